import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import {
  segregationEnded,
  segregationEndedVoided,
  segregationPlaced,
  segregationPlacedVoided,
  specialPopulationNoted,
  specialPopulationVoided,
  type PopulationNoted,
  type SegregationStay,
} from '../../shared/discipline/segregation.ts';
import { sayDay } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { actAddress, personActAddress } from './addresses.ts';

interface OnPage {
  readonly page: PersonPage;
  /** The case that the forms lead back to; none where they are opened from the person. */
  readonly report?: string | undefined;
}

function formAddress({ page, report }: OnPage, kind: string, entry?: string): string {
  return report === undefined ? personActAddress(page.id, kind, entry) : actAddress(page.id, report, kind, entry === undefined ? {} : { entry });
}

/** How a stay is corrected and struck out, its placing and its end, for those who place people; nothing for others. */
export function StayActs({ stay, ...on }: OnPage & { readonly stay: SegregationStay }) {
  const { who } = useWho();
  if (!segregationPlaced.roles.includes(who.role)) return null;
  const { id, seen } = on.page;
  return (
    <Group gap={4}>
      <Correct href={formAddress(on, segregationPlaced.name, stay.entry)} what="placing" />
      {stay.ended === undefined || stay.to === null ? (
        <StrikeOut subject={id} kind={segregationPlacedVoided.name} entry={stay.entry} effective={stay.from} fact={`the placing of ${sayDay(stay.from)}`} seen={seen} />
      ) : (
        <>
          <Correct href={formAddress(on, segregationEnded.name, stay.ended)} what="end" />
          <StrikeOut subject={id} kind={segregationEndedVoided.name} entry={stay.ended} effective={stay.to} fact={`the end of ${sayDay(stay.to)}`} seen={seen} label="Strike out end" />
        </>
      )}
    </Group>
  );
}

/** How a special population is corrected and struck out, for those who note it; nothing for others. */
export function PopulationActs({ noted, ...on }: OnPage & { readonly noted: PopulationNoted }) {
  const { who } = useWho();
  if (!specialPopulationNoted.roles.includes(who.role)) return null;
  return (
    <Group gap={4} wrap="nowrap">
      <Correct href={formAddress(on, specialPopulationNoted.name, noted.entry)} />
      <StrikeOut subject={on.page.id} kind={specialPopulationVoided.name} entry={noted.entry} effective={noted.from} fact={`the special population, ${noted.group}`} seen={on.page.seen} />
    </Group>
  );
}

function Correct({ href, what }: { readonly href: string; readonly what?: string }) {
  return (
    <Button component={Link} href={href} size="compact-xs" variant="subtle">
      {what === undefined ? 'Correct' : `Correct ${what}`}
    </Button>
  );
}

/** What can be entered of segregated confinement now, for those who may; nothing for others. */
export function SegregationButtons(on: OnPage) {
  const { who } = useWho();
  const isGoing = on.page.segregation.some(({ to }) => to === null);
  const offered = [
    ...(segregationPlaced.roles.includes(who.role) ? [isGoing ? { kind: segregationEnded.name, says: 'End segregated confinement' } : { kind: segregationPlaced.name, says: 'Place in segregated confinement' }] : []),
    ...(specialPopulationNoted.roles.includes(who.role) ? [{ kind: specialPopulationNoted.name, says: 'Note a special population' }] : []),
  ];
  if (offered.length === 0) return null;
  return (
    <Group gap={6} mt="xs">
      {offered.map(({ kind, says }) => (
        <Button key={kind} component={Link} href={formAddress(on, kind)} variant="default" size="compact-sm">
          {says}
        </Button>
      ))}
    </Group>
  );
}
