import { beforeEach, describe, expect, test } from 'vitest';
import { feedChecksum, feedStart } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import { newStation } from '../office/open.ts';
import type { KeptEntry, OfficeStore, OfficeTransaction, RecordRow, StationRow } from '../office/store.ts';

const now = Date.parse('2026-03-02T12:00:00.000Z');
const person = (id: string) => ({ type: 'person', id }) as const;

/** An entry as kept; only its shape is real. */
function kept(seq: number, change: Partial<KeptEntry> = {}): KeptEntry {
  const id = change.id ?? `${change.station ?? 'station-1'}/${seq}`;
  return {
    home: 'east',
    station: 'station-1',
    seq,
    id,
    clock: `000001763770000-${seq.toString(16).padStart(4, '0')}`,
    subject: person('doe'),
    kind: 'level.assigned',
    header: JSON.stringify({ id, words: 'ünïcödé \\ "quoted", {braces}' }),
    salt: Uint8Array.from({ length: 16 }, (_, index) => index * seq),
    content: JSON.stringify({ body: { seq, text: 'a \u0000 and half a pair \ud800' } }),
    hash: sha256(id),
    signature: Uint8Array.from({ length: 64 }, (_, index) => 255 - index),
    receivedAt: now + seq,
    ...change,
  };
}

const station = (id: string, facility = 'east'): StationRow => ({ ...newStation(id, facility, `Desk ${id}`, now), publicKey: `key of ${id}`, agreementKey: `other key of ${id}` });

const record = (id: string, change: Partial<RecordRow> = {}): RecordRow => ({
  scope: 'facility:east',
  subject: person(id),
  slices: { shu: { level: 'II' } },
  outcomes: {},
  entries: 1,
  inQuestion: 0,
  standingAside: 0,
  unread: 0,
  entriesDigest: sha256(id),
  recordDigest: sha256(`${id} record`),
  ...change,
});

/** The plain data of an entry, whatever class its bytes are of. */
const plain = (entry: KeptEntry | undefined) => entry && { ...entry, salt: entry.salt && [...entry.salt], signature: [...entry.signature] };

/**
 * What every store of the main office does: run against each. In: its name; what makes an empty one,
 * undefined where it cannot be had on this system.
 */
export function storeConformance(name: string, make: () => Promise<OfficeStore | undefined>): void {
  describe(`what the main office keeps, in ${name}`, () => {
    let store: OfficeStore;
    beforeEach(async (context) => {
      const made = await make();
      if (!made) return context.skip();
      store = made;
    });
    const run = <T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> => store.transaction(work);
    const withStations = async () => {
      await run(async (t) => {
        await t.nameOffice({ id: 'office', name: 'Central', publicKey: 'k', agreementKey: 'a', epoch: 'one' });
        for (const [id, facility] of [['office', 'office'], ['station-1', 'east'], ['station-2', 'west']] as const) await t.addStation(station(id, facility));
      });
    };

    test('an office has one name, and its epoch can be begun anew', async () => {
      expect(await run((t) => t.office())).toBeUndefined();
      const office = { id: 'office', name: 'Central', publicKey: 'k', agreementKey: 'a', epoch: 'one' };
      await run((t) => t.nameOffice(office));
      await expect(run((t) => t.nameOffice({ ...office, id: 'other' }))).rejects.toThrow();
      await run((t) => t.setEpoch('two'));
      expect(await run((t) => t.office())).toEqual({ ...office, epoch: 'two' });
    });

    test('a transaction that fails leaves nothing', async () => {
      await withStations();
      await expect(
        run(async (t) => {
          await t.append([kept(1)]);
          await t.addToFeed('facility:east', [kept(1)], true);
          await t.changeStation('station-1', { seq: 1 });
          await t.markUnfolded([person('doe')]);
          await t.setPlaces([{ subject: person('doe'), home: 'east', scope: 'facility:east', moved: false }]);
          throw new Error('the power went');
        }),
      ).rejects.toThrow('the power went');
      await run(async (t) => {
        expect(await t.entriesOf([person('doe')])).toEqual([]);
        expect(await t.idsHeld(['station-1/1'])).toEqual([]);
        expect(await t.feedEnd('facility:east')).toEqual({ position: 0, checksum: feedStart });
        expect((await t.station('station-1'))?.seq).toBe(0);
        expect(await t.countUnfolded()).toBe(0);
        expect(await t.placesOf([person('doe')])).toEqual([]);
      });
      await run(async (t) => {
        await t.append([kept(1)]);
        await t.addToFeed('facility:east', [kept(1)], true);
      });
      expect((await run((t) => t.feedEnd('facility:east'))).position).toBe(1);
    });

    test('a station is changed in part, and an id is given once', async () => {
      await withStations();
      await run((t) => t.changeStation('station-1', { seq: 7, hash: 'h', heardAt: now, oldestWaiting: null, waiting: 3, state: 'revoked', why: 'lost', ahead: -20 }));
      expect(await run((t) => t.lockStation('station-1'))).toEqual({ ...station('station-1'), seq: 7, hash: 'h', heardAt: now, waiting: 3, state: 'revoked', why: 'lost', ahead: -20 });
      await expect(run((t) => t.addStation(station('station-1')))).rejects.toThrow();
      expect(await run((t) => t.station('nobody'))).toBeUndefined();
      expect((await run((t) => t.stations())).map(({ id }) => id)).toEqual(['station-1', 'office', 'station-2']);
    });

    test('a counter only rises', async () => {
      await withStations();
      expect(await store.countRequest('station-1', 5, now)).toMatchObject({ id: 'station-1', counter: 5, heardAt: now });
      expect(await store.countRequest('station-1', 5, now)).toBe('heard already');
      expect(await store.countRequest('station-1', 4, now)).toBe('heard already');
      expect(await store.countRequest('station-1', 6, now + 1)).toMatchObject({ counter: 6, heardAt: now + 1 });
      expect(await store.countRequest('nobody', 1, now)).toBeUndefined();
    });

    test('a code is kept until it is used, and after', async () => {
      const code = { hash: 'h', facility: null, madeBy: 'a', expiresAt: now + 1, usedAt: null, usedBy: null };
      await run((t) => t.addCode(code));
      expect(await run((t) => t.lockCode('h'))).toEqual(code);
      await run((t) => t.useCode('h', 'station-1', now));
      expect(await run((t) => t.lockCode('h'))).toEqual({ ...code, usedBy: 'station-1', usedAt: now });
      expect(await run((t) => t.lockCode('other'))).toBeUndefined();
    });

    test('a facility has the name it was given last', async () => {
      await run((t) => t.nameFacility('east', 'Eastern'));
      await run((t) => t.nameFacility('east', 'Eastern Facility'));
      expect(await run((t) => t.facilities())).toEqual([{ id: 'east', name: 'Eastern Facility' }]);
    });

    test('entries come back byte for byte', async () => {
      await withStations();
      const entries = [kept(1), kept(2, { subject: person('roe') }), kept(3, { salt: null, content: null })];
      await run((t) => t.append(entries));
      await run(async (t) => {
        expect((await t.entriesOfStation('station-1', 0, 10)).map(plain)).toEqual(entries.map(plain));
        expect((await t.entriesOfStation('station-1', 1, 1)).map(({ seq }) => seq)).toEqual([2]);
        expect(plain(await t.entry('station-1/2'))).toEqual(plain(entries[1]));
        expect(await t.entry('none')).toBeUndefined();
        expect((await t.entriesOf([person('doe')])).map(({ seq }) => seq).toSorted()).toEqual([1, 3]);
        expect((await t.entriesOf([person('doe'), person('roe'), person('nobody')])).length).toBe(3);
        expect(await t.hashesOf('station-1', 2, 3)).toEqual([{ seq: 2, hash: sha256('station-1/2') }, { seq: 3, hash: sha256('station-1/3') }]);
        expect([...(await t.idsHeld(['station-1/1', 'none']))]).toEqual(['station-1/1']);
      });
    });

    test('neither a sequence number nor, within a facility, an id is taken twice', async () => {
      await withStations();
      await run((t) => t.append([kept(1)]));
      await expect(run((t) => t.append([kept(1, { id: 'another' })]))).rejects.toThrow();
      await expect(run((t) => t.append([kept(2, { id: 'station-1/1' })]))).rejects.toThrow();
      expect((await run((t) => t.entriesOfStation('station-1', 0, 9))).length).toBe(1);
    });

    test('a content goes only by an order of the main office that names it', async () => {
      await withStations();
      const order = (by: string, id: string) => kept(1, { home: by, station: by, id, kind: 'entry.sealed', content: JSON.stringify({ body: { entry: 'station-1/1', order: 'Ulster 1' } }) });
      await run((t) => t.append([kept(1), kept(2), order('office', 'order'), order('station-2', 'not the office')]));
      for (const sealing of ['station-1/2', 'not the office', 'none']) await expect(run((t) => t.seal('station-1/1', sealing))).rejects.toThrow();
      await expect(run((t) => t.seal('station-1/2', 'order'))).rejects.toThrow();
      expect(await run((t) => t.sealingsOf(['station-1/1', 'station-1/2']))).toEqual([{ named: 'station-1/1', sealing: 'order' }]);
      expect(await run((t) => t.seal('station-1/1', 'order'))).toBe(true);
      expect(await run((t) => t.seal('station-1/1', 'order'))).toBe(false);
      expect(plain(await run((t) => t.entry('station-1/1')))).toEqual(plain(kept(1, { salt: null, content: null })));
      expect(plain(await run((t) => t.entry('station-1/2')))).toEqual(plain(kept(2)));
      expect(await run((t) => t.countWithoutContent())).toBe(0);
      await run((t) => t.append([kept(3, { salt: null, content: null })]));
      expect(await run((t) => t.countWithoutContent())).toBe(1);
    });

    test('a feed is dense from one, holds nothing twice, and has the checksum of its hashes', async () => {
      await withStations();
      const entries = [kept(1), kept(2), kept(3), kept(4)];
      await run(async (t) => {
        await t.append(entries);
        await t.addToFeed('facility:east', entries.slice(0, 2), true);
        await t.addToFeed('all', [entries[0]!], true);
      });
      await run((t) => t.addToFeed('facility:east', [entries[0]!, entries[2]!, entries[1]!, entries[3]!], false));
      await run((t) => t.addToFeed('facility:east', [], true));
      await run(async (t) => {
        const hashes = entries.map(({ hash }) => hash);
        expect(await t.feedEnd('facility:east')).toEqual({ position: 4, checksum: feedChecksum(feedStart, hashes, sha256) });
        const page = await t.readFeed('facility:east', 1, 2);
        expect(page.entries.map(({ seq }) => seq)).toEqual([2, 3]);
        expect(page.checksums).toEqual([feedChecksum(feedStart, hashes.slice(0, 2), sha256), feedChecksum(feedStart, hashes.slice(0, 3), sha256)]);
        expect(page).toMatchObject({ before: feedChecksum(feedStart, hashes.slice(0, 1), sha256), feedPosition: 4 });
        expect(await t.readFeed('facility:east', 4, 9)).toMatchObject({ entries: [], checksums: [], feedPosition: 4 });
        expect(await t.readFeed('nowhere', 0, 9)).toEqual({ entries: [], checksums: [], before: feedStart, feedPosition: 0 });
        expect((await t.feedEnd('all')).position).toBe(1);
        expect(await t.scopesWith(entries[0]!)).toEqual(['all', 'facility:east']);
        expect(await t.scopesWith(entries[1]!)).toEqual(['facility:east']);
        expect(await t.scopesWith(kept(9))).toEqual([]);
      });
    });

    test('feeds that many write at once have every position once, in the order in which they became visible', async () => {
      await withStations();
      const add = (number: number) =>
        run(async (t) => {
          const entry = kept(number);
          await t.append([entry]);
          await t.addToFeed('facility:east', [entry], true);
          await t.addToFeed('office', [entry], true);
        });
      const seen: number[] = [];
      const writing = Promise.all(Array.from({ length: 24 }, (_, index) => add(index + 1)));
      // A reader takes the feed up where it left off: were positions visible out of order, it would pass one over.
      for (let after = 0; after < 24; ) {
        const page = await run((t) => t.readFeed('office', after, 5));
        seen.push(...page.entries.map(({ seq }) => seq));
        after += page.entries.length;
      }
      await writing;
      expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
      expect((await run((t) => t.readFeed('facility:east', 0, 99))).entries.length).toBe(24);
    });

    test('where a subject belongs changes, and whose it was first does not', async () => {
      await run((t) => t.setPlaces([{ subject: person('doe'), home: 'east', scope: 'facility:east', moved: false }, { subject: person('roe'), home: null, scope: 'office', moved: false }]));
      await run((t) => t.setPlaces([{ subject: person('doe'), home: 'west', scope: 'facility:west', moved: true }]));
      expect(await run((t) => t.placesOf([person('doe'), person('nobody')]))).toEqual([{ subject: person('doe'), home: 'east', scope: 'facility:west', moved: true }]);
      expect(await run((t) => t.placesOf([person('roe')]))).toEqual([{ subject: person('roe'), home: null, scope: 'office', moved: false }]);
    });

    test('a subject is folded again when something came while it was being folded', async () => {
      await run((t) => t.markUnfolded([person('doe'), person('roe')]));
      await run(async (t) => {
        const due = await t.takeUnfolded(10);
        expect(due.map(({ subject }) => subject.id).toSorted()).toEqual(['doe', 'roe']);
        await t.markUnfolded([person('doe')]);
        await t.folded([record('doe'), record('roe')], due);
      });
      await run(async (t) => {
        expect(await t.unfoldedOf([person('doe'), person('roe')])).toEqual([person('doe')]);
        await t.folded([], await t.takeUnfolded(10));
        expect(await t.countUnfolded()).toBe(0);
      });
    });

    test('every subject is folded again when another program has come', async () => {
      await run((t) => t.setPlaces([{ subject: person('doe'), home: 'east', scope: 'facility:east', moved: false }, { subject: person('roe'), home: null, scope: 'office', moved: false }]));
      await run((t) => t.markUnfolded([person('doe')]));
      await run((t) => t.markAllUnfolded());
      expect((await run((t) => t.takeUnfolded(10))).map(({ subject, mark }) => [subject.id, mark])).toEqual([['doe', 2], ['roe', 1]]);
    });

    test.each(['\u0000', '\ud800', '\udc00', '\udfff'])('a record with %j in its words is kept', async (words) => {
      await run((t) => t.folded([record('doe', { slices: { words, [words]: 1, slash: '\\u0000' }, outcomes: { e: words } })], []));
      expect(await run((t) => t.records([person('doe')]))).toMatchObject([{ entries: 1 }]);
    });

    test('a subject has one record, and words that JSONB cannot keep do not stop it', async () => {
      const words = { note: 'nul \u0000, half a pair \ud800 or \udc00, backslash \\u0000' };
      await run((t) => t.folded([record('doe', { slices: words, outcomes: { e: words }, inQuestion: 2, standingAside: 1 }), record('roe', { unread: 1 })], []));
      await run((t) => t.folded([record('doe', { scope: 'facility:west', entries: 2, inQuestion: 3 })], []));
      const { slices: _, ...rest } = record('doe', { scope: 'facility:west', entries: 2, inQuestion: 3 });
      expect(await run((t) => t.records([person('doe'), person('nobody')]))).toEqual([rest]);
      expect(await run((t) => t.countByScope())).toEqual([
        { scope: 'facility:east', subjects: 1, inQuestion: 0, standingAside: 0, unread: 1 },
        { scope: 'facility:west', subjects: 1, inQuestion: 3, standingAside: 0, unread: 0 },
      ]);
    });

    test('a record folded of fewer entries does not take the place of a newer one', async () => {
      await run((t) => t.folded([record('doe', { entries: 5, inQuestion: 2 })], []));
      await run((t) => t.folded([record('doe', { entries: 4, inQuestion: 0 })], []));
      expect(await run((t) => t.records([person('doe')]))).toMatchObject([{ entries: 5, inQuestion: 2 }]);
    });

    test('what is in quarantine stays, each once', async () => {
      const row = { station: 'station-1', seq: 2, hash: 'h', id: 'one', header: '{}', salt: null, content: null, signature: new Uint8Array([1]), why: 'a fork', at: now };
      await run((t) => t.addToQuarantine([row, { ...row, hash: 'g' }]));
      await run((t) => t.addToQuarantine([{ ...row, why: 'again' }]));
      expect((await run((t) => t.quarantine())).map(({ hash, why, at }) => ({ hash, why, at }))).toEqual([{ hash: 'g', why: 'a fork', at: now }, { hash: 'h', why: 'a fork', at: now }]);
      expect(await run(async (t) => [await t.isAside('station-1', 2, 'h'), await t.isAside('station-1', 3, 'h'), await t.isAside('station-1', 2, 'x'), await t.isAside('station-2', 2, 'h')])).toEqual([true, false, false, false]);
    });

    test('what a court has sealed goes from quarantine too, whatever else its header says', async () => {
      await withStations();
      const row = { station: 'station-1', seq: 2, hash: 'h', id: 'one', header: '{"id":"one","author":"\\u0000"}', salt: new Uint8Array([7]), content: '{"body":{}}', signature: new Uint8Array([1]), why: 'a fork', at: now };
      await run((t) => t.addToQuarantine([row, { ...row, seq: 3, hash: 'g', id: 'another' }]));
      await run((t) => t.append([kept(1, { home: 'office', station: 'office', id: 'order', kind: 'entry.sealed', content: JSON.stringify({ body: { entry: 'one', order: 'Ulster 1' } }) })]));
      expect(await run((t) => t.seal('one', 'order'))).toBe(false);
      const left = await run((t) => t.quarantine());
      expect(left.map(({ id, salt, content }) => [id, salt && [...salt], content])).toEqual([['one', null, null], ['another', [7], '{"body":{}}']]);
      expect(left.map(({ header }) => header)).toEqual([row.header, row.header]);
    });

    test('packed stretches are kept until one of their entries is sealed', async () => {
      await withStations();
      const entries = [kept(1), kept(2), kept(3), kept(4)];
      await run(async (t) => {
        await t.append(entries);
        await t.addToFeed('facility:east', entries, true);
        await t.addChunk({ scope: 'facility:east', first: 3, last: 4, hash: 'b', length: 2 }, new Uint8Array([3, 4]));
        await t.addChunk({ scope: 'facility:east', first: 1, last: 2, hash: 'a', length: 2 }, new Uint8Array([1, 2]));
        await t.addChunk({ scope: 'facility:east', first: 1, last: 2, hash: 'again', length: 9 }, new Uint8Array([9]));
      });
      await run(async (t) => {
        expect((await t.chunks('facility:east')).map(({ first, hash }) => [first, hash])).toEqual([[1, 'a'], [3, 'b']]);
        expect([...(await t.chunk('facility:east', 3))!.packed]).toEqual([3, 4]);
        expect(await t.chunk('facility:east', 2)).toBeUndefined();
        await t.dropChunksWith(entries[1]!);
        expect((await t.chunks('facility:east')).map(({ first }) => first)).toEqual([3]);
      });
    });

    describe('a file', () => {
      const [gate, yard] = [sha256('gate'), sha256('yard')];
      const nameIn = (entry: KeptEntry, file: string, bytes: number) => ({ home: entry.home, station: entry.station, seq: entry.seq, sha256: file, bytes });
      const withFile = async (content: string) => {
        await withStations();
        await run(async (t) => {
          const entries = [kept(1), kept(2)];
          await t.append(entries);
          await t.addToFeed('facility:east', entries, true);
          await t.nameFiles([nameIn(entries[0]!, gate, content.length), nameIn(entries[1]!, gate, content.length), nameIn(entries[1]!, yard, 3)]);
          await t.nameFiles([nameIn(entries[0]!, gate, content.length)]);
          await t.lockFile(gate);
          await t.addFilePiece('station-2', gate, 0, Buffer.from('other'));
          await t.addFilePiece('station-1', gate, 0, Buffer.from(content.slice(0, 4)));
          await t.addFilePiece('station-1', gate, 4, Buffer.from(content.slice(4)));
        });
      };
      const order = (entry: string, seq: number) => kept(seq, { home: 'office', station: 'office', id: `order ${seq}`, kind: 'entry.sealed', content: JSON.stringify({ body: { entry, order: 'Ulster 1' } }) });
      const read = async (t: OfficeTransaction, from: number, most: number) => Buffer.from(await t.readFile(gate, from, most)).toString();

      test('is named for the station that wrote the entry, and for the scopes whose feeds hold it', async () => {
        await withFile('0123456789');
        await run(async (t) => {
          expect((await t.filesNamed([gate, yard], 'station-1', [])).toSorted((a, b) => a.bytes - b.bytes)).toEqual([{ sha256: yard, bytes: 3 }, { sha256: gate, bytes: 10 }]);
          expect(await t.filesNamed([gate], 'station-2', ['all', 'facility:east'])).toEqual([{ sha256: gate, bytes: 10 }]);
          expect(await t.filesNamed([gate, yard], 'station-2', ['all', 'facility:west'])).toEqual([]);
          expect(await t.filesNamed([sha256('another')], 'station-1', ['facility:east'])).toEqual([]);
        });
      });

      test('comes in pieces, is kept whole, and is read in any part', async () => {
        await withFile('0123456789');
        await run(async (t) => {
          expect([await t.fileArrived('station-1', gate), await t.fileArrived('station-2', gate), await t.fileArrived('station-1', yard)]).toEqual([10, 5, 0]);
          const pieces: string[] = [];
          for await (const piece of t.filePieces('station-1', gate)) pieces.push(Buffer.from(piece).toString());
          expect(pieces).toEqual(['0123', '456789']);
          expect(await t.filesHeld([gate, yard])).toEqual([]);
          await t.keepFile('station-1', { sha256: gate, bytes: 10 });
        });
        await run(async (t) => {
          expect(await t.filesHeld([gate, yard])).toEqual([{ sha256: gate, bytes: 10 }]);
          expect([await t.fileArrived('station-1', gate), await t.fileArrived('station-2', gate)]).toEqual([0, 0]);
          expect([await read(t, 0, 99), await read(t, 3, 3), await read(t, 9, 5), await read(t, 10, 5), await read(t, 4, 1)]).toEqual(['0123456789', '345', '9', '', '4']);
        });
        await expect(run((t) => t.keepFile('station-1', { sha256: gate, bytes: 10 }))).rejects.toThrow();
      });

      test('that came wrong is forgotten, of that station alone', async () => {
        await withFile('0123456789');
        await run((t) => t.dropFilePieces('station-1', gate));
        expect([await run((t) => t.fileArrived('station-1', gate)), await run((t) => t.fileArrived('station-2', gate))]).toEqual([0, 5]);
      });

      test('stays while an entry names it, and goes when the last of them is sealed', async () => {
        await withFile('0123456789');
        await run(async (t) => {
          await t.keepFile('station-1', { sha256: gate, bytes: 10 });
          await t.addFilePiece('station-1', yard, 0, Buffer.from('y'));
          await t.append([order('station-1/1', 1), order('station-1/2', 2)]);
        });
        await run((t) => t.seal('station-1/1', 'order 1'));
        expect(await run((t) => t.filesHeld([gate]))).toEqual([{ sha256: gate, bytes: 10 }]);
        await run((t) => t.seal('station-1/2', 'order 2'));
        await run(async (t) => {
          expect(await t.filesHeld([gate])).toEqual([]);
          expect(await read(t, 0, 99)).toBe('');
          expect(await t.fileArrived('station-1', yard)).toBe(0);
          expect(await t.filesNamed([gate, yard], 'station-1', ['facility:east'])).toEqual([]);
        });
      });
    });

    test('a difference is noted once for a station and a subject, as it was last found', async () => {
      const row = { station: 'station-1', subject: person('doe'), theirs: 'a', ours: 'b', at: now };
      await run((t) => t.noteDifferences([row]));
      await run((t) => t.noteDifferences([{ ...row, theirs: 'c', at: now + 1 }]));
      expect(await run((t) => t.differences())).toEqual([{ ...row, theirs: 'c', at: now + 1 }]);
      await run((t) => t.forgetDifferences('station-2', [person('doe')]));
      expect((await run((t) => t.differences())).length).toBe(1);
      await run((t) => t.forgetDifferences('station-1', [person('doe'), person('roe')]));
      expect(await run((t) => t.differences())).toEqual([]);
    });
  });
}
