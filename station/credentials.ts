import { and, eq } from 'drizzle-orm';
import { problem } from '../shared/problems.ts';
import { isPassword } from './passwords.ts';
import { NotRecorded } from './set-up.ts';
import type { Db } from './store/open.ts';
import { everyFacility, facilityOfAccount, isOfMainOffice, mainOfficeHere } from './store/queries/whose.ts';
import { accounts } from './store/schema.ts';

/** A wrong password costs this much time, so that guessing at the keyboard is slow. */
const wrongPasswordMilliseconds = 700;

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Whose user name and password these are.
 * Out: the id of his account, which was open when it was asked; null, and only after a while, where the name is unknown, the
 * account is closed or the password is wrong: which of them is not said. Fails with `NotRecorded` at a workstation of the main office
 * where they are those of a facility's account: whoever has its password may know that.
 */
export async function holderOfPassword(db: Db, { username, password }: Credentials): Promise<string | null> {
  const office = mainOfficeHere(db);
  // Two stations may have given one name without sight of each other: until one is closed, each holder signs with his own password.
  const own = db.select().from(accounts).where(and(isNamed(username), office && isOfMainOffice(db))).orderBy(accounts.id).all();
  for (const one of own) if (await isPassword(one.passwordHash, password)) return one.id;
  if (office) await refuseOtherFacilitys(db, { username, password }, own.map(({ id }) => id));
  await new Promise((resolve) => setTimeout(resolve, wrongPasswordMilliseconds));
  return null;
}

/** As many accounts of one user name are tried at the main office: every facility has an administrator called the same. */
const tried = 20;

async function refuseOtherFacilitys(db: Db, { username, password }: Credentials, own: readonly string[]): Promise<void> {
  const others = db.select().from(accounts).where(isNamed(username)).limit(tried).all().filter(({ id }) => !own.includes(id));
  for (const other of others) {
    if (!(await isPassword(other.passwordHash, password))) continue;
    const facility = facilityOfAccount(db, other.id);
    const name = everyFacility(db).find(({ id }) => id === facility)?.name ?? 'a facility';
    throw new NotRecorded([{ ...problem('OFF-002', { field: 'username', value: other.username, detail: name }), act: 0 }]);
  }
}

function isNamed(username: string) {
  return and(eq(accounts.username, username.toLowerCase()), eq(accounts.closed, false));
}
