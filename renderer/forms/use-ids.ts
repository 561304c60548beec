import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';

/** Ids for acts that may have to be asked for again. */
export interface Ids {
  /** As many ids as asked for: the same for the same words, others for other words. */
  of(words: unknown, count: number): readonly string[];
  /** The words are in the book: the same words again are another act. */
  forget(): void;
}

/**
 * Keeps the ids under which acts are sent. An answer can be lost though the station recorded: sent again
 * with the same ids, acts are not recorded twice; changed meanwhile, they are not mistaken for the others.
 */
export function useIds(): Ids {
  const [ids] = useState((): Ids => {
    let last: { readonly words: string; readonly ids: readonly string[] } | null = null;
    return {
      of(words, count) {
        const said = JSON.stringify(words);
        if (last?.words !== said) last = { words: said, ids: Array.from({ length: count }, () => uuidv7()) };
        return last.ids;
      },
      forget() {
        last = null;
      },
    };
  });
  return ids;
}
