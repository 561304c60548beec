import { ne } from 'drizzle-orm';
import type { Role } from '../../../shared/accounts/roles.ts';
import { known } from '../../../shared/capabilities.ts';
import type { Act } from '../../../shared/contract/contract.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import type { Settlement } from '../../../shared/entry/question.ts';
import type { Chance } from '../../../station/demonstration/roster.ts';
import { newId } from '../../../station/set-up.ts';
import type { Station } from '../../../station/station.ts';
import { accounts, facilities, people, stations } from '../../../station/store/schema.ts';
import { mattersAbout } from '../../../station/store/queries/inbox.ts';
import { actOf, type Attempt } from '../../../station/testing/attempts.ts';

/** Something that an officer tries to enter. */
export interface Tried {
  readonly actor: Actor;
  readonly acts: readonly Act[];
}

/** The officers of a station that is enrolled, with an account for each role in its book: what they try to enter. */
export class Officers {
  readonly #station: Station;
  readonly #chance: Chance;
  readonly #actors: Readonly<Record<Role, Actor>>;
  readonly #facility: { readonly id: string; readonly name: string };

  constructor(station: Station, chance: Chance) {
    this.#station = station;
    this.#chance = chance;
    this.#actors = Object.fromEntries(station.db.select().from(accounts).all().map(({ id, role }) => [role, { account: id, role } as Actor])) as Record<Role, Actor>;
    const id = station.surroundings.ownFacility()!;
    this.#facility = { id, name: station.db.select().from(facilities).all().find((one) => one.id === id)?.name ?? '' };
  }

  /** The ids of everybody on record. */
  people(): readonly string[] {
    return this.#station.db.select({ id: people.id }).from(people).orderBy(people.id).all().map(({ id }) => id);
  }

  /** What somebody tries about a person, with the book as it is. Undefined where there is nothing to begin with. */
  attempt(what: Attempt['what'], person: string): Tried | undefined {
    const [station, chance] = [this.#station, this.#chance];
    const asked = actOf({ station, actors: this.#actors, facility: this.#facility.id, id: () => newId(station) }, { what, choice: chance.whole(0, 1_000_000) }, person);
    return asked && { actor: this.#actors[asked.role], acts: [asked.act] };
  }

  /** A transfer of a person to another facility. Undefined where none is known. */
  transfer(person: string): Tried | undefined {
    const { db } = this.#station;
    const others = db.select().from(stations).where(ne(stations.facility, this.#facility.id)).orderBy(stations.id).all().flatMap(({ facility, facilityName }) => (facility && facilityName ? [{ id: facility, name: facilityName }] : []));
    if (others.length === 0) return undefined;
    const body = { from: this.#facility, to: this.#chance.pick(others), authors: [] };
    return { actor: this.#actors.coordinator, acts: [{ kind: 'person.transferred', subject: { type: 'person', id: person }, effective: this.#station.today().toString(), body }] };
  }

  /** A matter of a person's, settled: one entry stands, all do, or none. Undefined where nothing is open that the role may settle. */
  settlement(person: string): Tried | undefined {
    const chance = this.#chance;
    const role = chance.pick(['captain', 'coordinator'] as const);
    const matters = mattersAbout(this.#station.db, known, { type: 'person', id: person }, role).filter(({ mine }) => mine);
    if (matters.length === 0) return undefined;
    const settles = chance.pick(matters).entries.map(({ id }) => id);
    const stands = chance.pick([settles.slice(-1), settles.slice(0, 1), settles, []]);
    const body = { settles, stands, how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined' } satisfies Settlement;
    return { actor: this.#actors[role], acts: [{ kind: 'question.settled', subject: { type: 'person', id: person }, effective: this.#station.today().toString(), body, reason: 'Both officers were heard' }] };
  }
}
