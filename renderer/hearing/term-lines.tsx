import { daysOwed, type ConfinementTerm } from '../../shared/discipline/terms.ts';
import { caseIn } from '../../shared/discipline/case.ts';
import { sayDay } from '../design/day.tsx';
import type { About } from './about.ts';
import classes from './hearing.module.css';

/** Terms of confinement with their days laid end to end, both counted, and what of each is still owed. */
export function TermLines({ terms, about: { page, today } }: { readonly terms: readonly ConfinementTerm[]; readonly about: Pick<About, 'page' | 'today'> }) {
  const on = Temporal.PlainDate.from(today);
  return (
    <ul className={classes['terms']}>
      {terms.map((term) => {
        const after = term.after === null ? undefined : caseIn(page, term.after);
        return (
          <li key={`${term.report} ${term.number} ${term.invoked}`}>
            <b>{term.what}</b> {term.days} day{term.days === 1 ? '' : 's'}: {sayDay(term.from)} to {sayDay(term.to)}
            {term.invoked && ', invoked'}
            {after && `, after the confinement of the report of ${sayDay(after.report.date)}`}
            {term.loop && ', which runs after itself: laid from its own day'}
            <span className="quiet"> · {daysOwed(term, on)} owed after today</span>
          </li>
        );
      })}
    </ul>
  );
}
