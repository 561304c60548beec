import { Button, Group, Pagination, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { certificationListNames, certificationLists, type CertificationListName } from '../../shared/time/standing.ts';
import { PeopleRows } from '../home/people-rows.tsx';
import { useStation } from '../station-link/station.tsx';
import classes from './certify.module.css';

/** A list of the records desk, whole, page by page. In: its name in the address; the first where that is none. */
export function CertificationListPage({ list }: { readonly list: string }) {
  const name = certificationListNames.find((one) => one === list) ?? certificationListNames[0]!;
  return <Listed key={name} name={name} />;
}

function Listed({ name }: { readonly name: CertificationListName }) {
  const { queries } = useStation();
  const [page, setPage] = useState(1);
  const found = useQuery({ ...queries.certification.list.queryOptions({ input: { list: name, page } }), placeholderData: keepPreviousData });
  const { title, explains, empty } = certificationLists[name];
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <Text className="quiet">{explains}</Text>
        </div>
      </div>
      <nav className={classes['lists']} aria-label="Lists of certification">
        {certificationListNames.map((one) => (
          <Button key={one} component={Link} href={`/certification/${one}`} size="compact-sm" variant={one === name ? 'filled' : 'default'} aria-current={one === name ? 'page' : undefined}>
            {certificationLists[one].title}
          </Button>
        ))}
      </nav>
      <section className="sheet" aria-label={title}>
        {!found.data && <Skeleton height={200} />}
        {found.data?.count === 0 && <div className="empty">{empty}</div>}
        {found.data && found.data.count > 0 && (
          <>
            <PeopleRows people={found.data.people} />
            <Group justify="space-between" mt="sm">
              <Text size="sm" className="quiet">
                {found.data.count.toLocaleString('en-US')} people, the nearest conditional release first
              </Text>
              {found.data.count > found.data.perPage && (
                <Pagination
                  total={Math.ceil(found.data.count / found.data.perPage)}
                  value={page}
                  onChange={setPage}
                  size="sm"
                  getControlProps={(control) => ({ 'aria-label': { previous: 'Previous page', next: 'Next page', first: 'First page', last: 'Last page' }[control] })}
                  getItemProps={(number) => ({ 'aria-label': `Page ${number}` })}
                />
              )}
            </Group>
          </>
        )}
      </section>
    </div>
  );
}
