import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { codesOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest, unionOf } from '../entry/testing/station.ts';
import { rulesOfBehavior, type RuleOfBehavior } from '../discipline/rules-of-behavior.ts';
import { adoptedVersionsOf, adoptionBody, procedureAdopted, procedureCorrected, procedureVoided, procedureTitles, withAdopted, type AdoptionBody } from './adoption.ts';
import { adoptersOf } from './adopters.ts';
import { levelNumbers } from './level-numbers.ts';
import { numbersSchemas } from './numbers-schemas.ts';
import { defaultProcedures, inForceOn, procedureNames, type ProcedureName, type ProcedureVersion } from './procedures.ts';

const subject = (id: ProcedureName) => ({ type: 'procedure', id }) as const;
const levels = (minimum: number, effective = '2026-01-01'): AdoptionBody => ({ procedure: 'levels', effective, scope: 'facility', source: 'Facility memorandum 4', numbers: { ...levelNumbers, minimumDays: { I: minimum, II: 30 } } });
const behavior = (rules: readonly RuleOfBehavior[], effective = '2026-01-01'): AdoptionBody => ({ procedure: 'behavior', effective, scope: 'state', source: 'The official text of 2026', numbers: { rules } });
const asked = (of: ProcedureName, change: Asked = {}): Asked => ({ subject: subject(of), role: 'superintendent', ...change });
const minimumOn = (entries: readonly Entry[], day: string) =>
  inForceOn(withAdopted(defaultProcedures, { levels: adoptedVersionsOf(fold(subject('levels'), entries, known)) }).levels, Temporal.PlainDate.from(day)).numbers.minimumDays.I;

describe('a version that is adopted', () => {
  test.each(procedureNames)('of %s has the form of the numbers that the program brings', (name) => {
    for (const { numbers } of defaultProcedures[name] as readonly ProcedureVersion<unknown>[]) expect(numbersSchemas[name].safeParse(numbers).error?.issues ?? []).toEqual([]);
    expect(procedureTitles[name].length).toBeGreaterThan(5);
  });

  test.each([
    ['a day that is none', { ...levels(45), effective: '2026-02-30' }],
    ['a number that is none', { ...levels(45), numbers: { ...levelNumbers, minimumDays: { I: 'thirty', II: 30 } } }],
    ['a number left out', { ...levels(45), numbers: { ...levelNumbers, minimumDays: { I: 30 } } }],
    ['a part larger than the whole', { ...levels(45), numbers: { ...levelNumbers, drc: { ...levelNumbers.drc, review: { parts: 3, of: 2 } } } }],
    ['the numbers of another procedure', { ...levels(45), numbers: { lateAfterDays: 3 } }],
    ['no source', { ...levels(45), source: '' }],
  ])('with %s does not read', (_, body) => {
    expect(adoptionBody.safeParse(body).success).toBe(false);
  });

  test('is adopted by whom it belongs to, with a reason, and on a day that has come', () => {
    expect(codesOf(procedureAdopted, levels(45), asked('levels', { role: 'captain' }))).toEqual([]);
    expect(codesOf(procedureAdopted, levels(45), asked('levels', { role: 'coordinator' }))).toEqual(['ENT-001']);
    expect(codesOf(procedureAdopted, behavior(rulesOfBehavior, '2026-01-01'), asked('behavior', { role: 'captain' }))).toEqual(['ENT-001']);
    expect(codesOf(procedureAdopted, behavior(rulesOfBehavior, '2026-01-01'), asked('behavior', { role: 'coordinator' }))).toEqual([]);
    expect(codesOf(procedureAdopted, levels(45), asked('levels', { reason: undefined, effective: '2026-03-03' }))).toEqual(['FLD-004', 'FLD-005']);
    expect(Object.values(adoptersOf).every((roles) => roles.includes('superintendent'))).toBe(true);
  });

  test('of one procedure is not entered on another, nor on none', () => {
    expect(codesOf(procedureAdopted, levels(45), asked('reports'))).toEqual(['PRC-001']);
    expect(codesOf(procedureAdopted, levels(45), { subject: { type: 'procedure', id: 'weather' }, role: 'superintendent' })).toEqual(['PRC-003', 'PRC-001']);
    const station = new StationInTest(1, { subject: subject('reports') });
    const entry = station.write({ kind: 'procedure.adopted', body: levels(45), reason: 'Order' });
    expect(station.record.outcomes.get(entry.header.id)).toMatchObject({ is: 'standing aside' });
  });

  test('from a day of which there is one already is said to replace it', () => {
    expect(codesOf(procedureAdopted, levels(45, '2001-05-01'), asked('levels'))).toEqual(['PRC-002']);
  });
});

describe('versions of two stations', () => {
  const apart = () => {
    const [a, b] = [new StationInTest(1, { subject: subject('levels') }), new StationInTest(2, { subject: subject('levels'), wall: Date.parse('2026-03-02T12:00:30Z') })] as const;
    const first = a.write({ kind: 'procedure.adopted', body: levels(45), reason: 'Order' });
    const second = b.write({ kind: 'procedure.adopted', body: levels(60), reason: 'Order' });
    return { a, b, first, second };
  };

  test('of one day, adopted without sight of each other, are in question, and the later holds in whatever order they arrive', () => {
    const { a, b, first, second } = apart();
    const all = unionOf([a, b]);
    for (const order of [all, all.toReversed()]) {
      const record = fold(subject('levels'), order, known);
      expect([first, second].map(({ header }) => record.outcomes.get(header.id)?.is)).toEqual(['in question', 'in question']);
      expect(minimumOn(order, '2026-03-02')).toBe(60);
      expect(minimumOn(order, '2025-12-31')).toBe(30);
    }
  });

  test('adopted by one who has seen the other are not', () => {
    const { a, b } = apart();
    b.receive(a.own);
    const third = b.write({ kind: 'procedure.adopted', body: levels(50, '2026-02-01'), reason: 'Order' });
    expect(b.record.outcomes.get(third.header.id)).toEqual({ is: 'applied' });
    expect(minimumOn(b.seen, '2026-02-01')).toBe(50);
    expect(minimumOn(b.seen, '2026-01-31')).toBe(60);
  });

  test('corrected or struck out hold as corrected, or no more', () => {
    const station = new StationInTest(1, { subject: subject('levels') });
    const first = station.write({ kind: 'procedure.adopted', body: levels(45), reason: 'Order' });
    const corrected = station.write({ kind: 'procedure.corrected', body: levels(50), reason: 'Misread', strikes: first.header.id });
    expect(minimumOn(station.seen, '2026-03-02')).toBe(50);
    expect(codesOf(procedureCorrected, levels(55), asked('levels', { on: station.seen, rewrites: first.header.id }))).toEqual([]);
    station.write({ kind: 'procedure.voided', body: {}, reason: 'Never signed', strikes: corrected.header.id });
    expect(minimumOn(station.seen, '2026-03-02')).toBe(30);
  });
});

describe('the rules of behavior (7 NYCRR 270.2)', () => {
  const without = (number: string) => rulesOfBehavior.filter((rule) => rule.number !== number);
  const changed = (number: string, change: Partial<RuleOfBehavior>) => rulesOfBehavior.map((rule) => (rule.number === number ? { ...rule, ...change } : rule));

  test.each([
    ['a rule left out', without('113.24'), ['BEH-002']],
    ['a rule with a last day', changed('113.24', { until: '2026-05-31' }), []],
    ['other tiers', changed('113.24', { tiers: [2, 3] }), []],
    ['another title of what was read', changed('100.13', { title: 'Dancing' }), ['BEH-003']],
    ['the same title in other signs', changed('100.13', { title: 'FIGHTING.' }), []],
    ['another title of what was from knowledge', changed('113.24', { title: 'Use of a controlled substance', sure: 'seen' }), ['BEH-004']],
    ['a rule twice', [...rulesOfBehavior, rulesOfBehavior[0]!], ['BEH-001']],
    ['a new rule', [...rulesOfBehavior, { number: '125.10', title: 'Drones', sure: 'seen' } as const], []],
    ['a last day before the first', changed('113.24', { from: '2026-05-31', until: '2026-01-01' }), ['BEH-005']],
  ])('%s', (_, rules, codes) => {
    expect(codesOf(procedureAdopted, behavior(rules), asked('behavior'))).toEqual(codes);
  });

  test('a rule of an adopted version stays for ever too; struck out with its version only where no report charges it', () => {
    const station = new StationInTest(1, { subject: subject('behavior') });
    const drones = { number: '125.10', title: 'Drones', sure: 'seen' } as const;
    const entry = station.write({ kind: 'procedure.adopted', body: behavior([...rulesOfBehavior, drones]), reason: 'Order' });
    expect(codesOf(procedureAdopted, behavior(rulesOfBehavior, '2026-02-01'), asked('behavior', { on: station.seen }))).toEqual(['BEH-002']);
    const striking = asked('behavior', { on: station.seen, rewrites: entry.header.id });
    const charged = { ...striking, around: { ruleCharged: (number: string) => number === '125.10' } };
    expect(codesOf(procedureVoided, {}, striking)).toEqual([]);
    expect(codesOf(procedureVoided, {}, charged)).toEqual(['BEH-002']);
    expect(codesOf(procedureCorrected, behavior(rulesOfBehavior), striking)).toEqual([]);
    expect(codesOf(procedureCorrected, behavior(rulesOfBehavior), charged)).toEqual(['BEH-002']);
  });
});
