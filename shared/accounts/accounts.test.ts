import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { codesOf, problemsOf } from '../entry/testing/proposal.ts';
import { StationInTest, unionOf } from '../entry/testing/station.ts';
import { accountClosed, accountOpened, passwordSet, type Account } from './accounts.ts';
import { recordsRoles, roleNames, roles, shuRoles, staffRoles, type Role } from './roles.ts';

const subject = { type: 'account', id: 'account-7' } as const;
const opened = (change: Record<string, unknown> = {}) => ({ username: 'jsmith', name: 'Smith, J.', role: 'officer', passwordHash: '$argon2id$v=19$one', ...change });
const others = { accountCount: () => 3 };
const accountOf = (station: StationInTest) => station.record.slices['accounts'] as Account | null;

describe('opening an account', () => {
  test('a free user name: nothing is said', () => {
    expect(codesOf(accountOpened, opened(), { around: others })).toEqual([]);
  });

  test('a user name that another has is refused, however it is written', () => {
    const around = { ...others, accountNamed: (name: string) => (name === 'jsmith' ? 'account-2' : undefined) };
    expect(problemsOf(accountOpened, opened({ username: 'JSmith ' }), { around })).toMatchObject([{ code: 'ACC-001', value: 'jsmith' }]);
  });

  test('an account that is open is not opened again, nor one that was closed', () => {
    const station = new StationInTest(1, { subject });
    station.write({ kind: 'account.opened', body: opened(), role: 'administrator' });
    expect(codesOf(accountOpened, opened({ username: 'other' }), { on: station.seen, subject, around: others })).toEqual(['ACC-001']);
    station.write({ kind: 'account.closed', body: {}, reason: 'Left', role: 'administrator' });
    expect(codesOf(accountOpened, opened(), { on: station.seen, subject, around: others })).toEqual(['ACC-001']);
  });

  test('the first account of a station is an administrator', () => {
    expect(codesOf(accountOpened, opened(), { around: { accountCount: () => 0 } })).toEqual(['ACC-003']);
    expect(codesOf(accountOpened, opened({ role: 'administrator' }), { around: { accountCount: () => 0 } })).toEqual([]);
  });

  test.each(['j', '', 'j smith', '.jsmith', 'jsmith!', 'j'.repeat(33), 'жук'])('"%s" is no user name', (username) => {
    expect(codesOf(accountOpened, opened({ username }), { around: others })).toEqual([username === '' ? 'FLD-001' : 'FLD-002']);
  });

  test('a password in the clear is never taken into the book', () => {
    expect(codesOf(accountOpened, opened({ passwordHash: 'hunter2' }))).toEqual(['FLD-002']);
    expect(codesOf(passwordSet, { passwordHash: 'hunter2' })).toEqual(['FLD-002']);
    expect(codesOf(accountOpened, { ...opened(), password: 'hunter2' })).toEqual(['FLD-002']);
  });

  test('an office that there is not is refused', () => {
    expect(codesOf(accountOpened, opened({ role: 'warden' }))).toEqual(['FLD-002']);
  });

  test('only the administrator opens, closes and sets passwords', () => {
    for (const kind of [accountOpened, accountClosed, passwordSet]) expect(kind.roles).toEqual(['administrator']);
  });
});

describe('an account in the book', () => {
  test('is as it was opened, with the last password', () => {
    const station = new StationInTest(1, { subject });
    station.write({ kind: 'account.opened', body: opened({ username: ' JSmith' }) });
    station.write({ kind: 'account.password-set', body: { passwordHash: '$argon2id$v=19$two' } });
    expect(accountOf(station)).toEqual({ username: 'jsmith', name: 'Smith, J.', role: 'officer', passwordHash: '$argon2id$v=19$two', closed: false });
  });

  test('is closed for a reason, and keeps its name: what it wrote stays its own', () => {
    const station = new StationInTest(1, { subject });
    station.write({ kind: 'account.opened', body: opened() });
    expect(codesOf(accountClosed, {}, { on: station.seen, subject, reason: undefined })).toEqual(['FLD-005']);
    expect(codesOf(accountClosed, {}, { on: station.seen, subject, reason: 'Transferred' })).toEqual([]);
    station.write({ kind: 'account.closed', body: {}, reason: 'Transferred' });
    expect(accountOf(station)).toMatchObject({ username: 'jsmith', closed: true });
  });

  test.each(['account.password-set', 'account.closed'])('%s of an account that is not in this book stands aside', (kind) => {
    const station = new StationInTest(1, { subject });
    const entry = station.write({ kind, body: kind === 'account.closed' ? {} : { passwordHash: '$argon2id$v=19$two' } });
    expect(station.record.outcomes.get(entry.header.id)).toEqual({ is: 'standing aside', because: 'the account is not in this book' });
    expect(accountOf(station)).toBeNull();
  });

  test('closed at one station while its password is set at another: both hold, without a question', () => {
    const east = new StationInTest(1, { subject });
    const west = new StationInTest(2, { subject });
    east.write({ kind: 'account.opened', body: opened() });
    west.receive(east.own);
    east.write({ kind: 'account.closed', body: {}, reason: 'Left' });
    west.write({ kind: 'account.password-set', body: { passwordHash: '$argon2id$v=19$two' } });
    const record = fold(subject, unionOf([east, west]), known);
    expect(record.slices['accounts']).toMatchObject({ closed: true, passwordHash: '$argon2id$v=19$two' });
    expect([...record.outcomes.values()].every((outcome) => outcome.is === 'applied')).toBe(true);
  });

  test('opened at two stations it is in question', () => {
    const stations = [1, 2].map((number) => new StationInTest(number, { subject }));
    for (const station of stations) station.write({ kind: 'account.opened', body: opened() });
    expect([...fold(subject, unionOf(stations), known).outcomes.values()].map((outcome) => outcome.is)).toEqual(['in question', 'in question']);
  });

  test('the daybook reads it without a word of the password', () => {
    expect(accountOpened.says(accountOpened.schema.parse(opened()))).toBe('Account opened: Smith, J., Officer (jsmith)');
    expect(passwordSet.says({ passwordHash: '$argon2id$secret' })).toBe('Password set anew');
    expect(accountClosed.says({})).toBe('Account closed');
  });
});

describe('the offices', () => {
  test('are these, in the words that entries store', () => {
    expect(roles).toEqual(['records-clerk', 'officer', 'shu-sergeant', 'lieutenant', 'hearing-officer', 'captain', 'watch-commander', 'drc-member', 'superintendent', 'coordinator', 'administrator']);
    expect(Object.keys(roleNames)).toEqual([...roles]);
  });

  test('the administrator keeps the program and writes nothing of a person’s record', () => {
    const ofPeople = known.capabilities.filter((capability) => capability.subject === 'person').flatMap((capability) => capability.kinds);
    expect(ofPeople.filter((kind) => kind.roles.includes('administrator')).map((kind) => kind.name)).toEqual([]);
    for (const group of [staffRoles, recordsRoles, shuRoles]) expect(group).not.toContain('administrator' satisfies Role);
  });

  test('every act has somebody who may make it, but for those of the main office, and nobody twice', () => {
    const kinds = known.capabilities.flatMap((capability) => capability.kinds);
    expect(kinds.filter((kind) => kind.roles.length === 0).map((kind) => kind.name)).toEqual(['station.enrolled', 'station.revoked', 'station.branch-decided', 'entry.sealed']);
    for (const kind of kinds) {
      expect(new Set(kind.roles).size).toBe(kind.roles.length);
    }
  });
});
