import { Button, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { recordOf } from '../case/record-of.ts';
import { WorkSheet } from '../hearing/work-sheet.tsx';
import { CaseLine } from './case-line.tsx';
import { ExpungedSheet, useExpunged } from './expunged-sheet.tsx';
import { GoodTimeSheet } from './good-time-sheet.tsx';
import { HaltSheet } from './halt-sheet.tsx';
import { PenaltiesSheet } from './penalties-sheet.tsx';
import classes from './person.module.css';

/** The person's disciplinary record: every case, newest incident first; what is in force, owed and suspended; good time; segregated confinement. */
export function DisciplineTab({ page, canWrite }: { readonly page: PersonPage; readonly canWrite: boolean }) {
  const expunged = useExpunged(page.id);
  const record = useMemo(() => recordOf(page), [page]);
  const cases = page.cases.toSorted((a, b) => (`${a.report.date}${a.report.time}` < `${b.report.date}${b.report.time}` ? 1 : -1));
  return (
    <div className={classes['columns']}>
      <section className="sheet" aria-label="Misbehavior reports">
        <div className="sheet-title">
          <Title order={2}>
            Misbehavior reports {expunged.length > 0 && <span className="quiet">{expunged.length} expunged</span>}
          </Title>
          {canWrite && (
            <Button component={Link} href={`/people/${page.id}/report`} size="compact-sm" variant="subtle">
              Write a report
            </Button>
          )}
        </div>
        {cases.length === 0 && <div className="empty">No misbehavior report is on record.</div>}
        {cases.map((held) => (
          <CaseLine key={held.root} page={page} held={held} canWrite={canWrite} />
        ))}
      </section>
      <div className={classes['stack']}>
        <WorkSheet page={page} />
        <PenaltiesSheet page={page} record={record} />
        <HaltSheet page={page} record={record} />
        <GoodTimeSheet page={page} record={record} />
        <ExpungedSheet page={page} expunged={expunged} />
      </div>
    </div>
  );
}
