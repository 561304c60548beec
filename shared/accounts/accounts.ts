import { z } from 'zod';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';
import { mainOfficeRoles, roleNames, roles, type Role } from './roles.ts';

/** An account as the book has it. */
export interface Account {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly closed: boolean;
}

const username = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, 'two to 32 small letters, digits, dots or hyphens');

const openedBody = z.strictObject({
  username,
  name: z.string().trim().min(2).max(80),
  role: z.enum(roles),
  passwordHash: z.string().startsWith('$argon2id$'),
});

/** Making an account. The password is kept only as an argon2id hash, inside the salted body. */
export const accountOpened: Kind<z.infer<typeof openedBody>, Account | null> = {
  name: 'account.opened',
  version: 1,
  subject: 'account',
  schema: openedBody,
  roles: ['administrator'],
  facets: () => ({ decides: ['account'] }),
  decide({ body, slice, subject, surroundings }) {
    const holder = surroundings.accountNamed(body.username);
    if (slice !== null || (holder !== undefined && holder !== subject.id)) {
      return [problem('ACC-001', { field: 'username', value: body.username })];
    }
    if (surroundings.atMainOffice() && !mainOfficeRoles.includes(body.role)) return [problem('OFF-003', { field: 'role', value: roleNames[body.role], detail: mainOfficeRoles.map((role) => roleNames[role]).join(', ') })];
    if (surroundings.accountCount() === 0 && body.role !== 'administrator') return [problem('ACC-003', { field: 'role', value: body.role })];
    return [];
  },
  apply: (_, { body }) => ({ ...body, closed: false }),
  says: (body) => `Account opened: ${body.name}, ${roleNames[body.role]} (${body.username})`,
};

const passwordBody = z.strictObject({ passwordHash: z.string().startsWith('$argon2id$') });

/** A new password. */
export const passwordSet: Kind<z.infer<typeof passwordBody>, Account | null> = {
  name: 'account.password-set',
  version: 1,
  subject: 'account',
  schema: passwordBody,
  roles: ['administrator'],
  facets: () => ({ decides: ['password'] }),
  decide: () => [],
  apply: (account, { body }) => (account ? { ...account, passwordHash: body.passwordHash } : { standsAside: 'the account is not in this book' }),
  says: () => 'Password set anew',
};

const closedBody = z.strictObject({});

/** Closing an account: it signs in no more; what it wrote stays its own. */
export const accountClosed: Kind<z.infer<typeof closedBody>, Account | null> = {
  name: 'account.closed',
  version: 1,
  subject: 'account',
  schema: closedBody,
  roles: ['administrator'],
  facets: () => ({ decides: ['account'] }),
  decide({ reason, subject, surroundings }) {
    const administrators = surroundings.openAdministrators();
    if (administrators.length === 1 && administrators[0] === subject.id) return [problem('ACC-004')];
    return reason ? [] : [problem('FLD-005', { field: 'reason' })];
  },
  apply: (account) => (account ? { ...account, closed: true } : { standsAside: 'the account is not in this book' }),
  says: () => 'Account closed',
};

export const accounts: Capability<Account | null> = {
  name: 'accounts',
  subject: 'account',
  initial: null,
  kinds: [accountOpened, passwordSet, accountClosed],
};
