import { Title } from '@mantine/core';
import { inFull } from '../../shared/time/citation.ts';
import { dateTitles } from '../../shared/time/computation.ts';
import type { SharedDoubt } from './date-line.ts';
import classes from './dates.module.css';

/** What is to be verified, each point once, with the dates that rest on it. */
export function DoubtList({ doubts }: { readonly doubts: readonly SharedDoubt[] }) {
  if (doubts.length === 0) return null;
  return (
    <section className={`sheet ${classes['doubts']}`} aria-label="To verify">
      <Title order={2}>To verify</Title>
      <ol>
        {doubts.map(({ says, doubt, dates }, index) => (
          <li key={says} id={`doubt-${index + 1}`}>
            {inFull(says)} <span className="quiet">
              {doubt === 'K' ? '' : `${doubt}. `}
              Rest on it: {dates.map((name) => dateTitles[name]).join(', ')}.
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
