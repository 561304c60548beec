import type { OfficeContext } from '../office/context.ts';
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

/** How the main office and its stations stand. It names no person. */
export interface Fleet {
  readonly office: { readonly id: string; readonly name: string; readonly program: string };
  readonly at: number;
  readonly entries: number;
  readonly unfolded: number;
  readonly quarantined: number;
  readonly differences: number;
  readonly facilities: readonly FacilityStatus[];
}

/** Counts how everything stands now. */
export async function fleetOf({ store, identity, program, now }: OfficeContext): Promise<Fleet> {
  return await store.transaction(async (transaction) => {
    const stations = await transaction.stations();
    const counts = new Map((await transaction.countByScope()).map((one) => [one.scope, one]));
    const facilities = [...(await transaction.facilities()), { id: identity.id, name: identity.name }];
    return {
      office: { id: identity.id, name: identity.name, program },
      at: now(),
      entries: await transaction.countEntries(),
      unfolded: await transaction.countUnfolded(),
      quarantined: (await transaction.quarantine()).length,
      differences: (await transaction.differences()).length,
      facilities: facilities.map(({ id, name }) => {
        const { subjects = 0, inQuestion = 0, standingAside = 0, unread = 0 } = counts.get(id === identity.id ? 'office' : `facility:${id}`) ?? {};
        return { id, name, subjects, inQuestion, standingAside, unread, stations: stations.filter((one) => one.facility === id && one.id !== identity.id).map(statusOf) };
      }),
    };
  });
}

function statusOf({ id, name, state, why, seq, heardAt, waiting, oldestWaiting, program, protocol, ahead }: StationRow): StationStatus {
  return { id, name, state, why, entries: seq, heardAt, waiting, oldestWaiting, program, protocol, ahead };
}
