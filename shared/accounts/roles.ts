/** The offices that act in the book. The text is what the entry stores: never rename one. */
export const roles = [
  'records-clerk',
  'officer',
  'shu-sergeant',
  'lieutenant',
  'hearing-officer',
  'captain',
  'watch-commander',
  'drc-member',
  'superintendent',
  'coordinator',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** How each role is named on screen. */
export const roleNames: Readonly<Record<Role, string>> = {
  'records-clerk': 'Records clerk',
  officer: 'Officer',
  'shu-sergeant': 'SHU sergeant',
  lieutenant: 'Lieutenant',
  'hearing-officer': 'Hearing officer',
  captain: 'Captain',
  'watch-commander': 'Watch Commander',
  'drc-member': 'DRC member',
  superintendent: 'Superintendent',
  coordinator: 'Coordinator',
  administrator: 'Administrator',
};

/** Everyone who works with the people held: all but the administrator of the program. */
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'administrator');

/** Those who keep the sentence record. */
export const recordsRoles: readonly Role[] = ['records-clerk', 'coordinator'];

/** The offices of the main office: who settles what is in question anywhere, and who opens the accounts there. */
export const mainOfficeRoles: readonly Role[] = ['coordinator', 'administrator'];

/** Those who run the special housing unit. */
export const shuRoles: readonly Role[] = ['shu-sergeant', 'lieutenant', 'captain', 'watch-commander', 'superintendent'];
