import type { CommitmentNumbers } from '../procedures/commitment-numbers.ts';
import { problem, type Problem } from '../problems.ts';
import type { Count } from './count.ts';
import { isWithin, sayYears, years } from './check-range.ts';
import { compareTerms, isNothing, readTerm, sayTerm } from './term.ts';

/**
 * Post-release supervision of a determinate count (PL 70.45(2), (2-a)).
 * In: the count; the path of its fields; the day of its sentence; the numbers in force on the day of the
 * offense. Out: that it is missing without an order for that, or outside what nature, class and status allow.
 */
export function checkSupervision(count: Count & { kind: 'determinate' }, at: string, sentenced: string, numbers: CommitmentNumbers): readonly Problem[] {
  const field = `${at}.prs`;
  const prs = count.prs === undefined ? null : readTerm(count.prs);
  if (!prs || isNothing(prs)) return numbers.supervision.length === 0 ? [] : checkMissing(count, at, sentenced, numbers);
  if (count.nature === undefined && compareTerms(prs, years(numbers.usualSupervisionYears)) > 0) return [problem('SEN-017', { field, value: sayTerm(prs) })];
  if (numbers.supervision.length === 0) return [problem('SEN-026', { field, value: sayTerm(prs), detail: 'given for a crime before supervision was law', rule: 'PL 70.45 since 1 September 1998 (from knowledge)' })];
  const { class: of, nature, sentencedAs } = count;
  const ranges = numbers.supervision.filter((range) => range.classes.includes(of) && (nature === undefined || range.natures.includes(nature)) && (sentencedAs === undefined || range.as.includes(sentencedAs)));
  if (ranges.length === 0 || ranges.some((range) => isWithin(prs, range.years))) return [];
  const detail = `${[...new Set(ranges.map((range) => sayYears(range.years)))].join(', or ')}, as the law has it for class ${of}${nature ? `, ${nature}` : ''}${sentencedAs ? `, ${sentencedAs}` : ''}`;
  return [problem('SEN-026', { field, value: sayTerm(prs), detail, rule: [...new Set(ranges.map((range) => range.law))].join('; ') })];
}

/** No supervision: lawful where an order under COR 601-d or PL 70.85 says so. */
function checkMissing({ prsOrder }: Count & { kind: 'determinate' }, at: string, sentenced: string, { withoutSupervision: { from, before } }: CommitmentNumbers): readonly Problem[] {
  if (prsOrder === undefined) return [problem('SEN-009', { field: `${at}.prs` })];
  const cites = /70\.85/.test(prsOrder) && (sentenced < from || sentenced >= before);
  return cites ? [problem('SEN-027', { field: `${at}.prsOrder`, value: sentenced, detail: `${from} to ${before}` })] : [];
}
