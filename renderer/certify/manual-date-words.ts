import type { CertificationPreview } from '../../shared/contract/shapes.ts';
import { dateNames, shownDate, type DateName } from '../../shared/time/computation.ts';
import { formOf, type ManualDate } from '../../shared/time/manual-date.ts';
import { tidyTerm } from '../commitment/commitment-words.ts';

/** The words of the form for a date by hand, as typed. */
export interface ManualDateWords extends Record<string, unknown> {
  date: string;
  /** `value`: as written in `value`; or the word that stands in a date's place. */
  is: string;
  value: string;
  reason: string;
  remark: string;
  why: string;
}

/** The form as it is opened: blank, or with the words that are to be corrected. */
export function wordsOf(correcting: ManualDate | undefined): ManualDateWords {
  if (!correcting) return { date: '', is: 'value', value: '', reason: '', remark: '', why: '' };
  const { date, value, reason, remark } = correcting;
  const isWord = value === 'NONE' || value === 'LIFE';
  return { date, is: isWord ? value : 'value', value: isWord ? '' : value, reason: reason.code, remark, why: '' };
}

/** What the words amount to as an entry's body, with the engine's own answer; what is not filled in is left out, and refused by the station. */
export function manualDateBodyOf({ date, is, value, reason, remark }: ManualDateWords, { computation, manualReasons }: CertificationPreview): Record<string, unknown> {
  const name = isDateName(date) ? date : undefined;
  const chosen = manualReasons.find((one) => one.code === reason);
  const written = is === 'value' ? tidied(name, value) : is;
  return {
    ...(name ? { date: name, engine: shownDate(computation, name) } : { engine: '' }),
    ...(written === '' ? {} : { value: written }),
    ...(chosen ? { reason: chosen } : {}),
    ...(remark.trim() ? { remark } : {}),
  };
}

/** A term as papers write it, and a month written as 10/2022 or 2022-10; anything else as it was typed. */
function tidied(name: DateName | undefined, value: string): string {
  const form = name ? formOf(name) : 'day';
  if (form === 'term') return tidyTerm(value);
  const american = /^(\d{1,2})\/(\d{4})$/.exec(value.trim());
  return form === 'month' && american ? `${american[2]}-${american[1]!.padStart(2, '0')}` : value.trim();
}

export function isDateName(text: string): text is DateName {
  return dateNames.includes(text as DateName);
}
