import { and, desc, eq, sql } from 'drizzle-orm';
import type { Draft } from '../../shared/contract/shapes.ts';
import type { Db } from './open.ts';
import { drafts, expunged } from './schema.ts';

/** What was begun on a case, under an address that names it, is not shown once the case is expunged. */
const notOfExpunged = sql`NOT EXISTS (SELECT 1 FROM ${expunged} WHERE instr(${drafts.key}, ${expunged.entry}) > 0)`;

/** An account's forms begun and not recorded, newest first. */
export function draftsOf(db: Db, account: string): readonly Draft[] {
  return db
    .select({ key: drafts.key, title: drafts.title, savedAt: drafts.savedAt })
    .from(drafts)
    .where(and(eq(drafts.account, account), notOfExpunged))
    .orderBy(desc(drafts.savedAt))
    .all();
}

/** What was typed into a form; null when there is no draft of it. */
export function draftWords(db: Db, account: string, key: string): unknown {
  return db.select({ words: drafts.words }).from(drafts).where(and(eq(drafts.account, account), eq(drafts.key, key), notOfExpunged)).get()?.words ?? null;
}

/** Keeps what was typed into a form, over what was kept before. */
export function putDraft(db: Db, account: string, draft: { readonly key: string; readonly title: string; readonly words?: unknown }, now: number): null {
  const row = { title: draft.title, words: draft.words ?? {}, savedAt: new Date(now).toISOString() };
  db.insert(drafts)
    .values({ account, key: draft.key, ...row })
    .onConflictDoUpdate({ target: [drafts.account, drafts.key], set: row })
    .run();
  return null;
}

/** Lets a draft go, once it has been recorded or thrown away. */
export function dropDraft(db: Db, account: string, key: string): null {
  db.delete(drafts).where(and(eq(drafts.account, account), eq(drafts.key, key))).run();
  return null;
}
