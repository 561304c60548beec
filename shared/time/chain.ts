import type { TimeNumbers } from '../procedures/procedures.ts';
import { addConsecutive, addDefinite, type AddedSentence, type ConsecutiveTotal } from './aggregate.ts';
import type { Count } from './count.ts';
import { step, type Operand, type Working } from './derivation.ts';
import { operandOf, seventhOf, sixSeventhsOf, thirdOf, type TermSource } from './good-time.ts';
import { findStart, lastDayOf, laterOf, sayDays, type Start, type WorkedDay, type WorkedTerm } from './last-day.ts';
import type { RuleId } from './rules.ts';
import type { Sentence } from './sentences.ts';
import { compareTerms, sayTerm, sumTerms, termOf, writeTerm, type Term } from './term.ts';

export type SentenceKind = 'indeterminate' | 'determinate' | 'mixed' | 'definite';

/** What a violator still owed when a new term was imposed after it. */
export interface Owed {
  readonly kind: 'indeterminate' | 'determinate';
  readonly minimum: WorkedTerm | null;
  /** Null on a life maximum. */
  readonly net: WorkedTerm | null;
}

/** Where a chain of consecutive sentences, or one sentence alone, leads: before prior time credit and interruptions. */
export interface Standing {
  readonly kind: SentenceKind;
  readonly start: Start;
  readonly sentences: readonly Sentence[];
  /** Parole eligibility; for determinate terms, six sevenths of them, which count where another sentence has a minimum. */
  readonly minimumEnds: WorkedDay | null;
  readonly minimum: TermSource | null;
  /** Null on a life maximum, with the step that says so. */
  readonly me: WorkedDay | null;
  readonly maximum: TermSource | null;
  readonly life: Working | null;
  /** Set where the sentence allows no parole at all. */
  readonly noParole: Working | null;
  /** Good time before losses. */
  readonly goodTime: WorkedTerm | null;
}

export interface ChainContext {
  readonly numbers: TimeNumbers;
  /** For the step of a date that several relations led to. */
  readonly relations: readonly Working[];
  readonly crossing: boolean;
  readonly owed?: Owed | undefined;
}

/**
 * Parole eligibility, conditional release and maximum expiration of consecutive sentences, or of one alone
 * (PL 70.30(1)(b)-(f), (2), (3); 70.40; COR 803, 804).
 * In: sentences that all run after one another, each with certified jail time; the numbers, and the time owed before them.
 */
export function standingOf(sentences: readonly Sentence[], context: ChainContext): Standing {
  const { numbers } = context;
  const start = startOfChain(sentences, numbers);
  const aggregate = aggregateOf(sentences, context);
  const rule: 'R5.ME' | 'definite.end' = aggregate.kind === 'definite' ? 'definite.end' : 'R5.ME';
  const ends = aggregate.maxima.map(({ what, source }) => lastDayOf(rule, what, source, start, numbers));
  const me = ends.length > 1 ? computedTwice(ends) : (ends[0] ?? null);
  const minimumEnds = aggregate.minimum ? lastDayOf('R5.PE', aggregate.minimumName, aggregate.minimum, start, numbers) : null;
  return {
    kind: aggregate.kind,
    start,
    sentences,
    minimumEnds,
    minimum: aggregate.minimum,
    me,
    maximum: aggregate.maximum,
    life: aggregate.life,
    noParole: aggregate.noParole,
    goodTime: aggregate.goodTime,
  };
}

function computedTwice(ends: readonly WorkedDay[]): WorkedDay {
  const last = ends.reduce(laterOf);
  const operands = ends.map((end): Operand<Working> => ({ name: 'maximum expiration', value: end.day.toString(), step: end.step }));
  return { day: last.day, step: step('sum.mixed', operands, `Computed twice, ${ends.map((end) => end.day).join(' and ')}: the later controls = ${last.day}`, last.day.toString()) };
}

/** The reception and the jail time of a chain: the first reception, jail time once (PL 70.30(3)). */
function startOfChain(sentences: readonly Sentence[], numbers: TimeNumbers): Start {
  const first = sentences.reduce((a, b) => (b.received < a.received ? b : a));
  const certificates = [...new Map(sentences.flatMap(({ jailTime }) => (jailTime ? [[jailTime.root, jailTime] as const] : []))).values()];
  const counted = certificates.filter((one) => one.days > 0);
  const only = counted[0] ?? certificates[0]!;
  const from = { received: first.received, receivedBy: first.paper };
  const words = counted.length > 1 ? severalCertificates(counted) : { jailDays: only.days, jailBy: only.entry };
  const start = findStart({ ...from, ...words }, numbers);
  const resentenced = sentences.flatMap(({ resentence }) => (resentence ? [{ name: 'resentence', value: resentence.result, step: resentence }] : []));
  return resentenced.length === 0 ? start : { ...start, step: { ...start.step, operands: [...start.step.operands, ...resentenced] } };
}

function severalCertificates(certificates: readonly NonNullable<Sentence['jailTime']>[]): { readonly jailDays: number; readonly jailBy: string; readonly jailStep: Working } {
  const sum = certificates.reduce((days, one) => days + one.days, 0);
  const spans = certificates.flatMap(({ from, to, days }) => (from && to ? [{ from, to, days }] : []));
  const twice = spans.length === certificates.length ? daysTwice(spans) : 0;
  // Custody with gaps inside its span may overlap, or not: then the days certified twice are not known.
  const known = spans.length === certificates.length && (twice === 0 || spans.every(({ from, to, days }) => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1 === days));
  const jailDays = Math.max(sum - twice, ...certificates.map((one) => one.days));
  const says = `Jail time is credited once to consecutive sentences: ${certificates.map((one) => sayDays(one.days)).join(' and ')}${twice > 0 ? `, less ${sayDays(twice)} certified twice` : ''} = ${sayDays(jailDays)}`;
  const operands = certificates.map((one): Operand<Working> => ({ name: 'certificate', value: sayDays(one.days), entry: one.entry }));
  return { jailDays, jailBy: certificates[0]!.entry, jailStep: step('one-chain', operands, says, sayDays(jailDays), known ? undefined : 'two-certificates') };
}

/** Days of custody that more than one certificate claims, each counted once for every claim after the first. Both days inclusive. */
function daysTwice(spans: readonly { readonly from: string; readonly to: string }[]): number {
  let covered: Temporal.PlainDate | null = null;
  let twice = 0;
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [from, to] = [Temporal.PlainDate.from(span.from), Temporal.PlainDate.from(span.to)];
    if (covered !== null) {
      const until: Temporal.PlainDate = Temporal.PlainDate.compare(covered, to) < 0 ? covered : to;
      twice += Math.max(0, from.until(until).days + 1);
    }
    if (covered === null || Temporal.PlainDate.compare(to, covered) > 0) covered = to;
  }
  return twice;
}

interface Aggregate {
  readonly kind: SentenceKind;
  readonly minimum: TermSource | null;
  readonly minimumName: string;
  /** Terms from the start to maximum expiration: two where it is computed twice, none on life. */
  readonly maxima: readonly { readonly what: string; readonly source: TermSource }[];
  readonly maximum: TermSource | null;
  readonly goodTime: WorkedTerm | null;
  readonly life: Working | null;
  readonly noParole: Working | null;
}

/** The terms of a chain added up, with the ceiling where there is one. */
function aggregateOf(sentences: readonly Sentence[], context: ChainContext): Aggregate {
  if (sentences.every(({ count }) => count.kind === 'definite')) return definite(sentences, context);
  const without = sentences.find(({ count }) => count.kind === 'life without parole');
  if (without) {
    const operand: Operand<Working> = { name: 'the sentence', value: 'life without parole', entry: without.entry };
    return {
      kind: 'indeterminate',
      minimum: null,
      minimumName: '',
      maxima: [],
      maximum: null,
      goodTime: null,
      life: step('life.ME', [operand], 'The sentence is life without parole: it does not expire', 'LIFE'),
      noParole: step('none.parole', [operand], 'The sentence is life without parole: it has no parole eligibility', 'NONE'),
    };
  }
  const indeterminate = sentences.filter((one) => one.count.kind === 'indeterminate');
  const determinate = sentences.filter((one) => one.count.kind === 'determinate');
  const juvenile = isJuvenile(sentences);
  const total = addConsecutive(
    sentences.flatMap(({ count }) => added(count, juvenile)),
    committedBefore(sentences),
    ceilingsFor(sentences, context.numbers),
    context.numbers.sevenths,
  );
  if (context.owed) return withOwed(indeterminate, determinate, context.owed, context);
  if (determinate.length === 0) return allIndeterminate(indeterminate, total, context);
  if (indeterminate.length === 0) return allDeterminate(determinate, total, context);
  return mixed(indeterminate, determinate, sentences, total, context);
}

/** A count as it is added up. For juvenile offenders alone a class A felony bars no ceiling (PL 70.30(1)(f)). */
function added(count: Count, juvenile: boolean): readonly AddedSentence[] {
  const of = { ...(juvenile || count.kind === 'definite' ? {} : { class: count.class }), violent: count.nature === 'violent' };
  if (count.kind === 'determinate') return [{ ...of, kind: 'determinate', term: termOf(count.term) }];
  if (count.kind === 'indeterminate') return [{ ...of, kind: 'indeterminate', minimum: termOf(count.minimum), maximum: count.maximum === 'LIFE' ? 'LIFE' : termOf(count.maximum) }];
  return [];
}

/** True unless a crime is known to have been committed after imprisonment under one of the sentences (PL 70.30(1)(e)). */
function committedBefore(sentences: readonly Sentence[]): boolean {
  const first = sentences.reduce((day, { received }) => (received < day ? received : day), '9999');
  return sentences.every(({ count }) => count.offenseDate === undefined || count.offenseDate < first);
}

function isJuvenile(sentences: readonly Sentence[]): boolean {
  return sentences.every(({ count }) => count.sentencedAs === 'juvenile offender');
}

function ceilingsFor(sentences: readonly Sentence[], { ceilings }: TimeNumbers) {
  if (!isJuvenile(sentences)) return ceilings;
  const years = sentences.some(({ count }) => count.class === 'A-I' || count.class === 'A-II') ? ceilings.juvenileArsonOrKidnapping : ceilings.juvenile;
  return { ...ceilings, noClassB: years, classB: years, twoViolentOneB: years, threeViolentOneB: years };
}

/** Several terms of one kind added: the single one as the paper has it. */
function summed(rule: RuleId, what: string, terms: readonly { readonly term: Term; readonly entry: string; readonly title: string }[], context: ChainContext): TermSource {
  const [only] = terms;
  if (terms.length === 1 && only) return { term: only.term, entry: only.entry };
  const term = sumTerms(terms.map((one) => one.term));
  const operands: Operand<Working>[] = [
    ...terms.map((one) => ({ name: one.title, value: writeTerm(one.term), entry: one.entry })),
    ...context.relations.map((relation) => ({ name: 'relation', value: relation.result, step: relation })),
  ];
  const says = `The sentences run one after another: ${what}s of ${terms.map((one) => sayTerm(one.term)).join(' and ')} = ${sayTerm(term)}`;
  return { term, step: step(rule, operands, says, writeTerm(term), context.crossing ? 'crossing' : undefined) };
}

function minimaOf(indeterminate: readonly Sentence[], rule: RuleId, context: ChainContext): TermSource {
  return summed(rule, 'minimum', indeterminate.flatMap(({ count, entry, title }) => (count.kind === 'indeterminate' ? [{ term: termOf(count.minimum), entry, title }] : [])), context);
}

function maximaOf(indeterminate: readonly Sentence[], rule: RuleId, context: ChainContext): TermSource {
  return summed(rule, 'maximum', indeterminate.flatMap(({ count, entry, title }) => (count.kind === 'indeterminate' && count.maximum !== 'LIFE' ? [{ term: termOf(count.maximum), entry, title }] : [])), context);
}

function termsOf(determinate: readonly Sentence[], context: ChainContext): TermSource {
  return summed('sum.determinate', 'term', determinate.flatMap(({ count, entry, title }) => (count.kind === 'determinate' ? [{ term: termOf(count.term), entry, title }] : [])), context);
}

function lifeStep(sentences: readonly Sentence[]): Working {
  const life = sentences.find(({ count }) => count.kind === 'indeterminate' && count.maximum === 'LIFE')!;
  return step('life.ME', [{ name: 'the maximum', value: 'LIFE', entry: life.entry }], 'The maximum is life: it does not expire', 'LIFE');
}

function allIndeterminate(sentences: readonly Sentence[], total: ConsecutiveTotal, context: ChainContext): Aggregate {
  const minimum = minimaOf(sentences, 'sum.indeterminate', context);
  const base = { kind: 'indeterminate' as const, minimumName: 'the minimum', noParole: null };
  if (total.maximum === 'LIFE') return { ...base, minimum, maxima: [], maximum: null, goodTime: null, life: lifeStep(sentences) };
  const sum = ceilingChecked(maximaOf(sentences, 'sum.indeterminate', context), sentences, total, context);
  const maximum = total.ceiling ? capped(sum, total.maximum, total.ceiling, sentences, context, `the maximum is deemed ${sayTerm(total.maximum)}`) : sum;
  const least = total.ceiling && compareTerms(total.minimum, minimum.term) < 0 ? capped(minimum, total.minimum, total.ceiling, sentences, context, `the minimum may not exceed one half of it and is deemed ${sayTerm(total.minimum)}`) : minimum;
  return { ...base, minimum: least, maxima: [{ what: 'the maximum', source: maximum }], maximum, goodTime: thirdOf(maximum), life: null };
}

function allDeterminate(sentences: readonly Sentence[], total: ConsecutiveTotal, context: ChainContext): Aggregate {
  const sum = ceilingChecked(termsOf(sentences, context), sentences, total, context);
  const maximum = total.ceiling && total.maximum !== 'LIFE' ? capped(sum, total.maximum, total.ceiling, sentences, context, `the term is deemed ${sayTerm(total.maximum)}`) : sum;
  return {
    kind: 'determinate',
    minimum: sixSeventhsOf(maximum, context.numbers),
    minimumName: 'six sevenths of the term',
    maxima: [{ what: 'the term', source: maximum }],
    maximum,
    goodTime: seventhOf(maximum, context.numbers),
    life: null,
    noParole: null,
  };
}

/** PL 70.30(1)(d): computed twice; PL 70.40(1)(a)(iv): the minimum and six sevenths; good time of both kinds. */
function mixed(indeterminate: readonly Sentence[], determinate: readonly Sentence[], sentences: readonly Sentence[], total: ConsecutiveTotal, context: ChainContext): Aggregate {
  const { numbers } = context;
  const minimum = minimaOf(indeterminate, 'sum.mixed', context);
  const term = termsOf(determinate, context);
  const sixSevenths = sixSeventhsOf(term, numbers);
  const served = plus('sum.mixed', 'minimum of the indeterminate and six sevenths of the determinate', minimum, sixSevenths, context);
  const base = { kind: 'mixed' as const, minimumName: 'the minimum', noParole: null };
  if (total.maximum === 'LIFE') return { ...base, minimum: served, maxima: [], maximum: null, goodTime: null, life: lifeStep(indeterminate) };
  const byTerm = ceilingChecked(plus('sum.mixed', 'determinate term and minimum of the indeterminate', term, minimum, context), sentences, total, context);
  const byMaximum = maximaOf(indeterminate, 'sum.mixed', context);
  const goodTime = bothKinds(seventhOf(term, numbers), thirdOf(byMaximum));
  if (!total.ceiling) {
    const longest = compareTerms(byTerm.term, byMaximum.term) >= 0 ? byTerm : byMaximum;
    return { ...base, minimum: served, maxima: [{ what: 'the determinate term and the minimum', source: byTerm }, { what: 'the maximum', source: byMaximum }], maximum: longest, goodTime, life: null };
  }
  const maximum = capped(compareTerms(byTerm.term, byMaximum.term) >= 0 ? byTerm : byMaximum, total.maximum, total.ceiling, sentences, context, `the maximum is deemed ${sayTerm(total.maximum)}`);
  const deemedDeterminate = compareTerms(term.term, total.ceiling) > 0;
  if (deemedDeterminate) {
    return { ...base, kind: 'determinate', minimum: sixSeventhsOf(maximum, numbers), minimumName: 'six sevenths of the term', maxima: [{ what: 'the term', source: maximum }], maximum, goodTime: seventhOf(maximum, numbers), life: null };
  }
  const least = capped(served, total.minimum, total.ceiling, sentences, context, `the minimum is deemed ${sayTerm(total.minimum)}, one half of it or six sevenths of the determinate terms, whichever is greater`);
  return { ...base, kind: 'indeterminate', minimum: least, maxima: [{ what: 'the maximum', source: maximum }], maximum, goodTime: thirdOf(maximum), life: null };
}

/** Time owed and a new term after it (R8): the same kind added; of both kinds computed twice as PL 70.30(1)(d). */
function withOwed(indeterminate: readonly Sentence[], determinate: readonly Sentence[], owed: Owed, context: ChainContext): Aggregate {
  const { numbers } = context;
  const life = indeterminate.some(({ count }) => count.kind === 'indeterminate' && count.maximum === 'LIFE') ? lifeStep(indeterminate) : null;
  const minimum = indeterminate.length > 0 ? minimaOf(indeterminate, 'sum.indeterminate', context) : null;
  const term = determinate.length > 0 ? termsOf(determinate, context) : null;
  const ofBoth = [...(term ? [sixSeventhsOf(term, numbers)] : []), ...(minimum ? [minimum] : [])];
  const rule: RuleId = term && owed.kind === 'indeterminate' ? 'R8.consecutive.mixed' : minimum ? (owed.kind === 'indeterminate' ? 'R8.consecutive' : 'R8.consecutive.mixed') : 'R8.consecutive.determinate';
  const minima = owed.minimum ? [...ofBoth, owed.minimum] : ofBoth;
  const least = minima.length > 0 ? minima.reduce<TermSource>((a, b) => (a === b ? a : plus(rule, 'minimum and minimum owed', a, b, context)), minima[0]!) : null;
  const kind: SentenceKind = rule === 'R8.consecutive.mixed' ? 'mixed' : term ? 'determinate' : 'indeterminate';
  const base = { kind, minimum: least && rule === 'R8.consecutive.mixed' && minima.length === 1 ? unowed(rule, least) : least, minimumName: kind === 'determinate' ? 'six sevenths of the term' : 'the minimum and what was owed of it', noParole: null };
  if (life || !owed.net) return { ...base, maxima: [], maximum: null, goodTime: null, life: life ?? step('life.ME', [], 'The sentence owed has a life maximum: it does not expire', 'LIFE') };
  if (rule !== 'R8.consecutive.mixed') {
    const sum = plus(rule, `${term ? 'term' : 'maximum'} and net time owed`, term ?? maximaOf(indeterminate, 'sum.indeterminate', context), owed.net, context);
    return { ...base, maxima: [{ what: 'the new term and the time owed', source: sum }], maximum: sum, goodTime: term ? seventhOf(sum, numbers) : thirdOf(sum), life: null };
  }
  const ofDeterminate = term ?? owed.net;
  const ofIndeterminate = term ? owed.net : maximaOf(indeterminate, 'sum.indeterminate', context);
  const itsMinimum = term ? owed.minimum : minimum;
  const byTerm = itsMinimum ? plus(rule, 'determinate term and the minimum', ofDeterminate, itsMinimum, context) : ofDeterminate;
  const longest = compareTerms(byTerm.term, ofIndeterminate.term) >= 0 ? byTerm : ofIndeterminate;
  return {
    ...base,
    maxima: [{ what: 'the determinate term and the minimum', source: byTerm }, { what: 'the maximum', source: ofIndeterminate }],
    maximum: longest,
    goodTime: bothKinds(seventhOf(ofDeterminate, numbers), thirdOf(ofIndeterminate)),
    life: null,
  };
}

/** Where sentences of both kinds follow one another and no minimum is owed: said, since what the new minimum waits for is not sure. */
function unowed(rule: RuleId, least: TermSource): WorkedTerm {
  return { term: least.term, step: step(rule, [operandOf('the new term', least)], `Nothing was owed of a minimum: parole waits for ${sayTerm(least.term)} of the new term`, writeTerm(least.term)) };
}

function plus(rule: RuleId, what: string, a: TermSource, b: TermSource, context: ChainContext): WorkedTerm {
  const term = sumTerms([a.term, b.term]);
  const relations = context.relations.map((relation): Operand<Working> => ({ name: 'relation', value: relation.result, step: relation }));
  return { term, step: step(rule, [operandOf('first', a), operandOf('second', b), ...relations], `Added: ${what}, ${sayTerm(a.term)} and ${sayTerm(b.term)} = ${sayTerm(term)}`, writeTerm(term), context.crossing ? 'crossing' : undefined) };
}

function bothKinds(seventh: WorkedTerm, third: WorkedTerm): WorkedTerm {
  const term = sumTerms([seventh.term, third.term]);
  const operands = [operandOf('of the determinate', seventh), operandOf('of the indeterminate', third)];
  return { term, step: step('R6.both', operands, `Good time of both kinds: ${sayTerm(seventh.term)} and ${sayTerm(third.term)} = ${sayTerm(term)}`, writeTerm(term)) };
}

/** A sum that the ceiling cuts to the figure deemed. */
function capped(sum: TermSource, deemed: Term, ceiling: Term, sentences: readonly Sentence[], { numbers }: ChainContext, why: string): WorkedTerm {
  const rule = ceilingRule(sentences, ceiling, numbers);
  const entries = sentences.map((sentence): Operand<Working> => ({ name: `${sentence.title}, crime committed`, value: sentence.count.offenseDate ?? 'not entered', entry: sentence.entry }));
  const assumed = sentences.every(({ count }) => count.offenseDate !== undefined) ? [] : [step(rule, entries, 'Not every day of a crime is entered; all are taken to have been committed before imprisonment under any of the sentences', 'assumed', 'offense-date')];
  const unknown = rule !== 'ceiling.juvenile' && couldBeHigher(sentences, ceiling, numbers) ? [step(rule, entries, 'Which of the offenses are violent felonies is not entered for all; with more of them the ceiling would be higher', 'assumed', 'nature')] : [];
  const words: readonly Operand<Working>[] = assumed.length > 0 ? assumed.map((one) => ({ name: 'crimes committed', value: one.result, step: one })) : entries;
  const natures: readonly Operand<Working>[] = unknown.map((one) => ({ name: 'violent felonies', value: one.result, step: one }));
  const says = `The crimes were committed before imprisonment under any of the sentences; ${sayTerm(sum.term)} is more than the ceiling, and ${why}`;
  return { term: deemed, step: step(rule, [operandOf('the sum', sum), ...words, ...natures], says, writeTerm(deemed), rule === 'ceiling.indeterminate' ? undefined : 'U11') };
}

/** By which subparagraph a set is cut: (e)(i) for sentences of one kind at 20 or 30 years, whose text was seen; the others from knowledge. */
function ceilingRule(sentences: readonly Sentence[], ceiling: Term, { ceilings }: TimeNumbers): RuleId {
  if (isJuvenile(sentences)) return 'ceiling.juvenile';
  const oneKind = new Set(sentences.map(({ count }) => count.kind)).size === 1;
  return oneKind && (ceiling.years === ceilings.noClassB || ceiling.years === ceilings.classB) ? 'ceiling.indeterminate' : 'ceiling.other';
}

/** True where an offense could be a violent felony and that would raise the ceiling. A sex offense may be one (PL 70.02(1)). */
function couldBeHigher(sentences: readonly Sentence[], ceiling: Term, { ceilings, sevenths }: TimeNumbers): boolean {
  const atMost = sentences.flatMap(({ count }) => added(count.nature === undefined || count.nature === 'sex' ? { ...count, nature: 'violent' } : count, false));
  const highest = addConsecutive(atMost, true, ceilings, sevenths);
  return highest.ceiling === null || highest.ceiling.years > ceiling.years;
}

/** Where the sum is over the lowest ceiling and none holds, says why. */
function ceilingChecked(sum: TermSource, sentences: readonly Sentence[], total: ConsecutiveTotal, { numbers }: ChainContext): TermSource {
  const lowest: Term = { years: ceilingsFor(sentences, numbers).noClassB, months: 0, days: 0 };
  if (sentences.length === 1 || total.ceiling || compareTerms(sum.term, lowest) <= 0) return sum;
  const classA = sentences.find(({ count }) => count.class === 'A-I' || count.class === 'A-II');
  const inCustody = committedBefore(sentences) ? undefined : sentences.find(({ count }) => count.offenseDate !== undefined);
  const why = classA ? `${classA.title} is of class ${classA.count.class}` : inCustody ? 'a crime was committed after imprisonment under one of the sentences' : 'it is not above the ceiling for these classes';
  return { term: sum.term, step: step('ceiling.none', [operandOf('the sum', sum)], `No ceiling cuts ${sayTerm(sum.term)}: ${why}`, writeTerm(sum.term)) };
}

function definite(sentences: readonly Sentence[], context: ChainContext): Aggregate {
  const terms = sentences.flatMap(({ count, entry, title }) => (count.kind === 'definite' ? [{ term: termOf(count.term), entry, title }] : []));
  const twoYears: Term = { years: context.numbers.ceilings.definite, months: 0, days: 0 };
  const first = sentences.reduce((day, { received }) => (received < day ? received : day), '9999');
  // What was committed while under the sentences comes on top of the two years (PL 70.30(2)(b)).
  const later = sentences.flatMap(({ count }) => (count.kind === 'definite' && count.offenseDate !== undefined && count.offenseDate >= first ? [termOf(count.term)] : []));
  const deemed = addDefinite(terms.map((one) => one.term), sumTerms([twoYears, ...later]));
  const sum = summed('sum.definite', 'term', terms, context);
  const source: TermSource =
    compareTerms(deemed, sum.term) === 0
      ? sum
      : { term: deemed, step: step('sum.definite', [operandOf('the sum', sum)], `Definite sentences of ${sayTerm(sum.term)} in one institution are satisfied by ${sayTerm(deemed)}; jail time and good time come off that`, writeTerm(deemed)) };
  const third = thirdOf(source, 'the term');
  const goodTime: WorkedTerm = { ...third, step: { ...step('definite.good-time', third.step.operands, third.step.says, third.step.result, third.step.uncertain) } };
  return { kind: 'definite', minimum: null, minimumName: '', maxima: [{ what: 'the definite term', source }], maximum: source, goodTime, life: null, noParole: null };
}
