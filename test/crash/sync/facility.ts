import { roles, type Role } from '../../../shared/accounts/roles.ts';
import type { Act } from '../../../shared/contract/contract.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import { hashPassword } from '../../../station/passwords.ts';
import { mustRecord, newId, setUpStation } from '../../../station/set-up.ts';
import type { Station } from '../../../station/station.ts';
import { commit, receive, testUnits } from '../../../station/testing/acts.ts';

const password = 'a password for many stations';

/** Begins a facility at a station that nobody has set up: an account for each role, the units, some people. In: its name and number, of which each has its own. Out: its id. */
export async function beginFacility(station: Station, { name, number, people }: { readonly name: string; readonly number: number; readonly people: number }): Promise<string> {
  const letter = String.fromCodePoint(65 + (number % 26));
  const { actor, facility } = await setUpStation(station, { facility: name, code: `F${number}`, demonstration: true, station: `${name} 1`, administrator: { username: 'administrator', name: 'The Administrator', password } });
  const passwordHash = await hashPassword(password);
  const effective = station.today().toString();
  const others = roles.filter((role) => role !== 'administrator').map((role): readonly [Role, string] => [role, newId(station)]);
  mustRecord(
    station,
    [
      ...others.map(([role, id]): Act => ({ kind: 'account.opened', subject: { type: 'account', id }, effective, body: { username: role, name: `The ${role}`, role, passwordHash } })),
      ...testUnits.map((unit): Act => ({ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective, body: unit })),
    ],
    actor,
  );
  const coordinator: Actor = { account: new Map(others).get('coordinator')!, role: 'coordinator' };
  const received = Array.from({ length: people }, (_, index): readonly Act[] => {
    const id = newId(station);
    const din = `${18 + Math.floor(number / 26)}-${letter}-${String(index).padStart(4, '0')}`;
    return [receive(id, { din, nysid: `${String(number * 1000 + index).padStart(8, '0')}K`, name: `SURNAME${letter}${index}, Given` }), commit(id)];
  });
  const refused = station.recordGroups(received, coordinator).find(({ is }) => is !== 'recorded');
  if (refused) throw new Error(JSON.stringify(refused));
  return facility;
}
