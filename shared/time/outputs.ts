import type { Procedures, TimeNumbers } from '../procedures/procedures.ts';
import type { Conclusion, DateName } from './computation.ts';
import { step, type Operand, type Working } from './derivation.ts';
import type { EventName, SentenceEvent } from './event.ts';
import type { Followed } from './follow.ts';
import { allowedOf, lossOf, operandOf } from './good-time.ts';
import { laterOf, type WorkedDay, type WorkedTerm } from './last-day.ts';
import type { Together } from './merge.ts';
import { broughtForward, firstBoard, meritAllowance, prsMaximum, tacMonth } from './other-dates.ts';
import { releaseDay } from './release-day.ts';
import type { RuleId } from './rules.ts';
import type { Sentence } from './sentences.ts';
import { supervisionOwed } from './supervision.ts';
import { compareTerms, isNothing, noTerm, oneSeventh, oneThird, sayTerm, termOf, writeTerm, type Term } from './term.ts';

/** A conclusion before its steps are stored. */
export type Draft = Pick<Conclusion, 'outcome' | 'value' | 'because' | 'status' | 'couldMove'> & { readonly step: Working | null };
type Status = NonNullable<Conclusion['status']>;

export function dated(found: WorkedDay, more: Partial<Draft> = {}): Draft {
  return { outcome: 'date', value: found.day.toString(), step: found.step, ...more };
}

function none(because: string): Draft {
  return { outcome: 'none', value: null, step: null, because };
}

/** None, by the step that says why. */
function noneBy(last: Working | null): Draft {
  return { outcome: 'none', value: null, step: last };
}

export function notComputed(because: string): Draft {
  return { outcome: 'not computed', value: null, step: null, because };
}

function term(found: WorkedTerm): Draft {
  return { outcome: 'term', value: writeTerm(found.term), step: found.step };
}

interface About {
  readonly together: Together;
  readonly sentences: readonly Sentence[];
  readonly events: readonly SentenceEvent[];
  readonly numbers: TimeNumbers;
  readonly calendars: Procedures['releaseCalendar'];
  readonly violation: Extract<Followed, { outcome: 'followed' }>['violation'];
}

/** Everything that follows from where the sentences lead: the dates beside PE, CR and ME, each with its status. */
export function outputsOf(about: About): Readonly<Record<DateName, Draft>> {
  const { together } = about;
  const merit = meritOf(about);
  const limitedCredit = limitedCreditOf(about);
  const presumptive = presumptiveOf(about, merit);
  const release = releaseDayOf(about, [merit, limitedCredit, presumptive]);
  return {
    PE: together.pe ? dated(together.pe) : noneBy(together.noPE),
    CR: conditionalReleaseOf(about),
    ME: together.me ? dated(together.me) : { outcome: 'life', value: null, step: together.life },
    merit,
    limitedCredit,
    earnedEligibility: earnedEligibilityOf(about),
    presumptive,
    tacMonth: tacMonthOf(about, merit, limitedCredit),
    boardMonth: boardMonthOf(about),
    releaseDay: release,
    ...supervisionOf(about, release),
    timeOwed: together.timeOwed ? term(together.timeOwed) : none('No delinquency is on record.'),
    netTimeOwed: together.netTimeOwed ? term(together.netTimeOwed) : none('No delinquency is on record.'),
    aggregateMinimum: aggregate(together.minimum, 'The sentence has no minimum.'),
    aggregateMaximum: together.maximum ? aggregate(together.maximum, '') : { outcome: 'life', value: null, step: together.life },
  };
}

function aggregate(source: Together['minimum'], because: string): Draft {
  if (!source) return none(because);
  return { outcome: 'term', value: writeTerm(source.term), step: 'step' in source ? source.step : null };
}

function conditionalReleaseOf({ together, events }: About): Draft {
  if (together.crRefused !== undefined) return notComputed(together.crRefused);
  if (!together.cr) return noneBy(together.noCR);
  const decided = events.findLastIndex((event) => event.event === 'time allowance decided');
  const couldMove = events
    .slice(decided + 1)
    .flatMap((event) => (event.event === 'good time lost' && event.stage === 'recommended' ? [`A loss of ${sayTerm(termOf(event.amount))} of good time, recommended on ${event.day}, waits for the time allowance committee`] : []));
  return dated(together.cr, couldMove.length > 0 ? { couldMove } : {});
}

/** What an event of the name last said of a determination. */
function determined(events: readonly SentenceEvent[], name: EventName): Status | null {
  const last = events.findLast((event) => event.event === name);
  if (!last || !('outcome' in last)) return null;
  return { is: last.outcome, because: `${last.outcome === 'granted' ? 'Granted' : 'Denied'} on ${last.day}` };
}

/** Why an offense keeps a person from merit time, or null; undefined where it is not entered. */
function exclusion(sentences: readonly Sentence[]): string | null | undefined {
  const barred = sentences.find(({ count }) => count.nature === 'violent' || count.nature === 'sex' || excludedByName(count) || (count.class === 'A-I' && count.nature !== undefined && count.nature !== 'drug'));
  if (barred) return `${barred.title} is ${barred.count.nature === 'violent' ? 'a violent felony' : barred.count.nature === 'sex' ? 'a sex offense' : excludedByName(barred.count) ? 'an offense that COR 803(1)(d) names' : 'a class A-I felony other than a drug felony'}`;
  return sentences.some(({ count }) => count.nature === undefined) ? undefined : null;
}

/** The section of the Penal Law that a crime is written with, `125.15`; null where it is written without. */
function sectionOf({ crime }: Sentence['count']): string | null {
  return /\bPL (\d+\.\d+)/.exec(crime)?.[1] ?? null;
}

/** Negligent homicide, vehicular manslaughter, manslaughter 2nd; article 130; incest; article 263 (COR 803(1)(d), from knowledge). */
function excludedByName(count: Sentence['count']): boolean {
  const section = sectionOf(count);
  return section !== null && (/^125\.1[0-5]$/.test(section) || /^(130|263)\./.test(section) || /^255\.2[5-7]$/.test(section));
}

function eligibility({ sentences, events }: About, name: EventName, open: string): Status {
  const decided = determined(events, name);
  if (decided) return decided;
  const barred = exclusion(sentences);
  if (barred) return { is: 'ineligible', because: barred };
  return { is: 'open', because: barred === undefined ? `${open}; the nature of the offense is not entered` : open };
}

/** Merit time (COR 803(1)(d), R7). */
function meritOf(about: About): Draft {
  const { together, sentences, numbers, violation } = about;
  const status = eligibility(about, 'merit determined', 'Depends on the program and a clean record (COR 803(1)(d)); manslaughter 2nd, vehicular manslaughter and negligent homicide are excluded too');
  if (violation) return none('Merit time is not open to a returned violator.');
  if (together.kind === 'mixed') return notComputed('Merit time on determinate and indeterminate sentences together is not covered by the rules.');
  if (together.kind === 'indeterminate' && together.pe && together.minimum) {
    if (compareTerms(together.minimum.term, { ...noTerm, years: 1 }) < 0) return none('The minimum is less than a year (COR 803(1)(d)).');
    const isDrugA1 = ({ count }: Sentence) => count.class === 'A-I' && count.nature === 'drug';
    const controlling = together.chains.filter((chain) => chain.minimum === together.minimum).flatMap((chain) => chain.sentences);
    const drugA1 = controlling.every(isDrugA1);
    if (!drugA1 && controlling.some(isDrugA1)) return notComputed('Merit time of a class A-I drug felony and another felony, one after the other, is not covered by the rules.');
    const allowance = drugA1 ? oneThird(together.minimum.term) : meritAllowance(together.minimum.term, numbers);
    const how = drugA1 ? 'one third of the minimum' : `${numbers.merit.daysPerYear} days a year and ${numbers.merit.daysPerMonth} a month of the minimum`;
    return dated(earlier(drugA1 ? 'R7.merit.A-I' : 'R7.merit', `Merit time: ${how}`, together.pe, 'parole eligibility', allowance, operandOf('the minimum', together.minimum)), { status });
  }
  if (together.kind === 'determinate' && together.cr && together.maximum && sentences.every(({ count }) => count.nature === 'drug')) {
    const allowance = oneSeventh(together.maximum.term, numbers.sevenths);
    return dated(earlier('R7.merit.determinate', 'Merit time: one seventh of the term beside good time', together.cr, 'conditional release', allowance, operandOf('the term', together.maximum)), { status });
  }
  if (together.kind === 'determinate' && sentences.some(({ count }) => count.nature === undefined)) return notComputed('Whether every sentence is for a drug felony is not entered: a determinate sentence has merit time only under PL 70.70 and 70.71.');
  return none('The law gives no merit time on this sentence.');
}

/** A date brought forward by an allowance. */
function earlier(rule: RuleId, what: string, from: WorkedDay, fromName: string, allowance: Term, operand?: Operand<Working>): WorkedDay {
  const day = broughtForward(from.day, allowance);
  const time = step(rule, operand ? [operand] : [], `${what} = ${sayTerm(allowance)}`, writeTerm(allowance));
  const operands: Operand<Working>[] = [
    { name: fromName, value: from.day.toString(), step: from.step },
    { name: 'brought forward by', value: time.result, step: time },
  ];
  return { day, step: step(rule, operands, `${from.day} less ${sayTerm(allowance)} = ${day}`, day.toString()) };
}

/** Limited credit time (COR 803-b): six months before PE on life, before CR otherwise, with full good time only. */
function limitedCreditOf(about: About): Draft {
  const { together, sentences, events, numbers, violation } = about;
  if (together.kind === 'definite') return none('A definite sentence has no limited credit time.');
  if (violation) return notComputed('Limited credit time of a returned violator is not covered by the rules.');
  const sex = sentences.find(({ count }) => count.nature === 'sex' || sectionOf(count)?.startsWith('130.'));
  if (sex) return none(`${sex.title} is a sex offense (COR 803-b).`);
  const murder = sentences.find(({ count }) => sectionOf(count) === '125.27');
  if (murder) return none(`${murder.title} is murder in the first degree (COR 803-b).`);
  const eligible = sentences.some(({ count }) => count.nature === 'violent' || sectionOf(count)?.startsWith('125.') || (count.class === 'A-I' && count.nature === 'other' && count.kind === 'indeterminate'));
  if (!eligible && sentences.some(({ count }) => count.nature === undefined)) return notComputed('Whether an offense is a violent felony is not entered; limited credit time depends on it (COR 803-b).');
  if (!eligible) return none('The law gives it for a violent felony, a homicide or a class A-I felony other than a drug felony; none is on record (COR 803-b).');
  const allowance = { ...noTerm, months: numbers.limitedCreditMonths };
  const status = determined(events, 'limited credit time determined') ?? { is: 'open' as const, because: 'Depends on an achievement over two years, custody and a clean record (7 NYCRR 290.4); not open for murder 1st' };
  if (together.life) {
    if (!together.pe) return none('The sentence has no parole eligibility.');
    return dated(earlier('R7.limited-credit', 'Limited credit time', together.pe, 'parole eligibility', allowance), { status });
  }
  if (!together.cr) return none('There is no conditional release.');
  const loss = lossOf(events);
  if (loss && together.goodTime && compareTerms(allowedOf(together.goodTime, loss).term, together.goodTime.term) < 0) return none('Good time was lost or withheld: limited credit time asks for all of it (COR 803-b).');
  const found = earlier('R7.limited-credit', 'Limited credit time', together.cr, 'conditional release', allowance);
  if (together.pe && found.day.toString() < together.pe.day.toString()) return notComputed(`Limited credit time would bring conditional release to ${found.day}, before parole eligibility on ${together.pe.day}: COR 803-b(1)(b)(ii)(B) was not fully seen (U7).`);
  return dated(found, { status });
}

function earnedEligibilityOf({ together, events, numbers, violation }: About): Draft {
  if (!together.pe || !together.minimum) return none('The sentence has no parole eligibility.');
  if (violation) return notComputed('Earned eligibility of a returned violator is not covered by the rules.');
  if (compareTerms(together.minimum.term, { ...noTerm, years: numbers.earnedEligibilityYears }) > 0) return none(`The minimum, ${sayTerm(together.minimum.term)}, is more than ${numbers.earnedEligibilityYears} years (COR 805).`);
  const day = together.pe.day.subtract({ months: numbers.earnedEligibilityLeadMonths });
  const operands: Operand<Working>[] = [{ name: 'parole eligibility', value: together.pe.day.toString(), step: together.pe.step }];
  const says = `The certificate is reviewed no earlier than ${numbers.earnedEligibilityLeadMonths} months before parole eligibility on ${together.pe.day} = ${day}`;
  return dated({ day, step: step('earned-eligibility', operands, says, day.toString()) }, { status: determined(events, 'earned eligibility determined') ?? { is: 'open', because: 'Depends on the program (COR 805)' } });
}

/** Presumptive release (COR 806): at the minimum, or at the merit date where merit time is granted. */
function presumptiveOf(about: About, merit: Draft): Draft {
  const { together, violation } = about;
  if (!together.pe || together.life) return none(together.life ? 'The maximum is life.' : 'The sentence has no parole eligibility.');
  if (violation) return none('Presumptive release is not open to a returned violator.');
  const status = eligibility(about, 'presumptive release determined', 'Depends on the certificate of earned eligibility, earlier crimes and a clean record (COR 806)');
  const byMerit = merit.status?.is === 'granted' && merit.value !== null && merit.step !== null;
  const from: WorkedDay = byMerit ? { day: Temporal.PlainDate.from(merit.value), step: merit.step } : together.pe;
  const operands: Operand<Working>[] = [{ name: byMerit ? 'merit date' : 'parole eligibility', value: from.day.toString(), step: from.step }];
  const says = byMerit ? `Merit time was granted, so presumptive release is at the merit date = ${from.day}` : `Presumptive release is at the end of the minimum = ${from.day}`;
  return dated({ day: from.day, step: step('presumptive', operands, says, from.day.toString()) }, { status });
}

/** The earliest date that depends on good time: conditional release, or what was granted before it. */
function earliestByGoodTime({ together }: About, merit: Draft, limitedCredit: Draft): WorkedDay | null {
  const granted = grantedOf([together.kind === 'determinate' ? merit : null, together.life ? null : limitedCredit]);
  const days = [...granted, ...(together.cr ? [together.cr] : [])];
  return days.length === 0 ? null : days.reduce((a, b) => (laterOf(a, b) === a ? b : a));
}

function grantedOf(drafts: readonly (Draft | null)[]): readonly WorkedDay[] {
  return drafts.flatMap((draft) => (draft?.status?.is === 'granted' && draft.outcome === 'date' && draft.step ? [{ day: Temporal.PlainDate.from(draft.value!), step: draft.step }] : []));
}

/** Why a life sentence has no date of release. */
function withoutDate({ pe }: Together): string {
  return pe ? 'The maximum is life: release is by the Board of Parole.' : 'The sentence is life without parole: there is no release.';
}

function tacMonthOf(about: About, merit: Draft, limitedCredit: Draft): Draft {
  const first = about.together.kind === 'definite' ? null : earliestByGoodTime(about, merit, limitedCredit);
  if (!first) return none('No date depends on good time.');
  const month = tacMonth(first.day, about.numbers).toString();
  const operands: Operand<Working>[] = [{ name: 'earliest date by good time', value: first.day.toString(), step: first.step }];
  return { outcome: 'month', value: month, step: step('tac-month', operands, `The file is considered in month ${about.numbers.tacLeadMonths} before that of ${first.day} = ${month}`, month) };
}

function boardMonthOf({ together, numbers }: About): Draft {
  if (!together.pe) return none('The sentence has no parole eligibility.');
  const { month, latest } = firstBoard(together.pe.day, numbers);
  const operands: Operand<Working>[] = [{ name: 'parole eligibility', value: together.pe.day.toString(), step: together.pe.step }];
  const says = `In practice the first interview is ${numbers.boardLeadMonths} months before that of ${together.pe.day} = ${month}; the statute leaves until ${latest}`;
  return { outcome: 'month', value: month.toString(), step: step('board-month', operands, says, month.toString()) };
}

/** The day of release by the earliest date that needs no decision of the Board: what was granted of merit, limited credit and presumptive release, or by good time. */
function releaseDayOf(about: About, drafts: readonly [merit: Draft, limitedCredit: Draft, presumptive: Draft]): Draft {
  const { together, calendars } = about;
  if (together.crRefused !== undefined) return notComputed(together.crRefused);
  const [merit, limitedCredit, presumptive] = drafts;
  const early = [...grantedOf([presumptive]), earliestByGoodTime(about, merit, limitedCredit) ?? together.me].flatMap((one) => one ?? []);
  const [first, ...others] = early;
  if (!first) return none(withoutDate(together));
  const from = others.reduce((a, b) => (laterOf(a, b) === a ? b : a), first);
  const day = releaseDay(from.day, calendars);
  const operands: Operand<Working>[] = [{ name: 'the date', value: from.day.toString(), step: from.step }];
  const says = day.equals(from.day) ? `${from.day} is a release day` : `${from.day} is no release day; the last before it is ${day}`;
  return dated({ day, step: step('release-day', operands, says, day.toString()) });
}

/** Post-release supervision (PL 70.45): merged, from the release, and the parole maximum expiration. */
function supervisionOf(about: About, release: Draft): Pick<Readonly<Record<DateName, Draft>>, 'prsStart' | 'prsMaximum' | 'paroleME'> {
  const { together, events, violation } = about;
  const sentenceEnd: Draft = together.me ? dated(together.me) : { outcome: 'life', value: null, step: together.life };
  const length = supervisionOwed(together, violation);
  if (!length || isNothing(length.term)) {
    const because = length ? 'Supervision was served before the delinquency.' : 'No post-release supervision is on record.';
    return { prsStart: none(because), prsMaximum: none(because), paroleME: sentenceEnd };
  }
  const released = events.findLast((event) => event.event === 'released');
  if (!released && together.crRefused !== undefined) return { prsStart: notComputed(together.crRefused), prsMaximum: notComputed(together.crRefused), paroleME: notComputed(together.crRefused) };
  if (!released && (release.value === null || release.step === null)) return { prsStart: none(withoutDate(together)), prsMaximum: none('Supervision begins on release.'), paroleME: sentenceEnd };
  const start: WorkedDay = released
    ? { day: Temporal.PlainDate.from(released.day), step: step('prs.start', [{ name: 'released', value: released.day, entry: released.entry }], `Released on ${released.day}: supervision begins`, released.day) }
    : { day: Temporal.PlainDate.from(release.value!), step: step('prs.start', [{ name: 'release day', value: release.value!, step: release.step! }], `If released on ${release.value}, supervision begins on that day`, release.value!) };
  const day = prsMaximum(start.day, length.term);
  const last: WorkedDay = { day, step: step('prs.maximum', [{ name: 'begins', value: start.day.toString(), step: start.step }, operandOf('supervision', length)], `${start.day} plus supervision of ${sayTerm(length.term)}, same day of the month = ${day}`, day.toString()) };
  return { prsStart: dated(start), prsMaximum: dated(last), paroleME: together.me ? dated(laterEnd(together.me, last)) : sentenceEnd };
}

function laterEnd(me: WorkedDay, prs: WorkedDay): WorkedDay {
  const last = laterOf(me, prs);
  const operands: Operand<Working>[] = [
    { name: 'maximum expiration', value: me.day.toString(), step: me.step },
    { name: 'supervision ends', value: prs.day.toString(), step: prs.step },
  ];
  return { day: last.day, step: step('parole-ME', operands, `The later of maximum expiration ${me.day} and the end of supervision ${prs.day} = ${last.day}`, last.day.toString()) };
}
