import type { Role } from '../../shared/accounts/roles.ts';

/** The password of every demonstration account: shown on the sign-in page, and good for made-up people only. */
export const demonstrationPassword = 'demonstration';

/** One made-up officer for each role. */
export const demonstrationAccounts: readonly { readonly username: string; readonly name: string; readonly role: Role }[] = [
  { username: 'clerk', name: 'R. Alvarez', role: 'records-clerk' },
  { username: 'officer', name: 'T. Brennan', role: 'officer' },
  { username: 'sergeant', name: 'M. Okafor', role: 'shu-sergeant' },
  { username: 'lieutenant', name: 'J. Castellano', role: 'lieutenant' },
  { username: 'hearing', name: 'P. Lindqvist', role: 'hearing-officer' },
  { username: 'captain', name: 'D. Whitfield', role: 'captain' },
  { username: 'watch', name: 'S. Marchetti', role: 'watch-commander' },
  { username: 'drc', name: 'A. Novak', role: 'drc-member' },
  { username: 'superintendent', name: 'L. Hargrove', role: 'superintendent' },
  { username: 'coordinator', name: 'E. Tanaka', role: 'coordinator' },
  { username: 'admin', name: 'K. Duarte', role: 'administrator' },
];
