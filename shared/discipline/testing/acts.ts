import * as fc from 'fast-check';
import type { Role } from '../../accounts/roles.ts';
import { known } from '../../capabilities.ts';
import { fold } from '../../entry/fold.ts';
import type { Entry } from '../../entry/header.ts';
import type { Surroundings } from '../../entry/surroundings.ts';
import { identityWords, reportWords } from '../../entry/testing/facts.ts';
import { nothingAround } from '../../entry/testing/proposal.ts';
import { person, StationInTest, testBegins } from '../../entry/testing/station.ts';
import type { Problem } from '../../problems.ts';
import { defaultProcedures } from '../../procedures/procedures.ts';
import { casesOf, disciplineOf, tierOf, type Case } from '../case.ts';
import { affirmedCharges, penaltiesOf } from '../penalties-standing.ts';
import { shuOf } from '../../shu/slice.ts';
import { dayOf, daysAfter, writeMoment } from '../moment.ts';

/** A word that stands in every text of a case, so that a test can look for it where nothing of the case may be left. */
export const secret = 'xyzzyplugh';

/** The officers who hear cases in tests, by their accounts. */
const officers: Readonly<Record<string, { readonly name: string; readonly role: Role }>> = {
  'captain-1': { name: 'Captain Blake', role: 'captain' },
  'captain-2': { name: 'Captain Osei', role: 'captain' },
  'hearing-officer-1': { name: 'Hearing Officer Quinn', role: 'hearing-officer' },
  'lieutenant-2': { name: 'Lieutenant Novak', role: 'lieutenant' },
  'shu-sergeant-2': { name: 'Sergeant Pell', role: 'shu-sergeant' },
};

/** A station that knows those officers and nobody else. */
export const officersAround: Surroundings = { ...nothingAround, account: (id) => officers[id] };

const findings = { act: 'A', committed: `${secret} committed`, heinous: `${secret} heinous`, heinousBy: 'Deputy Commissioner Wray' } as const;
const segregating = { name: 'SHU', days: 3, findings } as const;
const surcharge = { name: 'surcharge', cents: 500 } as const;

/** What may be imposed, out of few. */
const impositions = {
  1: [[{ name: 'reprimand' }], [{ name: 'loss of privileges', privileges: ['radio'], days: 14 }], [{ name: 'work task', days: 5, suspended: { days: 5, forDays: 180 } }]],
  2: [[surcharge], [surcharge, { name: 'keeplock', days: 10, hoursInCell: 12 }], [surcharge, { name: 'keeplock', days: 30, hoursInCell: 12, suspended: { days: 20, forDays: 180 } }]],
  3: [[surcharge, { name: 'RRU', days: 60 }], [surcharge, segregating, { name: 'loss of good time', amount: '0-02-00' }], [surcharge, { name: 'RRU', days: 30, suspended: { days: 30, forDays: 90 } }, { name: 'loss of good time', amount: '0-01-00', suspended: { forDays: 90 } }]],
} as const;

/** The acts that a random case is made of. */
export const actNames = ['write', 'return', 'rewrite', 'set tier', 'refer', 'dismiss', 'confine', 'release', 'serve', 'assist', 'open', 'adjourn', 'extend', 'plead', 'hear a witness', 'dispose', 'dispose', 'dispose', 'dismiss charges', 'deliver', 'appeal', 'decide', 'review', 'reduce', 'invoke', 'segregate', 'end segregation', 'lose good time', 'lower the level', 'review for the level', 'ask for a move', 'decide on a move'] as const;
export type ActName = (typeof actNames)[number];

export interface AnyAct {
  readonly act: ActName;
  /** Which case, and what of several things to say. */
  readonly which: number;
  readonly pick: number;
  readonly hours: number;
}

export const anyActs: fc.Arbitrary<readonly AnyAct[]> = fc.array(fc.record({ act: fc.constantFrom(...actNames), which: fc.nat(9), pick: fc.nat(99), hours: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 60, size: 'max' });

/** A way that a case may go without detours, so that random acts also meet cases far along: a beginning of it, and then whatever comes. */
export const anyCourse: fc.Arbitrary<readonly AnyAct[]> = fc
  .tuple(fc.nat(99), fc.nat(11), anyActs)
  .map(([pick, length, acts]) => [...(['write', 'confine', 'set tier', 'serve', 'assist', 'open', 'plead', 'dispose', 'deliver', 'appeal', 'decide'] as const).slice(0, length).map((act): AnyAct => ({ act, which: 0, pick, hours: 25 })), ...acts]);

/** The words of an act as somebody might enter it now; null where there is nothing that it could be about. */
export interface ActWords {
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly role: Role;
  readonly author: string;
  readonly strikes?: string;
}

/** A station at which acts are entered one after the other, each decided on what it has seen. */
export class Desk {
  readonly station: StationInTest;
  #now: Temporal.PlainDateTime;
  #wall = testBegins;

  constructor(number: number) {
    this.station = new StationInTest(number);
    this.#now = Temporal.PlainDateTime.from('2026-03-02T12:00');
    if (number === 1) this.station.write({ kind: 'person.received', body: identityWords() });
  }

  get now(): Temporal.PlainDateTime {
    return this.#now;
  }

  /** Enters an act if `decide` has nothing to stop it with. Out: whether it was written. */
  enter(one: AnyAct, decided = true): boolean {
    // By the hours that pass, so that none falls where the clocks are put forward.
    this.#now = this.#now.toZonedDateTime('America/New_York').add({ hours: one.hours }).toPlainDateTime();
    const words = this.#wordsOf(one);
    return words !== null && this.write(words, decided);
  }

  /** Writes an act with these words, where nothing stops it. */
  write(words: ActWords, decided = true): boolean {
    if (decided && this.problemsOf(words).some((one) => one.severity === 'stop')) return false;
    const wall = this.#now.toZonedDateTime('America/New_York').epochMilliseconds;
    this.station.wait(wall - this.#wall - 1000);
    this.#wall = wall;
    this.station.write({ ...words, effective: dayOf(this.at), reason: 'As the paper says' });
    return true;
  }

  /** What is against an act on what the station has seen. */
  problemsOf({ kind: name, body, role, author, strikes }: ActWords): readonly Problem[] {
    const { kind, capability } = known.kind(name)!;
    const root = rootOf(strikes, this.station.seen);
    const gone = new Set(root === undefined ? [] : [root]);
    for (const { header } of this.station.seen) if (header.strikes !== undefined && gone.has(header.strikes)) gone.add(header.id);
    const record = fold(person, this.station.seen.filter((one) => !gone.has(one.header.id)), known);
    const struck = this.station.seen.find((one) => one.header.id === strikes);
    return kind.decide({
      subject: person,
      body: kind.schema.parse(body),
      effective: this.#now.toPlainDate(),
      reason: 'As the paper says',
      strikes: root,
      struck: struck && { header: struck.header, body: struck.body },
      slice: record.slices[capability.name],
      record,
      actor: { account: author, role },
      today: this.#now.toPlainDate(),
      procedures: defaultProcedures,
      surroundings: officersAround,
    });
  }

  get at(): string {
    return writeMoment(this.#now);
  }

  #wordsOf({ act, which, pick }: AnyAct): ActWords | null {
    const { record } = this.station;
    const today = dayOf(this.at);
    if (act === 'write') return { kind: 'report.written', body: { ...reportWords({ date: today, time: '00:00', narrative: `${secret}: two men exchanged blows.` }) }, role: 'officer', author: 'officer-1' };
    const cases = casesOf(record);
    const held = cases[which % Math.max(cases.length, 1)];
    if (!held) return null;
    const about = { report: held.root, at: this.at };
    const words = (kind: string, body: Record<string, unknown>, role: Role, author = `${role}-1`): ActWords => ({ kind, body: { ...about, ...body }, role, author });
    const tier = tierOf(held) ?? 2;
    const why = `${secret} why`;
    const findingsOf = (finding: string) => held.report.rules.map((rule) => ({ rule, finding, evidence: `${secret} evidence` }));
    switch (act) {
      case 'return':
        return words('report.returned', { why }, 'lieutenant');
      case 'rewrite':
        return { kind: 'report.corrected', body: { ...reportWords({ date: held.report.date, time: held.report.time, narrative: `${secret}: written again by its author.` }) }, role: 'officer', author: 'officer-1', strikes: held.report.entry };
      case 'set tier':
        return words('report.reviewed', { outcome: 'tier set', tier: 1 + (pick % 3) }, 'lieutenant');
      case 'refer':
        return words('report.reviewed', { outcome: 'referred', to: secret, why }, 'lieutenant');
      case 'dismiss':
        return words('report.reviewed', { outcome: 'dismissed', why }, 'lieutenant');
      case 'confine':
        return words('confinement.pending', { happened: 'began', where: 'SHU' }, 'shu-sergeant');
      case 'release':
        return words('confinement.pending', { happened: 'ended' }, 'shu-sergeant');
      case 'serve':
        return words('notice.served', { servedBy: 'Officer Reyes' }, 'officer');
      case 'assist':
        return words('assistance.given', pick % 2 === 0 ? { how: 'waived' } : { how: 'given', assistant: 'Counselor Ames' }, 'officer');
      case 'open':
        return words('hearing.opened', { officer: { account: 'captain-1', name: 'Captain Blake', role: 'captain' } }, 'captain');
      case 'adjourn':
        return words('hearing.adjourned', { why }, 'captain');
      case 'extend':
        return words('hearing.extended', { clock: (['start', 'finish', 'tier-1', 'rehearing'] as const)[pick % 4], askedBy: 'Captain Blake', authorizedBy: 'Director Lund', until: daysAfter(today, 7 + (pick % 20)), why }, 'captain');
      case 'plead':
        return words('plea.entered', { pleas: [{ rule: held.report.rules[0], plea: 'not guilty' }] }, 'captain');
      case 'hear a witness':
        return words('hearing-witness.recorded', { name: 'Officer Diaz', askedBy: 'person', outcome: 'heard', testimony: `${secret} testimony` }, 'captain');
      case 'dispose': {
        const other = cases.find((one) => one.root !== held.root);
        const penalties = impositions[tier][pick % 3]!.map((penalty) => (other && pick % 5 === 0 && (penalty.name === 'keeplock' || penalty.name === 'RRU') ? { ...penalty, consecutiveTo: other.root } : penalty));
        return words('hearing.disposed', { charges: findingsOf('affirmed'), penalties, reasons: `${secret} reasons` }, 'captain');
      }
      case 'dismiss charges':
        return words('hearing.disposed', { charges: findingsOf('dismissed'), penalties: [] }, 'captain');
      case 'deliver':
        return words('disposition.delivered', { deliveredBy: 'Officer Reyes' }, 'officer');
      case 'appeal':
        return words('appeal.filed', { grounds: `${secret} grounds` }, 'officer');
      case 'decide':
      case 'review':
        return this.#decision(held, act === 'decide' ? 'appeal' : 'court order', pick);
      case 'reduce': {
        const standing = penaltiesOf(held);
        const one = standing[pick % Math.max(standing.length, 1)];
        if (!one) return null;
        return words('penalty.reduced', { penalty: one.number, why, ...(one.penalty.name === 'loss of good time' ? { amount: '0-00-15' } : { days: pick % 9 }) }, 'superintendent');
      }
      case 'invoke': {
        const later = cases.find((one) => one.root !== held.root && affirmedCharges(one).length > 0);
        const suspended = penaltiesOf(held).find((one) => one.suspension);
        return later && suspended ? words('suspended-penalty.invoked', { penalty: suspended.number, because: later.root, ...(pick % 2 === 0 ? { consecutiveTo: later.root } : {}) }, 'captain') : null;
      }
      case 'segregate':
        return { kind: 'segregation.placed', body: { day: today, where: 'SHU', under: pick % 2 === 0 ? 'k(i)' : 'k(ii)', report: held.root, ...(pick % 2 === 0 ? {} : { findings }) }, role: 'shu-sergeant', author: 'shu-sergeant-1' };
      case 'end segregation': {
        const stay = disciplineOf(record).segregation.find((one) => one.to === null);
        return stay ? { kind: 'segregation.ended', body: { placed: stay.root, day: today }, role: 'shu-sergeant', author: 'shu-sergeant-1' } : null;
      }
      case 'lose good time':
        return { kind: 'sentence-event.recorded', body: { event: 'good time lost', day: today, amount: `0-00-${String(1 + (pick % 29)).padStart(2, '0')}`, stage: 'decided', report: held.root }, role: 'coordinator', author: 'coordinator-1' };
      case 'review for the level':
        return { kind: 'captain-review.decided', body: { report: held.root, ...([{ outcome: 'no movement' }, { outcome: 'move to Level I' }, { outcome: 'new adjustment period', newPeriodFrom: today }] as const)[pick % 3]!, ...(pick % 2 === 0 ? {} : { privilegesLost: `${secret} lost` }) }, role: 'captain', author: 'captain-1' };
      case 'ask for a move':
        return { kind: 'immediate-move.requested', body: { report: held.root, nature: 'arson', words: `${secret} lit` }, role: 'shu-sergeant', author: 'shu-sergeant-1' };
      case 'decide on a move': {
        const request = shuOf(record).immediateMoves.find((one) => one.decided === null);
        return request ? { kind: 'immediate-move.decided', body: { request: request.root, outcome: pick % 4 === 0 ? 'refused' : 'approved' }, role: 'watch-commander', author: 'watch-commander-1' } : null;
      }
      case 'lower the level':
        return { kind: 'level.assigned', body: { level: (['I', 'II', 'III'] as const)[pick % 3], report: held.root }, role: 'shu-sergeant', author: 'shu-sergeant-1' };
    }
  }

  #decision(held: Case, on: 'appeal' | 'court order', pick: number): ActWords {
    const tier = tierOf(held) ?? 2;
    const outcome = (['affirmed', 'modified', 'reversed', 'rehearing'] as const)[pick % 4]!;
    const authority = on === 'court order' ? 'court' : tier === 3 ? 'commissioner' : 'superintendent';
    const role = authority === 'superintendent' ? 'superintendent' : 'coordinator';
    const first = penaltiesOf(held).find((one) => one.days !== 0)?.penalty;
    const more = outcome === 'modified' ? { penalties: first ? [first] : [] } : outcome === 'rehearing' ? { until: daysAfter(dayOf(this.at), 14) } : {};
    return { kind: 'appeal.decided', body: { report: held.root, at: this.at, on, authority, decidedBy: 'As the paper has it', outcome, why: `${secret} why`, ...more }, role, author: `${role}-1` };
  }
}

/** The entry first written of the fact that an entry rewrites. */
export function rootOf(strikes: string | undefined, seen: readonly Entry[]): string | undefined {
  let root = strikes;
  for (let before = seen.find(({ header }) => header.id === root)?.header.strikes; before !== undefined; before = seen.find(({ header }) => header.id === root)?.header.strikes) root = before;
  return root;
}
