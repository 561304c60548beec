import { describe, expect, test } from 'vitest';
import { dateNames, type Computation, type Conclusion } from '../../shared/time/computation.ts';
import { compareDate } from './difference.ts';

function computed(value: string | null, outcome: Conclusion['outcome'], status?: Conclusion['status']): Computation {
  const dates = Object.fromEntries(dateNames.map((name) => [name, { name, outcome, value, step: null, verify: [], ...(status ? { status } : {}) }])) as unknown as Record<(typeof dateNames)[number], Conclusion>;
  return { outcome: 'computed', rules: '', dates, steps: [], runs: [] };
}

const none = computed(null, 'none');
const life = computed(null, 'life');
const missing: Computation = { outcome: 'not computed', rules: '', missing: [] };
const day = (value: string) => computed(value, 'date');
const month = (value: string) => computed(value, 'month');
const term = (value: string) => computed(value, 'term');

describe('the difference of a date now and if', () => {
  test.each<[string, Computation, Computation, string, string]>([
    ['days later', day('2028-11-22'), day('2028-11-27'), 'later', '5 days later'],
    ['a day earlier', day('2028-03-01'), day('2028-02-29'), 'earlier', '1 day earlier'],
    ['years later', day('2028-11-22'), day('2034-11-22'), 'later', '2,191 days later'],
    ['the same day', day('2028-11-22'), day('2028-11-22'), 'same', 'same'],
    ['months earlier', month('2029-01'), month('2028-11'), 'earlier', '2 months earlier'],
    ['a longer term', term('12-00-00'), term('12-03-15'), 'longer', '3 months 15 days longer'],
    ['a shorter term', term('10-06-24'), term('2-00-00'), 'shorter', '8 years 6 months 24 days shorter'],
    ['a date where there was none', none, day('2028-11-22'), 'other', 'otherwise'],
    ['life in place of a date', day('2028-11-22'), life, 'other', 'otherwise'],
    ['nothing computed in place of a date', day('2028-11-22'), missing, 'other', 'otherwise'],
    ['nothing computed on both sides', missing, missing, 'same', 'same'],
  ])('%s', (_, now, instead, direction, says) => {
    expect(compareDate('CR', now, instead)).toMatchObject({ direction, says });
  });

  test('of the same day with another status says so', () => {
    const open = computed('2028-11-22', 'date', { is: 'open', because: '' });
    const granted = computed('2028-11-22', 'date', { is: 'granted', because: '' });
    expect(compareDate('merit', open, granted)).toMatchObject({ now: '2028-11-22', instead: '2028-11-22', direction: 'other', says: 'open → granted' });
  });
});
