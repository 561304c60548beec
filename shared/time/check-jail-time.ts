import { inForceOn } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import type { CheckedAgainst } from './check-commitment.ts';
import { custodyOf } from './check-custody.ts';
import { titleOf } from './check-relations.ts';
import type { JailTime } from './jail-time.ts';
import { sayDays } from './last-day.ts';
import { runsTogether } from './relations.ts';
import type { SentenceInputs } from './sentence.ts';
import { sentencesInForce } from './sentences.ts';

/**
 * A certificate of jail time held against the commitment it is credited to, the other certificates and the
 * custody of the Department (PL 70.30(3), COR 600-a).
 * In: the certificate, credited to a commitment that stands; the sentence with it. Out: stops and warnings.
 */
export function checkJailTime(jail: JailTime, { sentence, procedures, today }: CheckedAgainst): readonly Problem[] {
  const commitment = sentence.commitments.find((held) => held.root === jail.commitment);
  if (!commitment) return [problem('JAI-002', { field: 'commitment', value: jail.commitment })];
  const { days, from, to } = jail;
  const problems: Problem[] = [];
  const first = commitment.counts.flatMap((count) => (count.offenseDate ? [count.offenseDate] : [])).toSorted()[0];
  const between = first === undefined ? Infinity : daysBetween(first, commitment.received);
  if (days > between) problems.push(problem('JAI-001', { field: 'days', value: days, detail: between }));
  if (from && to && to < from) problems.push(problem('JAI-012', { field: 'to', value: to, detail: from }));
  const custody = from && to && from <= to ? daysBetween(from, to) + 1 : Infinity;
  if (custody < days) problems.push(problem('JAI-005', { field: 'days', value: days, detail: custody }));
  for (const field of ['from', 'to'] as const) {
    if ((jail[field] ?? '') > today.toString()) problems.push(problem('FLD-004', { field, value: jail[field] ?? '' }));
  }
  if (to !== undefined && to >= commitment.received && to <= today.toString()) problems.push(problem('JAI-008', { field: 'to', value: to, detail: commitment.received }));
  if (from !== undefined && first !== undefined && from < first) problems.push(problem('JAI-009', { field: 'from', value: from, detail: first }));
  if (days > inForceOn(procedures.time, today).numbers.longJailTimeDays) problems.push(problem('JAI-004', { field: 'days', value: days }));
  const isVacated = days > 0 && !sentencesInForce(sentence).some((one) => one.commitment === jail.commitment);
  if (isVacated) problems.push(problem('JAI-006', { field: 'commitment', value: days }));
  return [...problems, ...checkOtherCertificates(jail, sentence), ...checkCustody(jail, sentence)];
}

/** Days of custody that another certificate holds too, where the sentences run consecutively: credited once. */
function checkOtherCertificates({ commitment, from, to }: JailTime, sentence: SentenceInputs): readonly Problem[] {
  if (!from || !to) return [];
  const inForce = sentencesInForce(sentence);
  const own = inForce.filter((one) => one.commitment === commitment);
  return sentence.jailTimes.flatMap((other) => {
    if (other.commitment === commitment || !other.from || !other.to) return [];
    const days = overlap(from, to, other.from, other.to);
    const held = sentence.commitments.find((one) => one.root === other.commitment);
    if (days === 0 || !held) return [];
    const consecutive = own.some((one) => inForce.some((its) => its.commitment === other.commitment && runsTogether(one, its).runs === 'consecutive'));
    return consecutive ? [problem('JAI-007', { field: 'from', value: sayDays(days), detail: titleOf(held) })] : [];
  });
}

/** Days of custody spent with the Department under an earlier commitment. */
function checkCustody({ commitment, from, to }: JailTime, sentence: SentenceInputs): readonly Problem[] {
  if (!from || !to) return [];
  const earlier = sentence.commitments.filter((held) => held.root !== commitment);
  const { held } = custodyOf({ ...sentence, commitments: earlier });
  const last = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
  const days = held.reduce((sum, span) => sum + overlap(from, to, span.from, dayBefore(span.to ?? last)), 0);
  const before = earlier.filter((one) => one.received <= to).toSorted((a, b) => (a.received < b.received ? -1 : 1)).at(-1);
  return days > 0 && before ? [problem('JAI-010', { field: 'from', value: sayDays(days), detail: titleOf(before) })] : [];
}

/** Days that two spans share, the first and the last day of each counted. */
function overlap(from: string, to: string, otherFrom: string, otherTo: string): number {
  const [first, last] = [from > otherFrom ? from : otherFrom, to < otherTo ? to : otherTo];
  return first > last ? 0 : daysBetween(first, last) + 1;
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
