import { canonicalOrder } from './clock.ts';
import type { Entry, Header, Sight } from './header.ts';
import type { Applied, Capability, Kind, StandingAside } from './kind.ts';
import { entriesSettled, isOfQuestions, type Raised, type Settlement } from './question.ts';
import type { Subject } from './subject.ts';

/** What became of an entry in the fold. Every entry has exactly one. */
export type Outcome =
  | { readonly is: 'applied' }
  | { readonly is: 'in question'; readonly because: string; readonly with: readonly string[] }
  | { readonly is: 'standing aside'; readonly because: string }
  | { readonly is: 'struck'; readonly by: string }
  | { readonly is: 'unread'; readonly because: string };

/** The record of one subject: a pure function of the set of its entries. */
export interface SubjectRecord {
  readonly subject: Subject;
  /** The part each capability keeps, by the capability's name. */
  readonly slices: Readonly<Record<string, unknown>>;
  /** Outcome of each entry, by entry id, in canonical order. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What has touched each facet: the sight that a new entry takes as its basis. */
  readonly facets: ReadonlyMap<string, Sight>;
  /** For each fact still standing, the entry whose words are in force, by the entry first written. */
  readonly inForce: ReadonlyMap<string, string>;
  /** The kinds that each entry is about, by entry id: its own; of a settlement or its void also those of what it settles, through one another. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The kinds that a program knows, looked up by name. */
export interface Registry {
  readonly capabilities: readonly Capability<any>[];
  kind(name: string): { readonly kind: Kind<any, any>; readonly capability: Capability<any> } | undefined;
}

/** Makes the registry of a list of capabilities. Fails (throws) when two kinds share a name. */
export function registry(capabilities: readonly Capability<any>[]): Registry {
  const byName = new Map<string, { kind: Kind<any, any>; capability: Capability<any> }>();
  for (const capability of capabilities) {
    for (const kind of capability.kinds) {
      if (byName.has(kind.name)) throw new Error(`two kinds are named ${kind.name}`);
      byName.set(kind.name, { kind, capability });
    }
  }
  return { capabilities, kind: (name) => byName.get(name) };
}

interface Read {
  readonly entry: Entry;
  readonly kind: Kind<any, any> | undefined;
  readonly capability: Capability<any> | undefined;
  readonly body: unknown;
  readonly unread: string | undefined;
}

/**
 * Folds the entries of one subject into its record.
 * In: the subject, its entries in any order (each once), the registry. Out: the record; the same for
 * every order of the same entries. Total: an entry of an unknown kind or version, or whose body does
 * not read, comes out `unread`; one that no longer fits stands aside; nothing throws.
 */
export function fold(subject: Subject, entries: readonly Entry[], known: Registry): SubjectRecord {
  const ordered = withoutSealed(
    entries.toSorted((a, b) => canonicalOrder(a.header, b.header)).map((entry) => read(entry, known)),
  );
  const byId = new Map(ordered.map((item) => [item.entry.header.id, item]));
  const { questions, facets } = findQuestions(ordered);
  const { struckBy, wordsOf, correctionsOf, misplaced, settledBy, setAsideBy } = findStrikes(ordered, byId);

  const slices: Record<string, unknown> = {};
  for (const capability of known.capabilities) {
    if (capability.subject === subject.type) slices[capability.name] = capability.initial;
  }

  const applied = new Map<string, Outcome>();
  const inForce = new Map<string, string>();
  const waiting = new Map<string, Read>();
  for (const item of ordered) {
    const first = isRewriting(item) ? waiting.get(item.entry.header.id) : item;
    if (!first || first.unread !== undefined || misplaced.has(first.entry.header.id)) continue;
    const { id } = first.entry.header;
    if (setAsideBy.has(id)) continue;
    const words = wordsOf.get(id) ?? (struckBy.has(id) ? undefined : first);
    if (!words || !first.capability || !first.kind || words.unread !== undefined) continue;
    const result = first.kind.apply(slices[first.capability.name], toApplied(first, words, correctionsOf.get(id) ?? []));
    if (isStandingAside(result)) {
      applied.set(words.entry.header.id, { is: 'standing aside', because: result.standsAside });
      // A correction may rest on what was entered after the first writing: it is tried again at its own place.
      if (words !== item) waiting.set(words.entry.header.id, first);
    } else {
      slices[first.capability.name] = result;
      inForce.set(id, words.entry.header.id);
      applied.delete(words.entry.header.id);
    }
  }

  const outcomes = new Map<string, Outcome>();
  for (const item of ordered) {
    const { id } = item.entry.header;
    outcomes.set(id, outcomeOf(item, applied.get(id), setAsideBy.get(id) ?? struckBy.get(id), misplaced.get(id), openQuestion(id, questions.get(id), settledBy, setAsideBy)));
  }
  return { subject, slices, outcomes, facets, inForce, kinds: kindsOf(ordered) };
}

/** Read from the headers: what was settled once is known of a settlement that is struck, or of which only the header is here. */
function kindsOf(ordered: readonly Read[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, ReadonlySet<string>>();
  for (const { entry: { header } } of ordered) {
    const settled = isOfQuestions(header.kind) ? entriesSettled(header).flatMap((id) => [...(kinds.get(id) ?? [])]) : [];
    kinds.set(header.id, new Set([header.kind, ...settled]));
  }
  return kinds;
}

/**
 * What is still asked of an entry: nothing once it and every entry that it is in question with are named by
 * settlements that stand, or once all those others were set aside: then nothing is left that it was made without sight of.
 */
function openQuestion(id: string, question: Question | undefined, settledBy: ReadonlyMap<string, string>, setAsideBy: ReadonlyMap<string, string>): Question | undefined {
  const others = [...(question?.with ?? [])];
  const settled = settledBy.has(id) && others.every((other) => settledBy.has(other));
  return settled || others.every((other) => setAsideBy.has(other)) ? undefined : question;
}

function outcomeOf(
  item: Read,
  applied: Outcome | undefined,
  struckBy: string | undefined,
  misplaced: string | undefined,
  question: Question | undefined,
): Outcome {
  if (item.unread !== undefined) return { is: 'unread', because: item.unread };
  if (struckBy !== undefined) return { is: 'struck', by: struckBy };
  if (misplaced !== undefined) return { is: 'standing aside', because: misplaced };
  if (applied !== undefined) return applied;
  if (question !== undefined) return { is: 'in question', because: question.because, with: [...question.with].toSorted() };
  return { is: 'applied' };
}

function read(entry: Entry, known: Registry): Read {
  const { header } = entry;
  const found = known.kind(header.kind);
  const unread = (because: string): Read => ({ entry, kind: undefined, capability: undefined, body: undefined, unread: because });
  if (!found) return unread(`the kind ${header.kind} is not known to this program`);
  if (found.kind.version !== header.version) return unread(`version ${header.version} of ${header.kind} is not known to this program`);
  if (found.kind.subject !== header.subject.type) return unread(`${header.kind} is not about a ${header.subject.type}`);
  if (entry.body === null) return sealedRead(entry, found.kind);
  const body = found.kind.schema.safeParse(entry.body);
  if (!body.success) return unread(`the body does not read as ${header.kind}`);
  return { entry, kind: found.kind, capability: found.capability, body: body.data, unread: undefined };
}

/** Why an entry that a court ordered sealed is unread. */
export const sealedByOrder = 'sealed by order';

/** What is left of a sealed entry: nothing of its words; but what it struck out stays struck, for its header says so. */
function sealedRead(entry: Entry, kind: Kind<any, any> | undefined): Read {
  const strikes = kind?.corrects !== undefined || kind?.voids !== undefined;
  return { entry, kind: strikes ? kind : undefined, capability: undefined, body: undefined, unread: sealedByOrder };
}

/** Takes out of the reading what a court ordered sealed, whether or not its content is still here. */
function withoutSealed(ordered: readonly Read[]): readonly Read[] {
  const sealed = new Set(ordered.filter((item) => item.kind?.seals).map((item) => (item.body as { readonly entry: string }).entry));
  if (sealed.size === 0) return ordered;
  return ordered.map((item) => (sealed.has(item.entry.header.id) && !item.kind?.seals ? sealedRead(item.entry, item.kind) : item));
}

function toApplied(root: Read, words: Read, corrections: readonly Header[]): Applied<unknown> {
  const { header, reason } = words.entry;
  return {
    root: root.entry.header.id,
    entry: header.id,
    header,
    written: root.entry.header,
    corrections,
    effective: header.effective,
    body: words.body,
    ...(reason === undefined ? {} : { reason }),
  };
}

function isRewriting(item: Read): boolean {
  return item.kind?.corrects !== undefined || item.kind?.voids !== undefined;
}

function isStandingAside(result: unknown): result is StandingAside {
  return typeof result === 'object' && result !== null && 'standsAside' in result;
}

interface Question {
  readonly because: string;
  readonly with: Set<string>;
}

/** Finds the entries made without sight of another on a facet they decide or rely on. */
function findQuestions(ordered: readonly Read[]): { questions: Map<string, Question>; facets: Map<string, Sight> } {
  const questions = new Map<string, Question>();
  const facets = new Map<string, Sight>();
  const touched = new Map<string, Entry['header'][]>();
  const ask = (id: string, because: string, other: string) => {
    const question = questions.get(id) ?? { because, with: new Set<string>() };
    question.with.add(other);
    questions.set(id, question);
  };
  const seenSoFar = new Set<string>();
  for (const { entry, kind, body } of ordered) {
    const { header } = entry;
    const look = (sights: readonly Sight[], decided: boolean) => {
      for (const sight of sights) {
        const { facet } = sight;
        const before = touched.get(facet) ?? [];
        if (before.length <= sight.count) continue;
        for (const other of entriesUnseen(before, sight, header.station)) {
          ask(header.id, decided ? `made without sight of another entry on ${facet}` : `made without sight of an entry on ${facet}, which it relied on`, other.id);
          const otherDecides = other.decides.some((sight) => sight.facet === facet);
          if (decided && otherDecides) ask(other.id, `another entry on ${facet} was made without sight of this one`, header.id);
        }
      }
    };
    look(header.decides, true);
    look(header.relies, false);
    if (kind?.raises) {
      const { entries, because } = body as Raised;
      for (const raised of entries) if (seenSoFar.has(raised)) ask(raised, because, header.id);
    }
    seenSoFar.add(header.id);
    for (const facet of new Set([...header.decides.map((sight) => sight.facet), ...header.adds])) {
      const entries = touched.get(facet) ?? [];
      entries.push(header);
      touched.set(facet, entries);
      facets.set(facet, { facet, last: header.id, count: entries.length });
    }
  }
  return { questions, facets };
}

/**
 * Which of the entries before, on one facet, an author of a station had not seen, who saw `count` of them up to `last`.
 * All after the last one seen were unseen. Of those before it, what he saw is known from his own station's
 * and from what the authors of the entries he saw had seen; and since a station's entries travel in order,
 * of each station only the last can be missing. Where that leaves several, all of them are meant: a
 * question too many is settled by a person, one too few is never seen.
 */
function entriesUnseen(before: readonly Entry['header'][], { facet, last, count }: Sight, station: string): readonly Entry['header'][] {
  const at = before.findIndex((header) => header.id === last);
  const seen = entriesSeen(before, facet, station, before[at]);
  const others = before.filter((header) => header.station !== station);
  const known = others.filter((header) => !seen.has(header.id));
  const doubtful = known.length < before.length - count ? others : known;
  const after = doubtful.filter((header) => before.indexOf(header) > at);
  const missing = before.length - count - after.length;
  const earlier = doubtful.filter((header) => before.indexOf(header) <= at);
  const possible = earlier.filter((header, index) => earlier.slice(index + 1).filter((one) => one.station === header.station).length < missing);
  return [...possible, ...after];
}

/** The entries, among those before, that are sure to have been seen: his station's, the last one seen, and what their authors had seen. */
function entriesSeen(before: readonly Entry['header'][], facet: string, station: string, last: Entry['header'] | undefined): ReadonlySet<string> {
  const seen = new Set<string>();
  const toSee = before.filter((header) => header.station === station || header === last);
  for (let header = toSee.pop(); header; header = toSee.pop()) {
    if (seen.has(header.id)) continue;
    seen.add(header.id);
    const { station: its, seq } = header;
    const basis = new Set([...header.decides, ...header.relies].filter((sight) => sight.facet === facet).map((sight) => sight.last));
    toSee.push(...before.filter((one) => basis.has(one.id) || (one.station === its && one.seq < seq)));
  }
  return seen;
}

/**
 * Which entries are struck, by which, and whose words stand in for a first writing. To void any
 * writing of a fact is to void the fact; to void the void is to bring the fact back, and nothing else
 * does. Of two corrections of one entry the later in canonical order stands.
 *
 * A settlement that stands strikes the entries that it names and that do not stand: a first writing goes with all its
 * corrections, a correction leaves the words before it, a void strikes nothing, a settlement settles nothing. Of two
 * settlements of one entry the later in canonical order holds. Each reaches only entries before itself, so one pass
 * from the last entry to the first decides all of it.
 */
function findStrikes(ordered: readonly Read[], byId: ReadonlyMap<string, Read>) {
  const struckBy = new Map<string, string>();
  const setAsideBy = new Map<string, string>();
  const settledBy = new Map<string, string>();
  const misplaced = new Map<string, string>();
  const rewriterOf = new Map<string, Read>();
  const rewriters: Read[] = [];
  for (const item of ordered.toReversed()) {
    const { id, strikes } = item.entry.header;
    if (!item.kind || setAsideBy.has(id)) continue;
    if (item.kind.settles) {
      if (struckBy.has(id)) continue;
      settle(item, item.body as Settlement);
      continue;
    }
    if (!isRewriting(item)) continue;
    if (struckBy.has(id) && item.kind.voids !== undefined) continue;
    const target = strikes === undefined ? undefined : byId.get(strikes);
    const base = item.kind.corrects ?? item.kind.voids;
    if (!target || canonicalOrder(target.entry.header, item.entry.header) >= 0) {
      misplaced.set(id, 'the entry it strikes is not in this book');
    } else if (target.kind === undefined || !(target.kind.name === base || target.kind.corrects === base || (item.kind.voids !== undefined && target.kind.voids === base))) {
      misplaced.set(id, `the entry it strikes is not a ${base}`);
    } else if (rewriterOf.has(target.entry.header.id)) {
      struckBy.set(id, rewriterOf.get(target.entry.header.id)!.entry.header.id);
    } else {
      rewriterOf.set(target.entry.header.id, item);
      struckBy.set(target.entry.header.id, id);
      rewriters.push(item);
    }
  }
  const orphaned = new Set<string>();
  for (const { entry: { header } } of rewriters.toReversed()) {
    if (!setAsideBy.has(header.strikes!) && !orphaned.has(header.strikes!)) continue;
    orphaned.add(header.id);
    misplaced.set(header.id, 'the entry it strikes was set aside by a settlement');
  }
  const wordsOf = new Map<string, Read | undefined>();
  const correctionsOf = new Map<string, readonly Header[]>();
  for (const item of ordered) {
    if (item.unread !== undefined || isRewriting(item)) continue;
    let words: Read | undefined = item;
    const corrections: Header[] = [];
    while (words && rewriterOf.has(words.entry.header.id)) {
      const rewriter: Read = rewriterOf.get(words.entry.header.id)!;
      words = rewriter.kind?.voids === undefined ? rewriter : undefined;
      if (words) corrections.push(words.entry.header);
    }
    if (words !== item) wordsOf.set(item.entry.header.id, words);
    if (corrections.length > 0) correctionsOf.set(item.entry.header.id, corrections);
  }
  return { struckBy, wordsOf, correctionsOf, misplaced, settledBy, setAsideBy };

  function settle(settlement: Read, { settles, stands }: Settlement): void {
    const { header } = settlement.entry;
    const named = settles.flatMap((one) => byId.get(one) ?? []).filter(({ entry }) => canonicalOrder(entry.header, header) < 0);
    if (named.length < new Set(settles).size) {
      misplaced.set(header.id, 'an entry that it settles is not in this book');
      return;
    }
    for (const { entry } of named) {
      if (settledBy.has(entry.header.id)) continue;
      settledBy.set(entry.header.id, header.id);
      if (!stands.includes(entry.header.id)) setAsideBy.set(entry.header.id, header.id);
    }
  }
}
