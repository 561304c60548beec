import type { SubjectRecord } from '../entry/fold.ts';
import { problem, type Problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import type { CommitmentBody, Count, FelonyClass } from './commitment.ts';
import { compareTerms, isNothing, oneThird, readTerm, sayTerm, termOf, writeTerm, type Term } from './term.ts';

/** The longest maximum of an indeterminate sentence by class (PL 70.00(2); the E figure from knowledge). */
const longestMaximum: Readonly<Partial<Record<FelonyClass, Term>>> = {
  B: { years: 25, months: 0, days: 0 },
  C: { years: 15, months: 0, days: 0 },
  D: { years: 7, months: 0, days: 0 },
  E: { years: 4, months: 0, days: 0 },
};

/** Minimum of a class A-I felony other than a drug offense: 15 to 25 years (PL 70.00(3), from knowledge). */
const leastMinimumOfA1 = 15;
const mostMinimumOfA1: Term = { years: 25, months: 0, days: 0 };
/** Post-release supervision for anything but a sex offense (PL 70.45(2)). */
const longestUsualPrs: Term = { years: 5, months: 0, days: 0 };
const oneYear: Term = { years: 1, months: 0, days: 0 };
const threeYears: Term = { years: 3, months: 0, days: 0 };

/**
 * What a good reader of commitment papers would catch, all of it at once.
 * In: the commitment; the person's record; today. Out: stops and warnings, each naming its field.
 */
export function checkCommitment(body: CommitmentBody, record: SubjectRecord, today: Temporal.PlainDate): readonly Problem[] {
  const problems: Problem[] = [];
  const now = today.toString();
  for (const field of ['sentenced', 'received'] as const) {
    if (body[field] > now) problems.push(problem('FLD-004', { field, value: body[field] }));
  }
  if (body.received < body.sentenced) problems.push(problem('SEN-012', { field: 'received', value: body.received, detail: body.sentenced }));
  const born = identityOf(record)?.dateOfBirth;
  if (born && body.sentenced < born) problems.push(problem('REC-005', { field: 'sentenced', value: body.sentenced }));
  body.counts.forEach((count, index) => problems.push(...checkCount(count, index, body)));
  return problems;
}

function checkCount(count: Count, index: number, body: CommitmentBody): readonly Problem[] {
  const at = `counts.${index}`;
  const problems: Problem[] = [];
  if (count.offenseDate && body.sentenced < count.offenseDate) {
    problems.push(problem('SEN-011', { field: `${at}.offenseDate`, value: body.sentenced, detail: count.offenseDate }));
  }
  if (index > 0 && !count.relation) problems.push(problem('SEN-014', { field: `${at}.relation`, value: index + 1 }));
  return [...problems, ...(count.kind === 'indeterminate' ? checkIndeterminate(count, at) : checkDeterminate(count, at))];
}

function checkIndeterminate(count: Count & { kind: 'indeterminate' }, at: string): readonly Problem[] {
  const minimum = termOf(count.minimum);
  const classA = count.class === 'A-I' || count.class === 'A-II';
  if (count.maximum === 'LIFE') {
    const offRange = count.class === 'A-I' && (minimum.years < leastMinimumOfA1 || compareTerms(minimum, mostMinimumOfA1) > 0);
    if (offRange) return [problem('SEN-018', { field: `${at}.minimum`, value: sayTerm(minimum) })];
    return classA ? [] : [problem('SEN-013', { field: `${at}.maximum`, value: count.class })];
  }
  const maximum = termOf(count.maximum);
  const problems: Problem[] = [];
  const field = `${at}.maximum`;
  if (classA) problems.push(problem('SEN-016', { field, value: sayTerm(maximum) }));
  if (compareTerms(minimum, maximum) >= 0) return [...problems, problem('SEN-003', { field: `${at}.minimum`, value: count.minimum, detail: count.maximum })];
  const longest = longestMaximum[count.class];
  if (longest && compareTerms(maximum, longest) > 0) problems.push(problem('SEN-004', { field, value: sayTerm(maximum), detail: count.class }));
  if (compareTerms(maximum, threeYears) < 0) problems.push(problem('SEN-005', { field, value: sayTerm(maximum) }));
  if (!classA && !isLawfulMinimum(minimum, maximum)) {
    problems.push(problem('SEN-006', { field: `${at}.minimum`, value: sayTerm(minimum), detail: `1 year to ${sayTerm(oneThird(maximum))}, or ${sayTerm(oneHalf(maximum))}` }));
  }
  return problems;
}

function isLawfulMinimum(minimum: Term, maximum: Term): boolean {
  const within = compareTerms(minimum, oneYear) >= 0 && compareTerms(minimum, oneThird(maximum)) <= 0;
  return within || compareTerms(minimum, oneHalf(maximum)) === 0;
}

function oneHalf({ years, months, days }: Term): Term {
  const all = years * 12 + months;
  const half = Math.floor(all / 2);
  return { years: Math.floor(half / 12), months: half % 12, days: (all % 2) * 15 + Math.floor(days / 2) };
}

function checkDeterminate(count: Count & { kind: 'determinate' }, at: string): readonly Problem[] {
  const problems: Problem[] = [];
  const term = termOf(count.term);
  const wholeOrHalf = term.days === 0 && (term.months === 0 || term.months === 6);
  if (!wholeOrHalf || compareTerms(term, oneYear) < 0) problems.push(problem('SEN-008', { field: `${at}.term`, value: writeTerm(term) }));
  const longest = longestMaximum[count.class];
  if (longest && compareTerms(term, longest) > 0) problems.push(problem('SEN-004', { field: `${at}.term`, value: sayTerm(term), detail: count.class }));
  const prs = count.prs === undefined ? null : readTerm(count.prs);
  if (!prs || isNothing(prs)) problems.push(problem('SEN-009', { field: `${at}.prs` }));
  else if (compareTerms(prs, longestUsualPrs) > 0) problems.push(problem('SEN-017', { field: `${at}.prs`, value: sayTerm(prs) }));
  return problems;
}
