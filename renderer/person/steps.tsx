import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { Conclusion, DateName } from '../../shared/time/compute.ts';
import { inOrder } from '../../shared/time/derivation.ts';
import { markNames } from '../../shared/time/rules.ts';
import { sayDay, WholeDays } from '../design/day.tsx';
import classes from './person.module.css';

const titles: Readonly<Record<DateName, string>> = { PE: 'Parole eligibility (PE)', CR: 'Conditional release (CR)', ME: 'Maximum expiration (ME)' };

/** How one date was worked out: every step in words, with its law, how sure it is, and the entries it rests on. */
export function Steps({ conclusion, daybook }: { readonly conclusion: Conclusion; readonly daybook: string | null }) {
  const steps = inOrder(conclusion.derivation);
  return (
    <section aria-label={`How ${conclusion.name} was worked out`}>
      <Title order={3}>
        {titles[conclusion.name]}: {conclusion.day ? sayDay(conclusion.day) : conclusion.outcome === 'life' ? 'life' : 'none'}
      </Title>
      {conclusion.verify.map((doubt) => (
        <Text key={doubt.doubt} className={classes['doubt']}>
          Verify: {doubt.says} ({doubt.doubt})
        </Text>
      ))}
      <ol className={classes['steps']}>
        {steps.map((step) => {
          const entries = [...new Set(step.operands.flatMap((operand) => operand.entry ?? []))];
          return (
            <li key={`${step.rule}${step.says}`}>
              <WholeDays text={step.says} />
              <div className={classes['cite']}>
                {step.title} · {step.citation} · <span title={step.marks.map((mark) => markNames[mark]).join('; ')}>{step.marks.map((mark) => markNames[mark]).join('; ')}</span>
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
