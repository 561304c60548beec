import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { confinementOwed, confinementTerms } from '../discipline/terms.ts';
import { fold, type SubjectRecord } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { identityWords, reportWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import { partOf, sayFraction } from '../procedures/drc-numbers.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { timeCutCorrected, timeCutDecided } from './drc-cut.ts';
import { reviewDue } from './drc-due.ts';
import { ceilingOn, releaseIfCut, remainingOn } from './drc-remaining.ts';
import { drcDeclined, drcRecommended } from './drc-review.ts';
import { cutsToLookAt, drcStanding, stepsOfDrc } from './drc-standing.ts';
import { shuAdmitted, shuReleased } from './drc-stay.ts';
import { dayNumbered, daysIn, shortened, stretchesAfter, stretchesOf } from './drc-stretches.ts';
import type { Level } from './level.ts';

const members = [{ name: 'Deputy Superintendent Hale', account: 'account-hale' }, { name: 'Counselor Ames' }];
const day = (text: string) => Temporal.PlainDate.from(text);

/** A person confined on one report: so many days in the SHU from its day, disposed on the day after. */
function confine(station: StationInTest, days: number, date: string, after?: string): Entry {
  const report = station.write({ kind: 'report.written', body: reportWords({ date }), effective: date, role: 'officer', author: 'officer-1' });
  const about = { report: report.header.id };
  const write = (kind: string, at: string, body: object) => station.write({ kind, body: { ...about, at: `${date}T${at}`, ...body }, effective: date, role: 'captain', author: 'captain-1', reason: 'As the paper says' });
  write('report.reviewed', '15:00', { outcome: 'tier set', tier: 3 });
  write('notice.served', '16:00', { servedBy: 'Officer Reyes' });
  write('hearing.opened', '17:00', { officer: { account: 'captain-1', name: 'Captain Blake', role: 'captain' } });
  write('hearing.disposed', '18:00', { charges: [{ rule: '100.13', finding: 'affirmed', evidence: 'The report' }], penalties: [{ name: 'keeplock', days, hoursInCell: 12, ...(after ? { consecutiveTo: after } : {}) }], reasons: 'As charged' });
  return report;
}

/** Somebody confined for so many days from the first of January 2026, at a level since then. */
function confined(days = 120, level: Level = 'I', date = '2026-01-01'): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  confine(station, days, date);
  station.write({ kind: 'level.assigned', body: { level }, effective: date, reason: 'Admitted', role: 'shu-sergeant' });
  return station;
}

function basisOf(record: SubjectRecord, on: string, except?: string) {
  const { remaining, lastDay } = remainingOn(record, on, except)!;
  return { remaining, lastDay };
}

const today = '2026-03-02';
const as = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'drc-member', ...change });
const standing = (station: StationInTest, on = today) => drcStanding(station.record, defaultProcedures, day(on));

function recommend(station: StationInTest, days: number, on = today): Entry {
  return station.write({ kind: 'drc.recommended', body: { members, days, basis: basisOf(station.record, on) }, effective: on, reason: 'Half served', role: 'drc-member', author: 'account-drc' });
}

function decide(station: StationInTest, recommendation: Entry, days: number, outcome = 'approved', on = today): Entry {
  return station.write({ kind: 'time-cut.decided', body: { recommendation: recommendation.header.id, outcome, days, basis: basisOf(station.record, on) }, effective: on, reason: 'Good adjustment', role: 'superintendent', author: 'superintendent-1' });
}

describe('when the committee reviews a person (Upstate 5/01/01 p. 1 G, p. 2)', () => {
  test('at half of the confinement owed on admission, with every step of the arithmetic', () => {
    const found = reviewDue(confined(121).record, defaultProcedures, today)!;
    // From 1 January 121 days run to 1 May; when the first is over 120 are owed.
    expect(found).toMatchObject({ owed: 120, until: '2026-05-01', part: 60, due: '2026-03-02' });
    expect(stepsOfDrc(standing(confined(121))).map(({ rule }) => rule)).toEqual(['admission.inferred', 'owed.admission-day', 'owed', 'review', 'review.rounding', 'remaining', 'ceiling.I', 'release']);
    expect(found.step.operands[0]!.step!.says).toBe('one half of 120 days: 120 × 1 / 2');
  });

  test('of an odd number the half is rounded up, and said to be this program’s reading', () => {
    const found = reviewDue(confined(120).record, defaultProcedures, today)!;
    expect(found).toMatchObject({ owed: 119, part: 60, due: '2026-03-02' });
    expect(found.inferred.join(' ')).toContain('rounded up');
  });

  test('without an admission entered, the first level of the present stay stands for it, marked as inferred', () => {
    const station = confined(121);
    expect(standing(station).stay).toMatchObject({ on: '2026-01-01', inferred: expect.stringContaining('No admission is entered') });
    station.write({ kind: 'shu.admitted', body: {}, effective: '2026-01-11', role: 'shu-sergeant' });
    expect(standing(station).stay).toMatchObject({ on: '2026-01-11', inferred: null });
    expect(standing(station)).toMatchObject({ reckoned: { owed: 110, part: 55, due: '2026-03-07' }, due: '2026-03-07', state: 'to come' });
  });

  test('after a release there is none, until he is admitted again', () => {
    const station = confined(121);
    station.write({ kind: 'shu.released', body: {}, effective: '2026-02-01', role: 'shu-sergeant' });
    expect(standing(station)).toMatchObject({ state: 'not in the unit', due: null, ceiling: null });
    expect(standing(station, '2026-01-31').stay?.on).toBe('2026-01-01');
    station.write({ kind: 'shu.admitted', body: {}, effective: '2026-02-10', role: 'shu-sergeant' });
    expect(standing(station).stay?.on).toBe('2026-02-10');
  });

  test('where no confinement was owed on admission there is none', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'person.received', body: identityWords() });
    station.write({ kind: 'shu.admitted', body: {}, effective: '2026-02-10', role: 'shu-sergeant' });
    expect(standing(station)).toMatchObject({ state: 'nothing owed', due: null, remaining: null, release: null });
  });

  test('a reversal takes what it imposed out of the arithmetic', () => {
    const station = confined(121);
    const second = confine(station, 150, '2026-01-05');
    expect(standing(station).reckoned?.until).toBe('2026-06-03');
    station.write({ kind: 'appeal.decided', body: { report: second.header.id, at: '2026-02-20T10:00', on: 'court order', authority: 'court', decidedBy: 'The court', outcome: 'reversed', why: 'No notice' }, effective: '2026-02-20', role: 'coordinator', reason: 'Order' });
    expect(standing(station).reckoned).toMatchObject({ until: '2026-05-01', due: '2026-03-02' });
  });

  test.each([
    ['admitted twice', shuAdmitted, 'shu.admitted', ['DRC-001']],
    ['released twice', shuReleased, 'shu.released', ['DRC-002']],
  ] as const)('%s without the other between is refused', (_, kind, name, codes) => {
    const station = confined(121);
    station.write({ kind: name, body: {}, effective: '2026-01-02', role: 'shu-sergeant' });
    expect(codesOf(kind, {}, as(station, { role: 'shu-sergeant' }))).toEqual(codes);
  });

  test('the stay is entered on a day that has come, after the reception', () => {
    const station = confined(121);
    expect(codesOf(shuReleased, {}, as(station, { role: 'shu-sergeant', effective: '2026-03-03' }))).toEqual(['FLD-004']);
    expect(codesOf(shuAdmitted, {}, as(station, { role: 'shu-sergeant', effective: '2019-06-03' }))).toEqual(['PIM-004']);
  });
});

describe('what the committee may recommend', () => {
  test.each([
    ['I', 20, 21],
    ['II', 20, 21],
    ['III', 60, 61],
  ] as const)('at Level %s %i of the remaining 60 days, and not %i', (level, most, over) => {
    const station = confined(121, level);
    const asking = (days: number) => problemsOf(drcRecommended, { members, days, basis: basisOf(station.record, today) }, as(station));
    expect(ceilingOn(station.record, defaultProcedures, today)).toMatchObject({ level, days: most });
    expect(asking(most)).toEqual([]);
    expect(asking(over)).toMatchObject([{ code: 'DRC-005', severity: 'stop', value: String(over), rule: expect.stringContaining('Upstate 5/01/01 p.') }]);
    expect(asking(over)[0]!.sentence).toContain('of the remaining 60 days');
  });

  test('a broken day of the ceiling is left out', () => {
    expect(ceilingOn(confined(120).record, defaultProcedures, today)).toMatchObject({ days: 19, step: { rule: 'ceiling.rounding', says: 'Whole days, rounded down' } });
  });

  test('before it is due it is early: a warning, and noted', () => {
    const station = confined(121);
    const early = '2026-03-01';
    expect(codesOf(drcRecommended, { members, days: 5, basis: basisOf(station.record, early) }, as(station, { effective: early }))).toEqual(['DRC-006']);
    recommend(station, 5, early);
    expect(standing(station).history).toMatchObject([{ early: true, cut: null }]);
  });

  test('from figures that the record no longer gives it is refused, and so is one with nothing left', () => {
    const station = confined(121);
    expect(codesOf(drcRecommended, { members, days: 5, basis: { remaining: 61, lastDay: '2026-05-01' } }, as(station))).toEqual(['DRC-004']);
    expect(codesOf(drcRecommended, { members, days: 5, basis: { remaining: 1, lastDay: '2026-05-02' } }, as(station, { effective: '2026-05-02', today: '2026-05-02' }))).toEqual(['DRC-003']);
  });

  test('needs a reason, a member, a stay and a level, on a day that has come', () => {
    const station = confined(121);
    const basis = basisOf(station.record, today);
    expect(codesOf(drcRecommended, { members, days: 5, basis }, as(station, { reason: ' ' }))).toEqual(['FLD-005']);
    expect(codesOf(drcRecommended, { members: [], days: 5, basis }, as(station))).toEqual(['FLD-001']);
    expect(codesOf(drcRecommended, { members, days: 5, basis }, as(station, { effective: '2025-12-31' }))).toEqual(['DRC-002']);
    expect(codesOf(drcRecommended, { members, days: 5, basis: basisOf(station.record, '2026-03-03') }, as(station, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
    const levelless = new StationInTest(1);
    levelless.write({ kind: 'person.received', body: identityWords() });
    confine(levelless, 121, '2026-01-01');
    levelless.write({ kind: 'shu.admitted', body: {}, effective: '2026-01-01', role: 'shu-sergeant' });
    expect(codesOf(drcRecommended, { members, days: 5, basis }, as(levelless))).toEqual(['DRC-007']);
  });

  test('nothing, with a reason: the review is held', () => {
    const station = confined(121);
    const body = { members, basis: basisOf(station.record, today) };
    expect(codesOf(drcDeclined, body, as(station))).toEqual([]);
    expect(codesOf(drcDeclined, body, as(station, { reason: undefined }))).toEqual(['FLD-005']);
    station.write({ kind: 'drc.declined', body, effective: today, reason: 'Two reports since', role: 'drc-member' });
    expect(standing(station)).toMatchObject({ state: 'reviewed', due: null, history: [{ review: { days: 0 }, cut: null }] });
  });
});

describe('what the Superintendent decides', () => {
  const asked = (station: StationInTest, change: Asked = {}) => as(station, { role: 'superintendent', ...change });
  const bodyOf = (station: StationInTest, recommendation: Entry, days: number, outcome: string) => ({ recommendation: recommendation.header.id, outcome, days, basis: basisOf(station.record, today) });

  test('takes the days off the last day owed, and the history shows it before and after', () => {
    const station = confined(121);
    const recommendation = recommend(station, 20);
    expect(standing(station).state).toBe('before the Superintendent');
    decide(station, recommendation, 20);
    const found = standing(station);
    expect(found).toMatchObject({ state: 'reviewed', release: '2026-04-11', remaining: { remaining: 40, lastDay: '2026-04-11' } });
    expect(found.history).toMatchObject([{ before: '2026-05-01', after: '2026-04-11', lookAgain: null, early: false }]);
    expect(found.releaseStep).toMatchObject({ says: '2026-05-01 less 20 days', result: '2026-04-11' });
  });

  test.each([
    ['approved as recommended', 10, 'approved', []],
    ['approved with other days', 11, 'approved', ['DRC-012']],
    ['modified to fewer', 5, 'modified', []],
    ['modified to more, within the ceiling', 20, 'modified', []],
    ['modified to more than the ceiling', 21, 'modified', ['DRC-005']],
    ['modified to none', 0, 'modified', ['DRC-012']],
    ['refused', 0, 'refused', []],
    ['refused with days', 5, 'refused', ['DRC-012']],
  ])('%s', (_, days, outcome, codes) => {
    const station = confined(121);
    const recommendation = recommend(station, 10);
    expect(codesOf(timeCutDecided, bodyOf(station, recommendation, days, outcome), asked(station))).toEqual(codes);
  });

  test('is worked out beforehand: the day that a cut would give, beside the cuts made before it', () => {
    const station = confined(121);
    expect(releaseIfCut(station.record, today, 20)).toBe('2026-04-11');
    const cut = decide(station, recommend(station, 20), 20);
    expect(releaseIfCut(station.record, today, 5)).toBe('2026-04-06');
    expect(releaseIfCut(station.record, today, 5, cut.header.id)).toBe('2026-04-26');
    expect(releaseIfCut(station.record, today, 121)).toBeNull();
  });

  test('is not decided by whoever recommended it or sat on the committee, whatever his office now', () => {
    const station = confined(121);
    const members1 = [{ name: 'A. Drew', account: 'account-1' }];
    const recommendation = station.write({ kind: 'drc.recommended', body: { members: members1, days: 5, basis: basisOf(station.record, today) }, effective: today, reason: 'Half', author: 'account-drc', role: 'drc-member' });
    expect(codesOf(timeCutDecided, bodyOf(station, recommendation, 5, 'approved'), asked(station))).toEqual(['DRC-011']);
    const own = confined(121);
    const written = own.write({ kind: 'drc.recommended', body: { members, days: 5, basis: basisOf(own.record, today) }, effective: today, reason: 'Half', author: 'account-1', role: 'drc-member' });
    expect(codesOf(timeCutDecided, bodyOf(own, written, 5, 'approved'), asked(own))).toEqual(['DRC-011']);
  });

  test('is decided once, on a recommendation that stands, on its day or after, with a reason', () => {
    const station = confined(121);
    const recommendation = recommend(station, 5);
    const body = bodyOf(station, recommendation, 5, 'approved');
    expect(codesOf(timeCutDecided, body, asked(station, { reason: '' }))).toEqual(['FLD-005']);
    expect(codesOf(timeCutDecided, { ...body, recommendation: station.own[0]!.header.id }, asked(station))).toEqual(['DRC-008']);
    expect(codesOf(timeCutDecided, { ...body, basis: basisOf(station.record, '2026-03-01') }, asked(station, { effective: '2026-03-01' }))).toEqual(['DRC-010']);
    const cut = decide(station, recommendation, 5);
    expect(codesOf(timeCutDecided, { ...body, basis: basisOf(station.record, today) }, asked(station))).toEqual(['DRC-009']);
    expect(codesOf(timeCutCorrected, { ...body, outcome: 'modified', days: 4 }, asked(station, { rewrites: cut.header.id }))).toEqual([]);
  });

  test('at two stations without sight of each other comes in question', () => {
    const a = confined(121);
    const recommendation = recommend(a, 20);
    const b = new StationInTest(2).receive(a.seen).wait(60_000);
    const first = decide(a, recommendation, 20);
    const second = decide(b, recommendation, 10, 'modified');
    const all = unionOf([a, b]);
    for (const order of [all, all.toReversed()]) {
      const record = fold(person, order, known);
      expect(record.outcomes.get(first.header.id)?.is).toBe('in question');
      expect(record.outcomes.get(second.header.id)).toEqual({ is: 'standing aside', because: 'the recommendation has been decided already' });
    }
  });

  test('takes nothing off a term that is imposed later, in another stay or beside it', () => {
    const station = confined(121);
    decide(station, recommend(station, 20), 20);
    station.write({ kind: 'shu.released', body: {}, effective: '2026-04-12', role: 'shu-sergeant' });
    confine(station, 30, '2026-04-20');
    expect(standing(station, '2026-04-21').release).toBe('2026-05-19');
    confine(station, 30, '2026-07-01');
    const found = standing(station, '2026-07-02');
    expect(found).toMatchObject({ release: '2026-07-30', history: [{ before: '2026-05-01', after: '2026-04-11', lookAgain: null }] });
    expect(found.releaseStep?.says).toBe('No time was cut');
    expect(remainingOn(station.record, '2026-07-02')).toMatchObject({ remaining: 28, lastDay: '2026-07-30' });
  });

  test('draws a later term forward that runs after the one cut, and no sooner than it was imposed', () => {
    const station = confined(121);
    decide(station, recommend(station, 20), 20);
    confine(station, 30, '2026-03-05', station.own[1]!.header.id);
    expect(standing(station, '2026-03-06')).toMatchObject({ release: '2026-05-11', releaseStep: { says: '2026-05-31 less 20 days' } });
    const late = confined(121);
    decide(late, recommend(late, 20), 20);
    confine(late, 30, '2026-04-20', late.own[1]!.header.id);
    expect(standing(late, '2026-04-21').release).toBe('2026-05-19');
  });

  test('stays as it is when an appeal changes the terms, and is to be looked at again', () => {
    const station = confined(121);
    const second = confine(station, 150, '2026-01-05');
    const cut = decide(station, recommend(station, 31), 31);
    expect(cutsToLookAt(station.record, defaultProcedures)).toEqual([]);
    expect(standing(station).release).toBe('2026-05-03');
    station.write({ kind: 'appeal.decided', body: { report: second.header.id, at: '2026-03-02T10:00', on: 'court order', authority: 'court', decidedBy: 'The court', outcome: 'reversed', why: 'No notice' }, effective: today, role: 'coordinator', reason: 'Order' });
    expect(standing(station).history).toMatchObject([{ cut: { days: 31 }, lookAgain: 'it was reckoned from 93 days to 2026-06-03, and now it is 60 days to 2026-05-01' }]);
    expect(cutsToLookAt(station.record, defaultProcedures)).toMatchObject([{ entry: cut.header.id, since: today }]);
    expect(standing(station).release).toBe('2026-03-31');
  });

  test('a disposition of a later day does not touch what was decided before it', () => {
    const station = confined(121);
    decide(station, recommend(station, 20), 20);
    confine(station, 30, '2026-03-05');
    expect(cutsToLookAt(station.record, defaultProcedures)).toEqual([]);
  });
});

describe('parts of days and stretches', () => {
  test.each([
    [119, 'up', 60],
    [119, 'down', 59],
    [119, 'nearest', 60],
    [120, 'up', 60],
  ] as const)('half of %i, rounded %s, is %i', (days, how, part) => {
    expect(partOf(days, { parts: 1, of: 2 }, how)).toBe(part);
  });

  test('a part is said in words', () => {
    expect([[1, 3], [1, 2], [1, 1], [2, 5]].map(([parts, of]) => sayFraction({ parts: parts!, of: of! }))).toEqual(['one third', 'one half', 'the whole', '2/5']);
  });

  test('days taken off the end pass over days between terms', () => {
    const apart = [{ from: '2026-01-01', to: '2026-01-10' }, { from: '2026-02-01', to: '2026-02-05' }];
    expect(shortened(apart, 7)).toEqual([{ from: '2026-01-01', to: '2026-01-08' }]);
    expect(shortened(apart, 20)).toEqual([]);
    expect(dayNumbered(apart, 11)).toBe('2026-02-01');
    expect(dayNumbered(apart, 16)).toBeUndefined();
  });

  test('the days owed are those that the terms give, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ days: fc.integer({ min: 1, max: 60 }), date: fc.integer({ min: 0, max: 50 }) }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 90 }), (reports, after) => {
        const station = new StationInTest(1);
        station.write({ kind: 'person.received', body: identityWords() });
        for (const { days, date } of reports) confine(station, days, day('2026-01-01').add({ days: date }).toString());
        const terms = confinementTerms(station.record);
        const on = day('2026-01-01').add({ days: after });
        const left = stretchesAfter(stretchesOf(terms), on.toString());
        const owed = confinementOwed(terms, on);
        expect(daysIn(left)).toBe(owed?.days ?? 0);
        expect(left.at(-1)?.to).toBe(owed?.until);
      }),
      { numRuns: 60 },
    );
  });
});
