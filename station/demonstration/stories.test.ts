import { afterAll, beforeAll, expect, test } from 'vitest';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { openStation, type Station } from '../station.ts';
import { personPage } from '../store/queries/person-page.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { makeDemonstration } from './demonstration.ts';

const folder = temporaryFolder();
let station: Station;
let people: readonly PersonPage[] = [];
const refused: string[] = [];

beforeAll(async () => {
  station = await openStation({ dataDir: folder.path });
  const recordGroups = station.recordGroups.bind(station);
  const watched: Station = {
    ...station,
    recordGroups(groups, actor) {
      const outcomes = recordGroups(groups, actor);
      refused.push(...outcomes.flatMap((outcome) => (outcome.is === 'recorded' ? [] : outcome.problems.map((one) => `${one.code} ${one.sentence}`))));
      return outcomes;
    },
  };
  for await (const _ of makeDemonstration(watched, { people: 400, inShu: 60, reports: 5 })) void _;
  people = station.people.list(undefined, 'din').flatMap(({ id }) => personPage(station.db, id) ?? []);
}, 60_000);
afterAll(() => {
  station.close();
  folder[Symbol.dispose]();
});

test('nothing that the demonstration tells is refused', () => {
  expect(refused).toEqual([]);
  expect(people).toHaveLength(400);
});

test('it shows further commitments, time that does not count, violators, good time and determinations', () => {
  const events = new Set(people.flatMap((person) => person.events.map(({ event }) => event)));
  expect([...events]).toEqual(expect.arrayContaining(['good time lost', 'merit determined', 'absconded', 'returned', 'delinquent', 'returned as violator']));
  expect(people.some(({ commitments }) => commitments.length > 1)).toBe(true);
});

test('most computations are certified, and every other state of certification is there', () => {
  const states = Map.groupBy(people, ({ standing }) => standing.state);
  expect(states.get('certified')!.length).toBeGreaterThan(200);
  for (const state of ['never', 'awaiting check', 'recalculation needed'] as const) expect(states.get(state)?.length).toBeGreaterThan(0);
});

test('a second check is by another person than the one who certified', () => {
  const checked = people.flatMap(({ certificates }) => certificates).filter(({ checks }) => checks.length > 0);
  expect(checked.every(({ by, checks }) => checks.every((check) => check.by !== by))).toBe(true);
  expect(checked.length).toBeGreaterThan(100);
  expect(inForceOn(station.procedures.certification, station.today()).numbers.reasons.some(({ secondCheck }) => secondCheck)).toBe(true);
});
