import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CaptainLine } from '../../shared/contract/unit-lists.ts';
import { sayDay } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import { UnitRows, type Column } from '../unit-lists/unit-rows.tsx';
import { reviewAddress } from './addresses.ts';

const columns: readonly Column<CaptainLine>[] = [
  {
    title: 'Report',
    shows: ({ task, rules }) => (
      <>
        {sayDay(task.date)}
        <div className="quiet">{rules.join(', ')}</div>
      </>
    ),
  },
  {
    title: 'Tier',
    shows: ({ task: { tier, tierSet, level } }) => (
      <>
        {'I'.repeat(tier)}
        {!tierSet && ' proposed'}
        <div className="quiet">at Level {level}</div>
      </>
    ),
  },
  { title: 'Days open', shows: ({ task }) => <DaysOpen since={task.date} /> },
  { title: 'Where the case stands', shows: ({ state }) => state },
  { title: 'Immediate move', shows: ({ immediateMove }) => immediateMove ?? <span className="quiet">not asked for</span> },
];

function DaysOpen({ since }: { readonly since: string }) {
  const { today } = useWho();
  return Temporal.PlainDate.from(since).until(Temporal.PlainDate.from(today)).days;
}

/** Every report that awaits the Captain or a designee, the oldest first (PIMS R8). */
export function CaptainPage() {
  const { queries } = useStation();
  const found = useQuery(queries.shu.captain.queryOptions());
  return (
    <div className="page-wide">
      <UnitHead here="Captain’s reviews" explains="Every Tier II and III report on a person at Level II or III, until the Captain or a designee has decided whether he moves (PIMS R8). The oldest comes first." />
      <section className="sheet" aria-label="Reports to decide">
        {found.error && !found.data && <div className="empty">The station does not answer.</div>}
        {!found.data && !found.error && <Skeleton height={240} />}
        {found.data && (
          <UnitRows
            label="Reports to decide"
            lines={found.data}
            keyOf={({ task }) => task.report}
            opens={({ id, task }) => reviewAddress(id, task.report)}
            empty="No report waits for the Captain."
            columns={columns}
          />
        )}
      </section>
    </div>
  );
}
