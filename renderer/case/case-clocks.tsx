import { Title } from '@mantine/core';
import type { Clock } from '../../shared/discipline/clock.ts';
import { useWho } from '../shell/who.ts';
import { ClockRow } from './clock-row.tsx';

const order = { missed: 0, extended: 1, running: 1, met: 2, ended: 3 } as const;

/** The clocks of a case: those to be seen to first, by their last day, then those that are over. */
export function CaseClocks({ clocks, daybook }: { readonly clocks: readonly Clock[]; readonly daybook: string }) {
  const { now } = useWho();
  const isOver = ({ state, met, direction, last, whose }: Clock) => (state === 'missed' && (met !== null || whose === 'person')) || (direction === 'not before' && last <= now);
  const rank = (clock: Clock) => (isOver(clock) ? order.met : order[clock.state]);
  const ordered = clocks.toSorted((a, b) => rank(a) - rank(b) || (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
  return (
    <section className="sheet" aria-label="Clocks">
      <div className="sheet-title">
        <Title order={2}>Clocks</Title>
      </div>
      {ordered.map((clock) => (
        <ClockRow key={`${clock.id} ${clock.round}`} clock={clock} now={now} daybook={daybook} />
      ))}
    </section>
  );
}
