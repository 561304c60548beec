import type { CaseMove } from '../../shared/discipline/state-graph.ts';

/** Where a case is shown. In: the person, the report by its first entry. */
export function caseAddress(person: string, report: string): string {
  return `/people/${person}/case/${report}`;
}

/** Where the hearing of a case is run from: the key of its draft. */
export function hearingAddress(person: string, report: string): string {
  return `${caseAddress(person, report)}/hearing`;
}

/** Where an act on a case is entered: plainly, begun as one of the moves of its kind, or correcting an entry. */
export function actAddress(person: string, report: string, kind: string, more: { readonly move?: CaseMove; readonly entry?: string } = {}): string {
  const form = `${caseAddress(person, report)}/act/${kind}`;
  if (more.entry !== undefined) return `${form}/${more.entry}`;
  return more.move === undefined ? form : `${form}/as/${more.move.replaceAll(' ', '-')}`;
}

/** Where an act that is of the person and of no case is entered, or its entry corrected. */
export function personActAddress(person: string, kind: string, entry?: string): string {
  return `/people/${person}/act/${kind}${entry === undefined ? '' : `/${entry}`}`;
}

/** A move as an address has it, brought back to its words. */
export function moveOfAddress(text: string | undefined): CaseMove | undefined {
  return text?.replaceAll('-', ' ') as CaseMove | undefined;
}
