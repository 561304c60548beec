import { z } from 'zod';
import { mainOfficeRoles, roleNames, type Role } from '../accounts/roles.ts';
import { problem, type Problem } from '../problems.ts';
import type { Outcome, SubjectRecord } from './fold.ts';
import type { Entry, Header } from './header.ts';
import { correctable } from './correctable.ts';
import type { Actor, Capability, Kind } from './kind.ts';
import type { SubjectType } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

/** Entries that are put in question by one entry, at most. */
const entryIds = z.array(z.uuid()).min(1).max(200);
/** Entries of one matter, at most: all of them are named by what settles it, and two stations that were apart for a season make many. */
export const mostOfMatter = 2000;

export const settlementBody = z.strictObject({
  /** Every entry of the matter: those in question or standing aside, and those they are in question with. */
  settles: z.array(z.uuid()).min(1).max(mostOfMatter),
  /** Those of them that stand. The others are struck by the settlement and not applied. */
  stands: z.array(z.uuid()).max(mostOfMatter),
  /** One chosen; several that stand together; `third`: none, with a third entered beside it in the same group or without. */
  how: z.enum(['chosen', 'combined', 'third']),
});
/** What a settlement says. */
export type Settlement = z.infer<typeof settlementBody>;

export const raisedBody = z.strictObject({
  /** The entries that are put in question. */
  entries: entryIds,
  because: z.string().trim().min(1).max(400),
});
export type Raised = z.infer<typeof raisedBody>;

/** A settlement on record. */
export interface Settled extends Settlement {
  readonly entry: string;
  readonly author: string;
  readonly on: string;
  readonly reason?: string;
}

/** The offices that settle anything at all: of captain's rank or above, the coordinator, and the administrator for what only he enters. */
const settlers: readonly Role[] = ['captain', 'watch-commander', 'superintendent', 'coordinator', 'administrator'];

/** Where a matter is settled. */
export type Place = 'facility' | 'main office';

/**
 * True when an office may settle a matter. In: the kinds of the entries in it; the role; where it is.
 * At the main office the coordinator may settle anything. At a facility: one of the settling offices who may make every
 * kind in the matter himself, so a coordinator for sentences and a captain or above for the special housing unit; and the
 * superintendent where a kind is made only by staff below those (this program's reading: no directive on it was found).
 * What only the main office writes is settled there. A settlement by itself asks only for an office that settles anything about
 * its subject: whoever may not settle what it settles is kept out by the kinds of that, which are in the matter with it.
 */
export function maySettle(kinds: readonly Pick<Kind, 'name' | 'roles'>[], role: Role, at: Place = 'facility'): boolean {
  if (at === 'main office' && role === 'coordinator') return true;
  return kinds.every(({ name, roles: makers }) => {
    if (isOfQuestions(name)) return makers.includes(role);
    const able = makers.filter((one) => settlers.includes(one));
    return able.length > 0 ? able.includes(role) : makers.length > 0 && role === 'superintendent';
  });
}

/** The roles that may settle a matter of these kinds, of those that are at the place. */
export function settlersOf(kinds: readonly Pick<Kind, 'name' | 'roles'>[], at: Place = 'facility'): readonly Role[] {
  return settlers.filter((role) => (at === 'facility' || mainOfficeRoles.includes(role)) && maySettle(kinds, role, at));
}

/** True for the name of a kind that settles, takes a settlement back, or puts in question: it is about other entries, and says nothing of anybody itself. */
export function isOfQuestions(kind: string): boolean {
  return /(^|-)question\.[a-z-]+$/.test(kind);
}

/** Nobody settles what is on a person's record who may not write there. */
const settlersAbout = (type: SubjectType): readonly Role[] => settlers.filter((role) => type !== 'person' || role !== 'administrator');

/** The prefix of the names of the kinds of each type of subject. */
const prefixes: Readonly<Record<SubjectType, string>> = { person: '', account: 'account-', facility: 'facility-', station: 'station-', procedure: 'procedure-' };

/** The name of the kind that settles what is in question about a subject of a type. */
export function settlementKind(type: SubjectType): string {
  return `${prefixes[type]}question.settled`;
}

/**
 * The capability of settling what is in question, for one type of subject. In: the type; what finds a kind by its
 * name among those of the program (asked only when something is decided). Out: the kinds `question.settled`,
 * its void, and `question.raised`, with the type before the name; its slice is the list of settlements that stand.
 */
export function questionsOf(type: SubjectType, kindNamed: (name: string) => Kind<any, any> | undefined): Capability<readonly Settled[]> {
  const prefix = prefixes[type];
  const settled: Kind<Settlement, readonly Settled[]> = {
    name: settlementKind(type),
    version: 1,
    subject: type,
    schema: settlementBody,
    roles: settlersAbout(type),
    settles: true,
    facets: (body) => ({ decides: body.settles.map(questionFacet) }),
    decide({ body, reason, record, actor, surroundings }) {
      const problems: Problem[] = [];
      if (!reason) problems.push(problem('FLD-005', { field: 'reason' }));
      const named = new Set(body.settles);
      if (body.stands.some((id) => !named.has(id)) || (body.how === 'third' ? body.stands.length > 0 : body.stands.length === 0)) problems.push(problem('QST-001', { field: 'stands' }));
      if (!isOneMatter(body.settles, record)) problems.push(problem('QST-002', { field: 'settles' }));
      const missing = new Set(body.settles.flatMap((id) => withOf(record.outcomes.get(id))).filter((id) => !named.has(id)));
      if (missing.size > 0) problems.push(problem('QST-003', { field: 'settles', value: String(missing.size) }));
      return [...problems, ...mayNotSettle(body.settles, record, actor, surroundings)];
    },
    apply: (all, { entry, header, effective, body, reason }) => [...all, { ...body, entry, author: header.author, on: effective, ...(reason === undefined ? {} : { reason }) }],
    says: ({ settles, stands }) => (settles.length === 1 ? `Settled: the entry ${stands.length === 0 ? 'does not stand' : 'stands'}` : `Settled: ${stands.length === 0 ? 'none' : stands.length} of the ${settles.length} entries ${stands.length < 2 ? 'stands' : 'stand'}`),
  };
  const mayNotSettle = (entries: readonly string[], record: SubjectRecord, actor: Actor, surroundings: Surroundings): readonly Problem[] => {
    const kinds = kindsAbout(entries, record, kindNamed);
    const at = surroundings.atMainOffice() ? 'main office' : 'facility';
    return maySettle(kinds, actor.role, at) ? [] : [problem('QST-004', { detail: settlersOf(kinds, at).map((role) => roleNames[role]).join(', ') || 'the main office' })];
  };
  const [, , voided] = correctable(settled, { corrected: '', voided: `${prefix}question.settlement-voided`, fact: 'the settlement' }, ({ struck, record, actor, surroundings }) =>
    struck ? mayNotSettle(entriesSettled(struck.header), record, actor, surroundings) : [],
  );
  const raised: Kind<Raised, readonly Settled[]> = {
    name: `${prefix}question.raised`,
    version: 1,
    subject: type,
    schema: raisedBody,
    roles: settlersAbout(type),
    raises: true,
    facets: () => ({ adds: ['questions'] }),
    decide: ({ body, record }) => body.entries.filter((id) => !record.outcomes.has(id)).map((id) => problem('ENT-003', { field: 'entries', value: id })),
    apply: (all) => all,
    says: (body) => `Put in question: ${body.because}`,
  };
  return { name: `${prefix}questions`, subject: type, initial: [], kinds: [settled, voided, raised] };
}

/** The facet that a settlement decides of an entry: two settlements of it without sight of each other come in question themselves. */
export function questionFacet(entry: string): string {
  return `question:${entry}`;
}

/** The entries that a settlement settles, or that the settlement settled which an entry strikes out or brings back; none for every other entry. */
export function entriesSettled({ decides }: Pick<Header, 'decides'>): readonly string[] {
  const prefix = questionFacet('');
  return decides.flatMap(({ facet }) => (facet.startsWith(prefix) ? [facet.slice(prefix.length)] : []));
}

/** The kinds that a matter is about, each once: of its entries, and of what the settlements among them settle. In: its entries; the record; what finds a kind by its name. */
export function kindsAbout(matter: readonly string[], record: Pick<SubjectRecord, 'kinds'>, kindNamed: (name: string) => Kind<any, any> | undefined): readonly Kind<any, any>[] {
  const names = new Set(matter.flatMap((id) => [...(record.kinds.get(id) ?? [])]));
  return [...names].flatMap((name) => kindNamed(name) ?? []);
}

/**
 * The facets that the entries which a settlement sets aside had decided: to set them aside is to decide these again,
 * so an act made without sight of the settlement is found. Empty for every other kind.
 */
export function facetsSetAside(kind: Pick<Kind, 'settles'>, body: unknown, entries: readonly Entry[]): readonly string[] {
  if (!kind.settles) return [];
  const { settles, stands } = body as Settlement;
  const aside = new Set(settles.filter((id) => !stands.includes(id)));
  return entries.filter(({ header }) => aside.has(header.id)).flatMap(({ header }) => header.decides.map(({ facet }) => facet));
}

/** True when an outcome asks for a settlement. */
export function isOpen(outcome: Outcome | undefined): boolean {
  return outcome?.is === 'in question' || outcome?.is === 'standing aside';
}

/**
 * The matters of a record: entries in question or standing aside, each list with every entry that those in it
 * are in question with, directly or through one another; in canonical order.
 */
export function mattersOf(record: Pick<SubjectRecord, 'outcomes'>): readonly (readonly string[])[] {
  const { outcomes } = record;
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const [id, outcome] of outcomes) {
    if (!isOpen(outcome)) continue;
    parent.set(find(id), find(id));
    for (const other of withOf(outcome)) {
      if (!parent.has(other)) parent.set(other, other);
      parent.set(find(other), find(id));
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of outcomes.keys()) {
    if (!parent.has(id)) continue;
    const group = groups.get(find(id)) ?? [];
    groups.set(find(id), group);
    group.push(id);
  }
  return [...groups.values()];
}

function isOneMatter(settles: readonly string[], record: SubjectRecord): boolean {
  return mattersOf(record).some((matter) => settles.every((id) => matter.includes(id)) && settles.some((id) => isOpen(record.outcomes.get(id))));
}

function withOf(outcome: Outcome | undefined): readonly string[] {
  return outcome?.is === 'in question' ? outcome.with : [];
}
