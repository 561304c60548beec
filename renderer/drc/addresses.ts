/** Where a person stands with the Disciplinary Review Committee, and where its acts are entered. */
export function drcAddress(person: string): string {
  return `/people/${person}/drc`;
}

/** The acts entered there. Of a `decision` the entry names the recommendation, of the others what is corrected; without one, a new one is entered. */
export const drcActs = ['review', 'decision', 'admitted', 'released'] as const;
export type DrcAct = (typeof drcActs)[number];

/** Where an act is entered, or with an entry (its root) corrected; a decision is entered and corrected on its recommendation. */
export function drcActAddress(person: string, act: DrcAct, root?: string): string {
  return `${drcAddress(person)}/${act}${root === undefined ? '' : `/${root}`}`;
}
