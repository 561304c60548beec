import { procedureTitles } from '../../shared/procedures/adoption.ts';
import type { AdoptedShown } from '../../shared/contract/procedure-shapes.ts';
import { defaultProcedures, type ProcedureName, type ProcedureVersion } from '../../shared/procedures/procedures.ts';

/** True for the name of a procedure. */
export function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(procedureTitles, name);
}

/** A version as the list shows it: of the program, or adopted by an entry. */
export interface VersionLine extends ProcedureVersion<unknown> {
  readonly adopted: AdoptedShown | null;
  /** True where a later one of the same day has taken its place. */
  readonly replaced: boolean;
}

/** The versions of a procedure by their first day, the one that counts last of each day. */
export function versionLines(name: ProcedureName, adopted: readonly AdoptedShown[]): readonly VersionLine[] {
  const all = [...(defaultProcedures[name] as readonly ProcedureVersion<unknown>[]).map((one) => ({ ...one, adopted: null })), ...adopted.filter((one) => one.procedure === name).map((one) => ({ ...one, adopted: one }))].toSorted((a, b) =>
    a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0,
  );
  return all.map((one, index) => ({ ...one, replaced: all[index + 1]?.effective === one.effective }));
}

/** The version in force on a day among lines in order. */
export function lineOn(lines: readonly VersionLine[], day: string): VersionLine | undefined {
  return lines.findLast((one) => one.effective <= day) ?? lines[0];
}

