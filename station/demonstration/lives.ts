/** What becomes of the misbehavior reports of the demonstration: reviewed, served, heard, disposed, appealed. All made up. */

import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { dayOf, daysAfter, hoursAfter, writeMoment, type Moment } from '../../shared/discipline/moment.ts';
import type { Penalty } from '../../shared/discipline/penalty.ts';
import type { Tier } from '../../shared/procedures/discipline-numbers.ts';
import { chanceFrom, type Chance } from './roster.ts';

/** A person as far as his reports are concerned. */
export type Reported = Pick<PersonPage, 'id' | 'identity' | 'cases'>;

/** An act of the life of a case, by the office whose work it is. */
export interface LifeStep {
  readonly at: Moment;
  readonly by: Role;
  readonly act: Act;
}

/** Who hears cases and by which account. */
export interface Officer {
  readonly account: string;
  readonly name: string;
}

interface LifeOptions {
  readonly seed: number;
  readonly now: Moment;
  readonly officers: Readonly<Record<'hearing-officer' | 'captain', Officer>>;
  newId(): string;
}

/**
 * Makes up the lives of the cases of a book, each as far as it can have come by now; some lie where they are until a clock
 * has run out. In: a seed, the people with their cases, the moment, who hears. Out: the acts of all of them in the order in
 * which they happened; the same arguments give the same lives.
 */
export function demonstrationLives(people: readonly Reported[], options: LifeOptions): readonly LifeStep[] {
  const chance = chanceFrom(options.seed);
  const steps = people.flatMap((person) => {
    const disposed: Disposed[] = [];
    return person.cases.flatMap((held) => new Life(person, held, chance, options, disposed).steps);
  });
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A case of the same person that confines him, to run after. */
interface Disposed {
  readonly report: string;
  readonly at: Moment;
  readonly segregated: boolean;
  stands: boolean;
}

/** How likely each turn of a case is. */
const likely = { returned: 0.5, referred: 0.06, dismissed: 0.04, confined: 0.45, waived: 0.5, unassisted: 0.1, adjourned: 0.35, extended: 0.4, unfounded: 0.08, suspended: 0.3, consecutive: 0.5, appealed: 0.35, lies: 0.06 };

/** For how long a case can have lain where it is without anybody’s asking after it. */
const lyingDays = 18;

/** The life of one case, told from its writing on until something ends it or now is reached. */
class Life {
  readonly steps: LifeStep[] = [];
  readonly #person: Reported;
  readonly #held: Case;
  readonly #chance: Chance;
  readonly #options: LifeOptions;
  readonly #disposed: Disposed[];
  readonly #written: Moment;
  readonly #tier: Tier;
  #delay = 0;

  constructor(person: Reported, held: Case, chance: Chance, options: LifeOptions, disposed: Disposed[]) {
    this.#person = person;
    this.#held = held;
    this.#chance = chance;
    this.#options = options;
    this.#disposed = disposed;
    this.#written = held.report.written ?? `${held.report.date}T${held.report.time}`;
    this.#tier = held.report.tier;
    this.#tell();
  }

  /** A moment some days after the writing, or later by as much as the review took, within an hour of the day. */
  #on(days: number, hour: number): Moment {
    const day = Temporal.PlainDate.from(dayOf(this.#written)).add({ days: days + this.#delay });
    return writeMoment(day.toPlainDateTime({ hour, minute: this.#chance.whole(0, 11) * 5 }));
  }

  /** Adds an act where it can have happened by now. Out: whether it has, and the case goes on. */
  #do(by: Role, kind: string, at: Moment, body: object): boolean {
    if (at > this.#options.now) return false;
    this.steps.push({ at, by, act: { kind, subject: { type: 'person', id: this.#person.id }, effective: dayOf(at), body: { report: this.#held.root, at, ...body } } });
    // What lies at all has not lain for long.
    return dayOf(at) < daysAfter(dayOf(this.#options.now), -lyingDays) || !this.#chance.happens(likely.lies);
  }

  #tell(): void {
    const confined = this.#tier !== 1 && this.#chance.happens(likely.confined);
    if (confined) this.#do('shu-sergeant', 'confinement.pending', hoursAfter(this.#written, 1), { happened: 'began', where: this.#tier === 3 ? 'SHU' : 'keeplock' });
    if (!this.#review()) return;
    if (this.#tier !== 1 && !this.#do('officer', 'notice.served', this.#on(2, 10), { servedBy: 'Officer T. Brennan', ...(this.#chance.happens(0.1) ? { refusedToSign: true } : {}) })) return;
    const assisted = (this.#tier === 3 && confined) || this.#held.report.rules.includes('113.24');
    if (assisted && !this.#chance.happens(likely.unassisted) && !this.#assist()) return;
    this.#hear();
  }

  #review(): boolean {
    this.#delay = this.#chance.weighted([0, 1, 2], (days) => 4 - days);
    const at = this.#on(1, 9);
    const isYoung = at > `${daysAfter(dayOf(this.#options.now), -4)}T00:00`;
    if (isYoung && this.#chance.happens(likely.returned)) {
      this.#do('lieutenant', 'report.returned', at, { why: this.#chance.pick(['Say who else was present, and where they stood.', 'The order that was given is not quoted.', 'The time does not agree with the gallery log.']) });
      return false;
    }
    if (at > `${daysAfter(dayOf(this.#options.now), -lyingDays)}T00:00` && this.#chance.happens(likely.referred)) {
      this.#do('lieutenant', 'report.reviewed', at, { outcome: 'referred', to: 'Office of Special Investigations', why: 'An allegation against staff is made in it' });
      return false;
    }
    if (this.#chance.happens(likely.dismissed)) {
      this.#do('lieutenant', 'report.reviewed', at, { outcome: 'dismissed', why: 'What is described breaks no rule' });
      return false;
    }
    return this.#do('lieutenant', 'report.reviewed', at, { outcome: 'tier set', tier: this.#tier });
  }

  #assist(): boolean {
    const how = this.#chance.happens(likely.waived) ? { how: 'waived' } : { how: 'given', assistant: this.#chance.pick(['Counselor R. Ames', 'Teacher V. Soto', 'Officer L. Grant']) };
    return this.#do('officer', 'assistance.given', this.#on(3, 9), how);
  }

  #hear(): void {
    const by = this.#chance.happens(0.6) ? ('hearing-officer' as const) : ('captain' as const);
    const { account, name } = this.#options.officers[by];
    const officer = { account, name, role: by };
    const days = this.#chance.whole(4, 6 - this.#delay);
    let opened = this.#on(days, this.#chance.whole(10, 14));
    if (!this.#do(by, 'hearing.opened', opened, { officer })) return;
    const { rules } = this.#held.report;
    this.#do(by, 'plea.entered', minutesAfter(opened, 5), { pleas: rules.map((rule) => ({ rule, plea: this.#chance.pick(['not guilty', 'guilty with an explanation', 'guilty']) })) });
    if (this.#chance.happens(likely.adjourned)) {
      const until = this.#on(days + this.#chance.whole(2, 5), this.#chance.whole(9, 14));
      if (!this.#do(by, 'hearing.adjourned', minutesAfter(opened, 30), { why: this.#chance.pick(['For a witness who is on his days off', 'For the video of the gallery', 'For an interpreter']), until })) return;
      if (this.#chance.happens(likely.extended)) {
        this.#do(by, 'hearing.extended', minutesAfter(opened, 90), { clock: this.#tier === 1 ? 'tier-1' : 'finish', askedBy: name, authorizedBy: 'Director of Special Housing', until: daysAfter(dayOf(this.#written), 21), why: 'The witness returns next week' });
      }
      opened = until;
      if (!this.#do(by, 'hearing.opened', opened, { officer })) return;
    }
    const at = minutesAfter(opened, 45);
    if (this.#chance.happens(likely.unfounded)) {
      this.#do(by, 'hearing.disposed', at, { charges: this.#findings('dismissed'), penalties: [] });
      return;
    }
    const penalties = this.#penalties(at);
    if (!this.#do(by, 'hearing.disposed', at, { charges: this.#findings('affirmed'), penalties, reasons: 'The report is believed, and the conduct is not the first of its kind.' })) return;
    this.#segregate(at, penalties);
    this.#deliver(at, penalties);
  }

  #findings(finding: 'affirmed' | 'dismissed'): readonly object[] {
    return this.#held.report.rules.map((rule) => ({ rule, finding, evidence: finding === 'affirmed' ? 'The report, and its author’s testimony' : 'The author was not where the report has him' }));
  }

  #penalties(at: Moment): readonly Penalty[] {
    const chance = this.#chance;
    const surcharge: Penalty = { name: 'surcharge', cents: 500 };
    if (this.#tier === 1) return [chance.happens(0.7) ? { name: 'loss of privileges', privileges: ['recreation', 'commissary'], days: chance.whole(5, 14) } : { name: 'work task', days: chance.whole(2, 7) }];
    const suspended = (days: number) => (chance.happens(likely.suspended) ? { suspended: { days: Math.floor(days / 2), forDays: chance.pick([90, 180]) } } : {});
    if (this.#tier === 2) {
      const days = chance.whole(10, 30);
      return [surcharge, chance.happens(0.6) ? { name: 'keeplock', days, hoursInCell: 16, ...suspended(days), ...this.#after(at) } : { name: 'loss of privileges', privileges: ['packages', 'commissary', 'phones'], days, ...suspended(days) }];
    }
    const days = chance.whole(30, 90);
    const goodTime: readonly Penalty[] = chance.happens(0.4) ? [{ name: 'loss of good time', amount: chance.pick(['0-01-00', '0-02-00']) }] : [];
    const segregates = this.#maySegregate(at) && chance.happens(0.4);
    return [surcharge, segregates ? { name: 'SHU', days: 3 } : { name: 'RRU', days, ...suspended(days), ...this.#after(at) }, ...goodTime];
  }

  /** After the confinement of an earlier case, now and then. */
  #after(at: Moment): { readonly consecutiveTo?: string } {
    const earlier = this.#disposed.findLast((one) => one.at < at && one.stands);
    return earlier && this.#chance.happens(likely.consecutive) ? { consecutiveTo: earlier.report } : {};
  }

  /** Nobody of 21 or less or of 55 or more, and nobody twice. */
  #maySegregate(at: Moment): boolean {
    const born = this.#person.identity?.dateOfBirth;
    if (born === undefined || this.#disposed.some((one) => one.segregated)) return false;
    const { years } = Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(dayOf(at)), { largestUnit: 'years' });
    return years > 22 && years < 54;
  }

  #segregate(at: Moment, penalties: readonly Penalty[]): void {
    const confines = penalties.find((one) => one.name === 'SHU' || one.name === 'RRU' || one.name === 'keeplock');
    if (!confines) return;
    this.#disposed.push({ report: this.#held.root, at, segregated: confines.name === 'SHU', stands: true });
    if (confines.name !== 'SHU') return;
    const placed = this.#options.newId();
    const about = { subject: { type: 'person' as const, id: this.#person.id } };
    const [first, last] = [dayOf(at), daysAfter(dayOf(at), 2)];
    this.steps.push({ at: minutesAfter(at, 30), by: 'shu-sergeant', act: { ...about, id: placed, kind: 'segregation.placed', effective: first, body: { day: first, where: 'SHU', under: 'k(i)', until: last, report: this.#held.root } } });
    if (last <= dayOf(this.#options.now)) this.steps.push({ at: `${last}T20:00`, by: 'shu-sergeant', act: { ...about, kind: 'segregation.ended', effective: last, body: { placed, day: last } } });
  }

  #deliver(disposed: Moment, penalties: readonly Penalty[]): void {
    const delivered = hoursAfter(disposed, 3);
    if (!this.#do('officer', 'disposition.delivered', delivered, { deliveredBy: 'Officer T. Brennan' })) return;
    if (!this.#chance.happens(likely.appealed)) return;
    const filed = this.#tier === 1 ? hoursAfter(delivered, 18) : this.#tier === 2 ? hoursAfter(delivered, 48) : hoursAfter(delivered, 24 * this.#chance.whole(3, 20));
    if (!this.#do('officer', 'appeal.filed', filed, { grounds: this.#chance.pick(['The witness I asked for was not called.', 'I was not where the report says.', 'I had no time to prepare.']) })) return;
    this.#decide(hoursAfter(filed, 24 * this.#chance.whole(this.#tier === 3 ? 25 : 5, this.#tier === 3 ? 40 : 12)), penalties);
  }

  #decide(at: Moment, penalties: readonly Penalty[]): void {
    const byCommissioner = this.#tier === 3;
    const outcome = this.#chance.weighted(['affirmed', 'modified', 'reversed'] as const, (one) => ({ affirmed: 5, modified: 2, reversed: 3 })[one]);
    for (const one of this.#disposed) if (one.report === this.#held.root) one.stands = outcome !== 'reversed';
    const lighter = penalties.flatMap((one): readonly Penalty[] => ('days' in one && one.name !== 'SHU' ? [{ ...one, days: Math.ceil(one.days / 2), suspended: undefined }] : [one]));
    this.#do(byCommissioner ? 'coordinator' : 'superintendent', 'appeal.decided', at, {
      on: 'appeal',
      authority: byCommissioner ? 'commissioner' : 'superintendent',
      decidedBy: byCommissioner ? 'Director of Special Housing' : 'L. Hargrove',
      outcome,
      ...(outcome === 'modified' ? { penalties: JSON.parse(JSON.stringify(lighter)) as unknown } : {}),
      why: { affirmed: 'Supported by the evidence', modified: 'The penalty is more than such conduct draws here', reversed: 'A witness was refused without a reason in writing' }[outcome],
    });
  }
}

function minutesAfter(at: Moment, minutes: number): Moment {
  return writeMoment(Temporal.PlainDateTime.from(at).add({ minutes }));
}
