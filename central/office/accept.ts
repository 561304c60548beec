import { canonicalOrder } from '../../shared/entry/clock.ts';
import { fold, type Registry, type SubjectRecord } from '../../shared/entry/fold.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { custody, holderOf } from '../../shared/records/custody.ts';
import { entrySealed, type Sealing } from '../../shared/records/sealing.ts';
import { filesNamedInText } from '../../shared/sync/files.ts';
import type { Scope } from '../../shared/sync/protocol.ts';
import { scopeOf, scopesOf } from '../../shared/sync/scope.ts';
import { readKept } from './kept.ts';
import type { FeedItem, KeptEntry, OfficeTransaction, SubjectPlace } from './store.ts';

/** The feed that holds everything. */
export const everything = 'office' satisfies Scope;

const custodyKinds = new Set(custody.kinds.map(({ name }) => name));

/**
 * Takes entries in that are known to be honest and new: keeps them, removes what an order of sealing names,
 * puts each into the feed of every scope that should have it, notes the files they name, and their subjects to be folded.
 * In: entries of one station in order of sequence, whose row the caller has locked; the facility in whose
 * book they count (null for the main office); the registry.
 *
 * The records are not folded here but right behind, by `foldSome`, from a list that is written in this
 * transaction: a month's entries of a person then cost one fold and not one for each page, and a station
 * does not wait for it. Where a person may have moved the record decides the scopes, and is folded here.
 */
export async function accept(transaction: OfficeTransaction, entries: readonly KeptEntry[], home: string | null, registry: Registry): Promise<void> {
  if (entries.length === 0) return;
  const subjects = groupBySubject(entries);
  const about = [...subjects.values()].map(({ subject }) => subject);
  // Before anything is read of them: whoever takes in about the same person at the same moment waits here, and then reads what we wrote.
  await transaction.markUnfolded(about);
  const known = new Map((await transaction.placesOf(about)).map((place) => [subjectKey(place.subject), place]));
  const routes: Route[] = [];
  for (const [key, { subject, entries: own }] of subjects) {
    routes.push(await routeOf(transaction, subject, own, known.get(key), home, registry));
  }

  await transaction.append(entries);
  await transaction.nameFiles(entries.flatMap(({ home: of, station, seq, content }) => filesNamedInText(content).map(({ sha256, bytes }) => ({ home: of, station, seq, sha256, bytes }))));
  for (const { named, sealing } of await transaction.sealingsOf(entries.map(({ id }) => id))) await transaction.seal(named, sealing);
  const orders = home === null ? entries.filter(({ kind }) => kind === entrySealed.name) : [];
  const reach = new Map<string, readonly string[]>();
  for (const order of orders) {
    const key = subjectKey(order.subject);
    reach.set(key, [...(reach.get(key) ?? []), ...(await sealNamed(transaction, order))]);
  }

  await transaction.setPlaces(routes.flatMap(({ place, changed }) => (changed ? [place] : [])));
  await addToFeeds(transaction, entries, routes, reach);
}

interface Route {
  readonly place: SubjectPlace;
  /** True when the place is to be noted: it is new, or another than before. */
  readonly changed: boolean;
  readonly scopes: readonly string[];
  /** Where the subject may have moved, all of its entries: what a scope lacks of them it now gets. */
  readonly history?: readonly FeedItem[];
}

async function routeOf(transaction: OfficeTransaction, subject: Subject, entries: readonly KeptEntry[], known: SubjectPlace | undefined, home: string | null, registry: Registry): Promise<Route> {
  const belongs = known ? known.home : home;
  const moved = (known?.moved ?? false) || (subject.type === 'person' && entries.some(({ kind }) => custodyKinds.has(kind)));
  if (!moved) {
    const scopes = scopesOf({ subject, home: belongs, before: undefined, after: fold(subject, [], registry), entries: [] });
    const place = known ?? { subject, home: belongs, scope: scopes[0] ?? everything, moved };
    return { place, changed: known === undefined, scopes };
  }
  const held = await transaction.entriesOf([subject]);
  const record = (of: readonly KeptEntry[]): SubjectRecord => fold(subject, of.map(readKept), registry);
  const after = record([...held, ...entries]);
  // Nothing held yet is still a record: that of the facility where he was received and left within one page.
  const scopes = scopesOf({ subject, home: belongs, before: record(held), after, entries: [...held, ...entries].map(readKept) });
  const holder = holderOf(after)?.id ?? belongs;
  return {
    place: { subject, home: belongs, scope: holder === null ? everything : scopeOf(holder), moved },
    changed: true,
    scopes,
    history: [...held, ...entries].toSorted(canonicalOrder),
  };
}

/**
 * In: the entries and where their subjects go; of subjects with an order of sealing among the entries, by subject, where else these go. What the office says
 * again without the words goes as far as the order: where only the order came, what was in question would be so no more.
 */
async function addToFeeds(transaction: OfficeTransaction, entries: readonly KeptEntry[], routes: readonly Route[], reach: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const routeOfSubject = new Map(routes.map((route) => [subjectKey(route.place.subject), route]));
  const fresh = new Map<string, FeedItem[]>([[everything, [...entries]]]);
  const histories = new Map<string, FeedItem[]>();
  const add = (to: Map<string, FeedItem[]>, scope: string, items: readonly FeedItem[]) => {
    const list = to.get(scope) ?? [];
    to.set(scope, list);
    list.push(...items);
  };
  for (const entry of entries) {
    const key = subjectKey(entry.subject);
    const { scopes, history } = routeOfSubject.get(key)!;
    const further = (reach.get(key) ?? []).filter((scope) => scope !== everything);
    for (const scope of new Set([...(history ? [] : scopes), ...further])) add(fresh, scope, [entry]);
  }
  for (const { scopes, history } of routes) {
    if (history) for (const scope of scopes) add(histories, scope, history);
  }
  // In one order, the longest waited for last, so that of two transactions neither waits for the other for ever.
  for (const scope of [...new Set([...fresh.keys(), ...histories.keys()])].toSorted()) {
    await transaction.addToFeed(scope, fresh.get(scope) ?? [], true);
    await transaction.addToFeed(scope, histories.get(scope) ?? [], false);
  }
}

/**
 * Carries out an order of sealing on an entry that is here, in the book or in quarantine; one that is not here yet is sealed when it
 * arrives. Out: the scopes that have the entry: the order goes to each of them, also where the person is no longer held; and to
 * that of the station that wrote it, which has it also where its facility's feed never did.
 */
async function sealNamed(transaction: OfficeTransaction, sealing: KeptEntry): Promise<readonly string[]> {
  const { entry } = readKept(sealing).body as Sealing;
  const named = await transaction.entry(entry);
  const sealed = await transaction.seal(entry, sealing.id);
  if (!named) return [];
  if (sealed) await transaction.dropChunksWith(named);
  const scopes = await transaction.scopesWith(named);
  const writtenAt = named.home === sealing.home ? [] : [scopeOf(named.home)];
  return [...new Set([...scopes, ...writtenAt])];
}

function groupBySubject(entries: readonly KeptEntry[]): ReadonlyMap<string, { readonly subject: Subject; readonly entries: KeptEntry[] }> {
  const groups = new Map<string, { subject: Subject; entries: KeptEntry[] }>();
  for (const entry of entries) {
    const key = subjectKey(entry.subject);
    const group = groups.get(key) ?? { subject: entry.subject, entries: [] };
    groups.set(key, group);
    group.entries.push(entry);
  }
  return groups;
}
