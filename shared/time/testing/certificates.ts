import { defaultProcedures, inForceOn, type Procedures } from '../../procedures/procedures.ts';
import type { CertificateBody } from '../certificate.ts';
import { shownDate, type DateName } from '../computation.ts';
import { compute } from '../compute.ts';
import { basisOf } from '../inputs.ts';
import type { ManualDateBody } from '../manual-date.ts';
import type { SentenceSlice } from '../sentence.ts';

/** On which day, by which procedures. */
interface At {
  readonly procedures?: Procedures;
  readonly today?: string;
}

const testDay = '2026-03-02';

/** What a good clerk would certify of a sentence as it stands, for a reason of the procedure: a new commitment, unless told otherwise. */
export function certificateWords(sentence: SentenceSlice, code = 'new-commitment', { procedures = defaultProcedures, today = testDay }: At = {}): CertificateBody {
  const day = Temporal.PlainDate.from(today);
  const computation = compute(sentence, procedures, day);
  const reason = inForceOn(procedures.certification, day).numbers.reasons.find((one) => one.code === code);
  if (!reason) throw new Error(`the procedure has no reason ${code}`);
  return { reason, basis: basisOf(sentence, computation.rules, procedures, day), computation };
}

/** A date entered by hand as a good clerk would, with the engine's own answer beside it: conditional release ordered by a court. */
export function manualWords(sentence: SentenceSlice, change: Partial<ManualDateBody> = {}, { procedures = defaultProcedures, today = testDay }: At = {}): ManualDateBody {
  const day = Temporal.PlainDate.from(today);
  const date: DateName = change.date ?? 'CR';
  const reason = inForceOn(procedures.certification, day).numbers.manualReasons[0]!;
  return { date, value: '2022-10-17', reason, remark: 'Order of Kings County Supreme Court, 12 January 2026', engine: shownDate(compute(sentence, procedures, day), date), ...change };
}
