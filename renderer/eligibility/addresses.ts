/** Where somebody is found eligible or not; of a finding (its root), where it is corrected. */
export function eligibilityAddress(person: string, finding?: string): string {
  return `/people/${person}/eligibility${finding === undefined ? '' : `/${finding}`}`;
}
