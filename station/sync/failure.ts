import { LinkDown } from '../../shared/sync/link.ts';
import type { SyncFailure } from '../../shared/sync/status.ts';
import { FaultyPage } from './arrived-page.ts';
import { Refused } from './caller.ts';
import { NotTaken } from './intake.ts';
import { Overtaken } from './store.ts';

/** An exchange that did not complete, and why. What it did until then stands. */
export class NotExchanged extends Error {
  readonly failure: SyncFailure;
  constructor(failure: SyncFailure) {
    super(failure.says);
    this.name = 'NotExchanged';
    this.failure = failure;
  }
}

/** In plain words: why an exchange did not complete, and what to do. */
export function failureOf(error: unknown): SyncFailure {
  if (error instanceof NotExchanged) return error.failure;
  if (error instanceof LinkDown) return { is: 'link', says: error.message, remedy: 'Recording goes on. It is tried again by itself; files can be carried by hand meanwhile.' };
  if (error instanceof NotTaken) return { is: 'office', says: `What the main office sent was not taken in: ${error.message}.`, remedy: 'Report this to the main office. Nothing of the entry was taken; recording and sending go on.' };
  if (error instanceof FaultyPage) return { is: 'office', says: `A page from the main office came damaged three times: ${error.message}.`, remedy: 'It is asked for again by itself. Report it if it goes on.' };
  if (error instanceof Overtaken) return { is: 'office', says: 'Another Daybook on this book is exchanging.', remedy: 'Nothing: it is tried again by itself.' };
  if (error instanceof Refused) return refusalOf(error);
  return { is: 'office', says: `Sync met an error of this program: ${error instanceof Error ? error.message : String(error)}.`, remedy: 'Report it. Recording goes on, and it is tried again by itself.' };
}

function refusalOf({ refusal }: Refused): SyncFailure {
  switch (refusal.refused) {
    case 'fork':
      return { is: 'stopped', says: `The main office holds another entry ${refusal.seq ?? ''} of this station: this book was copied or restored, and both went on.`, remedy: 'Nothing is lost: all entries stay in this folder. Call the main office, where a person decides; go on in a new, empty data folder enrolled with a new code.' };
    case 'revoked':
      return { is: 'stopped', says: 'The main office has revoked this station.', remedy: 'Entries not sent stay in this folder. Call the main office: a supervisor can bring them in from a file written by hand.' };
    case 'unknown station':
      return { is: 'stopped', says: 'The main office does not know this station.', remedy: 'Call the main office. Entries not sent stay in this folder.' };
    case 'protocol':
      // It mends itself when the office is updated, so it is tried again.
      return { is: 'office', says: 'This Daybook and that of the main office are of versions that do not understand each other.', remedy: 'Update the one that is older. Recording goes on, and it is tried again by itself.' };
    case 'entry':
      return { is: 'stopped', says: `The main office could not check entry ${refusal.seq ?? ''} of this station: ${refusal.says}`, remedy: 'Run "daybook verify" and report what it says.' };
    default:
      return { is: 'office', says: refusal.says, remedy: 'It is tried again by itself.' };
  }
}
