import { eq } from 'drizzle-orm';
import type { Account } from '../../../shared/accounts/accounts.ts';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Db } from '../open.ts';
import { accounts } from '../schema.ts';

/** Accounts by user name, for sign-in and for naming authors. */
export function projectAccount(db: Db, record: SubjectRecord): null {
  const { id } = record.subject;
  const account = record.slices['accounts'] as Account | null;
  db.delete(accounts).where(eq(accounts.id, id)).run();
  if (account) db.insert(accounts).values({ id, ...account }).run();
  return null;
}
