import { expect, test } from 'vitest';
import { sayField } from './say.ts';

test.each([
  ['reason', 'Reason'],
  ['certifiedBy', 'Certified by'],
  ['date_of_birth', 'Date of birth'],
  ['counts.0.offenseDate', 'Count 1, offense date'],
  ['rules.1', 'Rule 2'],
  ['galleries.11.cells', 'Gallery 12, cells'],
  ['galleries.0.cells.3', 'Gallery 1, cell 4'],
  ['witnesses.2', 'Witness 3'],
])('the field %s is called %s', (path, said) => {
  expect(sayField(path)).toBe(said);
});
