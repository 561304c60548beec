import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import { registry as registryOf, type Registry } from '../../shared/entry/fold.ts';
import { cellWords, identityWords, levelWords } from '../../shared/entry/testing/facts.ts';
import type { Answer } from '../../shared/sync/link.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import { answerText, feedChecksum, feedStart, headerNames, limits, paths, readLines, type EnrolRequest, type FilesAnswer, type GetFileAnswer, type PutFileAnswer, type SnapshotAnswer } from '../../shared/sync/protocol.ts';
import { codeKey, isSignedBy, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { fleetOf } from '../serve/fleet.ts';
import { statusPage } from '../serve/status-page.ts';
import { keysNumbered, pageOf, StationAtOffice, wireOf } from '../testing/station.ts';
import { bothStores } from '../testing/stores.ts';
import type { OfficeContext } from './context.ts';
import { describeFacility, issueCode } from './enrol.ts';
import { foldAll, foldSome } from './folding.ts';
import { answer } from './office.ts';
import { openOffice } from './open.ts';
import { branchesAside } from './quarantine.ts';
import { revoke, sealByOrder } from './revoke.ts';
import type { OfficeStore, OfficeTransaction } from './store.ts';

const coordinator = { account: 'coordinator', role: 'coordinator' } as const;
const doe = { type: 'person', id: 'doe' } as const;
const east = { id: 'east', name: 'Eastern', code: 'EAS' };

describe.each(bothStores())('a main office whose store is %s', (keeps, makeStore) => {
  /** What does not depend on the store is asked once. */
  const once = keeps === 'memory';
  let office: OfficeContext;
  let stations = 0;
  let made = 0;
  let wall = Temporal.Instant.from('2026-03-02T12:00:00Z').epochMilliseconds;
  const failed = vi.fn<(error: unknown) => void>();

  const officeOn = (store: OfficeStore, key = keysNumbered(0), registry: Registry = known) =>
    openOffice(
      {
        store,
        key,
        registry,
        now: () => wall,
        random: (bytes) => Buffer.from(sha256('office', String((made += 1))), 'hex').subarray(0, bytes),
        isSigned: (publicKey, text, signature) => isSignedBy(publicKeyOf(publicKey), text, signature),
        program: 'test',
        failed,
      },
      'Central Office',
    );
  const newDesk = () => new StationAtOffice((stations += 1), (path, request) => answer(office, path, request));
  /** A station of a facility; the first of each brings the facility with it. */
  const enrolled = async (facility: { id: string; name: string; code: string } = east): Promise<StationAtOffice> => {
    const desk = newDesk();
    const there = (await office.store.transaction((transaction) => transaction.facilities())).some(({ id }) => id === facility.id);
    const { code } = await issueCode(office, there ? facility.id : null, 'administrator');
    expect(await desk.enrol(code, there ? {} : { facility })).toMatchObject({ facility: { id: facility.id } });
    return desk;
  };
  const received = (desk: StationAtOffice, id = 'doe', din = '26-A-0001') => desk.write({ kind: 'person.received', subject: { type: 'person', id }, body: identityWords({ din }), role: 'records-clerk' });
  const level = (desk: StationAtOffice, to: 'I' | 'II' | 'III', id = 'doe') => desk.write({ kind: 'level.assigned', subject: { type: 'person', id }, body: levelWords(to), reason: 'Progress' });
  const transfer = (desk: StationAtOffice, from: string, to: string, id = 'doe') =>
    desk.write({ kind: 'person.transferred', subject: { type: 'person', id }, body: { from: { id: from, name: from }, to: { id: to, name: to }, authors: [] }, reason: 'Draft', role: 'records-clerk' });

  beforeEach(async (context) => {
    stations = 0;
    made = 0;
    failed.mockReset();
    const store = await makeStore();
    if (!store) return context.skip();
    office = await officeOn(store);
  });
  afterEach(() => {
    expect(failed.mock.calls).toEqual([]);
  });

  describe('at its beginning', () => {
    test('has a chain of its own, begun by its enrolment, and keeps it', async () => {
      const again = await officeOn(office.store);
      expect(again.identity).toEqual(office.identity);
      const own = await office.store.transaction((transaction) => transaction.entriesOfStation(office.identity.id, 0, 10));
      expect(own.map(({ kind, seq }) => [kind, seq])).toEqual([['station.enrolled', 1]]);
      expect(isSignedBy(publicKeyOf(office.key.publicKey), own[0]!.header, own[0]!.signature)).toBe(true);
    });

    if (once) test('turns away a process with other keys', async () => {
      await expect(officeOn(office.store, keysNumbered(77))).rejects.toThrow('office.key');
    });
  });

  describe('enrolling', () => {
    test('a station set up alone brings its facility; the book says so to everyone', async () => {
      const desk = await enrolled();
      expect((await desk.pullAll('all')).map(({ kind, subject }) => [kind, subject.id])).toEqual([['station.enrolled', office.identity.id], ['station.enrolled', desk.id]]);
      expect(desk.record({ type: 'station', id: desk.id }).slices['stations']).toMatchObject({ enrolled: { publicKey: desk.key.publicKey, facility: { id: 'east' } }, revoked: null });
    });

    test('a station that joins a facility described at the office finds it in its feed', async () => {
      await describeFacility(office, 'Western', 'WES', coordinator, 'west');
      const desk = newDesk();
      const { code } = await issueCode(office, 'west', 'administrator');
      expect(await desk.enrol(code)).toMatchObject({ station: desk.id, facility: { id: 'west', name: 'Western' }, office: { publicKey: office.key.publicKey }, epoch: office.identity.epoch });
      expect((await desk.pullAll('facility:west')).map(({ kind }) => kind)).toEqual(['facility.described']);
    });

    test('a facility that is known, by name or by code, is not described a second time', async () => {
      await describeFacility(office, 'Western', 'WES', coordinator, 'west');
      const desk = await enrolled();
      desk.write({ kind: 'facility.described', subject: { type: 'facility', id: 'east' }, body: { name: 'Eastern', code: 'EAS', demonstration: false }, role: 'administrator' });
      await desk.push();
      for (const [name, code] of [['western', 'OTH'], ['Other', 'wes'], ['Eastern', 'OTH'], ['Other', 'EAS']] as const) await expect(describeFacility(office, name, code, coordinator, 'another')).rejects.toThrow('--facility');
      expect((await office.store.transaction((transaction) => transaction.facilities())).map(({ id }) => id).toSorted()).toEqual(['east', 'west']);
      const twice = await Promise.allSettled([1, 2].map((n) => describeFacility(office, 'Northern', 'NOR', coordinator, `north-${n}`)));
      expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });

    test('a workstation at the main office sees every facility', async () => {
      const desk = await enrolled();
      received(desk);
      await desk.push();
      const coordinators = newDesk();
      const { code } = await issueCode(office, office.identity.id, 'administrator');
      expect(await coordinators.enrol(code)).toMatchObject({ facility: { id: office.identity.id } });
      expect(await coordinators.hello()).toMatchObject({ scopes: ['all', 'office'] });
      expect((await coordinators.pullAll('office')).map(({ kind }) => kind)).toContain('person.received');
      level(coordinators, 'II');
      expect(await coordinators.push()).toMatchObject({ through: 1 });
      expect((await desk.pullAll('facility:east')).map(({ kind }) => kind)).toEqual(['level.assigned']);
    });

    if (once) test('a station that brings a facility by the main office’s own id is refused, and sees nothing of the others', async () => {
      const { code } = await issueCode(office, null, 'administrator');
      expect(await newDesk().enrol(code, { facility: { id: office.identity.id, name: 'Main office', code: 'MO' } })).toMatchObject({ refused: 'code' });
    });

    test('whose answer was lost is answered the same again, and no other station', async () => {
      const { code } = await issueCode(office, null, 'administrator');
      const desk = newDesk();
      const first = await desk.enrol(code, { facility: east });
      expect(await desk.enrol(code, { facility: east })).toEqual(first);
      expect(await newDesk().enrol(code, { facility: east })).toMatchObject({ refused: 'code' });
      expect((await desk.pullAll('all')).length).toBe(2);
    });

    if (once) test('with a code that ran out, is not known, or is for another purpose is refused', async () => {
      const desk = newDesk();
      const old = await issueCode(office, null, 'administrator', 1000);
      wall += 2000;
      expect(await desk.enrol(old.code, { facility: east })).toMatchObject({ refused: 'code', says: expect.stringContaining('run out') as string });
      expect(await desk.enrol('0000-0000-0000-0000-0000-0000', { facility: east })).toMatchObject({ refused: 'code' });
      const { code } = await issueCode(office, null, 'administrator');
      expect(await desk.enrol(code)).toMatchObject({ refused: 'code' });
      expect(await desk.enrol(code, { facility: east })).toMatchObject({ station: desk.id });
      const second = await issueCode(office, null, 'administrator');
      expect(await newDesk().enrol(second.code, { facility: east })).toMatchObject({ refused: 'code', says: expect.stringContaining('further station') as string });
      const joins = await issueCode(office, 'east', 'administrator');
      expect(await newDesk().enrol(joins.code, { facility: { id: 'other', name: 'Other', code: 'OTH' } })).toMatchObject({ refused: 'code' });
    });

    if (once) test('by a key that did not sign the request is refused', async () => {
      const { code } = await issueCode(office, null, 'administrator');
      const desk = newDesk();
      expect(await desk.enrol(code, { facility: east, publicKey: keysNumbered(50).publicKey })).toMatchObject({ refused: 'signature' });
    });

    if (once) test('a code is kept as a hash only', async () => {
      const { code } = await issueCode(office, null, 'administrator');
      const secret = code.replaceAll('-', '').slice(0, 12);
      expect(await office.store.transaction((transaction) => transaction.lockCode(sha256(codeKey(secret).publicKey)))).toMatchObject({ madeBy: 'administrator' });
      for (const one of [secret, sha256(secret)]) expect(await office.store.transaction((transaction) => transaction.lockCode(one))).toBeUndefined();
    });

    if (once) test('a code does not travel: whoever hears an enrolment can neither enrol himself by it nor put his own key in', async () => {
      const { code } = await issueCode(office, null, 'administrator');
      const [desk, thief] = [newDesk(), newDesk()];
      let heard: EnrolRequest | undefined;
      const told = new StationAtOffice(Number(desk.id.slice('station-'.length)), async (_, { body }) => {
        heard = JSON.parse(body) as EnrolRequest;
        return { status: 503, headers: {}, body: JSON.stringify({ refused: 'busy', says: 'cut' }) };
      });
      await told.enrol(code, { facility: east });
      expect(JSON.stringify(heard)).not.toContain(code.replaceAll('-', '').slice(0, 12));
      expect(await thief.enrol('0000-0000-0000-0000-0000-0000', { facility: east, code: heard!.code })).toMatchObject({ refused: 'code' });
      expect(await thief.enrol('0000-0000-0000-0000-0000-0000', { facility: east, code: heard!.code, station: desk.id })).toMatchObject({ refused: expect.stringMatching(/code|signature/) as string });
      expect(await desk.enrol(code, { facility: east })).toMatchObject({ station: desk.id });
    });
  });

  describe('a file', () => {
    const west = { id: 'west', name: 'Western', code: 'WES' };
    const content = Buffer.from('%PDF-1.7\n'.repeat(40));
    const scan = { sha256: sha256(content), bytes: content.length, name: 'scan.pdf', type: 'application/pdf' } as const;
    /** The kind is one that this program does not know: its files travel as well. */
    const names = (desk: StationAtOffice, id = 'doe', file: object = scan) => desk.write({ kind: 'report.of-a-newer-program', subject: { type: 'person', id }, body: { attachments: [file] }, role: 'officer' });
    const said = async <Answer>(desk: StationAtOffice, path: string, body: unknown) => {
      const answered = await desk.ask(path, JSON.stringify(body));
      return 'text' in answered ? (JSON.parse(answered.text) as Answer) : answered;
    };
    const stands = async (desk: StationAtOffice, ...files: readonly string[]) => ((await said<FilesAnswer>(desk, paths.files, { files: files.length > 0 ? files : [scan.sha256] })) as FilesAnswer).files;
    const put = (desk: StationAtOffice, from: number, to: number, bytes: Buffer = content, file: { readonly sha256: string; readonly bytes: number } = scan) =>
      said<PutFileAnswer>(desk, paths.putFile, { sha256: file.sha256, bytes: file.bytes, from, piece: bytes.subarray(from, to).toString('base64') });
    const get = (desk: StationAtOffice, from = 0, most = 1000) => said<GetFileAnswer>(desk, paths.getFile, { sha256: scan.sha256, from, most });
    const withReport = async () => {
      const desk = await enrolled();
      received(desk);
      const entry = names(desk);
      await desk.push();
      return { desk, entry };
    };

    test('that an entry names is wanted, comes in pieces, and is held once it is whole', async () => {
      const { desk } = await withReport();
      expect(await stands(desk)).toEqual([{ is: 'wanted', sha256: scan.sha256, from: 0 }]);
      expect(await put(desk, 0, 100)).toEqual({ through: 100, held: false });
      expect(await stands(desk)).toEqual([{ is: 'wanted', sha256: scan.sha256, from: 100 }]);
      expect(await get(desk)).toMatchObject({ refused: 'file' });
      expect(await put(desk, 100, 1000)).toEqual({ through: 360, held: true });
      expect(await stands(desk)).toEqual([{ is: 'held', sha256: scan.sha256, bytes: 360 }]);
      expect(await get(desk, 90, 20)).toEqual({ bytes: 360, from: 90, piece: content.subarray(90, 110).toString('base64') });
    });

    test('is taken up where it was cut, whichever piece comes next, and sent twice is kept once', async () => {
      const { desk } = await withReport();
      await put(desk, 0, 100);
      for (const from of [0, 50, 200]) expect(await put(desk, from, 300)).toEqual({ through: 100, held: false });
      await put(desk, 100, 360);
      for (const from of [0, 100]) expect(await put(desk, from, 360)).toEqual({ through: 360, held: true });
    });

    test('whose bytes are others than the entry says is refused and dropped, and nobody gets any of it', async () => {
      const { desk } = await withReport();
      const wrong = Buffer.from(content).fill('x', 200);
      expect(await put(desk, 0, 100, wrong)).toEqual({ through: 100, held: false });
      expect(await put(desk, 100, 360, wrong)).toMatchObject({ refused: 'file', says: expect.stringContaining('not the file that was attached') as string });
      expect(await stands(desk)).toEqual([{ is: 'wanted', sha256: scan.sha256, from: 0 }]);
      expect(await put(desk, 0, 360)).toEqual({ through: 360, held: true });
    });

    test('what one station sends wrong does not spoil what another sends', async () => {
      const { desk } = await withReport();
      const second = await enrolled();
      await put(second, 0, 200, Buffer.alloc(360, 'x'));
      expect(await put(desk, 0, 360)).toEqual({ through: 360, held: true });
      expect(await put(second, 200, 360, Buffer.alloc(360, 'x'))).toEqual({ through: 360, held: true });
      expect(Buffer.from(((await get(second)) as GetFileAnswer).piece, 'base64')).toEqual(content);
    });

    test('is neither given to nor taken from a facility that no entry names it to, and nothing is said of whether it is here', async () => {
      const { desk } = await withReport();
      await put(desk, 0, 360);
      const other = await enrolled(west);
      expect(await stands(other, scan.sha256, 'f'.repeat(64))).toEqual([{ is: 'unknown', sha256: scan.sha256 }, { is: 'unknown', sha256: 'f'.repeat(64) }]);
      expect(await get(other)).toMatchObject({ refused: 'file' });
      expect(await put(other, 0, 360)).toMatchObject({ refused: 'file' });
      desk.write({ kind: 'person.transferred', subject: doe, body: { from: { id: 'east', name: 'Eastern' }, to: { id: 'west', name: 'Western' }, authors: [] }, role: 'records-clerk' });
      await desk.push(3);
      expect(await stands(other)).toEqual([{ is: 'held', sha256: scan.sha256, bytes: 360 }]);
      expect(await get(other)).toMatchObject({ bytes: 360 });
      expect(await get(desk), 'the facility he left keeps it').toMatchObject({ bytes: 360 });
    });

    test('goes with the last entry that names it when a court has that one sealed', async () => {
      const { desk, entry } = await withReport();
      const again = names(desk);
      await desk.push(3);
      await put(desk, 0, 360);
      await sealByOrder(office, entry.read.id, 'Ulster 2026-1', coordinator);
      expect(await get(desk)).toMatchObject({ bytes: 360 });
      await sealByOrder(office, again.read.id, 'Ulster 2026-2', coordinator);
      expect(await get(desk)).toMatchObject({ refused: 'file' });
      expect(await put(desk, 0, 360)).toMatchObject({ refused: 'file' });
      expect(await stands(desk)).toEqual([{ is: 'unknown', sha256: scan.sha256 }]);
    });

    if (once) test('of another size than the entry says, a piece too large or beside the file, and a name in place of a hash are refused', async () => {
      const { desk } = await withReport();
      expect(await put(desk, 0, 300, content, { ...scan, bytes: 300 })).toMatchObject({ refused: 'file' });
      expect(await put(desk, 300, 400, Buffer.alloc(400))).toMatchObject({ refused: 'malformed' });
      expect(await put(desk, 0, 0)).toMatchObject({ refused: 'malformed' });
      expect(await put(desk, 0, limits.piece + 1, Buffer.alloc(limits.piece + 1), { ...scan, bytes: limits.file })).toMatchObject({ refused: 'too large' });
      for (const [path, body] of [[paths.files, { files: ['../station.key'] }], [paths.getFile, { sha256: '../station.key', from: 0, most: 1 }], [paths.putFile, { sha256: '', bytes: 1, from: 0, piece: 'QQ==' }]] as const) expect(await said(desk, path, body)).toMatchObject({ refused: 'malformed' });
    });
  });

  if (once) describe('a request', () => {
    const helloText = (desk: StationAtOffice) => JSON.stringify({ protocol: { min: 1, max: 1 }, program: 'test', kinds: {}, clock: { wall: new Date(desk.wall).toISOString(), monotonic: 0, hybrid: '000000000000000-0000' }, end: 0, waiting: { count: 0, oldest: null } });

    test('sent again by another is refused', async () => {
      const desk = await enrolled();
      const request = desk.request(paths.hello, helloText(desk));
      expect((await answer(office, paths.hello, request)).status).toBe(200);
      const replayed = await answer(office, paths.hello, request);
      expect([replayed.status, JSON.parse(replayed.body)]).toMatchObject([409, { refused: 'counter', last: desk.counter }]);
    });

    test.each([
      ['to another path', paths.digests, (text: string) => text],
      ['with another body', paths.hello, (text: string) => text.replace('"end":0', '"end":1')],
    ])('signed for one thing and sent %s is refused', async (_, path, change) => {
      const desk = await enrolled();
      const request = desk.request(paths.hello, helloText(desk));
      const said = await answer(office, path, { ...request, body: change(request.body) });
      expect([said.status, JSON.parse(said.body)]).toMatchObject([401, { refused: 'signature' }]);
    });

    test('with a counter that a thief made up neither counts nor is heard', async () => {
      const desk = await enrolled();
      const forged = desk.request(paths.hello, helloText(desk), { counter: 999_999, signature: 'AAAA' });
      expect((await answer(office, paths.hello, forged)).status).toBe(401);
      expect(await desk.hello()).toMatchObject({ expected: 1 });
    });

    test('of a station that is not enrolled, or of the office’s own name, is refused', async () => {
      const desk = newDesk();
      expect(await desk.hello()).toMatchObject({ refused: 'unknown station' });
      const request = desk.request(paths.hello, helloText(desk));
      const said = await answer(office, paths.hello, { ...request, headers: { ...request.headers, [headerNames.station]: office.identity.id } });
      expect(JSON.parse(said.body)).toMatchObject({ refused: 'unknown station' });
    });

    test('of a protocol not spoken here is refused with those that are', async () => {
      const desk = await enrolled();
      const said = await answer(office, paths.hello, desk.request(paths.hello, helloText(desk), { protocol: 99 }));
      expect([said.status, JSON.parse(said.body)]).toMatchObject([426, { refused: 'protocol', protocol: { min: 1, max: 1 } }]);
      expect(await desk.hello({ protocol: { min: 7, max: 9 } })).toMatchObject({ refused: 'protocol' });
      expect(await desk.hello({ protocol: { min: 1, max: 9 } })).toMatchObject({ protocol: 1 });
    });

    test('that does not read is refused, wherever it goes', async () => {
      const desk = await enrolled();
      for (const path of Object.values(paths)) for (const body of ['', '[]', '{"from":1}\n', 'no json']) expect(await desk.ask(path, body)).toMatchObject({ refused: 'malformed' });
      expect(await desk.ask('/sync/other', '{}')).toMatchObject({ refused: 'malformed' });
    });

    test('has an answer signed by the office, refusals as well', async () => {
      const desk = await enrolled();
      const isOurs = (said: Answer, counter: number) => isSignedBy(publicKeyOf(office.key.publicKey), answerText(desk.id, counter, said.status, sha256(said.body)), Buffer.from(said.headers[headerNames.signature]!, 'base64'));
      const good = await answer(office, paths.hello, desk.request(paths.hello, helloText(desk)));
      expect(isOurs(good, desk.counter)).toBe(true);
      const bad = await answer(office, paths.push, desk.request(paths.push, 'no'));
      expect([bad.status, isOurs(bad, desk.counter), isOurs({ ...bad, body: '{}' }, desk.counter)]).toEqual([400, true, false]);
    });

    test('that fails here is answered with “busy”, and the log is told', async () => {
      const desk = await enrolled();
      const broken = { ...office, store: { ...office.store, transaction: () => Promise.reject(new Error('no disk')) } } as OfficeContext;
      const said = await answer(broken, paths.hello, desk.request(paths.hello, helloText(desk)));
      expect([said.status, JSON.parse(said.body)]).toMatchObject([503, { refused: 'busy' }]);
      expect(failed).toHaveBeenCalledOnce();
      failed.mockReset();
    });
  });

  describe('hello', () => {
    test('says what is expected next, what to pull and how far the clocks are apart, and notes what waits', async () => {
      const desk = await enrolled();
      received(desk);
      await desk.push();
      desk.wall = wall + 600_000;
      expect(await desk.hello({ waiting: { count: 3, oldest: '2026-03-01T00:00:00.000Z' }, program: '9.9' })).toMatchObject({ expected: 2, scopes: ['all', 'facility:east'], offset: -600_000, epoch: office.identity.epoch });
      expect(await office.store.transaction((transaction) => transaction.station(desk.id))).toMatchObject({ ahead: 600_000, waiting: 3, oldestWaiting: Date.parse('2026-03-01T00:00:00.000Z'), program: '9.9', heardAt: wall });
    });
  });

  describe('a push', () => {
    test('sent twice, or overlapping what is held, is done once', async () => {
      const desk = await enrolled();
      received(desk);
      for (const to of ['I', 'II', 'III'] as const) level(desk, to);
      expect(await desk.push(1, 2)).toMatchObject({ through: 2 });
      expect(await desk.push(1, 2)).toMatchObject({ through: 2 });
      expect(await desk.push(2, 3)).toMatchObject({ through: 4 });
      expect(await desk.push(1, 1)).toMatchObject({ through: 4 });
      expect((await office.store.transaction((transaction) => transaction.entriesOfStation(desk.id, 0, 99))).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
      expect(await office.store.transaction((transaction) => transaction.feedEnd('facility:east'))).toMatchObject({ position: 4 });
    });

    test('with a gap is told what is expected', async () => {
      const desk = await enrolled();
      received(desk);
      level(desk, 'I');
      level(desk, 'II');
      expect(await desk.push(2)).toMatchObject({ refused: 'gap', expected: 1 });
      await desk.push(1, 1);
      expect(await desk.push(3)).toMatchObject({ refused: 'gap', expected: 2 });
    });

    test('sent by many at once arrives whole', async () => {
      const desks = [await enrolled(), await enrolled(), await enrolled()];
      await Promise.all(
        desks.map(async (desk, index) => {
          received(desk, `person-${index}`, `26-A-000${index}`);
          for (let n = 0; n < 5; n += 1) {
            level(desk, 'I', 'shared');
            await desk.push(1);
          }
        }),
      );
      for (const desk of desks) expect(await desk.hello()).toMatchObject({ expected: 7 });
      expect(await office.store.transaction((transaction) => transaction.feedEnd('facility:east'))).toMatchObject({ position: 18 });
    });

    const damaged: readonly (readonly [string, (line: ReturnType<typeof wireOf>) => unknown])[] = [
      ['a changed content', (line) => ({ ...line, content: line.content!.replace('"II"', '"III"') })],
      ['a content that is no act', (line) => ({ ...line, content: '"II"' })],
      ['another signature', (line) => ({ ...line, signature: Buffer.alloc(64).toString('base64') })],
      ['a header of another station', (line) => ({ ...line, header: line.header.replace('"station-1"', '"station-9"') })],
      ['a header that does not read', (line) => ({ ...line, header: '{"v":2}' })],
      ['no header at all', () => ({ content: null })],
      ['a line that is no entry', () => 7],
    ];
    if (once) test.each(damaged)('with %s: what came before is taken, the rest is not', async (_, damage) => {
      const desk = await enrolled();
      received(desk);
      level(desk, 'II');
      level(desk, 'III');
      const lines = desk.chain.map(wireOf);
      expect(await desk.push(1, 3, [lines[0], damage(lines[1]!), lines[2]])).toMatchObject({ refused: 'entry', seq: 2 });
      expect(await desk.hello()).toMatchObject({ expected: 2 });
      expect(await desk.push(2)).toMatchObject({ through: 3 });
    });

    test('of a body that reads as nothing, a kind unknown here and a person nobody received is taken: what an officer did has happened', async () => {
      const desk = await enrolled();
      desk.write({ kind: 'kind.of-a-later-day', subject: doe, body: { anything: ['at all'] } });
      level(desk, 'II', 'nobody');
      expect(await desk.push()).toMatchObject({ through: 2 });
      await foldAll(office);
      expect(await office.store.transaction((transaction) => transaction.records([doe]))).toMatchObject([{ unread: 1, entries: 1 }]);
    });

    test('of a newer program, by an office and about a subject not known here yet, is kept unread and handed on', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      await desk.push();
      const newer = level(desk, 'II');
      const sealed = desk.resealed(newer, { role: 'chief-of-a-later-day' as never, subject: { type: 'vehicle' as never, id: 'van' } });
      expect(await desk.push(2, 1, [wireOf(sealed)])).toMatchObject({ through: 2 });
      await foldAll(office);
      expect((await other.pullAll('facility:east')).map(({ role }) => role)).toContain('chief-of-a-later-day');
    });

    if (once) test('of what the main office alone writes is refused', async () => {
      const desk = await enrolled();
      desk.write({ kind: 'entry.sealed', subject: doe, body: { entry: '0199e0a0-0000-7000-8000-000000000000', order: 'Made up' } });
      expect(await desk.push()).toMatchObject({ refused: 'entry', seq: 1, says: expect.stringContaining('main office alone') as string });
    });

    test('of an entry with the id of another is refused', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      const taken = received(desk).read.id;
      await desk.push();
      level(other, 'I');
      const forged = other.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'x' });
      other.chain[1] = other.resealed(forged, { id: taken });
      expect(await other.push()).toMatchObject({ refused: 'entry', seq: 2 });
      expect(await other.hello()).toMatchObject({ expected: 2 });
    });
  });

  describe('a copied disk', () => {
    test('shows as a fork: the other branch is kept aside, whole, and the station is stopped and told', async () => {
      const desk = await enrolled();
      received(desk);
      const copy = desk.copied();
      level(desk, 'II');
      level(copy, 'III');
      level(copy, 'I');
      expect(await desk.push()).toMatchObject({ through: 2 });
      copy.counter = desk.counter;
      expect(await copy.push()).toMatchObject({ refused: 'fork', seq: 2 });
      const aside = await office.store.transaction((transaction) => transaction.quarantine());
      expect(aside.map(({ station, seq, hash }) => [station, seq, hash])).toEqual(copy.chain.slice(1).map(({ read, hash }) => [copy.id, read.seq, hash]));
      expect((await office.store.transaction((transaction) => transaction.station(desk.id)))?.state).toBe('forked');
      desk.counter = copy.counter;
      level(desk, 'III');
      expect(await desk.push()).toMatchObject({ refused: 'fork', seq: 3 });
      expect((await office.store.transaction((transaction) => transaction.quarantine())).length).toBe(3);
      expect((await office.store.transaction((transaction) => transaction.entriesOfStation(desk.id, 0, 9))).length).toBe(2);
    });

    test('whose branch is longer than a page is kept aside to its end; a page that does not follow it is a gap', async () => {
      const desk = await enrolled();
      received(desk);
      const copy = desk.copied();
      level(desk, 'II');
      await desk.push();
      for (const to of ['III', 'I', 'II', 'III', 'I'] as const) level(copy, to);
      copy.counter = desk.counter;
      expect(await copy.push(2, 2)).toMatchObject({ refused: 'fork', seq: 2 });
      expect(await copy.push(6, 1)).toMatchObject({ refused: 'gap', expected: 3 });
      expect(await copy.push(4, 2)).toMatchObject({ refused: 'fork', seq: 4 });
      expect(await copy.push(6, 1)).toMatchObject({ refused: 'fork', seq: 6 });
      expect((await office.store.transaction((transaction) => branchesAside(transaction, known))).map(({ entries }) => entries.map(({ hash }) => hash))).toEqual([copy.chain.slice(1).map(({ hash }) => hash)]);
    });

    if (once) test('put back from a backup and written on shows as a fork at the seam', async () => {
      const desk = await enrolled();
      received(desk);
      const backup = desk.copied();
      level(desk, 'II');
      await desk.push();
      backup.counter = desk.counter;
      level(backup, 'I');
      level(backup, 'III');
      expect(await backup.push(3)).toMatchObject({ refused: 'fork', seq: 3 });
    });

    if (once) test('put back from a backup and not written on gets its own entries back', async () => {
      const desk = await enrolled();
      received(desk);
      const backup = desk.copied();
      level(desk, 'II');
      level(desk, 'III');
      await desk.push();
      backup.counter = desk.counter;
      const own = await backup.pull('own', null, 2);
      if ('refused' in own) throw new Error(own.says);
      expect([own.lines, own.head.checkpoint, own.head.remaining]).toEqual([desk.chain.slice(0, 2).map(wireOf), { position: 2, count: 2, checksum: feedChecksum(feedStart, desk.chain.slice(0, 2).map(({ hash }) => hash), sha256) }, 1]);
      const rest = await backup.pull('own', own.head.next);
      expect(rest).toMatchObject({ lines: [wireOf(desk.chain[2]!)], head: { remaining: 0, checkpoint: { position: 3, checksum: feedChecksum(feedStart, desk.chain.map(({ hash }) => hash), sha256) } } });
    });
  });

  describe('a feed', () => {
    test('brings the other station’s entries in the bytes they were signed in, and of one’s own the hash', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      await desk.push();
      await other.pullAll('facility:east');
      level(other, 'II');
      await other.push();
      const page = await desk.pull('facility:east');
      if ('refused' in page) throw new Error(page.says);
      expect(page.lines).toEqual([{ own: desk.chain[0]!.hash }, wireOf(other.chain[0]!)]);
      expect(page.head).toMatchObject({ remaining: 0, checkpoint: { position: 2, count: 2, checksum: feedChecksum(feedStart, [desk.chain[0]!.hash, other.chain[0]!.hash], sha256) } });
      expect(other.record(doe).slices['shu']).toEqual((desk.take(wireOf(other.chain[0]!)), desk.record(doe).slices['shu']));
    });

    test('cut into pages has the same checksums, and is taken up where it was left', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      for (const to of ['I', 'II', 'III', 'II'] as const) level(desk, to);
      await desk.push();
      let cursor: string | null = null;
      const checksums: string[] = [];
      for (const remaining of [3, 1, 0, 0]) {
        const page = await other.pull('facility:east', cursor, 2);
        if ('refused' in page) throw new Error(page.says);
        expect(page.head.remaining).toBe(remaining);
        checksums.push(page.head.checkpoint.checksum);
        cursor = page.head.next;
      }
      const hashes = desk.chain.map(({ hash }) => hash);
      expect(checksums).toEqual([2, 4, 5, 5].map((count) => feedChecksum(feedStart, hashes.slice(0, count), sha256)));
      level(desk, 'I');
      await desk.push();
      expect(await other.pull('facility:east', cursor)).toMatchObject({ lines: [wireOf(desk.chain[5]!)] });
    });

    test('of another facility, another epoch or another scope’s place is refused', async () => {
      const [desk, other] = [await enrolled(), await enrolled({ id: 'west', name: 'Western', code: 'WES' })];
      received(desk);
      await desk.push();
      for (const scope of ['facility:east', 'office']) expect(await other.pull(scope)).toMatchObject({ refused: 'scope' });
      const page = await desk.pull('facility:east');
      if ('refused' in page) throw new Error(page.says);
      expect(await desk.pull('all', page.head.next)).toMatchObject({ refused: 'malformed' });
      expect(await desk.pull('facility:east', 'no place')).toMatchObject({ refused: 'malformed' });
      await office.store.transaction((transaction) => transaction.setEpoch('a restored copy'));
      expect(await desk.pull('facility:east', page.head.next)).toMatchObject({ refused: 'epoch' });
      expect(await desk.hello()).toMatchObject({ epoch: 'a restored copy' });
    });
  });

  describe('a person', () => {
    const west = { id: 'west', name: 'Western', code: 'WES' };

    test('who is transferred goes with the whole book; what is written at the old place still reaches the new one, and none goes the other way', async () => {
      const [sender, receiver] = [await enrolled(), await enrolled(west)];
      received(sender);
      level(sender, 'II');
      received(sender, 'roe', '26-A-0002');
      await sender.push();
      expect(await receiver.pullAll('facility:west')).toEqual([]);
      transfer(sender, 'east', 'west');
      await sender.push();
      expect((await receiver.pullAll('facility:west')).map(({ kind }) => kind)).toEqual(['person.received', 'level.assigned', 'person.transferred']);
      expect(receiver.record(doe).slices).toEqual(sender.record(doe).slices);
      level(receiver, 'III');
      await receiver.push();
      expect((await sender.pullAll('facility:east')).filter(({ station }) => station === receiver.id)).toEqual([]);
      level(sender, 'I');
      await sender.push();
      expect((await receiver.pullAll('facility:west')).length).toBe(4);
      await foldAll(office);
      expect(await office.store.transaction((transaction) => transaction.placesOf([doe]))).toMatchObject([{ home: 'east', scope: 'facility:west' }]);
      expect(await office.store.transaction((transaction) => transaction.records([doe]))).toMatchObject([{ scope: 'facility:west', entries: 5 }]);
    });

    test('who comes back brings what was written meanwhile, each entry once', async () => {
      const [sender, receiver] = [await enrolled(), await enrolled(west)];
      received(sender);
      transfer(sender, 'east', 'west');
      await sender.push();
      await receiver.pullAll('facility:west');
      level(receiver, 'II');
      transfer(receiver, 'west', 'east');
      await receiver.push();
      await sender.pullAll('facility:east');
      expect(sender.record(doe).slices).toEqual(receiver.record(doe).slices);
      expect(await office.store.transaction((transaction) => transaction.feedEnd('facility:east'))).toMatchObject({ position: 4 });
    });

    test('transferred from two places at once is in question at all of them', async () => {
      const north = { id: 'north', name: 'Northern', code: 'NOR' };
      const [first, second, wests, norths] = [await enrolled(), await enrolled(), await enrolled(west), await enrolled(north)];
      received(first);
      await first.push();
      await second.pullAll('facility:east');
      transfer(first, 'east', 'west');
      transfer(second, 'east', 'north');
      await first.push();
      await second.push();
      for (const [desk, scope] of [[first, 'facility:east'], [wests, 'facility:west'], [norths, 'facility:north']] as const) {
        await desk.pullAll(scope);
        expect([...desk.record(doe).outcomes.values()].filter(({ is }) => is === 'in question').length).toBe(2);
      }
      await foldAll(office);
      expect(await office.store.transaction((transaction) => transaction.countByScope())).toEqual(expect.arrayContaining([expect.objectContaining({ inQuestion: 2 })]));
    });

    // In memory one transaction goes after the other, so nothing is accepted at the same moment there, nor in the simulation.
    if (!once) test.each(['the transfer', 'the entry'] as const)('of whom an entry is accepted at the same moment as a transfer, %s first, takes it along', async (which) => {
      const [moving, writing, receiver] = [await enrolled(), await enrolled(), await enrolled(west)];
      received(moving);
      await moving.push();
      await writing.pullAll('facility:east');
      transfer(moving, 'east', 'west');
      level(writing, 'II');
      const { store } = office;
      const [written, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let first: OfficeTransaction | undefined;
      // The first has written and not committed until the second has read of the person, or waits to.
      const transaction: OfficeStore['transaction'] = (work) =>
        store.transaction(async (own) => {
          const seen = new Proxy(own, {
            get(_own, name) {
              if (name === 'append') first ??= own;
              if (first && first !== own && (name === 'append' || name === 'markUnfolded')) reached.resolve();
              const value: unknown = Reflect.get(own, name);
              return typeof value === 'function' ? (value.bind(own) as unknown) : value;
            },
          });
          const done = await work(seen);
          if (first === own) {
            written.resolve();
            await reached.promise;
          }
          return done;
        });
      office = { ...office, store: { transaction, countRequest: (station, counter, at) => store.countRequest(station, counter, at) } };
      const [one, other] = which === 'the transfer' ? [moving, writing] : [writing, moving];
      const begun = one.push();
      await written.promise;
      expect(await Promise.all([other.push(), begun])).toEqual([expect.objectContaining({ through: other.chain.length }), expect.objectContaining({ through: one.chain.length })]);
      expect((await receiver.pullAll('facility:west')).map(({ kind }) => kind).toSorted()).toEqual(['level.assigned', 'person.received', 'person.transferred']);
    });

    test('whom two stations moved at once is in question at the office as at the stations', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      await desk.push();
      await other.pullAll('facility:east');
      for (const one of [desk, other]) one.write({ kind: 'cell.assigned', subject: doe, body: cellWords(one === desk ? '8A1-01' : '8A1-02'), role: 'captain' });
      await desk.push();
      await other.push();
      await desk.pullAll('facility:east');
      await foldAll(office);
      expect(await office.store.transaction((transaction) => transaction.records([doe]))).toMatchObject([
        { inQuestion: 2, recordDigest: recordDigest(desk.record(doe), sha256), outcomes: Object.fromEntries([...desk.record(doe).outcomes].filter(([, { is }]) => is !== 'applied')) },
      ]);
    });
  });

  describe('records', () => {
    const digestOf = (desk: StationAtOffice) => ({ subject: doe, entries: entriesDigest(desk.seen.filter(({ header }) => header.subject.id === 'doe').map(({ header }) => desk.chain.find(({ read }) => read.id === header.id)!.hash), sha256), record: recordDigest(desk.record(doe), sha256) });
    const compare = (desk: StationAtOffice, subjects: readonly unknown[], kinds = desk.kinds) => desk.ask(paths.digests, JSON.stringify({ kinds, subjects })).then((said) => ('text' in said ? (JSON.parse(said.text) as unknown) : said));

    test('are folded behind the push, once for many pages, and are the same as the station’s', async () => {
      const desk = await enrolled();
      await foldAll(office);
      received(desk);
      await desk.push();
      level(desk, 'II');
      await desk.push(2);
      expect(await compare(desk, [digestOf(desk)])).toEqual({ comparable: true, differ: [], others: [] });
      expect(await foldSome(office)).toBe(1);
      expect(await foldSome(office)).toBe(0);
      expect(await compare(desk, [digestOf(desk)])).toEqual({ comparable: true, differ: [], others: [] });
    });

    test('folded by a program that does not know a kind yet are folded again by the one that does', async () => {
      const older = registryOf(known.capabilities.map((capability) => ({ ...capability, kinds: capability.kinds.filter(({ name }) => !name.startsWith('level.')) })));
      const old = await officeOn(office.store, keysNumbered(0), older);
      const unread = async () => (await office.store.transaction((transaction) => transaction.records([doe])))[0]?.unread;
      const desk = await enrolled();
      received(desk);
      level(desk, 'II');
      await desk.push();
      await foldAll(old);
      expect(await unread()).toBe(1);
      // Beside a process that has not been begun anew yet a record may be an old one: that is no defect of the station's.
      expect(await compare(desk, [digestOf(desk)])).toEqual({ comparable: true, differ: [], others: [] });
      expect(await unread()).toBe(0);

      level(desk, 'I');
      await desk.push(3);
      await foldAll(await officeOn(office.store, keysNumbered(0), older));
      expect(await unread()).toBe(2);
      await foldAll(await officeOn(office.store));
      expect(await unread()).toBe(0);
    });

    test('that differ over the same entries are a defect, and noted; over others they are not', async () => {
      const desk = await enrolled();
      received(desk);
      await desk.push();
      const wrong = { ...digestOf(desk), record: sha256('another fold') };
      expect(await compare(desk, [wrong])).toEqual({ comparable: true, differ: [doe], others: [] });
      expect(await office.store.transaction((transaction) => transaction.differences())).toMatchObject([{ station: desk.id, subject: doe, theirs: wrong.record }]);
      expect(await compare(desk, [digestOf(desk)])).toEqual({ comparable: true, differ: [], others: [] });
      expect(await office.store.transaction((transaction) => transaction.differences())).toEqual([]);
      level(desk, 'II');
      expect(await compare(desk, [digestOf(desk)])).toEqual({ comparable: true, differ: [], others: [doe] });
      expect(await compare(desk, [wrong], sha256('other kinds'))).toEqual({ comparable: false, differ: [], others: [] });
    });
  });

  describe('an order of sealing', () => {
    test('takes the content away here, in feeds and in parts packed before; the chain stays', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      const secret = level(desk, 'II');
      await desk.push();
      await sealByOrder(office, secret.read.id, 'Ulster County Court 2026-17', coordinator);
      const lines = await other.pullAll('facility:east');
      expect(lines.map(({ kind }) => kind)).toEqual(['person.received', 'level.assigned', 'entry.sealed']);
      const page = await other.pull('facility:east');
      expect(page).toMatchObject({ lines: [{}, { header: secret.header, content: null, salt: '' }, {}] });
      await foldAll(office);
      expect(await office.store.transaction((transaction) => transaction.records([doe]))).toMatchObject([{ unread: 1, entries: 3 }]);
      level(desk, 'III');
      expect(await desk.push(3)).toMatchObject({ through: 3 });
      await expect(sealByOrder(office, '0199e0a0-0000-7000-8000-000000000000', 'x', coordinator)).rejects.toThrow('No entry');
    });
  });

  describe('an order of sealing about somebody who has left', () => {
    test('reaches the facility that he left as well', async () => {
      const [sender, receiver] = [await enrolled(), await enrolled({ id: 'west', name: 'Western', code: 'WES' })];
      received(sender);
      const secret = level(sender, 'II');
      transfer(sender, 'east', 'west');
      await sender.push();
      await receiver.pullAll('facility:west');
      level(receiver, 'III');
      await receiver.push();
      await sealByOrder(office, secret.read.id, 'Ulster 3', coordinator);
      expect((await sender.pullAll('facility:east')).map(({ kind }) => kind)).toEqual(['entry.sealed']);
      expect((await receiver.pullAll('facility:west')).map(({ kind }) => kind)).toContain('entry.sealed');
    });

    test('and so does what the office says again without the words: what was in question there stays in question, and what was settled settled', async () => {
      const [lost, sender] = [await enrolled(), await enrolled()];
      await enrolled({ id: 'west', name: 'Western', code: 'WES' });
      received(lost);
      await lost.push();
      await revoke(office, lost.id, 'The laptop was stolen', 1, coordinator);
      await sender.pullAll('all');
      await sender.pullAll('facility:east');
      const raised = sender.seen.find(({ header }) => header.kind === 'question.raised')!.header.id;
      const [first, second] = [level(sender, 'II'), level(sender, 'III')];
      const settled = sender.write({ kind: 'question.settled', subject: doe, body: { settles: [first.read.id, second.read.id], stands: [second.read.id], how: 'chosen' }, reason: 'As the informant says' });
      transfer(sender, 'east', 'west');
      await sender.push();
      for (const entry of [raised, settled.read.id]) await sealByOrder(office, entry, 'Ulster 5', coordinator);
      await sender.pullAll('facility:east');
      const { outcomes } = sender.record(doe);
      expect([raised, settled.read.id, lost.chain[0]!.read.id, first.read.id].map((id) => outcomes.get(id)?.is)).toEqual(['unread', 'unread', 'in question', 'struck']);
    });

    test('reaches whoever wrote of him after he had left: that station has its own entry, and its facility’s feed has not', async () => {
      const [sender, receiver] = [await enrolled(), await enrolled({ id: 'west', name: 'Western', code: 'WES' })];
      received(sender);
      transfer(sender, 'east', 'west');
      await sender.push();
      await receiver.pullAll('facility:west');
      const secret = level(sender, 'II');
      await sender.push(sender.chain.length);
      await sealByOrder(office, secret.read.id, 'Ulster 4', coordinator);
      expect((await sender.pullAll('facility:east')).map(({ kind }) => kind)).toContain('entry.sealed');
    });
  });

  describe('a revoked station', () => {
    test('is refused; the book says so, and what is not trusted is put in question', async () => {
      const [desk, other] = [await enrolled(), await enrolled()];
      received(desk);
      level(desk, 'II');
      level(desk, 'III');
      await desk.push();
      await revoke(office, desk.id, 'The laptop was stolen', 3, coordinator);
      await revoke(office, desk.id, 'again', null, coordinator);
      level(desk, 'I');
      expect(await desk.push(4)).toMatchObject({ refused: 'revoked', says: expect.stringContaining('stolen') as string });
      expect(await desk.hello()).toMatchObject({ refused: 'revoked' });
      await other.pullAll('all');
      await other.pullAll('facility:east');
      expect(other.record({ type: 'station', id: desk.id }).slices['stations']).toMatchObject({ revoked: { from: 3, why: 'The laptop was stolen' } });
      expect([...other.record(doe).outcomes].filter(([, { is }]) => is === 'in question').map(([id]) => id)).toEqual([desk.chain[2]!.read.id]);
      await expect(revoke(office, 'nobody', 'x', null, coordinator)).rejects.toThrow('No station');
    });
  });

  test('a station or a procedure of the state in question counts on the main office’s own line', async () => {
    const desk = await enrolled();
    received(desk);
    desk.write({ kind: 'station.opened', subject: { type: 'station', id: desk.id }, body: { name: 'Desk', publicKey: desk.key.publicKey }, role: 'administrator' });
    await desk.push();
    const line = async () => (await fleetOf(office)).facilities.find(({ id }) => id === office.identity.id);
    await foldAll(office);
    expect(await line()).toMatchObject({ inQuestion: 0 });
    await revoke(office, desk.id, 'Stolen', 2, coordinator);
    await foldAll(office);
    expect(await line()).toMatchObject({ inQuestion: 1 });
  });

  test('an entry that came without what it says is taken, and counted unless a court ordered that', async () => {
    const desk = await enrolled();
    const [first, second] = [received(desk), received(desk, 'roe', '26-A-0002')];
    expect(await desk.push(1, 2, [first, second].map((one) => ({ ...wireOf(one), salt: '', content: null })))).toMatchObject({ through: 2 });
    expect(await fleetOf(office)).toMatchObject({ withoutContent: 2 });
    expect(String(await statusPage('n', await fleetOf(office), 'Adams', new Map()))).toContain('here without what they say');
    await sealByOrder(office, first.read.id, 'Ulster 4', coordinator);
    expect(await fleetOf(office)).toMatchObject({ withoutContent: 1 });
  });

  describe('the first load', () => {
    test('of a small feed has no parts: the feed is taken from its beginning', async () => {
      const desk = await enrolled();
      received(desk);
      await desk.push();
      const said = await desk.ask(paths.snapshot, JSON.stringify({ scope: 'facility:east' }));
      const manifest = JSON.parse((said as { text: string }).text) as SnapshotAnswer;
      expect(manifest).toMatchObject({ chunks: [], checkpoint: { position: 0, count: 0, checksum: feedStart }, epoch: office.identity.epoch });
      expect(await desk.pull('facility:east', manifest.cursor)).toMatchObject({ lines: [{ own: desk.chain[0]!.hash }] });
      expect(await desk.ask(paths.snapshot, JSON.stringify({ scope: 'facility:west' }))).toMatchObject({ refused: 'scope' });
    });

    test('of a long feed comes in parts that end where the feed is taken up, and again after a sealing', async () => {
      const [desk, fresh] = [await enrolled(), await enrolled()];
      received(desk);
      for (let n = 0; n < 4100; n += 1) desk.bulk(doe, n);
      for (let from = 1; from <= desk.chain.length; from += 1000) expect(await desk.push(from, Math.min(1000, desk.chain.length - from + 1))).toMatchObject({ through: Math.min(from + 999, desk.chain.length) });
      const load = async () => {
        const manifest = JSON.parse(((await fresh.ask(paths.snapshot, JSON.stringify({ scope: 'facility:east' }))) as { text: string }).text) as SnapshotAnswer;
        const texts: string[] = [];
        for (const [index, { sha256: hash }] of manifest.chunks.entries()) {
          const { text } = (await fresh.ask(paths.chunk, JSON.stringify({ snapshot: manifest.snapshot, scope: 'facility:east', chunk: index }))) as { text: string };
          expect(sha256(text)).toBe(hash);
          texts.push(text);
        }
        return { manifest, lines: texts.flatMap((text) => readLines(text)) as { header: string; content: string | null }[] };
      };
      const { manifest, lines } = await load();
      expect(lines.map(({ header }) => sha256(header))).toEqual(desk.chain.slice(0, lines.length).map(({ hash }) => hash));
      expect(manifest.checkpoint).toEqual({ position: lines.length, count: lines.length, checksum: feedChecksum(feedStart, desk.chain.slice(0, lines.length).map(({ hash }) => hash), sha256) });
      const rest = await fresh.pull('facility:east', manifest.cursor);
      if ('refused' in rest) throw new Error(rest.says);
      expect(lines.length + rest.lines.length).toBe(desk.chain.length);
      expect(lines.length).toBeGreaterThan(3000);

      await sealByOrder(office, desk.chain[9]!.read.id, 'Ulster 2', coordinator);
      const again = await load();
      expect(again.lines[9]!.content).toBeNull();
      expect(again.lines.length).toBe(lines.length);
      expect(await fresh.ask(paths.chunk, JSON.stringify({ snapshot: 'x', scope: 'facility:east', chunk: 99 }))).toMatchObject({ refused: 'epoch' });
    }, 60_000);

    test('of a feed whose parts end by their size goes on after a sealing', async () => {
      const [desk, fresh] = [await enrolled(), await enrolled()];
      received(desk);
      const written = Array.from({ length: 40 }, () => desk.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'x'.repeat(700_000) }));
      for (let from = 1; from <= desk.chain.length; from += 4) expect(await desk.push(from, Math.min(4, desk.chain.length - from + 1))).toMatchObject({ through: Math.min(from + 3, desk.chain.length) });
      let at = wall;
      office = { ...office, now: () => (at += 1000) };
      const parts = async () => {
        const said = await fresh.ask(paths.snapshot, JSON.stringify({ scope: 'facility:east' }));
        if ('refused' in said) throw new Error(said.says);
        return (JSON.parse(said.text) as SnapshotAnswer).chunks.map(({ entries }) => entries);
      };
      expect(await parts()).toEqual([18, 17]);
      await sealByOrder(office, written[2]!.read.id, 'Ulster 3', coordinator);
      expect(await parts()).toEqual([19, 17]);
    }, 60_000);
  });

  if (once) test('a page longer than a page is refused', async () => {
    const desk = await enrolled();
    expect(await desk.ask(paths.push, pageOf(1, Array.from({ length: limits.entries + 1 }, () => 0)))).toMatchObject({ refused: 'too large' });
  });
});
