import type { Attachment } from '../../shared/discipline/attachment.ts';
import type { Report } from '../../shared/discipline/report.ts';
import { momentTyped } from '../forms/moment-field.tsx';
import { tidyTime } from '../forms/time-text.ts';

/** Somebody who had part in it: as typed, and who that is on record, where it was chosen. */
export interface PartTyped {
  name: string;
  id: string;
  part: string;
}

/** A report as its form holds it. */
export interface ReportTyped extends Record<string, unknown> {
  date: string;
  time: string;
  place: string;
  rules: string[];
  tier: string;
  narrative: string;
  witnesses: string[];
  /** By rule: attempt, conspiracy or accessory; a rule broken by doing the act oneself is not in it. */
  manners: Record<string, string>;
  persons: PartTyped[];
  staff: PartTyped[];
  evidence: string[];
  attachments: Attachment[];
  /** `no`, or where; empty where the report does not say. */
  confined: string;
  confinedAt: string;
  /** When it was written, where that was not when it is entered. */
  written: string;
  reason: string;
}

/** The form of a report begun on a day. */
export function blankReport(today: string): ReportTyped {
  return { date: today, time: '', place: '', rules: [], tier: '2', narrative: '', witnesses: [], manners: {}, persons: [], staff: [], evidence: [], attachments: [], confined: '', confinedAt: `${today}T`, written: '', reason: '' };
}

/** A report as its form shows it again. */
export function typedOf({ date, time, place, rules, tier, narrative, witnesses, manners = [], persons = [], staff = [], evidence = [], attachments = [], confined, written = '' }: Report): ReportTyped {
  return {
    ...blankReport(date),
    time,
    place,
    rules: [...rules],
    tier: String(tier),
    narrative,
    witnesses: [...witnesses],
    manners: Object.fromEntries(manners.map(({ rule, manner }) => [rule, manner])),
    persons: persons.map(({ name, person = '', part }) => ({ name, id: person, part })),
    staff: staff.map(({ name, account = '', part }) => ({ name, id: account, part })),
    evidence: [...evidence],
    attachments: [...attachments],
    confined: confined === undefined ? '' : confined === false ? 'no' : confined.where,
    ...(confined ? { confinedAt: confined.at } : {}),
    written,
  };
}

/** The body of the entry that a form amounts to. What was not asked for is not said. */
export function bodyOfReport({ date, time, place, rules, tier, narrative, witnesses, manners, persons, staff, evidence, attachments, confined, confinedAt, written }: ReportTyped): object {
  const broken = rules.flatMap((rule) => (manners[rule] ? [{ rule, manner: manners[rule] }] : []));
  const others = persons.filter(isNamed).map(({ name, id, part }) => ({ name, part, ...(id ? { person: id } : {}) }));
  const officers = staff.filter(isNamed).map(({ name, id, part }) => ({ name, part, ...(id ? { account: id } : {}) }));
  return {
    date,
    time: tidyTime(time),
    place,
    rules,
    tier: Number(tier),
    narrative,
    witnesses,
    ...(broken.length > 0 ? { manners: broken } : {}),
    ...(others.length > 0 ? { persons: others } : {}),
    ...(officers.length > 0 ? { staff: officers } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(confined === '' ? {} : { confined: confined === 'no' ? false : { at: momentTyped(confinedAt) ?? '', where: confined } }),
    ...(written === '' ? {} : { written: momentTyped(written) }),
  };
}

function isNamed({ name }: PartTyped): boolean {
  return name.trim() !== '';
}

/** The form's field that a problem of the body is shown at. */
export function fieldOfReport(field: string): string | null {
  if (field.startsWith('confined')) return 'confinedAt';
  return field.split('.')[0] ?? null;
}
