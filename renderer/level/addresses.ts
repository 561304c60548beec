import type { Level } from '../../shared/shu/level.ts';

/** Where somebody is assigned a level, a cell or both; with a level, it is chosen beforehand. */
export function assignAddress(person: string, to?: Level): string {
  return `/people/${person}/assign${to === undefined ? '' : `/${to}`}`;
}
