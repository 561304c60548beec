import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { roles, type Role } from '../accounts/roles.ts';
import type { Attachment } from '../discipline/attachment.ts';
import { momentSchema } from '../discipline/moment.ts';
import { daySchema } from '../entry/day.ts';
import { sightSchema, type Sight } from '../entry/header.ts';
import { mostOfMatter } from '../entry/question.ts';
import { subjectSchema, type Subject } from '../entry/subject.ts';
import { levels } from '../facility/facility.ts';
import type { Problem } from '../problems.ts';
import type { SyncStatus } from '../sync/status.ts';
import type { IfSettled, Inbox, MatterPage, OtherFacility } from './sync-shapes.ts';
import { certificationListNames } from '../time/standing.ts';
import type { Computation } from '../time/computation.ts';
import { adoptionBody } from '../procedures/adoption.ts';
import type { ClocksBoard, Docket, ExpungedLine } from './discipline-shapes.ts';
import type { ApprovalLine, CaptainLine, CardLine, DrcLists, Handover, OrderLine, WaitingList, WorkList } from './unit-lists.ts';
import type { AdoptedLine, ChangePreview, ProcedureList } from './procedure-shapes.ts';
import type { Board, CrowdedCell, DesignationLine, FreeBeds, LevelStanding, SeparationLine, SheetLine } from './housing-shapes.ts';
import type {
  AccountLine,
  CertificationList,
  CertificationPreview,
  DaybookLine,
  Desk,
  Draft,
  LetGoShown,
  PersonFound,
  PersonPage,
  Progress,
  Reconciliation,
  RosterPreview,
  RosterReport,
  SignedIn,
  StationAbout,
  StationStatus,
  UnitLayout,
} from './shapes.ts';

/** An act to be recorded: the words of an entry before the station seals it. */
export const actSchema = z.strictObject({
  /** The entry's id where its author chose it: to refer to it in a later act, and to ask again safely. */
  id: z.uuid({ version: 'v7' }).optional(),
  kind: z.string().min(1).max(64),
  subject: subjectSchema,
  /** The day on which the act takes effect, as typed: what is no day is refused as a problem of the act. */
  effective: z.string().max(40),
  body: z.unknown(),
  reason: z.string().trim().max(2000).optional(),
  /** The entry whose words it strikes: corrections and voids. */
  strikes: z.uuid().optional(),
  /** What the author saw of the record; an act on a facet that has moved since is refused. */
  seen: z.array(sightSchema).optional(),
});
export type Act = z.infer<typeof actSchema>;

/** An act that a second person signs: its id is chosen, so that sent twice it is in the book once. */
const countersignedSchema = actSchema.required({ id: true });

/** How many acts are recorded together at most: a move with somebody passed over in each place of a long waiting list. */
export const actsAtOnce = 100;

/** A problem of one act of several. */
export interface ActProblem extends Problem {
  readonly act: number;
}

const base = oc.errors({
  SIGNED_OUT: { status: 401, message: 'Sign in first.' },
  NOT_YOURS: { status: 403, message: 'Your role may not do this.' },
  REFUSED: { status: 422, message: 'Not recorded.', data: type<{ problems: readonly ActProblem[] }>() },
  ACKNOWLEDGE: { status: 409, message: 'To be acknowledged before it is recorded.', data: type<{ problems: readonly ActProblem[] }>() },
  NOT_FOUND: { status: 404, message: 'There is nothing of that name on this station.' },
  LET_GO: { status: 410, message: 'His book was let go: another facility holds him.', data: type<LetGoShown>() },
});

const password = z.string().min(1).max(200);
const accountWords = { username: z.string().trim().min(1).max(32), name: z.string().trim().min(1).max(80), password };

/**
 * Everything the window may ask of the station. Inputs are parsed on the station's side of whichever
 * bridge they cross; outputs are the shapes of `shapes.ts`.
 */
export const contract = {
  station: {
    status: base.output(type<StationStatus>()),
    setUp: base
      .input(z.strictObject({ facility: z.string().trim().min(2).max(80), code: z.string().trim().min(2).max(12), station: z.string().trim().min(1).max(80), ...accountWords }))
      .output(type<SignedIn>()),
    startDemonstration: base.output(eventIterator(type<Progress>())),
    about: base.output(type<StationAbout>()),
  },
  session: {
    current: base.output(type<SignedIn | null>()),
    signIn: base.input(z.strictObject({ username: accountWords.username, password })).output(type<SignedIn | null>()),
    signOut: base.output(type<null>()),
  },
  entries: {
    record: base
      .input(z.strictObject({ acts: z.array(actSchema).min(1).max(actsAtOnce), acknowledged: z.array(z.string().max(10_000)).max(100) }))
      .output(type<{ readonly entries: readonly string[] }>()),
    /**
     * Records acts of whoever is signed in, if any, and after them acts that a second person signs with his user name and
     * password, in his own name and office: all or none. It opens no session, and what it was signed with is kept nowhere.
     * Refused where both are one person, or the user name and password are of no open account.
     */
    countersign: base
      .input(
        z.strictObject({
          acts: z.array(actSchema).max(19),
          countersigned: z.array(countersignedSchema).min(1).max(10),
          signer: z.strictObject({ username: accountWords.username, password }),
          acknowledged: z.array(z.string().max(10_000)).max(100),
        }),
      )
      .output(type<{ readonly entries: readonly string[]; readonly signedBy: SignedIn }>()),
    daybook: base.input(z.strictObject({ subject: subjectSchema })).output(type<readonly DaybookLine[]>()),
    recent: base.input(z.strictObject({ limit: z.int().min(1).max(200) })).output(type<readonly DaybookLine[]>()),
  },
  people: {
    search: base.input(z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50) })).output(type<readonly PersonFound[]>()),
    list: base
      // A facility is asked for at a workstation of the main office, which has the people of all.
      .input(z.strictObject({ unit: z.string().max(12).optional(), facility: z.string().max(64).optional(), order: z.enum(['name', 'din', 'cell', 'cr', 'pe', 'me']) }))
      .output(type<readonly PersonFound[]>()),
    open: base.input(z.strictObject({ id: z.string().max(64) })).output(type<PersonPage>()),
  },
  certification: {
    preview: base.input(z.strictObject({ person: z.string().max(64) })).output(type<CertificationPreview>()),
    /** The whole computation as it was certified, from the entry's own body. */
    certified: base.input(z.strictObject({ person: z.string().max(64), certificate: z.string().max(64) })).output(type<Computation>()),
    list: base.input(z.strictObject({ list: z.enum(certificationListNames), page: z.int().min(1).max(100_000) })).output(type<CertificationList>()),
  },
  discipline: {
    /** Every open clock of every case, what cannot be as entered, and what reversals left to be put right. */
    clocks: base.output(type<ClocksBoard>()),
    docket: base.input(z.strictObject({ day: daySchema })).output(type<Docket>()),
    /** What expunged a person's reports, the oldest first: for those who may know how many there were. */
    expunged: base.input(z.strictObject({ person: z.string().max(64) })).output(type<readonly ExpungedLine[]>()),
  },
  attachments: {
    /** Keeps a file for a report; it is named by a report once that is recorded. */
    keep: base.input(z.strictObject({ content: z.file(), bytes: z.int().nonnegative() })).output(type<Attachment>()),
    /** A file that the report of a case names. Only of a case that stands. */
    open: base.input(z.strictObject({ person: z.string().max(64), report: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).output(z.file()),
    /** Which files of the report of a case are not here yet and will come with an exchange, by their hashes. Only of a case that stands. */
    awaited: base.input(z.strictObject({ person: z.string().max(64), report: z.uuid() })).output(type<readonly string[]>()),
  },
  roster: {
    preview: base.input(z.strictObject({ text: z.string().max(64_000_000) })).output(type<RosterPreview>()),
    import: base
      .input(z.strictObject({ text: z.string().max(64_000_000), digest: z.string().length(64) }))
      .output(eventIterator(type<Progress | RosterReport>())),
    template: base.output(type<{ readonly text: string }>()),
  },
  reconcile: {
    compare: base.input(z.strictObject({ text: z.string().max(64_000_000) })).output(type<Reconciliation>()),
    csv: base.input(z.strictObject({ text: z.string().max(64_000_000) })).output(type<{ readonly text: string }>()),
  },
  housing: {
    units: base.output(type<readonly UnitLayout[]>()),
    board: base.input(z.strictObject({ unit: z.string().max(12) })).output(type<Board>()),
    /** The cells of a unit with a bed free, by gallery as designated today. */
    freeBeds: base.input(z.strictObject({ unit: z.string().max(12) })).output(type<readonly FreeBeds[]>()),
    /** What stands against a person's sharing a cell with those who are in it; at another level, where he is to come to one. */
    pairing: base.input(z.strictObject({ person: z.string().max(64), unit: z.string().max(12), cell: z.string().max(20), level: z.enum(levels).optional() })).output(type<readonly Problem[]>()),
    /** What a level would mean today for the cell that a person is in, and whether there is a bed for it. */
    levelInCell: base.input(z.strictObject({ person: z.string().max(64), level: z.enum(levels) })).output(type<readonly Problem[]>()),
    /** Every cell with more people than beds, or with two who are to be kept separate. */
    crowding: base.output(type<readonly CrowdedCell[]>()),
    /** The designations of a unit's galleries since its description, the last first. */
    designations: base.input(z.strictObject({ unit: z.string().max(12) })).output(type<{ readonly lines: readonly DesignationLine[]; readonly seen: readonly Sight[] }>()),
    /** What printed gallery sheets say of everybody of a unit besides what the board shows. */
    sheet: base.input(z.strictObject({ unit: z.string().max(12) })).output(type<readonly SheetLine[]>()),
    /** Where somebody stands in the level system today, and why. */
    standing: base.input(z.strictObject({ person: z.string().max(64) })).output(type<LevelStanding>()),
    /** The orders that keep a person separate from others, on whichever record each was made. */
    separations: base.input(z.strictObject({ person: z.string().max(64) })).output(type<readonly SeparationLine[]>()),
  },
  shu: {
    /** Reports that await the Captain. */
    captain: base.output(type<readonly CaptainLine[]>()),
    /** Immediate moves that await the Watch Commander, or that he approved and nobody has made. */
    approvals: base.output(type<readonly ApprovalLine[]>()),
    /** Who was found eligible and waits for a bed, in order, and the beds there are. */
    waiting: base.output(type<WaitingList>()),
    /** Restraint and deprivation orders in force, by the day of their next review. */
    orders: base.output(type<readonly OrderLine[]>()),
    /** Reviews of the Disciplinary Review Committee due and to come, recommendations that await the Superintendent, cuts to be looked at again. */
    drc: base.output(type<DrcLists>()),
    /** Everything of the unit that waits for somebody, a list for each sort of work. */
    work: base.output(type<readonly WorkList[]>()),
    /** What changed since a moment, or since the shift now running began, and what is due in the coming one. */
    shift: base.input(z.strictObject({ since: momentSchema.optional() })).output(type<Handover>()),
    /** What the cell cards of everybody in a unit say. */
    cards: base.input(z.strictObject({ unit: z.string().max(12) })).output(type<readonly CardLine[]>()),
  },
  accounts: {
    list: base.output(type<readonly AccountLine[]>()),
    open: base.input(z.strictObject({ ...accountWords, role: z.enum(roles) })).output(type<{ readonly id: string }>()),
    /** The administrator's account at the first station of a facility that the main office began: only where there is no account at all. */
    openFirst: base.input(z.strictObject(accountWords)).output(type<SignedIn>()),
    setPassword: base.input(z.strictObject({ id: z.string().max(64), password, reason: z.string().trim().max(2000).optional() })).output(type<null>()),
  },
  sync: {
    /** How the exchange with the main office stands; also before anybody has signed in. */
    status: base.output(type<SyncStatus>()),
    /** Enrols this station, set up alone or fresh, with a code of the main office. */
    enrol: base
      .input(z.strictObject({ code: z.string().trim().min(1).max(60), name: z.string().trim().min(1).max(80), address: z.url({ protocol: /^https$/ }).max(200) }))
      .output(type<SyncStatus>()),
    now: base.output(type<SyncStatus>()),
    pause: base.input(z.strictObject({ paused: z.boolean() })).output(type<SyncStatus>()),
    /** A file for the main office, and the taking in of one of its. */
    exportByHand: base.output(type<{ readonly text: string; readonly entries: number; readonly files: number; readonly filesLeft: number }>()),
    importByHand: base.input(z.strictObject({ text: z.string().max(500_000_000) })).output(type<{ readonly entries: number; readonly files: number; readonly filesLeft: number }>()),
    /** What is in question or stands aside, and clashes across people; oldest first. */
    inbox: base.output(type<Inbox>()),
    /** The matter that an entry is part of; not found once it is settled. */
    matter: base.input(z.strictObject({ entry: z.uuid() })).output(type<MatterPage>()),
    /** What the record would say if a matter were settled so. Nothing is recorded. */
    ifSettled: base.input(z.strictObject({ settles: z.array(z.uuid()).min(1).max(mostOfMatter), stands: z.array(z.uuid()).max(mostOfMatter) })).output(type<IfSettled>()),
    /** The other facilities of the department that have a station, by name: where a person can be transferred to. At the main office every facility. */
    facilities: base.output(type<readonly OtherFacility[]>()),
  },
  desk: { show: base.output(type<Desk>()) },
  procedures: {
    /** The versions adopted here, by which the window makes what is in force of what its program brings. */
    adopted: base.output(type<readonly AdoptedLine[]>()),
    list: base.output(type<ProcedureList>()),
    /** What a version would do to whom if it were adopted in place of the one named (its root), or besides all. */
    preview: base.input(z.strictObject({ version: adoptionBody, inPlaceOf: z.uuid().optional() })).output(eventIterator(type<Progress | ChangePreview>())),
    /** How far the making again is of what an adopted version changed; null where nothing is left to do. */
    underWay: base.output(type<Progress | null>()),
  },
  drafts: {
    list: base.output(type<readonly Draft[]>()),
    get: base.input(z.strictObject({ key: z.string().max(200) })).output(type<unknown>()),
    put: base.input(z.strictObject({ key: z.string().max(200), title: z.string().max(200), words: z.unknown() })).output(type<null>()),
    drop: base.input(z.strictObject({ key: z.string().max(200) })).output(type<null>()),
  },
  /** Says which subjects changed, as it happens: the window asks again for what it shows. */
  changes: base.output(eventIterator(type<{ readonly subjects: readonly Subject[] }>())),
};

export type { Role };
