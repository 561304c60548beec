/** A line of a stream of text, or how long it was where it was too long to keep. */
export type TextLine = { readonly number: number; readonly text: string } | { readonly number: number; readonly tooLong: true };

/**
 * The lines of a stream of UTF-8, one after the other, so that a stream of any length is read in little memory.
 * In: the stream; the most characters of a line. Blank lines are counted and left out; a last line need not end.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder();
  let number = 0;
  let held = '';
  let isTooLong = false;
  const take = function* (part: string, isWhole: boolean): Generator<TextLine> {
    if (!isTooLong) held += part;
    if (held.length > longest) {
      isTooLong = true;
      held = '';
    }
    if (!isWhole) return;
    number += 1;
    if (isTooLong) yield { number, tooLong: true };
    else if (held.trim() !== '') yield { number, text: held };
    held = '';
    isTooLong = false;
  };
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (const part of parts.slice(0, -1)) yield* take(part, true);
    yield* take(parts.at(-1) ?? '', false);
  }
  yield* take(decoder.decode(), true);
}
