import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { clockMoved, sayStand } from './clock-moves.ts';
import { Unit } from './testing/unit.ts';

const asOf = Temporal.PlainDate.from('2026-03-02');

/** What moves the clock of somebody since an hour before which his history was entered. */
function movedBy(history: Unit, shift: (unit: Unit) => void) {
  const since = Temporal.Instant.from(history.seen.at(-1)!.header.at).add({ milliseconds: 1 }).toString();
  shift(history);
  const moved = clockMoved(history.subject, history.seen, since, known, defaultProcedures, asOf);
  const kindOf = (id: string) => history.seen.find(({ header }) => header.id === id)!.header.kind;
  return moved && { was: sayStand(moved.was), now: sayStand(moved.now), by: moved.by.map(({ entry, to }) => [kindOf(entry), sayStand(to)]) };
}

describe('a level clock moved in a shift', () => {
  test('a report puts it at risk, its affirmation moves it, its reversal moves it back', () => {
    const unit = new Unit(1, ['I', '2026-02-10']);
    let report = '';
    expect(movedBy(unit, (one) => (report = one.report('2026-02-20', 'tier set')))).toEqual({
      was: 'Level I, earliest day 2026-03-12',
      now: 'Level I, earliest day 2026-03-12, at risk',
      by: [['report.written', 'Level I, earliest day 2026-03-12, at risk']],
    });
    expect(movedBy(unit, (one) => one.dispose(report, '2026-02-20'))).toEqual({
      was: 'Level I, earliest day 2026-03-12, at risk',
      now: 'Level I, earliest day 2026-03-22',
      by: [['hearing.disposed', 'Level I, earliest day 2026-03-22']],
    });
    expect(movedBy(unit, (one) => one.reverse(report, '2026-03-01'))).toMatchObject({ now: 'Level I, earliest day 2026-03-12', by: [['appeal.decided', 'Level I, earliest day 2026-03-12']] });
  });

  test('a restraint order takes the day away, a level begins it anew', () => {
    expect(movedBy(new Unit(1, ['II', '2026-02-10']), (one) => one.restrain('2026-03-01'))).toMatchObject({ now: 'Level II, no day, on a restraint order', by: [['restraint-order.issued', expect.any(String)]] });
    expect(movedBy(new Unit(1, ['II', '2026-02-10']), (one) => one.level('I', '2026-03-01'))).toEqual({ was: 'Level II, earliest day 2026-03-12', now: 'Level I, earliest day 2026-03-31', by: [['level.assigned', 'Level I, earliest day 2026-03-31']] });
  });

  test('what moved and was put back within the shift is said with both', () => {
    const moved = movedBy(new Unit(1, ['II', '2026-02-10']), (one) => {
      const level = one.level('I', '2026-03-01');
      one.write({ kind: 'level.voided', body: {}, strikes: level, reason: 'On the wrong person' });
    });
    expect(moved).toEqual({ was: 'Level II, earliest day 2026-03-12', now: 'Level II, earliest day 2026-03-12', by: [['level.assigned', 'Level I, earliest day 2026-03-31'], ['level.voided', 'Level II, earliest day 2026-03-12']] });
  });

  test('nothing moves by what does not touch it, nor of somebody first entered since', () => {
    expect(movedBy(new Unit(1, ['II', '2026-02-10']), (one) => one.deprive('2026-03-01'))).toBeNull();
    const unit = new Unit(1, ['I', '2026-02-10']);
    expect(clockMoved(unit.subject, unit.seen, '2026-01-01T00:00:00.000Z', known, defaultProcedures, asOf)).toBeNull();
  });
});
