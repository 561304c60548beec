import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ApprovalLine } from '../../shared/contract/unit-lists.ts';
import { sayDay } from '../design/day.tsx';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import { UnitRows, type Column } from '../unit-lists/unit-rows.tsx';
import { moveAddress } from './addresses.ts';

const columns: readonly Column<ApprovalLine>[] = [
  {
    title: 'Asked for',
    shows: ({ askedOn, askedBy }) => (
      <>
        {sayDay(askedOn)}
        <div className="quiet">{askedBy}</div>
      </>
    ),
  },
  {
    title: 'What it is',
    shows: ({ nature, words }) => (
      <>
        {nature}
        <div className="quiet">{words}</div>
      </>
    ),
  },
  {
    title: 'Decision',
    shows: ({ approved }) =>
      approved === null ? (
        'awaited'
      ) : (
        <>
          approved {sayDay(approved.on)}
          <div className="quiet">{approved.by}</div>
        </>
      ),
  },
];

/** Immediate moves that await the Watch Commander, and those that he approved and nobody has made (PIMS R9). */
export function ApprovalsPage() {
  const { queries } = useStation();
  const found = useQuery(queries.shu.approvals.queryOptions());
  const lines = found.data ?? [];
  return (
    <div className="page-wide">
      <UnitHead here="Immediate moves" explains="Moves down that were asked for at once. The Watch Commander approves or refuses; who asks never approves (PIMS R9)." />
      {found.error && !found.data && <div className="sheet empty">The station does not answer.</div>}
      {!found.data && !found.error && <Skeleton height={240} />}
      {found.data && (
        <>
          <Moves title="Awaiting the Watch Commander" lines={lines.filter(({ approved }) => approved === null)} empty="No immediate move waits for the Watch Commander." />
          <Moves title="Approved, to be made" lines={lines.filter(({ approved }) => approved !== null)} empty="Every immediate move that was approved has been made." />
        </>
      )}
    </div>
  );
}

function Moves({ title, lines, empty }: { readonly title: string; readonly lines: readonly ApprovalLine[]; readonly empty: string }) {
  return (
    <section className="sheet" aria-label={title} style={{ marginBottom: 14 }}>
      <div className="sheet-title">
        <Title order={2}>
          {title} <span className="quiet">{lines.length}</span>
        </Title>
      </div>
      <UnitRows
        label={title}
        lines={lines}
        keyOf={({ request }) => request}
        opens={({ id }) => moveAddress(id)}
        empty={empty}
        columns={columns}
      />
    </section>
  );
}
