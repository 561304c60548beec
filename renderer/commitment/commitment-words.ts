import type { CommitmentBody } from '../../shared/time/commitment.ts';
import type { Count, FelonyClass, OffenderStatus, OffenseNature, Relation } from '../../shared/time/count.ts';
import { readTerm, sumTerms, writeTerm } from '../../shared/time/term.ts';

/** How one thing runs with another, as chosen. */
interface RunsWords {
  runs: string;
  basis: string;
}

/** An exception as chosen: the number of the count, and the other count or paper (`partnerOf`); empty until they are chosen. */
export interface ExceptionWords extends RunsWords {
  of: string;
  with: string;
}

/** How the whole paper runs with other commitments, and on whose word, each by the entry first written. */
export interface PaperWords {
  paperRuns: Record<string, string>;
  paperBasis: Record<string, string>;
}

/** A count as typed: everything is text until it is recorded. */
export interface CountWords extends RunsWords {
  crime: string;
  class: string;
  nature: string;
  offenseDate: string;
  kind: Count['kind'];
  minimum: string;
  maximum: string;
  life: boolean;
  term: string;
  prs: string;
  prsOrder: string;
  sentencedAs: string;
}

/** A commitment form as typed, with the jail time that may be entered beside it. */
export interface CommitmentWords extends PaperWords, Record<string, unknown> {
  county: string;
  indictment: string;
  sentenced: string;
  received: string;
  counts: CountWords[];
  exceptions: ExceptionWords[];
  jailDays: string;
  jailBy: string;
  jailFrom: string;
  jailTo: string;
  reason: string;
}

/** A count not yet filled in. */
export const blankCount: CountWords = {
  crime: '',
  class: '',
  nature: '',
  offenseDate: '',
  kind: 'determinate',
  minimum: '',
  maximum: '',
  life: false,
  term: '',
  prs: '',
  prsOrder: '',
  sentencedAs: '',
  runs: '',
  basis: '',
};

/** Brings a term as clerks type it to `Y-MM-DD`: `5`, `3 1/2`, `2-6`, `1-04-00`, `18m`, `45d`. Other text is left as it is. */
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
  const days = /^(\d{1,3})\s*d(?:ays?)?$/i.exec(typed);
  if (days) return writeTerm(sumTerms([{ years: 0, months: 0, days: Number(days[1]) }]));
  const term = readTerm(typed);
  return term ? writeTerm(term) : typed;
}

/** True for a maximum typed as a word: `life`, `L`. */
export function saysLife(text: string): boolean {
  return /^l(ife)?$/i.test(text.trim());
}

export type Pair = NonNullable<Count['pairs']>[number];

/** The other side of an exception as one word of a list: `#2` is count 2 of this paper, `root#` all of another, `root#2` its count 2. */
export function partnerOf({ commitment = '', count }: Pick<Pair, 'commitment' | 'count'>): string {
  return `${commitment}#${count ?? ''}`;
}

function partnerIn(words: string): Pick<Pair, 'commitment' | 'count'> {
  const at = words.lastIndexOf('#');
  // Until it is chosen it is sent as a blank, to be refused: left out it would mean every count.
  if (at < 0) return { count: '' as unknown as number };
  const [commitment, count] = [words.slice(0, at), words.slice(at + 1)];
  return { ...(commitment ? { commitment } : {}), ...(count ? { count: Number(count) } : {}) };
}

/** The body of the entry that the typed words amount to, its terms tidied; the schema says what is wrong with it. */
export function commitmentBodyOf(words: CommitmentWords): CommitmentBody {
  return {
    county: words.county,
    indictment: words.indictment,
    sentenced: words.sentenced,
    received: words.received,
    counts: words.counts.map((count, index) => countOf(count, { isFirst: index === 0, pairs: pairsOf(words, index).map(({ pair }) => pair) })),
  };
}

/**
 * One count as the book has it. In: its words; whether it is the first of its paper, which runs with none
 * before it; its pairs.
 */
export function countOf(words: CountWords, { isFirst, pairs }: { readonly isFirst: boolean; readonly pairs: readonly Pair[] }): Count {
  const shared = {
    crime: words.crime,
    class: words.class as FelonyClass,
    ...(words.offenseDate ? { offenseDate: words.offenseDate } : {}),
    ...(words.nature ? { nature: words.nature as OffenseNature } : {}),
    ...(words.sentencedAs ? { sentencedAs: words.sentencedAs as OffenderStatus } : {}),
    ...(!isFirst && isSaid(words) ? { relation: relationOf(words) } : {}),
    ...(pairs.length > 0 ? { pairs: [...pairs] } : {}),
  };
  switch (words.kind) {
    case 'indeterminate':
      return { ...shared, kind: 'indeterminate', minimum: tidyTerm(words.minimum), maximum: words.life || saysLife(words.maximum) ? 'LIFE' : tidyTerm(words.maximum) };
    case 'determinate':
      return {
        ...shared,
        kind: 'determinate',
        term: tidyTerm(words.term),
        ...(words.prs.trim() ? { prs: tidyTerm(words.prs) } : {}),
        ...(words.prsOrder?.trim() ? { prsOrder: words.prsOrder } : {}),
      };
    case 'definite':
      return { ...shared, kind: 'definite', term: tidyTerm(words.term) };
    case 'life without parole':
      return { ...shared, kind: 'life without parole' };
  }
}

function isSaid({ runs, basis }: RunsWords): boolean {
  return runs !== '' || basis !== '';
}

function relationOf({ runs, basis }: RunsWords): Relation {
  return { runs: runs as Relation['runs'], basis: basis as Relation['basis'] };
}

/** What the pairs of counts are found in. */
export type PairedWords = PaperWords & Pick<CommitmentWords, 'counts' | 'exceptions'>;

/**
 * The pairs of one count, each with the places in the form that it was chosen at: what the whole paper says,
 * unless the count says otherwise of that commitment, then the count's own. Of the whole paper what is
 * half said goes with the first count alone, to be refused once.
 */
function pairsOf({ exceptions, paperRuns, paperBasis }: PairedWords, index: number): readonly { readonly pair: Pair; readonly at: Readonly<Record<'runs' | 'basis' | 'with', string>> }[] {
  const own = exceptions.flatMap((words, place) => {
    const isBlank = words.with === '' && !isSaid(words);
    if (isBlank || (words.of === '' ? 1 : Number(words.of)) !== index + 1) return [];
    const at = `exceptions.${place}`;
    const pair = { ...partnerIn(words.of === '' ? '' : words.with), ...relationOf(words) };
    return [{ pair, at: { runs: `${at}.runs`, basis: `${at}.basis`, with: `${at}.${words.of === '' ? 'of' : 'with'}` } }];
  });
  const ofPaper = Object.keys({ ...paperRuns, ...paperBasis }).flatMap((commitment) => {
    const words = { runs: paperRuns[commitment] ?? '', basis: paperBasis[commitment] ?? '' };
    const isWhole = words.runs !== '' && words.basis !== '';
    const isExcepted = own.some(({ pair }) => pair.commitment === commitment && pair.count === undefined);
    if (!isSaid(words) || isExcepted || (!isWhole && index > 0)) return [];
    const runs = `paperRuns.${commitment}`;
    return [{ pair: { commitment, ...relationOf(words) }, at: { runs, basis: `paperBasis.${commitment}`, with: runs } }];
  });
  return [...ofPaper, ...own];
}

/** The place in the form of a problem with a field of the body: relations and pairs are chosen elsewhere than they are kept. */
export function placeOf(field: string, words: PairedWords): string {
  const pair = /^counts\.(\d+)\.pairs\.(\d+)(?:\.(\w+))?$/.exec(field);
  if (pair) {
    const name = pair[3] === 'runs' || pair[3] === 'basis' ? pair[3] : 'with';
    return pairsOf(words, Number(pair[1]))[Number(pair[2])]?.at[name] ?? field;
  }
  const relation = /^(counts\.\d+)\.relation(?:\.(\w+))?$/.exec(field);
  return relation ? `${relation[1]}.${relation[2] ?? 'runs'}` : field;
}

/** The counts without one of them: the exceptions made of it go with it, and the others keep their counts. */
export function withoutCount({ counts, exceptions }: Pick<CommitmentWords, 'counts' | 'exceptions'>, removed: number): Pick<CommitmentWords, 'counts' | 'exceptions'> {
  const gone = removed + 1;
  const moved = (number: string) => (Number(number) > gone ? String(Number(number) - 1) : number);
  return {
    counts: counts.filter((_, index) => index !== removed),
    exceptions: exceptions
      .filter((exception) => exception.of !== String(gone) && exception.with !== partnerOf({ count: gone }))
      .map((exception) => ({ ...exception, of: moved(exception.of), with: exception.with.replace(/^#(\d+)$/, (_, number: string) => `#${moved(number)}`) })),
  };
}

/** The words of a commitment on record, to be corrected. */
export function wordsOf(body: CommitmentBody): PairedWords & Pick<CommitmentWords, 'county' | 'indictment' | 'sentenced' | 'received'> {
  const papers = papersOf(body.counts);
  return {
    county: body.county,
    indictment: body.indictment,
    sentenced: body.sentenced,
    received: body.received,
    paperRuns: Object.fromEntries(papers.map(({ commitment, runs }) => [commitment, runs])),
    paperBasis: Object.fromEntries(papers.map(({ commitment, basis }) => [commitment, basis])),
    exceptions: body.counts.flatMap((count, index) => (count.pairs ?? []).slice(papers.length).map((pair) => ({ of: String(index + 1), with: partnerOf(pair), runs: pair.runs, basis: pair.basis }))),
    counts: body.counts.map(countWordsOf),
  };
}

/** The words of one count on record, but for its pairs. */
export function countWordsOf(count: Count): CountWords {
  return {
    ...blankCount,
    crime: count.crime,
    class: count.class,
    nature: count.nature ?? '',
    kind: count.kind,
    offenseDate: count.offenseDate ?? '',
    sentencedAs: count.sentencedAs ?? '',
    runs: count.relation?.runs ?? '',
    basis: count.relation?.basis ?? '',
    ...(count.kind === 'indeterminate' ? { minimum: count.minimum, maximum: count.maximum === 'LIFE' ? '' : count.maximum, life: count.maximum === 'LIFE' } : {}),
    ...(count.kind === 'determinate' ? { term: count.term, prs: count.prs ?? '', prsOrder: count.prsOrder ?? '' } : {}),
    ...(count.kind === 'definite' ? { term: count.term } : {}),
  };
}

/** What every count says alike, first of all, of another commitment as a whole: that is said of the paper. */
function papersOf(counts: CommitmentBody['counts']): readonly (Relation & { readonly commitment: string })[] {
  const said = counts.map(({ pairs = [] }) => pairs.map((pair) => ({ ...pair, with: partnerOf(pair) })));
  const papers: (Relation & { readonly commitment: string })[] = [];
  for (const [place, { commitment, count, runs, basis }] of (counts[0]?.pairs ?? []).entries()) {
    if (commitment === undefined || count !== undefined) break;
    const whole = partnerOf({ commitment });
    const isAlike = said.every((pairs) => pairs[place]?.with === whole && pairs[place].runs === runs && pairs[place].basis === basis);
    const isOnce = said.every((pairs) => pairs.filter((pair) => pair.with === whole).length === 1);
    if (!isAlike || !isOnce) break;
    papers.push({ commitment, runs, basis });
  }
  return papers;
}
