/** Where an immediate move is asked for and decided on. In: the person; the report it is asked on, by its root, if it is on one. */
export function moveAddress(person: string, report?: string): string {
  return `/people/${person}/immediate-move${report === undefined ? '' : `/${report}`}`;
}
