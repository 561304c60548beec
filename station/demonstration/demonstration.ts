import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Progress, RosterReport } from '../../shared/contract/shapes.ts';
import { hoursAfter, localMoment } from '../../shared/discipline/moment.ts';
import { reportWritten } from '../../shared/discipline/report.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { unitDescribed } from '../../shared/facility/facility.ts';
import { importRoster } from '../roster/import.ts';
import { previewRoster } from '../roster/preview.ts';
import { mustRecord, newId, openAccount, setUpStation } from '../set-up.ts';
import type { Station } from '../station.ts';
import { boardOf } from '../store/queries/housing.ts';
import { levelStanding } from '../store/queries/level-standing.ts';
import { personPage } from '../store/queries/person-page.ts';
import { demonstrationAccounts, demonstrationPassword } from './accounts.ts';
import { demonstrationCertificates } from './certificates.ts';
import { demonstrationLives } from './lives.ts';
import { demonstrationReports } from './reports.ts';
import { demonstrationRoster, demonstrationUnits } from './roster.ts';
import { demonstrationStories } from './stories.ts';
import { demonstrationUnit } from './unit-lives.ts';

/** The demonstration facility: how many people, how many of them in the SHU, how many reports. */
export const demonstrationSize = { people: 1200, inShu: 400, reports: 160 };

const seed = 1797;
const atOnce = 40;

/**
 * Makes the demonstration facility in an empty book: accounts, units, people through the roster
 * importer, and reports, all by the made-up officers whose work each is. Yields how far it is; the
 * last thing yielded is the import's report.
 * Fails (throws) when the station has been set up already.
 */
export async function* makeDemonstration(station: Station, size = demonstrationSize): AsyncGenerator<Progress | RosterReport> {
  const administrator = demonstrationAccounts.find((account) => account.role === 'administrator')!;
  const { actor, facility } = await setUpStation(station, {
    facility: 'Demonstration Correctional Facility',
    code: 'DEMO',
    demonstration: true,
    station: 'Demonstration station',
    administrator: { ...administrator, password: demonstrationPassword },
  });
  const officers = new Map<Role, Actor>([['administrator', actor]]);
  const others = demonstrationAccounts.filter((account) => account.role !== 'administrator');
  for (const [index, account] of others.entries()) {
    yield { is: 'progress', doing: 'Opening an account for each role', done: index, of: others.length };
    officers.set(account.role, { account: await openAccount(station, { ...account, password: demonstrationPassword }, actor), role: account.role });
  }
  const effective = station.today().toString();
  mustRecord(
    station,
    demonstrationUnits.map((unit): Act => ({ kind: unitDescribed.name, subject: { type: 'facility', id: facility }, effective, body: unit })),
    actor,
  );

  yield { is: 'progress', doing: 'Reading the roster', done: 0, of: size.people };
  const clerk = officers.get('records-clerk')!;
  const roster = demonstrationRoster({ seed, people: size.people, inShu: size.inShu, today: station.today() });
  const { preview } = previewRoster(station, roster, clerk);
  let report: RosterReport | undefined;
  for await (const step of importRoster(station, roster, preview.digest, clerk)) {
    if (step.is === 'done') report = step;
    else yield step;
  }
  yield* tellStories(station, officers);
  yield* certifyDates(station, officers);
  yield* writeReports(station, officers, size.reports);
  yield* leadCases(station, officers);
  yield* runUnit(station, officers, facility);
  if (report) yield report;
}

/** What has happened under the sentences since the reception. */
async function* tellStories(station: Station, officers: ReadonlyMap<Role, Actor>): AsyncGenerator<Progress> {
  const people = station.people.list(undefined, 'din').flatMap(({ id }) => personPage(station.db, id) ?? []);
  const stories = demonstrationStories(people, { seed, today: station.today(), newId: () => newId(station) });
  yield* recordAll(station, 'Entering what has happened since', [{ groups: stories, by: officers.get('records-clerk')! }]);
}

/** Most computations are certified, most of those checked by a second person, and a few overtaken by an event. */
async function* certifyDates(station: Station, officers: ReadonlyMap<Role, Actor>): AsyncGenerator<Progress> {
  const people = station.people.list(undefined, 'din').flatMap(({ id }) => personPage(station.db, id) ?? []);
  const { certificates, checks, later } = demonstrationCertificates(people, { seed, today: station.today(), procedures: station.procedures, newId: () => newId(station) });
  const clerk = officers.get('records-clerk')!;
  yield* recordAll(station, 'Certifying dates', [
    { groups: certificates, by: clerk },
    { groups: checks, by: officers.get('coordinator')! },
    { groups: later, by: clerk },
  ]);
}

/** Records groups of acts a few at a time, so that the window hears how far it is. */
async function* recordAll(station: Station, doing: string, work: readonly { readonly groups: readonly (readonly Act[])[]; readonly by: Actor }[]): AsyncGenerator<Progress> {
  const of = work.reduce((sum, { groups }) => sum + groups.length, 0);
  let done = 0;
  for (const { groups, by } of work) {
    for (let at = 0; at < groups.length; at += atOnce) {
      const some = groups.slice(at, at + atOnce);
      station.recordGroups(some, by);
      yield { is: 'progress', doing, done: (done += some.length), of };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function* writeReports(station: Station, officers: ReadonlyMap<Role, Actor>, count: number): AsyncGenerator<Progress> {
  const people = station.people.list(undefined, 'din').map(({ id, name, cell, level, received }) => ({ id, name, cell: cell ?? '', received, ...(level ? { level } : {}) }));
  const written = demonstrationReports({ seed, people, count, today: station.today() });
  const authors = [officers.get('officer')!, officers.get('shu-sergeant')!];
  for (let at = 0; at < written.length; at += atOnce) {
    const groups = written.slice(at, at + atOnce).map(({ personId, ...body }): Act[] => [
      { kind: reportWritten.name, subject: { type: 'person', id: personId }, effective: body.date, body: { ...body, written: hoursAfter(`${body.date}T${body.time}`, 1) } },
    ]);
    station.recordGroups(groups, authors[(at / atOnce) % authors.length]!);
    yield { is: 'progress', doing: 'Writing misbehavior reports', done: Math.min(at + atOnce, written.length), of: written.length };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What has become of the reports since, each act by the office whose work it is, in the order in which it happened. */
async function* leadCases(station: Station, officers: ReadonlyMap<Role, Actor>): AsyncGenerator<Progress> {
  const people = station.people.list(undefined, 'din').flatMap(({ id }) => personPage(station.db, id) ?? []);
  const officer = (role: Role) => ({ account: officers.get(role)!.account, name: demonstrationAccounts.find((account) => account.role === role)!.name });
  const now = localMoment(Temporal.Instant.fromEpochMilliseconds(station.now()).toString());
  const steps = demonstrationLives(people, { seed, now, officers: { 'hearing-officer': officer('hearing-officer'), captain: officer('captain') }, newId: () => newId(station) });
  yield* recordAll(station, 'Hearing cases', steps.map(({ by, act }) => ({ groups: [[act]], by: officers.get(by)! })));
}

/** What has happened in the special housing unit besides: designations, orders, findings, reviews, moves asked for. */
async function* runUnit(station: Station, officers: ReadonlyMap<Role, Actor>, facility: string): AsyncGenerator<Progress> {
  const people = boardOf(station.db, 'SHU', station.today().toString())?.galleries.flatMap(({ cells }) => cells.flatMap((cell) => cell.people)) ?? [];
  const known = people.flatMap(({ id }) => {
    const page = personPage(station.db, id);
    const standing = levelStanding(station.db, id, station.procedures, station.today());
    return page && standing ? [{ id, reports: page.reports, standing }] : [];
  });
  const steps = demonstrationUnit(known, { seed, today: station.today(), facility, newId: () => newId(station) });
  yield* recordAll(station, 'Running the special housing unit', steps.map(({ by, acts }) => ({ groups: [acts], by: officers.get(by)! })));
}
