import { createRouterClient } from '@orpc/server';
import { routerOf } from '../router.ts';
import { newSession } from '../session.ts';
import type { Station } from '../station.ts';
import { stationsApart, type Apart } from './apart.ts';
import { enrolAt, stationAt } from './office.ts';
import { testPassword } from './station.ts';

/** A window on a station: a client in the same process, with a session of its own. */
export function windowOn(station: Station) {
  return createRouterClient(routerOf(station), { context: { session: newSession() } });
}

/** Two stations of a facility and a workstation of the main office with its administrator and a coordinator. */
export interface AtMainOffice extends Apart {
  readonly desk: Station;
  readonly coordinator: string;
  /** All exchange until everybody has what the others recorded. */
  meetAll(): Promise<void>;
}

/** Sets them up. The workstation's clock is an hour ahead of the stations' last entries. */
export async function atMainOffice(): Promise<AtMainOffice> {
  const at = await stationsApart();
  const made = await stationAt(at.office, 9);
  made.clock.move(3_600_000);
  await enrolAt(at.office, made.station, at.office.context.identity.id, 'Coordinators 1');
  const window = windowOn(made.station);
  await window.accounts.openFirst({ username: 'admin', name: 'Adams, A.', password: testPassword });
  const { id: coordinator } = await window.accounts.open({ username: 'coordinator', name: 'Cole, C.', role: 'coordinator', password: testPassword });
  return {
    ...at,
    desk: made.station,
    coordinator,
    async meetAll() {
      await at.meet();
      await made.station.sync.now();
      await at.meet();
    },
    [Symbol.dispose]() {
      made[Symbol.dispose]();
      at[Symbol.dispose]();
    },
  };
}
