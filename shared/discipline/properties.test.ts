import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold, type SubjectRecord } from '../entry/fold.ts';
import { levelWords } from '../entry/testing/facts.ts';
import { codesOf } from '../entry/testing/proposal.ts';
import { person, unionOf } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { levelAssigned, levelsOf } from '../shu/level.ts';
import { levelClock } from '../shu/level-clock.ts';
import { shuShown } from '../shu/slice.ts';
import { workOfUnit } from '../shu/work.ts';
import { lostOn } from '../time/check-report-loss.ts';
import { sentenceOf } from '../time/sentence.ts';
import { isNothing, writeTerm } from '../time/term.ts';
import { casesOf, disciplineOf, walkOf, writtenMoment } from './case.ts';
import { clocksOf } from './clocks.ts';
import { effectsOf } from './effects.ts';
import { goodTimeFigures } from './good-time.ts';
import { haltCounters } from './halt.ts';
import { impossibilitiesOf } from './impossible.ts';
import { dayOf } from './moment.ts';
import { dispositionOf, penaltiesOf } from './penalties-standing.ts';
import { reportsOf } from './report.ts';
import { stateGraph, type CaseState } from './state-graph.ts';
import { statusOf } from './status.ts';
import { confinementTerms } from './terms.ts';
import { anyActs, anyCourse, Desk, secret, type AnyAct } from './testing/acts.ts';
import { workToPutRight } from './work.ts';

const runs = { numRuns: 120 };

const reachable = (() => {
  const seen = new Set<CaseState>(['awaiting review']);
  for (const state of seen) for (const to of Object.values(stateGraph[state])) seen.add(to);
  return seen;
})();

function play(acts: readonly AnyAct[], decided = true): Desk {
  const desk = new Desk(1);
  for (const act of acts) desk.enter(act, decided);
  return desk;
}

/** Everything that a page would ask of a record. */
function concluded(record: SubjectRecord, now: Temporal.PlainDateTime): unknown {
  return {
    discipline: disciplineOf(record),
    status: casesOf(record).map((held) => [statusOf(held), penaltiesOf(held), clocksOf(held, defaultProcedures, now), effectsOf(record, held.root)]),
    terms: confinementTerms(record),
    halt: haltCounters(record, defaultProcedures, now.toPlainDate()),
    goodTime: goodTimeFigures(record),
    work: workToPutRight(record),
    impossible: impossibilitiesOf(record, defaultProcedures, now),
  };
}

describe('from any sequence of entries that were allowed', () => {
  test('no case has a status that the graph does not lead to, and nothing is impossible', () => {
    fc.assert(
      fc.property(anyCourse, (acts) => {
        const desk = play(acts);
        const { record } = desk.station;
        for (const held of casesOf(record)) expect(reachable.has(statusOf(held).state)).toBe(true);
        for (const held of casesOf(record)) expect(statusOf(held).state).not.toBe('expunged');
        expect(impossibilitiesOf(record, defaultProcedures, desk.now)).toEqual([]);
        expect([...record.outcomes.values()].filter((outcome) => outcome.is !== 'applied' && outcome.is !== 'struck' && outcome.is !== 'standing aside')).toEqual([]);
      }),
      runs,
    );
  });

  test('every clock has a last day that follows what it counts from, and steps that lead to it', () => {
    fc.assert(
      fc.property(anyCourse, (acts) => {
        const desk = play(acts);
        for (const held of casesOf(desk.station.record)) {
          for (const clock of clocksOf(held, defaultProcedures, desk.now)) {
            expect(dayOf(clock.last) >= dayOf(clock.from.at)).toBe(true);
            expect(clock.steps.at(-1)?.says).toContain(clock.last.replace('T', ' '));
            if (clock.state === 'met' && clock.direction === 'by') expect(clock.met!.at.slice(0, clock.last.length) <= clock.last).toBe(true);
            if (clock.id === 'finish') expect(clock.from.at).toBe(writtenMoment(held));
          }
        }
      }),
      runs,
    );
  });

  test('no confinement runs after itself, and restored good time is never more than what was lost', () => {
    fc.assert(
      fc.property(anyCourse, (acts) => {
        const { record } = play(acts).station;
        expect(confinementTerms(record).filter((term) => term.loop)).toEqual([]);
        for (const { days, from, to } of confinementTerms(record)) expect(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1).toBe(days);
      }),
      runs,
    );
  });

  test('random courses reach every state, so that the laws above are about something', { timeout: 30_000 }, () => {
    const states = new Set(fc.sample(anyCourse, { numRuns: 400, seed: 4932 }).flatMap((acts) => {
      const { record } = play(acts).station;
      return [...casesOf(record).flatMap((held) => walkOf(held).taken.map(({ to }) => to)), ...disciplineOf(record).stubs.map((): CaseState => 'expunged')];
    }));
    expect([...reachable].filter((state) => state !== 'awaiting review' && !states.has(state))).toEqual([]);
  });
});

describe('reversing everything', () => {
  /** Ends every case that stands, as its state allows. */
  function reverseAll(desk: Desk): void {
    for (const held of casesOf(desk.station.record)) {
      const about = { report: held.root, at: desk.at };
      const ended = dispositionOf(held)
        ? desk.write({ kind: 'appeal.decided', body: { ...about, on: 'court order', authority: 'court', decidedBy: 'Supreme Court', outcome: 'reversed' }, role: 'coordinator', author: 'coordinator-1' })
        : statusOf(held).state === 'in hearing'
          ? desk.write({ kind: 'hearing.disposed', body: { ...about, charges: held.report.rules.map((rule) => ({ rule, finding: 'dismissed', evidence: '' })), penalties: [] }, role: 'captain', author: 'captain-1' })
          : desk.write({ kind: 'report.reviewed', body: { ...about, outcome: 'dismissed', why: 'All is reversed' }, role: 'lieutenant', author: 'lieutenant-1' });
      expect(ended).toBe(true);
    }
  }

  test('leaves the record as if there had never been a report, stubs aside', () => {
    fc.assert(
      fc.property(anyCourse, (acts) => {
        const desk = play(acts);
        reverseAll(desk);
        const { record, seen } = desk.station;
        const ofCases = new Set(known.capabilities.find((one) => one.name === 'discipline')!.kinds.map((kind) => kind.name).filter((name) => !name.startsWith('segregation.')));
        const never = fold(person, seen.filter((entry) => !ofCases.has(entry.header.kind)), known);
        const { stubs, ...discipline } = disciplineOf(record);
        expect(JSON.stringify(disciplineOf(record))).not.toContain(secret);
        const { stubs: none, ...without } = disciplineOf(never);
        expect(none).toEqual([]);
        const unfounded = (slice: typeof discipline) => ({ ...slice, segregation: slice.segregation.map(({ findings: _findings, ...stay }) => stay) });
        expect(unfounded(discipline)).toEqual(unfounded(without));
        expect({ ...record.slices, discipline: null }).toEqual({ ...never.slices, discipline: null });
        expect(JSON.stringify({ shown: shuShown(record), work: workToPutRight(record) })).not.toContain(secret);
        expect(levelClock(record, defaultProcedures, desk.now.toPlainDate())).toEqual(levelClock(never, defaultProcedures, desk.now.toPlainDate()));
        expect(workOfUnit(record, defaultProcedures, desk.now.toPlainDate())).toEqual(workOfUnit(never, defaultProcedures, desk.now.toPlainDate()));
        expect(reportsOf(record)).toEqual([]);
        expect(confinementTerms(record)).toEqual([]);
        expect(goodTimeFigures(record)).toEqual(goodTimeFigures(never));
        expect(goodTimeFigures(record).recommended).toEqual([]);
        expect(haltCounters(record, defaultProcedures, desk.now.toPlainDate())).toEqual(haltCounters(never, defaultProcedures, desk.now.toPlainDate()));
        const onLevel = (entries: typeof seen) => codesOf(levelAssigned, levelWords('III'), { on: entries, role: 'shu-sergeant', today: dayOf(desk.at), effective: dayOf(desk.at) });
        expect(onLevel(seen)).toEqual(onLevel(seen.filter((entry) => !ofCases.has(entry.header.kind))));
        expect(stubs.length).toBe(new Set(stubs.map((stub) => stub.root)).size);
      }),
      runs,
    );
  });

  test('leaves as work whatever it caused elsewhere, and nothing once each is put right', () => {
    fc.assert(
      fc.property(anyCourse, (acts) => {
        const desk = play(acts);
        reverseAll(desk);
        const { record } = desk.station;
        const work = workToPutRight(record);
        const has = (report: string, effect: string) => work.some((one) => one.report === report && one.effect === effect);
        const last = levelsOf(record).at(-1);
        for (const { root, expungedOn } of disciplineOf(record).stubs) {
          expect(has(root, 'good time')).toBe(!isNothing(lostOn(record, root)));
          if (last?.report === root && last.since < expungedOn) expect(has(root, 'level')).toBe(true);
        }
        for (const { report, effect } of work) {
          const at = desk.at;
          if (effect === 'good time') desk.write({ kind: 'sentence-event.recorded', body: { event: 'good time restored', day: dayOf(at), amount: writeTerm(lostOn(desk.station.record, report)), report }, role: 'coordinator', author: 'coordinator-1' }, !isNothing(lostOn(desk.station.record, report)));
          else desk.write({ kind: 'effect.put-right', body: { report, at, effect, how: 'Done as it was to be done' }, role: 'shu-sergeant', author: 'shu-sergeant-1' });
        }
        expect(workToPutRight(desk.station.record)).toEqual([]);
        for (const { root } of disciplineOf(desk.station.record).stubs) expect(isNothing(lostOn(desk.station.record, root))).toBe(true);
        expect(sentenceOf(desk.station.record).commitments).toEqual(sentenceOf(record).commitments);
      }),
      runs,
    );
  });
});

describe('two stations', () => {
  const anyExchange = fc.array(fc.record({ station: fc.nat(1), exchange: fc.boolean() }), { minLength: 60, maxLength: 80 });

  test('the order in which their entries arrive changes nothing', () => {
    fc.assert(
      fc.property(anyCourse, anyExchange, fc.infiniteStream(fc.nat()), (acts, turns, order) => {
        const desks = [new Desk(1), new Desk(2)] as const;
        acts.forEach((act, index) => {
          const { station, exchange } = turns[index % turns.length]!;
          if (exchange || index < 3) for (const desk of desks) desk.station.receive(unionOf(desks.map((one) => one.station)));
          desks[station === 1 ? 1 : 0].enter(act);
        });
        const entries = unionOf(desks.map((desk) => desk.station));
        const shuffled = entries.map((entry) => [order.next().value, entry] as const).toSorted(([a], [b]) => a - b).map(([, entry]) => entry);
        const now = Temporal.PlainDateTime.from('2026-09-01T12:00');
        expect(concluded(fold(person, shuffled, known), now)).toEqual(concluded(fold(person, entries, known), now));
      }),
      { numRuns: 80 },
    );
  });
});

describe('entries that nobody decided on', () => {
  test('whatever they say, all of it is concluded without an error, and what has no place is listed', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const desk = play(acts, false);
        const { record } = desk.station;
        concluded(record, desk.now);
        const listed = new Set(impossibilitiesOf(record, defaultProcedures, desk.now).map((one) => one.entry));
        for (const held of casesOf(record)) for (const { act } of walkOf(held).outOfPlace) expect(listed.has(act.entry)).toBe(true);
      }),
      runs,
    );
  });
});
