import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * The three kinds of a fact that can be corrected: the first writing, its correction (the same words
 * again, naming the entry struck) and its void. A correction takes the place of what it strikes in
 * the fold, so its `apply` is the first writing's.
 * In: the first writing's kind, its two other names, how the daybook names the fact ("the level"), and
 * what stands against striking it out, decided on the record without it.
 */
export function correctable<Body, Slice>(
  written: Kind<Body, Slice>,
  names: { readonly corrected: string; readonly voided: string; readonly fact: string },
  decideVoid: Kind<Record<string, never>, Slice>['decide'] = () => [],
): readonly [Kind<Body, Slice>, Kind<Body, Slice>, Kind<Record<string, never>, Slice>] {
  const corrected: Kind<Body, Slice> = {
    ...written,
    name: names.corrected,
    corrects: written.name,
    says: (body) => `Corrected: ${written.says(body)}`,
  };
  const voided: Kind<Record<string, never>, Slice> = {
    name: names.voided,
    version: 1,
    subject: written.subject,
    schema: z.strictObject({}),
    roles: written.roles,
    voids: written.name,
    facets: () => ({}),
    decide: decideVoid,
    apply: (slice) => slice,
    says: () => `Struck out: ${names.fact}`,
  };
  return [written, corrected, voided];
}
