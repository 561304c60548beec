import type { SubjectRecord } from '../entry/fold.ts';
import type { Header } from '../entry/header.ts';
import type { Kind } from '../entry/kind.ts';
import type { Subject } from '../entry/subject.ts';
import { shuOf, type ShuSlice } from './slice.ts';

/** An act of the level system that somebody thinks of: nothing is recorded. */
export interface ProposedAct<Body> {
  readonly kind: Kind<Body, ShuSlice>;
  readonly body: Body;
  /** The day on which it would take effect (ISO). */
  readonly effective: string;
}

/** By what an act is known on a record that only thinks of it. */
export const proposedEntry = 'proposed';

/**
 * The record as it would be with one act more, entered after all others: what a page asks the rules about before anything
 * is decided. An act whose precondition does not hold changes nothing, as in the fold.
 */
export function withProposed<Body>(record: SubjectRecord, { kind, body, effective }: ProposedAct<Body>): SubjectRecord {
  const header = headerAfterAll(record.subject, kind, effective);
  const slice = kind.apply(shuOf(record), { root: proposedEntry, entry: proposedEntry, header, written: header, corrections: [], effective, body });
  return 'standsAside' in slice ? record : { ...record, slices: { ...record.slices, shu: slice } };
}

/** A header that comes after every entry in canonical order, of nobody. */
function headerAfterAll(subject: Subject, { name, version }: Pick<Kind, 'name' | 'version'>, effective: string): Header {
  return {
    v: 1,
    id: proposedEntry,
    station: proposedEntry,
    seq: Number.MAX_SAFE_INTEGER,
    clock: '999999999999999-ffff',
    at: `${effective}T12:00:00.000Z`,
    effective,
    author: proposedEntry,
    role: 'shu-sergeant',
    subject,
    kind: name,
    version,
    decides: [],
    relies: [],
    adds: [],
    content: '',
    previous: '',
  };
}
