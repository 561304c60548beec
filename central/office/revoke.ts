import { fold } from '../../shared/entry/fold.ts';
import type { Settled } from '../../shared/entry/question.ts';
import { custody } from '../../shared/records/custody.ts';
import { entrySealed } from '../../shared/records/sealing.ts';
import { writeOwn, type OfficeAct, type OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import { readKept } from './kept.ts';
import { putInQuestion } from './put-in-question.ts';
import type { KeptEntry, OfficeTransaction } from './store.ts';

/** A station or entry that an administrator named and that is not here. */
export class NotHere extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotHere';
  }
}

/** An entry that is not sealed: nobody would know any more where a person is held, or what a court ordered. */
export class NotSealed extends Error {
  constructor(kind: string) {
    super(`An entry of the kind ${kind} is not sealed: it holds no particulars of a person, and the book rests on what it says.`);
    this.name = 'NotSealed';
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
    await transaction.changeStation(station, { state: 'revoked', why });
    await writeOwn(transaction, context, [{ kind: 'station.revoked', subject: { type: 'station', id: station }, body: { from, why } }], actor);
    if (from !== null) await putInQuestion(transaction, context, await transaction.entriesOfStation(station, from - 1, row.seq), 'its station was revoked, and is not trusted from here on', why, actor);
  });
}

/**
 * Carries out a court's order of sealing: an entry of the office says so, and the content of the one named is
 * removed here at once and at each station when the order arrives. In: the entry, in the book or in quarantine; the court and the number of its order.
 * Fails with `NotHere` and with `NotSealed`. Out: the id of the entry that orders it.
 */
export async function sealByOrder(context: OfficeContext, entry: string, order: string, actor: OfficeActor): Promise<string> {
  return await context.store.transaction(async (transaction) => {
    const named = (await transaction.entry(entry)) ?? (await besideTheBook(transaction, entry));
    if (!named || named.subject.type !== 'person') throw new NotHere(`No entry ${entry} about a person is here.`);
    if ([...custody.kinds, entrySealed].some(({ name }) => name === named.kind)) throw new NotSealed(named.kind);
    const written = await writeOwn(transaction, context, [...(await saidWithoutWords(transaction, context, named)), { kind: 'entry.sealed', subject: named.subject, body: { entry, order } }], actor);
    return written.at(-1)!;
  });
}

async function besideTheBook(transaction: OfficeTransaction, entry: string): Promise<Pick<KeptEntry, 'id' | 'subject' | 'kind'> | undefined> {
  const row = (await transaction.quarantine()).find(({ id }) => id === entry);
  return row && readKept(row).header;
}

/**
 * What is to be said again before an entry is sealed: sealing takes particulars away, never the fact that something is in question or was
 * settled. Which entries a question or a settlement is about is in its words alone, so the office says that part again, in words of its own. Out: nothing
 * for every other entry, and where a person has settled the question, or voided the settlement, since.
 */
async function saidWithoutWords(transaction: OfficeTransaction, { registry }: OfficeContext, { id, subject, kind: name }: Pick<KeptEntry, 'id' | 'subject' | 'kind'>): Promise<readonly OfficeAct[]> {
  const kind = registry.kind(name)?.kind;
  if (!kind?.raises && !kind?.settles) return [];
  const record = fold(subject, (await transaction.entriesOf([subject])).map(readKept), registry);
  const act = { kind: kind.name, subject };
  if (kind.raises) {
    const entries = [...record.outcomes].flatMap(([other, outcome]) => (outcome.is === 'in question' && outcome.with.includes(id) ? [other] : []));
    return entries.length === 0 ? [] : [{ ...act, body: { entries, because: 'why it was put in question was sealed by order of a court' }, reason: 'Sealed by order of a court' }];
  }
  const standing = Object.values(record.slices).flatMap((slice) => (Array.isArray(slice) ? (slice as readonly Partial<Settled>[]) : [])).find((one) => one.entry === id && one.settles !== undefined) as Settled | undefined;
  if (!standing) return [];
  const { settles, stands, how } = standing;
  return [{ ...act, body: { settles, stands, how }, reason: 'As it was settled; the reason given was sealed by order of a court' }];
}
