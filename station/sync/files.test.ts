import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeFacility, issueCode } from '../../central/office/enrol.ts';
import { sealByOrder } from '../../central/office/revoke.ts';
import type { Attachment } from '../../shared/discipline/attachment.ts';
import { LinkDown, type Answer, type Request } from '../../shared/sync/link.ts';
import { answerText, headerNames, paths, type GetFileAnswer, type GetFileRequest, type PutFileRequest } from '../../shared/sync/protocol.ts';
import type { MemoryStore } from '../../test/simulation/memory-store.ts';
import { verifyAttachments } from '../attachments-named.ts';
import { disciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import type { Station } from '../station.ts';
import { assignLevel, report } from '../testing/acts.ts';
import { jpeg, pdf, png, textFile } from '../testing/files.ts';
import { down, enrolAt, stationAt, testOffice, type TestOffice } from '../testing/office.ts';
import { testStation } from '../testing/station.ts';

const coordinator = { account: 'office-coordinator', role: 'coordinator' } as const;

/** Two stations of one facility and a main office, everything exchanged. */
async function facility() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  onTestFinished(() => first[Symbol.dispose]());
  const person = first.person().id;
  await enrolAt(office, first.station, null, 'Records 1');
  await office.catchUp();
  const second = await stationAt(office, 5);
  onTestFinished(() => second[Symbol.dispose]());
  await enrolAt(office, second.station, first.facility);
  await first.station.sync.now();
  const both = async () => {
    await first.station.sync.now();
    await second.station.sync.now();
  };
  return { office, first, second, person, both };
}

async function kept(station: Station, file: File): Promise<Attachment> {
  const outcome = await station.attachments.keep(file, file.size, disciplineNumbers);
  if ('problems' in outcome) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.kept;
}

const waiting = ({ sync }: Station) => sync.status().files;
const none = { toSend: 0, toFetch: 0, elsewhere: 0 };
/** What the office answers to a request, changed, and signed by it again. */
function signed(office: TestOffice, request: Request, body: string): Answer {
  const { [headerNames.station]: station = '', [headerNames.counter]: counter } = request.headers;
  const signature = Buffer.from(office.context.key.sign(answerText(station, Number(counter), 200, createHash('sha256').update(body).digest('hex')))).toString('base64');
  return { status: 200, body, headers: { [headerNames.signature]: signature } };
}

describe('files attached to reports', () => {
  test('go to the main office behind the entries, and to the other station of the facility, as they were', async () => {
    const { office, first, second, person, both } = await facility();
    const files = [await kept(first.station, png('gate.png')), await kept(first.station, pdf('logbook.pdf', 500_000))];
    first.as('officer', report(person, { attachments: files }));
    expect(waiting(first.station)).toEqual({ ...none, toSend: 2 });
    expect(first.station.sync.status()).toMatchObject({ is: 'behind', says: '1 entry waits to be sent.' });
    office.asked.length = 0;
    await both();
    const order = office.asked.filter((path) => path === paths.push || path === paths.putFile || path === paths.pull || path === paths.getFile);
    expect(order.indexOf(paths.putFile)).toBeGreaterThan(order.indexOf(paths.push));
    expect(order.lastIndexOf(paths.pull)).toBeLessThan(order.indexOf(paths.getFile));
    for (const { sha256 } of files) expect(await second.station.attachments.read(sha256)).toEqual(await first.station.attachments.read(sha256));
    for (const { station } of [first, second]) expect(station.sync.status()).toMatchObject({ is: 'up to date', says: 'Everything has been exchanged.', files: none });
    office.asked.length = 0;
    await both();
    expect(office.asked.filter((path) => path.startsWith('/sync/files')), 'nothing is asked about what is known').toEqual([]);
  });

  test('the same content, attached at both stations, is sent once and fetched by nobody', async () => {
    const { office, first, second, person, both } = await facility();
    first.as('officer', report(person, { attachments: [await kept(first.station, jpeg('gate.jpg'))] }));
    await kept(second.station, jpeg('another name.jpg'));
    office.asked.length = 0;
    await both();
    expect(office.asked.filter((path) => path === paths.putFile)).toHaveLength(1);
    expect(office.asked.filter((path) => path === paths.getFile)).toHaveLength(0);
    expect(waiting(second.station)).toEqual(none);
  });

  test('the smallest go first', async () => {
    const { office, first, person } = await facility();
    const files = [await kept(first.station, pdf('large.pdf', 90_000)), await kept(first.station, png('small.png')), await kept(first.station, pdf('middle.pdf', 4000))];
    first.as('officer', report(person, { attachments: files }));
    const sizes: number[] = [];
    office.bend = (path, request) => {
      if (path === paths.putFile) sizes.push((JSON.parse(request.body) as PutFileRequest).bytes);
      return undefined;
    };
    await first.station.sync.now();
    expect(sizes).toEqual([...sizes].toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });

  test('cut in the middle both ways, they go on where they were, and no byte that arrived goes twice', async () => {
    const { office, first, second, person } = await facility();
    const file = await kept(first.station, pdf('scan.pdf', 2_000_000));
    first.as('officer', report(person, { attachments: [file] }));
    const [put, got]: [[number, number][], [number, number][]] = [[], []];
    let left = 2;
    office.bend = async (path, request, through) => {
      if (path !== paths.putFile && path !== paths.getFile) return through();
      left -= 1;
      if (left < 0) throw new LinkDown('The network is down.');
      const answer = await through();
      if (path === paths.putFile) {
        const { from, piece } = JSON.parse(request.body) as PutFileRequest;
        put.push([from, Buffer.from(piece, 'base64').length]);
      } else {
        const { from } = JSON.parse(request.body) as GetFileRequest;
        got.push([from, Buffer.from((JSON.parse(answer.body) as GetFileAnswer).piece, 'base64').length]);
      }
      return answer;
    };
    const untilDone = async (station: Station) => {
      for (let tries = 0; tries < 40; tries += 1) {
        left = 2;
        try {
          return await station.sync.now();
        } catch {
          expect(station.sync.status()).toMatchObject({ is: 'no link', waiting: { count: 0 } });
        }
      }
      throw new Error('it never came to an end');
    };
    await untilDone(first.station);
    await untilDone(second.station);
    for (const pieces of [put, got]) {
      expect(pieces.length).toBeGreaterThan(2);
      let through = 0;
      for (const [from, length] of pieces) {
        expect(from).toBe(through);
        through += length;
      }
      expect(through).toBe(2_000_000);
    }
    expect(await second.station.attachments.state(file.sha256)).toBe('here');
  });

  test('give way to entries: what is recorded while a large file goes is sent before the rest of it', async () => {
    const { office, first, person } = await facility();
    first.as('officer', report(person, { attachments: [await kept(first.station, pdf('scan.pdf', 3_000_000))] }));
    const order: string[] = [];
    let recorded = false;
    office.bend = (path) => {
      if (path === paths.push || path === paths.putFile) order.push(path);
      if (path === paths.putFile && !recorded) {
        recorded = true;
        first.as('captain', assignLevel(person, 'II'));
      }
      return undefined;
    };
    await first.station.sync.now();
    expect(order.slice(0, 4)).toEqual([paths.push, paths.putFile, paths.push, paths.putFile]);
    expect(first.station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 }, files: none });
  });

  test('wrong bytes are refused at both ends: nothing of them is shown, and the right ones come in their place', async () => {
    const { office, first, second, person } = await facility();
    const file = await kept(first.station, pdf('scan.pdf', 100_000));
    first.as('officer', report(person, { attachments: [file] }));
    const part = first.station.attachments.part.bind(first.station.attachments);
    first.station.attachments.part = async (...words) => (await part(...words)).fill(0);
    await first.station.sync.now();
    expect(waiting(first.station), 'the office did not keep them').toEqual({ ...none, toSend: 1 });
    first.station.attachments.part = part;
    await first.station.sync.now();
    expect(waiting(first.station)).toEqual(none);

    office.bend = async (path, request, through) => {
      const answer = await through();
      if (path !== paths.getFile) return answer;
      const told = JSON.parse(answer.body) as GetFileAnswer;
      return signed(office, request, JSON.stringify({ ...told, piece: Buffer.from(told.piece, 'base64').fill(0).toString('base64') }));
    };
    await second.station.sync.now();
    expect(await second.station.attachments.state(file.sha256)).toBe('missing');
    expect(second.station.sync.status()).toMatchObject({ is: 'behind', files: { toFetch: 1 }, says: 'All entries have been exchanged; 1 attached file waits to be fetched.' });
    office.bend = undefined;
    await second.station.sync.now();
    expect(await second.station.attachments.state(file.sha256)).toBe('here');
  });

  test('are not given to another facility before the person is transferred there; his whole book brings them then', async () => {
    const { office, first, person, both } = await facility();
    await describeFacility(office.context, 'Western', 'WES', coordinator, 'west');
    const west = await stationAt(office, 9);
    onTestFinished(() => west[Symbol.dispose]());
    await west.station.sync.enrol({ code: (await issueCode(office.context, 'west', 'main-office')).code, name: 'Records W', address: 'https://office.test:8443' });
    await west.station.sync.now();
    const file = await kept(first.station, png('gate.png'));
    first.as('officer', report(person, { attachments: [file] }));
    await both();
    await west.station.sync.now();
    expect(waiting(west.station)).toEqual(none);
    expect(await west.station.attachments.state(file.sha256)).toBe('missing');
    first.as('records-clerk', { kind: 'person.transferred', subject: { type: 'person', id: person }, effective: '2026-03-02', body: { from: { id: first.facility, name: 'Old Quarry' }, to: { id: 'west', name: 'Western' }, authors: [] } });
    await first.station.sync.now();
    await west.station.sync.now();
    expect(await west.station.attachments.read(file.sha256)).toMatchObject({ is: 'read' });
  });

  test('whose entry a court has had sealed are let go at the office and at every station, and those of other entries stay', async () => {
    const { office, first, second, person, both } = await facility();
    const [gate, yard] = [await kept(first.station, png('gate.png')), await kept(first.station, jpeg('yard.jpg'))];
    const [entry = ''] = first.as('officer', report(person, { attachments: [gate, yard] }));
    first.as('officer', report(person, { attachments: [yard] }));
    await both();
    await sealByOrder(office.context, entry, 'Ulster 2026-1', coordinator);
    await both();
    for (const { station } of [first, second]) {
      expect(existsSync(station.attachments.fileOf(gate.sha256))).toBe(false);
      expect(await station.attachments.state(yard.sha256)).toBe('here');
      expect(waiting(station)).toEqual(none);
    }
    expect(await office.context.store.transaction((transaction) => transaction.filesHeld([gate.sha256, yard.sha256]))).toEqual([{ sha256: yard.sha256, bytes: yard.bytes }]);
  });

  test('that the main office let go with a sealed entry are sent again where an entry that it did not have yet names them as well', async () => {
    const { office, first, second, person, both } = await facility();
    const gate = await kept(first.station, png('gate.png'));
    const [entry = ''] = first.as('officer', report(person, { attachments: [gate] }));
    await both();
    first.as('officer', report(person, { attachments: [gate] }));
    await sealByOrder(office.context, entry, 'Ulster 2026-1', coordinator);
    await both();
    expect(await office.context.store.transaction((transaction) => transaction.filesHeld([gate.sha256]))).toEqual([{ sha256: gate.sha256, bytes: gate.bytes }]);
    for (const { station } of [first, second]) {
      expect(await station.attachments.state(gate.sha256)).toBe('here');
      expect(waiting(station)).toEqual(none);
    }
  });

  test('lost here with their folder, or changed on the disk, come back from the main office', async () => {
    const { first, person, both } = await facility();
    const file = await kept(first.station, png('gate.png'));
    first.as('officer', report(person, { attachments: [file] }));
    await both();
    rmSync(first.station.attachments.fileOf(file.sha256));
    const again = await first.openAgain();
    await again.sync.now();
    expect(await again.attachments.state(file.sha256)).toBe('here');
  });

  test('of a main office that was put back from a copy are sent again', async () => {
    const { office, first, second, person, both } = await facility();
    const file = await kept(first.station, png('gate.png'));
    first.as('officer', report(person, { attachments: [file] }));
    await both();
    const { context } = office;
    (context.store as MemoryStore).now.files.delete(file.sha256);
    await context.store.transaction((transaction) => transaction.setEpoch('restored'));
    await second.station.sync.now();
    expect(await context.store.transaction((transaction) => transaction.filesHeld([file.sha256]))).toHaveLength(1);
  });

  test('not here yet are awaited: at the main office, or at the station that has not sent them; the rest are missing', async () => {
    const { office, first, second, person } = await facility();
    const file = await kept(first.station, textFile('note.txt', 'Written at the gate.\n'));
    first.as('officer', report(person, { attachments: [file] }));
    office.bend = (path) => (path === paths.putFile ? down() : undefined);
    await first.station.sync.now().catch(() => null);
    await second.station.sync.now();
    const verified = () => verifyAttachments(second.station.db, second.station.attachments, second.station.sync.files);
    expect(second.station.sync.status()).toMatchObject({ is: 'up to date', files: { ...none, elsewhere: 1 }, says: 'Everything there was has been exchanged; 1 attached file is not at the main office yet.' });
    expect(await verified()).toMatchObject({ named: 1, missing: [], awaited: [{ sha256: file.sha256, where: 'not sent yet' }], faults: [] });
    expect(second.station.sync.files.awaitedOf([file.sha256])).toEqual([file.sha256]);
    office.bend = (path) => (path === paths.getFile ? down() : undefined);
    await first.station.sync.now();
    await second.station.sync.now().catch(() => null);
    expect(await verified()).toMatchObject({ awaited: [{ where: 'at the main office' }] });
    office.bend = undefined;
    await second.station.sync.now();
    expect(await verified()).toMatchObject({ named: 1, missing: [], awaited: [], faults: [] });
    expect(second.station.sync.files.awaitedOf([file.sha256])).toEqual([]);
  });

  test('of a station without a main office are awaited by nobody', async () => {
    using alone = await testStation();
    const file = await kept(alone.station, png('gate.png'));
    const person = alone.person().id;
    alone.as('officer', report(person, { attachments: [file] }));
    rmSync(alone.station.attachments.fileOf(file.sha256));
    expect(alone.station.sync.files.awaitedOf([file.sha256])).toEqual([]);
    expect(await verifyAttachments(alone.station.db, alone.station.attachments, alone.station.sync.files)).toMatchObject({ missing: [{ sha256: file.sha256 }], awaited: [] });
  });

  test('half arrived are kept apart, without a name, and are no file of the station', async () => {
    const { office, first, second, person } = await facility();
    const file = await kept(first.station, pdf('scan.pdf', 1_000_000));
    first.as('officer', report(person, { attachments: [file] }));
    await first.station.sync.now();
    let pieces = 1;
    office.bend = (path) => (path === paths.getFile && (pieces -= 1) < 0 ? down() : undefined);
    await expect(second.station.sync.now()).rejects.toThrow('network is down');
    const { attachments } = second.station;
    expect(await attachments.arrived(file.sha256)).toBeGreaterThan(0);
    expect(await attachments.kept()).toEqual({ count: 0, bytes: 0 });
    expect(await attachments.read(file.sha256)).toEqual({ is: 'missing' });
    // What a power cut left of it is wrong: it is found, dropped, and fetched from its beginning.
    const arriving = `${attachments.fileOf(file.sha256).slice(0, -67)}/arriving/${file.sha256}`;
    writeFileSync(arriving, Buffer.alloc(readFileSync(arriving).length));
    office.bend = undefined;
    await second.station.sync.now();
    expect(await attachments.state(file.sha256)).toBe('missing');
    await second.station.sync.now();
    expect(await attachments.state(file.sha256)).toBe('here');
    expect(existsSync(arriving)).toBe(false);
  });
});
