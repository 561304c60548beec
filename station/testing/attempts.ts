import { known } from '../../shared/capabilities.ts';
import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { walkOf, type Case } from '../../shared/discipline/case.ts';
import { localMoment } from '../../shared/discipline/moment.ts';
import type { CaseState } from '../../shared/discipline/state-graph.ts';
import type { Entry } from '../../shared/entry/header.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { levels } from '../../shared/facility/facility.ts';
import type { Station } from '../station.ts';
import { personPage } from '../store/queries/person-page.ts';
import { assignCell, assignLevel, certify, commit, correction, receive, report, testUnits, voiding } from './acts.ts';
import { caseSteps, onCase, type CaseStepName } from './cases.ts';
import { certifyDates, checkCertificate, enterByHand } from './certification.ts';
import { inUnit } from './levels.ts';

/** What somebody may try to enter. */
export const attemptNames = ['receive', 'commit', 'certify', 'level', 'cell', 'keep separate', 'designate a gallery', 'order', 'judge', 'report', 'a step of a case', 'segregate', 'correct', 'void', 'close an account', 'describe a unit', 'certify the dates', 'check the certificate', 'enter a date by hand'] as const;

/** One thing that somebody tries to enter about a person; a number decides the rest. */
export interface Attempt {
  readonly what: (typeof attemptNames)[number];
  readonly choice: number;
}

/** Where it is tried. */
export interface Desk {
  readonly station: Station;
  readonly actors: Readonly<Record<Role, Actor>>;
  readonly facility: string;
  /** A fresh id. */
  id(): string;
}

/**
 * The act of an attempt as an officer at a desk would make it with the book as it is there. Undefined where there is
 * nothing to begin with. It may well be refused.
 */
export function actOf(at: Desk, { what, choice }: Attempt, person: string): { readonly role: Role; readonly act: Act } | undefined {
  const day = Temporal.PlainDate.from(at.station.today()).subtract({ days: choice % 90 }).toString();
  switch (what) {
    case 'receive':
      return { role: 'records-clerk', act: receive(person, { din: `19-B-${String(1000 + (choice % 4))}`, name: `SURNAME${choice % 5}, Given` }) };
    case 'commit':
      return { role: 'coordinator', act: commit(person, { indictment: `0000${choice % 3}-2018` }, { id: at.id() }) };
    case 'certify':
      return { role: 'records-clerk', act: certify(person, oneOf(factsOf(at, person, 'commitment.received'), choice)?.header.id ?? 'none', { days: choice }, { effective: day }) };
    case 'level':
      return { role: 'captain', act: assignLevel(person, levels[choice % 3]!, { effective: day }) };
    case 'cell':
      return { role: 'captain', act: assignCell(person, 'SHU', `8A1-0${1 + (choice % 4)}`, { effective: day, reason: 'As there was no other' }) };
    case 'report':
      return { role: 'officer', act: report(person, { date: day, tier: ((choice % 3) + 1) as 1 | 2 | 3 }) };
    case 'keep separate': {
      const other = oneOf(at.station.people.list(undefined, 'din'), choice)?.id;
      return other === undefined ? undefined : { role: 'captain', act: { kind: 'keep-separate.ordered', subject: { type: 'person', id: person }, effective: day, body: { other, why: 'They fought' } } };
    }
    case 'designate a gallery':
      return { role: 'captain', act: { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective: day, body: { unit: 'SHU', gallery: '8A1', levels: [levels[choice % 3]!] }, reason: 'More beds' } };
    case 'order':
      return { role: 'captain', act: { kind: 'restraint-order.issued', subject: { type: 'person', id: person }, effective: day, body: { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: day }, reason: 'Threw a tray' } };
    case 'judge': {
      const [report, request] = [factsOf(at, person, 'report.written').at(-1)?.header.id, factsOf(at, person, 'immediate-move.requested').at(-1)?.header.id];
      const words = { effective: day };
      if (choice % 4 === 0) return { role: 'captain', act: inUnit(person, 'found', { to: choice % 8 === 0 ? 'II' : 'III', outcome: choice % 3 === 0 ? 'not eligible' : 'eligible' }, words) };
      if (choice % 4 === 1) return report === undefined ? undefined : { role: 'captain', act: inUnit(person, 'review', { report }, words) };
      return request === undefined || choice % 4 === 2 ? { role: 'captain', act: inUnit(person, 'request', report === undefined ? {} : { report }, words) } : { role: 'watch-commander', act: inUnit(person, 'decision', { request }) };
    }
    case 'a step of a case': {
      const held = oneOf(personPage(at.station.db, person)?.cases ?? [], choice);
      return held && onAnyCase(at, person, held, choice);
    }
    case 'segregate':
      return { role: 'shu-sergeant', act: placeOrEnd(at, person, choice) };
    case 'correct': {
      const earlier = oneOf(factsOf(at, person), choice);
      return earlier && { role: earlier.header.role, act: { ...correction(rewritten(earlier), earlier.header.id, {}, { effective: day }), kind: rewritingOf(rewritten(earlier), 'corrects') } };
    }
    case 'void': {
      const earlier = oneOf(factsOf(at, person), choice);
      return earlier && { role: earlier.header.role, act: { ...voiding(rewritten(earlier), earlier.header.id, { effective: day }), kind: rewritingOf(rewritten(earlier), 'voids') } };
    }
    case 'certify the dates':
      return personPage(at.station.db, person) && { role: 'records-clerk', act: certifyDates(at, person, choice % 2 === 0 ? 'review' : 'new-commitment') };
    case 'check the certificate':
      return { role: 'coordinator', act: checkCertificate(at, person, personPage(at.station.db, person)?.certificates.at(-1)?.root ?? 'none', choice % 2 === 0 ? undefined : 'The paper says otherwise') };
    case 'enter a date by hand':
      return personPage(at.station.db, person) && { role: 'records-clerk', act: enterByHand(at, person, { date: (['PE', 'CR', 'ME'] as const)[choice % 3]!, value: day }) };
    case 'close an account':
      return { role: 'administrator', act: { kind: 'account.closed', subject: { type: 'account', id: at.actors.officer.account }, effective: day, body: {}, reason: 'Left' } };
    case 'describe a unit':
      return { role: 'captain', act: { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: day, body: { ...testUnits[choice % 2]!, name: `Unit ${choice % 3}` } } };
  }
}

/** What comes next on a case that goes straight to a reversal, or now and then something else. */
function onAnyCase(at: Desk, person: string, held: Case, choice: number): { readonly role: Role; readonly act: Act } {
  const names = Object.keys(caseSteps) as CaseStepName[];
  const expected: Partial<Record<CaseState, CaseStepName>> = { 'awaiting review': 'review', 'tier set': 'notice', 'notice served': 'opening', 'rehearing ordered': 'notice', 'in hearing': 'disposition', disposed: 'delivery', delivered: 'appeal', appealed: 'reversal' };
  const step = (choice % 5 > 0 && expected[walkOf(held).state]) || names[choice % names.length]!;
  const decided = [{ outcome: 'reversed' }, { outcome: 'rehearing', until: '2026-12-31' }, { outcome: 'affirmed' }][choice % 3];
  const words = { at: localMoment(Temporal.Instant.fromEpochMilliseconds(at.station.now()).toString()), ...(step === 'reversal' ? decided : {}) };
  return { role: caseSteps[step].by, act: onCase(at, person, held.root, step, words) };
}

/** A stay in segregated confinement of three days at most: its beginning, or its end where one goes on. */
function placeOrEnd(at: Desk, person: string, choice: number): Act {
  const page = personPage(at.station.db, person);
  const going = page?.segregation.find(({ to }) => to === null);
  const day = at.station.today().toString();
  const about = { subject: { type: 'person', id: person }, effective: day } as const;
  const report = page?.cases[choice % Math.max(page.cases.length, 1)]?.root;
  return going ? { ...about, kind: 'segregation.ended', body: { placed: going.root, day: going.from } } : { ...about, kind: 'segregation.placed', body: { day, where: 'SHU', under: 'k(i)', ...(report ? { report } : {}) } };
}

/** First writings and corrections on a person's record, whether or not they still stand. */
function factsOf({ station }: Desk, person: string, kind?: string): readonly Entry[] {
  return station.book.entriesOf({ type: 'person', id: person }).filter(({ header, body }) => body !== null && (kind === undefined ? known.kind(header.kind)?.kind.voids === undefined : header.kind === kind));
}

/** The act that an entry was, under the name of the kind first written. */
function rewritten({ header, body }: Entry): Act {
  return { kind: known.kind(header.kind)?.kind.corrects ?? header.kind, subject: header.subject, effective: header.effective, body };
}

/** The kind that corrects or strikes out what an act wrote. */
function rewritingOf({ kind }: Act, how: 'corrects' | 'voids'): string {
  return known.capabilities.flatMap(({ kinds }) => kinds).find((one) => one[how] === kind)?.name ?? `${kind} is not rewritten`;
}

function oneOf<Item>(items: readonly Item[], choice: number): Item | undefined {
  return items[choice % Math.max(items.length, 1)];
}
