import { Title } from '@mantine/core';
import { Link } from 'wouter';
import { effectsOf } from '../../shared/discipline/effects.ts';
import { sayDay, withDays } from '../design/day.tsx';
import type { About } from './about.ts';
import { capital } from './charges.ts';
import classes from './hearing.module.css';

/** What the disposition has caused, on its own sheet and elsewhere in the record. */
export function EffectsShown({ about: { page, held, record } }: { readonly about: Pick<About, 'page' | 'held' | 'record'> }) {
  const effects = effectsOf(record, held.root);
  return (
    <section className="sheet" aria-label="What it has caused">
      <div className="sheet-title">
        <Title order={2}>What it has caused</Title>
        <Link href={`/people/${page.id}/daybook`}>The person’s daybook</Link>
      </div>
      {effects.length === 0 && <div className="empty">Nothing outside its own sheet.</div>}
      <ul className={classes['effects']}>
        {effects.map(({ effect, entry, day, says }) => (
          <li key={`${effect} ${entry} ${says}`}>
            <span className="nowrap">{sayDay(day)}</span> <b>{capital(effect)}</b>: {withDays(says)}
          </li>
        ))}
      </ul>
    </section>
  );
}
