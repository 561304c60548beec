import { Link } from 'wouter';
import { inFull } from '../../shared/time/citation.ts';
import type { Step } from '../../shared/time/derivation.ts';
import { markNames } from '../../shared/time/rules.ts';
import { WholeDays } from '../design/day.tsx';
import classes from './person.module.css';

/** Steps of a conclusion in words, numbered, each with its law, how sure it is, and the entries it rests on. In: the address of the daybook they are in. */
export function StepList({ steps, daybook }: { readonly steps: readonly Step<number, string>[]; readonly daybook: string | null }) {
  return (
    <ol className={classes['steps']}>
      {steps.map((step, index) => {
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
  );
}
