/** Where a cell stands on the board: its gallery, and its row and column among the rows as they are drawn. */
export interface Placed {
  readonly cell: string;
  readonly gallery: number;
  readonly row: number;
  readonly column: number;
}

/** The most cells in a row of the board: a longer gallery takes several rows. */
export const widest = 25;

/** How many columns a board of such galleries has. */
export function columnsOf(galleries: readonly { readonly cells: readonly unknown[] }[]): number {
  return Math.min(widest, Math.max(1, ...galleries.map(({ cells }) => cells.length)));
}

/** Every cell in its place, gallery by gallery. */
export function placesOf(galleries: readonly { readonly cells: readonly { readonly cell: string }[] }[]): readonly Placed[] {
  const columns = columnsOf(galleries);
  let first = 0;
  return galleries.flatMap(({ cells }, gallery) => {
    const here = cells.map(({ cell }, index) => ({ cell, gallery, row: first + Math.floor(index / columns), column: index % columns }));
    first += Math.ceil(cells.length / columns);
    return here;
  });
}

/** How far Page Up and Page Down go. */
const galleriesAtOnce = 5;

/** The cell that a key leads to from another; undefined for a key that is none of the board's. */
export function cellAfter(places: readonly Placed[], from: number, key: string, ctrl: boolean): number | undefined {
  const here = places[from];
  if (!here) return undefined;
  const within = (place: number) => Math.min(places.length - 1, Math.max(0, place));
  const inRow = (row: number) => {
    const found = places.findLastIndex((one) => one.row === row && one.column <= here.column);
    return found === -1 ? from : found;
  };
  const lastGallery = places.at(-1)!.gallery;
  const inGallery = (gallery: number) => places.findLastIndex((one) => one.gallery === Math.min(lastGallery, Math.max(0, gallery)) && one.column <= here.column);
  switch (key) {
    case 'ArrowRight':
      return within(from + 1);
    case 'ArrowLeft':
      return within(from - 1);
    case 'ArrowDown':
      return inRow(here.row + 1);
    case 'ArrowUp':
      return inRow(here.row - 1);
    case 'PageDown':
      return inGallery(here.gallery + galleriesAtOnce);
    case 'PageUp':
      return inGallery(here.gallery - galleriesAtOnce);
    case 'Home':
      return ctrl ? 0 : places.findIndex((one) => one.row === here.row);
    case 'End':
      return ctrl ? places.length - 1 : places.findLastIndex((one) => one.row === here.row);
    default:
      return undefined;
  }
}

interface Named {
  readonly cell: string;
  readonly names: readonly string[];
}

/**
 * The cell that somebody begins to type: by its number, with or without hyphens, or by the name of who is in it.
 * Out: its place, or -1. A number of two digits alone is one of the gallery he is at.
 */
export function cellTyped(cells: readonly Named[], typed: string, from: number): number {
  const words = plain(typed);
  if (words === '') return -1;
  const byCell = cells.findIndex(({ cell }) => plain(cell).startsWith(words));
  if (byCell !== -1) return byCell;
  const byName = cells.findIndex(({ names }) => names.some((name) => plain(name).startsWith(words)));
  if (byName !== -1) return byName;
  const gallery = galleryOf(cells[from]?.cell ?? '');
  return cells.findIndex(({ cell }) => galleryOf(cell) === gallery && cell.endsWith(`-${typed.trim()}`));
}

function galleryOf(cell: string): string {
  return cell.slice(0, Math.max(0, cell.lastIndexOf('-')));
}

function plain(text: string): string {
  return text.normalize('NFD').toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
