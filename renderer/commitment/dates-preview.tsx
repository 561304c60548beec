import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { commitmentBody, type CommitmentBody } from '../../shared/time/commitment.ts';
import { compute, type Computation, type DateName } from '../../shared/time/compute.ts';
import { sayDate } from '../design/day.tsx';
import { Steps } from '../person/steps.tsx';
import { useWho } from '../shell/who.ts';
import classes from './commitment.module.css';

/** The dates that the words typed so far would give, with their steps, before anything is recorded. */
export function DatesPreview({ body, jailDays }: { readonly body: CommitmentBody; readonly jailDays: number | null }) {
  const { today } = useWho();
  const [open, setOpen] = useState<DateName>('CR');
  const computation = preview(body, jailDays, Temporal.PlainDate.from(today));
  return (
    <aside className={`sheet ${classes['preview']}`} aria-label="Dates as typed" aria-live="polite">
      <div className="sheet-title">
        <Title order={2}>Dates as typed</Title>
      </div>
      {computation.outcome === 'not computed' ? (
        computation.missing.map((missing) => (
          <Text key={missing} size="sm" className="quiet">
            {missing}
          </Text>
        ))
      ) : (
        <>
          <div className={classes['three']}>
            {(['PE', 'CR', 'ME'] as const).map((name) => {
              const { day, outcome } = computation.dates[name];
              return (
                <button key={name} type="button" aria-pressed={open === name} onClick={() => setOpen(name)}>
                  <span>{name}</span>
                  <b data-testid={`preview-${name}`}>{sayDate(day ?? outcome.toUpperCase())}</b>
                </button>
              );
            })}
          </div>
          <Steps conclusion={computation.dates[open]} daybook={null} />
        </>
      )}
    </aside>
  );
}

function preview(body: CommitmentBody, jailDays: number | null, today: Temporal.PlainDate): Computation {
  const { county, indictment, sentenced, received, counts } = body;
  const read = commitmentBody.safeParse({ county, indictment, sentenced, received, counts });
  if (!read.success) return { outcome: 'not computed', rules: '', missing: ['The dates appear when the commitment is filled in.'] };
  const typed = { root: 'typed', entry: 'typed' };
  const jailTimes = jailDays === null || Number.isNaN(jailDays) ? [] : [{ ...typed, commitment: 'typed', days: jailDays, certifiedBy: 'typed' }];
  return compute({ commitments: [{ ...read.data, ...typed }], jailTimes }, defaultProcedures, today);
}
