import { ORPCError } from '@orpc/client';
import type { Problem } from '../../shared/problems.ts';

/** Why a file was not kept or not given: the problems of the catalogue, or in words why the call failed. */
export interface FileRefused {
  readonly problems: readonly Problem[];
  readonly failure: string | null;
}

/** In: what a call to the station threw; the file's name. */
export function whatWasRefused(error: unknown, name: string): FileRefused {
  if (!(error instanceof ORPCError)) return { problems: [], failure: `${name}: the station does not answer. Try again.` };
  if (error.code === 'REFUSED') return { problems: (error.data as { readonly problems: readonly Problem[] }).problems, failure: null };
  if (error.code === 'NOT_FOUND') return { problems: [], failure: `${name}: no case that stands names this file any more.` };
  return { problems: [], failure: `${name}: ${error.message}` };
}
