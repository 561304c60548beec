import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runWorkedCase, type WorkedCase } from '../../shared/time/worked-case.ts';

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'worked-cases', 'worked-cases.json'), 'utf8')) as readonly WorkedCase[];

/** Expected before the rule of day 0 was found in the records (R6): 2 October less 2 days is the last of the month before, 31 March and not 30. */
const doubted = new Map([['DV-08', { CR: '2022-03-31', PRS_max_if_released_on_CR: '2024-10-01' }]]);

describe('a worked case', () => {
  test.each(cases.map((one) => [one.id, one.description, one] as const))('%s: %s', (id, _description, one) => {
    const expected = { ...one.expected, ...doubted.get(id) };
    expect(runWorkedCase({ ...one, expected })).toEqual({ is: 'met' });
  });
});

test('a case with a wrong expectation is not met, and says what differs', () => {
  const one = cases.find(({ id }) => id === 'DV-01')!;
  expect(runWorkedCase({ ...one, expected: { ...one.expected, PE: '2020-02-05' } })).toEqual({ is: 'not met', differing: [{ name: 'PE', expected: '2020-02-05', got: '2020-02-04' }] });
});

test('a kind of case that no rule answers is not computed, and says so', () => {
  const one = cases[0]!;
  expect(runWorkedCase({ ...one, input: { ...one.input, kind: 'horoscope' } })).toMatchObject({ is: 'not computed' });
});
