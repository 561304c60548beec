/** Somebody in a cell, and the entry that put him there. */
export interface Bedded {
  readonly id: string;
  readonly name: string;
  readonly din: string;
  readonly unit: string;
  readonly cell: string;
  /** The day from which he is there. */
  readonly since: string;
  /** The entry whose words put him there, by whom and when (an instant, ISO). */
  readonly entry: string;
  readonly by: string;
  readonly at: string;
  /** The station at which it was entered. */
  readonly station: string;
  /** People from whom an order keeps him separate. */
  readonly keptFrom: readonly string[];
}

/** A cell that cannot be as it is entered: more people than beds, or two who are to be kept separate. */
export interface Crowded {
  readonly unit: string;
  readonly cell: string;
  readonly beds: number | null;
  readonly people: readonly Bedded[];
  /** Pairs of the people in it, by id, whom an order keeps separate. */
  readonly apart: readonly (readonly [string, string])[];
}

/**
 * Finds the clashes over beds, across records: two people sent to one bed from two stations, each entry sound by itself.
 * In: everybody in a cell; the beds of a cell, null where it is not described: it is crowded by nobody then. Out: each cell with more people than beds
 * or with two who are to be kept separate, its people in the order in which they were put there; by unit and cell.
 */
export function crowding(people: readonly Bedded[], bedsOf: (unit: string, cell: string) => number | null): readonly Crowded[] {
  const byCell = Map.groupBy(people, ({ unit, cell }) => `${unit} ${cell}`);
  return [...byCell]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, there]) => {
      const { unit, cell } = there[0]!;
      const beds = bedsOf(unit, cell);
      const apart = pairsApart(there);
      if ((beds === null || there.length <= beds) && apart.length === 0) return [];
      return [{ unit, cell, beds, people: there.toSorted((a, b) => (`${a.at} ${a.entry}` < `${b.at} ${b.entry}` ? -1 : 1)), apart }];
    });
}

function pairsApart(there: readonly Bedded[]): readonly (readonly [string, string])[] {
  return there.flatMap((one, index) => there.slice(index + 1).flatMap((other) => (one.keptFrom.includes(other.id) || other.keptFrom.includes(one.id) ? [[one.id, other.id] as const] : [])));
}
