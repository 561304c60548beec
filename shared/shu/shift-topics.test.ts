import { expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { discipline } from '../discipline/discipline.ts';
import { drc } from './drc.ts';
import { items } from './items.ts';
import { kindsOfShift } from './shift-topics.ts';
import { shu } from './shu.ts';

const handedOver = kindsOfShift(known);
const leftOut = (kinds: readonly { readonly name: string }[]) => kinds.map(({ name }) => name).filter((name) => !handedOver.has(name));

test('whatever is entered in the unit is handed over', () => {
  expect(leftOut([...shu.kinds, ...drc.kinds, ...items.kinds])).toEqual([]);
});

test('of discipline all but what is said and noted within a hearing', () => {
  const notCorrections = discipline.kinds.filter(({ corrects, voids }) => corrects === undefined && voids === undefined);
  expect(leftOut(notCorrections)).toEqual(['assistance.given', 'plea.entered', 'hearing-witness.recorded', 'special-population.noted']);
});

test('a correction and a striking out go with what they mend; a sentence is not of the unit', () => {
  expect(['captain-review.corrected', 'captain-review.voided', 'restraint-order.end-voided', 'cell.corrected', 'commitment.received'].map((name) => handedOver.get(name))).toEqual(['decision', 'decision', 'order', 'moved', undefined]);
});
