import { describe, expect, test } from 'vitest';
import { importByHand } from '../../central/office/by-hand.ts';
import { disciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import { problemCodes } from '../../shared/problems.ts';
import { paths } from '../../shared/sync/protocol.ts';
import type { MemoryStore } from '../../test/simulation/memory-store.ts';
import { assignLevel, report } from '../testing/acts.ts';
import { pdf, png } from '../testing/files.ts';
import { down, enrolAt, stationAt, testOffice } from '../testing/office.ts';
import { testStation } from '../testing/station.ts';

/** Two stations of one facility that have exchanged all, and whose link is down from now on. */
async function cutOff() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const person = first.person();
  await enrolAt(office, first.station, null);
  const second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  await first.station.sync.now();
  office.bend = down;
  const carry = async (station: typeof second.station) => station.sync.importByHand((await importByHand(office.context, (await station.sync.exportByHand()).text)).answer);
  return {
    office,
    first,
    second,
    person,
    carry,
    [Symbol.dispose]() {
      second[Symbol.dispose]();
      first[Symbol.dispose]();
    },
  };
}

/** A station of one facility, and a second one whose link went down behind the first piece of its first load. */
async function cutOffWhileLoading() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const person = first.person();
  for (const place of ['Yard', 'Mess hall', 'Gallery', 'School']) first.as('captain', report(person.id, { place }));
  await enrolAt(office, first.station, null);
  Object.assign(office.context, { chunkEntries: 4 });
  const second = await stationAt(office, 5);
  let pieces = 0;
  office.bend = (path) => (path === paths.chunk && (pieces += 1) > 1 ? down() : undefined);
  await expect(enrolAt(office, second.station, first.facility)).rejects.toThrow('network is down');
  return {
    office,
    first,
    second,
    person,
    [Symbol.dispose]() {
      second[Symbol.dispose]();
      first[Symbol.dispose]();
    },
  };
}

const entriesOf = ({ db }: { readonly db: Awaited<ReturnType<typeof testStation>>['station']['db'] }) => db.$client.prepare('SELECT hash FROM entries ORDER BY hash').pluck().all();

describe('a file carried by hand', () => {
  test('takes the entries to the main office and brings back what others made, and an exchange goes on from there', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id), assignLevel(at.person.id, 'I'));
    expect(at.first.station.sync.status().waiting.count).toBe(2);
    await at.carry(at.first.station);
    expect(at.first.station.sync.status().waiting.count).toBe(0);
    expect(await at.carry(at.second.station)).toEqual({ entries: 2, acknowledged: 0, files: 0, filesLeft: 0 });
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
    at.office.bend = undefined;
    at.second.station.record([report(at.person.id, { place: 'The yard' })], at.first.actors.captain, problemCodes);
    await at.second.station.sync.now();
    await at.first.station.sync.now();
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
  });

  test('brings the rest of a first load that the link left part-way', async () => {
    using at = await cutOffWhileLoading();
    const { office, first, second } = at;
    expect(second.station.sync.store.cursor(`facility:${first.facility}`).chunk).toBe(1);
    await second.station.sync.importByHand((await importByHand(office.context, (await second.station.sync.exportByHand()).text)).answer);
    office.bend = undefined;
    await first.station.sync.now();
    expect(entriesOf(second.station)).toEqual(entriesOf(first.station));
    expect(second.station.sync.status().toCome).toBe(0);
    first.as('captain', report(at.person.id, { place: 'The yard, since' }));
    await first.station.sync.now();
    await second.station.sync.now();
    expect(entriesOf(second.station)).toEqual(entriesOf(first.station));
  });

  test('brought while a first load is under way, it takes the feed further, and the rest is pulled', async () => {
    using at = await cutOffWhileLoading();
    const { office, first, second } = at;
    const { answer } = await importByHand(office.context, (await second.station.sync.exportByHand()).text);
    let brought: Promise<unknown> | undefined;
    office.bend = async (path, _, through) => {
      if (path === paths.chunk) await (brought ??= second.station.sync.importByHand(answer));
      return await through();
    };
    await second.station.sync.now();
    expect(brought).toBeDefined();
    const scope = `facility:${first.facility}` as const;
    expect(second.station.sync.store.cursor(scope)).toMatchObject({ position: (office.context.store as MemoryStore).now.feeds.get(scope)!.entries.length, remaining: 0 });
    office.bend = undefined;
    await first.station.sync.now();
    await second.station.sync.now();
    expect(entriesOf(second.station)).toEqual(entriesOf(first.station));
  });

  test('takes attached files along, and brings those of others back, the smallest first', async () => {
    using at = await cutOff();
    const keep = async (file: File) => {
      const outcome = await at.first.station.attachments.keep(file, file.size, disciplineNumbers);
      if ('problems' in outcome) throw new Error('not kept');
      return outcome.kept;
    };
    const files = [await keep(pdf('large.pdf', 9_000_000)), await keep(pdf('other.pdf', 8_000_000)), await keep(png('gate.png')), await keep(pdf('third.pdf', 7_000_000))];
    at.first.as('officer', report(at.person.id, { attachments: files }));
    const carried = await at.first.station.sync.exportByHand();
    expect(carried).toMatchObject({ entries: 1, files: 3, filesLeft: 1 });
    await at.first.station.sync.importByHand((await importByHand(at.office.context, carried.text)).answer);
    expect(at.first.station.sync.status().files).toEqual({ toSend: 1, toFetch: 0, elsewhere: 0 });
    await at.carry(at.first.station);
    expect(at.first.station.sync.status().files).toEqual({ toSend: 0, toFetch: 0, elsewhere: 0 });

    expect(await at.carry(at.second.station)).toMatchObject({ entries: 1, files: 0 });
    expect(at.second.station.sync.status().files).toEqual({ toSend: 0, toFetch: 0, elsewhere: 4 });
    expect(await at.carry(at.second.station)).toMatchObject({ entries: 0, files: 3, filesLeft: 1 });
    expect(await at.carry(at.second.station)).toMatchObject({ entries: 0, files: 1, filesLeft: 0 });
    for (const { sha256 } of files) expect(await at.second.station.attachments.state(sha256)).toBe('here');
  });

  test('brought twice, or after an exchange, it adds nothing', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id));
    await at.carry(at.first.station);
    const { answer } = await importByHand(at.office.context, (await at.second. station.sync.exportByHand()).text);
    await at.second.station.sync.importByHand(answer);
    const held = entriesOf(at.second.station);
    expect(await at.second.station.sync.importByHand(answer)).toMatchObject({ entries: 0 });
    expect(entriesOf(at.second.station)).toEqual(held);
  });

  test('brings a main office that was put back from a copy what it lacks, and the feeds from their beginning', async () => {
    using at = await cutOff();
    await at.carry(at.first.station);
    await at.carry(at.second.station);
    const putBack = at.office.copied();
    at.first.as('captain', report(at.person.id));
    await at.carry(at.first.station);
    await at.carry(at.second.station);
    await putBack();
    at.first.as('captain', report(at.person.id, { place: 'The yard' }));
    // The first file tells the station that the office lacks something, the second brings it.
    for (let times = 0; times < 2; times += 1) await at.carry(at.first.station);
    await at.carry(at.second.station);
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
    at.office.bend = undefined;
    await at.first.station.sync.now();
    expect(at.first.station.sync.status()).toMatchObject({ is: 'up to date', waiting: { count: 0 } });
  });

  test('written before the main office was put back from a copy, and brought after an exchange with it, changes nothing', async () => {
    using at = await cutOff();
    const { answer } = await importByHand(at.office.context, (await at.first.station.sync.exportByHand()).text);
    await at.office.copied()();
    at.first.as('captain', report(at.person.id));
    at.office.bend = undefined;
    await at.first.station.sync.now();
    const { store } = at.first.station.sync;
    const [row, cursor] = [store.row(), store.cursor('all')];
    await expect(at.first.station.sync.importByHand(answer)).rejects.toThrow('begun anew since it wrote this file');
    expect([store.row(), store.cursor('all')]).toEqual([row, cursor]);
    expect(at.first.station.sync.status().waiting.count).toBe(0);
  });

  test('that was two days under way says nothing of the clock, and what it brought waits no more', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id));
    const row = () => at.office.context.store.transaction((transaction) => transaction.station(at.first.station.book.stationId()!));
    const before = await row();
    const { text } = await at.first.station.sync.exportByHand();
    at.office.clock.move(2 * 24 * 60 * 60_000);
    await importByHand(at.office.context, text);
    expect(before?.ahead).not.toBeNull();
    expect(await row()).toMatchObject({ ahead: before?.ahead, waiting: 0, oldestWaiting: null });
  });

  test('says nothing to him who finds it', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id, { narrative: 'A narrative that nobody else may read.' }));
    const { text } = await at.first.station.sync.exportByHand();
    expect(text).not.toContain('narrative');
    expect(Buffer.from(text.split('\n')[1]!, 'base64').toString('latin1')).not.toContain('narrative');
  });

  test('changed on the way, for another station, or cut short, it is refused whole', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id));
    await at.carry(at.first.station);
    const { answer } = await importByHand(at.office.context, (await at.second. station.sync.exportByHand()).text);
    const held = entriesOf(at.second.station);
    const [envelope, sealed, signature] = answer.split('\n') as [string, string, string];
    const flipped = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;
    for (const bad of [`${envelope}\n${flipped}\n${signature}\n`, `${envelope.replace('2026', '2027')}\n${sealed}\n${signature}\n`, answer.slice(0, -100).split('\n').slice(0, 2).join('\n'), 'no file']) {
      await expect(at.second.station.sync.importByHand(bad)).rejects.toThrow(/signed|cut short/);
    }
    await expect(at.first.station.sync.importByHand(answer)).rejects.toThrow('for another station');
    expect(entriesOf(at.second.station)).toEqual(held);
  });

  test('one that leaves out what came before is refused, and says what to do', async () => {
    using at = await cutOff();
    at.first.as('captain', report(at.person.id));
    await at.carry(at.first.station);
    await at.carry(at.second.station);
    at.first.as('captain', report(at.person.id, { place: 'The yard' }));
    await at.carry(at.first.station);
    const { answer } = await importByHand(at.office.context, (await at.second. station.sync.exportByHand()).text);
    at.second.station.sync.store.beginAgain();
    await expect(at.second.station.sync.importByHand(answer)).rejects.toThrow('carry the file written before it first');
    await at.carry(at.second.station);
    expect(entriesOf(at.second.station)).toEqual(entriesOf(at.first.station));
  });

  test('of a station that is not enrolled there is none', async () => {
    using alone = await testStation();
    await expect(alone.station.sync.exportByHand()).rejects.toThrow('not enrolled');
  });
});
