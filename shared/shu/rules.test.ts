import { expect, test } from 'vitest';
import { pims, shuRules } from './rules.ts';

test('every rule from R1 to R17 is named, with its page, and whether the source says it', () => {
  const bare = Object.keys(shuRules).filter((id) => !id.includes('.'));
  expect(bare.toSorted()).toEqual(Array.from({ length: 17 }, (_, index) => `R${index + 1}`).toSorted());
  expect(shuRules.R12).toEqual({ id: 'R12', title: 'A report issued and affirmed at Level I: the period begins on the day of the report', citation: 'PIMS R12, Upstate 5/01/01 p. 3', mark: 'source' });
});

test('a reading of this program stands under the rule that it reads, and is marked so', () => {
  const readings = Object.values(shuRules).filter(({ id }) => id.includes('.'));
  for (const { mark } of readings) expect(mark).toBe('inferred');
  expect(shuRules['R2.report'].citation).toBe('PIMS R2, Upstate 5/01/01 p. 2');
  expect(pims('R2.report', 'R2', 'R8')).toBe('PIMS R2, R8');
});
