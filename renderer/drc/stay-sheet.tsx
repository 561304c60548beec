import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { DrcStanding } from '../../shared/shu/drc-standing.ts';
import { shuAdmissionVoided, shuReleaseVoided } from '../../shared/shu/drc-stay.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import person from '../person/person.module.css';
import { useWho } from '../shell/who.ts';
import { drcActAddress } from './addresses.ts';
import { mayEnter } from './who-enters.ts';

/** Admissions to the unit and releases from it, with what is taken for an admission where none is entered. */
export function StaySheet({ page, standing: { stay } }: { readonly page: PersonPage; readonly standing: DrcStanding }) {
  const { who } = useWho();
  const may = mayEnter('admitted', who.role);
  const moves = [
    ...page.drc.admissions.map((one) => ({ ...one, act: 'admitted' as const, says: 'Admitted', voids: shuAdmissionVoided.name, fact: 'the admission' })),
    ...page.drc.releases.map((one) => ({ ...one, act: 'released' as const, says: 'Released', voids: shuReleaseVoided.name, fact: 'the release' })),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return (
    <section className="sheet" aria-label="In the unit">
      <div className="sheet-title">
        <Title order={2}>In the unit</Title>
        {may && (
          <Group gap={4}>
            {(stay === null || stay.inferred !== null) && (
              <Button component={Link} href={drcActAddress(page.id, 'admitted')} size="compact-sm" variant="subtle">
                Enter the admission
              </Button>
            )}
            {stay !== null && (
              <Button component={Link} href={drcActAddress(page.id, 'released')} size="compact-sm" variant="subtle">
                Enter the release
              </Button>
            )}
          </Group>
        )}
      </div>
      {stay?.inferred && (
        <Text size="sm" className={person['doubt']}>
          {withDays(stay.inferred)}.
        </Text>
      )}
      {moves.length === 0 && !stay && <div className="empty">No stay in the special housing unit is on record.</div>}
      {moves.length > 0 && (
        <ul className={person['lines']} aria-label="Admissions and releases">
          {moves.map(({ root, entry, day, by, reason, act, says, voids, fact }) => (
            <li key={root}>
              <Group justify="space-between" wrap="nowrap">
                <span>
                  <b>
                    {says} {sayDay(day)}
                  </b>
                  <span className="quiet">, {page.authors[by] ?? by}</span>
                  {reason && `. ${reason}`}
                </span>
                {may && (
                  <Group gap={4} wrap="nowrap">
                    <Button component={Link} href={drcActAddress(page.id, act, root)} size="compact-xs" variant="subtle">
                      Correct
                    </Button>
                    <StrikeOut subject={page.id} kind={voids} entry={entry} effective={day} fact={`${fact} of ${sayDay(day)}`} seen={page.seen} />
                  </Group>
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
