import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import { counties } from '../records/counties.ts';
import type { Identity } from '../records/identity.ts';
import { checkRelations } from './check-relations.ts';
import { checkTerms } from './check-terms.ts';
import type { Commitment } from './commitment.ts';
import type { Count } from './count.ts';
import type { SentenceInputs } from './sentence.ts';
import { sentencesInForce } from './sentences.ts';

/** What a fact of a sentence is held against. */
export interface CheckedAgainst {
  /** The sentence, the fact itself among it. */
  readonly sentence: SentenceInputs;
  /** Null or left out where nobody's reception is known. */
  readonly identity?: Pick<Identity, 'dateOfBirth' | 'received'> | null;
  readonly procedures: Procedures;
  readonly today: Temporal.PlainDate;
}

/**
 * What a good reader of commitment papers would catch, all of it at once.
 * In: the commitment; the sentence with it and what else it is held against. Out: stops, warnings and notes, each
 * naming its field. Of counts that were vacated or resentenced only their days are read: their terms no longer stand.
 */
export function checkCommitment(commitment: Commitment, against: CheckedAgainst): readonly Problem[] {
  const { sentence, procedures } = against;
  const inForce = new Set(sentencesInForce(sentence).flatMap((one) => (one.commitment === commitment.root && !one.resentence ? [one.number] : [])));
  return [
    ...checkDays(commitment, against),
    ...commitment.counts.flatMap((count, index) => {
      const at = `counts.${index}`;
      return [...checkOffense(count, at, commitment.sentenced, against), ...(inForce.has(index + 1) ? checkTerms(count, at, commitment.sentenced, procedures) : [])];
    }),
    ...checkRelations(commitment, sentence),
  ];
}

/** What is not entered of a commitment's counts and is needed to read it fully. In: the commitment. Out: notes. */
export function notEntered({ counts }: Pick<Commitment, 'counts'>): readonly Problem[] {
  return counts.flatMap((count, index) => {
    const at = `counts.${index}`;
    const isFelony = count.kind !== 'definite';
    return [
      ...(isFelony && count.sentencedAs === undefined ? [problem('SEN-030', { field: `${at}.sentencedAs` })] : []),
      ...(isFelony && count.nature === undefined ? [problem('SEN-031', { field: `${at}.nature` })] : []),
      ...(count.offenseDate === undefined ? [problem('SEN-032', { field: `${at}.offenseDate` })] : []),
    ];
  });
}

function checkDays(commitment: Commitment, { sentence, identity, procedures, today }: CheckedAgainst): readonly Problem[] {
  const { sentenced, received, root } = commitment;
  const problems: Problem[] = [];
  for (const field of ['sentenced', 'received'] as const) {
    if (commitment[field] > today.toString()) problems.push(problem('FLD-004', { field, value: commitment[field] }));
  }
  // A new sentence runs as if it had begun when the vacated one did (PL 70.30(5)), so its paper may be the younger.
  const isResentenced = sentence.events.some((event) => event.event === 'resentenced' && event.commitment === root);
  if (received < sentenced && !isResentenced) problems.push(problem('SEN-012', { field: 'received', value: received, detail: sentenced }));
  const days = Temporal.PlainDate.from(sentenced).until(Temporal.PlainDate.from(received)).days;
  if (received <= today.toString() && days > inForceOn(procedures.commitments, today).numbers.receptionAfterDays) problems.push(problem('SEN-036', { field: 'received', value: received, detail: days }));
  if (identity && received < identity.received) problems.push(problem('SEN-048', { field: 'received', value: received, detail: identity.received }));
  if (!counties.some((county) => county.toLowerCase() === commitment.county.toLowerCase())) problems.push(problem('SEN-049', { field: 'county', value: commitment.county }));
  if (identity && sentenced < identity.dateOfBirth) problems.push(problem('REC-005', { field: 'sentenced', value: sentenced }));
  return problems;
}

/** The day of an offense against the sentence, the age at it and the status (PL 30.00, 70.05). */
function checkOffense({ offenseDate, sentencedAs, kind }: Count, at: string, sentenced: string, { identity, procedures, today }: CheckedAgainst): readonly Problem[] {
  if (offenseDate === undefined) return [];
  const field = `${at}.offenseDate`;
  const problems: Problem[] = [];
  if (sentenced < offenseDate) problems.push(problem('SEN-011', { field, value: sentenced, detail: offenseDate }));
  if (!identity) return problems;
  const age = Temporal.PlainDate.from(identity.dateOfBirth).until(Temporal.PlainDate.from(offenseDate), { largestUnit: 'years' }).years;
  const [youngest, oldest] = inForceOn(procedures.commitments, today).numbers.juvenileAges;
  const juvenile = sentencedAs === 'juvenile offender';
  if (age < youngest) return [...problems, problem('SEN-033', { field, value: offenseDate, detail: offenseDate < identity.dateOfBirth ? 'not yet born' : `${age} years old` })];
  if (juvenile && age > oldest) return [...problems, problem('SEN-034', { field: `${at}.sentencedAs`, value: age, detail: `${youngest} to ${oldest}` })];
  if (!juvenile && age <= oldest && kind !== 'definite') return [...problems, problem('SEN-035', { field: `${at}.sentencedAs`, value: age })];
  return problems;
}
