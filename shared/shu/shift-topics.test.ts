import { expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { shu } from './shu.ts';
import { drc } from './drc.ts';
import { items } from './items.ts';
import { kindsOfShift, topicOf } from './shift-topics.ts';

test('every heading is of kinds that the program knows', () => {
  expect(kindsOfShift.filter((name) => !known.kind(name))).toEqual([]);
});

test('whatever is entered in the unit is handed over', () => {
  expect([...shu.kinds, ...drc.kinds, ...items.kinds].filter((kind) => topicOf(kind) === undefined).map(({ name }) => name)).toEqual([]);
});

test('a correction and a striking out go with what they mend', () => {
  const topic = (name: string) => topicOf(known.kind(name)!.kind);
  expect(['captain-review.corrected', 'captain-review.voided', 'restraint-order.end-voided', 'commitment.received'].map(topic)).toEqual(['decision', 'decision', 'order', undefined]);
});
