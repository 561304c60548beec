import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { AdoptedLine, ProcedureList } from '../../../shared/contract/procedure-shapes.ts';
import type { Outcome } from '../../../shared/entry/fold.ts';
import type { Sight } from '../../../shared/entry/header.ts';
import type { ProcedureName } from '../../../shared/procedures/procedures.ts';
import type { Db } from '../open.ts';
import { accounts, facilities, outcomes, procedureVersions, records } from '../schema.ts';

const { number: place, ...versionShown } = getTableColumns(procedureVersions);

/** The versions adopted at the station, each procedure's in the order in which they count. */
export function adoptedLines(db: Db): readonly AdoptedLine[] {
  return db
    .select({ procedure: procedureVersions.procedure, effective: procedureVersions.effective, scope: procedureVersions.scope, source: procedureVersions.source, numbers: procedureVersions.numbers })
    .from(procedureVersions)
    .orderBy(asc(procedureVersions.procedure), asc(procedureVersions.subject), asc(place))
    .all()
    .map((row) => ({ ...row, procedure: row.procedure as ProcedureName }));
}

/** The same with who adopted each and why, how it stands, and what there is to be seen of each procedure. */
export function procedureList(db: Db): ProcedureList {
  const adopted = db
    .select({ version: versionShown, author: accounts.name, outcome: outcomes.outcome })
    .from(procedureVersions)
    .leftJoin(accounts, eq(accounts.id, procedureVersions.adoptedBy))
    .leftJoin(outcomes, eq(outcomes.entry, procedureVersions.entry))
    .orderBy(asc(procedureVersions.procedure), asc(procedureVersions.subject), asc(place))
    .all()
    .map(({ version, author, outcome }) => ({
      ...version,
      procedure: version.procedure as ProcedureName,
      adoptedBy: author ?? version.adoptedBy,
      outcome: (outcome as Outcome | null) ?? { is: 'applied' as const },
    }));
  const seen = Object.fromEntries(
    db
      .select({ id: records.id, facets: records.facets })
      .from(records)
      .where(eq(records.type, 'procedure'))
      .all()
      .map(({ id, facets }) => [id, facets as readonly Sight[]]),
  );
  return { adopted, seen, facility: db.select({ id: facilities.id }).from(facilities).orderBy(facilities.id).limit(1).get()?.id ?? null };
}
