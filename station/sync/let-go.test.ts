import { describe, expect, test, vi } from 'vitest';
import { sealByOrder } from '../../central/office/revoke.ts';
import { importByHand } from '../../central/office/by-hand.ts';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import { answerText, headerNames, paths } from '../../shared/sync/protocol.ts';
import { LinkDown } from '../../shared/sync/link.ts';
import { problemCodes } from '../../shared/problems.ts';
import { sha256 } from '../../crypto/keys.ts';
import { rebuild } from '../rebuild.ts';
import { NotRecorded } from '../set-up.ts';
import type { Station } from '../station.ts';
import { assignLevel, report } from '../testing/acts.ts';
import { dump } from '../testing/dump.ts';
import { down, enrolAt, stationAt, testOffice } from '../testing/office.ts';
import { testStation } from '../testing/station.ts';
import { inboxOf } from '../store/queries/inbox.ts';
import { verify } from '../verify.ts';
import { Intake } from './intake.ts';
import { toWire } from './outbox.ts';

// Several stations, and everything on disk.
vi.setConfig({ testTimeout: 60_000 });

const words = 'Words that nobody there is to read any more.';
const there = { id: 'facility-there', name: 'Elsewhere Correctional Facility' };

/** Two stations of a facility that a person of several entries left, and one of the facility he went to. */
async function transferred({ exchanged = true, reports = 1 } = {}) {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const { id, received } = first.person();
  await enrolAt(office, first.station, null, 'Records 1');
  await office.context.store.transaction((transaction) => transaction.nameFacility(there.id, there.name));
  const second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  const far = await stationAt(office, 9);
  await enrolAt(office, far.station, there.id, 'Elsewhere 1');
  await first.station.sync.now();
  const here = { id: first.facility, name: 'Test Correctional Facility' };
  const subject = { type: 'person', id } as const;
  const [captain, clerk] = [first.actors.captain, first.actors['records-clerk']] as const;
  const transfer = (from: typeof here, to: typeof here, effective = '2026-03-02'): Act => ({ kind: 'person.transferred', subject, effective, body: { from, to, authors: [] } });
  act(first.station, captain, ...Array.from({ length: reports }, () => report(id, { narrative: words })), assignLevel(id, 'I'));
  const [left] = act(first.station, clerk, transfer(here, there));
  const all = [first, second, far];
  const exchange = async () => {
    for (const { station } of [...all, ...all]) await station.sync.now();
  };
  if (exchanged) await exchange();
  return {
    office,
    first,
    second,
    far,
    id,
    subject,
    received,
    left: left!,
    captain,
    clerk,
    here,
    exchange,
    back: () => act(far.station, clerk, transfer(there, here, far.station.today().toString())),
    /** So many days go by, at every station and the main office. */
    later: (days: number) => [...all, office].forEach(({ clock }) => clock.move(days * 86_400_000)),
    [Symbol.dispose]: () => all.forEach((one) => one[Symbol.dispose]()),
  };
}

function act(station: Station, actor: Actor, ...acts: readonly Act[]): readonly string[] {
  const recorded = station.record(acts, actor, problemCodes);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
  return recorded.entries;
}

const isGone = (station: Station, id: string) => station.sync.letGo.has({ type: 'person', id });
const contents = ({ db: { $client: client } }: Station, id: string) => client.prepare(`SELECT kind, content <> '' AS held FROM entries WHERE subject_id = ? ORDER BY clock`).all(id) as { kind: string; held: number }[];
const recordOf = (station: Station, id: string) => fold({ type: 'person', id }, station.book.entriesOf({ type: 'person', id }), known);

async function sound(station: Station): Promise<void> {
  expect((await verify(station.db, station.procedures)).faults).toEqual([]);
  const before = dump(station.db);
  rebuild(station.db, station.procedures);
  const sorted = (rows: Readonly<Record<string, readonly unknown[]>>) => Object.fromEntries(Object.entries(rows).filter(([table]) => !table.startsWith('people_names')).map(([table, all]) => [table, all.map((row) => JSON.stringify({ ...(row as object), no: 0 })).toSorted()]));
  expect(sorted(dump(station.db))).toEqual(sorted(before));
}

describe('a person who was transferred away', () => {
  test('is kept for the days of the procedure, and then let go: contents and rows are gone, headers stay, the book is sound', async () => {
    using at = await transferred();
    const { station } = at.first;
    at.later(90);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(false);
    at.later(1);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(true);
    expect(contents(station, at.id)).toEqual([
      { kind: 'person.received', held: 0 },
      { kind: 'commitment.received', held: 0 },
      { kind: 'jail-time.certified', held: 0 },
      { kind: 'report.written', held: 0 },
      { kind: 'level.assigned', held: 0 },
      { kind: 'person.transferred', held: 1 },
    ]);
    expect(JSON.stringify(dump(station.db))).not.toContain(words);
    expect(station.sync.status()).toMatchObject({ is: 'up to date', letGo: { today: 1, all: 1 }, defects: [] });
    await sound(station);
    station.db.$client.exec('SAVEPOINT without; DELETE FROM let_go');
    expect((await verify(station.db, station.procedures)).faults.filter(({ check }) => check === 'chain')).toHaveLength(5);
    station.db.$client.exec('ROLLBACK TO without; RELEASE without');
    expect(station.people.list(undefined, 'din')).toMatchObject([{ id: at.id, name: 'MARSH, Daniel T', cell: null, level: null, cr: '', heldBy: { name: there.name, since: '2026-03-02', letGo: true } }]);
    for (const typed of ['marsh', '19-B-0421', '19b0421', '01234567Q']) expect(station.people.search(typed, 5)).toMatchObject([{ id: at.id, heldBy: { letGo: true } }]);
    expect(station.record([report(at.id)], at.captain)).toMatchObject({ is: 'refused', problems: [{ code: 'TRF-004' }] });
    expect(station.record([{ kind: 'person.transfer-voided', subject: at.subject, effective: '2026-03-02', body: {}, strikes: at.left, reason: 'Another man' }], at.clerk)).toMatchObject({ is: 'refused' });
  });

  test('the two stations of the facility let him go each for itself, and the facility that has him keeps him', async () => {
    using at = await transferred();
    at.later(91);
    await at.second.station.sync.now();
    expect([at.first, at.second, at.far].map(({ station }) => isGone(station, at.id))).toEqual([false, true, false]);
    await at.first.station.sync.now();
    await at.far.station.sync.now();
    expect([at.first, at.second, at.far].map(({ station }) => isGone(station, at.id))).toEqual([true, true, false]);
    for (const { station } of [at.first, at.second, at.far]) await sound(station);
  });

  test('is kept while something of his is unsent, whatever the day', async () => {
    using at = await transferred({ exchanged: false });
    at.later(400);
    at.office.bend = down;
    await expect(at.first.station.sync.now()).rejects.toThrow();
    expect(at.first.station.sync.letGo.due()).toEqual([]);
    expect(() => at.first.station.db.$client.transaction(() => {
      at.first.station.db.$client.prepare(`INSERT INTO let_go VALUES (?, '', '', '', '', '', '', '', '', 0, 0)`).run(at.id);
      at.first.station.book.emptyLetGo(recordOf(at.first.station, at.id).outcomes.keys().toArray());
    })()).toThrow('never changed');
    at.office.bend = undefined;
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(true);
  });

  test.each(['the station', 'the main office'])('is kept, and what was typed about him, where the clock of %s is ahead', async (whose) => {
    using at = await transferred();
    const { station, clock } = at.first;
    station.db.$client.prepare(`INSERT INTO drafts VALUES ('a', ?, 'A report', '{}', ?)`).run(`/people/${at.id}/report`, new Date(station.now()).toISOString());
    (whose === 'the station' ? clock : at.office.clock).move(400 * 86_400_000);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(false);
    expect(station.db.$client.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1);
  });

  test('is kept as long again behind a correction, which a main office put back from last night’s copy gets with its words', async () => {
    using at = await transferred();
    const { station } = at.first;
    at.later(91);
    const putBack = at.office.copied();
    const written = [...recordOf(station, at.id).kinds].find(([, kinds]) => kinds.has('report.written'))![0];
    const [corrected] = act(station, at.captain, { ...report(at.id, { narrative: 'What was put right when he had long gone.' }), kind: 'report.corrected', strikes: written, reason: 'Wrong place' });
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(false);
    await putBack();
    await station.sync.now();
    const kept = await at.office.context.store.transaction((transaction) => transaction.entry(corrected!));
    expect(kept?.content).toContain('What was put right when he had long gone.');
    at.later(91);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(true);
  });

  test('is kept where the main office does not hold all of him, or does not know the question', async () => {
    using at = await transferred();
    at.later(91);
    at.office.bend = (path, request, through) => (path === paths.held ? through().then(() => signedAs(at.office, request, JSON.stringify({ lacks: { entries: 1, files: 0 } }))) : undefined);
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(false);
    at.office.bend = (path, request, through) => (path === paths.held ? through().then(() => signedAs(at.office, request, JSON.stringify({ refused: 'malformed', says: 'There is no such request.' }), 400)) : undefined);
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(false);
    expect(at.first.station.sync.status()).toMatchObject({ is: 'up to date' });
  });

  test('is kept while a form about him is being written here; one that is left as long as he is kept goes with him', async () => {
    using at = await transferred();
    at.later(60);
    const { station } = at.first;
    station.db.$client.prepare(`INSERT INTO drafts VALUES ('a', ?, 'A report', '{}', ?)`).run(`/people/${at.id}/report`, new Date(station.now()).toISOString());
    at.later(40);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(false);
    at.later(51);
    await station.sync.now();
    expect(isGone(station, at.id)).toBe(true);
    expect(station.db.$client.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(0);
  });
});

describe('a person who comes back', () => {
  test('brings his whole book: it is the main office’s, with what was entered there; nothing is known to have been let go', async () => {
    using at = await transferred();
    at.later(91);
    await at.first.station.sync.now();
    await at.second.station.sync.now();
    act(at.far.station, at.captain, report(at.id, { narrative: 'What was written there.' }));
    at.back();
    await at.exchange();
    const atOffice = await at.office.context.store.transaction((transaction) => transaction.entriesOf([at.subject]));
    for (const { station } of [at.first, at.second]) {
      expect(isGone(station, at.id)).toBe(false);
      expect(contents(station, at.id).every(({ held }) => held)).toBe(true);
      expect(entriesDigest(station.book.hashesOf(at.subject), sha256)).toBe(entriesDigest(atOffice.map(({ hash }) => hash), sha256));
      expect(recordDigest(recordOf(station, at.id), sha256)).toBe(recordDigest(recordOf(at.far.station, at.id), sha256));
      expect(station.sync.status()).toMatchObject({ letGo: { today: 0, all: 0 }, defects: [] });
      expect(station.people.search('marsh', 5)).toMatchObject([{ id: at.id, name: 'MARSH, Daniel T' }]);
      await sound(station);
    }
    act(at.first.station, at.captain, report(at.id));
  });

  test('while the link is cut before his book has come, nothing is entered about him, and the next exchange goes on', async () => {
    using at = await transferred();
    at.later(91);
    await at.first.station.sync.now();
    at.back();
    await at.far.station.sync.now();
    at.office.bend = (path) => (path === paths.entries ? down() : undefined);
    await expect(at.first.station.sync.now()).rejects.toThrow();
    expect(at.first.station.record([report(at.id)], at.captain)).toMatchObject({ is: 'refused', problems: [{ code: 'TRF-004' }] });
    await sound(at.first.station);
    at.office.bend = undefined;
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(false);
    await sound(at.first.station);
  });

  test('comes back by smaller requests where the line is cut in the middle of every large one', async () => {
    using at = await transferred({ reports: 40 });
    at.later(91);
    await at.first.station.sync.now();
    at.back();
    await at.far.station.sync.now();
    at.office.bend = (path, request) => (path === paths.entries && (JSON.parse(request.body) as { entries: string[] }).entries.length > 20 ? Promise.reject(new LinkDown('The connection was cut.', true)) : undefined);
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(false);
    expect(contents(at.first.station, at.id).every(({ held }) => held)).toBe(true);
  });

  test('gets no content back that a court ordered sealed meanwhile', async () => {
    using at = await transferred();
    const sealed = contents(at.first.station, at.id).findIndex(({ kind }) => kind === 'report.written');
    const named = [...recordOf(at.first.station, at.id).outcomes.keys()][sealed]!;
    at.later(91);
    await at.first.station.sync.now();
    await sealByOrder(at.office.context, named, 'Clinton County Court, 2026-14', { account: 'office', role: 'coordinator' });
    at.back();
    await at.exchange();
    expect(isGone(at.first.station, at.id)).toBe(false);
    expect(contents(at.first.station, at.id).filter(({ held }) => !held)).toEqual([{ kind: 'report.written', held: 0 }]);
    expect(recordOf(at.first.station, at.id).outcomes.get(named)).toEqual({ is: 'unread', because: 'sealed by order' });
    await sound(at.first.station);
  });

  test('and goes again before his book has come is let go as he was', async () => {
    using at = await transferred();
    at.later(91);
    await at.first.station.sync.now();
    at.back();
    await at.exchange();
    act(at.first.station, at.clerk, { kind: 'person.transferred', subject: at.subject, effective: at.first.station.today().toString(), body: { from: at.here, to: there, authors: [] } });
    await at.exchange();
    expect(isGone(at.first.station, at.id)).toBe(false);
    at.later(91);
    await at.first.station.sync.now();
    expect(isGone(at.first.station, at.id)).toBe(true);
    await sound(at.first.station);
  });

  test('also by files carried by hand', async () => {
    using at = await transferred();
    at.later(91);
    await at.first.station.sync.now();
    at.back();
    await at.far.station.sync.now();
    for (let times = 0; times < 2; times += 1) {
      const { answer } = await importByHand(at.office.context, (await at.first.station.sync.exportByHand()).text);
      await at.first.station.sync.importByHand(answer);
    }
    expect(isGone(at.first.station, at.id)).toBe(false);
    await sound(at.first.station);
  });
});

test('what arrives about a person who was let go, and does not bring him back, is let go as well', async () => {
  using at = await transferred();
  at.later(91);
  await at.first.station.sync.now();
  const written = [...recordOf(at.second.station, at.id).kinds].find(([, kinds]) => kinds.has('report.written'))![0];
  const [struck] = act(at.second.station, at.captain, { kind: 'report.voided', subject: at.subject, effective: '2026-03-02', body: {}, strikes: written, reason: 'A reason that is not to stay.' });
  const lines = at.second.station.db.query.entries.findMany({ where: (one, { eq }) => eq(one.id, struck!) }).sync().map(toWire);
  const { db, book, projector, sync, key } = at.first.station;
  const { office } = sync.store.row()!.answer!;
  const keys: Readonly<Record<string, string>> = { [office.station]: office.publicKey, [at.second.station.book.stationId()!]: at.second.station.key.publicKey, [book.stationId()!]: key.publicKey };
  const intake = new Intake({ db, book, projector, registry: known, letGo: sync.letGo, pinned: (station) => keys[station], office: () => office.station, monotonic: () => 0, giveWay: async () => undefined, tell: () => undefined });
  expect(await intake.take(lines, () => undefined)).toEqual([]);
  expect(book.has(struck!)).toBe(true);
  expect(isGone(at.first.station, at.id)).toBe(true);
  expect(JSON.stringify(dump(db))).not.toContain('A reason that is not to stay.');
  expect(contents(at.first.station, at.id).filter(({ held }) => held).map(({ kind }) => kind)).toEqual(['person.transferred']);
  await sound(at.first.station);
});

test('a transfer that turns up late and puts where he is in question brings his book back to the facility that is to settle it', async () => {
  using at = await transferred({ exchanged: false });
  await at.first.station.sync.now();
  const third = { id: 'facility-third', name: 'Third Correctional Facility' };
  await at.office.context.store.transaction((transaction) => transaction.nameFacility(third.id, third.name));
  act(at.second.station, at.clerk, { kind: 'person.transferred', subject: at.subject, effective: '2026-03-02', body: { from: at.here, to: third, authors: [] } });
  at.later(91);
  await at.first.station.sync.now();
  expect(isGone(at.first.station, at.id)).toBe(true);
  await at.second.station.sync.now();
  await at.first.station.sync.now();
  const { station } = at.first;
  expect(isGone(station, at.id)).toBe(false);
  await sound(station);
  const [matter] = inboxOf(station.db, known, 'coordinator').matters;
  expect(matter).toMatchObject({ subject: at.subject, mine: true });
  act(station, at.first.actors.coordinator, { kind: 'question.settled', subject: at.subject, effective: '2026-03-02', body: { settles: matter!.entries.map(({ id }) => id), stands: [at.left], how: 'chosen' }, reason: 'He is at Elsewhere' });
  at.later(91);
  await station.sync.now();
  expect(isGone(station, at.id)).toBe(true);
  expect(contents(station, at.id).filter(({ held }) => held).map(({ kind }) => kind)).toEqual(['person.transferred', 'person.transferred', 'question.settled']);
  await sound(station);
});

/** An answer with other words than the office gave, signed as its own. */
function signedAs({ context: { key } }: Awaited<ReturnType<typeof testOffice>>, { headers: asked }: { readonly headers: Readonly<Record<string, string>> }, body: string, status = 200) {
  const text = answerText(asked[headerNames.station]!, Number(asked[headerNames.counter]), status, key.sha256(body));
  return { status, body, headers: { [headerNames.signature]: Buffer.from(key.sign(text)).toString('base64') } };
}
