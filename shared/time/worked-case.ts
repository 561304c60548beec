import { disciplineSolvers } from '../discipline/worked-case.ts';
import { defaultProcedures, inForceOn } from '../procedures/procedures.ts';
import { stepsOf, shownDate, type Computation, type DateName, type Run } from './computation.ts';
import { compute } from './compute.ts';
import type { CommitmentBody } from './commitment.ts';
import type { Count, FelonyClass } from './count.ts';
import type { EventBody } from './event.ts';
import { creditForCustody } from './interruption.ts';
import { sayFields } from './last-day.ts';
import { earnedTime, firstBoard } from './other-dates.ts';
import type { RuleId } from './rules.ts';
import { addTerm, jailTimeFields, monthDays, oneSeventh, real, sumTerms, termBetween, termLess, termOf, writeTerm, type DateFields, type Term } from './term.ts';

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

/** Cases are computed as one would today, but for those that say they are of the time before September 2013. */
const today = Temporal.PlainDate.from('2026-01-01');
const before2013 = Temporal.PlainDate.from('2013-08-31');
const { numbers } = inForceOn(defaultProcedures.time, today);

/** Runs one case. Only the values that the case expects are compared. */
export function runWorkedCase({ input, expected }: WorkedCase): CaseResult {
  const solve = solvers[input.kind] ?? disciplineSolvers[input.kind];
  if (!solve) return { is: 'not computed', because: `no rule here answers a case of the kind ${input.kind}` };
  const got = solve(input);
  const differing = Object.keys(expected)
    .filter((name) => JSON.stringify(got[name]) !== JSON.stringify(expected[name]))
    .map((name) => ({ name, expected: expected[name], got: got[name] ?? null }));
  return differing.length === 0 ? { is: 'met' } : { is: 'not met', differing };
}

const day = (text: string) => Temporal.PlainDate.from(text);

/** Each kind of case: those that speak of a sentence are put to the engine as a record would be; the rest are counts of days. */
const solvers: Readonly<Record<string, (input: Words) => Values>> = {
  basic,
  from_start_tuple: fromStartTuple,
  cr_from_me: (input) => ({ CR: of(untilME(input['ME'], (maximum) => indeterminate(maximum), input['max_term'])).CR }),
  prs: (input) => ({ PRS_max: of(released(input['released'], (input['prs_periods'] ?? [input['prs']]).map((prs: string) => determinate('10-00-00', { prs })))).prsMaximum }),
  determinate_chain: (input) => {
    const computed = of(untilME(input['ME'], (term) => determinate(term, { prs: input['prs'] }), input['term'], [{ event: 'released', day: input['released'], how: 'conditional release' }]));
    return { good_time: computed.result('CR', 'R6.seventh'), CR: computed.CR, PRS_max: computed.prsMaximum };
  },
  merit_from_pe: (input) => meritOf(untilPE(input['PE'], { minimum: input['min_term'], nature: 'drug' })),
  merit: (input) => {
    const computed = of({ papers: [{ received: '2010-06-15', counts: [indeterminate('LIFE', { minimum: input['min_term'], class: 'A-I', nature: 'drug' })] }] });
    const allowance = computed.first('merit', 'R7.merit.A-I');
    return { merit_allowance: allowance, serve_before_merit_board: writeTerm(termLess(termOf(input['min_term']), termOf(allowance))) };
  },
  determinate_merit: (input) => {
    const computed = of({ papers: [paper(input, [determinate(input['term'], { nature: 'drug' })])] });
    return { ME: computed.ME, CR: computed.CR, merit_allowance: computed.first('merit', 'R7.merit.determinate'), merit_date: computed.merit };
  },
  lcta: (input) => ({ LCTA_date: of(untilPE(input['PE'], { minimum: '20-00-00', maximum: 'LIFE', class: 'A-I', nature: 'other' })).limitedCredit }),
  aggregate,
  aggregate_dates: (input) => {
    const { PE, CR, ME, aggregateMinimum, aggregateMaximum } = of({ papers: [paper(input, countsOf(input))] });
    return { aggregate_min: aggregateMinimum, aggregate_max: aggregateMaximum, PE, ME, CR };
  },
  definite: (input) => {
    const counts = input['sentences'].map((term: string, index: number) => ({ ...crime, kind: 'definite', class: 'A misdemeanor', term, ...inRow(index, input) }));
    return { aggregate_term: of({ papers: [{ received: '2020-01-15', counts }] }).aggregateMaximum };
  },
  mix_consecutive: (input) => {
    const computed = of({ papers: [paper(input, [determinate(input['determinate']), { ...indeterminate(input['indeterminate_max'], { minimum: input['indeterminate_min'] }), ...consecutive }])] });
    const [byTerm, byMaximum] = computed.operands('ME', 'sum.mixed', 'maximum expiration');
    return { ME_from_D_plus_min: byTerm, ME_from_I_max: byMaximum, ME: computed.ME, PE: computed.PE, good_time: computed.result('CR', 'R6.both'), CR_raw: computed.result('CR', 'R6.CR'), CR: computed.CR };
  },
  mix_concurrent: (input) => {
    const computed = of({ papers: [paper(input, [determinate(input['determinate']), indeterminate(input['indeterminate_max'], { minimum: input['indeterminate_min'] })])] });
    return { PE: computed.PE, ME: computed.ME, CR: computed.CR, six_sevenths: computed.result('PE', 'six-sevenths') };
  },
  concurrent_later_reception: ({ A: a, B: b }) => {
    const computed = of({ papers: [paper(a, [indeterminate(a.max, { minimum: a.min })]), paper(b, [indeterminate(b.max, { minimum: b.min })])] });
    const [ofA, ofB] = computed.runs;
    const interim = computed.operands('PE', 'prior-time-credit', 'minimum')[0];
    return { PE_A: ofA?.minimumEnds, PE_B_interim: interim, prior_time_credit: computed.first('PE', 'prior-time-credit'), PE_B: ofB?.minimumEnds, PE: computed.PE, ME: computed.ME, CR: computed.CR };
  },
  time_owed: (input) => {
    const events: EventBody[] = [{ event: 'released', day: input['interrupted'], how: 'conditional release' }, { event: 'delinquent', day: day(input['interrupted']).add({ days: 60 }).toString() }];
    return { time_owed: of(untilME(input['ME'], (term) => determinate(term, { prs: '2-00-00' }), '2-06-00', events)).timeOwed };
  },
  rpv: violator,
  pv_new_consecutive: violatorConsecutive,
  interruption,
  interruption_credit: (input) => ({ credit_days: creditForCustody(input['custody_days'], input['new_sentence_days']) }),
  resentence: (input) => {
    const events: EventBody[] = [
      { event: 'vacated', day: input['resentenced'], commitment: 'paper 1', order: 'as the case has it' },
      { event: 'resentenced', day: input['resentenced'], commitment: 'paper 1', counts: [{ of: 1, count: determinate(input['new_term']) }], order: 'as the case has it' },
    ];
    const computed = of({ papers: [paper(input['original'], [determinate(input['original'].term)])], events });
    return { start_tuple: computed.start('ME'), ME: computed.ME, CR: computed.CR };
  },
  release_day: (input) => ({ release: of(untilCR(input['CR'])).releaseDay }),
  tac: (input) => ({ tac_review_month: of(untilCR(input['CR'])).tacMonth }),
  parole_interview: (input) => ({ statute_latest: firstBoard(day(input['PE']), numbers).latest.toString(), practice_month: of(untilPE(input['PE'], { minimum: '2-00-00' })).boardMonth }),
  jail_time: (input) => ({ jail_time_days: day(input['custody_from']).until(day(input['date_received'])).days }),
  jail_time_apply: (input) => {
    const counts = Array.from({ length: input['sentences'] }, (_, index) => ({ ...indeterminate('3-00-00'), ...inRow(index, input) }));
    const [run] = of({ papers: [{ received: '2020-01-15', jailDays: input['jt_days'], counts }] }).runs;
    return { credit_against_aggregate_min_days: run?.jailDays, credit_against_aggregate_max_days: run?.jailDays };
  },
  earned_time: (input) => {
    const { periods, creditDays } = earnedTime(input['supervised_days'], numbers);
    return { credit_days: creditDays, periods };
  },
  sora: (input) => {
    const before = (days: number) => day(input['release']).subtract({ days }).toString();
    const { informationToBoard, dutyToRegister, formToDcjs, recommendationAfterReceipt } = numbers.sora;
    return { info_to_board_by: before(informationToBoard), inform_of_duty_by: before(dutyToRegister), form_to_dcjs_by: before(formToDcjs), board_recommendation_days_after_receipt: recommendationAfterReceipt };
  },
  day_count: (input) => ({ days: day(input['first_day']).until(day(input['last_day'])).days + (input['inclusive'] ? 1 : 0) }),
};

/** A record made from a case: papers in order of reception, each with its jail time, and what happened. */
interface Made {
  readonly papers: readonly { readonly received: string; readonly jailDays?: number; readonly counts: readonly Count[] }[];
  readonly events?: readonly EventBody[];
  readonly asOf?: Temporal.PlainDate;
}

type Answers = Readonly<{ [name in DateName]: string }> & {
  readonly runs: readonly Run[];
  /** Result of the last step of a rule behind a date, or of the first. */
  readonly result: (name: DateName, rule: RuleId) => string;
  readonly first: (name: DateName, rule: RuleId) => string;
  /** Values of the operands of a name in the last step of a rule behind a date. */
  readonly operands: (name: DateName, rule: RuleId, operand: string) => readonly string[];
  /** The fields that a date is counted from. */
  readonly start: (name: DateName) => readonly number[];
};

/** What the engine answers for a record. Fails where it refuses: a worked case is covered. */
function of({ papers, events = [], asOf = today }: Made): Answers {
  const commitments = papers.map(({ received, counts }, index) => {
    const root = `paper ${index + 1}`;
    const body: CommitmentBody = { county: 'As the case has it', indictment: root, sentenced: received, received, counts: [...counts] };
    return { ...body, root, entry: root };
  });
  const jailTimes = papers.map(({ jailDays = 0 }, index) => ({ commitment: `paper ${index + 1}`, days: jailDays, certifiedBy: 'as the case has it', root: `jail time ${index + 1}`, entry: `jail time ${index + 1}` }));
  const recorded = events.map((event, index) => ({ ...event, root: `event ${index + 1}`, entry: `event ${index + 1}` }));
  const computation = compute({ commitments, jailTimes, events: recorded }, defaultProcedures, asOf);
  if (computation.outcome === 'not computed') throw new Error(computation.missing.join(' '));
  return answersOf(computation);
}

function answersOf(computation: Extract<Computation, { outcome: 'computed' }>): Answers {
  const shown = Object.fromEntries(Object.keys(computation.dates).map((name) => [name, shownDate(computation, name as DateName)])) as { [name in DateName]: string };
  const steps = (name: DateName, rule: RuleId) => stepsOf(computation, name).filter((step) => step.rule === rule);
  return {
    ...shown,
    runs: computation.runs,
    result: (name, rule) => steps(name, rule).at(-1)?.result ?? '',
    first: (name, rule) => steps(name, rule)[0]?.result ?? '',
    operands: (name, rule, operand) => (steps(name, rule).at(-1)?.operands ?? []).flatMap((one) => (one.name === operand ? [one.value] : [])),
    start: (name) => (steps(name, 'R2').at(-1)?.result ?? '').split('-').map(Number),
  };
}

const crime = { crime: 'As the case has it', class: 'C', offenseDate: '1940-01-01', nature: 'other' } as const;
const consecutive = { relation: { runs: 'consecutive', basis: 'order' } } as const;

function determinate(term: string, change: Partial<Extract<Count, { kind: 'determinate' }>> = {}): Count {
  return { ...crime, kind: 'determinate', term, ...change };
}

/** An indeterminate count. Where the case gives no minimum, a year: the date it asks for does not depend on it. */
function indeterminate(maximum: string, change: Partial<Extract<Count, { kind: 'indeterminate' }>> = {}): Count {
  return { ...crime, kind: 'indeterminate', minimum: '1-00-00', maximum, ...change };
}

function inRow(index: number, input: Words) {
  return index > 0 && input['relation'] === 'consecutive' ? consecutive : {};
}

function paper(input: Words, counts: readonly Count[]): Made['papers'][number] {
  const inFields: Term | undefined = input['jail_time_ymd'] ? termOf(input['jail_time_ymd']) : undefined;
  const jailDays = inFields ? inFields.years * numbers.jailTimeYearDays + inFields.months * numbers.monthDays + inFields.days : (input['jail_time_days'] ?? 0);
  return { received: input['date_received'], jailDays, counts };
}

function basic(input: Words): Values {
  if (input['sentence_type'] === 'determinate') {
    const computed = of({ papers: [paper(input, [determinate(input['term'], input['prs'] ? { prs: input['prs'] } : {})])] });
    return { start_tuple: computed.start('ME'), PE: computed.PE, CR: computed.CR, ME: computed.ME, good_time: computed.result('CR', 'R6.seventh'), six_sevenths: computed.aggregateMinimum, PRS_max_if_released_on_CR: computed.prsMaximum };
  }
  const maximum = input['max_term'] === 'life' ? 'LIFE' : input['max_term'];
  const computed = of({ papers: [paper(input, [indeterminate(maximum, { nature: 'drug', ...(input['min_term'] ? { minimum: input['min_term'] } : {}) })])] });
  return { start_tuple: computed.start('PE'), PE: computed.PE, CR: computed.CR, ME: computed.ME, merit_date: computed.merit };
}

/** A reception and days of jail time that lead to a start, which need not be a day of the calendar. Before September 2013 it is written with the day already taken off. */
function startingAt({ year, month, day: dayOfMonth }: DateFields, asOf: Temporal.PlainDate): { readonly received: string; readonly jailDays: number } {
  const less = asOf === before2013 ? 1 : 0;
  for (let later = less; later < 12; later += 1) {
    const { year: y, month: m } = addTerm({ year, month, day: 1 }, { years: 0, months: later, days: 0 });
    const text = sayFields({ year: y, month: m, day: dayOfMonth });
    if (real({ year: y, month: m, day: dayOfMonth }).toString() === text) return { received: text, jailDays: monthDays * later - less };
  }
  throw new RangeError('no reception leads to that start');
}

/** Where the good time of a case is a seventh of its maximum, a determinate term controls and a concurrent indeterminate one gives the eligibility. */
function fromStartTuple(input: Words): Values {
  const [year, month, dayOfMonth] = input['start_tuple'];
  const asOf = input['regime'] === 'pre-2013' ? before2013 : today;
  const maximum = termOf(input['max_term']);
  const seventh = input['good_time'] === writeTerm(oneSeventh(maximum, numbers.sevenths));
  const counts = seventh ? [determinate(input['max_term']), indeterminate('3-00-00')] : [indeterminate(input['max_term'], { minimum: input['min_term'] })];
  const { PE, CR, ME } = of({ papers: [{ ...startingAt({ year, month, day: dayOfMonth }, asOf), counts }], asOf });
  return { PE, CR, ME };
}

/** A start from which a term ends on the day before a given one. */
function endingBefore(next: Temporal.PlainDate, term: Term): { readonly received: string; readonly jailDays: number } {
  const { years, months, days } = sumTerms([term]);
  const all = next.year * 12 + next.month - 1 - years * 12 - months - (next.day > days ? 0 : 1);
  const dayOfMonth = next.day > days ? next.day - days : next.day - days + monthDays;
  return startingAt({ year: Math.floor(all / 12), month: (all % 12) + 1, day: dayOfMonth }, today);
}

/** A record of one count whose maximum expires on a day. */
function untilME(me: string, count: (term: string) => Count, term: string, events: readonly EventBody[] = []): Made {
  return { papers: [{ ...endingBefore(day(me).add({ days: 1 }), termOf(term)), counts: [count(term)] }], events };
}

/** A record of one indeterminate count whose minimum ends on a day. */
function untilPE(pe: string, change: Partial<Extract<Count, { kind: 'indeterminate' }>> & { readonly minimum: string }): Made {
  const maximum = change.maximum ?? writeTerm(sumTerms([termOf(change.minimum), termOf(change.minimum), termOf(change.minimum)]));
  return { papers: [{ ...endingBefore(day(pe).add({ days: 1 }), termOf(change.minimum)), counts: [indeterminate(maximum, { ...change, maximum })] }] };
}

/** A record of three years, one of them good time, whose conditional release is on a day. */
function untilCR(cr: string): Made {
  return untilME(day(cr).add({ years: 1 }).toString(), (maximum) => indeterminate(maximum), '3-00-00');
}

/** A record of determinate counts that a person is released from on a day. */
function released(on: string, counts: readonly Count[]): Made {
  return { papers: [{ received: day(on).subtract({ years: 8 }).toString(), counts }], events: [{ event: 'released', day: on, how: 'conditional release' }] };
}

function meritOf(record: Made): Values {
  const computed = of(record);
  return { merit_allowance: computed.first('merit', 'R7.merit'), merit_date: computed.merit };
}

/** The counts of a case, all on one paper; where they were not all committed before imprisonment, the second was committed after. */
function countsOf(input: Words): readonly Count[] {
  return input['sentences'].map((one: Words, index: number): Count => {
    const committed = index > 0 && input['committed_before_imprisonment'] === false ? { offenseDate: '2025-01-01' } : {};
    const more = { ...(one['cls'] ? { class: one['cls'] as FelonyClass } : {}), ...(one['vfo'] ? { nature: 'violent' as const } : {}), ...inRow(index, { relation: 'consecutive', ...input }), ...committed };
    if (one['type'] === 'determinate') return determinate(one['term'], more);
    return indeterminate(one['max'] === 'life' ? 'LIFE' : one['max'], { minimum: one['min'], ...more });
  });
}

function aggregate(input: Words): Values {
  const counts = countsOf(input);
  const computed = of({ papers: [{ received: '2020-01-15', counts }] });
  const maximum = computed.aggregateMaximum === 'LIFE' ? 'life' : computed.aggregateMaximum;
  return {
    sum_min: computed.result('aggregateMinimum', 'sum.indeterminate'),
    sum_max: computed.result('aggregateMaximum', 'sum.indeterminate'),
    aggregate_min: computed.aggregateMinimum,
    aggregate_max: maximum,
    aggregate_term: maximum,
    PE_components: counts.map((count) => (count.kind === 'indeterminate' ? count.minimum : computed.result('PE', 'six-sevenths'))),
    aggregate_min_for_PE: computed.aggregateMinimum,
  };
}

/** A violator without a new term. The case gives no release: it is put on the day of the delinquency, from which its time owed is counted. */
function violator(input: Words): Values {
  const { delinquency, returned } = input as { delinquency: string; returned: string };
  const events: EventBody[] = [
    { event: 'released', day: delinquency, how: 'conditional release' },
    { event: 'delinquent', day: delinquency },
    { event: 'parole jail time', day: returned, days: input['pjt_days'], certifiedBy: 'as the case has it' },
    { event: 'returned as violator', day: returned },
  ];
  const count = input['sentence_type'] === 'determinate' ? (term: string) => determinate(term, { prs: '5-00-00' }) : (maximum: string) => indeterminate(maximum);
  const computed = of(untilME(input['prior_ME'], count, '7-00-00', events));
  return { time_owed: computed.timeOwed, net_time_owed: computed.netTimeOwed, ME: computed.ME, good_time: computed.result('CR', 'R8.good-time') || writeTerm(jailTimeFields(0, numbers)), CR: computed.CR };
}

/** A violator with a new term after the time owed: a sentence of twelve years is made that owes as much as the case says, its minimum long served. */
function violatorConsecutive(input: Words): Values {
  const owed = termOf(input['time_owed_max']);
  const delinquent = day(input['date_received']).subtract({ years: 1 }).with({ day: 1 });
  const me = real(addTerm(delinquent, owed));
  if (writeTerm(termBetween(delinquent, me)) !== input['time_owed_max']) throw new RangeError('no delinquency owes that');
  const events: EventBody[] = [
    { event: 'released', day: delinquent.toString(), how: 'parole' },
    { event: 'delinquent', day: delinquent.toString() },
  ];
  const before = untilME(me.toString(), (maximum) => indeterminate(maximum), '12-00-00', events);
  const fresh = indeterminate(input['new_max'], { minimum: input['new_min'], pairs: [{ commitment: 'paper 1', runs: 'consecutive', basis: 'law' }] });
  const computed = of({ ...before, papers: [...before.papers, paper(input, [fresh])] });
  return { PE: computed.PE, ME: computed.ME, good_time: computed.result('CR', 'R6.third'), CR: computed.CR };
}

/** Time at large moves the date by actual calendar days; custody after the arrest is credited where it was for the absconding (R9). */
function interruption(input: Words): Values {
  const custody = day(input['arrested']).until(day(input['returned'])).days;
  const credited = input['local_custody_credited'] ? custody : 0;
  const events: EventBody[] = [
    { event: 'absconded', day: input['absconded'] },
    { event: 'returned', day: input['returned'], creditDays: credited, ground: 'arrest on the break' },
  ];
  const computed = of({ ...untilCR(input['original_CR']), events });
  const [away, left] = [computed.first('CR', 'R9'), computed.first('CR', 'R9.credit')].map((words) => Number.parseInt(words, 10));
  return { days_at_large: left, local_custody_days: away! - left!, adjusted_CR: computed.CR };
}
