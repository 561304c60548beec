import { known } from '../../shared/capabilities.ts';
import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Entry } from '../../shared/entry/header.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { levels } from '../../shared/facility/facility.ts';
import type { Station } from '../station.ts';
import { personPage } from '../store/queries/person-page.ts';
import { assignCell, assignLevel, certify, commit, correction, receive, report, testUnits, voiding } from './acts.ts';
import { caseSteps, onCase, type CaseStepName } from './cases.ts';
import { certifyDates, checkCertificate, enterByHand } from './certification.ts';

/** What somebody may try to enter. */
export const attemptNames = ['receive', 'commit', 'certify', 'level', 'cell', 'report', 'a step of a case', 'correct', 'void', 'close an account', 'describe a unit', 'certify the dates', 'check the certificate', 'enter a date by hand'] as const;

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
      return { role: 'captain', act: assignCell(person, 'SHU', `8A1-0${1 + (choice % 4)}`, { effective: day }) };
    case 'report':
      return { role: 'officer', act: report(person, { date: day, tier: ((choice % 3) + 1) as 1 | 2 | 3 }) };
    case 'a step of a case': {
      const root = oneOf(factsOf(at, person, 'report.written'), choice)?.header.id;
      const step = oneOf(Object.keys(caseSteps) as readonly CaseStepName[], choice >> 3)!;
      return root === undefined ? undefined : { role: caseSteps[step].by, act: onCase(at, person, root, step) };
    }
    case 'correct': {
      const earlier = oneOf(factsOf(at, person), choice);
      return earlier && { role: earlier.header.role, act: correction(rewritten(earlier), earlier.header.id, {}, { effective: day }) };
    }
    case 'void': {
      const earlier = oneOf(factsOf(at, person), choice);
      return earlier && { role: earlier.header.role, act: voiding(rewritten(earlier), earlier.header.id, { effective: day }) };
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

/** First writings and corrections on a person's record, whether or not they still stand. */
function factsOf({ station }: Desk, person: string, kind?: string): readonly Entry[] {
  return station.book.entriesOf({ type: 'person', id: person }).filter(({ header, body }) => body !== null && (kind === undefined ? known.kind(header.kind)?.kind.voids === undefined : header.kind === kind));
}

/** The act that an entry was, under the name of the kind first written. */
function rewritten({ header, body }: Entry): Act {
  return { kind: known.kind(header.kind)?.kind.corrects ?? header.kind, subject: header.subject, effective: header.effective, body };
}

function oneOf<Item>(items: readonly Item[], choice: number): Item | undefined {
  return items[choice % Math.max(items.length, 1)];
}
