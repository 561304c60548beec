import { fold, type Registry } from '../../shared/entry/fold.ts';
import type { Header } from '../../shared/entry/header.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { readKept } from './kept.ts';
import type { KeptEntry, OfficeTransaction } from './store.ts';

/** An entry in plain words. */
export interface Said {
  readonly seq: number;
  /** When it was entered (UTC), and the day from which it holds. */
  readonly at: string;
  readonly effective: string;
  readonly about: string;
  readonly says: string;
  readonly reason: string | undefined;
  /** The name of its author, where his account is here, and his office. */
  readonly by: string;
  readonly role: string;
}

/** Says entries in plain words, with the names of whom they are about and who made them. In: entries that are kept, in the book or beside it. */
export async function sayEntries(transaction: OfficeTransaction, registry: Registry, entries: readonly (Pick<KeptEntry, 'header' | 'content'>)[]): Promise<readonly Said[]> {
  const read = entries.map((entry) => {
    const { body, reason } = readKept(entry);
    return { header: JSON.parse(entry.header) as Header, body, reason };
  });
  const names = await namesOf(transaction, registry, read.flatMap(({ header }) => [header.subject, { type: 'account', id: header.author } as const]));
  return read.map(({ header, body, reason }) => {
    const kind = registry.kind(header.kind)?.kind;
    const words = kind?.schema.safeParse(body);
    return {
      seq: header.seq,
      at: header.at,
      effective: header.effective,
      about: names.get(subjectKey(header.subject)) ?? `${header.subject.type} ${header.subject.id}`,
      says: body === null ? `${header.kind}, whose words are gone: sealed by a court, or let go of at its station` : kind && words?.success ? kind.says(words.data) : `${header.kind}, which this program does not read`,
      reason,
      by: names.get(`account:${header.author}`) ?? `account ${header.author}`,
      role: header.role,
    };
  });
}

async function namesOf(transaction: OfficeTransaction, registry: Registry, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(subjects.map((subject) => [subjectKey(subject), subject]));
  const held = Map.groupBy(await transaction.entriesOf([...wanted.values()]), ({ subject }) => subjectKey(subject));
  return new Map(
    [...wanted].flatMap(([key, subject]) => {
      const { slices } = fold(subject, (held.get(key) ?? []).map(readKept), registry);
      const named = ['identity', 'accounts', 'facility', 'stations'].map((slice) => (slices[slice] as { readonly name?: string } | null | undefined)?.name).find((name) => name !== undefined);
      return named === undefined ? [] : [[key, named] as const];
    }),
  );
}
