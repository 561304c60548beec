import { Button, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DrcCutLine, DrcDecisionLine, DrcReviewLine } from '../../shared/contract/unit-lists.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import { UnitRows, type Column } from '../unit-lists/unit-rows.tsx';
import { drcActAddress, drcAddress } from './addresses.ts';
import classes from './drc.module.css';
import { DueDay } from './due-day.tsx';
import { mayEnter } from './who-enters.ts';

/** How far ahead reviews to come are listed before somebody asks for all of them. */
const ahead = { months: 1 };

const release = { title: 'Release date from confinement', shows: ({ release: day }: { readonly release: string | null }) => (day === null ? <span className="quiet">nothing owed</span> : <span className="nowrap">{sayDay(day)}</span>) };

const reviewColumns: readonly Column<DrcReviewLine>[] = [
  {
    title: 'Review due',
    shows: ({ due }) => (
      <>
        <div className="nowrap">{sayDay(due)}</div>
        <DueDay due={due} />
      </>
    ),
  },
  {
    title: 'Days owed on admission',
    shows: ({ owed, admitted, inferred }) => (
      <>
        {owed}
        <div className="quiet">
          <span className="nowrap">since {sayDay(admitted)}</span>
          {inferred && ', by his first level'}
        </div>
      </>
    ),
  },
  { title: 'Days before the review', shows: ({ part }) => part },
  release,
];
const missedColumns: readonly Column<DrcReviewLine>[] = [{ title: 'Review was due', shows: ({ due }) => <span className="nowrap">{sayDay(due)}</span> }, ...reviewColumns.slice(1)];
const decisionColumns: readonly Column<DrcDecisionLine>[] = [
  { title: 'Recommended', shows: ({ on }) => <span className="nowrap">{sayDay(on)}</span> },
  { title: 'Days off', shows: ({ days }) => days },
  release,
];
const cutColumns: readonly Column<DrcCutLine>[] = [
  { title: 'Decided', shows: ({ on }) => <span className="nowrap">{sayDay(on)}</span> },
  { title: 'Why', shows: ({ says }) => withDays(says) },
];

/** What the Disciplinary Review Committee and the Superintendent have before them: reviews due and to come, recommendations, cuts to be looked at again. */
export function DrcListPage() {
  const { queries } = useStation();
  const { who, today } = useWho();
  const found = useQuery(queries.shu.drc.queryOptions());
  const [all, setAll] = useState(false);
  const reviews = found.data?.reviews ?? [];
  const due = reviews.filter((line) => line.due <= today);
  const toCome = reviews.filter((line) => line.due > today);
  const soon = Temporal.PlainDate.from(today).add(ahead).toString();
  const shown = all ? toCome : toCome.filter((line) => line.due <= soon);
  const decides = mayEnter('decision', who.role);
  return (
    <div className="page-wide">
      <UnitHead
        here="DRC"
        explains="Disciplinary Review Committee: each person is reviewed at half of the confinement owed on admission; the Superintendent decides what is recommended (PIMS, Upstate 5/01/01 p. 1 G, p. 2)."
      />
      {found.error && !found.data && <div className="sheet empty">The station does not answer.</div>}
      {!found.data && !found.error && <Skeleton height={240} />}
      {found.data && (
        <div className={classes['lists']}>
          <section className="sheet" aria-label="Before the Superintendent">
            <div className="sheet-title">
              <Title order={2}>
                Before the Superintendent <span className="quiet">{found.data.decisions.length}</span>
              </Title>
            </div>
            <UnitRows
              label="Recommendations to decide"
              lines={found.data.decisions}
              keyOf={({ review }) => review}
              opens={({ id, review }) => (decides ? drcActAddress(id, 'decision', review) : drcAddress(id))}
              empty="No recommendation awaits the Superintendent."
              columns={decisionColumns}
            />
          </section>
          {found.data.lookAgain.length > 0 && (
            <section className="sheet" aria-label="Time cuts to be looked at again">
              <div className="sheet-title">
                <Title order={2}>
                  Time cuts to be looked at again <span className="quiet">{found.data.lookAgain.length}</span>
                </Title>
              </div>
              <UnitRows label="Time cuts to be looked at again" lines={found.data.lookAgain} keyOf={({ entry }) => entry} opens={({ id }) => drcAddress(id)} empty="" columns={cutColumns} />
            </section>
          )}
          <section className="sheet" aria-label="Reviews due">
            <div className="sheet-title">
              <Title order={2}>
                Reviews due <span className="quiet">{due.length}</span>
              </Title>
            </div>
            <UnitRows label="Reviews due" lines={due} keyOf={({ id }) => id} opens={({ id }) => drcAddress(id)} empty="No review is due." columns={reviewColumns} />
          </section>
          <section className="sheet" aria-label="Reviews to come">
            <div className="sheet-title">
              <Title order={2}>
                Reviews to come{!all && `, to ${sayDay(soon)}`} <span className="quiet">{shown.length}</span>
              </Title>
              {toCome.some((line) => line.due > soon) && (
                <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
                  {all ? `Only those to ${sayDay(soon)}` : `All ${toCome.length} to come`}
                </Button>
              )}
            </div>
            <UnitRows label="Reviews to come" lines={shown} keyOf={({ id }) => id} opens={({ id }) => drcAddress(id)} empty="No review is to come in that time." columns={reviewColumns} />
          </section>
          {found.data.missed.length > 0 && (
            <section className="sheet" aria-label="Not reviewed in time">
              <div className="sheet-title">
                <Title order={2}>
                  Not reviewed while confinement was owed <span className="quiet">{found.data.missed.length}</span>
                </Title>
              </div>
              <details>
                <summary>Nothing remains of which time could come off. Check the admission and the terms of each.</summary>
                <UnitRows label="Not reviewed in time" lines={found.data.missed} keyOf={({ id }) => id} opens={({ id }) => drcAddress(id)} empty="" columns={missedColumns} />
              </details>
            </section>
          )}
        </div>
      )}
    </div>
  );
}
