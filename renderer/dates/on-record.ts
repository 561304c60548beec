import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayCertified, sayChecked } from '../certify/certification-words.ts';
import { withDays } from '../design/day.tsx';
import type { DatesOnRecord } from './date-line.ts';

/** What the list of dates is made of, from a person's page. */
export function datesOnRecord({ computation, certificates, manualDates }: Pick<PersonPage, 'computation' | 'certificates' | 'manualDates'>): DatesOnRecord {
  return { computation, certificate: certificates.at(-1), manualDates };
}

/** Whether the dates are certified, in words: by whom and when, and what keeps them from standing. */
export interface CertifiedWords {
  readonly says: string;
  /** False where they are not certified, or are to be computed anew. */
  readonly stands: boolean;
  readonly because: readonly string[];
}

/** How the dates of a person are certified, in words. */
export function certifiedWords({ certificates, standing, authors }: Pick<PersonPage, 'certificates' | 'standing' | 'authors'>): CertifiedWords {
  const last = certificates.at(-1);
  const because = standing.because.map(withDays);
  if (!last) return { says: 'Not certified', stands: false, because };
  const stands = standing.state !== 'recalculation needed';
  return { says: `${stands ? '' : 'Recalculation needed. '}${sayCertified(last, authors)}. ${sayChecked(last, last.reason.secondCheck, authors)}`, stands, because };
}
