import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Header } from '../../shared/entry/header.ts';
import { contentHash } from '../../shared/entry/seal.ts';
import { problemCodes } from '../../shared/problems.ts';
import type { WireEntry } from '../../shared/sync/protocol.ts';
import { isSignedBy, sha256 } from '../../crypto/keys.ts';
import { rebuild } from '../rebuild.ts';
import { openStation, type Station } from '../station.ts';
import { assignCell, assignLevel, correction, report } from '../testing/acts.ts';
import { dump } from '../testing/dump.ts';
import { enrolAt, stationAt, testOffice } from '../testing/office.ts';
import { newStation, testStation } from '../testing/station.ts';
import { Intake, NotTaken, sliceLimits, type IntakeParts } from './intake.ts';
import { toWire } from './outbox.ts';

/** The entries of a facility in which two stations disagreed, as they travel, and the keys they are checked with. */
async function aDisagreement() {
  const office = await testOffice();
  using first = await testStation({ link: office.link });
  const people = ['19-B-0001', '19-B-0002', '19-B-0003'].map((din, index) => first.person({ din, nysid: `0000000${index + 1}Q` }).id);
  await enrolAt(office, first.station, null);
  using second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  people.forEach((id, index) => {
    const [level] = first.as('captain', assignLevel(id, 'I'), assignCell(id, 'SHU', `8A1-0${index + 1}`), report(id));
    first.as('captain', correction(assignLevel(id, 'I'), level!, { level: 'II' }));
    second.station.record([assignLevel(id, 'III'), report(id, { place: 'The yard' })], first.actors.captain, problemCodes);
  });
  for (const { station } of [first, second, first]) await station.sync.now();
  const stored = first.station.db.query.entries.findMany().sync();
  const officeRow = first.station.sync.store.row()!.answer!.office;
  const keys = new Map([[officeRow.station, officeRow.publicKey], [first.station.book.stationId()!, first.station.key.publicKey], [second.station.book.stationId()!, second.station.key.publicKey]]);
  return { lines: stored.map(toWire), keys, office: officeRow.station };
}

function intakeOf({ db, book, projector, sync }: Station, { keys, office }: { readonly keys: ReadonlyMap<string, string>; readonly office: string }, told: string[] = [], isSigned?: IntakeParts['isSigned']): Intake {
  return new Intake({
    ...(isSigned ? { isSigned } : {}),
    db,
    book,
    projector,
    registry: known,
    letGo: sync.letGo,
    pinned: (station) => keys.get(station),
    office: () => office,
    monotonic: () => performance.now(),
    giveWay: async () => undefined,
    tell: (subjects) => told.push(...subjects.map(({ id }) => id)),
  });
}

test('taken in in any order of pages, every record is the fold of all its entries, and the rebuilt tables equal the live ones', { timeout: 120_000 }, async () => {
  const all = await aDisagreement();
  const pages = fc.shuffledSubarray(all.lines, { minLength: all.lines.length, maxLength: all.lines.length }).chain((lines) => fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 12, maxLength: 12 }).map((sizes) => cut(lines, sizes)));
  let expected: readonly unknown[] | undefined;
  await fc.assert(
    fc.asyncProperty(pages, async (cutPages) => {
      using fresh = await newStation();
      const { station } = fresh;
      const intake = intakeOf(station, all);
      for (const page of cutPages) await intake.take(page, () => undefined);
      const tables = () => Object.entries(dump(station.db)).filter(([name]) => !/^(people|projected)/.test(name)).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).toSorted()]);
      const live = tables();
      for (const { type, id, slices } of station.db.query.records.findMany().sync()) {
        const subject = { type: type as 'person', id };
        expect(slices).toEqual(JSON.parse(JSON.stringify(fold(subject, station.book.entriesOf(subject), known).slices)));
      }
      rebuild(station.db, station.procedures);
      expect(tables()).toEqual(live);
      expect(live).toEqual((expected ??= live));
    }),
    { numRuns: 12 },
  );
});

test('what comes again is known: nothing is told, and nothing is written', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  const told: string[] = [];
  const intake = intakeOf(fresh.station, all, told);
  await intake.take(all.lines, () => undefined);
  const before = dump(fresh.station.db);
  told.length = 0;
  expect(await intake.take(all.lines, () => undefined)).toEqual([]);
  expect(told).toEqual([]);
  expect(dump(fresh.station.db)).toEqual(before);
});

test('the latest clock of what was taken in is the station’s from then on', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  await intakeOf(fresh.station, all).take(all.lines, () => undefined);
  const clocks = all.lines.map(({ header }) => (JSON.parse(header) as { readonly clock: string }).clock);
  expect(fresh.station.book.latestClock()).toBe(clocks.toSorted().at(-1));
});

test('an entry with a word changed, of a station not enrolled, signed by another, or in a place that is taken is not taken in', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  const intake = intakeOf(fresh.station, all);
  const [line] = all.lines.filter(({ header }) => header.includes('report.written')) as [WireEntry];
  const take = (bad: WireEntry, by = intake) => by.take([bad], () => undefined);
  await expect(take({ ...line, content: line.content!.replace('8A1', '8B1') })).rejects.toThrow('not the one that the header commits to');
  await expect(take({ ...line, header: line.header.replace('"officer"', '"captain"').replace('captain', 'coordinator') })).rejects.toThrow('not signed by its station');
  await expect(take({ ...line, header: '{}' })).rejects.toThrow(NotTaken);
  await expect(take(line, intakeOf(fresh.station, { keys: new Map(), office: all.office }))).rejects.toThrow('not enrolled');
  expect(fresh.station.book.count()).toBe(0);
  await take(line);
  expect(fresh.station.book.count()).toBe(1);
});

test('of entries that continue one another the last signature vouches for all: each station’s is looked at once', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  const lookedAt: string[] = [];
  const intake = intakeOf(fresh.station, all, [], (key, text, signature) => {
    lookedAt.push((JSON.parse(text) as Header).station);
    return isSignedBy(key, text, signature);
  });
  await intake.take(all.lines, () => undefined);
  expect(fresh.station.book.count()).toBe(all.lines.length);
  expect(lookedAt.toSorted()).toEqual([...all.keys.keys()].toSorted());
});

test('none is vouched for by what another station wrote, by one that is not signed itself, or by one that continues other words', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  using stranger = await newStation();
  const intake = intakeOf(fresh.station, { ...all, keys: new Map([...all.keys, ['stranger', stranger.station.key.publicKey]]) });
  const read = ({ header }: WireEntry) => JSON.parse(header) as Header;
  const chain = all.lines.filter((line) => read(line).station === read(all.lines.find(({ header }) => header.includes('report.written'))!).station).toSorted((a, b) => read(a).seq - read(b).seq);
  const middle = Math.floor(chain.length / 2);
  const other = (line: WireEntry, changes: Partial<Header>): WireEntry => ({ ...line, header: JSON.stringify({ ...read(line), ...changes }) });
  const forged = other(chain[middle]!, { at: '2001-01-01T00:00:00.000Z' });
  const after = (by: Partial<Header>) => other(chain[middle + 1]!, { previous: sha256(forged.header), ...by });
  const byStranger = after({ station: 'stranger' });
  const signature = Buffer.from(stranger.station.key.sign(byStranger.header)).toString('base64');
  const take = (...lines: readonly WireEntry[]) => intake.take(lines, () => undefined);
  await expect(take(forged, { ...byStranger, signature }), 'continued by another station').rejects.toThrow('not signed by its station');
  await expect(take(forged, after({})), 'continued by one that nobody signed').rejects.toThrow('not signed by its station');
  await expect(take(...chain.with(middle, forged)), 'the next continues what it was').rejects.toThrow('not signed by its station');
  expect(fresh.station.book.count()).toBe(0);
});

test('an entry of a newer program, of a role, a subject and a kind not known here, is kept unread and outlasts a rebuild', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  using newer = await newStation();
  const { station } = fresh;
  const written = JSON.parse(all.lines[0]!.header) as Header;
  const content = JSON.stringify({ body: { text: 'A standing order' } });
  const salt = Buffer.alloc(16, 1);
  const header = JSON.stringify({ ...written, id: '019caf10-3180-7000-8000-000000000001', station: 'newer', seq: 7, role: 'warden', subject: { type: 'order', id: 'order-1' }, kind: 'order.given', decides: [], content: contentHash(salt, content, { sha256 }) });
  const line = { header, salt: salt.toString('base64'), content, signature: Buffer.from(newer.station.key.sign(header)).toString('base64') };
  await intakeOf(station, { ...all, keys: new Map([['newer', newer.station.key.publicKey]]) }).take([line], () => undefined);
  const outcomes = () => station.db.query.outcomes.findMany().sync().map(({ outcome }) => outcome);
  expect(outcomes()).toEqual([{ is: 'unread', because: 'the kind order.given is not known to this program' }]);
  rebuild(station.db, station.procedures);
  expect(outcomes()).toHaveLength(1);
});

test('a page is taken in in slices, and whatever waits goes first between two of them; the cursor moves after the last', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  const { db, book, projector, sync } = fresh.station;
  const seen: number[] = [];
  let moved = -1;
  let clock = 0;
  const intake = new Intake({
    db,
    book,
    projector,
    registry: known,
    letGo: sync.letGo,
    pinned: (station) => all.keys.get(station),
    office: () => all.office,
    monotonic: () => (clock += sliceLimits.milliseconds),
    giveWay: async () => void seen.push(book.count()),
    tell: () => undefined,
  });
  await intake.take(all.lines, () => (moved = seen.length));
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(moved).toBe(seen.length);
  expect(book.count()).toBe(all.lines.length);
});

const peopleOf = (station: Station) => station.db.query.records.findMany().sync().filter(({ type }) => type === 'person');

test('left for later, people’s records are made once at the end, and stand as if each had been made at once', async () => {
  const all = await aDisagreement();
  using atOnce = await newStation();
  using later = await newStation();
  const stood = await intakeOf(atOnce.station, all).take(all.lines, () => undefined);
  const told: string[] = [];
  const intake = intakeOf(later.station, all, told);
  const taken = [...(await intake.take(all.lines.slice(0, 20), () => undefined, undefined, { later: true })), ...(await intake.take(all.lines.slice(20), () => undefined, undefined, { later: true }))];
  expect(new Set(taken.map(({ subject }) => subject.id))).toEqual(new Set(stood.map(({ subject }) => subject.id)));
  expect(later.station.book.count()).toBe(all.lines.length);
  expect(peopleOf(later.station)).toEqual([]);
  expect(intake.left()).toBe(3);
  const made = await intake.catchUp(() => undefined);
  expect(made.toSorted(byId)).toEqual(stood.filter(({ subject }) => subject.type === 'person').toSorted(byId));
  expect(intake.left()).toBe(0);
  expect(told).toEqual(expect.arrayContaining(made.map(({ subject }) => subject.id)));
  expect(dump(later.station.db)['records']?.map((row) => JSON.stringify(row)).toSorted()).toEqual(dump(atOnce.station.db)['records']?.map((row) => JSON.stringify(row)).toSorted());
});

test('a crash before they are made leaves the note of it: they are made when the book is opened next', async () => {
  const all = await aDisagreement();
  using fresh = await newStation();
  await intakeOf(fresh.station, all).take(all.lines, () => undefined, undefined, { later: true });
  const { dataDir } = fresh.station;
  expect(peopleOf(fresh.station)).toEqual([]);
  const again = await openStation({ dataDir });
  expect(peopleOf(again)).toHaveLength(3);
  again.close();
});

function byId(a: { readonly subject: { readonly id: string } }, b: { readonly subject: { readonly id: string } }): number {
  return a.subject.id < b.subject.id ? -1 : 1;
}

function cut<Item>(items: readonly Item[], sizes: readonly number[]): readonly (readonly Item[])[] {
  const pages: Item[][] = [];
  let from = 0;
  for (let index = 0; from < items.length; index += 1) {
    const size = sizes[index % sizes.length]!;
    pages.push(items.slice(from, from + size));
    from += size;
  }
  return pages;
}
