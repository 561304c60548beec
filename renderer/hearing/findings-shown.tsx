import { Text, Title } from '@mantine/core';
import { stepsOf } from '../../shared/discipline/case.ts';
import { dispositionOf } from '../../shared/discipline/penalties-standing.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import type { About } from './about.ts';
import { capital, sayCharge } from './charges.ts';
import classes from './hearing.module.css';

/** The disposition that stands: the finding on each charge with what it rests on, and the reasons. */
export function FindingsShown({ about: { held, procedures } }: { readonly about: Pick<About, 'held' | 'procedures'> }) {
  const disposition = dispositionOf(held);
  const act = disposition && stepsOf(held).find((one) => one.entry === disposition.entry);
  if (act?.kind !== 'hearing.disposed') return null;
  const { charges, reasons, at } = act.body;
  return (
    <section className="sheet" aria-label="Disposition">
      <div className="sheet-title">
        <Title order={2}>Disposition</Title>
        <Text size="sm" className="quiet">
          {withDays(sayMoment(at))}
        </Text>
      </div>
      <ul className={classes['done']}>
        {charges.map(({ rule, finding, evidence }) => (
          <li key={rule}>
            <b>{capital(finding)}</b>: {sayCharge(rule, { held, procedures })}
            {evidence && <div className="quiet">Evidence relied on: {evidence}</div>}
          </li>
        ))}
      </ul>
      {reasons && <Text size="sm">Reasons: {reasons}</Text>}
    </section>
  );
}
