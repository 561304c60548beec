import { asc } from 'drizzle-orm';
import { defaultProcedures, procedureNames, type ProcedureName, type Procedures, type ProcedureVersion } from '../shared/procedures/procedures.ts';
import { withAdopted } from '../shared/procedures/adoption.ts';
import type { Db } from './store/open.ts';
import { procedureVersions } from './store/schema.ts';

/** The procedures in force at a station: those that the program brings, and those adopted by entries of its book. */
export class StationProcedures {
  /** Always what is in force now: each procedure is looked up when it is asked for. Handed on, never copied. */
  readonly inForce: Procedures;
  readonly #db: Db;
  readonly #own: Procedures;
  readonly #dataVersion;
  #held: { readonly at: unknown; readonly procedures: Procedures } | undefined;

  constructor(db: Db, own: Procedures = defaultProcedures) {
    this.#db = db;
    this.#own = own;
    this.#dataVersion = db.$client.prepare('PRAGMA data_version').pluck();
    const lookup = (name: ProcedureName) => ({ enumerable: true, get: () => this.#read()[name] });
    this.inForce = Object.defineProperties({}, Object.fromEntries(procedureNames.map((name) => [name, lookup(name)]))) as Procedures;
  }

  /** The same, after a look whether another process has adopted a version meanwhile. */
  fresh(): Procedures {
    if (this.#held && this.#held.at !== this.#dataVersion.get()) this.#held = undefined;
    return this.inForce;
  }

  /** To be read again: a version was adopted here, or what had been adopted was taken back with its transaction. */
  forget(): void {
    this.#held = undefined;
  }

  #read(): Procedures {
    this.#held ??= { at: this.#dataVersion.get(), procedures: withAdopted(this.#own, this.#adopted()) };
    return this.#held.procedures;
  }

  #adopted(): Partial<Record<ProcedureName, ProcedureVersion<unknown>[]>> {
    const adopted: Partial<Record<ProcedureName, ProcedureVersion<unknown>[]>> = {};
    for (const { procedure, effective, scope, source, numbers } of this.#db.select().from(procedureVersions).orderBy(asc(procedureVersions.procedure), asc(procedureVersions.subject), asc(procedureVersions.number)).all()) {
      (adopted[procedure as ProcedureName] ??= []).push({ effective, scope, source, numbers });
    }
    return adopted;
  }
}
