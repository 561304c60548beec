import { limits, pushHeadSchema, readLines, type PushAnswer } from '../../shared/sync/protocol.ts';
import { accept } from './accept.ts';
import type { OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import { readArrived, type Arrived } from './kept.ts';
import { putInQuestion } from './put-in-question.ts';
import { refuse, Refused } from './refused.ts';
import type { KeptEntry, OfficeTransaction, StationRow } from './store.ts';

/** What is different about a page that a supervisor brings in by hand from a revoked station: it is taken, and all of it put in question. */
export interface BroughtIn {
  readonly by: OfficeActor;
  readonly reason: string;
}

interface Arriving {
  readonly from: number;
  /** The entries up to the first that cannot be honest. */
  readonly good: readonly KeptEntry[];
  readonly fault: { readonly seq: number; readonly says: string } | undefined;
}

/**
 * Takes a page of a station's entries in, in one transaction. What is held already is done already; a page
 * that begins after the end is a gap; another entry than the one held, or one that does not continue
 * the chain, is a fork: the page goes into quarantine and the station is stopped; pages that follow it go there too. Of a page with an entry that
 * cannot be honest, those before it are taken and the page is refused.
 * In: the station as it was when it signed; the text of the page. Out: through which sequence number the office holds its entries.
 * Fails with `Refused`.
 */
export async function push(context: OfficeContext, station: StationRow, text: string, broughtIn?: BroughtIn): Promise<PushAnswer> {
  const receivedAt = context.now();
  const arriving = await readPage(context, station, text, receivedAt);
  const through = await context.store.transaction((transaction) => take(transaction, context, station.id, arriving, receivedAt, broughtIn));
  if (through instanceof Refused) throw through;
  const { fault } = arriving;
  if (fault && through < fault.seq) refuse('entry', fault.says, { seq: fault.seq });
  return { through, receivedAt: new Date(receivedAt).toISOString() };
}

async function readPage(context: OfficeContext, station: StationRow, text: string, receivedAt: number): Promise<Arriving> {
  const [first, ...lines] = linesOf(text);
  const head = pushHeadSchema.safeParse(first);
  if (!head.success || lines.length !== head.data.count) refuse('malformed', 'The page does not read, or was cut short.');
  if (lines.length > limits.entries) refuse('too large', `A page has ${limits.entries} entries at most.`);
  const { from } = head.data;
  const read = await Promise.all(lines.map((line) => readArrived(line, station, receivedAt, context)));
  const wrong = read.findIndex((one, index) => faultOf(one, from + index) !== undefined);
  const good = read.slice(0, wrong === -1 ? undefined : wrong).flatMap((one) => ('entry' in one ? [one.entry] : []));
  return { from, good, fault: wrong === -1 ? undefined : { seq: from + wrong, says: `Entry ${from + wrong} ${faultOf(read[wrong]!, from + wrong)}.` } };
}

function faultOf(arrived: Arrived, seq: number): string | undefined {
  if ('fault' in arrived) return arrived.fault;
  return arrived.entry.seq === seq ? undefined : `has the sequence number ${arrived.entry.seq}`;
}

/** Takes what is new of a page. Out: the end of the chain, or the refusal of what is to be kept all the same: a fork in quarantine. */
async function take(transaction: OfficeTransaction, context: OfficeContext, id: string, { from, good }: Arriving, receivedAt: number, broughtIn: BroughtIn | undefined): Promise<number | Refused> {
  const station = await transaction.lockStation(id);
  if (!station) refuse('unknown station', 'This station is not enrolled at this main office.');
  if (station.state === 'revoked' && !broughtIn) refuse('revoked', `This station was revoked: ${station.why ?? 'no reason was given'}.`);
  const [first] = good;
  if (first && from > station.seq + 1 && (await transaction.isAside(id, from - 1, previousOf(first)))) return await keepFork(transaction, station, good, first, new Map(), receivedAt);
  if (from > station.seq + 1) refuse('gap', `Entry ${station.seq + 1} is expected next.`, { expected: station.seq + 1 });
  const held = new Map(good.length === 0 || from > station.seq ? [] : (await transaction.hashesOf(id, from, Math.min(station.seq, from + good.length - 1))).map(({ seq, hash }) => [seq, hash]));
  const fork = station.state === 'forked' ? good.find(({ seq, hash }) => held.get(seq) !== hash) : good.find((entry) => isFork(entry, held, station));
  if (fork) return await keepFork(transaction, station, good, fork, held, receivedAt);

  const added = await withoutTakenIds(transaction, good.filter(({ seq }) => seq > station.seq));
  if (added.entries.length > 0) {
    await accept(transaction, added.entries, homeOf(station, context), context.registry);
    const last = added.entries.at(-1)!;
    const waiting = station.waiting === null ? null : Math.max(0, station.waiting - added.entries.length);
    await transaction.changeStation(id, { seq: last.seq, hash: last.hash, waiting, ...(waiting === 0 ? { oldestWaiting: null } : {}) });
    if (broughtIn) await putInQuestion(transaction, context, added.entries, 'brought in by hand from a station that was revoked', broughtIn.reason, broughtIn.by);
  }
  const through = added.entries.at(-1)?.seq ?? station.seq;
  return added.taken ? new Refused({ refused: 'entry', says: `Entry ${added.taken.seq} has the id of another entry.`, seq: added.taken.seq }) : through;
}

/** True for another entry than the one held, and for the next one if it does not continue what is held. */
function isFork(entry: KeptEntry, held: ReadonlyMap<number, string>, station: StationRow): boolean {
  if (entry.seq <= station.seq) return held.get(entry.seq) !== entry.hash;
  return entry.seq === station.seq + 1 && previousOf(entry) !== station.hash;
}

/** Keeps every entry of a page that the book does not hold beside the book, and stops the station. */
async function keepFork(transaction: OfficeTransaction, station: StationRow, page: readonly KeptEntry[], at: KeptEntry, held: ReadonlyMap<number, string>, now: number): Promise<Refused> {
  const says = `Entry ${at.seq} is not the one that the main office has, or does not follow it: this station’s disk was copied or put back.`;
  const others = page.filter(({ seq, hash }) => held.get(seq) !== hash);
  await transaction.addToQuarantine(others.map(({ seq, hash, id, header, salt, content, signature }) => ({ station: station.id, seq, hash, id, header, salt, content, signature, why: says, at: now })));
  for (const { named, sealing } of await transaction.sealingsOf(others.map(({ id }) => id))) await transaction.seal(named, sealing);
  if (station.state === 'enrolled') await transaction.changeStation(station.id, { state: 'forked', why: says });
  return new Refused({ refused: 'fork', says: `${says} Nothing is lost; it is kept for a person to decide. Enrol this station again.`, seq: at.seq });
}

/** Of new entries those before the first whose id another entry has. An id is random: to have another's is no accident. */
async function withoutTakenIds(transaction: OfficeTransaction, entries: readonly KeptEntry[]): Promise<{ readonly entries: readonly KeptEntry[]; readonly taken: KeptEntry | undefined }> {
  const seen = new Set(await transaction.idsHeld(entries.map(({ id }) => id)));
  const at = entries.findIndex(({ id }) => seen.has(id) || !seen.add(id));
  return at === -1 ? { entries, taken: undefined } : { entries: entries.slice(0, at), taken: entries[at] };
}

/** The facility in whose book a station's entries count; null for the main office and its workstations. */
export function homeOf(station: Pick<StationRow, 'facility'>, { identity }: OfficeContext): string | null {
  return station.facility === identity.id ? null : station.facility;
}

function previousOf({ header }: KeptEntry): string {
  return (JSON.parse(header) as { readonly previous: string }).previous;
}

function linesOf(text: string): readonly unknown[] {
  try {
    return readLines(text);
  } catch {
    return refuse('malformed', 'The page does not read, or was cut short.');
  }
}
