import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { segregationEnded, segregationPlaced, segregationPlacedVoided, specialPopulationNoted } from '../../shared/discipline/segregation.ts';
import { sayDay } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { actAddress } from './addresses.ts';
import classes from './case.module.css';

/** The stays in segregated confinement that serve this report, and, for those who place people, the forms of it. Nothing where there is neither. */
export function CaseSegregation({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const { who } = useWho();
  const stays = page.segregation.filter(({ report }) => report === held.root);
  const mayPlace = segregationPlaced.roles.includes(who.role);
  const mayNote = specialPopulationNoted.roles.includes(who.role);
  const isGoing = page.segregation.some(({ to }) => to === null);
  if (stays.length === 0 && !mayPlace && !mayNote) return null;
  return (
    <section className="sheet" aria-label="Segregated confinement">
      <div className="sheet-title">
        <Title order={2}>Segregated confinement</Title>
      </div>
      {stays.length === 0 && <Text className="quiet">No stay serves this report.</Text>}
      {stays.map((stay) => (
        <div key={stay.root} className={classes['lineHead']}>
          <span>
            {stay.where}, {sayDay(stay.from)} {stay.to === null ? (stay.until === undefined ? 'and still' : `and still, planned to ${sayDay(stay.until)}`) : `to ${sayDay(stay.to)}`}
            {stay.under && <span className="quiet"> under 137(6){stay.under.replace('k', '(k)')}</span>}
          </span>
          {mayPlace && (
            <Group gap={4} wrap="nowrap">
              <Button component={Link} href={actAddress(page.id, held.root, segregationPlaced.name, { entry: stay.entry })} size="compact-xs" variant="subtle">
                Correct
              </Button>
              <StrikeOut subject={page.id} kind={segregationPlacedVoided.name} entry={stay.entry} effective={stay.from} fact={`the placing of ${sayDay(stay.from)}`} seen={page.seen} />
            </Group>
          )}
        </div>
      ))}
      <Group gap={6} mt="xs">
        {mayPlace && !isGoing && (
          <Button component={Link} href={actAddress(page.id, held.root, segregationPlaced.name)} variant="default" size="compact-sm">
            Place in segregated confinement
          </Button>
        )}
        {mayPlace && isGoing && (
          <Button component={Link} href={actAddress(page.id, held.root, segregationEnded.name)} variant="default" size="compact-sm">
            End segregated confinement
          </Button>
        )}
        {mayNote && (
          <Button component={Link} href={actAddress(page.id, held.root, specialPopulationNoted.name)} variant="default" size="compact-sm">
            Note a special population
          </Button>
        )}
      </Group>
    </section>
  );
}
