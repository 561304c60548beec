import { v7 as uuidv7 } from 'uuid';
import { roleNames } from '../shared/accounts/roles.ts';
import type { Act, ActProblem } from '../shared/contract/contract.ts';
import { clockZero, tick, type Clock } from '../shared/entry/clock.ts';
import { fold, type Registry, type SubjectRecord } from '../shared/entry/fold.ts';
import { isDay } from '../shared/entry/day.ts';
import type { Content, Entry, Header, Sight } from '../shared/entry/header.ts';
import { facetsSetAside } from '../shared/entry/question.ts';
import type { Actor, Kind } from '../shared/entry/kind.ts';
import { chainStart, seal } from '../shared/entry/seal.ts';
import { subjectKey, type Subject } from '../shared/entry/subject.ts';
import type { Surroundings } from '../shared/entry/surroundings.ts';
import { acknowledgementOf, problem, problemsOfSchema, type Problem } from '../shared/problems.ts';
import { notOfMainOffice } from '../shared/facility/main-office.ts';
import { heldElsewhere } from '../shared/records/custody.ts';
import { withoutReception } from '../shared/records/identity.ts';
import type { CatchUp } from './catch-up.ts';
import type { StationKey } from './keys.ts';
import type { StationProcedures } from './procedures.ts';
import type { Projector } from './store/projections/project.ts';
import type { Book, ChainEnd } from './store/book.ts';
import type { Db } from './store/open.ts';

/** What comes of asking for acts to be recorded: all of them, or none. */
export type Recorded =
  | { readonly is: 'recorded'; readonly entries: readonly string[]; readonly subjects: readonly Subject[] }
  | { readonly is: 'refused'; readonly problems: readonly ActProblem[] }
  | { readonly is: 'to acknowledge'; readonly problems: readonly ActProblem[] };

/** Acts in order, and who answers for them. */
export interface SignedActs {
  readonly acts: readonly Act[];
  readonly actor: Actor;
}

/** What the recorder is made of: everything it may read, write or ask comes in here. */
export interface RecorderParts {
  readonly db: Db;
  /** Makes the rows of people on whom entries arrived: a decision on one asks those of others. */
  readonly catchUp: Pick<CatchUp, 'makeArrived'>;
  readonly book: Book;
  readonly projector: Projector;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
  readonly procedures: StationProcedures;
  readonly key: StationKey;
  readonly now: () => number;
  readonly today: () => Temporal.PlainDate;
  readonly random: (bytes: number) => Uint8Array;
}

interface Working {
  readonly entries: Entry[];
  readonly before: ReadonlyMap<string, Sight>;
  record: SubjectRecord;
  /** True once an act on the subject was refused: what follows from its absence is not said again. */
  refused: boolean;
}

class NotRecorded extends Error {
  readonly outcome: Recorded;
  constructor(outcome: Recorded) {
    super('not recorded');
    this.outcome = outcome;
  }
}

/** The one way into the book: decides, seals, appends, folds and projects in a single transaction. */
export class Recorder {
  readonly #parts: RecorderParts;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /**
   * Records acts, all or none, and returns when they are on disk.
   * In: the acts in order, each decided on the record as the acts before it left it; who acts; the
   * codes of the warnings he has acknowledged; what a second person signs after them, in his own name.
   * Problems count all of the acts. Acts that carry ids and are in the book already are not
   * recorded again: a window whose answer was lost may ask once more. Out: the entries' ids, or every problem at once.
   * Reads the end of the chain inside the transaction, so that two processes on one book cannot fork it.
   */
  record(acts: readonly Act[], actor: Actor, acknowledged: readonly string[], countersigned?: SignedActs): Recorded {
    const { db, catchUp } = this.#parts;
    const signed = [{ acts, actor }, ...(countersigned ? [countersigned] : [])];
    try {
      return db.$client
        .transaction(() => {
          catchUp.makeArrived();
          return this.#recordAll(signed, new Set(acknowledged));
        })
        .immediate();
    } catch (error) {
      this.#parts.procedures.forget();
      if (error instanceof NotRecorded) return error.outcome;
      throw error;
    }
  }

  /**
   * Records groups of acts in one transaction, each group all or none: an import. Every warning counts
   * as acknowledged; the preview has shown them. Out: what came of each group, in order.
   */
  recordGroups(groups: readonly (readonly Act[])[], actor: Actor): readonly Recorded[] {
    const { db, catchUp } = this.#parts;
    const group = db.$client.transaction((acts: readonly Act[]) => this.#recordAll([{ acts, actor }], 'all'));
    return db.$client
      .transaction(() => {
        catchUp.makeArrived();
        return groups.map((acts) => {
          try {
            return group(acts);
          } catch (error) {
            this.#parts.procedures.forget();
            if (error instanceof NotRecorded) return error.outcome;
            throw error;
          }
        });
      })
      .immediate();
  }

  /** What would be said of acts, one after the other, if they were recorded now; nothing is. */
  rehearse(acts: readonly Act[], actor: Actor): readonly ActProblem[] {
    const subjects = new Map<string, Working>();
    return acts.flatMap((act, index) => {
      const working = this.#workingOn(act.subject, subjects);
      const { problems, kind, body } = this.#consider(act, actor, working);
      working.refused ||= problems.some((one) => one.severity === 'stop');
      if (kind && !problems.some((one) => one.severity === 'stop')) {
        working.entries.push({ header: this.#draft(act, kind, body, actor, working, 'rehearsal', { end: { seq: index, hash: chainStart }, clock: latest(working) }), body, ...(act.reason ? { reason: act.reason } : {}) });
        working.record = fold(act.subject, working.entries, this.#parts.registry);
      }
      return problems.map((one) => ({ ...one, act: index }));
    });
  }

  #recordAll(signed: readonly SignedActs[], acknowledged: ReadonlySet<string> | 'all'): Recorded {
    const { book, projector } = this.#parts;
    const all = signed.flatMap(({ acts, actor }) => acts.map((act) => ({ act, actor })));
    const acts = all.map(({ act }) => act);
    const asked = acts.flatMap((act) => act.id ?? []);
    if (asked.length === acts.length && asked.every((id) => book.has(id))) return { is: 'recorded', entries: asked, subjects: [] };
    const station = book.stationId();
    if (station === undefined) throw new Error('the station has not been set up');
    const chain = { end: book.chainEnd(station), clock: book.latestClock() };
    const subjects = new Map<string, Working>();
    const problems: ActProblem[] = [];
    const ids: string[] = [];
    let changed: Working | undefined;
    const project = () => changed && projector.project(changed.record, changed.entries);

    all.forEach(({ act, actor }, index) => {
      const working = this.#workingOn(act.subject, subjects);
      // A decision asks the projections about other subjects only: those of one are due when another is.
      if (working !== changed) project();
      const considered = this.#consider(act, actor, working);
      problems.push(...considered.problems.map((one) => ({ ...one, act: index })));
      if (considered.problems.some((one) => one.severity === 'stop') || !considered.kind) {
        working.refused = true;
        return;
      }
      const entry = this.#append(act, considered.kind, considered.body, considered.problems, actor, working, station, chain);
      ids.push(entry.header.id);
      working.entries.push(entry);
      working.record = fold(act.subject, working.entries, this.#parts.registry);
      changed = working;
    });
    project();

    if (problems.some((one) => one.severity === 'stop')) throw new NotRecorded({ is: 'refused', problems });
    if (acknowledged !== 'all' && problems.some((one) => one.severity === 'warn' && !acknowledged.has(one.code) && !acknowledged.has(acknowledgementOf(one)))) throw new NotRecorded({ is: 'to acknowledge', problems });
    return { is: 'recorded', entries: ids, subjects: [...subjects.values()].map((working) => working.record.subject) };
  }

  #workingOn(subject: Subject, subjects: Map<string, Working>): Working {
    const key = subjectKey(subject);
    const held = subjects.get(key);
    if (held) return held;
    const entries = this.#parts.book.entriesOf(subject);
    const record = fold(subject, entries, this.#parts.registry);
    const working: Working = { entries, record, before: record.facets, refused: false };
    subjects.set(key, working);
    return working;
  }

  #consider(act: Act, actor: Actor, working: Working): { readonly kind?: Kind<any, any>; readonly body?: unknown; readonly problems: readonly Problem[] } {
    const { registry, surroundings, procedures, today } = this.#parts;
    const found = registry.kind(act.kind);
    if (!found) return { problems: [problem('ENT-004', { value: act.kind })] };
    const { kind, capability } = found;
    const gone = act.subject.type === 'person' ? surroundings.letGo(act.subject.id) : undefined;
    if (gone) return { problems: [problem('TRF-004', { value: gone.name, detail: gone.holder })] };
    if (kind.subject !== act.subject.type) return { problems: [problem('ENT-005', { value: act.subject.type })] };
    const problems: Problem[] = [];
    if (!isDay(act.effective)) problems.push(problem(act.effective === '' ? 'FLD-001' : 'FLD-003', { field: 'effective', value: act.effective }));
    if (!kind.roles.includes(actor.role)) problems.push(problem('ENT-001', { value: roleNames[actor.role], detail: kind.roles.map((role) => roleNames[role]).join(', ') || 'the main office' }));
    const rewrites = kind.corrects ?? kind.voids;
    if (rewrites !== undefined && !act.reason) problems.push(problem('FLD-005', { field: 'reason' }));
    const parsed = kind.schema.safeParse(act.body);
    if (!isDay(act.effective) || !parsed.success) return { problems: [...problems, ...(parsed.success ? [] : problemsOfSchema(parsed.error.issues, act.body))] };

    const struck = act.strikes === undefined ? undefined : working.entries.find(({ header }) => header.id === act.strikes);
    const root = rewrites === undefined ? undefined : rootOf(struck, working);
    if (rewrites !== undefined && (root === undefined || !strikesRightKind(struck, kind, registry))) {
      problems.push(problem('ENT-003', { value: act.strikes ?? '' }));
    }
    const { decides = [], relies = [] } = kind.facets(parsed.data);
    problems.push(...moved(act, [...decides, ...relies, ...facetsStruck(act.strikes, working.entries), ...facetsSetAside(kind, parsed.data, working.entries)], working.before));
    const record = root === undefined ? working.record : fold(act.subject, withoutFact(working.entries, root), registry);
    problems.push(
      ...(working.refused ? [] : withoutReception(kind, record)),
      ...(surroundings.atMainOffice() ? notOfMainOffice(kind, act.subject, surroundings) : heldElsewhere(kind, parsed.data, record, working.entries, surroundings.ownFacility())),
      ...kind.decide({
        subject: act.subject,
        body: parsed.data,
        effective: Temporal.PlainDate.from(act.effective),
        reason: act.reason,
        strikes: root,
        struck: struck && { header: struck.header, body: struck.body },
        slice: record.slices[capability.name],
        record,
        actor,
        today: today(),
        procedures: procedures.fresh(),
        surroundings,
      }),
    );
    return { kind, body: parsed.data, problems };
  }

  #append(act: Act, kind: Kind<any, any>, body: unknown, problems: readonly Problem[], actor: Actor, working: Working, station: string, chain: Chain): Entry {
    const { book, key, random } = this.#parts;
    const acknowledged = [...new Set(problems.filter((one) => one.severity === 'warn').map((one) => one.code))];
    const content: Content = { body, ...(act.reason ? { reason: act.reason } : {}), ...(acknowledged.length > 0 ? { acknowledged } : {}) };
    const sealed = seal(this.#draft(act, kind, body, actor, working, station, chain), content, random(16), key);
    book.append(sealed);
    chain.end = { seq: sealed.read.seq, hash: sealed.hash };
    chain.clock = sealed.read.clock;
    return { header: sealed.read, ...content };
  }

  #draft(act: Act, kind: Kind<any, any>, body: unknown, actor: Actor, { record, entries }: Working, station: string, chain: Chain): Header {
    const { now, random } = this.#parts;
    const wall = now();
    const facets = kind.facets(body);
    const sight = (facet: string): Sight => record.facets.get(facet) ?? { facet, last: null, count: 0 };
    const struck = act.strikes === undefined ? undefined : entries.find((entry) => entry.header.id === act.strikes)?.header;
    const decides = new Set([...(facets.decides ?? []), ...facetsStruck(act.strikes, entries), ...facetsSetAside(kind, body, entries), ...(struck ? [`entry:${struck.id}`] : [])]);
    const adds = new Set([...(facets.adds ?? []), ...(struck?.adds ?? [])]);
    return {
      v: 1,
      id: act.id ?? uuidv7({ msecs: wall, random: random(16) }),
      station,
      seq: chain.end.seq + 1,
      clock: tick(chain.clock, wall),
      at: new Date(wall).toISOString(),
      effective: act.effective,
      author: actor.account,
      role: actor.role,
      subject: act.subject,
      kind: kind.name,
      version: kind.version,
      decides: [...decides].map(sight),
      relies: (facets.relies ?? []).map(sight),
      adds: [...adds],
      ...(act.strikes === undefined ? {} : { strikes: act.strikes }),
      content: chainStart,
      previous: chain.end.hash,
    };
  }
}

interface Chain {
  end: ChainEnd;
  clock: Clock;
}

function latest({ entries }: Working): Clock {
  return entries.reduce((last, { header }) => (header.clock > last ? header.clock : last), clockZero);
}

/** The entry first written of the fact that an entry speaks of, if its words are not themselves struck or unread. */
function rootOf(struck: Entry | undefined, { entries, record }: Working): string | undefined {
  const outcome = struck && record.outcomes.get(struck.header.id)?.is;
  if (!outcome || outcome === 'struck' || outcome === 'unread') return undefined;
  let root = struck;
  for (let before: Entry | undefined = root; before; before = entries.find(({ header }) => header.id === root.header.strikes)) root = before;
  return root.header.id;
}

/** True when a kind may strike an entry: a first writing or a correction of its own fact; a void may strike a void, which brings the fact back. */
function strikesRightKind(struck: Entry | undefined, kind: Kind, registry: Registry): boolean {
  const base = kind.corrects ?? kind.voids;
  const of = struck && registry.kind(struck.header.kind)?.kind;
  if (!of) return false;
  return of.name === base || of.corrects === base || (kind.voids !== undefined && of.voids === base);
}

/** The entries without one fact: its first writing and every rewriting of it. */
function withoutFact(entries: readonly Entry[], root: string): Entry[] {
  const gone = new Set([root]);
  for (const { header } of entries) if (header.strikes !== undefined && gone.has(header.strikes)) gone.add(header.id);
  return entries.filter((entry) => !gone.has(entry.header.id));
}

/** The facets that the words to be struck decided: to strike them is to decide these again. */
function facetsStruck(strikes: string | undefined, entries: readonly Entry[]): readonly string[] {
  const struck = strikes === undefined ? undefined : entries.find(({ header }) => header.id === strikes);
  return struck?.header.decides.map(({ facet }) => facet) ?? [];
}

/** Problems with an act made on a record that has since moved on a facet it decides or relies on. */
function moved(act: Act, facets: readonly string[], before: ReadonlyMap<string, Sight>): readonly Problem[] {
  if (!act.seen) return [];
  const seen = new Map(act.seen.map((sight) => [sight.facet, sight.last]));
  const stale = [...new Set(facets)].filter((facet) => (before.get(facet)?.last ?? null) !== (seen.get(facet) ?? null));
  return stale.map((facet) => problem('ENT-002', { value: facet, detail: `another entry on ${facet} was recorded meanwhile` }));
}
