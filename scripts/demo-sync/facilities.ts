import type { Act } from '../../shared/contract/contract.ts';
import { demonstrationAccounts, demonstrationPassword } from '../../station/demonstration/accounts.ts';
import { makeDemonstration } from '../../station/demonstration/demonstration.ts';
import { demonstrationUnits } from '../../station/demonstration/roster.ts';
import { mustRecord, openAccount, setUpStation } from '../../station/set-up.ts';
import type { Station } from '../../station/station.ts';

/** Begins the demonstration facility, smaller than the one for the window. */
export async function beginFacility(station: Station): Promise<void> {
  for await (const _ of makeDemonstration(station, { people: 40, inShu: 24, reports: 12 })) continue;
}

/** Begins a second facility with the same units, an account for each role, and nobody in it. */
export async function beginSecondFacility(station: Station): Promise<void> {
  const administrator = demonstrationAccounts.find((account) => account.role === 'administrator')!;
  const { actor, facility } = await setUpStation(station, {
    facility: 'Second Demonstration Facility',
    code: 'DEMO2',
    demonstration: true,
    station: 'Records office there',
    administrator: { ...administrator, password: demonstrationPassword },
  });
  for (const account of demonstrationAccounts) if (account.role !== 'administrator') await openAccount(station, { ...account, password: demonstrationPassword }, actor);
  const effective = station.today().toString();
  mustRecord(station, demonstrationUnits.map((unit): Act => ({ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective, body: unit })), actor);
}
