import type { Act } from '../../shared/contract/contract.ts';
import type { ReportBody } from '../../shared/discipline/report.ts';
import type { Unit } from '../../shared/facility/facility.ts';
import type { CellBody } from '../../shared/housing/cell.ts';
import type { IdentityBody } from '../../shared/records/identity.ts';
import type { LevelBody } from '../../shared/shu/level.ts';
import type { CommitmentBody } from '../../shared/time/commitment.ts';
import type { JailTimeBody } from '../../shared/time/jail-time.ts';

/** What an act carries besides its words. */
export type Extras = Partial<Pick<Act, 'id' | 'effective' | 'reason' | 'strikes' | 'seen'>>;

/** The day on which tests take place, as the facility counts it. */
export const testDay = '2026-03-02';

function about(person: string, kind: string, body: unknown, extras: Extras): Act {
  return { kind, subject: { type: 'person', id: person }, effective: testDay, body, ...extras };
}

/** The identity that tests receive a person under, unless they say otherwise. */
export const someIdentity: IdentityBody = {
  din: '19-B-0421',
  nysid: '01234567Q',
  name: 'MARSH, Daniel T',
  dateOfBirth: '1988-04-30',
  received: '2019-06-04',
  madeUp: true,
};

/** `person.received`. */
export function receive(person: string, words: Partial<IdentityBody> = {}, extras: Extras = {}): Act {
  const body = { ...someIdentity, ...words };
  return about(person, 'person.received', body, { effective: body.received, ...extras });
}

/** `commitment.received`: one indeterminate count, 2 to 6 years, unless told otherwise. */
export function commit(person: string, words: Partial<CommitmentBody> = {}, extras: Extras = {}): Act {
  const body: CommitmentBody = {
    county: 'Kings',
    indictment: '01234-2018',
    sentenced: '2019-05-14',
    received: '2019-06-04',
    counts: [{ crime: 'Burglary 3rd (PL 140.20)', class: 'D', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' }],
    ...words,
  };
  return about(person, 'commitment.received', body, { effective: body.received, ...extras });
}

/** `jail-time.certified` for a commitment: 214 days, unless told otherwise. */
export function certify(person: string, commitment: string, words: Partial<JailTimeBody> = {}, extras: Extras = {}): Act {
  return about(person, 'jail-time.certified', { commitment, days: 214, certifiedBy: 'Kings County Sheriff', ...words }, extras);
}

/** `level.assigned`, with a reason. */
export function assignLevel(person: string, level: LevelBody['level'], extras: Extras = {}): Act {
  return about(person, 'level.assigned', { level }, { reason: 'Weekly review', ...extras });
}

/** `cell.assigned`. */
export function assignCell(person: string, unit: string, cell: string, extras: Extras = {}): Act {
  return about(person, 'cell.assigned', { unit, cell } satisfies CellBody, extras);
}

/** `report.written`: refusing a direct order, the day before, unless told otherwise. */
export function report(person: string, words: Partial<ReportBody> = {}, extras: Extras = {}): Act {
  const body: ReportBody = {
    date: '2026-03-01',
    time: '14:05',
    place: '8A1 gallery',
    rules: ['106.10'],
    tier: 2,
    narrative: 'He was told twice to step back from the door and did not do so.',
    witnesses: [],
    ...words,
  };
  return about(person, 'report.written', body, { effective: body.date, ...extras });
}

/** The correction of an act: the same words with some changed, striking the entry named. */
export function correction(of: Act, strikes: string, words: object, extras: Extras = {}): Act {
  const { id: _id, seen: _seen, ...act } = of;
  return { ...act, kind: `${factOf(act)}.corrected`, body: { ...(act.body as object), ...words }, strikes, reason: 'Read again from the paper', ...extras };
}

/** The striking out of an act, without writing it again. */
export function voiding(of: Act, strikes: string, extras: Extras = {}): Act {
  const { id: _id, seen: _seen, ...act } = of;
  return { ...act, kind: `${factOf(act)}.voided`, body: {}, strikes, reason: 'Entered on the wrong person', ...extras };
}

function factOf({ kind }: Act): string {
  return kind.slice(0, kind.lastIndexOf('.'));
}

/** The units of the facility of the tests: one general block, and a special housing unit of three galleries. */
export const testUnits: readonly Unit[] = [
  {
    code: 'A',
    name: 'A Block',
    use: 'general',
    galleries: [{ code: 'A-1', name: 'A Block, tier 1', floor: 'lower', cells: cellsOf('A-1', 12) }],
  },
  {
    code: 'SHU',
    name: 'Special Housing Unit',
    use: 'shu',
    galleries: [
      { code: '8A1', name: '8 Building, A-1 gallery', floor: 'lower', side: 'A', levels: ['I'], cells: cellsOf('8A1', 8) },
      { code: '8B1', name: '8 Building, B-1 gallery', floor: 'lower', side: 'B', levels: ['II'], cells: cellsOf('8B1', 8) },
      { code: '10B2', name: '10 Building, B-2 gallery', floor: 'upper', side: 'B', levels: ['III'], cells: cellsOf('10B2', 8) },
    ],
  },
];

function cellsOf(gallery: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${gallery}-${String(index + 1).padStart(2, '0')}`);
}
