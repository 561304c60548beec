import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { levelsOf } from '../shu/level.ts';
import { fold, type SubjectRecord } from './fold.ts';
import type { Entry } from './header.ts';
import { kindsAbout, maySettle, mattersOf, settlersOf } from './question.ts';
import { books, settlementOf, shuffledBooks } from './testing/books.ts';
import { commitmentWords, jailTimeWords, levelWords, reportWords } from './testing/facts.ts';
import { problemsOf } from './testing/proposal.ts';
import { idOf, person, StationInTest, unionOf } from './testing/station.ts';

const levels = (record: SubjectRecord) => levelsOf(record).map(({ level }) => level);
const outcome = (record: SubjectRecord, entry: Entry) => record.outcomes.get(entry.header.id);
const kindNamed = (name: string) => known.kind(name)!.kind;
const { kind: settled } = known.kind('question.settled')!;

/** Two stations that moved one man without sight of each other, and a third that has seen both. */
function disagreement() {
  const [east, west, office] = [new StationInTest(1), new StationInTest(2).wait(60_000), new StationInTest(3).wait(3_600_000)];
  east.write({ kind: 'level.assigned', body: levelWords('I') });
  west.receive(east.own);
  const up = east.write({ kind: 'level.assigned', body: levelWords('II') });
  const down = west.write({ kind: 'level.assigned', body: levelWords('III') });
  office.receive(unionOf([east, west]));
  const settle = (station: StationInTest, ...stands: readonly Entry[]) =>
    station.write({ kind: 'question.settled', body: settlementOf([up.header.id, down.header.id], stands.map(({ header }) => header.id)), reason: 'The log book of 8 Block' });
  return { east, west, office, up, down, settle };
}

describe('settling a matter', () => {
  test('of two entries one is chosen: it is applied, the other struck by the settlement, and the inbox is empty', () => {
    const { office, up, down, settle } = disagreement();
    expect(mattersOf(office.record)).toEqual([[up.header.id, down.header.id]]);
    const settlement = settle(office, up);
    expect(outcome(office.record, up)).toEqual({ is: 'applied' });
    expect(outcome(office.record, down)).toEqual({ is: 'struck', by: settlement.header.id });
    expect(levels(office.record)).toEqual(['I', 'II']);
    expect(mattersOf(office.record)).toEqual([]);
  });

  test('a matter of hundreds of entries, of stations that were apart for long, is settled by one', () => {
    const [east, west, office] = [new StationInTest(1), new StationInTest(2).wait(60_000), new StationInTest(3).wait(360_000_000)];
    for (let n = 0; n < 120; n += 1) for (const station of [east, west]) station.write({ kind: 'level.assigned', body: levelWords(n % 2 === 0 ? 'I' : 'II') });
    office.receive(unionOf([east, west]));
    const [matter = []] = mattersOf(office.record);
    expect(matter).toHaveLength(240);
    const body = settlementOf(matter, [matter.at(-1)!]);
    expect(settled.schema.safeParse(body).success).toBe(true);
    office.write({ kind: 'question.settled', body, reason: 'The log book of 8 Block' });
    expect(mattersOf(office.record)).toEqual([]);
    expect(levels(office.record)).toHaveLength(1);
  });

  test('both may stand together', () => {
    const { office, up, down, settle } = disagreement();
    settle(office, up, down);
    expect(levels(office.record)).toEqual(['I', 'II', 'III']);
    expect(mattersOf(office.record)).toEqual([]);
  });

  test('a third is entered: neither stands, and the third is in question with nothing', () => {
    const { office, up, down, settle } = disagreement();
    settle(office);
    const third = office.write({ kind: 'level.assigned', body: levelWords('I'), reason: 'As the committee had decided' });
    expect([up, down, third].map((entry) => outcome(office.record, entry)?.is)).toEqual(['struck', 'struck', 'applied']);
    expect(levels(office.record)).toEqual(['I', 'I']);
  });

  test('another unseen entry, found later, opens it again, with the settlement in it', () => {
    const { east, office, up, down, settle } = disagreement();
    const again = east.wait(120_000).write({ kind: 'level.assigned', body: levelWords('III') });
    const settlement = settle(office, up);
    office.receive([again]);
    expect(outcome(office.record, again)).toMatchObject({ is: 'in question', with: [down.header.id, settlement.header.id] });
    expect(outcome(office.record, settlement)?.is).toBe('in question');
    expect(mattersOf(office.record)).toEqual([[down.header.id, again.header.id, settlement.header.id]]);
  });

  test('an act made without sight of a settlement that set aside what it was made on is in question with it', () => {
    const { east, west, office, up, settle } = disagreement();
    west.receive(unionOf([east]));
    const settlement = settle(office, up);
    const later = west.wait(7_200_000).write({ kind: 'level.assigned', body: levelWords('II') });
    office.receive([later]);
    expect(outcome(office.record, later)).toMatchObject({ is: 'in question', with: [settlement.header.id] });
  });

  test('two settlements without sight of each other are themselves in question; the later holds meanwhile, and a third settles them', () => {
    const { east, west, office, up, down, settle } = disagreement();
    east.receive(unionOf([west])).wait(1_800_000);
    const first = settle(east, up);
    const second = settle(office, down);
    office.receive([first]);
    expect([first, second].map((entry) => outcome(office.record, entry)?.is)).toEqual(['in question', 'in question']);
    expect(levels(office.record)).toEqual(['I', 'III']);
    const [matter] = mattersOf(office.record);
    expect(matter).toEqual(expect.arrayContaining([first.header.id, second.header.id]));
    office.write({ kind: 'question.settled', body: settlementOf(matter!, [first.header.id, ...matter!.filter((id) => id === up.header.id)]), reason: 'The Captain was there' });
    expect(outcome(office.record, second)?.is).toBe('struck');
    expect(levels(office.record)).toEqual(['I', 'II']);
    expect(mattersOf(office.record)).toEqual([]);
  });

  test('a settlement struck out leaves the matter as it was, and struck in again settles it', () => {
    const { office, up, settle } = disagreement();
    const before = office.record;
    const settlement = settle(office, up);
    const after = office.record;
    const struckOut = office.write({ kind: 'question.settlement-voided', body: {}, strikes: settlement.header.id, reason: 'Wrong man' });
    expect(mattersOf(office.record)).toEqual(mattersOf(before));
    expect(levels(office.record)).toEqual(levels(before));
    office.write({ kind: 'question.settlement-voided', body: {}, strikes: struckOut.header.id, reason: 'The right man after all' });
    expect(levels(office.record)).toEqual(levels(after));
  });

  test('of two corrections of one entry the one chosen stands, although the other is later', () => {
    const [east, west] = [new StationInTest(1), new StationInTest(2).wait(60_000)];
    const wrong = east.write({ kind: 'level.assigned', body: levelWords('I') });
    west.receive(east.own);
    const one = east.write({ kind: 'level.corrected', body: levelWords('II'), strikes: wrong.header.id });
    const other = west.write({ kind: 'level.corrected', body: levelWords('III'), strikes: wrong.header.id });
    east.receive(west.own).wait(3_600_000);
    expect(levels(east.record)).toEqual(['III']);
    east.write({ kind: 'question.settled', body: settlementOf([one.header.id, other.header.id], [one.header.id]), reason: 'As the log has it' });
    expect(levels(east.record)).toEqual(['II']);
    expect(outcome(east.record, wrong)).toEqual({ is: 'struck', by: one.header.id });
  });

  test('a first writing set aside goes with its corrections, which stand aside', () => {
    const { office, up, down } = disagreement();
    office.wait(60_000);
    const correction = office.write({ kind: 'level.corrected', body: levelWords('I'), strikes: down.header.id });
    office.write({ kind: 'question.settled', body: settlementOf([up.header.id, down.header.id], [up.header.id]), reason: 'So it was' });
    expect(outcome(office.record, correction)).toEqual({ is: 'standing aside', because: 'the entry it strikes was set aside by a settlement' });
    expect(levels(office.record)).toEqual(['I', 'II']);
  });

  test('jail time that stands aside leaves the inbox only by a settlement', () => {
    const station = new StationInTest(1);
    const lost = station.write({ kind: 'jail-time.certified', body: jailTimeWords(idOf(9, 9)) });
    expect(mattersOf(station.record)).toEqual([[lost.header.id]]);
    station.write({ kind: 'question.settled', body: settlementOf([lost.header.id], []), reason: 'The commitment is another man’s' });
    expect(mattersOf(station.record)).toEqual([]);
  });

  test('an entry that stands aside because what it rests on was struck out counts by itself once that is brought back', () => {
    const station = new StationInTest(1);
    const commitment = station.write({ kind: 'commitment.received', body: commitmentWords() });
    const struckOut = station.write({ kind: 'commitment.voided', body: {}, strikes: commitment.header.id, reason: 'Another man’s' });
    const lost = station.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment.header.id) });
    expect(outcome(station.record, lost)?.is).toBe('standing aside');
    station.write({ kind: 'commitment.voided', body: {}, strikes: struckOut.header.id, reason: 'His after all' });
    expect(outcome(station.record, lost)).toEqual({ is: 'applied' });
  });

  test('reads in the daybook as what stands, whether a third was entered or not', () => {
    const says = (settles: number, stands: number) => settled.says(settlementOf(Array.from({ length: settles }, (_, n) => idOf(1, n)), Array.from({ length: stands }, (_, n) => idOf(1, n))));
    expect([says(2, 0), says(2, 1), says(2, 2), says(1, 0), says(1, 1)]).toEqual(['Settled: none of the 2 entries stands', 'Settled: 1 of the 2 entries stands', 'Settled: 2 of the 2 entries stand', 'Settled: the entry does not stand', 'Settled: the entry stands']);
  });

  test('a settlement of an entry that is not in the book stands aside itself', () => {
    const station = new StationInTest(1);
    const settlement = station.write({ kind: 'question.settled', body: settlementOf([idOf(9, 9)], []), reason: 'Hearsay' });
    expect(outcome(station.record, settlement)).toEqual({ is: 'standing aside', because: 'an entry that it settles is not in this book' });
  });

  test('entries put in question by another stay so until both are settled', () => {
    const station = new StationInTest(1);
    const report = station.write({ kind: 'report.written', body: reportWords() });
    const raised = station.write({ kind: 'question.raised', body: { entries: [report.header.id], because: 'brought in from a revoked station' } });
    expect(outcome(station.record, report)).toEqual({ is: 'in question', because: 'brought in from a revoked station', with: [raised.header.id] });
    station.write({ kind: 'question.settled', body: settlementOf([report.header.id, raised.header.id], [report.header.id, raised.header.id]), reason: 'The sergeant confirms it' });
    expect(outcome(station.record, report)).toEqual({ is: 'applied' });
  });
});

describe('what a court ordered sealed', () => {
  test('comes out unread, whether or not its content has been removed yet', () => {
    const station = new StationInTest(1);
    const entry = station.write({ kind: 'level.assigned', body: levelWords('I') });
    const order = station.write({ kind: 'entry.sealed', body: { entry: entry.header.id, order: 'Clinton County Court, 2026-14' } });
    const held = fold(person, [entry, order], known);
    const removed = fold(person, [{ ...entry, body: null }, order], known);
    expect(outcome(held, entry)).toEqual({ is: 'unread', because: 'sealed by order' });
    expect(removed).toEqual(held);
  });

  test('of a void or a correction leaves struck out what it struck: words that were wrong do not come back into force', () => {
    for (const kind of ['level.voided', 'level.corrected'] as const) {
      const station = new StationInTest(1);
      const entry = station.write({ kind: 'level.assigned', body: levelWords('I') });
      const struck = station.write({ kind, body: kind === 'level.voided' ? {} : levelWords('II'), strikes: entry.header.id, reason: 'What is to be sealed' });
      const order = station.write({ kind: 'entry.sealed', body: { entry: struck.header.id, order: 'Clinton County Court, 2026-15' } });
      const removed = fold(person, [entry, { ...struck, body: null }, order], known);
      expect(fold(person, station.seen, known)).toEqual(removed);
      expect(outcome(removed, struck)).toEqual({ is: 'unread', because: 'sealed by order' });
      expect(outcome(removed, entry)).toEqual({ is: 'struck', by: struck.header.id });
      expect(levelsOf(removed)).toEqual([]);
    }
  });
});

describe('asking to settle', () => {
  const { office, up, down } = disagreement();
  const asked = (body: object, role: 'captain' | 'records-clerk' | 'shu-sergeant' | 'coordinator' = 'captain', reason: string | undefined = 'The log') =>
    problemsOf(settled, body, { on: office.seen, role, reason }).map(({ code }) => code);
  const both = [up.header.id, down.header.id];

  test('the whole matter, with a reason, by one who may: nothing is said', () => {
    expect(asked(settlementOf(both, [up.header.id]))).toEqual([]);
  });

  test('without a reason, in part, of what is not in question, or with what was not named standing, it is refused', () => {
    expect(problemsOf(settled, settlementOf(both, both), { on: office.seen, role: 'captain', reason: undefined }).map(({ code }) => code)).toEqual(['FLD-005']);
    expect(asked(settlementOf([up.header.id], [up.header.id]))).toEqual(['QST-003']);
    expect(asked(settlementOf([office.seen[0]!.header.id], []))).toEqual(['QST-002']);
    expect(asked({ settles: both, stands: [idOf(9, 9)], how: 'chosen' })).toEqual(['QST-001']);
    expect(asked({ settles: both, stands: [], how: 'chosen' })).toEqual(['QST-001']);
  });

  test('a level is settled by a captain or a coordinator, not by the sergeant or clerk who may make it', () => {
    expect(settlersOf([kindNamed('level.assigned')])).toEqual(['captain', 'watch-commander', 'superintendent', 'coordinator']);
    expect(asked(settlementOf(both, both), 'shu-sergeant')).toEqual(['QST-004']);
  });

  test('a sentence is settled by a coordinator, a case by a captain, an account by an administrator', () => {
    expect(settlersOf([kindNamed('commitment.received'), kindNamed('jail-time.certified')])).toEqual(['coordinator']);
    expect(settlersOf([kindNamed('hearing.disposed')])).toEqual(['captain', 'watch-commander', 'superintendent']);
    expect(settlersOf([kindNamed('account.opened')])).toEqual(['administrator']);
    expect(settlersOf([kindNamed('level.assigned'), kindNamed('commitment.received')])).toEqual(['coordinator']);
  });

  test('a settlement and what takes it back are about the kinds that it settles, through one another', () => {
    const { office, up, down, settle } = disagreement();
    const first = settle(office, up);
    const second = office.write({ kind: 'question.settled', body: settlementOf([first.header.id], [first.header.id]), reason: 'The Captain was there' });
    const takenBack = office.write({ kind: 'question.settlement-voided', body: {}, strikes: second.header.id, reason: 'He was not' });
    const about = (...entries: readonly Entry[]) => kindsAbout(entries.map(({ header }) => header.id), office.record, kindNamed).map(({ name }) => name);
    expect(about(up, down)).toEqual(['level.assigned']);
    for (const entry of [first, second]) expect(about(entry)).toEqual(['question.settled', 'level.assigned']);
    expect(about(takenBack)).toEqual(['question.settlement-voided', 'question.settled', 'level.assigned']);
  });

  test('what is on a person’s record is not the administrator’s to settle', () => {
    expect(settlersOf([kindNamed('question.raised')])).not.toContain('administrator');
    expect(settlersOf([kindNamed('account-question.settled'), kindNamed('account.opened')])).toEqual(['administrator']);
  });

  test('the coordinator at the main office settles anything; what only that office writes nobody at a facility does', () => {
    expect(settlersOf([kindNamed('hearing.disposed'), kindNamed('account.opened')], 'main office')).toEqual(['coordinator']);
    expect(settlersOf([kindNamed('account.opened')], 'main office')).toEqual(['coordinator', 'administrator']);
    expect(maySettle([kindNamed('hearing.disposed')], 'captain')).toBe(true);
    expect(settlersOf([kindNamed('entry.sealed')], 'main office')).toEqual(['coordinator']);
    expect(maySettle([kindNamed('hearing.disposed')], 'coordinator', 'main office')).toBe(true);
    expect(maySettle([kindNamed('hearing.disposed')], 'coordinator')).toBe(false);
    expect(settlersOf([kindNamed('entry.sealed')])).toEqual([]);
  });
});

describe('whatever stations write and settle', () => {
  const runs = { numRuns: 150 };

  test('the record is the same for every order of arrival', () => {
    fc.assert(
      fc.property(shuffledBooks(3, 'any', 'settling'), ({ book, arrived }) => {
        expect(fold(person, arrived, known)).toEqual(fold(person, book.entries, known));
      }),
      runs,
    );
  });

  test('every entry has one outcome; what is struck is struck by an entry after it that stands', () => {
    fc.assert(
      fc.property(books(3, 'any', 'settling'), ({ entries }) => {
        const { outcomes } = fold(person, entries, known);
        const place = [...outcomes.keys()];
        expect(place.toSorted()).toEqual(entries.map(({ header }) => header.id).toSorted());
        for (const [id, one] of outcomes) if (one.is === 'struck') expect(place.indexOf(one.by)).toBeGreaterThan(place.indexOf(id));
      }),
      runs,
    );
  });

  test('to settle every matter, whichever entries stand, and what comes to light by it, leaves nothing in question', () => {
    fc.assert(
      fc.property(books(3, 'any', 'settling'), fc.nat(255), ({ entries }, pick) => {
        const office = new StationInTest(9).wait(36_000_000).receive(entries);
        const inQuestion = () => mattersOf(office.record).filter((matter) => matter.some((id) => office.record.outcomes.get(id)?.is === 'in question'));
        for (let [matter] = inQuestion(), left = entries.length; matter && left > 0; [matter] = inQuestion(), left -= 1) office.write({ kind: 'question.settled', body: settlementOf(matter, matter.filter((_, index) => (pick >> index % 8) & 1)), reason: 'Settled' });
        expect([...office.record.outcomes.values()].filter((one) => one.is === 'in question')).toEqual([]);
      }),
      runs,
    );
  });

  test('to strike a settlement out again restores every other outcome', () => {
    fc.assert(
      fc.property(books(3, 'any', 'settling'), fc.nat(255), ({ entries }, pick) => {
        const office = new StationInTest(9).wait(36_000_000).receive(entries);
        const [matter] = mattersOf(office.record);
        if (!matter) return;
        const before = office.record;
        const settlement = office.write({ kind: 'question.settled', body: settlementOf(matter, matter.filter((_, index) => (pick >> index % 8) & 1)), reason: 'Settled' });
        office.write({ kind: 'question.settlement-voided', body: {}, strikes: settlement.header.id, reason: 'Not so' });
        for (const [id, one] of before.outcomes) expect(office.record.outcomes.get(id)).toEqual(one);
        expect(levels(office.record)).toEqual(levels(before));
      }),
      runs,
    );
  });

  test('random books settle and reopen, so that the laws above are about something', () => {
    const folded = fc.sample(books(3, 'any', 'settling'), { numRuns: 1500, seed: 4933 }).map(({ entries }) => ({ entries, record: fold(person, entries, known) }));
    const settlements = new Set<string>(folded.flatMap(({ entries, record }) => entries.filter(({ header }) => header.kind === 'question.settled').map(({ header }) => record.outcomes.get(header.id)!.is)));
    expect([...settlements].toSorted()).toEqual(['applied', 'in question', 'struck']);
  });
});
