import { Text, Title } from '@mantine/core';
import { chargesOf } from '../case/case-words.ts';
import { sayDay } from '../design/day.tsx';
import type { About } from './about.ts';
import classes from './hearing.module.css';

/** The charges as they are read to the person when the hearing begins. */
export function Charges({ about: { held, procedures } }: { readonly about: Pick<About, 'held' | 'procedures'> }) {
  const { report } = held;
  return (
    <section className="sheet" aria-label="Charges">
      <div className="sheet-title">
        <Title order={2}>Charges</Title>
        <Text size="sm" className="quiet">
          {sayDay(report.date)} {report.time}, {report.place}
        </Text>
      </div>
      <ul className={classes['done']}>
        {chargesOf(report, procedures).map(({ number, title, manner }) => (
          <li key={number}>
            <b>{number}</b> {title}
            {manner && ` (${manner}, 7 NYCRR 270.3)`}
          </li>
        ))}
      </ul>
    </section>
  );
}
