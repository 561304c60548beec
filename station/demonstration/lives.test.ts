import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClocksBoard } from '../../shared/contract/discipline-shapes.ts';
import { dueGroup } from '../../shared/discipline/due.ts';
import { localMoment } from '../../shared/discipline/moment.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { openStation, type Station } from '../station.ts';
import { marksOf } from '../../shared/housing/board-marks.ts';
import { clocksBoard } from '../store/queries/discipline.ts';
import { boardOf, crowdedCells } from '../store/queries/housing.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { SetClock } from '../testing/surroundings.ts';
import { verify } from '../verify.ts';
import { makeDemonstration } from './demonstration.ts';

const folder = temporaryFolder();
const clock = new SetClock('2026-03-02T20:00:00.000Z');
const refused: string[] = [];
let station: Station;
let board: ClocksBoard;
const kinds = new Map<string, number>();

beforeAll(async () => {
  station = await openStation({ dataDir: folder.path, now: clock.now });
  const recordGroups = station.recordGroups.bind(station);
  const watched: Station = {
    ...station,
    recordGroups(groups, actor) {
      const outcomes = recordGroups(groups, actor);
      refused.push(...outcomes.flatMap((outcome, index) => (outcome.is === 'recorded' ? [] : outcome.problems.map((one) => `${groups[index]![0]!.kind}: ${one.code} ${one.sentence}`))));
      return outcomes;
    },
  };
  for await (const _ of makeDemonstration(watched, { people: 300, inShu: 60, reports: 160 })) void _;
  board = clocksBoard(station.db, localMoment(new Date(clock.now()).toISOString()));
  for (const { kind, n } of station.db.$client.prepare('SELECT kind, count(*) n FROM entries GROUP BY kind').all() as { kind: string; n: number }[]) kinds.set(kind, n);
}, 120_000);
afterAll(() => {
  station.close();
  folder[Symbol.dispose]();
});

test('nothing that becomes of the reports is refused, and nothing is out of its place', () => {
  expect(refused).toEqual([]);
  expect(board.impossible.lines).toEqual([]);
});

test('reports are reviewed, returned, served, heard, adjourned, extended, disposed, delivered, appealed and decided', () => {
  for (const kind of ['report.reviewed', 'report.returned', 'confinement.pending', 'notice.served', 'assistance.given', 'hearing.opened', 'plea.entered', 'hearing.adjourned', 'hearing.extended', 'hearing.disposed', 'disposition.delivered', 'appeal.filed', 'appeal.decided', 'segregation.placed']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  const states = new Set((station.db.$client.prepare('SELECT DISTINCT state FROM cases').pluck().all() as string[]));
  expect([...states]).toEqual(expect.arrayContaining(['awaiting review', 'returned to author', 'tier set', 'notice served', 'adjourned', 'delivered', 'appealed', 'appeal decided']));
});

test('some clocks are overdue, some run out today, most run on', () => {
  const groups = Map.groupBy(board.clocks, ({ last }) => dueGroup(last, board.now));
  for (const group of ['overdue', 'today', 'this week', 'later'] as const) expect(groups.get(group)?.length ?? 0, group).toBeGreaterThan(0);
  expect(groups.get('overdue')!.length).toBeLessThan(40);
});

test('some were dismissed or reversed, are gone, and left work', () => {
  expect(station.db.$client.prepare('SELECT count(DISTINCT person) FROM expunged').pluck().get()).toBeGreaterThan(3);
  expect(board.putRight.count).toBeGreaterThan(0);
});

test('the book verifies', async () => {
  expect((await verify(station.db, defaultProcedures)).faults).toEqual([]);
}, 60_000);

test('in the unit there are findings, people who wait, orders, reports before the Captain, and nobody without a bed', () => {
  for (const kind of ['gallery.designated', 'eligibility.found', 'restraint-order.issued', 'keep-separate.ordered']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  const shown = boardOf(station.db, 'SHU', station.today().toString())!;
  const marks = shown.galleries.flatMap(({ cells, beds, levels }) => cells.flatMap(({ people }) => people.flatMap((line) => marksOf(line, station.today().toString(), { beds, levels, people }))));
  for (const mark of ['eligible', 'waiting', 'at risk'] as const) expect(marks, mark).toContain(mark);
  expect(crowdedCells(station.db).filter(({ beds, people }) => beds !== null && people.length > beds)).toEqual([]);
});
