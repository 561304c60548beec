import { chargesOf } from '../case/case-words.ts';
import type { About } from './about.ts';

/** A rule as the key of a field: forms read a point in a path as a step. */
export function keyOfRule(rule: string): string {
  return rule.replaceAll('.', '_');
}

/** A charge in words: its number, its title on the day of the incident, and how it was broken where not by doing the act oneself. */
export function sayCharge(rule: string, { held, procedures }: Pick<About, 'held' | 'procedures'>): string {
  const charge = chargesOf(held.report, procedures).find((one) => one.number === rule);
  return [rule, charge?.title, charge?.manner && `(${charge.manner})`].filter(Boolean).join(' ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
