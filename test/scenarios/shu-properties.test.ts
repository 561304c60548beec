import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles, type Role } from '../../shared/accounts/roles.ts';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { casesOf } from '../../shared/discipline/case.ts';
import { writeMoment } from '../../shared/discipline/moment.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Entry } from '../../shared/entry/header.ts';
import { identityWords, reportWords } from '../../shared/entry/testing/facts.ts';
import { person, StationInTest } from '../../shared/entry/testing/station.ts';
import { separationsOf } from '../../shared/housing/separation.ts';
import { problemCodes } from '../../shared/problems.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { ceilingOn, remainingOn } from '../../shared/shu/drc-remaining.ts';
import { drcOf } from '../../shared/shu/drc-slice.ts';
import { itemsOf } from '../../shared/shu/items.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { shuOf } from '../../shared/shu/slice.ts';
import { boardOf, openAccountOf, personId, Play, recordAt, rowsOf, take } from './shu-play.ts';

const anyDay = fc.integer({ min: 0, max: 90 }).map((days) => Temporal.PlainDate.from('2026-03-02').add({ days }).toString());
const anyLevel = fc.constantFrom('I', 'II', 'III');
const anyTier = fc.constantFrom(1, 2, 3);

/** Something that happened to a person, entered as it comes: not every one is possible after every other, and the fold takes them as they are. */
const anyEvent = fc.oneof(
  fc.record({ is: fc.constant('level' as const), day: anyDay, level: anyLevel }),
  fc.record({ is: fc.constant('report' as const), day: anyDay, tier: anyTier, affirmed: fc.boolean() }),
  fc.record({ is: fc.constant('order' as const), day: anyDay, days: fc.option(fc.integer({ min: 0, max: 40 })) }),
  fc.record({ is: fc.constant('new period' as const), day: anyDay, tier: anyTier, after: fc.integer({ min: 0, max: 30 }) }),
);
type AnyEvent = typeof anyEvent extends fc.Arbitrary<infer One> ? One : never;
const anyMisbehavior = fc.record({ is: fc.constant('report' as const), day: anyDay, tier: anyTier, affirmed: fc.boolean() });

function enter(station: StationInTest, event: AnyEvent): void {
  const { day } = event;
  const at = `${day}T20:00`;
  const words = (kind: string, body: object) => station.write({ kind, body, effective: day, reason: 'As the paper says' });
  if (event.is === 'level') words('level.assigned', { level: event.level });
  else if (event.is === 'order') {
    const order = words('restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: day }).header.id;
    const { days } = event;
    if (days !== null) station.write({ kind: 'restraint-order.ended', body: { order }, effective: Temporal.PlainDate.from(day).add({ days }).toString(), reason: 'No incident since' });
  } else {
    const report = words('report.written', reportWords({ date: day, tier: event.tier as 1 })).header.id;
    words('report.reviewed', { report, at, outcome: 'tier set', tier: event.tier });
    if (event.is === 'new period') words('captain-review.decided', { report, outcome: 'new adjustment period', newPeriodFrom: Temporal.PlainDate.from(day).add({ days: event.after }).toString() });
    else if (event.affirmed) {
      if (event.tier > 1) words('notice.served', { report, at, servedBy: 'Officer Reyes' });
      words('hearing.opened', { report, at, officer: { account: 'captain-1', name: 'Captain Blake', role: 'captain' } });
      words('hearing.disposed', { report, at, charges: [{ rule: '100.13', finding: 'affirmed', evidence: 'The report' }], penalties: [] });
    }
  }
}

function recordOf(events: readonly AnyEvent[]) {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  for (const event of events) enter(station, event);
  return station.record;
}

describe('the level clock', () => {
  const history = fc.tuple(fc.constantFrom('I', 'II'), fc.array(anyEvent, { maxLength: 6 })).map(([level, events]): readonly AnyEvent[] => [{ is: 'level', day: '2026-03-02', level }, ...events]);

  test('lets nobody up earlier for more misbehavior, whatever else has happened and wherever the report comes in', { timeout: 60_000 }, () => {
    let moved = 0;
    fc.assert(
      fc.property(history, anyMisbehavior, fc.nat(7), anyDay, (events, more, place, asOf) => {
        const day = Temporal.PlainDate.from(asOf);
        const before = levelClock(recordOf(events), defaultProcedures, day);
        const after = levelClock(recordOf(events.toSpliced(place, 0, more)), defaultProcedures, day);
        expect(after.level).toBe(before.level);
        if (before.earliest === null) expect(after.earliest).toBeNull();
        else expect(after.earliest! >= before.earliest).toBe(true);
        if (!more.affirmed) expect(after.earliest).toBe(before.earliest);
        if (after.earliest !== before.earliest) moved += 1;
      }),
      { numRuns: 400 },
    );
    expect(moved).toBeGreaterThan(10);
  });

  test('nor for a restraint order or a new adjustment period more', { timeout: 60_000 }, () => {
    const restraint = anyEvent.filter((event) => event.is === 'order' || event.is === 'new period');
    fc.assert(
      fc.property(history, restraint, fc.nat(10), anyDay, (events, more, place, asOf) => {
        const day = Temporal.PlainDate.from(asOf);
        const before = levelClock(recordOf(events), defaultProcedures, day).earliest;
        const after = levelClock(recordOf(events.toSpliced(place, 0, more)), defaultProcedures, day).earliest;
        if (before === null) expect(after).toBeNull();
        else expect(after === null || after >= before).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('says the same whatever the order in which the entries of a person arrived, and explains each day by what it has', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(1000)), anyDay, (events, chance, asOf) => {
        const station = new StationInTest(1);
        station.write({ kind: 'person.received', body: identityWords() });
        for (const event of events) enter(station, event);
        const shuffled: readonly Entry[] = station.seen.map((entry) => ({ entry, at: chance.next().value })).toSorted((a, b) => a.at - b.at).map(({ entry }) => entry);
        const day = Temporal.PlainDate.from(asOf);
        const clock = levelClock(fold(person, shuffled, known), defaultProcedures, day);
        expect(clock).toEqual(levelClock(station.record, defaultProcedures, day));
        const untils = clock.holds.flatMap(({ until }) => until ?? []);
        if (clock.earliest !== null && clock.earliest > asOf) expect(untils.toSorted().at(-1)).toBe(clock.earliest);
        if (clock.earliest !== null && clock.earliest <= asOf) expect(clock.holds).toEqual([]);
        if (clock.earliest !== null) expect(clock.steps.at(-1)?.result).toBe(clock.earliest);
      }),
      { numRuns: 200 },
    );
  });
});

/** What somebody at one of two stations tries next, on one of two people; sometimes somebody at the other tries the same, and neither sees the other. */
const attempts = ['level', 'find', 'withdraw', 'skip', 'report', 'dispose of a report', 'go on with a report', 'captain', 'ask', 'answer', 'restrain', 'end an order', 'deprive', 'cell', 'keep apart', 'end keeping apart', 'designate', 'adopt', 'admit', 'release', 'recommend', 'decide a cut', 'issue', 'take back', 'package', 'strike', 'exchange'] as const;
/** How often, beside once for each. */
const often = ['strike', 'strike', 'level', 'level', 'find', 'report', 'dispose of a report', 'go on with a report', 'go on with a report', 'captain', 'ask', 'recommend', 'cell', 'exchange', 'exchange'] as const;
const anyAttempt = fc.record({ does: fc.constantFrom(...attempts, ...often), of: fc.constantFrom('a', 'b'), station: fc.nat(1), pick: fc.nat(999), both: fc.nat(3).map((chance) => chance === 0), hours: fc.integer({ min: 1, max: 160 }) });
type Attempt = typeof anyAttempt extends fc.Arbitrary<infer One> ? One : never;
const anyBook = fc.record({ attempts: fc.array(anyAttempt, { minLength: 15, maxLength: 40, size: 'max' }), arrival: fc.array(fc.nat(1000), { minLength: 400, maxLength: 400 }), pieces: fc.integer({ min: 1, max: 12 }) });

/** The kinds that were recorded in the books. */
const recorded = new Set<string>();

/** Who hears every case in these books. */
const hearingOfficer = { account: 'captain-9', name: 'Captain Blake', role: 'captain' } as const;

/** Two stations at which it was tried, with everything exchanged in the end. What is refused is left out. */
async function bookOf(tried: readonly Attempt[]): Promise<Play> {
  const play = await Play.begin(2, { a: { name: 'MARSH, Daniel T' }, b: { name: 'BAKER, Owen' } }, '2026-03-03T09:00');
  let now = Temporal.PlainDateTime.from('2026-03-04T09:00');
  let number = 0;
  openAccountOf(play.stations[0]!, hearingOfficer);
  play.exchange();
  const attempt = (one: Attempt) => {
    now = now.toZonedDateTime('America/New_York').add({ hours: one.hours }).toPlainDateTime();
    if (one.does === 'exchange') return play.exchange();
    const at = play.stations[one.station]!;
    at.clock.set(now.toZonedDateTime('America/New_York').toInstant().toString());
    number += 1;
    const act = actOf(play, one, now, `00000000-0000-7000-b000-${String(number).padStart(12, '0')}`);
    if (!act) return;
    const { by, account = `${by}-${1 + (one.pick % 2)}`, ...words } = act;
    const came = at.station.record([words], { account, role: by }, problemCodes);
    if (came.is === 'recorded') recorded.add(words.kind);
  };
  const first = { of: 'b' as const, station: 0, pick: 1, both: false, hours: 1 };
  // Both have a level, and in each book an order is ended twice, so that one end stands aside.
  attempt({ ...first, does: 'level', of: 'a' });
  attempt({ ...first, does: 'level', pick: 2 });
  attempt({ ...first, does: 'restrain' });
  play.exchange();
  attempt({ ...first, does: 'end an order' });
  attempt({ ...first, does: 'end an order', station: 1 });
  for (const one of tried) {
    if (one.both) {
      play.exchange();
      attempt({ ...one, station: 1 - one.station });
    }
    if (one.does !== 'dispose of a report') attempt(one);
    else for (const does of ['report', 'go on with a report', 'go on with a report', 'go on with a report', 'go on with a report'] as const) attempt({ ...one, does, hours: 25 });
  }
  play.exchange();
  return play;
}

function actOf(play: Play, { does, of, station, pick }: Attempt, now: Temporal.PlainDateTime, id: string): (Act & { readonly by: Role; readonly account?: string }) | null {
  const at = play.stations[station]!;
  const subject = play.subject(at, of);
  const record = recordAt(at, subject);
  const day = now.toPlainDate();
  const one = <Item>(items: readonly Item[]): Item | undefined => items[pick % Math.max(items.length, 1)];
  const later = (days: number) => day.add({ days }).toString();
  const words = (by: Role, kind: string, body: object, more: Partial<Act> = {}) => ({ by, id, kind, subject, effective: later(-(pick % 3)), reason: 'As the paper says', body, ...more });
  const shu = shuOf(record);
  switch (does) {
    case 'level':
      return words('shu-sergeant', 'level.assigned', { level: ['I', 'II', 'III'][pick % 3], ...(pick % 2 === 0 && shu.findings.length > 0 ? { finding: one(shu.findings)!.root } : {}) });
    case 'find':
      return words('lieutenant', 'eligibility.found', { to: shu.levels.at(-1)?.level === 'II' ? 'III' : 'II', outcome: pick % 5 === 0 ? 'not eligible' : 'eligible', considered: casesOf(record).map(({ root }) => root) });
    case 'withdraw':
      return shu.findings.length === 0 ? null : words('lieutenant', 'eligibility.withdrawn', { finding: one(shu.findings)!.root });
    case 'skip':
      return shu.findings.length === 0 ? null : words('shu-sergeant', 'waiting.skipped', { finding: one(shu.findings)!.root, inFavourOf: null });
    case 'report':
      return words('officer', 'report.written', reportWords({ date: day.toString(), time: '00:00', tier: (1 + (pick % 3)) as 1 }), { effective: day.toString() });
    case 'go on with a report':
      return goOn(pick % 3 === 0 ? one(casesOf(record)) : casesOf(record).at(-1), pick, now, words);
    case 'captain': {
      const held = one(casesOf(record));
      return held ? words('captain', 'captain-review.decided', pick % 3 === 0 ? { report: held.root, outcome: 'new adjustment period', newPeriodFrom: later(pick % 5) } : { report: held.root, outcome: pick % 3 === 1 ? 'move to Level I' : 'no movement' }) : null;
    }
    case 'ask':
      return words('shu-sergeant', 'immediate-move.requested', { nature: 'arson', words: 'Lit a sheet at the door', ...(pick % 2 === 0 && casesOf(record).length > 0 ? { report: one(casesOf(record))!.root } : {}) });
    case 'answer':
      return shu.immediateMoves.length === 0 ? null : words('watch-commander', 'immediate-move.decided', { request: one(shu.immediateMoves)!.root, outcome: pick % 3 === 0 ? 'refused' : 'approved' });
    case 'restrain':
      return words('lieutenant', 'restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: later(5) });
    case 'deprive':
      return words('lieutenant', 'deprivation-order.issued', { why: 'Hoarded medicine', withheld: ['commissary'], reviewBy: later(5) });
    case 'end an order': {
      const order = one(shu.orders);
      return order ? words('lieutenant', `${order.of}-order.${pick % 4 === 0 ? 'reviewed' : 'ended'}`, pick % 4 === 0 ? { order: order.root, outcome: 'continued', reviewBy: later(5) } : { order: order.root }) : null;
    }
    case 'cell':
      return words('shu-sergeant', 'cell.assigned', { unit: 'SHU', cell: one(['8A1-01', '8A1-02', '8B1-01', '10B2-01'])! });
    case 'keep apart':
      return words('lieutenant', 'keep-separate.ordered', { other: personId(of === 'a' ? 'b' : 'a'), why: 'Fought in the yard' });
    case 'end keeping apart': {
      const order = one(separationsOf(record));
      return order ? words('lieutenant', 'keep-separate.ended', { order: order.root }) : null;
    }
    case 'designate':
      return words('captain', 'gallery.designated', { unit: 'SHU', gallery: one(['8A1', '8B1', '10B2'])!, levels: one([['I'], ['II'], ['II', 'III'], []])! }, { subject: play.subject(at, 'facility') });
    case 'adopt': {
      const own = defaultProcedures.levels[0]!.numbers;
      return words('captain', 'procedure.adopted', { procedure: 'levels', effective: later(-(pick % 40)), scope: 'facility', source: 'Facility memorandum', numbers: { ...own, minimumDays: { I: 5 + (pick % 40), II: 30 } } }, { subject: { type: 'procedure', id: 'levels' } });
    }
    case 'admit':
      return words('shu-sergeant', 'shu.admitted', {});
    case 'release':
      return words('shu-sergeant', 'shu.released', {});
    case 'recommend': {
      const remaining = remainingOn(record, day.toString());
      const ceiling = ceilingOn(record, at.station.procedures, day.toString());
      return remaining && ceiling && ceiling.days > 0 ? words('drc-member', 'drc.recommended', { members: [{ name: 'Counselor Ames' }], basis: { remaining: remaining.remaining, lastDay: remaining.lastDay }, days: 1 + (pick % ceiling.days) }, { effective: day.toString() }) : null;
    }
    case 'decide a cut': {
      const remaining = remainingOn(record, day.toString());
      const review = one(drcOf(record).reviews);
      return remaining && review ? words('superintendent', 'time-cut.decided', { recommendation: review.root, outcome: 'approved', days: review.days, basis: { remaining: remaining.remaining, lastDay: remaining.lastDay } }, { effective: day.toString() }) : null;
    }
    case 'issue':
      return words('officer', 'item.issued', { item: one(['sneakers', 'shorts', 'earphones'])!, description: 'White' });
    case 'take back': {
      const item = one(itemsOf(record).issued);
      return item ? words('officer', 'item.withdrawn', { issued: item.root }) : null;
    }
    case 'package':
      return words('shu-sergeant', 'package.received', { items: ['sneakers'] });
    case 'strike': {
      const facts = [...record.inForce].filter(([root]) => !play.ids.has(root));
      const [root, words_] = one(facts) ?? [];
      const base = at.station.book.entriesOf(subject).find(({ header }) => header.id === root)?.header.kind;
      const voids = known.capabilities.flatMap(({ kinds }) => kinds).find((kind) => kind.voids === base);
      return voids && base !== 'person.received' ? words(roles.find((role) => voids.roles.includes(role))!, voids.name, {}, { strikes: words_! }) : null;
    }
    case 'dispose of a report':
    case 'exchange':
      return null;
  }
}

function goOn(held: ReturnType<typeof casesOf>[number] | undefined, pick: number, now: Temporal.PlainDateTime, words: (by: Role, kind: string, body: object, more?: Partial<Act>) => Act & { readonly by: Role }): (Act & { readonly by: Role; readonly account?: string }) | null {
  if (!held) return null;
  const about = { report: held.root, at: writeMoment(now) };
  const today = { effective: now.toPlainDate().toString() };
  switch (statusOf(held).state) {
    case 'awaiting review':
      return words('lieutenant', 'report.reviewed', pick % 7 === 0 ? { ...about, outcome: 'dismissed', why: 'No evidence' } : { ...about, outcome: 'tier set', tier: 3 }, today);
    case 'tier set':
      return words('officer', 'notice.served', { ...about, servedBy: 'Officer Reyes' }, today);
    case 'notice served':
      return { ...words('captain', 'hearing.opened', { ...about, officer: hearingOfficer }, today), account: hearingOfficer.account };
    case 'in hearing':
      return { ...words('captain', 'hearing.disposed', { ...about, charges: held.report.rules.map((rule) => ({ rule, finding: 'affirmed', evidence: 'The report' })), penalties: [{ name: 'surcharge', cents: 500 }, { name: 'RRU', days: 20 + (pick % 60) }] }, today), account: hearingOfficer.account };
    case 'disposed':
      return words('officer', 'disposition.delivered', { ...about, deliveredBy: 'Officer Reyes' }, today);
    case 'delivered':
      return words('officer', 'appeal.filed', { ...about, grounds: 'A witness was not called' }, today);
    case 'appealed':
      return words('coordinator', 'appeal.decided', { ...about, on: 'appeal', authority: 'commissioner', decidedBy: 'Director Stone', outcome: pick % 2 === 0 ? 'reversed' : 'affirmed' }, today);
    default:
      return null;
  }
}

describe('the board of a station', () => {
  test('is the same at both stations, and at one where the entries arrived in any order and in any pieces', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyBook, async ({ attempts: tried, arrival, pieces }) => {
        using play = await bookOf(tried);
        const [one, other] = play.stations;
        const board = boardOf(one!);
        expect(boardOf(other!)).toEqual(board);
        const before = new Set(rowsOf(one!).map(({ id }) => id));
        using third = await Play.begin(1, {}, '2026-03-03T09:00');
        const at = third.stations[0]!;
        const own = new Set(rowsOf(at).map(({ id }) => id));
        const missing = rowsOf(one!).filter(({ id }) => !own.has(id)).map((row, index) => ({ row, at: arrival[index % arrival.length]! })).toSorted((a, b) => a.at - b.at).map(({ row }) => row);
        const size = Math.max(1, Math.ceil(missing.length / pieces));
        for (let from = 0; from < missing.length; from += size) take(at, missing.slice(from, from + size));
        expect(new Set(rowsOf(at).map(({ id }) => id))).toEqual(before);
        expect(boardOf(at)).toEqual(board);
      }),
      { numRuns: 20 },
    );
  });

  test('says of a person what it says without anybody else in the book', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyBook, async ({ attempts: tried }) => {
        using play = await bookOf(tried);
        using alone = await Play.begin(1, {}, '2026-03-03T09:00');
        const at = alone.stations[0]!;
        take(at, rowsOf(play.stations[0]!).filter((row) => row['subject_id'] !== personId('a')));
        const standingsOf = (station: typeof at) => boardOf(station)['standings']!.filter((row) => row.includes(personId('b')));
        expect(standingsOf(at)).toEqual(standingsOf(play.stations[0]!));
        expect(standingsOf(at).some((row) => row.includes(personId('a')))).toBe(false);
      }),
      { numRuns: 10 },
    );
  });

  test('is made of books that are worth the look: what the level system consists of was recorded in them, not refused', { timeout: 120_000 }, async () => {
    recorded.clear();
    const unsettled: string[] = [];
    for (const { attempts: tried } of fc.sample(anyBook, { numRuns: 30, seed: 1 })) {
      using play = await bookOf(tried);
      for (const row of boardOf(play.stations[0]!)['outcomes']!) unsettled.push((JSON.parse((JSON.parse(row) as { outcome: string }).outcome) as { is: string }).is);
    }
    expect(['level.assigned', 'eligibility.found', 'captain-review.decided', 'immediate-move.requested', 'restraint-order.issued', 'cell.assigned', 'hearing.disposed', 'gallery.designated', 'procedure.adopted', 'drc.recommended', 'item.issued'].filter((kind) => !recorded.has(kind))).toEqual([]);
    expect(['in question', 'standing aside'].filter((is) => unsettled.filter((one) => one === is).length < 3)).toEqual([]);
  });
});
