import { writeOwn, type OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import { putInQuestion } from './put-in-question.ts';

/** A station or entry that an administrator named and that is not here. */
export class NotHere extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotHere';
  }
}

/**
 * Refuses a station from now on, and says so in the book. What it has not sent can be brought in by hand,
 * and arrives in question. In: from which sequence number its entries are not trusted, or null where those accepted stand;
 * those accepted after it are put in question.
 * Fails with `NotHere`. Revoking it again changes nothing.
 */
export async function revoke(context: OfficeContext, station: string, why: string, from: number | null, actor: OfficeActor): Promise<void> {
  await context.store.transaction(async (transaction) => {
    const row = await transaction.lockStation(station);
    if (!row || row.id === context.identity.id) throw new NotHere(`No station ${station} is enrolled here.`);
    if (row.state === 'revoked') return;
    await transaction.changeStation(station, { state: 'revoked', why, revokedFrom: from });
    await writeOwn(transaction, context, [{ kind: 'station.revoked', subject: { type: 'station', id: station }, body: { from, why } }], actor);
    if (from !== null) await putInQuestion(transaction, context, await transaction.entriesOfStation(station, from - 1, row.seq), 'its station was revoked, and is not trusted from here on', why, actor);
  });
}

/**
 * Carries out a court's order of sealing: an entry of the office says so, and the content of the one named is
 * removed here at once and at each station when the order arrives. In: the entry; the court and the number of its order.
 * Fails with `NotHere`. Out: the id of the entry that orders it.
 */
export async function sealByOrder(context: OfficeContext, entry: string, order: string, actor: OfficeActor): Promise<string> {
  return await context.store.transaction(async (transaction) => {
    const named = await transaction.entry(entry);
    if (!named || named.subject.type !== 'person') throw new NotHere(`No entry ${entry} about a person is here.`);
    const [id] = await writeOwn(transaction, context, [{ kind: 'entry.sealed', subject: named.subject, body: { entry, order } }], actor);
    return id!;
  });
}
