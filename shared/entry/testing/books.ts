import * as fc from 'fast-check';
import { known } from '../../capabilities.ts';
import type { Entry } from '../header.ts';
import { cellWords, commitmentWords, determinateCount, identityWords, jailTimeWords, levelWords, reportWords } from './facts.ts';
import { mattersOf, type Settlement } from '../question.ts';
import { StationInTest, unionOf } from './station.ts';

/** The book of one person that some stations wrote, each with its own sight of the others' entries. */
export interface Book {
  readonly entries: readonly Entry[];
  /** What lay before its author when each entry was written, by entry id. */
  readonly sightOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly stations: readonly StationInTest[];
}

/**
 * How entries travel. `main office`: each station sends its own in order and takes a beginning of the
 * feed, so whoever sees an entry has seen what its author saw. `any`: a station takes a beginning of
 * another's own entries, whatever those were written in view of.
 */
export type Travel = 'main office' | 'any';

type Step =
  | { readonly does: 'exchange'; readonly station: number; readonly with: number; readonly share: number }
  | { readonly does: 'write'; readonly station: number; readonly kind: WrittenKind; readonly pick: number; readonly wait: number }
  | { readonly does: 'settle'; readonly station: number; readonly which: number; readonly pick: number; readonly wait: number }
  | { readonly does: 'rewrite'; readonly station: number; readonly how: 'correct' | 'void' | 'void of a void'; readonly which: number; readonly pick: number; readonly wait: number };

/** The kinds that are written; jail time twice, since it is what can stand aside. */
const writtenKinds = ['person.received', 'commitment.received', 'jail-time.certified', 'jail-time.certified', 'report.written', 'level.assigned', 'cell.assigned'] as const;
type WrittenKind = (typeof writtenKinds)[number];

const days = ['2026-02-01', '2026-02-14', '2026-02-14', '2026-03-01'] as const;

const withoutSettling = [
  { weight: 3, arbitrary: fc.record({ does: fc.constant('exchange' as const), station: fc.nat(9), with: fc.nat(9), share: fc.double({ min: 0, max: 1, noNaN: true }) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('write' as const), station: fc.nat(9), kind: fc.constantFrom(...writtenKinds), pick: fc.nat(99), wait: fc.nat(600_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('rewrite' as const),
      station: fc.nat(9),
      how: fc.constantFrom('correct' as const, 'correct' as const, 'void' as const, 'void of a void' as const),
      which: fc.nat(99),
      pick: fc.nat(99),
      wait: fc.nat(600_000),
    }),
  },
] satisfies readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[];

const anyStep: fc.Arbitrary<Step> = fc.oneof(...withoutSettling);

/** The same, and a matter in question may be settled one way or another. */
const anyStepOrSettlement: fc.Arbitrary<Step> = fc.oneof(...withoutSettling, {
  weight: 6,
  arbitrary: fc.record({ does: fc.constant('settle' as const), station: fc.nat(9), which: fc.nat(99), pick: fc.nat(255), wait: fc.nat(600_000) }),
});

/** Random books of some stations, whose wall clocks differ by up to an hour; with `settling`, of some that settle what is in question. */
export function books(stations: number, travel: Travel, settling?: 'settling'): fc.Arbitrary<Book> {
  return fc
    .record({ skews: fc.array(fc.integer({ min: -3_600_000, max: 0 }), { minLength: stations, maxLength: stations }), steps: fc.array(settling ? anyStepOrSettlement : anyStep, { minLength: 6, maxLength: 28, size: 'max' }) })
    .map(({ skews, steps }) => play(skews, steps, travel));
}

/** A book and its entries in another order of arrival. */
export function shuffledBooks(stations: number, travel: Travel, settling?: 'settling'): fc.Arbitrary<{ readonly book: Book; readonly arrived: readonly Entry[] }> {
  return books(stations, travel, settling).chain((book) =>
    fc.shuffledSubarray([...book.entries], { minLength: book.entries.length, maxLength: book.entries.length }).map((arrived) => ({ book, arrived })),
  );
}

function play(skews: readonly number[], steps: readonly Step[], travel: Travel): Book {
  const stations = skews.map((skew, index) => new StationInTest(index + 1).wait(skew));
  const feed: Entry[] = [];
  const at = (number: number) => stations[number % stations.length]!;
  for (const step of steps) {
    const station = at(step.station);
    if (step.does === 'exchange') exchange(station, at(step.with), step.share, feed, travel);
    else if (step.does === 'write') write(station.wait(step.wait), step.kind, step.pick);
    else if (step.does === 'settle') settle(station.wait(step.wait), step.which, step.pick);
    else rewrite(station.wait(step.wait), step.how, step.which, step.pick);
  }
  return { entries: unionOf(stations), sightOf: new Map(stations.flatMap((station) => [...station.sightOf])), stations };
}

function exchange(station: StationInTest, other: StationInTest, share: number, feed: Entry[], travel: Travel): void {
  if (travel === 'any') {
    station.receive(other.own.slice(0, Math.ceil(other.own.length * share)));
    return;
  }
  const sent = new Set(feed);
  feed.push(...station.own.filter((entry) => !sent.has(entry)));
  station.receive(feed.slice(0, Math.ceil(feed.length * share)));
}

function write(station: StationInTest, kind: WrittenKind, pick: number): void {
  const body = bodyOf(station, kind, pick);
  if (body) station.write({ kind, body, effective: days[pick % days.length]!, reason: `Reason ${pick}` });
}

function settle(station: StationInTest, which: number, pick: number): void {
  const matters = mattersOf(station.record);
  const matter = matters[which % Math.max(matters.length, 1)];
  if (matter) station.write({ kind: 'question.settled', body: settlementOf(matter, matter.filter((_, index) => (pick >> index % 8) & 1)), reason: `Reason ${pick}` });
}

/** The words of a settlement of a matter. */
export function settlementOf(matter: readonly string[], stands: readonly string[]): Settlement {
  return { settles: [...matter], stands: [...stands], how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined' };
}

function rewrite(station: StationInTest, how: 'correct' | 'void' | 'void of a void', which: number, pick: number): void {
  const { record, seen } = station;
  const kindOf = (entry: Entry) => known.kind(entry.header.kind)!.kind;
  const choices =
    how === 'void of a void' ? seen.filter((entry) => kindOf(entry).voids !== undefined && record.outcomes.get(entry.header.id)?.is !== 'struck') : seen.filter((entry) => [...record.inForce.values()].includes(entry.header.id));
  const struck = choices[which % Math.max(choices.length, 1)];
  if (!struck) return;
  const base = kindOf(struck).corrects ?? kindOf(struck).voids ?? struck.header.kind;
  const kind = known.capabilities.flatMap((capability) => capability.kinds).find((one) => (how === 'correct' ? one.corrects : one.voids) === base)!;
  const body = how === 'correct' ? bodyOf(station, base as WrittenKind, pick) : {};
  if (body) station.write({ kind: kind.name, body, effective: days[pick % days.length]!, reason: `Reason ${pick}`, strikes: struck.header.id });
}

/** Words of a kind, out of few, so that stations often write of the same thing. */
function bodyOf(station: StationInTest, kind: WrittenKind, pick: number): unknown {
  switch (kind) {
    case 'person.received':
      return identityWords({ name: `DOE, John ${'ABC'[pick % 3]}` });
    case 'commitment.received':
      return commitmentWords({ indictment: `0100${pick % 2}-2018`, ...(pick % 3 === 0 ? { counts: [determinateCount()] } : {}) });
    case 'jail-time.certified': {
      const commitments = station.seen.filter((entry) => entry.header.kind === 'commitment.received');
      const commitment = commitments[pick % Math.max(commitments.length, 1)];
      return commitment ? jailTimeWords(commitment.header.id, { days: pick }) : undefined;
    }
    case 'report.written':
      return reportWords({ place: `Place ${pick}` });
    case 'level.assigned':
      return levelWords((['I', 'II', 'III'] as const)[pick % 3]!);
    case 'cell.assigned':
      return cellWords(`8A1-0${pick % 3}`);
  }
}
