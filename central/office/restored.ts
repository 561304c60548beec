import { v7 as uuidv7 } from 'uuid';
import { everything } from './accept.ts';
import type { OfficeContext } from './context.ts';

/** So far the office's own chain leaps ahead after a copy of its database was put back: further than it could have gone since the copy was made. */
const leap = 1_000_000;

/**
 * Goes on after the database was put back from a copy: every station takes its feeds from their beginning again, and
 * sends what the copy lacks. What the office itself had entered since the copy is lost here and not at
 * the stations, so its chain goes on beyond those places: another entry in one of them would be a fork, which no station takes in. It
 * has to be entered again by a person (`toEnterAgain`). Out: when the last entry of the copy was received.
 */
export async function goOnFromCopy({ store, identity, now, random }: OfficeContext): Promise<number> {
  return await store.transaction(async (transaction) => {
    const own = await transaction.lockStation(identity.id);
    if (!own) throw new Error('the main office has no chain');
    await transaction.setEpoch(uuidv7({ msecs: now(), random: random(16) }));
    await transaction.changeStation(own.id, { seq: own.seq + leap });
    const { position } = await transaction.feedEnd(everything);
    return (await transaction.readFeed(everything, position - 1, 1)).entries[0]!.receivedAt;
  });
}

/** What the main office itself did since a copy was made is not in it, and no station gives it back: what a person has to enter again, and what holds until then. */
export const toEnterAgain: readonly string[] = [
  'seal: each entry that a court has ordered sealed since. What it said is here again until then, and goes to stations that load from nothing.',
  'revoke: each station that was revoked since. It is let in again until then.',
  'admin: administrators made since, and new passwords. Those from before hold again until then.',
  'quarantine: what was decided since. Branches come back when their stations exchange; what was brought in is at the stations, and in the book here once it is brought in again.',
  'enrol-code: codes that were not used yet, and facilities described since. A station that enrolled since is not known here any more: keep its folder, and enrol it anew in an empty one.',
];
