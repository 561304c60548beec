import type { CommitmentNumbers, MinimumRule, SentenceRange } from '../procedures/commitment-numbers.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import type { Count } from './count.ts';
import { isWithin, sayYears, years } from './check-range.ts';
import { checkSupervision } from './check-supervision.ts';
import { compareTerms, oneThird, sayTerm, termOf, writeTerm, type Term } from './term.ts';

/**
 * The terms of one count held against the limits of its class, nature and status.
 * In: the count; the path of its fields; the day of its sentence; the procedures, of which those in force on
 * the day of the offense hold (of the sentence, where no offense day is entered). Out: stops and warnings.
 */
export function checkTerms(count: Count, at: string, sentenced: string, procedures: Procedures): readonly Problem[] {
  const { numbers } = inForceOn(procedures.commitments, Temporal.PlainDate.from(count.offenseDate ?? sentenced));
  const ranges = rangesFor(numbers.sentences, count);
  const found = [...checkNature(count, at, numbers), ...checkKind(count, at, numbers, ranges)];
  switch (count.kind) {
    case 'indeterminate':
      return [...found, ...checkIndeterminate(count, at, numbers, ranges)];
    case 'determinate':
      return [...found, ...checkDeterminate(count, at, numbers, ranges), ...checkSupervision(count, at, sentenced, numbers)];
    case 'definite':
      return [...found, ...checkDefinite(count, at, numbers)];
    case 'life without parole':
      return found;
  }
}

/** The sentences that the law allows for a count, of any kind: what is not entered of nature and status bounds nothing. */
function rangesFor(sentences: readonly SentenceRange[], { class: of, nature, sentencedAs }: Count): readonly SentenceRange[] {
  return sentences.filter((range) => range.class === of && (nature === undefined || range.natures.includes(nature)) && (sentencedAs === undefined || range.as.includes(sentencedAs)));
}

/** Status and crime that do not go with the nature entered. */
function checkNature({ crime, nature, sentencedAs }: Count, at: string, numbers: CommitmentNumbers): readonly Problem[] {
  if (nature === undefined) return [];
  const problems: Problem[] = [];
  const article = /\bPL\s*(\d{2,3})\.\d/.exec(crime)?.[1] ?? '';
  const told = numbers.naturesOfArticle[article];
  if (told && !told.includes(nature)) problems.push(problem('SEN-028', { field: `${at}.nature`, value: nature, detail: article }));
  const supposed = sentencedAs && numbers.naturesOfStatus[sentencedAs];
  if (supposed && !supposed.includes(nature)) problems.push(problem('SEN-029', { field: `${at}.sentencedAs`, value: sentencedAs, detail: nature }));
  return problems;
}

/**
 * A kind of sentence that the class, nature and status do not have. Where the law of the day of the offense
 * is not known, or the nature and the status contradict each other, nothing is said.
 */
function checkKind(count: Count, at: string, numbers: CommitmentNumbers, ranges: readonly SentenceRange[]): readonly Problem[] {
  if (ranges.some((range) => range.kind === count.kind && isMeant(range, count))) return [];
  const classKnows = numbers.sentences.some((range) => range.class === count.class && range.kind === count.kind);
  const isFelony = numbers.sentences.some((range) => range.class === count.class);
  if (!isFelony || (classKnows && (count.offenseDate === undefined || ranges.length === 0))) return [];
  return [problem(isUnusual(count, numbers) ? 'SEN-023' : 'SEN-022', { field: `${at}.kind`, value: count.kind, detail: describe(count) })];
}

/** Where the status is not entered, a count is not taken for a juvenile offender's, nor one with a maximum for a persistent offender's. */
function isMeant(range: SentenceRange, count: Count): boolean {
  if (count.sentencedAs !== undefined || count.kind !== 'indeterminate' || count.class.startsWith('A-')) return true;
  return !range.as.includes('juvenile offender') && (range.years === 'life') === (count.maximum === 'LIFE');
}

/** True for what a youthful or a juvenile offender may have, or an offense of a sexual nature outside PL 70.80. */
function isUnusual(count: Count, numbers: CommitmentNumbers): boolean {
  if (count.kind !== 'indeterminate' || count.maximum === 'LIFE') return false;
  if (count.sentencedAs === undefined) return true;
  const youthful = compareTerms(termOf(count.maximum), years(numbers.longestYears['E']!)) <= 0;
  return count.sentencedAs === 'first felony' && (youthful || count.nature === 'sex');
}

/** A count as its limits are found: `a class D felony, violent, sentenced as second felony`. */
function describe({ class: of, nature, sentencedAs }: Count): string {
  return [`a class ${of} felony`, ...(nature ? [nature === 'other' ? 'neither violent nor drug nor sex' : nature] : []), ...(sentencedAs ? [`sentenced as ${sentencedAs}`] : [])].join(', ');
}

function checkIndeterminate(count: Count & { kind: 'indeterminate' }, at: string, numbers: CommitmentNumbers, ranges: readonly SentenceRange[]): readonly Problem[] {
  const minimum = termOf(count.minimum);
  const of = ranges.filter((range) => range.kind === 'indeterminate');
  const field = `${at}.maximum`;
  if (count.maximum === 'LIFE') {
    const found = checkLife(count, at, minimum, numbers);
    return found.length > 0 || of.length === 0 ? found : checkMinimum(count, at, minimum, null, of.filter((range) => range.years === 'life'), numbers);
  }
  const maximum = termOf(count.maximum);
  const juvenile = count.sentencedAs === 'juvenile offender';
  const classA = !juvenile && (count.class === 'A-I' || count.class === 'A-II');
  const problems: Problem[] = [];
  if (classA) problems.push(problem('SEN-016', { field, value: sayTerm(maximum) }));
  if (compareTerms(minimum, maximum) >= 0) return [...problems, problem('SEN-003', { field: `${at}.minimum`, value: count.minimum, detail: count.maximum })];
  const longest = numbers.longestYears[count.class];
  if (longest !== undefined && compareTerms(maximum, years(longest)) > 0) problems.push(problem('SEN-004', { field, value: sayTerm(maximum), detail: count.class }));
  if (compareTerms(maximum, years(numbers.leastMaximumYears)) < 0) problems.push(problem('SEN-005', { field, value: sayTerm(maximum) }));
  if (classA) return problems;
  if (count.sentencedAs !== undefined && of.length > 0) {
    const within = of.filter((range) => range.years !== 'life' && isWithin(maximum, range.years));
    if (within.length === 0 && problems.length === 0) problems.push(problem('SEN-020', { field, value: sayTerm(maximum), detail: `${said(of)} for ${describe(count)}`, rule: of[0]!.law }));
    // Where the maximum is off, the minimum is still held against the part of it that the status asks for.
    const rest = within.length > 0 ? within : of.filter((range) => range.years !== 'life');
    return [...problems, ...checkMinimum(count, at, minimum, maximum, rest, numbers)];
  }
  if (!isLawfulMinimum(minimum, maximum, numbers)) {
    problems.push(problem('SEN-006', { field: `${at}.minimum`, value: sayTerm(minimum), detail: `1 year to ${sayTerm(oneThird(maximum))}, or ${sayTerm(oneHalf(maximum))}` }));
  }
  return problems;
}

/** A life maximum: on class A-I with its own minimum, on B to E only for a persistent offender or a second child sexual assault. */
function checkLife({ class: of, nature, sentencedAs }: Count, at: string, minimum: Term, numbers: CommitmentNumbers): readonly Problem[] {
  if (of === 'A-II' || sentencedAs === 'juvenile offender') return [];
  if (of === 'A-I') return nature === 'drug' || isWithin(minimum, numbers.classA1Minimum) ? [] : [problem('SEN-018', { field: `${at}.minimum`, value: sayTerm(minimum) })];
  const found = sentencedAs === 'persistent violent felony' || sentencedAs === 'persistent felony' || sentencedAs === 'second child sexual assault';
  return found ? [] : [problem('SEN-013', { field: `${at}.maximum`, value: of })];
}

function checkMinimum(count: Count, at: string, minimum: Term, maximum: Term | null, of: readonly SentenceRange[], numbers: CommitmentNumbers): readonly Problem[] {
  const rules = of.flatMap((range) => (range.minimum === undefined ? [] : [{ rule: range.minimum, law: range.law }]));
  if (rules.length === 0 || rules.some(({ rule }) => allows(rule, minimum, maximum, numbers))) return [];
  const detail = `${[...new Set(rules.map(({ rule }) => sayRule(rule, maximum)))].join(', or ')} for ${describe(count)}`;
  return [problem('SEN-019', { field: `${at}.minimum`, value: sayTerm(minimum), detail, rule: [...new Set(rules.map(({ law }) => law))].join('; ') })];
}

function allows(rule: MinimumRule, minimum: Term, maximum: Term | null, numbers: CommitmentNumbers): boolean {
  if (typeof rule !== 'string') return isWithin(minimum, rule);
  if (maximum === null) return true;
  const third = isOneThirdAtMost(minimum, maximum, numbers);
  const half = compareTerms(minimum, oneHalf(maximum)) === 0;
  switch (rule) {
    case 'one third at most':
      return third;
    case 'one half':
      return half;
    case 'one third':
      return compareTerms(minimum, oneThird(maximum)) === 0;
    case 'one third at most, or one half':
      return third || half;
  }
}

function sayRule(rule: MinimumRule, maximum: Term | null): string {
  if (typeof rule !== 'string') return sayYears(rule);
  if (maximum === null) return rule;
  const [third, half] = [sayTerm(oneThird(maximum)), sayTerm(oneHalf(maximum))];
  switch (rule) {
    case 'one third at most':
      return `1 year to ${third}, one third of the maximum,`;
    case 'one half':
      return `${half}, one half of the maximum,`;
    case 'one third':
      return `${third}, one third of the maximum,`;
    case 'one third at most, or one half':
      return `1 year to ${third}, or ${half},`;
  }
}

/** Where the status is not entered: what a first or a second felony allows. */
function isLawfulMinimum(minimum: Term, maximum: Term, numbers: CommitmentNumbers): boolean {
  return isOneThirdAtMost(minimum, maximum, numbers) || compareTerms(minimum, oneHalf(maximum)) === 0;
}

function isOneThirdAtMost(minimum: Term, maximum: Term, numbers: CommitmentNumbers): boolean {
  return compareTerms(minimum, years(numbers.leastYears)) >= 0 && compareTerms(minimum, oneThird(maximum)) <= 0;
}

function oneHalf({ years: of, months, days }: Term): Term {
  const all = of * 12 + months;
  const half = Math.floor(all / 2);
  return { years: Math.floor(half / 12), months: half % 12, days: (all % 2) * 15 + Math.floor(days / 2) };
}

function checkDeterminate(count: Count & { kind: 'determinate' }, at: string, numbers: CommitmentNumbers, ranges: readonly SentenceRange[]): readonly Problem[] {
  const problems: Problem[] = [];
  const term = termOf(count.term);
  const field = `${at}.term`;
  const wholeOrHalf = term.days === 0 && (term.months === 0 || term.months === 6);
  if (!wholeOrHalf || compareTerms(term, years(numbers.leastYears)) < 0) problems.push(problem('SEN-008', { field, value: writeTerm(term) }));
  const longest = numbers.longestYears[count.class];
  if (longest !== undefined && compareTerms(term, years(longest)) > 0) return [...problems, problem('SEN-004', { field, value: sayTerm(term), detail: count.class })];
  const of = ranges.filter((range) => range.kind === 'determinate');
  const out = of.length > 0 && !of.some((range) => range.years !== 'life' && isWithin(term, range.years));
  // Below a year the first warning has said it.
  if (out && compareTerms(term, years(numbers.leastYears)) >= 0) {
    problems.push(problem('SEN-021', { field, value: sayTerm(term), detail: `${said(of)} for ${describe(count)}`, rule: [...new Set(of.map((range) => range.law))].join('; ') }));
  }
  return problems;
}

function checkDefinite(count: Count & { kind: 'definite' }, at: string, numbers: CommitmentNumbers): readonly Problem[] {
  const limit = numbers.definite[count.class];
  const term = termOf(count.term);
  if (!limit || (limit.short ? term.years < termOf(limit.term).years : compareTerms(term, termOf(limit.term)) <= 0)) return [];
  return [problem('SEN-024', { field: `${at}.term`, value: sayTerm(term), detail: `${limit.says} for class ${count.class}`, rule: limit.law })];
}

/** What several ranges allow, from the least to the most. */
function said(ranges: readonly SentenceRange[]): string {
  const spans = ranges.flatMap((range) => (range.years === 'life' ? [] : [range.years]));
  return spans.length === 0 ? 'life' : sayYears([Math.min(...spans.map(([least]) => least)), Math.max(...spans.map(([, most]) => most))]);
}
