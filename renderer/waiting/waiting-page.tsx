import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode, SyntheticEvent } from 'react';
import { Link } from 'wouter';
import { shuRoles } from '../../shared/accounts/roles.ts';
import type { GalleryBeds, NotWaiting, WaitingList, WaitingPerson } from '../../shared/contract/unit-lists.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { eligibilityAddress } from '../eligibility/addresses.ts';
import { assignAddress } from '../level/addresses.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import { UnitRows, type Column } from '../unit-lists/unit-rows.tsx';

/** Who was found eligible and waits for a bed, in order, by level, with the beds there are; and who is not on the list any more, and why (PIMS R2, R5, R6). */
export function WaitingPage() {
  const { queries } = useStation();
  const found = useQuery(queries.shu.waiting.queryOptions());
  return (
    <div className="page-wide">
      <UnitHead
        here="Waiting list"
        explains="For each level, whoever could move first goes first: by the day of eligibility, then by the day of the finding (this program’s reading of PIMS R2). Whoever is passed over keeps his place."
      />
      {found.error && !found.data && <div className="sheet empty">The station does not answer.</div>}
      {!found.data && !found.error && <Skeleton height={240} />}
      {found.data && (
        <div style={{ display: 'grid', gap: 14 }}>
          <LevelWaits to="III" list={found.data} />
          <LevelWaits to="II" list={found.data} />
          <NotWaitingSheet lines={found.data.notWaiting} />
        </div>
      )}
    </div>
  );
}

const before: Column<WaitingPerson> = { title: 'Place', shows: ({ position }) => <b>{position}</b> };

const columns: readonly Column<WaitingPerson>[] = [
  {
    title: 'Eligible since',
    shows: ({ eligibleOn, foundOn, after }) => (
      <>
        <span className="nowrap">{sayDay(eligibleOn)}</span>
        <div className="quiet nowrap">found {sayDay(foundOn)}</div>
        {(after === 'name' || after === 'number of the record') && <div className="quiet">same days as the one before</div>}
      </>
    ),
  },
  { title: 'Waits', shows: ({ foundOn }) => <DaysSince day={foundOn} /> },
  { title: 'Since the finding', shows: (line) => <Since line={line} /> },
];

const act: Column<WaitingPerson> = {
  title: 'Act',
  shows: ({ id, to, name }) => (
    <Apart>
      <Group gap={4} wrap="nowrap">
        <Button component={Link} href={assignAddress(id, to)} size="compact-sm" variant="default" aria-label={`Move ${name} to Level ${to}`}>
          Move
        </Button>
        <Button component={Link} href={eligibilityAddress(id)} size="compact-sm" variant="subtle" aria-label={`The finding on ${name}`}>
          Finding
        </Button>
      </Group>
    </Apart>
  ),
};

/** What is done within a row by itself, and not by the row. */
function Apart({ children }: { readonly children: ReactNode }) {
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <span role="presentation" onClick={stop} onKeyDown={stop}>
      {children}
    </span>
  );
}

function DaysSince({ day }: { readonly day: string }) {
  const { today } = useWho();
  const { days } = Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(today));
  return <span className="nowrap">{days === 1 ? '1 day' : `${days} days`}</span>;
}

function Since({ line: { risk, moving, skips } }: { readonly line: WaitingPerson }) {
  if (risk === '' && moving === null && skips.length === 0) return <span className="quiet">nothing</span>;
  return (
    <>
      {moving !== null && <div>To move down: {withDays(moving)}</div>}
      {risk !== '' && <div>At risk: {withDays(risk)}</div>}
      {skips.map(({ root, day, reason }) => (
        <div key={root}>
          Passed over {sayDay(day)}
          {reason && <span className="quiet">: {reason}</span>}
        </div>
      ))}
    </>
  );
}

function LevelWaits({ to, list }: { readonly to: 'II' | 'III'; readonly list: WaitingList }) {
  const { who } = useWho();
  const lines = list.waiting.filter((line) => line.to === to);
  const galleries = list.beds.filter(({ levels }) => levels.includes(to));
  const may = shuRoles.includes(who.role);
  return (
    <section className="sheet" aria-label={`Waiting for Level ${to}`}>
      <div className="sheet-title">
        <Title order={2}>
          <LevelMark level={to} /> <span className="quiet">{lines.length === 1 ? '1 waits' : `${lines.length} wait`}</span>
        </Title>
      </div>
      <Beds to={to} galleries={galleries} />
      <UnitRows
        label={`Waiting for Level ${to}`}
        lines={lines}
        keyOf={({ finding }) => finding}
        opens={({ id }) => (may ? assignAddress(id, to) : eligibilityAddress(id))}
        before={before}
        columns={may ? [...columns, act] : columns}
        empty={`Nobody waits for Level ${to}.`}
      />
      {may && lines.length > 1 && (
        <Text size="sm" className="quiet" mt={6}>
          Arrows move, <kbd>Enter</kbd> opens the move. To move somebody further down, a reason is given for each who is passed over.
        </Text>
      )}
    </section>
  );
}

/** The beds that are free on galleries designated to a level; where there is none, nobody advances to it (PIMS R6, R16). */
function Beds({ to, galleries }: { readonly to: 'II' | 'III'; readonly galleries: readonly GalleryBeds[] }) {
  const total = galleries.reduce((sum, { free }) => sum + free, 0);
  if (total === 0) {
    return (
      <Text mb={6}>
        <b>No bed is free on a gallery designated to Level {to}</b>: nobody moves there until one is <span className="quiet">(PIMS {to === 'III' ? 'R6, R16' : 'R1'})</span>.
      </Text>
    );
  }
  return (
    <Text mb={6}>
      <b>{sayBeds(total)} free</b> on {galleries.length === 1 ? 'a gallery' : `${galleries.length} galleries`} designated to Level {to} <span className="quiet">(PIMS {to === 'III' ? 'R6, R16' : 'R1'})</span>:{' '}
      {galleries.map(({ unit, gallery, name, free, empty }, index) => (
        <span key={`${unit} ${gallery}`}>
          {index > 0 && '; '}
          <Link href={`/shu/${unit}`}>{name}</Link> {free}
          {empty < free && <span className="quiet"> ({empty === 0 ? 'no' : empty} {empty === 1 ? 'cell' : 'cells'} empty)</span>}
        </span>
      ))}
      .
    </Text>
  );
}

function sayBeds(free: number): string {
  return free === 1 ? 'One bed' : `${free} beds`;
}

const whatCame: readonly Column<NotWaiting>[] = [
  { title: 'Found', shows: ({ foundOn, to }) => `${sayDay(foundOn)}, for Level ${to}` },
  {
    title: 'What came of it',
    shows: ({ state, because }) => (
      <>
        <b>{state === 'lost' ? 'Lost' : 'In question'}</b>: {withDays(because)}
      </>
    ),
  },
];

/** Who was found eligible and does not wait, and what did it. */
function NotWaitingSheet({ lines }: { readonly lines: readonly NotWaiting[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="sheet" aria-label="Found eligible, not waiting">
      <div className="sheet-title">
        <Title order={2}>
          Found eligible, not waiting <span className="quiet">{lines.length}</span>
        </Title>
      </div>
      <UnitRows
        label="Found eligible, not waiting"
        lines={lines}
        keyOf={({ id }) => id}
        opens={({ id }) => eligibilityAddress(id)}
        columns={whatCame}
        empty=""
      />
    </section>
  );
}
