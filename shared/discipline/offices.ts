import { shuRoles, staffRoles, type Role } from '../accounts/roles.ts';

/** Review officers: lieutenant or above (7 NYCRR 251-2.2, from knowledge). */
export const reviewRoles: readonly Role[] = ['lieutenant', 'captain', 'watch-commander', 'superintendent'];

/** All who may hear a case of some tier; which one, the procedure says. */
export const hearingRoles: readonly Role[] = [...shuRoles, 'hearing-officer'];

/** Those who serve papers on the people held. */
export const servingRoles: readonly Role[] = ['officer', ...hearingRoles];

/** Those who take in an appeal: it is the person’s, whoever receives it. */
export const appealRoles: readonly Role[] = staffRoles;

/** Those who enter what an authority outside the hearing decided: the superintendent, and the coordinator for the commissioner and the courts. */
export const decidingRoles: readonly Role[] = ['superintendent', 'coordinator'];

/** Those who may know how many of a person's reports were expunged (this program's reading). */
export const expungedRoles: readonly Role[] = ['superintendent', 'captain', 'coordinator'];
