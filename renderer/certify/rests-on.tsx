import { Text, Title } from '@mantine/core';
import type { Basis } from '../../shared/time/inputs.ts';
import { sayDay, withDays } from '../design/day.tsx';
import classes from './certify.module.css';

/** What a computation was made from: the facts in the words of the papers, and the rule set. */
export function RestsOn({ basis }: { readonly basis: Basis }) {
  const calendar = basis.procedures.find(({ name }) => name === 'releaseCalendar');
  return (
    <section className="sheet" aria-label="What they rest on">
      <div className="sheet-title">
        <Title order={2}>What they rest on</Title>
      </div>
      <ul className={classes['inputs']}>
        {basis.inputs.map(({ root, what, says }) => (
          <li key={root}>
            <b>{withDays(what)}</b>: {withDays(says)}
          </li>
        ))}
      </ul>
      <Text size="sm" className="quiet" mt={6}>
        Rule set {withDays(basis.rules)}{calendar && `; release calendar of ${sayDay(calendar.effective)}`}.
      </Text>
    </section>
  );
}
