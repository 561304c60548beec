import { implement, ORPCError } from '@orpc/server';
import { and, eq } from 'drizzle-orm';
import { passwordSet } from '../shared/accounts/accounts.ts';
import { recordsRoles, staffRoles, type Role } from '../shared/accounts/roles.ts';
import { known } from '../shared/capabilities.ts';
import { contract } from '../shared/contract/contract.ts';
import type { Progress, SignedIn, StationStatus } from '../shared/contract/shapes.ts';
import { localMoment, type Moment } from '../shared/discipline/moment.ts';
import { expungedRoles } from '../shared/discipline/offices.ts';
import { attachmentName, typeOfContent } from '../shared/discipline/attachment.ts';
import { problem } from '../shared/problems.ts';
import { adopters } from '../shared/procedures/adopters.ts';
import { inForceOn } from '../shared/procedures/procedures.ts';
import { attachmentsOfCase } from './attachments-named.ts';
import { demonstrationAccounts, demonstrationPassword } from './demonstration/accounts.ts';
import { makeDemonstration } from './demonstration/demonstration.ts';
import { dropDraft, draftWords, draftsOf, putDraft } from './store/drafts.ts';
import { hashPassword } from './passwords.ts';
import { compareWithFile, comparisonCsv, shownOf } from './reconcile/compare.ts';
import { importRoster, PreviewChanged } from './roster/import.ts';
import { previewRoster, rosterTemplate } from './roster/preview.ts';
import { previewOfVersion } from './procedure-preview.ts';
import type { WindowSession } from './session.ts';
import { holderOfPassword } from './credentials.ts';
import { checkPassword, mustRecord, NotRecorded, openAccount, openFirstAccount, setUpStation } from './set-up.ts';
import type { Station } from './station.ts';
import { aboutStation } from './store/queries/about.ts';
import { certificationList, certificationPreview, certifiedComputation } from './store/queries/certification.ts';
import { cardLines } from './store/queries/cards.ts';
import { daybookOf, recentEntries } from './store/queries/daybook.ts';
import { clocksBoard, docketOf, expungedOf } from './store/queries/discipline.ts';
import { drcLists } from './store/queries/drc-lists.ts';
import { inboxOf } from './store/queries/inbox.ts';
import { ifSettled, matterOf, otherFacilities } from './store/queries/matter.ts';
import { deskOf, mainOfficeDesk } from './store/queries/desk.ts';
import { everyFacility, facilityOf, isOfMainOffice, mainOfficeHere } from './store/queries/whose.ts';
import { boardOf, crowdedCells, designationLines, freeBedsOf, pairingOf, facilitySeen, separationLines, unitLayouts } from './store/queries/housing.ts';
import { adoptedLines, procedureList } from './store/queries/procedures.ts';
import { letGoShown } from './store/queries/people.ts';
import { personPage } from './store/queries/person-page.ts';
import { sheetLines } from './store/queries/gallery-sheet.ts';
import { levelInCellOf, levelStanding } from './store/queries/level-standing.ts';
import { approvalLines, captainLines, orderLines } from './store/queries/unit-lists.ts';
import { handoverOf } from './store/queries/shift.ts';
import { waitingList } from './store/queries/waiting.ts';
import { workLists } from './store/queries/work-lists.ts';
import { accounts, facilities, stations } from './store/schema.ts';
import { NotReadable } from '../shared/sync/hand.ts';
import { LinkDown } from '../shared/sync/link.ts';
import { NotExchanged } from './sync/failure.ts';
import { NotTaken } from './sync/intake.ts';

/** What each call comes with: who is signed in at the window that makes it. */
export interface CallContext {
  readonly session: WindowSession;
}

/**
 * The contract, bound to a station. Both shells serve this router, the one over HTTP on the loopback
 * address, the other over a message port; neither adds anything to it.
 */
export function routerOf(station: Station) {
  const { db } = station;
  let making: Making | undefined;
  const os = implement(contract).$context<CallContext>();

  const accountOf = (id: string | null): SignedIn | null => {
    if (id === null) return null;
    const row = db.select().from(accounts).where(and(eq(accounts.id, id), eq(accounts.closed, false))).get();
    return row ? { account: row.id, username: row.username, name: row.name, role: row.role as Role } : null;
  };
  const signedIn = os.middleware(({ context, next, errors }) => {
    const account = accountOf(context.session.account);
    if (!account) throw errors['SIGNED_OUT']!();
    return next({ context: { actor: { account: account.account, role: account.role } } });
  });
  const refusals = os.middleware(async ({ next, errors }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof NotRecorded) throw errors['REFUSED']!({ data: { problems: error.problems } });
      throw error;
    }
  });
  const only = (...allowed: readonly Role[]) =>
    os.middleware(({ context, next, errors }) => {
      const account = accountOf(context.session.account);
      if (!account || !allowed.includes(account.role)) throw errors['NOT_YOURS']!();
      return next();
    });

  return os.router({
    station: {
      status: os.station.status.handler(() => statusOf(station)),
      setUp: os.station.setUp.use(refusals).handler(async ({ input, context, errors }) => {
        if (station.book.stationId() !== undefined) throw errors.NOT_YOURS();
        const { facility, code, station: name, ...administrator } = input;
        const { actor } = await setUpStation(station, { facility, code, station: name, demonstration: false, administrator });
        context.session.account = actor.account;
        return accountOf(actor.account)!;
      }),
      startDemonstration: os.station.startDemonstration.handler(async function* ({ errors }) {
        if (station.book.stationId() !== undefined && !making) throw errors.NOT_YOURS();
        making ??= new Making(station);
        yield* making.watch();
        making = undefined;
      }),
      about: os.station.about.use(signedIn).handler(() => aboutStation(station)),
    },
    session: {
      current: os.session.current.handler(({ context }) => accountOf(context.session.account)),
      signIn: os.session.signIn.use(refusals).handler(async ({ input, context }) => {
        const holder = accountOf(await holderOfPassword(db, input));
        if (holder) context.session.account = holder.account;
        return holder;
      }),
      signOut: os.session.signOut.handler(({ context }) => {
        context.session.account = null;
        return null;
      }),
    },
    entries: {
      record: os.entries.record.use(signedIn).handler(({ input, context, errors }) => {
        const recorded = station.record(input.acts, context.actor, input.acknowledged);
        if (recorded.is === 'recorded') return { entries: recorded.entries };
        const data = { problems: recorded.problems };
        throw recorded.is === 'refused' ? errors.REFUSED({ data }) : errors.ACKNOWLEDGE({ data });
      }),
      countersign: os.entries.countersign.use(signedIn).use(refusals).handler(async ({ input: { acts, countersigned, signer, acknowledged }, context, errors }) => {
        const refuse = (code: 'ACC-005' | 'ACC-006', field: string, value: string) => errors.REFUSED({ data: { problems: [{ ...problem(code, { field, value }), act: acts.length }] } });
        const signedBy = accountOf(await holderOfPassword(db, signer));
        if (!signedBy) throw refuse('ACC-005', 'password', '');
        // Checking a password takes a while: whoever is signed in may have signed out meanwhile.
        if (context.session.account !== context.actor.account || !accountOf(context.actor.account)) throw errors.SIGNED_OUT();
        if (signedBy.account === context.actor.account) throw refuse('ACC-006', 'username', signedBy.name);
        const recorded = station.record(acts, context.actor, acknowledged, { acts: countersigned, actor: { account: signedBy.account, role: signedBy.role } });
        if (recorded.is === 'recorded') return { entries: recorded.entries, signedBy };
        const data = { problems: recorded.problems };
        throw recorded.is === 'refused' ? errors.REFUSED({ data }) : errors.ACKNOWLEDGE({ data });
      }),
      daybook: os.entries.daybook.use(signedIn).handler(({ input }) => daybookOf(db, input.subject, known)),
      recent: os.entries.recent.use(signedIn).handler(({ input }) => recentEntries(db, input.limit, known)),
    },
    people: {
      search: os.people.search.use(signedIn).handler(({ input }) => station.people.search(input.text, input.limit)),
      list: os.people.list.use(signedIn).handler(({ input }) => station.people.list(input.unit, input.order, input.facility)),
      open: os.people.open.use(signedIn).handler(({ input, errors }) => {
        const page = personPage(db, input.id);
        const gone = page ? undefined : letGoShown(db, input.id);
        if (gone) throw errors.LET_GO({ data: gone });
        if (!page) throw errors.NOT_FOUND();
        const facility = mainOfficeHere(db) && facilityOf(db, { type: 'person', id: input.id });
        const name = everyFacility(db).find(({ id }) => id === facility)?.name;
        return name === undefined ? page : { ...page, facility: name };
      }),
    },
    certification: {
      preview: os.certification.preview.use(signedIn).handler(({ input, errors }) => {
        const preview = certificationPreview(db, input.person, station.procedures, station.today());
        if (!preview) throw errors.NOT_FOUND();
        return preview;
      }),
      certified: os.certification.certified.use(signedIn).handler(({ input, errors }) => {
        const computation = certifiedComputation(db, input.person, input.certificate);
        if (!computation) throw errors.NOT_FOUND();
        return computation;
      }),
      list: os.certification.list.use(signedIn).handler(({ input }) => certificationList(db, input.list, input.page)),
    },
    discipline: {
      clocks: os.discipline.clocks
        .use(signedIn)
        .use(only(...staffRoles))
        .handler(() => clocksBoard(db, momentOf(station))),
      docket: os.discipline.docket
        .use(signedIn)
        .use(only(...staffRoles))
        .handler(({ input }) => docketOf(db, input.day, momentOf(station))),
      expunged: os.discipline.expunged
        .use(signedIn)
        .use(only(...expungedRoles))
        .handler(({ input }) => expungedOf(db, input.person)),
    },
    attachments: {
      keep: os.attachments.keep
        .use(signedIn)
        .use(only(...staffRoles))
        .handler(async ({ input: { content, bytes }, errors }) => {
          const { numbers } = inForceOn(station.procedures.discipline, station.today());
          const outcome = await station.attachments.keep(content, bytes, numbers);
          if ('kept' in outcome) return outcome.kept;
          throw errors.REFUSED({ data: { problems: outcome.problems.map((one) => ({ ...one, act: 0 })) } });
        }),
      open: os.attachments.open
        .use(signedIn)
        .use(only(...staffRoles))
        .handler(async ({ input: { person, report, sha256 }, errors }) => {
          const named = attachmentsOfCase(db, person, report).find((one) => one.sha256 === sha256);
          if (!named) throw errors.NOT_FOUND();
          const read = await station.attachments.read(sha256);
          if (read.is === 'read') return new File([read.content], attachmentName(named.name, named.type), { type: typeOfContent(read.content) ?? 'application/octet-stream' });
          const why = read.is === 'changed' ? 'ATT-004' : station.sync.files.awaitedOf([sha256]).length > 0 ? 'ATT-008' : 'ATT-003';
          throw errors.REFUSED({ data: { problems: [{ ...problem(why, { value: named.name }), act: 0 }] } });
        }),
      awaited: os.attachments.awaited
        .use(signedIn)
        .use(only(...staffRoles))
        .handler(({ input: { person, report } }) => station.sync.files.awaitedOf(attachmentsOfCase(db, person, report).map(({ sha256 }) => sha256))),
    },
    roster: {
      preview: os.roster.preview
        .use(signedIn)
        .use(only(...recordsRoles))
        .handler(({ input, context }) => previewRoster(station, input.text, context.actor).preview),
      import: os.roster.import
        .use(signedIn)
        .use(only(...recordsRoles))
        .handler(async function* ({ input, context }) {
          try {
            yield* importRoster(station, input.text, input.digest, context.actor);
          } catch (error) {
            throw error instanceof PreviewChanged ? new ORPCError('PREVIEW_CHANGED', { status: 409, message: error.message }) : error;
          }
        }),
      template: os.roster.template.use(signedIn).handler(() => ({ text: rosterTemplate() })),
    },
    reconcile: {
      compare: os.reconcile.compare
        .use(signedIn)
        .use(only(...recordsRoles))
        .handler(({ input }) => shownOf(compareWithFile(db, input.text))),
      csv: os.reconcile.csv
        .use(signedIn)
        .use(only(...recordsRoles))
        .handler(({ input }) => ({ text: comparisonCsv(compareWithFile(db, input.text)) })),
    },
    housing: {
      units: os.housing.units.use(signedIn).handler(() => unitLayouts(db)),
      board: os.housing.board.use(signedIn).handler(({ input, errors }) => {
        const board = boardOf(db, input.unit, station.today().toString());
        if (!board) throw errors.NOT_FOUND();
        return board;
      }),
      freeBeds: os.housing.freeBeds.use(signedIn).handler(({ input, errors }) => {
        const free = freeBedsOf(db, input.unit, station.today().toString());
        if (!free) throw errors.NOT_FOUND();
        return free;
      }),
      pairing: os.housing.pairing.use(signedIn).handler(({ input }) => pairingOf(station.surroundings, input.person, input.unit, input.cell, input.level)),
      levelInCell: os.housing.levelInCell.use(signedIn).handler(({ input }) => levelInCellOf(db, station.surroundings, input.person, input.level, station.today().toString())),
      crowding: os.housing.crowding.use(signedIn).handler(() => crowdedCells(db)),
      designations: os.housing.designations.use(signedIn).handler(({ input }) => ({ lines: designationLines(db, input.unit), seen: facilitySeen(db) })),
      sheet: os.housing.sheet.use(signedIn).handler(({ input }) => sheetLines(db, input.unit, station.procedures, station.today())),
      standing: os.housing.standing.use(signedIn).handler(({ input, errors }) => {
        const standing = levelStanding(db, input.person, station.procedures, station.today());
        if (!standing) throw errors.NOT_FOUND();
        return standing;
      }),
      separations: os.housing.separations.use(signedIn).handler(({ input }) => separationLines(db, input.person)),
    },
    shu: {
      captain: os.shu.captain.use(signedIn).use(only(...staffRoles)).handler(() => captainLines(db)),
      approvals: os.shu.approvals.use(signedIn).use(only(...staffRoles)).handler(() => approvalLines(db, station.today())),
      waiting: os.shu.waiting.use(signedIn).use(only(...staffRoles)).handler(() => waitingList(db, station.today().toString())),
      orders: os.shu.orders.use(signedIn).use(only(...staffRoles)).handler(() => orderLines(db, station.today())),
      drc: os.shu.drc.use(signedIn).use(only(...staffRoles)).handler(() => drcLists(db, station.procedures, station.today())),
      work: os.shu.work.use(signedIn).use(only(...staffRoles)).handler(() => workLists({ db, procedures: station.procedures, today: station.today() })),
      shift: os.shu.shift.use(signedIn).use(only(...staffRoles)).handler(({ input }) => handoverOf({ db, book: station.book, registry: known, procedures: station.procedures, now: momentOf(station) }, input.since)),
      cards: os.shu.cards.use(signedIn).use(only(...staffRoles)).handler(({ input }) => cardLines(db, input.unit, station.procedures, station.today())),
    },
    accounts: {
      list: os.accounts.list.use(signedIn).handler(() =>
        db
          .select()
          .from(accounts)
          .where(mainOfficeHere(db) ? isOfMainOffice(db) : undefined)
          .orderBy(accounts.name)
          .all()
          .map((row) => ({ account: row.id, username: row.username, name: row.name, role: row.role as Role, closed: row.closed })),
      ),
      open: os.accounts.open
        .use(signedIn)
        .use(refusals)
        .handler(async ({ input, context }) => ({ id: await openAccount(station, input, context.actor) })),
      openFirst: os.accounts.openFirst.use(refusals).handler(async ({ input, context, errors }) => {
        if (stateOf(station) !== 'without accounts') throw errors.NOT_YOURS();
        const { account } = await openFirstAccount(station, input);
        context.session.account = account;
        return accountOf(account)!;
      }),
      setPassword: os.accounts.setPassword
        .use(signedIn)
        .use(refusals)
        .handler(async ({ input, context }) => {
          checkPassword(input.password);
          const body = { passwordHash: await hashPassword(input.password) };
          const act = { kind: passwordSet.name, subject: { type: 'account' as const, id: input.id }, effective: station.today().toString(), body };
          mustRecord(station, [{ ...act, ...(input.reason ? { reason: input.reason } : {}) }], context.actor);
          return null;
        }),
    },
    sync: {
      status: os.sync.status.handler(() => station.sync.status()),
      enrol: os.sync.enrol.use(refusals).handler(async ({ input, context, errors }) => {
        // A fresh station has no account yet; of one that has, an administrator enrols it.
        if (station.book.stationId() !== undefined && accountOf(context.session.account)?.role !== 'administrator') throw errors.NOT_YOURS();
        await orSaid(() => station.sync.enrol(input));
        station.sync.start();
        return station.sync.status();
      }),
      now: os.sync.now.use(signedIn).handler(async () => {
        await station.sync.now().catch((error: unknown) => {
          if (!(error instanceof NotExchanged)) throw error;
        });
        return station.sync.status();
      }),
      pause: os.sync.pause.use(signedIn).handler(({ input }) => {
        station.sync.pause(input.paused);
        return station.sync.status();
      }),
      exportByHand: os.sync.exportByHand.use(signedIn).use(refusals).handler(() => orSaid(() => station.sync.exportByHand())),
      importByHand: os.sync.importByHand.use(signedIn).use(refusals).handler(({ input }) => orSaid(() => station.sync.importByHand(input.text))),
      inbox: os.sync.inbox.use(signedIn).handler(({ context }) => inboxOf(db, known, context.actor.role)),
      matter: os.sync.matter.use(signedIn).handler(({ input, context, errors }) => {
        const matter = matterOf(db, known, input.entry, context.actor.role);
        if (!matter) throw errors.NOT_FOUND();
        return matter;
      }),
      ifSettled: os.sync.ifSettled.use(signedIn).handler(({ input, errors }) => {
        const supposed = ifSettled(db, known, input);
        if (!supposed) throw errors.NOT_FOUND();
        return supposed;
      }),
      facilities: os.sync.facilities.use(signedIn).handler(() => (mainOfficeHere(db) ? everyFacility(db) : otherFacilities(db, station.surroundings.ownFacility()))),
    },
    desk: {
      show: os.desk.show
        .use(signedIn)
        .handler(({ context }) => (mainOfficeHere(db) ? mainOfficeDesk(db, known) : deskOf({ db, now: momentOf(station), today: station.today(), procedures: station.procedures }, context.actor.role, context.actor.account, known))),
    },
    procedures: {
      adopted: os.procedures.adopted.use(signedIn).handler(() => adoptedLines(db)),
      list: os.procedures.list.use(signedIn).handler(() => procedureList(db)),
      preview: os.procedures.preview
        .use(signedIn)
        .use(only(...adopters))
        .handler(async function* ({ input }) {
          yield* previewOfVersion(station, input.version, input.inPlaceOf);
        }),
      underWay: os.procedures.underWay.use(signedIn).handler(() => station.catchUp.underWay()),
    },
    drafts: {
      list: os.drafts.list.use(signedIn).handler(({ context }) => draftsOf(db, context.actor.account)),
      get: os.drafts.get.use(signedIn).handler(({ input, context }) => draftWords(db, context.actor.account, input.key)),
      put: os.drafts.put.use(signedIn).handler(({ input, context }) => putDraft(db, context.actor.account, input, station.now())),
      drop: os.drafts.drop.use(signedIn).handler(({ input, context }) => dropDraft(db, context.actor.account, input.key)),
    },
    changes: os.changes.use(signedIn).handler(async function* ({ signal }) {
      yield* station.changes.watch(signal);
    }),
  });
}

/** The making of the demonstration facility, which goes on to its end whether its window still looks on or not. */
class Making {
  step: Progress = { is: 'progress', doing: 'Beginning the book', done: 0, of: 1 };
  readonly #done: Promise<void>;

  constructor(station: Station) {
    this.#done = this.#make(station);
    this.#done.catch(() => undefined);
  }

  async #make(station: Station): Promise<void> {
    for await (const step of makeDemonstration(station)) if (step.is === 'progress') this.step = step;
  }

  /** How far it is, now and then until it is made. Fails as the making failed. */
  async *watch(): AsyncGenerator<Progress> {
    let made = false;
    while (!made) {
      yield this.step;
      made = await Promise.race([this.#done.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, 100, false))]);
    }
  }
}

/** Does what sync asks for; what a person must know of it is said as a refusal. */
async function orSaid<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotReadable || error instanceof NotTaken) throw new NotRecorded([{ ...problem('SYN-004', { detail: error.message.replace(/\.$/, '') }), act: 0 }]);
    if (error instanceof LinkDown) throw new NotRecorded([{ ...problem('SYN-005', { field: 'address', detail: error.message.replace(/\.$/, '') }), act: 0 }]);
    throw error;
  }
}

/** The moment it is at the station, on the clock on the wall. */
function momentOf(station: Station): Moment {
  return localMoment(Temporal.Instant.fromEpochMilliseconds(station.now()).toString());
}

/** What a window opens with: see `StationStatus`. */
function stateOf({ book, sync, surroundings }: Station): StationStatus['state'] {
  const id = book.stationId();
  if (id === undefined) return 'new';
  const row = sync.store.row();
  // A station that began with nothing has the book of its facility once an exchange was completed.
  if (row?.answer && row.exchangedAt === null && book.chainEnd(id).seq === 0) return 'arriving';
  return surroundings.accountCount() === 0 ? 'without accounts' : 'ready';
}

function statusOf(station: Station): StationStatus {
  const { db } = station;
  const id = station.book.stationId();
  const ownFacility = station.surroundings.ownFacility();
  const facility = (ownFacility === undefined ? undefined : db.select().from(facilities).where(eq(facilities.id, ownFacility)).get()) ?? null;
  const own = id === undefined ? undefined : db.select({ id: stations.id, name: stations.name }).from(stations).where(eq(stations.id, id)).get();
  return {
    state: stateOf(station),
    version: station.version,
    facility,
    mainOffice: mainOfficeHere(db)?.name ?? null,
    station: own ?? null,
    demonstrationAccounts: facility?.demonstration ? demonstrationAccounts.map((account) => ({ ...account, password: demonstrationPassword })) : [],
    today: station.today().toString(),
    now: momentOf(station),
  };
}
