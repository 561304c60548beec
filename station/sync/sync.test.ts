import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { X509Certificate, webcrypto } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import { fold } from '../../shared/entry/fold.ts';
import { levelsOf } from '../../shared/shu/level.ts';
import { LinkDown, type Answer, type Request } from '../../shared/sync/link.ts';
import { answerText, feedChecksum, feedStart, headerNames, paths, readLines, writeLines, type Scope } from '../../shared/sync/protocol.ts';
import { sealByOrder, revoke } from '../../central/office/revoke.ts';
import { writeWire } from '../../central/office/kept.ts';
import { writeCursor } from '../../central/office/pull.ts';
import { writeOwn } from '../../central/office/author.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { rebuild } from '../rebuild.ts';
import { problemCodes } from '../../shared/problems.ts';
import { newId, NotRecorded, type mustRecord } from '../set-up.ts';
import { openStation, type Station } from '../station.ts';
import { personPage } from '../store/queries/person-page.ts';
import { daybookOf, recentEntries } from '../store/queries/daybook.ts';
import { inboxOf } from '../store/queries/inbox.ts';
import { stations } from '../store/schema.ts';
import { verify } from '../verify.ts';
import { assignCell, assignLevel, correction, receive, report } from '../testing/acts.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { dump } from '../testing/dump.ts';
import { down, enrolAt, stationAt, testOffice, type TestOffice } from '../testing/office.ts';
import { seededBytes, SetClock } from '../testing/surroundings.ts';
import { testStation } from '../testing/station.ts';
import { sha256 } from '../../crypto/keys.ts';
import { agreementKey, stationKey } from '../keys.ts';
import { enrol } from './enrol.ts';
import { waits } from './schedule.ts';

/** A certificate that signs itself, PEM. */
async function certificate(): Promise<string> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return (await X509CertificateGenerator.createSelfSigned({ name: 'CN=test', keys, signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' } })).toString('pem');
}

const coordinator = { account: 'office-coordinator', role: 'coordinator' } as const;

/** A facility that was set up alone and has enrolled, and a second station of it that began with nothing. */
async function facility() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const person = first.person();
  await enrolAt(office, first.station, null, 'Records 1');
  await office.catchUp();
  const second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  await first.station.sync.now();
  const both = async () => {
    for (const station of [first.station, second.station, first.station]) await station.sync.now();
  };
  const [captain, clerk] = [first.actors.captain, first.actors['records-clerk']] as const;
  return {
    office,
    first,
    second,
    person,
    both,
    captain,
    clerk,
    [Symbol.dispose]() {
      second[Symbol.dispose]();
      first[Symbol.dispose]();
    },
  };
}

const entriesOf = (station: Station) => (station.db.$client.prepare('SELECT hash FROM entries ORDER BY hash').pluck().all() as string[]);
const recordOf = (station: Station, id: string) => fold({ type: 'person', id }, station.book.entriesOf({ type: 'person', id }), known);
const act = (station: Station, actor: Actor, ...acts: Parameters<typeof mustRecord>[1]) => {
  const recorded = station.record(acts, actor, problemCodes);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
  return recorded.entries;
};

describe('enrolling', () => {
  test('a station set up alone brings its facility, accounts and book; a fresh one gets all of it', async () => {
    using at = await facility();
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
    expect(at.second.station.people.list(undefined, 'din').map(({ id }) => id)).toEqual([at.person.id]);
    expect(at.second.station.surroundings.ownFacility()).toBe(at.first.facility);
    expect(at.second.station.surroundings.accountNamed('captain')).toBe(at.captain.account);
    for (const { station } of [at.first, at.second]) expect(station.sync.status()).toMatchObject({ is: 'up to date', office: 'Main office', waiting: { count: 0 }, toCome: 0, defects: [] });
  });

  test('what the main office and other stations entered is by name in the daybook, never by an id', async () => {
    using at = await facility();
    const lines = recentEntries(at.second.station.db, 100, known);
    expect(lines.filter(({ kind }) => kind === 'station.enrolled').map(({ authorName }) => authorName)).toEqual(['Main office', 'Main office', 'Main office']);
    for (const { authorName } of lines) expect(authorName).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(at.second.station.db.select({ name: stations.name }).from(stations).all().map(({ name }) => name).toSorted()).toEqual(['Main office', 'Records 1', 'Records 2']);
  });

  test('asked again after its answer was lost, it is enrolled once, under one id', async () => {
    const office = await testOffice();
    using alone = await testStation({ link: office.link });
    const code = await office.code(null);
    office.bend = (_, __, through) => through().then(down);
    await expect(alone.station.sync.enrol({ code, name: 'Records 1', address: 'https://office.test' })).rejects.toThrow('network is down');
    expect(alone.station.sync.status().is).toBe('not enrolled');
    office.bend = undefined;
    await alone.station.sync.enrol({ code, name: 'Records 1', address: 'https://office.test' });
    await alone.station.sync.now();
    expect(alone.station.sync.status().is).toBe('up to date');
  });

  test('a code mistyped, used, or of another office is refused, and nothing is changed', async () => {
    const [office, other] = [await testOffice(), await testOffice()];
    using at = await stationAt(office, 5);
    const words = { name: 'Records 2', address: 'https://office.test' };
    await expect(at.station.sync.enrol({ ...words, code: 'ABCD' })).rejects.toThrow('SYN-001');
    await expect(at.station.sync.enrol({ ...words, code: await other.code('nowhere') })).rejects.toThrow('SYN-002');
    expect(at.station.book.stationId()).toBeUndefined();
    using alone = await testStation({ link: office.link });
    const code = await office.code(null);
    await alone.station.sync.enrol({ ...words, code });
    await expect(at.station.sync.enrol({ ...words, code })).rejects.toThrow('SYN-002');
    await expect(alone.station.sync.enrol({ ...words, code: await office.code(null) })).rejects.toThrow('SYN-003');
  });

  test('an office whose key the code does not bear is not believed', async () => {
    const office = await testOffice();
    using at = await stationAt(office, 5);
    const code = await office.code(null);
    const forged = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    office.bend = async (_, request, through) => ({ ...(await through()), status: 200, body: JSON.stringify({ station: 'x', facility: { id: 'f', name: 'F' }, office: { station: 'o', name: 'O', publicKey: 'AAAA', agreementKey: 'AAAA' }, certificate: null, epoch: 'e', protocol: 1 }), headers: request.headers });
    await expect(at.station.sync.enrol({ code: forged, name: 'Records 2', address: 'https://office.test' })).rejects.toThrow('not the main office');
  });
});

describe('enrolling past somebody who stands between', () => {
  test('who shows a certificate of his own and hands everything on is found out, and nothing is changed', async () => {
    const office = await testOffice();
    const own = await certificate();
    Object.assign(office.context, { certificate: sha256(new X509Certificate(own).raw) });
    using at = await stationAt(office, 5);
    const parts = { db: at.station.db, book: at.station.book, store: at.station.sync.store, key: stationKey(join(at.dataDir, 'station.key')), agreement: agreementKey(join(at.dataDir, 'agreement')), program: 'test', now: at.clock.now, random: seededBytes(9) };
    using alone = await testStation({ link: office.link });
    await enrolAt(office, alone.station, null);
    const words = { code: await office.code(alone.facility), name: 'Records 2', address: 'https://office.test' };
    await expect(enrol(parts, office.link, { ...words, certificate: await certificate() })).rejects.toThrow('SYN-002');
    expect(at.station.sync.status().is).toBe('not enrolled');
    expect(at.station.book.stationId()).toBeUndefined();
    await enrol(parts, office.link, { ...words, certificate: own });
    expect(at.station.sync.status().office).toBe('Main office');
  });
});

describe('an exchange', () => {
  test('that finds nothing new writes down that it was made, and hardly more: each writing waits for the disk', async () => {
    using at = await facility();
    await at.both();
    const { station } = at.second;
    const written = () => station.db.$client.prepare('SELECT total_changes()').pluck().get() as number;
    const before = written();
    await station.sync.now();
    // What the office's clock says, and when it was; request counters are put aside a hundred at a time.
    expect(written() - before).toBeLessThanOrEqual(3);
    expect(station.sync.status().is).toBe('up to date');
  });

  test('what each recorded the other has, and the rebuilt tables equal the live ones', async () => {
    using at = await facility();
    act(at.first.station, at.captain, assignLevel(at.person.id, 'I'));
    await at.both();
    act(at.second.station, at.captain, assignCell(at.person.id, 'SHU', '8A1-01'), report(at.person.id));
    await at.both();
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
    expect(recordOf(at.second.station, at.person.id)).toEqual(recordOf(at.first.station, at.person.id));
    for (const { station } of [at.first, at.second]) {
      const { projected: _, people: __, people_names: ___, ...live } = dump(station.db);
      rebuild(station.db, station.procedures);
      const rebuilt = dump(station.db);
      for (const [table, rows] of Object.entries(live)) if (!table.startsWith('people')) expect(new Set(rebuilt[table]!.map((row) => JSON.stringify(row)))).toEqual(new Set(rows.map((row) => JSON.stringify(row))));
      expect((await verify(station.db, station.procedures)).faults).toEqual([]);
    }
  });

  test('both move one man while the link is down: both books show the question, and a settlement closes it in both', async () => {
    using at = await facility();
    act(at.first.station, at.captain, assignLevel(at.person.id, 'I'));
    await at.both();
    at.second.clock.move(60_000);
    const [up] = act(at.first.station, at.captain, assignLevel(at.person.id, 'II'));
    const [down_] = act(at.second.station, at.captain, assignLevel(at.person.id, 'III'));
    await at.both();
    for (const { station } of [at.first, at.second]) expect(station.sync.status().is).toBe('up to date');
    expect(recordOf(at.first.station, at.person.id).outcomes.get(up!)).toMatchObject({ is: 'in question', with: [down_] });
    expect(recordOf(at.second.station, at.person.id)).toEqual(recordOf(at.first.station, at.person.id));
    act(at.second.station, at.captain, {
      kind: 'question.settled',
      subject: { type: 'person', id: at.person.id },
      effective: '2026-03-02',
      body: { settles: [up, down_], stands: [up], how: 'chosen' },
      reason: 'The log book has II',
    });
    await at.both();
    for (const { station } of [at.first, at.second]) expect(levelsOf(recordOf(station, at.person.id)).map(({ level }) => level)).toEqual(['I', 'II']);
    expect(at.first.station.sync.status().defects).toEqual([]);
  });

  test('whatever request is cut off, before or after it arrived, a later exchange completes it and nothing comes twice', { timeout: 60_000 }, async () => {
    using at = await facility();
    for (let index = 0; index < 6; index += 1) act(at.first.station, at.captain, report(at.person.id, { place: `Place ${index}` }));
    for (let cut = 0; cut < 12; cut += 1) {
      const station = cut % 2 === 0 ? at.first.station : at.second.station;
      act(station, at.captain, report(at.person.id, { place: `Later place ${cut}` }));
      let left = Math.floor(cut / 2) + 1;
      at.office.bend = (_, __, through) => {
        left -= 1;
        if (left !== 0) return undefined;
        return cut % 4 < 2 ? down() : through().then(down);
      };
      for (const one of [at.first.station, at.second.station]) await one.sync.now().catch(() => null);
    }
    at.office.bend = undefined;
    await at.both();
    await at.second.station.sync.now();
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
    expect(new Set(entriesOf(at.first.station)).size).toBe(entriesOf(at.first.station).length);
    expect(at.first.station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 }, defects: [] });
  });

  test('a page that came short, or in another order, is dropped and asked for again; nothing of it is visible', async () => {
    using at = await facility();
    act(at.first.station, at.captain, report(at.person.id), assignLevel(at.person.id, 'I'));
    await at.first.station.sync.now();
    const before = entriesOf(at.second.station);
    let bent = 0;
    at.office.bend = async (path, request, through) => {
      const whole = await through();
      if (path !== paths.pull) return whole;
      const [head, ...lines] = readLines(whole.body);
      if (lines.length < 2) return whole;
      bent += 1;
      return signed(at.office, request, writeLines([head, ...(bent % 2 ? lines.slice(1) : lines.toReversed())]));
    };
    await expect(at.second.station.sync.now()).rejects.toThrow('came damaged');
    expect(bent).toBe(4);
    expect(entriesOf(at.second.station)).toEqual(before);
    at.office.bend = undefined;
    await at.second.station.sync.now();
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
  });

  test('an answer that the office did not sign is not believed: nothing counts as acknowledged', async () => {
    using at = await facility();
    act(at.first.station, at.captain, report(at.person.id));
    at.office.bend = async (path, _, through) => (path === paths.push ? { status: 200, headers: {}, body: JSON.stringify({ through: 99, receivedAt: '2026-03-02T15:00:00.000Z' }) } : through());
    await expect(at.first.station.sync.now()).rejects.toThrow('not the main office');
    expect(at.first.station.sync.status()).toMatchObject({ is: 'no link', waiting: { count: 1 } });
  });

  test('an answer that comes after its exchange was given up counts for nothing', async () => {
    const office = await testOffice();
    const due = new Set<{ readonly milliseconds: number; readonly call: () => void }>();
    const after = (milliseconds: number, call: () => void) => {
      const one = { milliseconds, call };
      due.add(one);
      return () => due.delete(one);
    };
    const fire = (milliseconds: number) => [...due].find((one) => one.milliseconds === milliseconds)!.call();
    using at = await testStation({ link: office.link, timers: { now: () => 0, after } });
    await enrolAt(office, at.station, null);
    at.person();
    const late = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    office.bend = (path, _request, through) =>
      path === paths.push
        ? through().then(async (answered) => {
            arrived.resolve();
            await late.promise;
            return answered;
          })
        : undefined;
    at.station.sync.start();
    fire(0);
    await arrived.promise;
    fire(waits.silent);
    await new Promise((resolve) => setTimeout(resolve, 1));
    office.bend = undefined;
    at.person({ din: '19-B-0500', nysid: '07654321Q' });
    expect(at.station.sync.status()).toMatchObject({ is: 'no link', says: expect.stringContaining('stood still') as string });
    await at.station.sync.now();
    const acknowledged = () => at.station.sync.store.row()?.acknowledged;
    const before = acknowledged();
    late.resolve();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(acknowledged()).toBe(before);
    expect(before).toBe(at.station.book.chainEnd(at.station.book.stationId()!).seq);
    expect(at.station.sync.status()).toMatchObject({ is: 'up to date' });
  });

  test('an entry of a station enrolled a moment ago sends for the keys first, and is taken in in the same exchange', async () => {
    using at = await facility();
    using third = await stationAt(at.office, 8);
    let enrolled = false;
    at.office.bend = async (path, request, through) => {
      if (!enrolled && path === paths.pull && request.body.includes('facility:')) {
        enrolled = true;
        await enrolAt(at.office, third.station, at.first.facility, 'Records 3');
        act(third.station, at.captain, report(at.person.id, { place: 'The yard' }));
        await third.station.sync.now();
      }
      return through();
    };
    await at.second.station.sync.now();
    expect(enrolled).toBe(true);
    expect(recordOf(at.second.station, at.person.id)).toEqual(recordOf(third.station, at.person.id));
  });

  test('a record that differs from the office’s over the same entries is a defect, and shown until it is compared once more and the same', async () => {
    using at = await facility();
    const bad = { type: 'person', id: at.person.id } as const;
    act(at.first.station, at.captain, report(at.person.id));
    at.office.bend = (path, request, through) => (path === paths.digests ? signed(at.office, request, JSON.stringify({ comparable: true, differ: [bad], others: [] })) : through());
    expect(await at.first.station.sync.now()).toMatchObject({ differ: [bad] });
    expect(at.first.station.sync.status().defects).toEqual([bad]);
    const notCompared = [{ comparable: false, differ: [], others: [] }, { comparable: true, differ: [], others: [bad] }];
    for (const [number, answered] of notCompared.entries()) {
      at.office.bend = (path, request, through) => (path === paths.digests ? signed(at.office, request, JSON.stringify(answered)) : through());
      act(at.first.station, at.captain, report(at.person.id, { place: `Yard ${number}` }));
      await at.first.station.sync.now();
      expect(at.first.station.sync.status().defects).toEqual([bad]);
    }
    at.office.bend = undefined;
    act(at.first.station, at.captain, report(at.person.id, { place: 'The yard' }));
    await at.first.station.sync.now();
    expect(at.first.station.sync.status().defects).toEqual([]);
  });

  test('entries that are still at the main office are told where none waits to be sent', async () => {
    using at = await facility();
    const { sync } = at.first.station;
    const held = sync.store.cursor('all');
    sync.store.move('all', held, { ...held, remaining: 3 });
    expect(sync.status()).toMatchObject({ is: 'behind', toCome: 3, says: '3 entries are still to come from the main office.' });
    act(at.first.station, at.captain, report(at.person.id));
    expect(sync.status()).toMatchObject({ is: 'behind', toCome: 3, says: '1 entry waits to be sent.' });
  });

  test('clocks that differ by an hour are a banner and block nothing', async () => {
    using at = await facility();
    at.office.clock.move(3_600_000);
    await at.both();
    expect(at.first.station.sync.status()).toMatchObject({ is: 'up to date', skew: { milliseconds: 3_600_000, banner: true } });
  });
});

describe('a line that is cut in the middle of every large page', () => {
  test('carries smaller ones, in both directions, within one exchange', async () => {
    using at = await facility();
    for (let index = 0; index < 30; index += 1) act(at.first.station, at.captain, report(at.person.id, { place: `Place ${index}` }));
    const pages: number[] = [];
    at.office.bend = (path, request) => {
      const size = path === paths.push ? (JSON.parse(request.body.split('\n')[0]!) as { count: number }).count : path === paths.pull ? (JSON.parse(request.body) as { limit: number }).limit : 0;
      pages.push(size);
      return size > 20 ? cutOff() : undefined;
    };
    await at.first.station.sync.now();
    expect(at.first.station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 } });
    expect(Math.max(...pages)).toBeGreaterThan(20);
    await at.second.station.sync.now();
    expect(at.second.station.sync.status()).toMatchObject({ is: 'up to date', toCome: 0 });
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
  });

  test('that carries not even the smallest is given up, and nothing is lost', async () => {
    using at = await facility();
    act(at.first.station, at.captain, report(at.person.id));
    at.office.bend = (path) => (path === paths.push ? cutOff() : undefined);
    await expect(at.first.station.sync.now()).rejects.toThrow('was cut');
    expect(at.first.station.sync.status()).toMatchObject({ is: 'no link', waiting: { count: 1 } });
  });
});

describe('the first load of a facility', () => {
  /** Serves a snapshot of a facility's feed in pieces of five entries. */
  async function inPieces(at: Awaited<ReturnType<typeof facility>>, damaged: (text: string, piece: number) => string = (text) => text) {
    const { context } = at.office;
    const scope = `facility:${at.first.facility}`;
    const { page, epoch } = await context.store.transaction(async (transaction) => ({ page: await transaction.readFeed(scope, 0, 1000), epoch: (await transaction.office())!.epoch }));
    const pieces = Array.from({ length: Math.ceil(page.entries.length / 5) }, (_, index) => writeLines(page.entries.slice(index * 5, index * 5 + 5).map(writeWire)));
    const endOf = (index: number) => Math.min(index * 5 + 5, page.entries.length);
    const checksum = feedChecksum(feedStart, page.entries.map(({ hash }) => hash), (text) => context.key.sha256(text));
    const position = page.entries.length;
    const cursor = writeCursor(scope as Scope, epoch, { position, checksum });
    const manifest = { snapshot: 's', scope, epoch, cursor, checkpoint: { position, count: position, checksum }, chunks: pieces.map((text, index) => ({ sha256: context.key.sha256(text), bytes: text.length, entries: 5, cursor: writeCursor(scope as Scope, epoch, { position: endOf(index), checksum: page.checksums[endOf(index) - 1]! }) })) };
    const asked: number[] = [];
    const bend: TestOffice['bend'] = (path, request, through) => {
      if (path === paths.snapshot) return signed(at.office, request, JSON.stringify(manifest));
      if (path !== paths.chunk) return through();
      const { chunk } = JSON.parse(request.body) as { readonly chunk: number };
      asked.push(chunk);
      return signed(at.office, request, damaged(pieces[chunk]!, chunk));
    };
    return { bend, asked, pieces: pieces.length };
  }

  test('comes in pieces, is resumed at the piece where it was cut off, and goes on by the feed', async () => {
    using at = await facility();
    for (let index = 0; index < 9; index += 1) act(at.first.station, at.captain, report(at.person.id, { place: `Place ${index}` }));
    await at.first.station.sync.now();
    const { bend, asked, pieces } = await inPieces(at);
    using late = await stationAt(at.office, 11);
    await late.station.sync.enrol({ code: await at.office.code(at.first.facility), name: 'Records 4', address: 'https://office.test' });
    let left = 2;
    at.office.bend = (path, request, through) => (path === paths.chunk && (left -= 1) < 0 ? down() : bend(path, request, through));
    await expect(late.station.sync.now()).rejects.toThrow('network is down');
    expect(late.station.sync.status()).toMatchObject({ is: 'no link' });
    expect(late.station.sync.status().toCome).toBeGreaterThan(0);
    at.office.bend = bend;
    await late.station.sync.now();
    expect(asked).toEqual(Array.from({ length: pieces }, (_, index) => index));
    at.office.bend = undefined;
    act(at.first.station, at.captain, report(at.person.id, { place: 'Since' }));
    await at.both();
    await late.station.sync.now();
    await at.first.station.sync.now();
    expect(entriesOf(late.station)).toEqual(entriesOf(at.first.station));
  });

  test('is not fetched by the station that wrote most of it, to which a pull brings back hashes alone; by the next it is', async () => {
    const office = await testOffice();
    Object.assign(office.context, { chunkEntries: 5 });
    using first = await testStation({ link: office.link });
    const { id } = first.person();
    for (let index = 0; index < 9; index += 1) act(first.station, first.actors.captain, report(id, { place: `Place ${index}` }));
    await enrolAt(office, first.station, null);
    expect(office.asked).toContain(paths.snapshot);
    expect(office.asked).not.toContain(paths.chunk);
    expect(first.station.sync.status()).toMatchObject({ is: 'up to date', toCome: 0 });
    using second = await stationAt(office, 5);
    await enrolAt(office, second.station, first.facility);
    expect(office.asked).toContain(paths.chunk);
    expect(entriesOf(second.station)).toEqual(expect.arrayContaining(entriesOf(first.station)));
  });

  /** A fresh station at which nobody is at work, whose last piece of the first load is on its way. Out: with what lets it come. */
  async function allButTheLastPiece(at: Awaited<ReturnType<typeof facility>>) {
    for (let index = 0; index < 9; index += 1) act(at.first.station, at.captain, report(at.person.id, { place: `Place ${index}` }));
    await at.first.station.sync.now();
    const { bend, pieces } = await inPieces(at);
    const late = await stationAt(at.office, 11);
    await late.station.sync.enrol({ code: await at.office.code(at.first.facility), name: 'Records 4', address: 'https://office.test' });
    const { promise: line, resolve: comes } = Promise.withResolvers<void>();
    at.office.bend = (path, request, through) => {
      const isLast = path === paths.chunk && (JSON.parse(request.body) as { chunk: number }).chunk === pieces - 1;
      return isLast ? line.then(() => bend(path, request, through)!) : bend(path, request, through);
    };
    const loaded = late.station.sync.now();
    await vi.waitFor(() => expect(late.station.sync.store.cursor(`facility:${at.first.facility}`).chunk).toBe(pieces - 1));
    expect(late.station.people.list(undefined, 'din')).toEqual([]);
    const rest = async () => {
      comes();
      await loaded;
      await at.first.station.sync.now();
      expect(entriesOf(late.station)).toEqual(entriesOf(at.first.station));
      expect((await verify(late.station.db, late.station.procedures)).faults).toEqual([]);
    };
    return { ...late, rest, [Symbol.dispose]: () => late[Symbol.dispose]() };
  }

  test('is seen, as far as it has come, by whoever signs in while it is on its way', async () => {
    using at = await facility();
    using late = await allButTheLastPiece(at);
    const window = new AbortController();
    void late.station.changes.watch(window.signal).next().catch(() => undefined);
    expect(late.station.people.list(undefined, 'din')).toMatchObject([{ id: at.person.id }]);
    await late.rest();
    window.abort();
  });

  test('counts, as far as it has come, in what is recorded while it is on its way: no number is given twice', async () => {
    using at = await facility();
    using late = await allButTheLastPiece(at);
    expect(late.station.record([receive(newId(late.station))], at.clerk, problemCodes)).toMatchObject({ is: 'refused', problems: [{ code: 'REC-003' }, {}] });
    const groups = late.station.recordGroups([[receive(newId(late.station))]], at.clerk);
    expect(groups).toMatchObject([{ is: 'refused' }]);
    await late.rest();
  });

  test('goes on by small pages, from the last piece that came, where the line is cut in the middle of one', async () => {
    using at = await facility();
    for (let index = 0; index < 9; index += 1) act(at.first.station, at.captain, report(at.person.id, { place: `Place ${index}` }));
    await at.first.station.sync.now();
    for (const carried of [0, 2]) {
      const { bend, asked } = await inPieces(at);
      using late = await stationAt(at.office, 30 + carried);
      at.office.bend = undefined;
      await late.station.sync.enrol({ code: await at.office.code(at.first.facility), name: 'Records 4', address: 'https://office.test' });
      const positions: number[] = [];
      at.office.bend = (path, request, through) => {
        if (path === paths.chunk && asked.length === carried) return cutOff();
        const { scope, cursor } = path === paths.pull ? (JSON.parse(request.body) as { scope: string; cursor: string | null }) : { scope: '', cursor: null };
        if (scope.startsWith('facility:')) positions.push(cursor === null ? 0 : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { p: number }).p);
        return bend(path, request, through);
      };
      await late.station.sync.now();
      expect(positions[0]).toBe(carried * 5);
      expect(late.station.sync.status().toCome).toBe(0);
      await at.first.station.sync.now();
      expect(entriesOf(late.station)).toEqual(entriesOf(at.first.station));
    }
  });

  test('a piece that is another than was announced is not taken in, and the list is asked for again', async () => {
    using at = await facility();
    const { bend } = await inPieces(at, (text, piece) => (piece === 1 ? text.replace('"', ' "') : text));
    using late = await stationAt(at.office, 11);
    await late.station.sync.enrol({ code: await at.office.code(at.first.facility), name: 'Records 4', address: 'https://office.test' });
    at.office.bend = bend;
    await expect(late.station.sync.now()).rejects.toThrow('not the one that was announced');
    at.office.bend = undefined;
    await late.station.sync.now();
    await at.first.station.sync.now();
    expect(entriesOf(late.station)).toEqual(entriesOf(at.first.station));
  });
});

describe('a main office whose database was put back from a copy', () => {
  test('gets what the copy lacks from the stations, and what it enters from then on reaches them', async () => {
    using at = await facility();
    const putBack = at.office.copied();
    act(at.first.station, at.captain, report(at.person.id));
    await at.both();
    using third = await stationAt(at.office, 6);
    await enrolAt(at.office, third.station, at.first.facility, 'Records 3');
    await at.both();
    await putBack();
    await at.both();
    using fourth = await stationAt(at.office, 8);
    await enrolAt(at.office, fourth.station, at.first.facility, 'Records 4');
    act(fourth.station, at.captain, report(at.person.id, { place: 'The yard' }));
    await fourth.station.sync.now();
    await at.both();
    for (const { station } of [at.first, at.second]) expect(station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 } });
    const about = (station: Station) => station.book.hashesOf({ type: 'person', id: at.person.id }).toSorted();
    expect(about(at.first.station)).toEqual(about(fourth.station));
    expect(about(at.first.station).length).toBeGreaterThanOrEqual(3);
    expect((await verify(at.first.station.db, at.first.station.procedures)).faults).toEqual([]);
  });
});

describe('a station that lost something', () => {
  test('a disk put back from a copy gets its own chain back before it goes on', async () => {
    using at = await facility();
    using copy = await testCopyOf(at.second.station, at.office);
    act(at.second.station, at.captain, report(at.person.id), assignLevel(at.person.id, 'I'));
    await at.second.station.sync.now();
    const whole = entriesOf(at.second.station);
    await copy.station.sync.now();
    expect(entriesOf(copy.station)).toEqual(whole);
    act(copy.station, at.captain, report(at.person.id, { place: 'The yard' }));
    await copy.station.sync.now();
    expect(copy.station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 } });
  });

  test('two that went on from one disk are a fork: the second is stopped and told, loses nothing, and its user goes on in a new folder', async () => {
    using at = await facility();
    using clone = await testCopyOf(at.second.station, at.office);
    act(at.second.station, at.captain, report(at.person.id, { place: 'Here' }));
    act(clone.station, at.captain, report(at.person.id, { place: 'There' }));
    await at.second.station.sync.now();
    const held = entriesOf(clone.station);
    await expect(clone.station.sync.now()).rejects.toThrow('copied or restored');
    expect(clone.station.sync.status()).toMatchObject({ is: 'stopped', waiting: { count: 1 } });
    expect(entriesOf(clone.station)).toEqual(held);

    await expect(clone.station.sync.now()).rejects.toThrow('copied or restored');
    await expect(enrolAt(at.office, clone.station, at.first.facility, 'Records 3')).rejects.toThrow('SYN-003');
    using anew = await stationAt(at.office, 6);
    await enrolAt(at.office, anew.station, at.first.facility, 'Records 3');
    expect(recordOf(anew.station, at.person.id)).toEqual(recordOf(at.second.station, at.person.id));
  });

  test('that part behind many pages which neither had sent: the office is shown where, and keeps both', async () => {
    using at = await facility();
    const { station } = at.second;
    for (const place of ['A', 'B', 'C', 'D']) act(station, at.captain, report(at.person.id, { place }));
    using clone = await testCopyOf(station, at.office);
    // Pages of two entries: a page holds a thousand otherwise.
    const after = clone.station.book.after.bind(clone.station.book);
    clone.station.book.after = (of, seq, most) => after(of, seq, Math.min(most, 2));
    act(station, at.captain, report(at.person.id, { place: 'Here' }));
    act(clone.station, at.captain, report(at.person.id, { place: 'There' }));
    await station.sync.now();
    await expect(clone.station.sync.now()).rejects.toThrow('copied or restored');
    const { stations, quarantine } = await at.office.context.store.transaction(async (transaction) => ({ stations: await transaction.stations(), quarantine: await transaction.quarantine() }));
    expect(stations.find(({ id }) => id === station.book.stationId())).toMatchObject({ state: 'forked' });
    expect(quarantine.map(({ seq }) => seq)).toEqual([clone.station.book.chainEnd(clone.station.book.stationId()!).seq]);
  });

  test.each(['the copy', 'the other'])('of which %s was written on for pages is kept whole by the main office', async (which) => {
    using at = await facility();
    const { station } = at.second;
    using clone = await testCopyOf(station, at.office);
    const [stopped, first] = which === 'the copy' ? [clone.station, station] : [station, clone.station];
    act(first, at.captain, report(at.person.id, { place: 'Here' }));
    await first.sync.now();
    if (which === 'the other') {
      // What went on from the office's own end is stopped as well, once the other branch has come.
      act(stopped, at.captain, report(at.person.id, { place: 'There' }));
      await expect(stopped.sync.now()).rejects.toThrow('copied or restored');
    }
    const on = which === 'the copy' ? stopped : first;
    for (const place of ['A', 'B', 'C', 'D', 'E']) act(on, at.captain, report(at.person.id, { place }));
    const after = on.book.after.bind(on.book);
    on.book.after = (of, seq, most) => after(of, seq, Math.min(most, 2));
    await expect(on.sync.now()).rejects.toThrow('copied or restored');
    const id = station.book.stationId()!;
    const { seq: end } = on.book.chainEnd(id);
    const quarantine = await at.office.context.store.transaction((transaction) => transaction.quarantine());
    const last = quarantine.filter(({ seq, hash }) => on.book.link(id, seq)?.hash === hash).map(({ seq }) => seq);
    expect(last).toEqual([4, 3, 2, 1, 0].map((back) => end - back));
  });

  test('that part while one of them loads a feed anew: the load brings nothing of its own chain, and at the next greeting it is stopped and told', async () => {
    using at = await facility();
    const { station } = at.second;
    using clone = await testCopyOf(station, at.office);
    await at.office.context.store.transaction((transaction) => transaction.setEpoch('another'));
    Object.assign(at.office.context, { chunkEntries: 1 });
    at.office.bend = (path, _, through) => {
      if (path !== paths.snapshot) return undefined;
      at.office.bend = undefined;
      act(station, at.captain, report(at.person.id, { place: 'Here' }));
      act(clone.station, at.captain, report(at.person.id, { place: 'There' }));
      return station.sync.now().then(through);
    };
    at.office.asked.length = 0;
    await clone.station.sync.now();
    expect(at.office.asked).toContain(paths.chunk);
    const held = entriesOf(clone.station);
    await expect(clone.station.sync.now()).rejects.toThrow('copied or restored');
    expect(clone.station.sync.status()).toMatchObject({ is: 'stopped', waiting: { count: 1 } });
    expect(entriesOf(clone.station)).toEqual(held);
    const quarantine = await at.office.context.store.transaction((transaction) => transaction.quarantine());
    const { seq, hash } = clone.station.book.chainEnd(station.book.stationId()!);
    expect(quarantine).toMatchObject([{ seq, hash }]);
  });

  test('a station that was revoked is told so and keeps what it has not sent', async () => {
    using at = await facility();
    await revoke(at.office.context, at.second.station.book.stationId()!, 'The workstation was stolen', null, coordinator);
    act(at.second.station, at.captain, report(at.person.id));
    await expect(at.second.station.sync.now()).rejects.toThrow('revoked this station');
    expect(at.second.station.sync.status()).toMatchObject({ is: 'stopped', waiting: { count: 1 } });
  });
});

describe('a person who is transferred', () => {
  test('goes with the whole book; the sender keeps it, may correct it, and enters nothing new', async () => {
    using at = await facility();
    await at.office.context.store.transaction((transaction) => transaction.nameFacility('facility-there', 'Elsewhere Correctional Facility'));
    using fresh = await stationAt(at.office, 9);
    await enrolAt(at.office, fresh.station, 'facility-there', 'Elsewhere 1');
    const [level] = act(at.first.station, at.captain, assignLevel(at.person.id, 'I'));
    const from = { id: at.first.facility, name: 'Test Correctional Facility' };
    act(at.first.station, at.clerk, {
      kind: 'person.transferred',
      subject: { type: 'person', id: at.person.id },
      effective: '2026-03-02',
      body: { from, to: { id: 'facility-there', name: 'Elsewhere Correctional Facility' }, authors: [{ account: at.captain.account, name: 'The captain', role: 'captain' }] },
    });
    await at.both();
    await fresh.station.sync.now();
    expect(recordOf(fresh.station, at.person.id)).toEqual(recordOf(at.first.station, at.person.id));
    expect(fresh.station.surroundings.accountNamed('captain')).toBeUndefined();
    expect(daybookOf(fresh.station.db, { type: 'person', id: at.person.id }, known).find(({ id }) => id === level)).toMatchObject({ authorName: 'The captain' });
    const { authors } = personPage(fresh.station.db, at.person.id)!;
    expect([authors[at.captain.account], authors[at.clerk.account]]).toEqual(['The captain', 'Records 1, Test Correctional Facility']);

    expect(at.first.station.record([report(at.person.id)], at.captain)).toMatchObject({ is: 'refused', problems: [{ code: 'TRF-003' }] });
    act(at.first.station, at.captain, correction(assignLevel(at.person.id, 'I'), level!, { level: 'II' }));
    await at.first.station.sync.now();
    await fresh.station.sync.now();
    expect(levelsOf(recordOf(fresh.station, at.person.id)).map(({ level: is }) => is)).toEqual(['II']);
    for (const station of [at.first.station, fresh.station]) expect((await verify(station.db, station.procedures)).faults).toEqual([]);
  });
});

describe('a workstation at the main office', () => {
  test('has the books of every facility, also where two name their units alike', async () => {
    using at = await facility();
    using desk = await stationAt(at.office, 12);
    await enrolAt(at.office, desk.station, at.office.context.identity.id, 'Desk 1');
    const other = { type: 'facility', id: 'facility-there' } as const;
    await at.office.context.store.transaction((transaction) =>
      writeOwn(
        transaction,
        at.office.context,
        [
          { kind: 'facility.described', subject: other, body: { name: 'Elsewhere', code: 'ELS', demonstration: false } },
          { kind: 'unit.described', subject: other, body: { code: 'SHU', name: 'SHU', use: 'shu', galleries: [{ code: 'A', name: 'A', cells: ['8A1-01'] }] } },
        ],
        coordinator,
      ),
    );
    await at.both();
    await desk.station.sync.now();
    const held = new Set(entriesOf(desk.station));
    for (const hash of entriesOf(at.first.station)) expect(held.has(hash)).toBe(true);
    expect(desk.station.db.query.facilities.findMany().sync()).toHaveLength(2);
    expect((await verify(desk.station.db, desk.station.procedures)).faults).toEqual([]);
  });
});

describe('what a court ordered sealed', () => {
  test('loses its content at every station; the chain verifies, the tables too, and no other entry can lose it', async () => {
    using at = await facility();
    const [written] = act(at.first.station, at.captain, report(at.person.id, { narrative: 'What the court ordered sealed.' }));
    await at.both();
    await sealByOrder(at.office.context, written!, 'Clinton County Court, 2026-14', coordinator);
    await at.both();
    for (const { station } of [at.first, at.second]) {
      expect(recordOf(station, at.person.id).outcomes.get(written!)).toEqual({ is: 'unread', because: 'sealed by order' });
      expect(station.db.$client.prepare('SELECT content, length(salt) AS salt FROM entries WHERE id = ?').get(written)).toEqual({ content: '', salt: 0 });
      expect((await verify(station.db, station.procedures)).faults).toEqual([]);
      expect(station.sync.status().defects).toEqual([]);
      expect(() => station.book.empty(at.person.received)).toThrow('never changed');
    }
    using late = await stationAt(at.office, 11);
    await enrolAt(at.office, late.station, at.first.facility, 'Records 4');
    await at.first.station.sync.now();
    expect(entriesOf(late.station)).toEqual(entriesOf(at.first.station));
    expect(JSON.stringify(dump(late.station.db))).not.toContain('What the court ordered sealed');
  });

  test('leaves in question what it put in question, and settled what it settled: the office says so again without the words', async () => {
    using at = await facility();
    const subject = { type: 'person', id: at.person.id } as const;
    const [written, other] = act(at.first.station, at.captain, report(at.person.id), report(at.person.id, { place: 'The yard' }));
    await at.both();
    const write = (body: { readonly entries: readonly string[] }) => at.office.context.store.transaction((transaction) => writeOwn(transaction, at.office.context, [{ kind: 'question.raised', subject, body: { ...body, because: 'Secret: the informant denies it' } }], coordinator));
    const [[raised], [second]] = [await write({ entries: [written!] }), await write({ entries: [other!] })];
    await at.both();
    const [settled] = act(at.first.station, at.captain, { kind: 'question.settled', subject, effective: '2026-03-02', body: { settles: [other!, second!], stands: [second!], how: 'chosen' }, reason: 'Secret: as the informant says' });
    await at.both();
    for (const entry of [raised!, second!, settled!]) await sealByOrder(at.office.context, entry, 'Clinton County Court, 2026-14', coordinator);
    await at.both();
    for (const { station } of [at.first, at.second]) {
      const { outcomes } = recordOf(station, at.person.id);
      expect(outcomes.get(written!)).toMatchObject({ is: 'in question', because: 'why it was put in question was sealed by order of a court' });
      expect(outcomes.get(other!)).toMatchObject({ is: 'struck' });
      expect([raised, second, settled].map((entry) => outcomes.get(entry!)?.is)).toEqual(['unread', 'unread', 'unread']);
      expect(JSON.stringify(dump(station.db))).not.toContain('Secret');
      expect(inboxOf(station.db, known, 'captain').matters.map(({ entries }) => entries.map(({ id }) => id).includes(written!))).toEqual([true]);
      expect((await verify(station.db, station.procedures)).faults).toEqual([]);
      expect(station.sync.status().defects).toEqual([]);
    }
    const [transfer] = act(at.first.station, at.clerk, { kind: 'person.transferred', subject, effective: '2026-03-02', body: { from: { id: at.first.facility, name: 'Here' }, to: { id: 'there', name: 'There' }, authors: [] } });
    await at.both();
    await expect(sealByOrder(at.office.context, transfer!, 'Clinton County Court, 2026-16', coordinator)).rejects.toThrow('is not sealed');
  });

  test('an order that did not come from the main office empties nothing', async () => {
    using at = await facility();
    expect(at.first.station.record([{ kind: 'entry.sealed', subject: { type: 'person', id: at.person.id }, effective: '2026-03-02', body: { entry: at.person.received, order: 'None' } }], at.first.actors.coordinator)).toMatchObject({ is: 'refused', problems: [{ code: 'ENT-001' }] });
  });
});

describe('what the main office enters', () => {
  test('a settlement and what it puts in question reach every station', async () => {
    using at = await facility();
    const [written] = act(at.first.station, at.captain, report(at.person.id));
    await at.both();
    const subject = { type: 'person', id: at.person.id } as const;
    await at.office.context.store.transaction((transaction) => writeOwn(transaction, at.office.context, [{ kind: 'question.raised', subject, body: { entries: [written], because: 'the sergeant denies it' } }], coordinator));
    await at.both();
    for (const { station } of [at.first, at.second]) expect(recordOf(station, at.person.id).outcomes.get(written!)).toMatchObject({ is: 'in question', because: 'the sergeant denies it' });
  });
});

/** The connection is cut in the middle. */
const cutOff = (): Promise<Answer> => Promise.reject(new LinkDown('The connection was cut.', true));

/** An answer with other words than the office gave, signed as its own: a defect of the office, or on the way before it signed. */
async function signed({ context: { key } }: TestOffice, { headers }: Request, body: string): Promise<Answer> {
  const text = answerText(headers[headerNames.station]!, Number(headers[headerNames.counter]), 200, key.sha256(body));
  return { status: 200, body, headers: { [headerNames.signature]: Buffer.from(key.sign(text)).toString('base64') } };
}

/** A copy of a station's data folder, opened beside it: a disk that was cloned or put back. */
async function testCopyOf(station: Station, office: TestOffice): Promise<Disposable & { readonly station: Station }> {
  const folder = temporaryFolder();
  station.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(station.dataDir, folder.path, { recursive: true });
  const copy = await openStation({ dataDir: folder.path, now: new SetClock('2026-03-02T16:00:00.000Z').now, random: seededBytes(77), sync: { link: office.link } });
  return {
    station: copy,
    [Symbol.dispose]() {
      copy.close();
      folder[Symbol.dispose]();
    },
  };
}
