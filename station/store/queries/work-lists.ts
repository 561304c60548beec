import { eq, inArray, lte } from 'drizzle-orm';
import { shuRoles, type Role } from '../../../shared/accounts/roles.ts';
import type { WorkList } from '../../../shared/contract/unit-lists.ts';
import type { EffectName } from '../../../shared/discipline/put-right.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { packageLacking } from '../../../shared/shu/items.ts';
import { movesDownToMake } from '../../../shared/shu/work.ts';
import type { Db } from '../open.ts';
import { people, standings } from '../schema.ts';
import { amissLines } from './discipline.ts';
import { drcLists } from './drc-lists.ts';
import { crowdedCells } from './housing.ts';
import { peopleFound } from './people.ts';
import { approvalLines, captainLines, heldWhere, orderLines } from './unit-lists.ts';
import { waitingList } from './waiting.ts';

/** How many of a list are given; the count is of all. */
const shownOfList = 200;

const sergeants: readonly Role[] = ['shu-sergeant', 'lieutenant'];

/** What a reversal leaves of the level system to be put right. */
const ofLevels: readonly EffectName[] = ['level', 'adjustment period', 'privileges lost', 'immediate move'];

interface WorkAsks {
  readonly db: Db;
  readonly procedures: Procedures;
  readonly today: Temporal.PlainDate;
}

/** Somebody about whom something is to be done: what, why, and where it is done. */
interface Task {
  readonly id: string;
  readonly does: string;
  readonly note: string;
  readonly opens: string;
}

/** Everything of the unit that waits for somebody on a day, a list for each sort of work, what presses first; each list also where nothing waits. */
export function workLists(asks: WorkAsks): readonly WorkList[] {
  const { db, procedures, today } = asks;
  const list = (words: Omit<WorkList, 'count' | 'people'>, tasks: readonly Task[]): WorkList => ({ ...words, count: tasks.length, people: withPeople(db, tasks.slice(0, shownOfList)) });
  const { waiting, notWaiting, beds } = waitingList(db, today.toString());
  const drc = drcLists(db, procedures, today);
  const approvals = approvalLines(db, today);
  const putRight = amissLines(db, 'put right', ofLevels);
  return [
    list(
      { roles: ['watch-commander'], title: 'Immediate moves to approve', explains: 'A move down at once is made when the Watch Commander has approved it (PIMS R9).', empty: 'No immediate move awaits the Watch Commander.', all: '/shu/approvals' },
      approvals.filter(({ approved }) => !approved).map(({ id, nature, askedBy, askedOn }) => ({ id, does: 'Approve or refuse the move', note: `${nature}, asked for by ${askedBy} on ${askedOn}`, opens: `/people/${id}/immediate-move` })),
    ),
    list({ roles: sergeants, title: 'Moves down to make', explains: 'Decided on by the Captain or approved by the Watch Commander, and not made (PIMS R8, R9).', empty: 'Every move down that was decided on has been made.' }, movesDown(asks)),
    list(
      { roles: ['captain'], title: 'Reports for the Captain’s review', explains: 'Every Tier II and III report on somebody at Level II or III, until it is decided on (PIMS R8).', empty: 'No report awaits the Captain.', all: '/shu/captain' },
      captainLines(db).map(({ id, task: { says, report }, rules }) => ({ id, does: 'Decide whether he moves', note: `${says}, ${rules.join(', ')}`, opens: `/people/${id}/captain-review/${report}` })),
    ),
    list(
      { roles: sergeants, title: 'Orders to review', explains: 'Restraint and deprivation orders whose day of review has come.', empty: 'No order is to be reviewed today.', all: '/shu/orders' },
      orderLines(db, today)
        .filter(({ reviewBy }) => reviewBy <= today.toString())
        .map(({ id, of, order, reviewBy, words }) => ({ id, does: `Review the ${of} order`, note: `due by ${reviewBy}: ${words}`, opens: `/people/${id}/orders/${order}/review` })),
    ),
    list(
      { roles: shuRoles, title: 'Cells whose people do not fit', explains: 'More people than beds, or two who are to be kept separate.', empty: 'Nobody is without a bed, and nobody shares a cell against an order.', all: '/beds' },
      crowdedCells(db).flatMap(({ unit, cell, beds: has, apart, people: there }) =>
        there.map(({ id }) => ({ id, does: 'Move somebody out of the cell', note: `${there.length} in ${cell} of ${unit}: ${apart.length > 0 ? 'they are to be kept separate' : `it has ${has === 1 ? 'one bed' : `${has} beds`}`}`, opens: '/beds' })),
      ),
    ),
    {
      ...list(
        { roles: shuRoles, title: 'Levels to put right', explains: 'What a report had brought about that was dismissed or reversed since: nothing undoes itself.', empty: 'No reversal has left anything of the levels to put right.' },
        putRight.lines.map(({ person, says, remedy, since }) => ({ id: person, does: remedy, note: `${says}${since === null ? '' : `; the report stands no longer since ${since}`}`, opens: `/people/${person}/discipline` })),
      ),
      count: putRight.count,
    },
    list(
      { roles: sergeants, title: 'Waiting, and a bed is free', explains: 'The first of the waiting list, as many as there are beds on galleries designated to the level (PIMS R2, R5, R6).', empty: 'Nobody waits for a bed that is free.', all: '/shu/waiting' },
      (['III', 'II'] as const).flatMap((to) => {
        const free = beds.filter(({ levels }) => levels.includes(to)).reduce((sum, one) => sum + one.free, 0);
        return waiting
          .filter((line) => line.to === to)
          .slice(0, free)
          .map(({ id, position, eligibleOn, risk }) => ({ id, does: `Move to Level ${to}`, note: `place ${position}, eligible since ${eligibleOn}${risk === '' ? '' : `; at risk: ${risk}`}`, opens: `/people/${id}/assign/${to}` }));
      }),
    ),
    list(
      { roles: sergeants, title: 'Findings that no longer stand', explains: 'Found eligible, and something has come about since: they are not on the waiting list.', empty: 'Every finding of eligibility stands.', all: '/shu/waiting' },
      notWaiting.map(({ id, to, foundOn, state, because }) => ({ id, does: `Look at Level ${to} again`, note: `the finding of ${foundOn} is ${state}: ${because}`, opens: `/people/${id}/eligibility` })),
    ),
    list({ roles: sergeants, title: 'Eligibility to be found', explains: 'The days have run. Somebody looks at the record and finds, one way or the other (PIMS R1 to R3).', empty: 'On everybody whose days have run somebody has found.' }, toFind(asks)),
    list(
      { roles: ['drc-member'], title: 'Reviews of the committee due', explains: 'The part of the confinement is served after which the Disciplinary Review Committee looks at a person.', empty: 'No review is due.', all: '/shu/drc' },
      drc.reviews.filter(({ due }) => due <= today.toString()).map(({ id, due, part, owed, inferred }) => ({ id, does: 'Review', note: `due since ${due}, ${part} of ${owed} days served${inferred ? ', by his first level' : ''}`, opens: `/people/${id}/drc` })),
    ),
    list(
      { roles: ['superintendent'], title: 'Time cuts to decide', explains: 'Recommendations of the committee, which the Superintendent decides.', empty: 'No recommendation awaits the Superintendent.', all: '/shu/drc' },
      drc.decisions.map(({ id, review, on, days }) => ({ id, does: `Decide on ${days} days off`, note: `recommended ${on}`, opens: `/people/${id}/drc/decision/${review}` })),
    ),
    list(
      { roles: ['superintendent', 'drc-member'], title: 'Time cuts to look at again', explains: 'What they were reckoned from has changed since, by appeal, reduction or a correction.', empty: 'Every time cut rests on the terms that stand.', all: '/shu/drc' },
      drc.lookAgain.map(({ id, says }) => ({ id, does: 'Look at the cut again', note: says, opens: `/people/${id}/drc` })),
    ),
    list({ roles: ['shu-sergeant'], title: 'Packages', explains: 'At Level III, without sneakers or shorts on record: one package for what somebody lacks (Upstate 5/01/01 p. 2 B).', empty: 'Everybody at Level III has sneakers and shorts on record, or his package.' }, packages(asks)),
  ];
}

/** The work of an office: its lists on which something waits. */
export function workOf(asks: WorkAsks, role: Role): readonly WorkList[] {
  return workLists(asks).filter(({ roles, count }) => count > 0 && roles.includes(role));
}

function movesDown({ db, today }: WorkAsks): readonly Task[] {
  return heldWhere(db, eq(standings.moving, 'decided')).flatMap(({ person: { id }, record }) =>
    movesDownToMake(record, today).map(({ says }) => ({ id, does: 'Move to Level I', note: says, opens: `/people/${id}/assign/I` })),
  );
}

function toFind({ db, today }: WorkAsks): readonly Task[] {
  return db
    .select({ id: standings.person, to: standings.to, from: standings.findableFrom, risk: standings.risk })
    .from(standings)
    .innerJoin(people, eq(people.id, standings.person))
    .where(lte(standings.findableFrom, today.toString()))
    .orderBy(standings.findableFrom, people.name)
    .all()
    .map(({ id, to, from, risk }) => ({ id, does: `Find for Level ${to}`, note: `the days have run since ${from}${risk === '' ? '' : `; at risk: ${risk}`}`, opens: `/people/${id}/eligibility` }));
}

function packages({ db, today }: WorkAsks): readonly Task[] {
  return heldWhere(db, eq(standings.level, 'III')).flatMap(({ person: { id }, record }) => {
    const lacks = packageLacking(record, today.toString());
    return lacks.length === 0 ? [] : [{ id, does: 'Enter what he has, or his package', note: `no ${lacks.join(' and no ')} on record`, opens: `/people/${id}/items` }];
  });
}

function withPeople(db: Db, tasks: readonly Task[]): WorkList['people'] {
  const rows = db.select().from(people).where(inArray(people.id, [...new Set(tasks.map(({ id }) => id))])).all();
  const found = new Map(rows.map((row) => [row.id, peopleFound(row)]));
  return tasks.flatMap(({ id, ...task }) => (found.has(id) ? [{ ...found.get(id)!, ...task }] : []));
}
