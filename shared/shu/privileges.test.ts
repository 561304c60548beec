import { describe, expect, test } from 'vitest';
import { levels } from '../facility/facility.ts';
import { privilegeItems, privilegeNumbers, type PrivilegeItem } from '../procedures/privilege-numbers.ts';
import type { Order } from './slice.ts';
import { privilegesOf } from './privileges.ts';

const place = { clock: '000000000000001-0000', station: 'station-1', seq: 1 };
const order = (change: Partial<Order>): Order => ({ of: 'restraint', root: 'order-1', entry: 'order-1', day: '2026-03-01', by: 'captain-1', place, why: 'Spat', reviewBy: '2026-03-08', reviews: [], ended: null, ...change });
const row = (item: PrivilegeItem, ...asked: Parameters<typeof privilegesOf>) => privilegesOf(...asked).rows.find((one) => one.item === item)!;

describe('what each level may have, and how people move (Upstate 5/01/01)', () => {
  test.each([
    ['I', 'cuffed in front with belt and chain', 'stays in restraints, cuffed in front with belt and chain (legal and family)', 'no'],
    ['II', 'cuffed in front with waist chain', 'not required to stay in restraints', 'may enrol if approved'],
    ['III', 'handcuffed only, hands in front', 'not required to stay in restraints', 'as Level II'],
  ] as const)('at Level %s', (level, out, visits, study) => {
    expect([row('out of the cell', level, [], privilegeNumbers).words, row('during visits', level, [], privilegeNumbers).words, row('Cell Study', level, [], privilegeNumbers).words]).toEqual([out, visits, study]);
  });

  test('every row has words for every level, and says where they stand', () => {
    for (const level of levels) {
      const { rows } = privilegesOf(level, [], privilegeNumbers);
      expect(rows.map(({ item }) => item)).toEqual(privilegeItems);
      for (const { words, source, order: by } of rows) expect([words.length > 1, source.startsWith('Upstate 5/01/01'), by]).toEqual([true, true, null]);
    }
  });

  test('base is the facility’s own value, and said to be wanting until it is set', () => {
    expect(row('showers', 'I', [], privilegeNumbers).words).toBe('base (to be set by the facility)');
    const set = { ...privilegeNumbers, base: { showersAWeek: 3, exerciseMinutesADay: 60 } };
    expect(row('showers', 'I', [], set).words).toBe('3 a week');
    expect(row('showers', 'III', [], set).words).toBe('four a week');
    expect(row('exercise', 'III', [], set).words).toBe('60 minutes a day and an additional half hour');
  });
});

describe('an order takes precedence', () => {
  test('a restraint order over how he moves, as it was last modified, and over nothing else', () => {
    const restrained = order({ restraints: 'Leg irons', reviews: [{ root: 'r', entry: 'r', day: '2026-03-02', by: 'captain-1', place, outcome: 'modified', reviewBy: '2026-03-09', words: 'Leg irons and mitts' }] });
    expect(row('out of the cell', 'III', [restrained], privilegeNumbers)).toMatchObject({ words: 'full restraints by the restraint order (Directive 4933) (Leg irons and mitts)', insteadOf: 'handcuffed only, hands in front', order: 'order-1' });
    expect(row('to and from visits', 'I', [restrained], privilegeNumbers).words).toContain('full restraints including leg irons during movement');
    expect(privilegesOf('I', [restrained], privilegeNumbers).rows.filter((one) => one.order !== null).map(({ item }) => item)).toEqual(['out of the cell', 'to and from visits']);
  });

  test('a deprivation order over the row that it names; whatever else it withholds is listed', () => {
    const deprived = order({ of: 'deprivation', withheld: ['Commissary, all but stamps', 'Radio'] });
    expect(row('commissary', 'II', [deprived], privilegeNumbers)).toMatchObject({ words: 'withheld by order: Commissary, all but stamps', insteadOf: 'as Directive 4933', order: 'order-1' });
    expect(privilegesOf('II', [deprived], privilegeNumbers).withheld).toEqual([{ what: 'Commissary, all but stamps', order: 'order-1' }, { what: 'Radio', order: 'order-1' }]);
  });
});
