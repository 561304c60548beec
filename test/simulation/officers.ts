import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import type { Settlement } from '../../shared/entry/question.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { problemCodes } from '../../shared/problems.ts';
import { newId } from '../../station/set-up.ts';
import type { Station } from '../../station/station.ts';
import { inboxOf } from '../../station/store/queries/inbox.ts';
import { actOf } from '../../station/testing/attempts.ts';
import type { Checks } from './checks.ts';
import { Crash, type Founded } from './disk.ts';
import type { Happening } from './plan.ts';
import type { SimulatedStation } from './station.ts';
import type { Tally } from './tally.ts';

/** Who sits at a desk and with what. */
export interface Officers {
  readonly actors: Readonly<Record<Role, Actor>>;
  readonly facility: Founded;
  readonly others: readonly Founded[];
  readonly checks: Checks;
  readonly tally: Tally;
}

type Tried = Extract<Happening, { readonly is: 'act' }>;

const settleAs: readonly Role[] = ['captain', 'coordinator', 'superintendent', 'administrator'];

/** What was asked for last at each station, to be asked again as a window does whose answer was lost. */
const asked = new WeakMap<SimulatedStation, { readonly act: Act; readonly role: Role; readonly entries: readonly string[] | undefined }>();

/** An officer tries to enter something at a station. Nothing, where it is down; it may be refused. */
export function tryAct(simulated: SimulatedStation, officers: Officers, tried: Tried): void {
  const { station, registry } = simulated;
  if (!station?.book.stationId()) return;
  const { tally, checks } = officers;
  const again = tried.what === 'ask again' ? asked.get(simulated) : undefined;
  const made = again ?? whatToEnter(simulated, station, officers, tried);
  if (!made) return;
  const act: Act = { id: newId(station), ...made.act };
  const saw = new Set(idsOf(station, act.subject));
  try {
    asked.set(simulated, { act, role: made.role, entries: undefined });
    const recorded = station.record([act], officers.actors[made.role], problemCodes);
    if (recorded.is !== 'recorded') {
      tally.count('acts refused');
      return;
    }
    if (again?.entries && recorded.entries.join() !== again.entries.join()) checks.fail('nothing twice', `${simulated.name} recorded ${act.kind} once more when it was asked again`);
    asked.set(simulated, { act, role: made.role, entries: recorded.entries });
    tally.count(again ? 'acts asked for again' : `act: ${tried.what}`);
    if (tried.what === 'settle' && simulated.parts.plan.facility === null) tally.count('act: settle at the main office');
    const [entry] = recorded.entries;
    if (!saw.has(entry!)) checks.made(entry!, act.subject, act.kind, act.body, saw);
    if (!registry.kind(act.kind)) checks.fail('no error of the program', `${simulated.name} recorded ${act.kind}, which it does not know`);
  } catch (error) {
    if (!(error instanceof Crash)) checks.fail('no error of the program', `${simulated.name} could not record ${act.kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function idsOf(station: Station, { type, id }: Subject): readonly string[] {
  return station.db.$client.prepare('SELECT id FROM entries WHERE subject_type = ? AND subject_id = ?').pluck().all(type, id) as string[];
}

function whatToEnter(simulated: SimulatedStation, station: Station, { actors, facility, others }: Officers, { what, whom, choice }: Tried): { readonly role: Role; readonly act: Act } | undefined {
  const people = station.db.$client.prepare('SELECT id FROM people ORDER BY id').pluck().all() as string[];
  const person = people[whom % Math.max(people.length, 1)];
  if (person === undefined) return undefined;
  const effective = station.today().toString();
  switch (what) {
    case 'ask again':
      return undefined;
    case 'transfer': {
      const to = others[choice % Math.max(others.length, 1)];
      const body = to && { from: { id: facility.facility, name: facility.name }, to: { id: to.facility, name: to.name }, authors: [] };
      return body && { role: 'records-clerk', act: { kind: 'person.transferred', subject: { type: 'person', id: person }, effective, body } };
    }
    case 'settle':
      return settlement(simulated, station, choice);
    case 'void a settlement': {
      const settled = station.db.$client.prepare(`SELECT id, subject_type AS type, subject_id AS subject, kind FROM entries WHERE kind LIKE '%question.settled' ORDER BY clock`).all() as { id: string; type: Subject['type']; subject: string; kind: string }[];
      const one = settled[choice % Math.max(settled.length, 1)];
      return one && { role: 'captain', act: { kind: one.kind.replace('settled', 'settlement-voided'), subject: { type: one.type, id: one.subject }, effective, body: {}, strikes: one.id, reason: 'Settled on the wrong paper' } };
    }
    default: {
      const desk = { station, actors, facility: facility.facility, id: () => newId(station) };
      const made = actOf(desk, { what, choice }, what === 'receive' ? newId(station) : person);
      // Few contents, so that some are attached at several stations; some of several pieces.
      if (made && what === 'report' && choice % 3 > 0) return { ...made, act: { ...made.act, body: { ...(made.act.body as object), attachments: [simulated.files.attach(`Statement ${choice % 5}. `.repeat(1 + (choice % 2) * 40_000))] } } };
      return made;
    }
  }
}

/** A person settles a matter of the inbox: one stands, several do, or none. */
function settlement({ registry }: SimulatedStation, station: Station, choice: number): { readonly role: Role; readonly act: Act } | undefined {
  const role = settleAs[choice % settleAs.length]!;
  const mine = inboxOf(station.db, registry, role).matters.filter((matter) => matter.mine);
  const matter = mine[(choice >> 2) % Math.max(mine.length, 1)];
  if (!matter) return undefined;
  const settles = matter.entries.map(({ id }) => id);
  const stands = [settles.slice(-1), settles.slice(0, 1), settles, []][(choice >> 5) % 4]!;
  const body = { settles, stands, how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined' } satisfies Settlement;
  const { type } = matter.subject;
  return { role, act: { kind: `${type === 'person' ? '' : `${type}-`}question.settled`, subject: matter.subject as Subject, effective: station.today().toString(), body, reason: 'Both officers were heard' } };
}
