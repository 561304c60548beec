import { isConfinement, isSegregated, isTimed, penaltySchema, sayMoney, type Penalty } from '../../shared/discipline/penalty.ts';
import type { PenaltyLimit, PenaltyName } from '../../shared/procedures/discipline-numbers.ts';
import { tidyTerm } from '../commitment/commitment-words.ts';
import { numberTyped, textTyped } from './hearing-act.ts';

/** A penalty as typed; fields of other penalties keep what was typed into them. */
export interface PenaltyWords {
  name: string;
  days: string;
  privileges: string[];
  starts: string;
  /** The report that it runs after. */
  consecutiveTo: string;
  suspendedDays: string;
  suspendedFor: string;
  hoursInCell: string;
  /** The two written findings: the listed act, that it was committed, and that it was so heinous, by whom. */
  act: string;
  committed: string;
  heinous: string;
  heinousBy: string;
  dollars: string;
  amount: string;
}

/** A penalty not yet filled in. */
export const blankPenalty: PenaltyWords = {
  name: '',
  days: '',
  privileges: [],
  starts: '',
  consecutiveTo: '',
  suspendedDays: '',
  suspendedFor: '',
  hoursInCell: '',
  act: '',
  committed: '',
  heinous: '',
  heinousBy: '',
  dollars: '',
  amount: '',
};

/** What of a penalty's words each penalty has. */
export const fieldsOf: Readonly<Record<PenaltyName, { readonly days?: true; readonly confined?: true; readonly segregated?: true; readonly money?: true }>> = {
  reprimand: {},
  counseling: {},
  'loss of privileges': { days: true },
  'work task': { days: true },
  keeplock: { days: true, confined: true, segregated: true },
  SHU: { days: true, confined: true, segregated: true },
  RRU: { days: true, confined: true },
  restitution: { money: true },
  surcharge: { money: true },
  'loss of good time': {},
};

/** A penalty as the disposition has it, of the words typed: the schema says what is wrong with it. */
export function penaltyOf(words: PenaltyWords): object {
  const name = words.name as PenaltyName;
  const { days, confined, segregated, money } = fieldsOf[name] ?? {};
  const isSuspended = words.suspendedDays.trim() !== '' || words.suspendedFor.trim() !== '';
  const forDays = numberTyped('forDays', words.suspendedFor);
  const found = [words.act, words.committed, words.heinous, words.heinousBy].some((text) => text.trim() !== '');
  return {
    name,
    ...(name === 'loss of privileges' ? { privileges: words.privileges } : {}),
    ...(days ? { ...numberTyped('days', words.days), ...textTyped('starts', words.starts) } : {}),
    ...(days && isSuspended ? { suspended: { ...numberTyped('days', words.suspendedDays), ...forDays } } : {}),
    ...(confined ? textTyped('consecutiveTo', words.consecutiveTo) : {}),
    ...(segregated ? numberTyped('hoursInCell', words.hoursInCell) : {}),
    ...(segregated && found ? { findings: { ...textTyped('act', words.act), ...textTyped('committed', words.committed), ...textTyped('heinous', words.heinous), ...textTyped('heinousBy', words.heinousBy) } } : {}),
    ...(money && words.dollars.trim() !== '' ? { cents: centsTyped(words.dollars) } : {}),
    ...(name === 'loss of good time' ? { ...textTyped('amount', tidyTerm(words.amount)), ...(words.suspendedFor.trim() === '' ? {} : { suspended: forDays }) } : {}),
  };
}

/** The penalty of words that are filled in; null while they are none yet. */
export function penaltyRead(words: PenaltyWords): Penalty | null {
  const read = penaltySchema.safeParse(penaltyOf(words));
  return read.success ? read.data : null;
}

function centsTyped(dollars: string): number {
  return Math.round(Number(dollars.replace('$', '')) * 100);
}

/** The words of a penalty that stands. */
export function wordsOfPenalty(penalty: Penalty): PenaltyWords {
  const text = (value: string | number | undefined) => String(value ?? '');
  const suspended = 'suspended' in penalty ? penalty.suspended : undefined;
  const findings = 'findings' in penalty ? penalty.findings : undefined;
  return {
    ...blankPenalty,
    name: penalty.name,
    days: 'days' in penalty ? text(penalty.days) : '',
    privileges: penalty.name === 'loss of privileges' ? [...penalty.privileges] : [],
    starts: 'starts' in penalty ? text(penalty.starts) : '',
    consecutiveTo: isConfinement(penalty) ? text(penalty.consecutiveTo) : '',
    suspendedDays: isTimed(penalty) ? text(penalty.suspended?.days) : '',
    suspendedFor: text(suspended?.forDays),
    hoursInCell: 'hoursInCell' in penalty ? text(penalty.hoursInCell) : '',
    act: text(findings?.act),
    committed: text(findings?.committed),
    heinous: text(findings?.heinous),
    heinousBy: text(findings?.heinousBy),
    dollars: 'cents' in penalty ? sayMoney(penalty.cents).slice(1) : '',
    amount: 'amount' in penalty ? penalty.amount : '',
  };
}

/** The field in the form of a problem with a field of the body. */
export function placeOfPenalty(field: string): string {
  const [, row, rest] = /^penalties\.(\d+)(?:\.(.+))?$/.exec(field) ?? [];
  if (row === undefined) return field;
  const places: Readonly<Record<string, string>> = {
    cents: 'dollars',
    suspended: 'suspendedFor',
    'suspended.days': 'suspendedDays',
    'suspended.forDays': 'suspendedFor',
    findings: 'act',
    'findings.act': 'act',
    'findings.committed': 'committed',
    'findings.heinous': 'heinous',
    'findings.heinousBy': 'heinousBy',
  };
  // One privilege of the list is shown at the list.
  const place = rest === undefined ? 'name' : (places[rest] ?? rest.replace(/^privileges\..*/, 'privileges'));
  return `penalties.${row}.${place}`;
}

/** The limit of a penalty at its tier, in words: what holds beside the field. */
export function sayLimit({ days, cents, privileges }: PenaltyLimit): string {
  const parts = [days !== undefined && `${days} days at most`, cents !== undefined && `${sayMoney(cents)} at most`, privileges && `only ${privileges.join(', ')}`].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : 'no limit but the measure of the hearing officer';
}

/** True for words of confinement to the cell for more hours a day than the law calls segregated (COR 2(23)), filled in or not. */
export function isSegregatedTyped(words: PenaltyWords, cellHours: number): boolean {
  const penalty = penaltyRead({ ...words, days: '1', suspendedDays: '', suspendedFor: '', act: '', committed: '', heinous: '', heinousBy: '', starts: '', consecutiveTo: '' });
  return penalty !== null && isSegregated(penalty, cellHours);
}
