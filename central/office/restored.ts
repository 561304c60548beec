import { v7 as uuidv7 } from 'uuid';
import type { OfficeContext } from './context.ts';

/** So far the office's own chain leaps ahead after a copy of its database was put back: further than it could have gone since the copy was made. */
const leap = 1_000_000;

/**
 * Goes on after the database was put back from a copy: every station takes its feeds from their beginning again, and
 * sends what the copy lacks. What the office itself had entered since the copy is lost here and not at
 * the stations, so its chain goes on beyond those places: another entry in one of them would be a fork, which no station takes in.
 */
export async function goOnFromCopy({ store, identity, now, random }: OfficeContext): Promise<void> {
  await store.transaction(async (transaction) => {
    const own = await transaction.lockStation(identity.id);
    if (!own) throw new Error('the main office has no chain');
    await transaction.setEpoch(uuidv7({ msecs: now(), random: random(16) }));
    await transaction.changeStation(own.id, { seq: own.seq + leap });
  });
}
