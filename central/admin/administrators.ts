import { hash, verify } from '@node-rs/argon2';
import { and, count, eq, gt, lt } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '../../crypto/keys.ts';
import type { CentralDb } from '../postgres/open.ts';
import { administrators, sessions } from '../store/schema.ts';

/** Fewest characters of a password, as at a station. */
export const shortestPassword = 10;

/** How long a sign-in holds, in milliseconds. */
const sessionLife = 8 * 60 * 60 * 1000;

export interface Administrator {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** An administrator who cannot be made, or is not there to act: the message says why. */
export class NotMade extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotMade';
  }
}

/** Those who keep the main office: kept in its database, so that any process can sign them in. */
export class Administrators {
  readonly #db: CentralDb;
  readonly #now: () => number;

  constructor(db: CentralDb, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  async count(): Promise<number> {
    return (await this.#db.select({ n: count() }).from(administrators))[0]!.n;
  }

  /** Everyone, by user name. */
  async all(): Promise<readonly Administrator[]> {
    const { id, username, name } = administrators;
    return await this.#db.select({ id, username, name }).from(administrators).orderBy(username);
  }

  /** Whoever has a user name. */
  async named(username: string): Promise<Administrator | undefined> {
    const wanted = username.trim().toLowerCase();
    return (await this.all()).find((one) => one.username === wanted);
  }

  /**
   * In whose name a command acts: whoever is named, or where none is, the only administrator. Fails with `NotMade`: there is none, none of that
   * name, or several and none is named.
   */
  async acting(username: string | undefined): Promise<Administrator> {
    if (username !== undefined) return await this.#mustBe(username);
    const all = await this.all();
    const [only, another] = all;
    if (!only) throw new NotMade('There is no administrator yet: npm run -s central -- admin --help');
    if (another) throw new NotMade(`Say in whose name it is done with --as: ${all.map((one) => one.username).join(', ')}.`);
    return only;
  }

  /** Makes one. Fails with `NotMade`: a user name that is taken or is none, a password that is too short. */
  async make(words: { readonly username: string; readonly name: string; readonly password: string }): Promise<Administrator> {
    const username = words.username.trim().toLowerCase();
    const name = words.name.trim();
    if (!/^[a-z0-9][a-z0-9._-]{1,31}$/.test(username)) throw new NotMade('A user name has two to 32 small letters, digits, dots or hyphens.');
    if (name.length < 2) throw new NotMade('Give the administrator’s name.');
    checkPassword(words.password);
    const made = { id: randomUUID(), username, name };
    const added = await this.#db.insert(administrators).values({ ...made, passwordHash: await hash(words.password) }).onConflictDoNothing().returning();
    if (added.length === 0) throw new NotMade(`The user name ${username} is taken.`);
    return made;
  }

  async #mustBe(username: string): Promise<Administrator> {
    const found = await this.named(username);
    if (!found) throw new NotMade(`There is no administrator ${username}.`);
    return found;
  }

  /** Gives one another password, and signs him or her out everywhere. Fails with `NotMade`: nobody of that name, a password that is too short. */
  async setPassword(username: string, password: string): Promise<Administrator> {
    checkPassword(password);
    const found = await this.#mustBe(username);
    await this.#db.update(administrators).set({ passwordHash: await hash(password) }).where(eq(administrators.id, found.id));
    await this.#db.delete(sessions).where(eq(sessions.administrator, found.id));
    return found;
  }

  /** Signs in. Out: the secret of the session, for a cookie; undefined when the name or the password is not right. */
  async signIn(username: string, password: string): Promise<string | undefined> {
    const [found] = await this.#db.select().from(administrators).where(eq(administrators.username, username.trim().toLowerCase()));
    // An unknown name takes as long as a wrong password.
    const good = await verify(found?.passwordHash ?? nobodys, password);
    if (!found || !good) return undefined;
    const secret = randomBytes(24).toString('base64url');
    const now = this.#now();
    await this.#db.delete(sessions).where(lt(sessions.expiresAt, new Date(now)));
    await this.#db.insert(sessions).values({ hash: sha256(secret), administrator: found.id, expiresAt: new Date(now + sessionLife) });
    return secret;
  }

  /** Who a session is of, while it holds. */
  async signedIn(secret: string | undefined): Promise<Administrator | undefined> {
    if (secret === undefined) return undefined;
    const { id, username, name } = administrators;
    const [found] = await this.#db
      .select({ id, username, name })
      .from(sessions)
      .innerJoin(administrators, eq(administrators.id, sessions.administrator))
      .where(and(eq(sessions.hash, sha256(secret)), gt(sessions.expiresAt, new Date(this.#now()))));
    return found;
  }

  /** The name of each, by id. */
  async names(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.all()).map(({ id, name }) => [id, name]));
  }

  async signOut(secret: string): Promise<void> {
    await this.#db.delete(sessions).where(eq(sessions.hash, sha256(secret)));
  }
}

function checkPassword(password: string): void {
  if (password.length < shortestPassword) throw new NotMade(`A password has ${shortestPassword} characters at least.`);
}

/** The hash of a password that nobody has. */
const nobodys = await hash(randomBytes(24).toString('base64url'));
