import { everywhere, scopeOf } from '../../shared/sync/scope.ts';
import { everything } from '../office/accept.ts';
import type { OfficeContext } from '../office/context.ts';
import { branchesAside, type Branch } from '../office/quarantine.ts';
import type { StationRow } from '../office/store.ts';

/** A station as the status page shows it. Durations are in milliseconds. */
export interface StationStatus {
  readonly id: string;
  readonly name: string;
  readonly state: StationRow['state'];
  readonly why: string | null;
  readonly entries: number;
  readonly heardAt: number | null;
  readonly waiting: number | null;
  readonly oldestWaiting: number | null;
  readonly program: string | null;
  readonly protocol: number | null;
  /** By how much its clock was ahead of the office's when it last said hello. */
  readonly ahead: number | null;
}

export interface FacilityStatus {
  readonly id: string;
  readonly name: string;
  readonly subjects: number;
  readonly inQuestion: number;
  readonly standingAside: number;
  readonly unread: number;
  readonly stations: readonly StationStatus[];
}

/** A branch of a station's chain that is kept aside, and what was decided about it. It says nothing of what its entries say. */
export interface BranchStatus {
  readonly name: string;
  readonly station: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly why: string;
  readonly decided: { readonly decision: string; readonly left: number; readonly author: string; readonly at: string; readonly reason: string } | null;
}

/** How the main office and its stations stand. It names nobody whom an entry is about. */
export interface Fleet {
  readonly office: { readonly id: string; readonly name: string; readonly program: string };
  readonly at: number;
  readonly entries: number;
  readonly unfolded: number;
  /** Entries kept aside that nobody has decided about. */
  readonly quarantined: number;
  readonly branches: readonly BranchStatus[];
  readonly differences: number;
  /** Entries that came without what they say, though no court ordered that: their station had let the person go. */
  readonly withoutContent: number;
  readonly facilities: readonly FacilityStatus[];
}

/** What is said of entries that came without content, after their number. */
export const withoutContentSays = 'here without what they say, and no court ordered that: their station had let the person go when it sent them, as after a copy of this database was put back. The facility that holds the person may have the words.';

/** True of a facility that has a station, or anything that a person has to look at: the main office may have such without a workstation of its own. */
export function hasSomethingToShow({ stations, inQuestion, standingAside, unread }: FacilityStatus): boolean {
  return stations.length > 0 || inQuestion + standingAside + unread > 0;
}

/** Counts how everything stands now. */
export async function fleetOf({ store, identity, program, registry, now }: OfficeContext): Promise<Fleet> {
  return await store.transaction(async (transaction) => {
    const stations = await transaction.stations();
    const branches = await branchesAside(transaction, registry);
    const counts = new Map((await transaction.countByScope()).map((one) => [one.scope, one]));
    const facilities = [...(await transaction.facilities()), { id: identity.id, name: identity.name }];
    return {
      office: { id: identity.id, name: identity.name, program },
      at: now(),
      entries: await transaction.countEntries(),
      unfolded: await transaction.countUnfolded(),
      quarantined: branches.reduce((sum, { decided, entries }) => sum + (decided ? 0 : entries.length), 0),
      branches: branches.map(branchStatusOf),
      differences: (await transaction.differences()).length,
      withoutContent: await transaction.countWithoutContent(),
      facilities: facilities.map(({ id, name }) => {
        // What every station has, such as the stations themselves and the procedures of the state, is the office's to look after.
        const scopes = id === identity.id ? [everything, everywhere] : [scopeOf(id)];
        const total = (what: 'subjects' | 'inQuestion' | 'standingAside' | 'unread') => scopes.reduce((sum, scope) => sum + (counts.get(scope)?.[what] ?? 0), 0);
        return { id, name, subjects: total('subjects'), inQuestion: total('inQuestion'), standingAside: total('standingAside'), unread: total('unread'), stations: stations.filter((one) => one.facility === id && one.id !== identity.id).map(statusOf) };
      }),
    };
  });
}

function branchStatusOf({ name, station, entries, decided }: Branch): BranchStatus {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  return {
    name,
    station: station.name,
    from: first.seq,
    to: last.seq,
    at: first.at,
    why: first.why,
    decided: decided && { decision: decided.decision, left: decided.left.length, author: decided.author, at: decided.at, reason: decided.reason },
  };
}

function statusOf({ id, name, state, why, seq, heardAt, waiting, oldestWaiting, program, protocol, ahead }: StationRow): StationStatus {
  return { id, name, state, why, entries: seq, heardAt, waiting, oldestWaiting, program, protocol, ahead };
}
