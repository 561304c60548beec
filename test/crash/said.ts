/** What a run is about: opening a new folder, bringing an old book up to date, recording, importing. */
export type Work = 'open' | 'upgrade' | 'record' | 'import';

/** What the process that is killed says, a line each. */
export type Said =
  | { readonly is: 'opening' | 'ready' }
  | { readonly is: 'asking' | 'recorded' | 'refused'; readonly ids: readonly string[] }
  | { readonly is: 'imported'; readonly rows: number };

/** Reads what was said; a last line that was cut off was not said. */
export function readSaid(text: string): readonly Said[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said);
}
