import { createRouterClient, ORPCError } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Role } from '../shared/accounts/roles.ts';
import type { Act } from '../shared/contract/contract.ts';
import { routerOf } from './router.ts';
import { newSession } from './session.ts';
import type { Station } from './station.ts';
import { assignLevel, testDay } from './testing/acts.ts';
import { dump } from './testing/dump.ts';
import { testPassword, testStation, type TestStation } from './testing/station.ts';

const warnings = ['PIM-001', 'PIM-002', 'PIM-003', 'PIM-005', 'PIM-007', 'PIM-008', 'PIM-009'];

async function windowOf(at: TestStation, role: Role) {
  const client = createRouterClient(routerOf(at.station), { context: { session: newSession() } });
  expect(await client.session.signIn({ username: role, password: testPassword })).not.toBeNull();
  return client;
}

const commander = { username: 'watch-commander', password: testPassword };

/** A request of an immediate move and its decision, as acts on somebody at Level II. */
function moveOf(at: TestStation, words: { readonly outcome?: string } = {}) {
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignLevel(id, 'II', { effective: '2026-02-10' }));
  const subject = { type: 'person' as const, id };
  const request = uuidv7();
  const asked: Act = { id: request, kind: 'immediate-move.requested', subject, effective: testDay, body: { nature: 'assault on staff', words: 'He struck Officer Reyes at the cell door.' } };
  const decided = { id: uuidv7(), kind: 'immediate-move.decided', subject, effective: testDay, body: { request, outcome: words.outcome ?? 'approved' }, reason: 'The assault was seen' } satisfies Act;
  return { id, asked, decided };
}

/** What a refused call said: the codes of its problems, or the code of the call. */
async function refusalOf(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return (error.data as { problems?: { code: string }[] } | undefined)?.problems?.map(({ code }) => code) ?? [error.code];
  }
}

/** Calls with something wrong in it leave the book as it was. */
async function refusedWithoutTrace(station: Station, call: () => Promise<unknown>): Promise<readonly string[]> {
  const before = dump(station.db);
  const codes = await refusalOf(call());
  expect(dump(station.db)).toEqual(before);
  return codes;
}

describe('an act that a second person signs at the same keyboard', () => {
  test('is in the book under his account and office, and the session stays whose it was', async () => {
    using at = await testStation();
    const { id, asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    const { entries, signedBy } = await window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: warnings });
    expect(entries).toEqual([asked.id, decided.id]);
    expect(signedBy.account).toBe(at.actors['watch-commander'].account);
    expect((await window.session.current())?.role).toBe('shu-sergeant');
    const lines = await window.entries.daybook({ subject: { type: 'person', id } });
    expect(lines.filter(({ kind }) => kind.startsWith('immediate-move')).map(({ kind, author, role, outcome }) => [kind, author, role, outcome.is])).toEqual([
      ['immediate-move.requested', at.actors['shu-sergeant'].account, 'shu-sergeant', 'applied'],
      ['immediate-move.decided', at.actors['watch-commander'].account, 'watch-commander', 'applied'],
    ]);
    // Approved: the movement is recorded at once, by the sergeant.
    await window.entries.record({ acts: [{ ...assignLevel(id, 'I'), body: { level: 'I', immediateMove: asked.id } }], acknowledged: [] });
    expect((await window.people.open({ id })).levels.at(-1)?.level).toBe('I');
  });

  test('may be of a request that was recorded before', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    at.as('shu-sergeant', asked);
    const window = await windowOf(at, 'shu-sergeant');
    expect(await refusalOf(window.entries.countersign({ acts: [], countersigned: [decided], signer: commander, acknowledged: [] }))).toEqual([]);
  });

  test('is recorded with all the others or not at all', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    const without = { ...decided, body: { ...decided.body, outcome: 'approved' }, reason: '' };
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [without], signer: commander, acknowledged: [] }))).toEqual(['FLD-005']);
  });

  test('asks for warnings to be acknowledged, as any act', async () => {
    using at = await testStation();
    const { id } = moveOf(at);
    const window = await windowOf(at, 'records-clerk');
    const down: Act & { id: string } = { ...assignLevel(id, 'I'), id: uuidv7() };
    const call = (acknowledged: readonly string[]) => window.entries.countersign({ acts: [], countersigned: [down], signer: commander, acknowledged: [...acknowledged] });
    expect(await refusedWithoutTrace(at.station, () => call([]))).toEqual(['PIM-009']);
    expect(await refusalOf(call(['PIM-009']))).toEqual([]);
  });
});

describe('what does not sign', () => {
  test.each([
    ['a wrong password', { username: 'watch-commander', password: `${testPassword}x` }],
    ['the password of somebody else’s letters', { username: 'watch-commander', password: testPassword.toUpperCase() }],
    ['a name that nobody has', { username: 'nobody', password: testPassword }],
    ['a name with a query in it', { username: "x' OR '1'='1", password: testPassword }],
  ])('%s: it costs time, and nothing is recorded', async (_, signer) => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    const began = performance.now();
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer, acknowledged: [] }))).toEqual(['ACC-005']);
    expect(performance.now() - began).toBeGreaterThan(650);
  });

  test('an account that is closed, and what is said is the same', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    at.as('administrator', { kind: 'account.closed', subject: { type: 'account', id: at.actors['watch-commander'].account }, effective: testDay, body: {}, reason: 'Left' });
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] }))).toEqual(['ACC-005']);
  });

  test('whoever is signed in already, though he holds the office', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'watch-commander');
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] }))).toEqual(['ACC-006']);
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer: { ...commander, username: ' Watch-Commander ' }, acknowledged: [] }))).toEqual(['ACC-006']);
  });

  test('the Watch Commander who asked for the move himself, from another’s session', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    at.as('watch-commander', asked);
    const window = await windowOf(at, 'shu-sergeant');
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [], countersigned: [decided], signer: commander, acknowledged: [] }))).toEqual(['PIM-027']);
  });

  test('an office that may not make the entry, and the office of the session does not stand in for it', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    at.as('shu-sergeant', asked);
    for (const role of ['captain', 'superintendent', 'lieutenant', 'officer'] as const) {
      const window = await windowOf(at, 'shu-sergeant');
      expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [], countersigned: [decided], signer: { username: role, password: testPassword }, acknowledged: [] })), role).toContain('ENT-001');
    }
    const commanders = await windowOf(at, 'watch-commander');
    expect(await refusedWithoutTrace(at.station, () => commanders.entries.countersign({ acts: [], countersigned: [decided], signer: { username: 'officer', password: testPassword }, acknowledged: [] }))).toContain('ENT-001');
  });

  test('what the first person sends in his own name', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    at.as('shu-sergeant', asked);
    const window = await windowOf(at, 'shu-sergeant');
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [{ ...decided, id: uuidv7() }], countersigned: [decided], signer: commander, acknowledged: [] }))).toContain('ENT-001');
  });

  test('nobody at all, where nobody is signed in', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = createRouterClient(routerOf(at.station), { context: { session: newSession() } });
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] }))).toEqual(['SIGNED_OUT']);
  });

  test('a session that ended while the password was looked at', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    expect(
      await refusedWithoutTrace(at.station, async () => {
        const call = window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] });
        await window.session.signOut();
        await call;
      }),
    ).toEqual(['SIGNED_OUT']);
  });
});

describe('a signature', () => {
  test('sent twice is in the book once', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    const call = () => window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] });
    const first = await call();
    const before = dump(at.station.db);
    expect((await call()).entries).toEqual(first.entries);
    expect(dump(at.station.db)).toEqual(before);
  });

  test('holds for its own call alone: the next act needs the password again', async () => {
    using at = await testStation();
    const one = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    await window.entries.countersign({ acts: [one.asked], countersigned: [one.decided], signer: commander, acknowledged: [] });
    at.as('watch-commander', { kind: 'immediate-move.decision-voided', subject: { type: 'person', id: one.id }, effective: testDay, body: {}, reason: 'Signed for the wrong person', strikes: one.decided.id });
    const again = { ...one.decided, id: uuidv7() };
    expect(await refusalOf(window.entries.record({ acts: [again], acknowledged: [] }))).toContain('ENT-001');
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [], countersigned: [again], signer: { ...commander, password: 'something else' }, acknowledged: [] }))).toEqual(['ACC-005']);
    // What was sent before is in the book and struck out: sending it again brings nothing back.
    await window.entries.countersign({ acts: [one.asked], countersigned: [one.decided], signer: commander, acknowledged: [] });
    expect((await window.people.open({ id: one.id })).shu.immediateMoves.at(-1)?.decided).toBeNull();
  });

  test('without an id of its own act is no input: sent twice it would count twice', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const { id: _id, ...nameless } = decided;
    const window = await windowOf(at, 'shu-sergeant');
    expect(await refusedWithoutTrace(at.station, () => window.entries.countersign({ acts: [asked], countersigned: [nameless as typeof decided], signer: commander, acknowledged: [] }))).toEqual(['BAD_REQUEST']);
  });

  test('is kept nowhere: not in the book, not in drafts', async () => {
    using at = await testStation();
    const { asked, decided } = moveOf(at);
    const window = await windowOf(at, 'shu-sergeant');
    await window.entries.countersign({ acts: [asked], countersigned: [decided], signer: commander, acknowledged: [] });
    expect(JSON.stringify(at.station.db.$client.prepare('SELECT header, content FROM entries').all())).not.toContain(testPassword);
    expect(at.station.db.$client.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(0);
  });
});
