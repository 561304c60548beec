import { describe, expect, test, vi } from 'vitest';
import type { Act } from '../shared/contract/contract.ts';
import { procedureSubject, type AdoptionBody } from '../shared/procedures/adoption.ts';
import { levelNumbers } from '../shared/procedures/level-numbers.ts';
import { defaultProcedures, inForceOn } from '../shared/procedures/procedures.ts';
import { rebuild } from './rebuild.ts';
import { personPage } from './store/queries/person-page.ts';
import { toProject } from './store/schema.ts';
import { assignLevel, commit, receive, testDay } from './testing/acts.ts';
import { testStation, type TestStation } from './testing/station.ts';
import { verify } from './verify.ts';

const now = Temporal.PlainDate.from(testDay);

function adopt(body: AdoptionBody, extras: Partial<Act> = {}): Act {
  return { kind: 'procedure.adopted', subject: { type: 'procedure', id: body.procedure }, effective: testDay, body, reason: 'Memorandum of the Commissioner', ...extras };
}

const levelsOf = (minimum: number, effective = '2026-01-01'): AdoptionBody => ({ procedure: 'levels', effective, scope: 'facility', source: 'Facility memorandum 4', numbers: { ...levelNumbers, minimumDays: { I: minimum, II: 30 } } });
const timeOf = (jailTimeYearDays: number, effective = '2026-01-01'): AdoptionBody => ({
  procedure: 'time',
  effective,
  scope: 'state',
  source: 'Memorandum on years of jail time',
  numbers: { ...inForceOn(defaultProcedures.time, now).numbers, jailTimeYearDays },
});
/** A change of the numbers that every parole eligibility shows. */
const noThird = (effective = '2026-01-01'): AdoptionBody => {
  const time = timeOf(365, effective);
  return time.procedure === 'time' ? { ...time, numbers: { ...time.numbers, lastDay: 'fields', monthDays: 31 } } : time;
};
const minimumNow = (at: TestStation) => inForceOn(at.station.procedures.levels, now).numbers.minimumDays.I;

describe('a version that an entry adopts', () => {
  test('holds from its day, and not before', async () => {
    using at = await testStation();
    at.as('captain', adopt(levelsOf(45, '2026-02-01')));
    const on = (day: string) => inForceOn(at.station.procedures.levels, Temporal.PlainDate.from(day)).numbers.minimumDays.I;
    expect([on('2026-01-31'), on('2026-02-01')]).toEqual([30, 45]);
  });

  test('is what the next act is decided by, in the same group too', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-01' }));
    const said = at.station.rehearse([assignLevel(id, 'II', { effective: testDay })], at.actors.captain).map(({ code }) => code);
    expect(said).toContain('PIM-001');
    at.as('captain', adopt(levelsOf(5)));
    expect(at.station.rehearse([assignLevel(id, 'II', { effective: testDay })], at.actors.captain).map(({ code }) => code)).not.toContain('PIM-001');
  });

  test('of two of one day the one adopted after holds, and the author is told of the first', async () => {
    using at = await testStation();
    at.as('captain', adopt(levelsOf(45)));
    const again = at.station.record([adopt(levelsOf(60))], at.actors.captain);
    expect(again).toMatchObject({ is: 'to acknowledge', problems: [{ code: 'PRC-002', value: '2026-01-01' }] });
    at.as('captain', adopt(levelsOf(60)));
    expect(minimumNow(at)).toBe(60);
    rebuild(at.station.db, defaultProcedures);
    expect(minimumNow(at)).toBe(60);
  });

  test('of one day a facility’s own version holds before that of the state, whichever came first', async () => {
    using at = await testStation();
    const own = (minimum: number): Act => adopt(levelsOf(minimum), { subject: procedureSubject('levels', at.facility) });
    at.as('captain', own(45));
    at.as('captain', adopt(levelsOf(60)));
    expect(minimumNow(at)).toBe(45);
    const [entry = ''] = at.as('captain', own(50));
    at.as('captain', { ...own(50), kind: 'procedure.voided', body: {}, strikes: entry });
    expect(minimumNow(at)).toBe(45);
    rebuild(at.station.db, defaultProcedures);
    expect(minimumNow(at)).toBe(45);
  });

  test('corrected or struck out, holds as corrected or no more', async () => {
    using at = await testStation();
    const [entry = ''] = at.as('captain', adopt(levelsOf(45)));
    const [corrected = ''] = at.as('captain', adopt(levelsOf(50), { kind: 'procedure.corrected', strikes: entry }));
    expect(minimumNow(at)).toBe(50);
    at.as('captain', { ...adopt(levelsOf(50)), kind: 'procedure.voided', body: {}, strikes: corrected });
    expect(minimumNow(at)).toBe(30);
  });

  test('refused leaves everything as it was', async () => {
    using at = await testStation();
    const refused = at.station.record([adopt(levelsOf(45)), { ...adopt(levelsOf(45)), subject: { type: 'procedure', id: 'time' } }], at.actors.captain);
    expect(refused.is).toBe('refused');
    expect(minimumNow(at)).toBe(30);
  });

  test('at another process of the same book is in force here too', async () => {
    using at = await testStation();
    const other = await at.openAgain();
    expect(inForceOn(other.procedures.levels, now).numbers.minimumDays.I).toBe(30);
    at.as('captain', adopt(levelsOf(45)));
    expect(inForceOn(other.procedures.levels, now).numbers.minimumDays.I).toBe(45);
  });
});

describe('what was projected with the old numbers', () => {
  test('is projected again when a version is adopted, and equals what a rebuild gives', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-01' }));
    const before = personPage(at.station.db, id)?.computation;
    at.as('coordinator', adopt(noThird()));
    at.as('captain', adopt(levelsOf(45)));
    const after = personPage(at.station.db, id)?.computation;
    expect(after).not.toEqual(before);
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
    rebuild(at.station.db, defaultProcedures);
    expect(personPage(at.station.db, id)?.computation).toEqual(after);
    expect(minimumNow(at)).toBe(45);
  });

  test('is that of the people on whose rows the procedure shows', async () => {
    using at = await testStation();
    const { id } = at.person();
    const { id: without } = at.person({ din: '20-B-0001', nysid: '07654321B' });
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-01' }));
    at.station.db.$client.exec('CREATE TEMP TABLE queued (person TEXT); CREATE TEMP TRIGGER was_queued AFTER INSERT ON main.to_project BEGIN INSERT INTO queued VALUES (new.person); END');
    const queuedBy = (role: 'captain' | 'coordinator', body: AdoptionBody) => {
      at.station.db.$client.exec('DELETE FROM queued');
      at.as(role, adopt(body));
      return new Set(at.station.db.$client.prepare('SELECT person FROM queued').pluck().all());
    };
    expect(queuedBy('captain', { procedure: 'reports', effective: '2026-01-01', scope: 'facility', source: 'Facility memorandum 5', numbers: { lateAfterDays: 3 } })).toEqual(new Set());
    expect(queuedBy('captain', levelsOf(45))).toEqual(new Set([id]));
    expect(queuedBy('coordinator', noThird())).toEqual(new Set([id, without]));
    expect(at.station.catchUp.underWay()).toBeNull();
  });

  test('that a crash left undone is done when the book is opened next', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('coordinator', adopt(noThird()));
    const right = personPage(at.station.db, id);
    at.station.db.$client.exec(`UPDATE people SET me = 'stale'; INSERT INTO to_project (person) SELECT id FROM people`);
    const again = await at.openAgain();
    expect(personPage(again.db, id)).toEqual(right);
    expect(again.catchUp.underWay()).toBeNull();
    expect((await verify(again.db, defaultProcedures)).faults).toEqual([]);
  });

  test('and cannot be worked out again holds no recording up, and is told', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.station.db.$client.prepare('INSERT INTO to_project (person, arrived) VALUES (?, 1)').run(id);
    const project = vi.spyOn(at.station.projector, 'project').mockImplementationOnce(() => {
      throw new Error('a sentence without a count');
    });
    expect(at.person({ din: '20-B-0001', nysid: '07654321B' }).received).not.toBe('');
    expect(project.mock.calls.length).toBeGreaterThan(1);
    at.station.db.$client.prepare('INSERT INTO to_project (person, arrived) VALUES (?, 1)').run(id);
    project.mockImplementation(() => {
      throw new Error('a sentence without a count');
    });
    at.station.catchUp.start();
    expect(at.station.catchUp.underWay()?.doing).toContain('a sentence without a count');
  });

  test('of many people goes on while others work, and says how far it is', { timeout: 30_000 }, async () => {
    using at = await testStation();
    const { catchUp, db } = at.station;
    const acts = Array.from({ length: 600 }, (_, number): readonly Act[] => {
      const id = at.id();
      return [receive(id, { din: `20-B-${String(1000 + number)}`, nysid: `${String(10_000_000 + number)}A` }), commit(id)];
    });
    at.station.recordGroups(acts, at.actors.coordinator);
    at.as('coordinator', adopt(noThird()));
    expect(catchUp.underWay()).toMatchObject({ is: 'progress', of: 600 });
    while (catchUp.underWay()?.doing.startsWith('Working out records')) await new Promise((resolve) => setImmediate(resolve));
    expect(catchUp.underWay()).toBeNull();
    expect(db.select().from(toProject).all()).toEqual([]);
    expect((await verify(db, defaultProcedures)).faults).toEqual([]);
  });
});
