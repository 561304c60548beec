import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { roles, type Role } from '../shared/accounts/roles.ts';
import { contract } from '../shared/contract/contract.ts';
import { assignLevel, report, testDay } from './testing/acts.ts';
import { caseSteps, onCase, playCase, type CaseStepName } from './testing/cases.ts';
import { doInUnit, inUnit } from './testing/levels.ts';
import { testStation, type TestStation } from './testing/station.ts';
import { routerOf } from './router.ts';
import { newSession } from './session.ts';

/** A word that stands in every text of the case and nowhere else. */
const secret = 'xyzzyplugh';

const told = {
  report: { narrative: `${secret}: he was told twice to step back and did not.`, place: `${secret} gallery`, witnesses: [`Officer ${secret}`], evidence: [`${secret} photograph`] },
  steps: {
    notice: { servedBy: `Officer ${secret}` },
    disposition: { charges: [{ rule: '106.10', finding: 'affirmed', evidence: `${secret} evidence` }], reasons: `${secret} reasons` },
    delivery: { deliveredBy: `Officer ${secret}` },
    appeal: { grounds: `${secret} grounds` },
    reversal: { why: `${secret} why` },
  },
};

const clientAs = (at: TestStation, role: Role) => createRouterClient(routerOf(at.station), { context: { session: { ...newSession(), account: at.actors[role].account } } });

/** Everything that the contract answers to somebody of a role about a person, by the name of the call. What needs a file or writes is left out by name. */
async function everythingAsked(at: TestStation, role: Role, person: string): Promise<Readonly<Record<string, string>>> {
  const client = clientAs(at, role);
  const page = await client.people.open({ id: person });
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    'station.status': () => client.station.status(),
    'station.about': () => client.station.about(),
    'session.current': () => client.session.current(),
    'entries.daybook': () => client.entries.daybook({ subject: { type: 'person', id: person } }),
    'entries.recent': () => client.entries.recent({ limit: 200 }),
    'people.search': async () => [await client.people.search({ text: secret, limit: 50 }), await client.people.search({ text: 'marsh', limit: 50 })],
    'people.list': () => client.people.list({ order: 'name' }),
    'people.open': async () => page,
    'certification.preview': () => client.certification.preview({ person }),
    'certification.list': () => client.certification.list({ list: 'never-certified', page: 1 }),
    'discipline.clocks': () => client.discipline.clocks(),
    'discipline.docket': () => Promise.all(['2026-02-23', testDay].map((day) => client.discipline.docket({ day }))),
    'discipline.expunged': () => client.discipline.expunged({ person }),
    'housing.units': () => client.housing.units(),
    'housing.board': () => client.housing.board({ unit: 'SHU' }),
    'housing.freeBeds': () => client.housing.freeBeds({ unit: 'SHU' }),
    'housing.pairing': () => client.housing.pairing({ person, unit: 'SHU', cell: '8A1-01' }),
    'housing.levelInCell': () => client.housing.levelInCell({ person, level: 'III' }),
    'housing.crowding': () => client.housing.crowding(),
    'housing.designations': () => client.housing.designations({ unit: 'SHU' }),
    'housing.separations': () => client.housing.separations({ person }),
    'housing.sheet': () => client.housing.sheet({ unit: 'SHU' }),
    'housing.standing': () => client.housing.standing({ person }),
    'shu.captain': () => client.shu.captain(),
    'shu.approvals': () => client.shu.approvals(),
    'shu.orders': () => client.shu.orders(),
    'shu.waiting': () => client.shu.waiting(),
    'shu.drc': () => client.shu.drc(),
    'shu.work': () => client.shu.work(),
    'shu.shift': () => client.shu.shift({ since: '2026-02-01T06:00' }),
    'shu.cards': () => client.shu.cards({ unit: 'SHU' }),
    'accounts.list': () => client.accounts.list(),
    'desk.show': () => client.desk.show(),
    'procedures.adopted': () => client.procedures.adopted(),
    'procedures.list': () => client.procedures.list(),
    'procedures.underWay': () => client.procedures.underWay(),
    'sync.status': () => client.sync.status(),
    'sync.inbox': () => client.sync.inbox(),
    'sync.facilities': () => client.sync.facilities(),
    'drafts.list': () => client.drafts.list(),
    'drafts.get': () => client.drafts.get({ key: `/people/${person}/case/${secretRoot}/act/x` }),
  };
  const answers = await Promise.all(Object.entries(asked).map(async ([name, ask]) => [name, JSON.stringify(await ask().catch((error: Error) => error.message))] as const));
  return Object.fromEntries(answers);
}
let secretRoot = '';

const finding = (answers: Readonly<Record<string, string>>) => Object.entries(answers).flatMap(([name, json]) => (json.includes(secret) ? [name] : []));

describe('a case that was reversed', () => {
  test('shows its words before, and afterwards to nobody in any answer', { timeout: 20_000 }, async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'appeal', told.report, told.steps);
    secretRoot = root;
    const [placed = ''] = at.as('shu-sergeant', { kind: 'segregation.placed', subject: { type: 'person', id }, effective: testDay, body: { day: '2026-02-24', where: 'SHU', under: 'k(ii)', report: root, findings: { act: 'A', committed: `${secret} found`, heinous: `${secret} heinous`, heinousBy: 'Director Lund' } } });
    await clientAs(at, 'officer').drafts.put({ key: `/people/${id}/case/${root}/act/x`, title: `Appeal, ${secret}`, words: { grounds: secret } });
    expect(finding(await everythingAsked(at, 'officer', id))).toEqual(expect.arrayContaining(['entries.daybook', 'entries.recent', 'people.open', 'desk.show', 'drafts.list', 'drafts.get']));
    at.as('superintendent', onCase(at, id, root, 'reversal', told.steps.reversal));
    for (const role of roles) expect(finding(await everythingAsked(at, role, id)), role).toEqual([]);

    const lines = await clientAs(at, 'officer').entries.daybook({ subject: { type: 'person', id } });
    const hidden = lines.filter((line) => line.kind === 'expunged');
    expect(hidden).toHaveLength(Object.keys(caseSteps).length + 1);
    expect(hidden.every((line) => line.says === 'Expunged on 2026-03-01' && line.body === null && line.reason === null && line.hash.length > 0)).toBe(true);
    expect(lines.find((line) => line.id === placed), 'the days were served').toMatchObject({ kind: 'segregation.placed', body: { day: '2026-02-24' } });
  });

  test('with its corrections, and with acts of it that were struck out', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'review', told.report);
    const notice = onCase(at, id, root, 'notice', told.steps.notice);
    const [served = ''] = at.as('officer', notice);
    at.as('officer', { ...notice, kind: 'notice.corrected', strikes: served, reason: `${secret} misread`, body: { ...(notice.body as object), at: '2026-02-21T10:00' } });
    const [again = ''] = at.as('officer', notice);
    at.as('officer', { ...notice, kind: 'notice.voided', strikes: again, reason: `${secret} twice`, body: {} });
    for (const step of ['opening', 'disposition'] as const satisfies readonly CaseStepName[]) at.as(caseSteps[step].by, onCase(at, id, root, step));
    at.as('superintendent', onCase(at, id, root, 'reversal', { ...told.steps.reversal, on: 'own motion' }));
    expect(finding(await everythingAsked(at, 'superintendent', id))).toEqual([]);
  });

  test('leaves his last report, the minimum days of his level, the counts and the lists as if it had never been', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-01' }));
    const before = { desk: await clientAs(at, 'shu-sergeant').desk.show(), standing: await clientAs(at, 'shu-sergeant').housing.standing({ person: id }), people: at.station.db.$client.prepare('SELECT last_report FROM people WHERE id = ?').get(id) };
    const root = playCase(at, id, 'appeal');
    const during = await clientAs(at, 'shu-sergeant').housing.standing({ person: id });
    expect(during.clock).toMatchObject({ setBy: 'R12' });
    at.as('superintendent', onCase(at, id, root, 'reversal'));
    const after = await clientAs(at, 'shu-sergeant').desk.show();
    expect(await clientAs(at, 'shu-sergeant').housing.standing({ person: id })).toEqual(before.standing);
    expect({ counts: after.counts, lists: after.lists }).toEqual({ counts: before.desk.counts, lists: before.desk.lists });
    expect(at.station.db.$client.prepare('SELECT last_report FROM people WHERE id = ?').get(id)).toEqual(before.people);
    expect(at.station.rehearse([inUnit(id, 'found'), assignLevel(id, 'II')], at.actors['shu-sergeant'])).toEqual([]);
  });

  test('takes with it the Captain’s review and an immediate move asked for on it; levels stay without their reasons, and become work', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('shu-sergeant', assignLevel(id, 'II', { effective: '2026-01-01' }));
    const root = playCase(at, id, 'appeal', told.report, told.steps);
    secretRoot = root;
    const review = inUnit(id, 'review', { report: root, outcome: 'new adjustment period', newPeriodFrom: '2026-02-24', privilegesLost: `${secret} lost` }, { effective: '2026-02-24', reason: `${secret} review` });
    const [reviewed = ''] = at.as('captain', review);
    at.as('captain', { ...review, kind: 'captain-review.corrected', strikes: reviewed, reason: `${secret} correction` });
    const found = doInUnit(at, id, 'found', { to: 'III', outcome: 'not eligible', considered: [root] }, { reason: `${secret} finding` });
    const request = doInUnit(at, id, 'request', { report: root, words: `${secret} lit` });
    at.as('shu-sergeant', { ...inUnit(id, 'request', { report: root, words: `${secret} lit` }), kind: 'immediate-move.request-corrected', strikes: request, reason: `${secret} again` });
    doInUnit(at, id, 'decision', { request }, { reason: `${secret} approved` });
    const down = assignLevel(id, 'I', { reason: `${secret} down` });
    const [moved = ''] = at.as('shu-sergeant', { ...down, body: { level: 'I', immediateMove: request } });
    expect(finding(await everythingAsked(at, 'officer', id))).toEqual(expect.arrayContaining(['entries.daybook', 'people.open']));
    at.as('superintendent', onCase(at, id, root, 'reversal', told.steps.reversal));
    for (const role of roles) expect(finding(await everythingAsked(at, role, id)), role).toEqual([]);

    const client = clientAs(at, 'captain');
    const lines = await client.entries.daybook({ subject: { type: 'person', id } });
    expect(lines.find((line) => line.id === moved), 'he was moved').toMatchObject({ kind: 'level.assigned', says: 'Level I assigned', reason: null });
    expect(lines.find((line) => line.id === found), 'somebody found').toMatchObject({ kind: 'eligibility.found', says: 'Found not eligible for Level III', reason: null });
    expect(lines.find((line) => line.id === reviewed)).toMatchObject({ kind: 'expunged', body: null, reason: null });
    const { levels, work } = await client.people.open({ id });
    expect(levels.at(-1)).toMatchObject({ level: 'I' });
    expect(levels.at(-1)).not.toHaveProperty('reason');
    expect(work.map(({ effect, says }) => [effect, says])).toEqual([['level', 'Level I since 2026-03-02'], ['adjustment period', 'New adjustment period from 2026-02-24'], ['privileges lost', 'Privileges lost by the Captain’s decision of 2026-02-24'], ['surcharge', 'The surcharge was imposed']]);
  });

  test('is shown again where the reversal is struck out, for it was entered in error', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'appeal', told.report);
    const reversal = onCase(at, id, root, 'reversal');
    const [entry = ''] = at.as('superintendent', reversal);
    at.as('superintendent', { ...reversal, kind: 'appeal.decision-voided', strikes: entry, reason: 'The appeal of another', body: {} });
    expect(finding(await everythingAsked(at, 'officer', id))).toContain('entries.daybook');
    expect(await clientAs(at, 'captain').discipline.expunged({ person: id })).toEqual([]);
  });

  test('is counted for those alone who may know of it', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'reversal');
    for (const role of roles) {
      const asked = clientAs(at, role).discipline.expunged({ person: id });
      if (['superintendent', 'captain', 'coordinator'].includes(role)) expect(await asked).toMatchObject([{ how: 'reversed on appeal', on: '2026-03-01' }]);
      else await expect(asked, role).rejects.toMatchObject({ code: 'NOT_YOURS' });
    }
  });
});

describe('a report that was dismissed on review', () => {
  test('leaves every screen too', async () => {
    using at = await testStation();
    const { id } = at.person();
    const [root = ''] = at.as('officer', report(id, told.report));
    secretRoot = root;
    at.as('lieutenant', { kind: 'report.reviewed', subject: { type: 'person', id }, effective: testDay, body: { report: root, at: '2026-03-02T09:00', outcome: 'dismissed', why: `${secret} why` } });
    expect(finding(await everythingAsked(at, 'lieutenant', id))).toEqual([]);
  });
});

test('every question of the contract is asked here, or changes the book, needs a file, or is about a certificate', async () => {
  using at = await testStation();
  const { id } = at.person();
  const asked = Object.keys(await everythingAsked(at, 'captain', id));
  const named = Object.entries(contract).flatMap(([room, calls]) => ('~orpc' in calls ? [room] : Object.keys(calls).map((call) => `${room}.${call}`)));
  const others = ['station.setUp', 'station.startDemonstration', 'session.signIn', 'session.signOut', 'entries.record', 'procedures.preview', 'entries.countersign', 'certification.certified', 'attachments.keep', 'attachments.open', 'attachments.awaited', 'roster.preview', 'roster.import', 'roster.template', 'reconcile.compare', 'reconcile.csv', 'accounts.open', 'accounts.setPassword', 'drafts.put', 'drafts.drop', 'changes', 'accounts.openFirst', 'sync.matter', 'sync.ifSettled', 'sync.enrol', 'sync.now', 'sync.pause', 'sync.exportByHand', 'sync.importByHand'];
  expect(named.toSorted()).toEqual([...asked, ...others].toSorted());
});
