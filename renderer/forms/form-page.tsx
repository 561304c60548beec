import { Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { NoPerson } from '../person/no-person.tsx';
import { usePerson } from '../person/use-person.ts';

/** A page about one person with a form on it: who it is about stays in sight above. */
export function FormPage({ person, title, children }: { readonly person: string; readonly title: string; readonly children: (page: PersonPage) => ReactNode }) {
  const found = usePerson(person);
  if (!found.data) {
    return found.error ? (
      <NoPerson error={found.error} />
    ) : (
      <div className="page">
        <Skeleton height={200} />
      </div>
    );
  }
  const { identity } = found.data;
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <Text className="quiet">
            <Link href={`/people/${person}`}>{identity?.name ?? 'this person'}</Link> · <span className="mono">{identity?.din}</span>
            {found.data.cell && (
              <>
                {' · '}
                <span className="mono">{found.data.cell.cell}</span>
              </>
            )}
          </Text>
        </div>
      </div>
      {children(found.data)}
    </div>
  );
}
