/** Where a person's cell card is, to be printed. */
export function cardAddress(person: string): string {
  return `/people/${person}/cell-card`;
}

/** Where the cell cards of a unit are, or of one of its galleries. */
export function cardsAddress(unit: string, gallery?: string): string {
  return `/shu/${unit}/cards${gallery === undefined ? '' : `/${gallery}`}`;
}
