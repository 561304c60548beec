import type { Certificate } from '../../shared/time/certificate.ts';
import { dateTitles, restsOn, type Computation, type Conclusion, type DateName } from '../../shared/time/computation.ts';
import type { Doubt } from '../../shared/time/derivation.ts';
import type { ManualDate } from '../../shared/time/manual-date.ts';
import { dateStanding } from '../../shared/time/standing.ts';
import { sayUnchecked } from '../certify/certification-words.ts';
import { dateGroups } from './date-groups.ts';
import { sayFar, sayShown } from './say-date.ts';

/** How sure a date is, in the words of the list. */
export type Sureness = 'computed' | 'computed, verify' | 'not computed' | 'by hand';

/** One date as the list and the sheet show it. */
export interface DateLine {
  readonly name: DateName;
  readonly title: string;
  /** In words, as it stands: by hand, as certified, or as the engine has it today. */
  readonly value: string;
  readonly far: string;
  readonly sure: Sureness;
  /** Numbers of its doubts among those of the page, from 1. */
  readonly doubts: readonly number[];
  /** Why it is none, not computed or entered by hand; what the engine says of a date that is not its own. */
  readonly because: readonly string[];
  /** Whether the person may have it, and why: `Ineligible: …`, `Granted on 2025-12-01`. */
  readonly status: string | null;
  /** True where the person may not have it, or there is nothing to have. */
  readonly isIdle: boolean;
  readonly couldMove: readonly string[];
  /** True where there are steps to be opened. */
  readonly hasSteps: boolean;
}

/** A doubt with the dates that rest on it. */
export interface SharedDoubt extends Doubt {
  readonly dates: readonly DateName[];
}

/** The dates of a person with what each rests on. */
export interface DateList {
  readonly groups: readonly { readonly title: string; readonly lines: readonly DateLine[] }[];
  readonly doubts: readonly SharedDoubt[];
}

/** What the list is made of: the engine's answer, and what was certified or entered by hand. */
export interface DatesOnRecord {
  readonly computation: Computation;
  readonly certificate: Certificate | undefined;
  readonly manualDates: readonly ManualDate[];
}

/**
 * Every date of a person in groups, and the doubts that dates rest on, each once.
 * In: what is on record; the station's day. Where nothing could be computed, only dates by hand and certified ones are in the list.
 */
export function dateListOf(about: DatesOnRecord, today: string): DateList {
  const names = dateGroups.flatMap((group) => group.names);
  const doubts = sharedDoubts(about.computation, names);
  const groups = dateGroups.map(({ title, names: ofGroup }) => ({ title, lines: ofGroup.map((name) => lineOf(name, about, doubts, today)) }));
  if (about.computation.outcome === 'computed') return { groups, doubts };
  const known = groups.map((group) => ({ ...group, lines: group.lines.filter(({ value }) => value !== sayShown('')) }));
  return { groups: known.filter(({ lines }) => lines.length > 0), doubts };
}

function sharedDoubts(computation: Computation, names: readonly DateName[]): readonly SharedDoubt[] {
  if (computation.outcome === 'not computed') return [];
  const resting = names.flatMap((name) => computation.dates[name].verify.map((doubt) => ({ name, doubt })));
  return [...Map.groupBy(resting, ({ doubt }) => doubt.says).values()].map((same) => ({ ...same[0]!.doubt, dates: same.map(({ name }) => name) }));
}

function lineOf(name: DateName, { computation, certificate, manualDates }: DatesOnRecord, doubts: readonly SharedDoubt[], today: string): DateLine {
  const conclusion: Conclusion | null = computation.outcome === 'computed' ? computation.dates[name] : null;
  const { shown, by, engine, manual } = dateStanding(name, certificate, manualDates, computation);
  const because: string[] = [];
  if (manual) because.push(sayManual(manual));
  if (by !== 'engine' && engine !== shown) because.push(`${by === 'manual' ? 'The engine’s own' : 'As certified; the engine now gives'}: ${sayShown(engine)}.`);
  if (conclusion?.because) because.push(conclusion.because);
  if (by === 'engine') because.push(...leftBehind(name, computation, manualDates));
  return {
    name,
    title: dateTitles[name],
    value: sayShown(shown),
    far: sayFar(shown, today),
    sure: manual ? 'by hand' : surenessOf(conclusion),
    doubts: doubts.flatMap((doubt, index) => (doubt.dates.includes(name) ? [index + 1] : [])),
    because,
    status: conclusion?.status ? sayStatus(conclusion.status) : null,
    isIdle: shown === '' || shown === 'NONE' || conclusion?.status?.is === 'ineligible' || conclusion?.status?.is === 'denied',
    couldMove: conclusion?.couldMove ?? [],
    hasSteps: conclusion !== null && conclusion.step !== null,
  };
}

/** Dates that were worked out from the engine's own where another now stands by hand. */
function leftBehind(name: DateName, computation: Computation, manualDates: DatesOnRecord['manualDates']): readonly string[] {
  const others = manualDates.filter((manual) => restsOn(computation, name, manual.date));
  return others.length === 0 ? [] : [`Worked out from the engine’s own ${others.map(({ date }) => dateTitles[date]).join(' and ')}, not from the one entered by hand.`];
}

function surenessOf(conclusion: Conclusion | null): Sureness {
  if (!conclusion || conclusion.outcome === 'not computed') return 'not computed';
  return conclusion.verify.length > 0 ? 'computed, verify' : 'computed';
}

function sayManual(manual: ManualDate): string {
  return `Entered by hand: ${manual.reason.title} (${manual.remark}); ${sayUnchecked(manual) ?? 'checked by a second person'}.`;
}

/** A status and its reason; the reason alone where it begins with the status. */
function sayStatus({ is, because }: NonNullable<Conclusion['status']>): string {
  return because.toLowerCase().startsWith(is) ? because : `${is.charAt(0).toUpperCase()}${is.slice(1)}: ${because}`;
}
