import { describe, expect, test } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import { identityWords, levelWords } from '../../shared/entry/testing/facts.ts';
import { NotReadable, openFile, sealFile, type HandLine } from '../../shared/sync/hand.ts';
import { readLines } from '../../shared/sync/protocol.ts';
import { MemoryStore } from '../../test/simulation/memory-store.ts';
import { handCrypto } from '../../crypto/hand-crypto.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { keysNumbered, pageOf, StationAtOffice, wireOf } from '../testing/station.ts';
import { importByHand } from './by-hand.ts';
import type { OfficeContext } from './context.ts';
import { issueCode } from './enrol.ts';
import { foldAll } from './folding.ts';
import { answer } from './office.ts';
import { openOffice } from './open.ts';
import { revoke } from './revoke.ts';

const supervisor = { account: 'supervisor', role: 'administrator' } as const;
const doe = { type: 'person', id: 'doe' } as const;
const now = Temporal.Instant.from('2026-03-02T12:00:00Z').epochMilliseconds;

async function begin(): Promise<{ office: OfficeContext; enrolled: (facility?: { id: string; name: string; code: string }) => Promise<StationAtOffice> }> {
  let made = 0;
  const office = await openOffice(
    {
      store: new MemoryStore(),
      key: keysNumbered(0),
      registry: known,
      now: () => now,
      random: (bytes) => Buffer.from(sha256('by hand', String((made += 1))), 'hex').subarray(0, bytes),
      isSigned: (publicKey, text, signature) => isSignedBy(publicKeyOf(publicKey), text, signature),
      program: 'test',
    },
    'Central Office',
  );
  let stations = 0;
  return {
    office,
    async enrolled(facility) {
      const desk = new StationAtOffice((stations += 1), (path, request) => answer(office, path, request));
      await desk.enrol((await issueCode(office, facility ? null : 'east', 'x')).code, facility ? { facility } : {});
      return desk;
    },
  };
}

const east = { id: 'east', name: 'Eastern', code: 'EAS' };
const crypto = handCrypto();

function fileOf(desk: StationAtOffice, office: OfficeContext, lines: readonly HandLine[], to: { readonly id?: string; readonly key?: StationAtOffice['key'] } = {}): string {
  return sealFile(lines, { from: desk.id, to: to.id ?? office.identity.id, made: '2026-03-02T12:00:00.000Z', agreementKey: office.identity.agreementKey }, (text) => (to.key ?? desk.key).sign(text), crypto);
}

const written = (desk: StationAtOffice, from = 1): HandLine => ({ is: 'push', text: pageOf(from, desk.chain.slice(from - 1).map(wireOf)) });

function readBack(desk: StationAtOffice, office: OfficeContext, text: string): readonly HandLine[] {
  return openFile(text, { id: desk.id, agree: desk.key.agreement.agree, isSigned: (from, signed, signature) => from === office.identity.id && isSignedBy(publicKeyOf(office.identity.publicKey), signed, signature) }, crypto).lines;
}

describe('a file carried by hand to the main office', () => {
  test('is taken in like a push, and the one that goes back is like a pull', async () => {
    const { office, enrolled } = await begin();
    const [desk, other] = [await enrolled(east), await enrolled()];
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    await other.hello();
    other.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'x' });
    await other.push();
    const file = fileOf(desk, office, [written(desk), { is: 'want', request: { scope: 'facility:east', cursor: null, limit: 1 } }]);
    const carried = await importByHand(office, file);
    expect(carried).toMatchObject({ station: `Desk ${desk.id}`, through: 1, refused: undefined });
    const pages = readBack(desk, office, carried.answer).map((line) => (line.is === 'pull' ? readLines(line.text)[1] : line));
    expect(pages).toEqual([wireOf(other.chain[0]!), { own: desk.chain[0]!.hash }]);
    expect((await importByHand(office, file)).through).toBe(1);
  });

  test('that was changed, is for another, or was written by somebody else is refused', async () => {
    const { office, enrolled } = await begin();
    const desk = await enrolled(east);
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    const file = fileOf(desk, office, [written(desk)]);
    const [envelope, sealed, signature] = file.split('\n') as [string, string, string];
    const changed = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;
    for (const text of ['', 'no file', file.slice(0, -200), `${envelope}\n${changed}\n${signature}\n`, fileOf(desk, office, [], { id: 'another office' }), fileOf(desk, office, [written(desk)], { key: keysNumbered(40) })]) {
      await expect(importByHand(office, text)).rejects.toThrow(NotReadable);
    }
    expect(await desk.hello()).toMatchObject({ expected: 1 });
  });

  test('with a page that is not honest: what came before it is held, and it says why', async () => {
    const { office, enrolled } = await begin();
    const desk = await enrolled(east);
    for (const id of ['doe', 'roe']) desk.write({ kind: 'person.received', subject: { type: 'person', id }, body: identityWords({ din: id === 'doe' ? '26-A-0001' : '26-A-0002' }), role: 'records-clerk' });
    const [first, second] = desk.chain.map(wireOf);
    const carried = await importByHand(office, fileOf(desk, office, [{ is: 'push', text: pageOf(1, [first, { ...second, content: '{"body":{}}' }]) }]));
    expect(carried).toMatchObject({ through: 1, refused: expect.stringContaining('Entry 2') as string });
  });

  test.each(['enrolled', 'revoked'])('of a copied disk, with a branch of many pages: all of it is kept aside (the station is %s)', async (state) => {
    const { office, enrolled } = await begin();
    const desk = await enrolled(east);
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    await desk.push();
    const copy = desk.copied();
    desk.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'x' });
    await desk.push();
    if (state === 'revoked') await revoke(office, desk.id, 'Stolen', null, supervisor);
    for (const to of ['III', 'I', 'II', 'III', 'I'] as const) copy.write({ kind: 'level.assigned', subject: doe, body: levelWords(to), reason: 'x' });
    const pages = [2, 4, 6].map((from): HandLine => ({ is: 'push', text: pageOf(from, copy.chain.slice(from - 1, from + 1).map(wireOf)) }));
    const carried = await importByHand(office, fileOf(desk, office, pages), state === 'revoked' ? { by: supervisor, reason: 'Found' } : undefined);
    expect(carried).toMatchObject({ through: 2, refused: expect.stringContaining('Entry 2') as string });
    expect((await office.store.transaction((transaction) => transaction.quarantine())).map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
  });

  test('of a station that was not revoked is not taken for that of one that was', async () => {
    const { office, enrolled } = await begin();
    const desk = await enrolled(east);
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    const file = fileOf(desk, office, [written(desk)]);
    await expect(importByHand(office, file, { by: supervisor, reason: 'By mistake' })).rejects.toThrow('was not revoked');
    expect(await office.store.transaction((transaction) => transaction.entriesOf([doe]))).toEqual([]);
    expect(await importByHand(office, file)).toMatchObject({ through: 1 });
  });

  test('of a revoked station is taken only from a supervisor, and all that is new in it is in question', async () => {
    const { office, enrolled } = await begin();
    const desk = await enrolled(east);
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    await desk.push();
    await revoke(office, desk.id, 'Stolen', null, supervisor);
    desk.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'x' });
    const file = fileOf(desk, office, [written(desk)]);
    await expect(importByHand(office, file)).rejects.toThrow('revoked');
    expect(await importByHand(office, file, { by: supervisor, reason: 'Read from the disk that was found' })).toMatchObject({ through: 2 });
    await foldAll(office);
    expect(await office.store.transaction((transaction) => transaction.records([doe]))).toMatchObject([{ inQuestion: 1, entries: 3, outcomes: { [desk.chain[1]!.read.id]: { is: 'in question', because: 'brought in by hand from a station that was revoked' } } }]);
    await importByHand(office, file, { by: supervisor, reason: 'again' });
    expect((await office.store.transaction((transaction) => transaction.entriesOf([doe]))).length).toBe(3);
  });
});
