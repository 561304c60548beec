/** Where the Captain decides on a report, or corrects what he decided. In: the person, the report by its root. */
export function reviewAddress(person: string, report: string, correcting = false): string {
  return `/people/${person}/captain-review/${report}${correcting ? '/correct' : ''}`;
}
