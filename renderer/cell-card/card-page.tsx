import { Button, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { cellCardOf } from '../../shared/shu/cell-card.ts';
import { recordOf } from '../case/record-of.ts';
import { NoPerson } from '../person/no-person.tsx';
import { usePerson } from '../person/use-person.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { cardsAddress } from './addresses.ts';
import { Card } from './card.tsx';
import classes from './card.module.css';

/** A person's cell card as it prints. */
export function CardPage({ person }: { readonly person: string }) {
  const found = usePerson(person);
  if (!found.data) return found.error ? <NoPerson error={found.error} /> : <div className="page"><Skeleton height={420} /></div>;
  return <Shown page={found.data} />;
}

function Shown({ page }: { readonly page: PersonPage }) {
  const { today, procedures } = useWho();
  const { queries } = useStation();
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  usePageKeys([['p', () => window.print()]]);
  const { identity, cell: stay, id } = page;
  const card = cellCardOf(recordOf(page), procedures, today);
  return (
    <div className="page">
      <div className={`no-print ${classes['bar']}`}>
        <div>
          <h1 style={{ margin: 0 }}>Cell card</h1>
          <Text size="sm" className="quiet">
            <Link href={`/people/${id}/level`}>{identity?.name ?? 'this person'}</Link>. As it stands today; <kbd>P</kbd> prints it.{' '}
            {stay && <Link href={cardsAddress(stay.unit)}>All cards of the unit</Link>}
          </Text>
        </div>
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <div className={classes['cards']}>
        <Card line={{ id, name: identity?.name ?? 'No reception on record', din: identity?.din ?? 'none', unit: stay?.unit ?? null, cell: stay?.cell ?? null, level: card.level, card }} facility={facility?.name ?? ''} />
      </div>
    </div>
  );
}
