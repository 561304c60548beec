import type { z } from 'zod';
import type { Role } from '../accounts/roles.ts';
import type { Problem } from '../problems.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { SubjectRecord } from './fold.ts';
import type { Header } from './header.ts';
import type { Subject, SubjectType } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

/** The facets of a subject's record that an entry touches. */
export interface Facets {
  /** Facets it settles the value of: two entries that decide one from the same basis are a conflict. */
  readonly decides?: readonly string[];
  /** Facets it was made in view of: an entry there that the author had not seen puts this one in question. */
  readonly relies?: readonly string[];
  /** Facets it adds a fact to: never a conflict, but those who rely on the facet must have seen it. */
  readonly adds?: readonly string[];
}

/** An entry as a fold applies it: the words in force (after corrections) at the place of the first writing. */
export interface Applied<Body> {
  /** The entry first written: the name by which others refer to the fact. */
  readonly root: string;
  /** The entry whose body is in force: the root itself or its last correction. */
  readonly entry: string;
  /** The header of the words in force: who wrote them, and when. */
  readonly header: Header;
  /** The header of the first writing: who entered the fact, and when. */
  readonly written: Header;
  /** The headers of its corrections, oldest first; the last is that of the words in force. */
  readonly corrections: readonly Header[];
  readonly effective: string;
  readonly body: Body;
  readonly reason?: string;
}

/** An entry whose precondition does not hold on the record: kept and shown, not applied. */
export interface StandingAside {
  readonly standsAside: string;
}

/** What `decide` may look at. Everything comes in; nothing is fetched. */
export interface Proposal<Body, Slice> {
  readonly subject: Subject;
  readonly body: Body;
  readonly effective: Temporal.PlainDate;
  readonly reason: string | undefined;
  /** The root entry that the proposal strikes, if it is a correction or a void. */
  readonly strikes: string | undefined;
  /** The entry whose words the proposal strikes: who wrote it, in which office, and what it said. */
  readonly struck: { readonly header: Header; readonly body: unknown } | undefined;
  /** The capability's part of the record, without the entry that the proposal strikes. */
  readonly slice: Slice;
  /** The whole record, likewise. */
  readonly record: SubjectRecord;
  readonly actor: Actor;
  readonly today: Temporal.PlainDate;
  readonly procedures: Procedures;
  readonly surroundings: Surroundings;
}

/** Who acts, in which office. */
export interface Actor {
  readonly account: string;
  readonly role: Role;
}

/** One kind of act: its words, who may do it, what it touches, when it is allowed, what it changes. */
export interface Kind<Body = unknown, Slice = unknown> {
  readonly name: string;
  readonly version: number;
  readonly subject: SubjectType;
  readonly schema: z.ZodType<Body>;
  readonly roles: readonly Role[];
  /** The kind whose entries this one strikes and writes again (`corrects`) or strikes out (`voids`). */
  readonly corrects?: string;
  readonly voids?: string;
  /** True for a settlement of what is in question: its body is a `Settlement` (see shared/sync/question.ts). */
  readonly settles?: true;
  /** True for an entry that puts others in question: its body names them in `entries` and says why in `because`. */
  readonly raises?: true;
  /** True for an order of sealing: its body names in `entry` the one that comes out unread. */
  readonly seals?: true;
  facets(body: Body): Facets;
  /** Problems with the proposal; an empty list allows it. Never throws. */
  decide(proposal: Proposal<Body, Slice>): readonly Problem[];
  /** The slice after the entry. Total: any slice, any body the schema accepts. */
  apply(slice: Slice, entry: Applied<Body>): Slice | StandingAside;
  /** The act in one line, as the daybook reads. */
  says(body: Body): string;
}

/** A field of the work: the kinds of entry it owns and the part of a subject's record that they build. */
export interface Capability<Slice = unknown> {
  readonly name: string;
  readonly subject: SubjectType;
  readonly initial: Slice;
  readonly kinds: readonly Kind<any, Slice>[];
}
