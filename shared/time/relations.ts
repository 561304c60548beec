import type { OffenderStatus } from './count.ts';
import { step, type Working } from './derivation.ts';
import type { RuleId } from './rules.ts';
import type { Sentence } from './sentences.ts';

/** How two sentences run, by which rule, and on whose word. */
export interface RunsTogether {
  readonly earlier: Sentence;
  readonly later: Sentence;
  readonly runs: 'concurrent' | 'consecutive';
  readonly rule: RuleId;
  readonly why: string;
  readonly uncertain?: 'offense-date';
}

/** Predicate sections whose sentence runs consecutively to an undischarged earlier one (PL 70.25(2-a)). */
const consecutiveByLaw: ReadonlySet<OffenderStatus> = new Set([
  'second felony',
  'second violent felony',
  'second felony drug',
  'second felony drug, prior violent',
  'predicate sex offense',
  'persistent violent felony',
  'persistent felony',
]);

/**
 * How two sentences run together (PL 70.25).
 * In: two counts, in any order. The law comes first: a predicate sentence for a crime committed after an
 * earlier sentence was imposed runs consecutively to it, whatever the order says (2-a). Then the word of the
 * papers: a pair that names the other, one that names its commitment, the count's word about those before it.
 * Then the default: concurrent (1)(a), a definite sentence after an earlier one (1)(b).
 */
export function runsTogether(one: Sentence, other: Sentence): RunsTogether {
  const [earlier, later] = isBefore(one, other) ? [one, other] : [other, one];
  const said = (rule: RuleId, runs: RunsTogether['runs'], why: string): RunsTogether => {
    const doubt = runs === 'concurrent' && isPerhapsByLaw(earlier, later) ? { uncertain: 'offense-date' as const } : {};
    return { earlier, later, runs, rule, why, ...doubt };
  };
  if (isConsecutiveByLaw(earlier, later)) {
    return said('relation.law', 'consecutive', `sentenced as ${later.count.sentencedAs} for a crime of ${later.count.offenseDate}, after the earlier sentence was imposed on ${earlier.sentenced}`);
  }
  const word = wordOf(later, earlier) ?? wordOf(earlier, later) ?? (later.commitment === earlier.commitment ? later.count.relation : undefined);
  if (!word) {
    const apart = earlier.count.kind === 'definite' && later.count.kind === 'definite' && earlier.sentenced < later.sentenced;
    return said('relation.default', apart ? 'consecutive' : 'concurrent', apart ? 'the papers do not say, and a definite sentence follows an earlier one' : 'the papers do not say');
  }
  return said('relation', word.runs, word.basis === 'order' ? 'so ordered' : word.basis === 'law' ? 'by law, as entered' : 'the order is silent, as entered');
}

/** The steps that say how sentences run: one for each sentence and what is said of it, not one for each pair. */
export function relationSteps(words: readonly RunsTogether[]): readonly Working[] {
  const alike = Map.groupBy(words, ({ later, rule, runs, why }) => `${later.commitment} ${later.number} ${rule} ${runs} ${why}`);
  return [...alike.values()].map((group) => {
    const { later, rule, runs, why, uncertain } = group[0]!;
    const others = group.map(({ earlier }) => earlier.title).join(', ');
    const says = `${later.title} runs ${runs === 'concurrent' ? 'concurrently with' : 'consecutively to'} ${others}: ${why}`;
    return step(rule, [{ name: later.title, value: later.paper, entry: later.paper }], says, runs, uncertain);
  });
}

/** True where PL 70.25(2-a) makes the later sentence consecutive. In: the earlier and the later sentence. */
function isConsecutiveByLaw(earlier: Pick<Sentence, 'commitment' | 'sentenced'>, later: Pick<Sentence, 'commitment' | 'count'>): boolean {
  const { sentencedAs, offenseDate } = later.count;
  return earlier.commitment !== later.commitment && sentencedAs !== undefined && consecutiveByLaw.has(sentencedAs) && offenseDate !== undefined && offenseDate > earlier.sentenced;
}

/** True where PL 70.25(2-a) could make the later sentence consecutive, but the day of its crime is not entered. */
function isPerhapsByLaw(earlier: Sentence, later: Sentence): boolean {
  const { sentencedAs, offenseDate } = later.count;
  return earlier.commitment !== later.commitment && sentencedAs !== undefined && consecutiveByLaw.has(sentencedAs) && offenseDate === undefined;
}

function isBefore(one: Sentence, other: Sentence): boolean {
  if (one.commitment === other.commitment) return one.number < other.number;
  if (one.sentenced !== other.sentenced) return one.sentenced < other.sentenced;
  return one.received !== other.received ? one.received < other.received : one.commitment < other.commitment;
}

function wordOf(of: Sentence, about: Sentence) {
  const same = of.commitment === about.commitment;
  const pairs = (of.count.pairs ?? []).filter((pair) => (pair.commitment ?? of.commitment) === about.commitment);
  return pairs.find((pair) => pair.count === about.number) ?? (same ? undefined : pairs.find((pair) => pair.count === undefined));
}

export interface Chains {
  /** Each the sentences that all run after one another; a sentence may be in several. */
  readonly chains: readonly (readonly Sentence[])[];
  readonly relations: readonly Working[];
  /** True where the sentences do not fall into plain groups. */
  readonly crossing: boolean;
}

/** More chains than this are no sentence that a court ever imposed. */
const mostChains = 200;

/**
 * The consecutive chains of a person's sentences, which run concurrently with one another: the largest
 * sets in which every two run consecutively. Out: null where there are more chains than can be told apart.
 */
export function chainsOf(sentences: readonly Sentence[]): Chains | null {
  const words: RunsTogether[] = [];
  const after = new Map<Sentence, Set<Sentence>>(sentences.map((sentence) => [sentence, new Set()]));
  sentences.forEach((one, index) => {
    for (const other of sentences.slice(index + 1)) {
      const word = runsTogether(one, other);
      words.push(word);
      if (word.runs === 'concurrent') continue;
      after.get(one)!.add(other);
      after.get(other)!.add(one);
    }
  });
  const mostAfter = (from: readonly Sentence[], open: readonly Sentence[]) => {
    const reach = (sentence: Sentence) => open.filter((one) => after.get(sentence)!.has(one)).length;
    const best = from.reduce<{ sentence: Sentence; reach: number } | null>((held, sentence) => (held && held.reach >= reach(sentence) ? held : { sentence, reach: reach(sentence) }), null);
    return best && after.get(best.sentence);
  };
  const chains: Sentence[][] = [];
  const grow = (chain: readonly Sentence[], open: readonly Sentence[], closed: readonly Sentence[]): boolean => {
    if (open.length === 0 && closed.length === 0) chains.push([...chain]);
    if (chains.length > mostChains) return false;
    // Every largest set that is left holds this sentence or one that does not run after it: only those need be tried.
    const pivot = mostAfter([...open, ...closed], open);
    const tried = open.filter((one) => !pivot?.has(one));
    return tried.every((sentence, place) => {
      const near = after.get(sentence)!;
      const done = tried.slice(0, place);
      return grow([...chain, sentence], open.filter((one) => near.has(one) && !done.includes(one)), [...closed, ...done].filter((one) => near.has(one)));
    });
  };
  if (!grow([], sentences, [])) return null;
  return { chains, relations: relationSteps(words), crossing: isCrossing(sentences, after) };
}

/** True where four sentences run one after another in a row without its ends touching: no way of grouping them gives that. */
function isCrossing(sentences: readonly Sentence[], after: ReadonlyMap<Sentence, ReadonlySet<Sentence>>): boolean {
  const follows = (a: Sentence, b: Sentence) => after.get(a)!.has(b);
  if (sentences.length < 4) return false;
  return sentences.some((b) =>
    [...after.get(b)!].some((c) => [...after.get(b)!].some((a) => a !== c && !follows(a, c) && [...after.get(c)!].some((d) => d !== b && !follows(d, b) && !follows(d, a)))),
  );
}
