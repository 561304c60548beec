import type { Procedures } from '../procedures/procedures.ts';
import type { Certificate } from './certificate.ts';
import type { Computation, DateName } from './computation.ts';
import { basisOf, changesBetween, type Basis } from './inputs.ts';
import type { ManualDate } from './manual-date.ts';
import { lastCheckOf } from './second-check.ts';
import type { SentenceSlice } from './sentence.ts';
import { differencesBetween, sayDifference, shownDates, titleOf, type ShownDates } from './shown-dates.ts';

/** How a person's dates stand: empty where there is nothing to certify. */
export const certificationStates = ['', 'never', 'recalculation needed', 'awaiting check', 'certified'] as const;
export type CertificationState = (typeof certificationStates)[number];

/** The lists of the records desk that certification fills, by their names in addresses. */
export const certificationLists = {
  'recalculation-needed': { state: 'recalculation needed', title: 'Recalculation needed', explains: 'Something that the certified dates rest on has changed since, or a second person does not agree.', empty: 'Nobody’s dates wait to be computed anew.' },
  'awaiting-check': { state: 'awaiting check', title: 'Awaiting second check', explains: 'Certified, or entered by hand, and not yet looked at by a second person.', empty: 'Nothing waits for a second person.' },
  'never-certified': { state: 'never', title: 'Never certified', explains: 'The engine has dates that no clerk has certified.', empty: 'All dates have been certified.' },
} as const satisfies Record<string, { state: CertificationState; title: string; explains: string; empty: string }>;
export type CertificationListName = keyof typeof certificationLists;
export const certificationListNames = Object.keys(certificationLists) as readonly CertificationListName[];

/** How a person's computation stands, and what awaits whom. */
export interface Standing {
  readonly state: CertificationState;
  /** Why the dates are to be computed and certified anew: what has changed, or who does not agree. */
  readonly because: readonly string[];
  /** What awaits a second person's check. */
  readonly awaiting: readonly string[];
}

/** A certificate or a date entered by hand, as far as dates are concerned. */
type CertifiedDates = Pick<Certificate, 'dates'>;

/** One date as it stands: by whose word, and what the others say. */
export interface DateStanding {
  readonly name: string;
  readonly by: 'manual' | 'certificate' | 'engine';
  /** As lists show it: ISO day, month, term, NONE, LIFE or nothing. */
  readonly shown: string;
  readonly engine: string;
  /** Null where nothing has been certified. */
  readonly certified: string | null;
  readonly manual: ManualDate | null;
}

/**
 * How the computation of a person stands.
 * In: the sentence with its certificates; the present computation; the procedures, and the day on which they are asked.
 * Out: whether recalculation is needed, with every reason, found by comparing what the last certificate
 * rests on with what is there now; and what awaits a second check.
 */
export function standingOf(sentence: SentenceSlice, present: Computation, procedures: Procedures, asOf: Temporal.PlainDate): Standing {
  const last = sentence.certificates.at(-1);
  const check = last && lastCheckOf(last);
  const now = shownDates(present);
  const changes = last ? changesSince(last, basisOf(sentence, present.rules, procedures, asOf), now) : [];
  const because = [...changes];
  if (check?.agrees === false) because.push(`The second person does not agree with the certificate: ${check.remark ?? ''}`);
  const awaiting: string[] = [];
  if (last?.reason.secondCheck && !check && changes.length === 0) awaiting.push(`the computation certified on ${last.day}`);
  for (const manual of sentence.manualDates) {
    because.push(...whyNotManual(manual, now[manual.date] ?? ''));
    if (!lastCheckOf(manual)) awaiting.push(`the manual ${shortTitle(manual.date)}`);
  }
  return { state: stateOf(last, awaiting, because, present), because, awaiting };
}

/** What has changed since a certificate; where nothing has that it rests on, the dates that the engine would no longer give: a release calendar is compared by what comes of it. */
function changesSince({ basis, dates }: Certificate, now: Basis, present: ShownDates): readonly string[] {
  const changes = changesBetween(basis, now);
  return changes.length > 0 ? changes : differencesBetween(dates, present).filter(({ was }) => was !== '').map(sayDifference);
}

function stateOf(last: Certificate | undefined, awaiting: readonly string[], because: readonly string[], present: Computation): CertificationState {
  if (because.length > 0) return 'recalculation needed';
  if (awaiting.length > 0) return 'awaiting check';
  if (last) return 'certified';
  return present.outcome === 'computed' ? 'never' : '';
}

/** Why a date entered by hand is to be looked at again: the engine's answer has moved, or the second person does not agree. */
function whyNotManual(manual: ManualDate, engine: string): readonly string[] {
  const name = shortTitle(manual.date);
  const check = lastCheckOf(manual);
  return [
    ...(engine === manual.engine ? [] : [`The engine’s own ${name} is ${engine || 'not computed'}; it was ${manual.engine || 'not computed'} when the manual date was entered`]),
    ...(check?.agrees === false ? [`The second person does not agree with the manual ${name}: ${check.remark ?? ''}`] : []),
  ];
}

/** A date's name where there is little room: PE, CR and ME as they are, others in words. */
function shortTitle(name: DateName): string {
  return name === 'PE' || name === 'CR' || name === 'ME' ? name : titleOf(name);
}

/**
 * How one date stands: the one entered by hand before the certified one, and that before the engine's own
 * of today, which stays beside it. A second person's check does not change what stands; it says whether he agrees.
 */
export function dateStanding(name: string, certificate: CertifiedDates | undefined, manualDates: readonly ManualDate[], present: Computation): DateStanding {
  const engine = shownDates(present)[name] ?? '';
  const certified = certificate ? (certificate.dates[name] ?? '') : null;
  const manual = manualDates.find((held) => held.date === name) ?? null;
  const beside = { name, engine, certified, manual };
  if (manual) return { ...beside, by: 'manual', shown: manual.value };
  if (certified !== null) return { ...beside, by: 'certificate', shown: certified };
  return { ...beside, by: 'engine', shown: engine };
}
