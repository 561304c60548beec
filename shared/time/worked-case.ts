import { defaultProcedures, inForceOn } from '../procedures/procedures.ts';
import { addConsecutive, addDefinite, type AddedSentence } from './aggregate.ts';
import type { Count, FelonyClass } from './commitment.ts';
import { compute, type DateName } from './compute.ts';
import { broughtForward, earnedTime, firstBoard, mergedPrs, meritAllowance, otherDateNumbers, prsMaximum, tacMonth } from './other-dates.ts';
import { releaseCalendars, releaseDay } from './release-day.ts';
import { addTerm, jailTimeFields, lessTerm, oneSeventh, oneThird, real, startOf, sumTerms, termBetween, termLess, termOf, writeTerm, type DateFields, type Term } from './term.ts';
import { creditForCustody, returnedViolator, violatorWithConsecutiveTerm } from './violator.ts';

/** A case as `worked-cases.json` has it. */
export interface WorkedCase {
  readonly id: string;
  readonly description: string;
  readonly input: { readonly kind: string } & Readonly<Record<string, any>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly provenance: string;
}

/** What came of a case: every expected value met, some not, or a kind that no rule here answers. */
export type CaseResult =
  | { readonly is: 'met' }
  | { readonly is: 'not met'; readonly differing: readonly { readonly name: string; readonly expected: unknown; readonly got: unknown }[] }
  | { readonly is: 'not computed'; readonly because: string };

type Words = Readonly<Record<string, any>>;
type Values = Readonly<Record<string, unknown>>;

/** The ceilings of PL 70.30(1)(e), in years. */
const ceilings = { noClassB: 20, classB: 30, twoViolentOneB: 40, threeViolentOneB: 50 };
const definiteCeiling: Term = { years: 2, months: 0, days: 0 };
const { numbers } = inForceOn(defaultProcedures.time, Temporal.PlainDate.from('2026-01-01'));

/** Runs one case. Only the values that the case expects are compared. */
export function runWorkedCase({ input, expected }: WorkedCase): CaseResult {
  const solve = solvers[input.kind];
  if (!solve) return { is: 'not computed', because: `no rule here answers a case of the kind ${input.kind}` };
  const got = solve(input);
  const differing = Object.keys(expected)
    .filter((name) => JSON.stringify(got[name]) !== JSON.stringify(expected[name]))
    .map((name) => ({ name, expected: expected[name], got: got[name] ?? null }));
  return differing.length === 0 ? { is: 'met' } : { is: 'not met', differing };
}

const day = (text: string) => Temporal.PlainDate.from(text);
const lastDay = (start: DateFields, ...terms: readonly Term[]) => real(addTerm(start, sumTerms(terms))).subtract({ days: 1 });
const later = (...days: readonly Temporal.PlainDate[]) => days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b));
const tuple = ({ year, month, day: dayOfMonth }: DateFields) => [year, month, dayOfMonth];
const fields = ([year, month, dayOfMonth]: readonly [number, number, number]): DateFields => ({ year, month, day: dayOfMonth });
const startFrom = (input: Words) => startOf(day(input['date_received']), input['jail_time_ymd'] ? termOf(input['jail_time_ymd']) : jailTimeFields(input['jail_time_days'] ?? 0, numbers));
const sixSevenths = (term: Term) => termLess(term, oneSeventh(term, numbers.sevenths));

const solvers: Readonly<Record<string, (input: Words) => Values>> = {
  basic: (input) => (input['sentence_type'] === 'determinate' ? basicDeterminate(input) : basicIndeterminate(input)),
  from_start_tuple: fromStartTuple,
  cr_from_me: (input) => ({ CR: real(lessTerm(day(input['ME']), oneThird(termOf(input['max_term'])))).toString() }),
  prs: (input) => ({ PRS_max: prsMaximum(day(input['released']), mergedPrs((input['prs_periods'] ?? [input['prs']]).map(termOf))).toString() }),
  determinate_chain: determinateChain,
  merit_from_pe: (input) => merit(termOf(input['min_term']), day(input['PE'])),
  merit: (input) => {
    const minimum = termOf(input['min_term']);
    return { merit_allowance: writeTerm(oneThird(minimum)), serve_before_merit_board: writeTerm(termLess(minimum, oneThird(minimum))) };
  },
  determinate_merit: determinateMerit,
  lcta: (input) => ({ LCTA_date: broughtForward(day(input['PE']), otherDateNumbers.limitedCredit).toString() }),
  aggregate,
  aggregate_dates: aggregateDates,
  definite: (input) => ({ aggregate_term: writeTerm(addDefinite(input['sentences'].map(termOf), definiteCeiling)) }),
  mix_consecutive: mixConsecutive,
  mix_concurrent: mixConcurrent,
  concurrent_later_reception: concurrentLaterReception,
  time_owed: (input) => ({ time_owed: writeTerm(termBetween(day(input['interrupted']), day(input['ME']))) }),
  rpv: violator,
  pv_new_consecutive: violatorConsecutive,
  interruption,
  interruption_credit: (input) => ({ credit_days: creditForCustody(input['custody_days'], input['new_sentence_days']) }),
  resentence: (input) => {
    const start = startFrom(input['original']);
    const term = termOf(input['new_term']);
    const me = lastDay(start, term);
    return { start_tuple: tuple(start), ME: me.toString(), CR: real(lessTerm(me, oneSeventh(term, numbers.sevenths))).toString() };
  },
  release_day: (input) => ({ release: releaseDay(day(input['CR']), releaseCalendars).toString() }),
  jail_time: (input) => ({ jail_time_days: day(input['custody_from']).until(day(input['date_received'])).days }),
  jail_time_apply: (input) => ({ credit_against_aggregate_min_days: input['jt_days'], credit_against_aggregate_max_days: input['jt_days'] }),
  tac: (input) => ({ tac_review_month: tacMonth(day(input['CR']), otherDateNumbers).toString() }),
  parole_interview: (input) => {
    const { month, latest } = firstBoard(day(input['PE']), otherDateNumbers);
    return { statute_latest: latest.toString(), practice_month: month.toString() };
  },
  earned_time: (input) => {
    const { periods, creditDays } = earnedTime(input['supervised_days'], otherDateNumbers);
    return { credit_days: creditDays, periods };
  },
  sora: (input) => {
    const before = (days: number) => day(input['release']).subtract({ days }).toString();
    const { informationToBoard, dutyToRegister, formToDcjs, recommendationAfterReceipt } = otherDateNumbers.sora;
    return { info_to_board_by: before(informationToBoard), inform_of_duty_by: before(dutyToRegister), form_to_dcjs_by: before(formToDcjs), board_recommendation_days_after_receipt: recommendationAfterReceipt };
  },
  day_count: (input) => ({ days: day(input['first_day']).until(day(input['last_day'])).days + (input['inclusive'] ? 1 : 0) }),
};

function basicIndeterminate(input: Words): Values {
  const start = startFrom(input);
  // Some published cases give no minimum, or jail time in months: the engine is not asked without either.
  if (!input['min_term'] || input['jail_time_days'] === undefined) return { start_tuple: tuple(start), ME: lastDay(start, termOf(input['max_term'])).toString() };
  const minimum = input['min_term'] as string;
  const dates = engineDates(input, { ...someCrime, kind: 'indeterminate', minimum, maximum: input['max_term'] === 'life' ? 'LIFE' : input['max_term'] });
  return { start_tuple: tuple(start), ...dates, ...merit(termOf(minimum), day(dates.PE)) };
}

const someCrime = { crime: 'as the case has it', class: 'C' } as const;

/** PE, CR and ME of one count as the pages have them: from `compute`. */
function engineDates(input: Words, count: Count): Readonly<Record<DateName, string>> {
  const of = { root: 'case', entry: 'case' };
  const received = input['date_received'] as string;
  const commitment = { ...of, county: 'as the case has it', indictment: 'case', sentenced: received, received, counts: [count] };
  const jailTime = { ...of, commitment: 'case', days: input['jail_time_days'] as number, certifiedBy: 'as the case has it' };
  const computation = compute({ commitments: [commitment], jailTimes: [jailTime] }, defaultProcedures, day(received));
  if (computation.outcome === 'not computed') throw new Error(computation.missing.join(' '));
  const shown = (name: DateName) => computation.dates[name].day ?? computation.dates[name].outcome.toUpperCase();
  return { PE: shown('PE'), CR: shown('CR'), ME: shown('ME') };
}

function basicDeterminate(input: Words): Values {
  const term = termOf(input['term']);
  const goodTime = oneSeventh(term, numbers.sevenths);
  const dates = engineDates(input, { ...someCrime, kind: 'determinate', term: input['term'] });
  return {
    start_tuple: tuple(startFrom(input)),
    ...dates,
    good_time: writeTerm(goodTime),
    six_sevenths: writeTerm(termLess(term, goodTime)),
    PRS_max_if_released_on_CR: input['prs'] ? prsMaximum(day(dates.CR), termOf(input['prs'])).toString() : undefined,
  };
}

/** Since September 2013 a day is taken off the real day; before, it was taken off the fields, and the start is written so. */
function fromStartTuple(input: Words): Values {
  const start = fields(input['start_tuple']);
  const less = input['regime'] === 'pre-2013' ? 0 : 1;
  const end = (term: Term) => real(addTerm(start, term)).subtract({ days: less });
  const me = end(termOf(input['max_term']));
  return { PE: end(termOf(input['min_term'])).toString(), ME: me.toString(), CR: real(lessTerm(me, termOf(input['good_time']))).toString() };
}

function determinateChain(input: Words): Values {
  const goodTime = oneSeventh(termOf(input['term']), numbers.sevenths);
  return { good_time: writeTerm(goodTime), CR: real(lessTerm(day(input['ME']), goodTime)).toString(), PRS_max: prsMaximum(day(input['released']), termOf(input['prs'])).toString() };
}

function determinateMerit(input: Words): Values {
  const start = startFrom(input);
  const term = termOf(input['term']);
  const seventh = oneSeventh(term, numbers.sevenths);
  const me = lastDay(start, term);
  const cr = real(lessTerm(me, seventh));
  return { ME: me.toString(), CR: cr.toString(), merit_allowance: writeTerm(seventh), merit_date: broughtForward(cr, seventh).toString() };
}

function merit(minimum: Term, pe: Temporal.PlainDate): Values {
  const allowance = meritAllowance(minimum, otherDateNumbers);
  return { merit_allowance: writeTerm(allowance), merit_date: broughtForward(pe, allowance).toString() };
}

/** The sentences of a case; a definite set lists bare terms. */
function sentencesOf(input: Words): readonly AddedSentence[] {
  return input['sentences'].map((one: Words): AddedSentence => {
    const of = { ...(one['cls'] ? { class: one['cls'] as FelonyClass } : {}), violent: one['vfo'] === true };
    if (one['type'] === 'determinate') return { ...of, kind: 'determinate', term: termOf(one['term']) };
    return { ...of, kind: 'indeterminate', minimum: termOf(one['min']), maximum: one['max'] === 'life' ? 'LIFE' : termOf(one['max']) };
  });
}

function aggregate(input: Words): Values {
  const sentences = sentencesOf(input);
  const total = addConsecutive(sentences, input['committed_before_imprisonment'] !== false, ceilings, numbers.sevenths);
  const write = (term: Term | 'LIFE') => (term === 'LIFE' ? 'life' : writeTerm(term));
  const components = sentences.map((one) => (one.kind === 'determinate' ? sixSevenths(one.term) : one.minimum));
  return {
    sum_min: writeTerm(total.sumMinimum),
    sum_max: write(total.sumMaximum),
    aggregate_min: writeTerm(total.minimum),
    aggregate_max: write(total.maximum),
    aggregate_term: write(total.maximum),
    PE_components: components.map(writeTerm),
    aggregate_min_for_PE: writeTerm(sumTerms(components)),
  };
}

function aggregateDates(input: Words): Values {
  const total = addConsecutive(sentencesOf(input), true, ceilings, numbers.sevenths);
  if (total.maximum === 'LIFE') return {};
  const start = startFrom(input);
  const pe = lastDay(start, total.minimum);
  const me = lastDay(start, total.maximum);
  return { aggregate_min: writeTerm(total.minimum), aggregate_max: writeTerm(total.maximum), PE: pe.toString(), ME: me.toString(), CR: later(real(lessTerm(me, oneThird(total.maximum))), pe).toString() };
}

function mixConsecutive(input: Words): Values {
  const start = startFrom(input);
  const determinate = termOf(input['determinate']);
  const [minimum, maximum] = [termOf(input['indeterminate_min']), termOf(input['indeterminate_max'])];
  const byDeterminate = lastDay(start, determinate, minimum);
  const byMaximum = lastDay(start, maximum);
  const me = later(byDeterminate, byMaximum);
  const pe = lastDay(start, minimum, sixSevenths(determinate));
  const goodTime = sumTerms([oneSeventh(determinate, numbers.sevenths), oneThird(maximum)]);
  const raw = real(lessTerm(me, goodTime));
  return { ME_from_D_plus_min: byDeterminate.toString(), ME_from_I_max: byMaximum.toString(), ME: me.toString(), PE: pe.toString(), good_time: writeTerm(goodTime), CR_raw: raw.toString(), CR: later(raw, pe).toString() };
}

function mixConcurrent(input: Words): Values {
  const start = startFrom(input);
  const determinate = termOf(input['determinate']);
  const maximum = termOf(input['indeterminate_max']);
  const served = sixSevenths(determinate);
  const pe = later(lastDay(start, termOf(input['indeterminate_min'])), lastDay(start, served));
  const [meOfDeterminate, meOfMaximum] = [lastDay(start, determinate), lastDay(start, maximum)];
  const cr = later(real(lessTerm(meOfDeterminate, oneSeventh(determinate, numbers.sevenths))), real(lessTerm(meOfMaximum, oneThird(maximum))), pe);
  return { PE: pe.toString(), ME: later(meOfDeterminate, meOfMaximum).toString(), CR: cr.toString(), six_sevenths: writeTerm(served) };
}

/** Prior time credit is taken off the interim PE as jail time is taken off a reception: borrowing at day 0 as well. */
function concurrentLaterReception({ A: a, B: b }: Words): Values {
  const [startA, startB] = [startFrom(a), startFrom(b)];
  const peA = lastDay(startA, termOf(a.min));
  const interim = lastDay(startB, termOf(b.min));
  const credit = termBetween(day(a.date_received), day(b.date_received));
  const peB = real(startOf(interim, credit));
  const [meA, meB] = [lastDay(startA, termOf(a.max)), lastDay(startB, termOf(b.max))];
  const cr = later(real(lessTerm(meA, oneThird(termOf(a.max)))), real(lessTerm(meB, oneThird(termOf(b.max)))), peA, peB);
  return { PE_A: peA.toString(), PE_B_interim: interim.toString(), prior_time_credit: writeTerm(credit), PE_B: peB.toString(), PE: later(peA, peB).toString(), ME: later(meA, meB).toString(), CR: cr.toString() };
}

function violator(input: Words): Values {
  const found = returnedViolator({ me: day(input['prior_ME']), delinquent: day(input['delinquency']), returned: day(input['returned']), pjtDays: input['pjt_days'], kind: input['sentence_type'] }, numbers);
  return { time_owed: writeTerm(found.timeOwed), net_time_owed: writeTerm(found.netTimeOwed), ME: found.me.toString(), good_time: writeTerm(found.goodTime), CR: found.cr?.toString() ?? 'NONE' };
}

function violatorConsecutive(input: Words): Values {
  const found = violatorWithConsecutiveTerm(
    { received: day(input['date_received']), jailDays: input['jail_time_days'], minimum: termOf(input['new_min']), maximum: termOf(input['new_max']), owedMinimum: termOf(input['time_owed_min']), owedMaximum: termOf(input['time_owed_max']) },
    numbers,
  );
  return { PE: found.pe.toString(), ME: found.me.toString(), good_time: writeTerm(found.goodTime), CR: found.cr.toString() };
}

/** Time at large moves the date by actual calendar days; custody after the arrest is credited where it was for the absconding (R9). */
function interruption(input: Words): Values {
  const [absconded, arrested, returned] = [day(input['absconded']), day(input['arrested']), day(input['returned'])];
  const atLarge = absconded.until(arrested).days;
  const custody = arrested.until(returned).days;
  const moved = atLarge + (input['local_custody_credited'] ? 0 : custody);
  return { days_at_large: atLarge, local_custody_days: custody, adjusted_CR: day(input['original_CR']).add({ days: moved }).toString() };
}
