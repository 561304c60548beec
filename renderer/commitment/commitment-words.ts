import type { CommitmentBody, Count, FelonyClass } from '../../shared/time/commitment.ts';
import { readTerm, writeTerm } from '../../shared/time/term.ts';

/** A count as typed: everything is text until it is recorded. */
export interface CountWords {
  crime: string;
  class: string;
  kind: 'indeterminate' | 'determinate';
  minimum: string;
  maximum: string;
  life: boolean;
  term: string;
  prs: string;
  offenseDate: string;
  runs: string;
  basis: string;
}

/** A commitment form as typed, with the jail time that may be entered beside it. */
export interface CommitmentWords extends Record<string, unknown> {
  county: string;
  indictment: string;
  sentenced: string;
  received: string;
  counts: CountWords[];
  jailDays: string;
  jailBy: string;
  jailFrom: string;
  jailTo: string;
  reason: string;
}

/** A count not yet filled in. */
export const blankCount: CountWords = { crime: '', class: '', kind: 'determinate', minimum: '', maximum: '', life: false, term: '', prs: '', offenseDate: '', runs: '', basis: '' };

/** Brings a term as clerks type it to `Y-MM-DD`: `5`, `3 1/2`, `2-6`, `1-04-00`, `18m`. Other text is left as it is. */
export function tidyTerm(text: string): string {
  const typed = text.trim();
  const half = /^(\d{1,2})(?:\s+1\/2|\.5|\s*½)$/.exec(typed);
  if (half) return writeTerm({ years: Number(half[1]), months: 6, days: 0 });
  const thirds = /^(\d{1,2})\s+([12])\/3$/.exec(typed);
  if (thirds) return writeTerm({ years: Number(thirds[1]), months: Number(thirds[2]) * 4, days: 0 });
  const parts = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed);
  if (parts) return writeTerm({ years: Number(parts[1]), months: Number(parts[2] ?? 0), days: 0 });
  const months = /^(\d{1,3})\s*m(?:onths?)?$/i.exec(typed);
  if (months) return writeTerm({ years: Math.floor(Number(months[1]) / 12), months: Number(months[1]) % 12, days: 0 });
  const term = readTerm(typed);
  return term ? writeTerm(term) : typed;
}

/** The body of the entry that the typed words amount to, its terms tidied; the schema says what is wrong with it. */
export function commitmentBodyOf(words: CommitmentWords): CommitmentBody {
  return {
    county: words.county,
    indictment: words.indictment,
    sentenced: words.sentenced,
    received: words.received,
    counts: words.counts.map(countOf),
  };
}

function countOf(words: CountWords, index: number): Count {
  const shared = {
    crime: words.crime,
    class: words.class as FelonyClass,
    ...(words.offenseDate ? { offenseDate: words.offenseDate } : {}),
    ...(index > 0 && (words.runs || words.basis) ? { relation: { runs: words.runs as 'concurrent', basis: words.basis as 'order' } } : {}),
  };
  if (words.kind === 'indeterminate') return { ...shared, kind: 'indeterminate', minimum: tidyTerm(words.minimum), maximum: words.life ? 'LIFE' : tidyTerm(words.maximum) };
  return { ...shared, kind: 'determinate', term: tidyTerm(words.term), ...(words.prs.trim() ? { prs: tidyTerm(words.prs) } : {}) };
}

/** The words of a commitment on record, to be corrected. */
export function wordsOf(body: CommitmentBody): Pick<CommitmentWords, 'county' | 'indictment' | 'sentenced' | 'received' | 'counts'> {
  return {
    county: body.county,
    indictment: body.indictment,
    sentenced: body.sentenced,
    received: body.received,
    counts: body.counts.map((count) => ({
      ...blankCount,
      crime: count.crime,
      class: count.class,
      kind: count.kind,
      offenseDate: count.offenseDate ?? '',
      runs: count.relation?.runs ?? '',
      basis: count.relation?.basis ?? '',
      ...(count.kind === 'indeterminate'
        ? { minimum: count.minimum, maximum: count.maximum === 'LIFE' ? '' : count.maximum, life: count.maximum === 'LIFE' }
        : { term: count.term, prs: count.prs ?? '' }),
    })),
  };
}
