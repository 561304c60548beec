import { and, eq } from 'drizzle-orm';
import { isPassword } from './passwords.ts';
import type { Db } from './store/open.ts';
import { accounts } from './store/schema.ts';

/** A wrong password costs this much time, so that guessing at the keyboard is slow. */
const wrongPasswordMilliseconds = 700;

/**
 * Whose user name and password these are.
 * Out: the id of his account, which was open when it was asked; null, and only after a while, where the name is unknown, the
 * account is closed or the password is wrong: which of them is not said.
 */
export async function holderOfPassword(db: Db, { username, password }: { readonly username: string; readonly password: string }): Promise<string | null> {
  // Two stations may have given one name without sight of each other: until one is closed, each holder signs with his own password.
  const rows = db.select().from(accounts).where(and(eq(accounts.username, username.toLowerCase()), eq(accounts.closed, false))).orderBy(accounts.id).all();
  for (const row of rows) if (await isPassword(row.passwordHash, password)) return row.id;
  await new Promise((resolve) => setTimeout(resolve, wrongPasswordMilliseconds));
  return null;
}
