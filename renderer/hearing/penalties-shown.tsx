import { Text, Title } from '@mantine/core';
import { penaltiesOf, type PenaltyStanding } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { confinementOwed, confinementTerms } from '../../shared/discipline/terms.ts';
import { sayDay } from '../design/day.tsx';
import type { About } from './about.ts';
import classes from './hearing.module.css';
import { TermLines } from './term-lines.tsx';

/** The penalties of a case that stand, in words, and its confinement laid end to end with what is still owed. */
export function PenaltiesShown({ about }: { readonly about: Pick<About, 'page' | 'held' | 'record' | 'today'> }) {
  const { held, record, today } = about;
  const standing = penaltiesOf(held);
  const terms = confinementTerms(record);
  const own = terms.filter((term) => term.report === held.root);
  const owed = confinementOwed(terms, Temporal.PlainDate.from(today));
  return (
    <section className="sheet" aria-label="Penalties">
      <div className="sheet-title">
        <Title order={2}>Penalties</Title>
      </div>
      {standing.length === 0 && <Text size="sm">No penalty stands.</Text>}
      <ul className={classes['done']}>
        {standing.map((one) => (
          <li key={one.number}>{sayStanding(one)}</li>
        ))}
      </ul>
      {own.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            Confinement, with the first and the last day
          </Text>
          <TermLines terms={own} about={about} />
          <Text size="sm" mt={4}>
            {owed ? `With all reports ${owed.days} day${owed.days === 1 ? '' : 's'} are owed after today, to ${sayDay(owed.until)}.` : 'With all reports nothing is owed after today.'}
          </Text>
        </>
      )}
    </section>
  );
}

/** A penalty as it stands: what it is now, whether it was reduced, and what became of its suspended part. */
function sayStanding({ penalty, reducedBy, suspension }: PenaltyStanding): string {
  const suspended = suspension && (suspension.invoked ? `; the suspended part was invoked on ${sayDay(suspension.invoked.on)}` : `; what is suspended may be invoked up to ${sayDay(suspension.until)}`);
  const said = sayPenalty(penalty);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${reducedBy.length > 0 ? ', reduced' : ''}${suspended ?? ''}`;
}
