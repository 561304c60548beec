import { dayOf, localMoment } from '../../shared/discipline/moment.ts';
import { fold, type Registry } from '../../shared/entry/fold.ts';
import type { Header } from '../../shared/entry/header.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { branchDecided, type BranchDecided, type StationIdentity } from '../../shared/facility/station.ts';
import { writeOwn, type OfficeAct, type OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import { readKept } from './kept.ts';
import { homeOf } from './push.ts';
import { putInQuestion } from './put-in-question.ts';
import { NotHere } from './revoke.ts';
import type { KeptEntry, OfficeTransaction, QuarantineRow, StationRow } from './store.ts';

/** A branch of a station's chain that is kept aside: a disk was copied or put back, and was written on. */
export interface Branch {
  /** What it is called by: the beginning of the hash of its first entry. */
  readonly name: string;
  readonly station: StationRow;
  /** In order of sequence, without a gap. */
  readonly entries: readonly QuarantineRow[];
  /** What a person decided about it; null as long as nobody did. */
  readonly decided: BranchDecided | null;
}

/** As many letters of a hash name a branch. */
const nameLength = 12;

/**
 * The branches that are kept aside, by station and sequence. What arrived on a branch after it was decided is a branch of its own.
 */
export async function branchesAside(transaction: OfficeTransaction, registry: Registry): Promise<readonly Branch[]> {
  const rows = await transaction.quarantine();
  const branches: Branch[] = [];
  for (const [id, own] of Map.groupBy(rows, ({ station }) => station)) {
    const station = await transaction.station(id);
    if (!station) continue;
    const subject = { type: 'station', id } as const;
    const record = fold(subject, (await transaction.entriesOf([subject])).map(readKept), registry);
    const decisions = (record.slices['stations'] as StationIdentity | null)?.branches ?? [];
    branches.push(...branchesOf(station, own, decisions));
  }
  return branches;
}

function branchesOf(station: StationRow, rows: readonly QuarantineRow[], decisions: readonly BranchDecided[]): readonly Branch[] {
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  const decidedBy = new Map<string, BranchDecided>();
  for (const decision of decisions) {
    for (let row = byHash.get(decision.last); row; row = row.hash === decision.first ? undefined : byHash.get(headerOf(row).previous)) decidedBy.set(row.hash, decision);
  }
  const open = new Map<string, QuarantineRow[]>();
  const branches: QuarantineRow[][] = [];
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    const { previous } = headerOf(row);
    const parent = byHash.get(previous);
    const continued = parent && decidedBy.get(parent.hash) === decidedBy.get(row.hash) ? open.get(previous) : undefined;
    const branch = continued ?? [];
    if (continued) open.delete(previous);
    else branches.push(branch);
    branch.push(row);
    open.set(row.hash, branch);
  }
  return branches.map((entries) => ({ name: entries[0]!.hash.slice(0, nameLength), station, entries, decided: decidedBy.get(entries[0]!.hash) ?? null }));
}

/** What the book holds of the station at the sequence numbers of a branch. */
export async function besideBranch(transaction: OfficeTransaction, { station, entries }: Branch): Promise<readonly KeptEntry[]> {
  return await transaction.entriesOfStation(station.id, entries[0]!.seq - 1, entries.length);
}

/** What a branch came to: how many entries are in the book now, and which are not, with why. */
export interface BroughtIn {
  readonly brought: number;
  readonly left: readonly { readonly seq: number; readonly why: string }[];
}

/**
 * Brings a branch in: the main office enters its acts again in its own chain, in the name of whoever decides, with the ids, days and sights
 * that they had, and puts all of them in question, so that somebody at the facility looks at each. Accounts and
 * what this program cannot read are left aside. The decision stands in the book with its reason.
 * Fails with `NotHere`: no such branch, or it was decided.
 */
export async function bringIn(context: OfficeContext, name: string, reason: string, actor: OfficeActor): Promise<BroughtIn> {
  const { registry, store } = context;
  return await store.transaction(async (transaction) => {
    const branch = await undecided(transaction, registry, name);
    const taken = new Set(await transaction.idsHeld(branch.entries.map(({ id }) => id)));
    const judged = branch.entries.map((row) => ({ row, ...actAgain(row, branch.station, registry, taken) }));
    const acts = judged.flatMap(({ act }) => act ?? []);
    const left = judged.flatMap(({ row: { seq }, why }) => (why === undefined ? [] : [{ seq, why }]));
    if (acts.length > 0) {
      await writeOwn(transaction, context, acts, actor, homeOf(branch.station, context));
      const entered = acts.map(({ entered, subject }) => ({ id: entered!.id, subject }));
      await putInQuestion(transaction, context, entered, 'brought in from the other branch of a disk that was copied or put back', reason, actor);
    }
    await decide(transaction, context, branch, 'brought in', left.map(({ seq }) => seq), reason, actor);
    return { brought: acts.length, left };
  });
}

/** Decides that a branch stays out of the book. It is kept, and the decision stands in the book with its reason. Fails with `NotHere`. */
export async function setAside(context: OfficeContext, name: string, reason: string, actor: OfficeActor): Promise<void> {
  await context.store.transaction(async (transaction) => {
    await decide(transaction, context, await undecided(transaction, context.registry, name), 'set aside', [], reason, actor);
  });
}

async function undecided(transaction: OfficeTransaction, registry: Registry, name: string): Promise<Branch> {
  const wanted = name.toLowerCase();
  const find = async () => (await branchesAside(transaction, registry)).filter((branch) => wanted.length >= 4 && branch.name.startsWith(wanted.slice(0, nameLength)));
  const [found, another] = await find();
  if (!found || another) throw new NotHere(found ? `Several branches begin with ${name}: give more of its name.` : `No branch ${name} is in quarantine.`);
  // Whoever decides at the same moment waits, and then finds it decided.
  await transaction.lockStation(found.station.id);
  const [now] = await find();
  if (now!.decided) throw new NotHere(`Branch ${found.name} was ${now!.decided.decision} on ${dayOf(localMoment(now!.decided.at))}: ${now!.decided.reason}`);
  return now!;
}

async function decide(transaction: OfficeTransaction, context: OfficeContext, { station, entries }: Branch, decision: BranchDecided['decision'], left: readonly number[], reason: string, actor: OfficeActor): Promise<void> {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  const body = { decision, first: first.hash, last: last.hash, from: first.seq, to: last.seq, left: [...left] };
  await writeOwn(transaction, context, [{ kind: branchDecided.name, subject: { type: 'station', id: station.id }, body, reason }], actor);
}

/** Whose acts are brought in: what is about a station or an account is enrolled or opened anew. */
const broughtInAbout: ReadonlySet<Subject['type']> = new Set(['person', 'facility', 'procedure']);

function actAgain(row: QuarantineRow, station: StationRow, registry: Registry, taken: ReadonlySet<string>): { readonly act?: OfficeAct; readonly why?: string } {
  const header = headerOf(row);
  const { id, version, effective, decides, relies, adds, strikes, subject, kind: name } = header;
  if (!broughtInAbout.has(subject.type)) return { why: subject.type === 'account' ? 'an account is opened anew, or given its password again' : `nothing about a ${subject.type} is brought in` };
  if (taken.has(id)) return { why: 'the book has an entry of this id' };
  const kind = registry.kind(name)?.kind;
  const { body, reason } = readKept(row);
  if (body === null) return { why: 'its content is sealed' };
  if (!kind || kind.version < version || !kind.schema.safeParse(body).success) return { why: 'this program does not read it' };
  const said = `From the other branch of ${station.name}, entry ${header.seq}, entered ${header.at} by account ${header.author} as ${header.role}`;
  return { act: { kind: name, subject, body, reason: reason === undefined ? said : `${reason} (${said})`, entered: { id, version, effective, decides, relies, adds, ...(strikes === undefined ? {} : { strikes }) } } };
}

function headerOf({ header }: Pick<QuarantineRow, 'header'>): Header {
  return JSON.parse(header) as Header;
}
