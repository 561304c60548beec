/** Where a person is, as short as it can be said: the unit is left out where the cell's name begins with it. */
export function sayPlace({ unit, cell }: { readonly unit: string | null; readonly cell: string | null }): string {
  if (!unit || !cell) return 'no cell';
  return cell.startsWith(unit) ? cell : `${unit} ${cell}`;
}
