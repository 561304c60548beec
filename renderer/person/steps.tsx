import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { inFull } from '../../shared/time/citation.ts';
import { dateTitles, stepsOf, type Computation, type DateName } from '../../shared/time/computation.ts';
import { markNames } from '../../shared/time/rules.ts';
import { WholeDays, withDays } from '../design/day.tsx';
import classes from './person.module.css';
import { sayConclusion } from './say-conclusion.ts';

/** How one date was worked out: every step in words, with its law, how sure it is, and the entries it rests on. */
export function Steps({ computation, name, daybook }: { readonly computation: Computation & { readonly outcome: 'computed' }; readonly name: DateName; readonly daybook: string | null }) {
  const conclusion = computation.dates[name];
  const { verify, because, status, couldMove } = conclusion;
  return (
    <section aria-label={`How ${name} was worked out`}>
      <Title order={3}>
        {dateTitles[name]}: {sayConclusion(conclusion)}
      </Title>
      {because && <Text size="sm">{withDays(because)}</Text>}
      {status && (
        <Text size="sm">
          <b>{status.is.charAt(0).toUpperCase() + status.is.slice(1)}</b>: {withDays(status.because)}
        </Text>
      )}
      {verify.map(({ doubt, says }) => (
        <Text key={`${doubt}${says}`} className={classes['doubt']}>
          Verify: {says} ({doubt})
        </Text>
      ))}
      {couldMove?.map((cause) => (
        <Text key={cause} size="sm" className="quiet">
          Could still move: {withDays(cause)}
        </Text>
      ))}
      <ol className={classes['steps']}>
        {stepsOf(computation, name).map((step, index) => {
          const entries = [...new Set(step.operands.flatMap((operand) => operand.entry ?? []))];
          return (
            <li key={index}>
              <WholeDays text={step.says} />
              <div className={classes['cite']}>
                {step.title} · {inFull(step.citation)} · <span>{step.marks.map((mark) => markNames[mark]).join('; ')}</span>
                {daybook !== null && entries.length > 0 && (
                  <>
                    {' · '}
                    <Link href={daybook}>{entries.length === 1 ? 'its entry' : 'its entries'}</Link>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
