import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { reportsOf } from '../discipline/report.ts';
import { cellStaysOf } from '../housing/cell.ts';
import { identityOf } from '../records/identity.ts';
import { levelsOf } from '../shu/level.ts';
import { noSentence, sentenceOf } from '../time/sentence.ts';
import { fold, registry, type Outcome, type SubjectRecord } from './fold.ts';
import { headerSchema, type Entry, type Header } from './header.ts';
import { books, shuffledBooks, type Book } from './testing/books.ts';
import { cellWords, commitmentWords, identityWords, jailTimeWords, levelWords, reportWords } from './testing/facts.ts';
import { idOf, person, StationInTest, testBegins, unionOf } from './testing/station.ts';

const applied = { is: 'applied' };

function foldOf(...stations: readonly StationInTest[]): SubjectRecord {
  return fold(person, unionOf(stations), known);
}

function outcomeOf(record: SubjectRecord, entry: Entry): Outcome | undefined {
  return record.outcomes.get(entry.header.id);
}

function changed(entry: Entry, header: Partial<Header>, body: unknown = entry.body): Entry {
  return { ...entry, header: { ...entry.header, ...header }, body };
}

const standingLevels = (record: SubjectRecord) => levelsOf(record).map((held) => held.level);

describe('what becomes of an entry', () => {
  test('an entry that fits the record is applied', () => {
    const station = new StationInTest(1);
    const entry = station.write({ kind: 'level.assigned', body: levelWords('I'), reason: 'Admitted' });
    expect(outcomeOf(station.record, entry)).toEqual(applied);
    expect(levelsOf(station.record)).toEqual([{ level: 'I', root: entry.header.id, entry: entry.header.id, since: '2026-03-02', reason: 'Admitted' }]);
  });

  test('two stations that decide one facet from the same basis are both in question, the later shown', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const admitted = east.write({ kind: 'level.assigned', body: levelWords('I') });
    west.receive(east.own);
    const up = east.write({ kind: 'level.assigned', body: levelWords('II') });
    const down = west.write({ kind: 'level.assigned', body: levelWords('III') });
    const record = foldOf(east, west);
    expect(outcomeOf(record, admitted)).toEqual(applied);
    expect(outcomeOf(record, up)).toEqual({ is: 'in question', because: 'another entry on level was made without sight of this one', with: [down.header.id] });
    expect(outcomeOf(record, down)).toEqual({ is: 'in question', because: 'made without sight of another entry on level', with: [up.header.id] });
    expect(standingLevels(record)).toEqual(['I', 'II', 'III']);
  });

  test('an entry made without sight of one it relied on is in question, and the one unseen is not', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const report = east.write({ kind: 'report.written', body: reportWords() });
    const level = west.write({ kind: 'level.assigned', body: levelWords('II') });
    const record = foldOf(east, west);
    expect(outcomeOf(record, level)).toEqual({ is: 'in question', because: 'made without sight of an entry on discipline, which it relied on', with: [report.header.id] });
    expect(outcomeOf(record, report)).toEqual(applied);
  });

  test('an entry that relied on a facet is plainly applied where it had seen all of it', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2);
    east.write({ kind: 'report.written', body: reportWords() });
    west.receive(east.own);
    const level = west.write({ kind: 'level.assigned', body: levelWords('II') });
    expect(outcomeOf(foldOf(east, west), level)).toEqual(applied);
  });

  test('facts that only add never conflict', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2);
    const entries = [east, west, east].map((station) => station.write({ kind: 'report.written', body: reportWords({ place: station.id }) }));
    const record = foldOf(east, west);
    expect(entries.map((entry) => outcomeOf(record, entry))).toEqual([applied, applied, applied]);
    expect(reportsOf(record)).toHaveLength(3);
  });

  test('jail time whose commitment has been struck out stands aside, and says why', () => {
    const station = new StationInTest(1);
    const commitment = station.write({ kind: 'commitment.received', body: commitmentWords() });
    const jailTime = station.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment.header.id) });
    station.write({ kind: 'commitment.voided', body: {}, strikes: commitment.header.id, reason: 'Another man’s paper' });
    expect(outcomeOf(station.record, jailTime)).toEqual({ is: 'standing aside', because: 'the commitment it is credited to does not stand' });
    expect(sentenceOf(station.record)).toEqual(noSentence);
    expect([...station.record.inForce.keys()]).toEqual([]);
  });

  test('an entry struck by a correction says by which', () => {
    const station = new StationInTest(1);
    const wrong = station.write({ kind: 'level.assigned', body: levelWords('II') });
    const right = station.write({ kind: 'level.corrected', body: levelWords('I'), strikes: wrong.header.id });
    expect(outcomeOf(station.record, wrong)).toEqual({ is: 'struck', by: right.header.id });
    expect(outcomeOf(station.record, right)).toEqual(applied);
  });

  describe('an entry that cannot be read is kept unread', () => {
    const station = new StationInTest(1);
    const entry = station.write({ kind: 'level.assigned', body: levelWords('I') });
    const becauseOf = (unread: Entry) => fold(person, [unread], known).outcomes.get(unread.header.id);

    test.each([
      ['of a kind that the program does not know', changed(entry, { kind: 'level.pondered' }), 'the kind level.pondered is not known to this program'],
      ['of a later version', changed(entry, { version: 2 }), 'version 2 of level.assigned is not known to this program'],
      ['about another sort of subject', changed(entry, { subject: { type: 'facility', id: 'f' } }), 'level.assigned is not about a facility'],
      ['whose body does not read', changed(entry, {}, { level: 'IV' }), 'the body does not read as level.assigned'],
      ['whose body was sealed by a court', changed(entry, {}, null), 'sealed by order'],
    ])('%s', (_, unread, because) => {
      expect(becauseOf(unread)).toEqual({ is: 'unread', because });
    });

    test('and those who did not see it are in question all the same', () => {
      const east = new StationInTest(1);
      const west = new StationInTest(2).wait(60_000);
      const unread = changed(east.write({ kind: 'level.assigned', body: levelWords('I') }), { version: 9 });
      const level = west.write({ kind: 'level.assigned', body: levelWords('I') });
      const record = fold(person, [unread, level], known);
      expect(outcomeOf(record, level)).toMatchObject({ is: 'in question', with: [unread.header.id] });
      expect(outcomeOf(record, unread)).toMatchObject({ is: 'unread' });
    });
  });
});

describe('striking and writing again', () => {
  test('a correction takes the place of what it strikes, with its own day and its own words', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'level.assigned', body: levelWords('I'), effective: '2026-01-10' });
    const second = station.write({ kind: 'level.assigned', body: levelWords('II'), effective: '2026-02-20' });
    const correction = station.write({ kind: 'level.corrected', body: levelWords('I'), effective: '2026-01-05', reason: 'The log says the 5th', strikes: first.header.id });
    expect(levelsOf(station.record)).toEqual([
      { level: 'I', root: first.header.id, entry: correction.header.id, since: '2026-01-05', reason: 'The log says the 5th' },
      { level: 'II', root: second.header.id, entry: second.header.id, since: '2026-02-20' },
    ]);
    expect(station.record.inForce.get(first.header.id)).toBe(correction.header.id);
  });

  test('a correction of a correction: the last words stand under the first name', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'cell.assigned', body: cellWords('8A1-01') });
    const second = station.write({ kind: 'cell.corrected', body: cellWords('8A1-02'), strikes: first.header.id });
    const third = station.write({ kind: 'cell.corrected', body: cellWords('8A1-03'), strikes: second.header.id });
    expect(cellStaysOf(station.record)).toMatchObject([{ cell: '8A1-03', root: first.header.id, entry: third.header.id }]);
    expect(outcomeOf(station.record, first)).toEqual({ is: 'struck', by: second.header.id });
    expect(outcomeOf(station.record, second)).toEqual({ is: 'struck', by: third.header.id });
    expect(outcomeOf(station.record, third)).toEqual(applied);
  });

  test('to void a correction is to void the fact', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'cell.assigned', body: cellWords('8A1-01') });
    const second = station.write({ kind: 'cell.corrected', body: cellWords('8A1-02'), strikes: first.header.id });
    const struckOut = station.write({ kind: 'cell.voided', body: {}, strikes: second.header.id });
    expect(cellStaysOf(station.record)).toEqual([]);
    expect(outcomeOf(station.record, second)).toEqual({ is: 'struck', by: struckOut.header.id });
    expect(station.record.inForce.has(first.header.id)).toBe(false);
  });

  test('to void a void is to bring the fact back, in the words that stood', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'cell.assigned', body: cellWords('8A1-01') });
    const second = station.write({ kind: 'cell.corrected', body: cellWords('8A1-02'), strikes: first.header.id });
    const before = station.record.slices;
    const struckOut = station.write({ kind: 'cell.voided', body: {}, strikes: second.header.id });
    const restored = station.write({ kind: 'cell.voided', body: {}, strikes: struckOut.header.id });
    expect(station.record.slices).toEqual(before);
    expect(outcomeOf(station.record, struckOut)).toEqual({ is: 'struck', by: restored.header.id });
    expect(outcomeOf(station.record, second)).toEqual(applied);
    station.write({ kind: 'cell.voided', body: {}, strikes: restored.header.id });
    expect(cellStaysOf(station.record)).toEqual([]);
  });

  test('a correction of a void writes nothing: it stands aside, and the fact stays struck out', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'level.assigned', body: levelWords('I') });
    const struckOut = station.write({ kind: 'level.voided', body: {}, strikes: first.header.id });
    const mistaken = station.write({ kind: 'level.corrected', body: levelWords('III'), strikes: struckOut.header.id });
    expect(outcomeOf(station.record, mistaken)).toEqual({ is: 'standing aside', because: 'the entry it strikes is not a level.assigned' });
    expect(outcomeOf(station.record, struckOut)).toEqual(applied);
    expect(standingLevels(station.record)).toEqual([]);
  });

  test('two stations correct one entry: the later words stand, in question, and the earlier are struck', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const first = east.write({ kind: 'level.assigned', body: levelWords('I') });
    west.receive(east.own);
    const eastern = east.write({ kind: 'level.corrected', body: levelWords('II'), strikes: first.header.id });
    const western = west.write({ kind: 'level.corrected', body: levelWords('III'), strikes: first.header.id });
    const record = foldOf(east, west);
    expect(standingLevels(record)).toEqual(['III']);
    expect(outcomeOf(record, first)).toEqual({ is: 'struck', by: western.header.id });
    expect(outcomeOf(record, eastern)).toEqual({ is: 'struck', by: western.header.id });
    expect(outcomeOf(record, western)).toMatchObject({ is: 'in question', with: [eastern.header.id] });
  });

  test('one station corrects, the other strikes out: the later holds, in question', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const first = east.write({ kind: 'level.assigned', body: levelWords('I') });
    west.receive(east.own);
    const correction = east.write({ kind: 'level.corrected', body: levelWords('II'), strikes: first.header.id });
    const struckOut = west.write({ kind: 'level.voided', body: {}, strikes: first.header.id });
    expect(standingLevels(foldOf(east, west))).toEqual([]);
    expect(outcomeOf(foldOf(east, west), struckOut)).toMatchObject({ is: 'in question', with: [correction.header.id] });

    const again = west.wait(0).receive(east.own).write({ kind: 'level.voided', body: {}, strikes: struckOut.header.id });
    expect(outcomeOf(foldOf(east, west), again)).toEqual(applied);
    expect(standingLevels(foldOf(east, west))).toEqual(['II']);
  });

  test('a correction of a fact whose subject moved on does not undo what came after', () => {
    const station = new StationInTest(1);
    const reception = station.write({ kind: 'person.received', body: identityWords() });
    station.write({ kind: 'report.written', body: reportWords() });
    station.write({ kind: 'person.corrected', body: identityWords({ nysid: '07654321Z' }), strikes: reception.header.id });
    expect(identityOf(station.record)).toMatchObject({ nysid: '07654321Z', root: reception.header.id });
    expect(reportsOf(station.record)).toHaveLength(1);
  });

  test('jail time credited to the wrong commitment is corrected to one entered after it', () => {
    const station = new StationInTest(1);
    const earlier = station.write({ kind: 'commitment.received', body: commitmentWords({ indictment: '00001-2017' }) });
    const jailTime = station.write({ kind: 'jail-time.certified', body: jailTimeWords(earlier.header.id, { days: 30 }) });
    const later = station.write({ kind: 'commitment.received', body: commitmentWords({ indictment: '00002-2018' }) });
    const correction = station.write({ kind: 'jail-time.corrected', body: jailTimeWords(later.header.id, { days: 31 }), strikes: jailTime.header.id });
    expect(outcomeOf(station.record, correction)).toEqual(applied);
    expect(sentenceOf(station.record).jailTimes).toMatchObject([{ commitment: later.header.id, days: 31, root: jailTime.header.id, entry: correction.header.id }]);
    expect(station.record.inForce.get(jailTime.header.id)).toBe(correction.header.id);
  });

  test.each([
    ['that is in no book here', (): string => idOf(9, 9)],
    ['of another sort', (station: StationInTest): string => station.write({ kind: 'cell.assigned', body: cellWords('8A1-01') }).header.id],
  ])('a rewriting that strikes an entry %s stands aside', (_, target) => {
    const station = new StationInTest(1);
    const level = station.write({ kind: 'level.assigned', body: levelWords('I') });
    const strikes = target(station);
    const stray = station.write({ kind: 'level.corrected', body: levelWords('II'), strikes });
    expect(outcomeOf(station.record, stray)).toMatchObject({ is: 'standing aside' });
    expect(outcomeOf(station.record, level)).toEqual(applied);
    expect(standingLevels(station.record)).toEqual(['I']);
  });

  test('a rewriting that names no entry, itself, or one written later stands aside', () => {
    const station = new StationInTest(1);
    const level = station.write({ kind: 'level.assigned', body: levelWords('I') });
    const stray = station.write({ kind: 'level.voided', body: {} });
    const itself = changed(stray, { strikes: stray.header.id });
    const ahead = changed(level, { kind: 'level.voided', strikes: stray.header.id, clock: '000000000000001-0000' }, {});
    for (const entries of [[level, stray], [level, itself]]) {
      const record = fold(person, entries, known);
      expect(record.outcomes.get(stray.header.id)).toEqual({ is: 'standing aside', because: 'the entry it strikes is not in this book' });
      expect(standingLevels(record)).toEqual(['I']);
    }
    expect(fold(person, [ahead, stray], known).outcomes.get(ahead.header.id)).toMatchObject({ is: 'standing aside' });
  });

  test('two stations that enter one commitment are in conflict, not doubled; the later is shown', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const eastern = east.write({ kind: 'commitment.received', body: commitmentWords() });
    const western = west.write({ kind: 'commitment.received', body: commitmentWords({ county: 'KINGS', sentenced: '2019-05-15' }) });
    const record = foldOf(east, west);
    expect(sentenceOf(record).commitments).toMatchObject([{ sentenced: '2019-05-15', root: western.header.id }]);
    expect(outcomeOf(record, eastern)).toMatchObject({ is: 'in question', with: [western.header.id] });
    expect(outcomeOf(record, western)).toMatchObject({ is: 'in question', with: [eastern.header.id] });
  });

  test('two stations that enter one certificate of jail time are in conflict, not added; the later is shown', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const commitment = east.write({ kind: 'commitment.received', body: commitmentWords() });
    west.receive(east.own);
    east.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment.header.id, { days: 214 }) });
    const later = west.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment.header.id, { days: 241 }) });
    expect(sentenceOf(foldOf(east, west)).jailTimes).toMatchObject([{ days: 241, root: later.header.id }]);
    expect(outcomeOf(foldOf(east, west), later)).toMatchObject({ is: 'in question' });
  });
});

describe('what an author had seen', () => {
  test('an unseen entry is found by the count even where its clock lies before the last one seen', () => {
    const slow = new StationInTest(1, { wall: testBegins - 3_600_000 });
    const east = new StationInTest(2);
    const west = new StationInTest(3);
    const hidden = slow.write({ kind: 'level.assigned', body: levelWords('I') });
    const shown = east.write({ kind: 'level.assigned', body: levelWords('II') });
    const level = west.receive(east.own).write({ kind: 'level.assigned', body: levelWords('III') });
    expect(hidden.header.clock < shown.header.clock).toBe(true);
    const record = foldOf(slow, east, west);
    expect(outcomeOf(record, level)).toMatchObject({ is: 'in question', with: [hidden.header.id] });
    expect(outcomeOf(record, shown)).toMatchObject({ is: 'in question', with: [hidden.header.id] });
    expect(outcomeOf(record, hidden)).toMatchObject({ is: 'in question', with: [shown.header.id, level.header.id] });
  });

  test('an entry that everyone had seen is not put in question by a conflict that came after it', () => {
    const slow = new StationInTest(1, { wall: testBegins - 3_600_000 });
    const east = new StationInTest(2);
    const west = new StationInTest(3);
    const admitted = slow.write({ kind: 'level.assigned', body: levelWords('I') });
    east.receive(slow.own);
    west.receive(slow.own);
    slow.write({ kind: 'level.assigned', body: levelWords('II') });
    east.write({ kind: 'level.assigned', body: levelWords('II') });
    west.receive(east.own).write({ kind: 'level.assigned', body: levelWords('III') });
    expect(outcomeOf(foldOf(slow, east, west), admitted)).toEqual(applied);
  });

  test('what the author of an entry seen had seen is not called unseen', () => {
    const [first, second, hidden, last] = [1, 2, 3, 4].map((number) => new StationInTest(number)) as [StationInTest, StationInTest, StationInTest, StationInTest];
    first.write({ kind: 'level.assigned', body: levelWords('I') });
    const unseen = hidden.wait(500).write({ kind: 'level.assigned', body: levelWords('II') });
    second.wait(60_000).receive(first.own).write({ kind: 'level.assigned', body: levelWords('II') });
    const level = last.receive(second.seen).write({ kind: 'level.assigned', body: levelWords('III') });
    expect(outcomeOf(foldOf(first, second, hidden, last), level)).toMatchObject({ is: 'in question', with: [unseen.header.id] });
  });

  test('a station’s entries before the one seen are not called unseen, for they travel in order', () => {
    const [east, hidden, west] = [1, 2, 3].map((number) => new StationInTest(number)) as [StationInTest, StationInTest, StationInTest];
    east.write({ kind: 'report.written', body: reportWords() });
    const unseen = hidden.wait(500).write({ kind: 'report.written', body: reportWords() });
    east.wait(60_000).write({ kind: 'report.written', body: reportWords() });
    const level = west.receive(east.own).write({ kind: 'level.assigned', body: levelWords('II') });
    expect(outcomeOf(foldOf(east, hidden, west), level)).toMatchObject({ is: 'in question', with: [unseen.header.id] });
  });

  test('where it cannot be told which entry was unseen, all that it may be are named', () => {
    const [one, other, last, west] = [1, 2, 3, 4].map((number) => new StationInTest(number)) as [StationInTest, StationInTest, StationInTest, StationInTest];
    const entries = [one, other].map((station) => station.write({ kind: 'report.written', body: reportWords() }));
    last.wait(60_000).write({ kind: 'report.written', body: reportWords() });
    const level = west.receive([...one.own, ...last.own]).write({ kind: 'level.assigned', body: levelWords('II') });
    expect(outcomeOf(foldOf(one, other, last, west), level)).toMatchObject({ is: 'in question', with: entries.map((entry) => entry.header.id) });
  });

  test('the sight of a facet is the last entry on it, in canonical order, and their number', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'report.written', body: reportWords() });
    const last = station.write({ kind: 'report.written', body: reportWords() });
    expect(station.record.facets.get('discipline')).toEqual({ facet: 'discipline', last: last.header.id, count: 2 });
    expect(station.record.facets.has('level')).toBe(false);
  });

  test('a correction touches the facets of what it strikes, so that others find it', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    const report = east.write({ kind: 'report.written', body: reportWords() });
    west.receive(east.own);
    const struckOut = east.write({ kind: 'report.voided', body: {}, strikes: report.header.id });
    const level = west.write({ kind: 'level.assigned', body: levelWords('II') });
    expect(outcomeOf(foldOf(east, west), level)).toMatchObject({ is: 'in question', with: [struckOut.header.id] });
  });
});

describe('laws of the fold', () => {
  const runs = { numRuns: 150 };

  test('the same entries give the same record, in whatever order they arrived', () => {
    fc.assert(
      fc.property(fc.oneof(shuffledBooks(2, 'any'), shuffledBooks(3, 'any'), shuffledBooks(3, 'main office')), ({ book, arrived }) => {
        const record = fold(person, book.entries, known);
        const again = fold(person, arrived, known);
        expect(again).toEqual(record);
        expect([...again.outcomes.keys()]).toEqual([...record.outcomes.keys()]);
        expect(JSON.stringify(again.slices)).toBe(JSON.stringify(record.slices));
      }),
      runs,
    );
  });

  test('every entry has exactly one outcome, and the fold changes none of them', () => {
    fc.assert(
      fc.property(books(3, 'any'), (book) => {
        const before = structuredClone(book.entries);
        const { outcomes } = fold(person, book.entries, known);
        expect([...outcomes.keys()].toSorted()).toEqual(book.entries.map((entry) => entry.header.id).toSorted());
        expect(book.entries).toEqual(before);
      }),
      runs,
    );
  });

  test('entries that stations write have headers that other stations read', () => {
    fc.assert(
      fc.property(books(3, 'any'), (book) => book.entries.every((entry) => headerSchema.safeParse(entry.header).success)),
      { numRuns: 30 },
    );
  });

  test('words in force are those of an entry that stands, and what is struck is struck by an entry after it', () => {
    fc.assert(
      fc.property(books(3, 'any'), (book) => {
        const { outcomes, inForce } = fold(person, book.entries, known);
        const place = [...outcomes.keys()];
        for (const words of inForce.values()) expect(['applied', 'in question']).toContain(outcomes.get(words)?.is);
        for (const [id, outcome] of outcomes) if (outcome.is === 'struck') expect(place.indexOf(outcome.by)).toBeGreaterThan(place.indexOf(id));
      }),
      runs,
    );
  });

  test('one station alone never has a question', () => {
    fc.assert(
      fc.property(books(1, 'any'), (book) => [...fold(person, book.entries, known).outcomes.values()].every((outcome) => outcome.is !== 'in question')),
      runs,
    );
  });

  test('stations that exchange all they have before every act never have a question', () => {
    const anyFew = fc.array(fc.record({ station: fc.nat(2), level: fc.constantFrom('I' as const, 'II' as const, 'III' as const) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyFew, fc.array(fc.integer({ min: -3_600_000, max: 3_600_000 }), { minLength: 3, maxLength: 3 }), (acts, skews) => {
        const stations = skews.map((skew, index) => new StationInTest(index + 1).wait(skew));
        for (const { station, level } of acts) stations[station]!.receive(unionOf(stations)).write({ kind: 'level.assigned', body: levelWords(level) });
        expect([...foldOf(...stations).outcomes.values()].map((outcome) => outcome.is)).toEqual(acts.map(() => 'applied'));
      }),
      { numRuns: 60 },
    );
  });

  test('reports of any number of stations, whatever each had seen, are all applied', () => {
    const anyReports = fc.array(fc.record({ station: fc.nat(2), sees: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(anyReports, (acts) => {
        const stations = [1, 2, 3].map((number) => new StationInTest(number));
        for (const { station, sees } of acts) {
          if (sees) stations[station]!.receive(unionOf(stations));
          stations[station]!.write({ kind: 'report.written', body: reportWords() });
        }
        const record = foldOf(...stations);
        expect(reportsOf(record)).toHaveLength(acts.length);
        expect([...record.outcomes.values()].every((outcome) => outcome.is === 'applied')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('an entry is never plainly applied when one before it, on a facet it decides or relies on, was out of its author’s sight', () => {
    fc.assert(
      fc.property(books(3, 'any'), (book) => {
        const { outcomes } = fold(person, book.entries, known);
        for (const [id, unseen] of unseenBefore(book)) if (unseen.size > 0) expect(outcomes.get(id)?.is).not.toBe('applied');
      }),
      runs,
    );
  });

  test('two entries that decide one facet from the same basis are each in question with the other, unless struck', () => {
    fc.assert(
      fc.property(books(3, 'any'), (book) => {
        const { outcomes } = fold(person, book.entries, known);
        for (const [a, b] of pairsFromOneBasis(book.entries)) {
          for (const [one, other] of [[a, b], [b, a]] as const) {
            const outcome = outcomes.get(one.header.id)!;
            expect(['in question', 'struck', 'standing aside']).toContain(outcome.is);
            if (outcome.is === 'in question') expect(outcome.with).toContain(other.header.id);
          }
        }
      }),
      runs,
    );
  });

  test('between two stations a question names exactly the entries that the one had not seen', () => {
    fc.assert(
      fc.property(books(2, 'any'), (book) => {
        const { outcomes } = fold(person, book.entries, known);
        const expected = questionsOf(book);
        for (const [id, outcome] of outcomes) {
          if (outcome.is === 'in question') expect(outcome.with).toEqual([...(expected.get(id) ?? [])].toSorted());
          if (outcome.is === 'applied') expect(expected.get(id) ?? new Set()).toEqual(new Set());
        }
      }),
      runs,
    );
  });

  test('among three stations and a main office a question leaves out no entry that the one had not seen', () => {
    fc.assert(
      fc.property(books(3, 'main office'), (book) => {
        const { outcomes } = fold(person, book.entries, known);
        for (const [id, others] of questionsOf(book)) {
          const outcome = outcomes.get(id)!;
          if (outcome.is === 'in question') expect(outcome.with).toEqual(expect.arrayContaining([...others]));
          else expect(outcome.is).not.toBe('applied');
        }
      }),
      runs,
    );
  });

  test('random books reach every outcome, so that the laws above are about something', () => {
    const outcomes = fc.sample(books(3, 'any'), { numRuns: 200, seed: 4933 }).flatMap((book) => [...fold(person, book.entries, known).outcomes.values()]);
    for (const is of ['applied', 'in question', 'standing aside', 'struck']) expect(outcomes.filter((outcome) => outcome.is === is).length).toBeGreaterThan(10);
  });

  test('nothing throws on garbage: every entry still has its outcome', () => {
    const kinds = [...known.capabilities.flatMap((capability) => capability.kinds.map((kind) => kind.name)), 'no.such', '__proto__', 'toString'];
    const facets = fc.array(fc.record({ facet: fc.constantFrom('level', 'cell', 'discipline', '__proto__'), last: fc.option(fc.constantFrom(...[1, 2, 3].map((seq) => idOf(1, seq)))), count: fc.nat(5) }), { maxLength: 3 });
    const goodBodies = [levelWords('I'), cellWords('8A1-01'), reportWords(), identityWords(), commitmentWords(), jailTimeWords(idOf(1, 1)), { level: 'I', cell: null }];
    const anyEntries = fc.array(
      fc.record({
        station: fc.integer({ min: 1, max: 3 }),
        kind: fc.constantFrom(...kinds),
        version: fc.constantFrom(1, 1, 1, 2),
        type: fc.constantFrom('person' as const, 'person' as const, 'facility' as const, 'account' as const),
        clock: fc.constantFrom('000000000000001-0000', '000000000000002-0000', '000000000000003-ffff'),
        body: fc.oneof(fc.constantFrom(...goodBodies), fc.anything(), fc.dictionary(fc.constantFrom('level', 'cell', 'unit', 'days', 'commitment', 'counts', '__proto__'), fc.anything())),
        decides: facets,
        relies: facets,
        adds: fc.array(fc.constantFrom('discipline', 'level'), { maxLength: 2 }),
        strikes: fc.option(fc.constantFrom(...[1, 2, 3, 9].map((seq) => idOf(1, seq))), { nil: undefined }),
      }),
      { maxLength: 8 },
    );
    const model = new StationInTest(1).write({ kind: 'report.written', body: reportWords() });
    fc.assert(
      fc.property(anyEntries, (drafts) => {
        const entries = drafts.map(({ station, type, body, strikes, ...header }, index) =>
          changed(model, { ...header, id: idOf(1, index + 1), station: `station-${station}`, seq: index + 1, subject: { type, id: 'x' }, ...(strikes === undefined ? {} : { strikes }) }, body),
        );
        const { outcomes } = fold(person, entries, known);
        expect([...outcomes.keys()].toSorted()).toEqual(entries.map((entry) => entry.header.id).toSorted());
      }),
      { numRuns: 400 },
    );
  });
});

describe('the registry of kinds', () => {
  test('knows every kind by its name, and no other name', () => {
    for (const capability of known.capabilities) for (const kind of capability.kinds) expect(known.kind(kind.name)).toEqual({ kind, capability });
    expect(known.kind('constructor')).toBeUndefined();
  });

  test('two kinds of one name are a defect, said at once', () => {
    expect(() => registry([...known.capabilities, known.capabilities[0]!])).toThrow('two kinds are named');
  });

  test('every kind that rewrites names a kind of its own capability, on the same subject', () => {
    for (const { kinds, subject } of known.capabilities) {
      for (const kind of kinds) {
        expect(kind.subject).toBe(subject);
        const base = kind.corrects ?? kind.voids;
        if (base !== undefined) expect(kinds.find((one) => one.name === base)).toMatchObject({ subject });
      }
    }
  });
});

/** The entries before each entry in canonical order, on facets it decides or relies on, that its author had not seen. */
function unseenBefore({ entries, sightOf }: Book): ReadonlyMap<string, ReadonlySet<string>> {
  const ordered = entries.toSorted((a, b) => (a.header.clock + a.header.station < b.header.clock + b.header.station ? -1 : 1));
  return new Map(
    ordered.map((entry, index) => {
      const facets = [...entry.header.decides, ...entry.header.relies].map((sight) => sight.facet);
      const before = ordered.slice(0, index).filter((other) => facets.some((facet) => touches(other, facet)));
      return [entry.header.id, new Set(before.map((other) => other.header.id).filter((id) => !sightOf.get(entry.header.id)!.has(id)))];
    }),
  );
}

/** Who is in question with whom: those unseen, and those deciding a facet that the unseeing one decides as well. */
function questionsOf(book: Book): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(book.entries.map((entry) => [entry.header.id, entry]));
  const questions = new Map<string, Set<string>>();
  const ask = (id: string, other: string) => questions.set(id, (questions.get(id) ?? new Set()).add(other));
  for (const [id, unseen] of unseenBefore(book)) {
    for (const other of unseen) {
      ask(id, other);
      if (byId.get(id)!.header.decides.some(({ facet }) => decides(byId.get(other)!, facet))) ask(other, id);
    }
  }
  return questions;
}

function decides(entry: Entry, facet: string): boolean {
  return entry.header.decides.some((sight) => sight.facet === facet);
}

function touches(entry: Entry, facet: string): boolean {
  return decides(entry, facet) || entry.header.adds.includes(facet);
}

function pairsFromOneBasis(entries: readonly Entry[]): readonly (readonly [Entry, Entry])[] {
  const basis = (entry: Entry) => entry.header.decides.map((sight) => JSON.stringify(sight));
  return entries.flatMap((a, index) => entries.slice(index + 1).flatMap((b) => (a.header.station !== b.header.station && basis(a).some((sight) => basis(b).includes(sight)) ? [[a, b] as const] : [])));
}
