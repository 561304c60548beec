import { roster, rows } from '../../station/testing/roster.ts';

/** How many rows the roster of a run has. */
export const rosterRows = 150;

/** A roster whose DINs are of no other run on the same folder, and of no person that a writer receives one by one. */
export function rosterOf(run: number): string {
  const letter = String.fromCodePoint('C'.codePointAt(0)! + (run % 20));
  return roster(...rows(rosterRows).map((row) => ({ ...row, din: row['din']!.replace('-B-', `-${letter}-`) })));
}
