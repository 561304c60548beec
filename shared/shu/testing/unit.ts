import { daysAfter } from '../../discipline/moment.ts';
import type { ReportBody } from '../../discipline/report.ts';
import { identityWords, levelWords, reportWords } from '../../entry/testing/facts.ts';
import { StationInTest, type Words } from '../../entry/testing/station.ts';
import type { Level } from '../level.ts';

/** How far a misbehavior report is taken: written, its tier set, its charges affirmed three days after, then reversed the day after that. */
export type ReportStage = 'written' | 'tier set' | 'affirmed' | 'dismissed' | 'reversed';

/** The book of a person in the unit, written as its offices write it; nothing is decided. Days are ISO days. */
export class Unit extends StationInTest {
  /** Received in 2019; each level from its day. */
  constructor(number: number, ...history: readonly (readonly [Level, string])[]) {
    super(number);
    if (number === 1) this.write({ kind: 'person.received', body: identityWords() });
    for (const [level, day] of history) this.level(level, day);
  }

  level(level: Level, day: string, more: { readonly finding?: string; readonly immediateMove?: string; readonly report?: string } = {}): string {
    return this.#act('level.assigned', day, { ...levelWords(level), ...more }, { reason: 'Entered' });
  }

  /** A report of an incident on a day, taken so far. Out: its root. */
  report(date: string, stage: ReportStage = 'affirmed', words: Partial<ReportBody> = {}): string {
    const report = this.#act('report.written', date, reportWords({ date, time: '10:00', written: `${date}T11:00`, ...words }), { author: 'officer-1', role: 'officer' });
    if (stage === 'written') return report;
    const tier = words.tier ?? 2;
    const about = (kind: string, at: string, body: object, role: Words['role'] = 'hearing-officer') => this.#act(kind, at.slice(0, 10), { report, at, ...body }, { author: `${role}-1`, role });
    about('report.reviewed', `${date}T12:00`, { outcome: 'tier set', tier }, 'lieutenant');
    if (stage === 'tier set') return report;
    this.dispose(report, date, stage === 'dismissed' ? 'dismissed' : 'affirmed', words.rules ?? ['100.13'], tier);
    if (stage === 'reversed') this.reverse(report, daysAfter(date, 4), tier);
    return report;
  }

  /** The hearing of a report whose tier is set, three days after its date. */
  dispose(report: string, date: string, finding: 'affirmed' | 'dismissed' = 'affirmed', rules: readonly string[] = ['100.13'], tier: 1 | 2 | 3 = 2): void {
    const day = daysAfter(date, 3);
    const about = (kind: string, at: string, body: object) => this.#act(kind, at.slice(0, 10), { report, at, ...body }, { author: 'hearing-officer-1', role: 'hearing-officer' });
    if (tier > 1) about('notice.served', `${daysAfter(date, 1)}T09:00`, { servedBy: 'Officer Reyes' });
    about('hearing.opened', `${day}T09:00`, { officer: { account: 'hearing-officer-1', name: 'Lt. Grant', role: 'hearing-officer' } });
    about('hearing.disposed', `${day}T10:00`, { charges: rules.map((rule) => ({ rule, finding, evidence: 'The report' })), penalties: [] });
  }

  /** The reversal of a disposition. */
  reverse(report: string, day: string, tier: 1 | 2 | 3 = 2): void {
    this.#act('disposition.delivered', day, { report, at: `${day}T10:00`, deliveredBy: 'Officer Reyes' }, { role: 'officer' });
    this.#act('appeal.decided', day, { report, at: `${day}T12:00`, on: 'court order', authority: tier === 3 ? 'commissioner' : 'court', decidedBy: 'Supreme Court', outcome: 'reversed' });
  }

  found(to: 'II' | 'III', day: string, change: { readonly outcome?: 'eligible' | 'not eligible'; readonly considered?: readonly string[] } = {}): string {
    return this.#act('eligibility.found', day, { to, outcome: 'eligible', considered: [], ...change }, { reason: 'Good adjustment' });
  }

  withdraw(finding: string, day: string): string {
    return this.#act('eligibility.withdrawn', day, { finding }, { reason: 'Found in error' });
  }

  skip(finding: string, day: string, inFavourOf: string | null = null): string {
    return this.#act('waiting.skipped', day, { finding, inFavourOf }, { reason: 'The bed is beside somebody to be kept separate' });
  }

  captain(report: string, day: string, body: { readonly outcome: 'no movement' | 'move to Level I' } | { readonly outcome: 'new adjustment period'; readonly newPeriodFrom: string }, privilegesLost?: string): string {
    return this.#act('captain-review.decided', day, { report, ...body, ...(privilegesLost === undefined ? {} : { privilegesLost }) }, { reason: 'Reviewed', author: 'captain-1', role: 'captain' });
  }

  askMove(day: string, report?: string): string {
    return this.#act('immediate-move.requested', day, { nature: 'arson', words: 'Lit a sheet in the cell', ...(report === undefined ? {} : { report }) }, { author: 'sergeant-1', role: 'shu-sergeant' });
  }

  decideMove(request: string, day: string, outcome: 'approved' | 'refused' = 'approved', author = 'watch-1'): string {
    return this.#act('immediate-move.decided', day, { request, outcome }, { reason: 'Looked at', author, role: 'watch-commander' });
  }

  restrain(day: string, reviewBy = daysAfter(day, 7)): string {
    return this.#act('restraint-order.issued', day, { why: 'Threw liquid through the hatch', restraints: 'Leg irons and waist chain', reviewBy }, { role: 'lieutenant' });
  }

  deprive(day: string, reviewBy = daysAfter(day, 7)): string {
    return this.#act('deprivation-order.issued', day, { why: 'Burned a blanket', withheld: ['blanket', 'matches'], reviewBy }, { role: 'lieutenant' });
  }

  reviewOrder(order: string, day: string, change: { readonly of?: 'restraint' | 'deprivation'; readonly reviewBy?: string; readonly words?: string } = {}): string {
    const { of = 'restraint', reviewBy = daysAfter(day, 7), words } = change;
    return this.#act(`${of}-order.reviewed`, day, { order, reviewBy, ...(words === undefined ? { outcome: 'continued' } : { outcome: 'modified', words }) }, { reason: 'As before' });
  }

  endOrder(order: string, day: string, of: 'restraint' | 'deprivation' = 'restraint'): string {
    return this.#act(`${of}-order.ended`, day, { order }, { reason: 'Calm since' });
  }

  #act(kind: string, effective: string, body: object, more: Omit<Words, 'kind' | 'body' | 'effective'> = {}): string {
    return this.write({ kind, body, effective, ...more }).header.id;
  }
}
