import { inArray } from 'drizzle-orm';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { CaseNamed } from '../../../shared/contract/discipline-shapes.ts';
import type { DeskList } from '../../../shared/contract/shapes.ts';
import { sayTimeLeft } from '../../../shared/discipline/due.ts';
import { clockWords } from '../../../shared/discipline/clock.ts';
import { dayOf, sayMoment, type Moment } from '../../../shared/discipline/moment.ts';
import { reviewRoles } from '../../../shared/discipline/offices.ts';
import { disciplineRules } from '../../../shared/discipline/rules.ts';
import type { Db } from '../open.ts';
import { people } from '../schema.ts';
import { casesIn, clocksDue, docketOf } from './discipline.ts';
import { peopleFound } from './people.ts';

/** How many of a list a desk shows; the count is of all. */
const shownOnDesk = 100;

interface DisciplineDesk {
  readonly db: Db;
  readonly now: Moment;
}

type Words = Pick<DeskList, 'title' | 'explains' | 'empty' | 'all'>;

/** What cases of discipline ask of an office: reports to review, hearings to hold, clocks, appeals, reports to write again. In: the role and the account. */
export function disciplineLists(asks: DisciplineDesk, role: Role, account: string): readonly DeskList[] {
  const hears = role === 'hearing-officer' || role === 'captain';
  return [
    ...(hears ? [myDocket(asks, account), due(asks)] : []),
    ...(reviewRoles.includes(role) ? [toReview(asks)] : []),
    ...(role === 'superintendent' ? [toDecide(asks)] : []),
    ...(role === 'coordinator' ? [atCommissioner(asks)] : []),
    ...returned(asks, role, account),
  ];
}

function myDocket({ db, now }: DisciplineDesk, account: string): DeskList {
  const { hearings } = docketOf(db, dayOf(now), now, account);
  return listOf(
    db,
    { title: 'My docket today', explains: 'Your hearings of today: adjourned to it, held today, or open since before.', empty: 'No hearing of yours is open or adjourned to today.', all: '/discipline/docket' },
    hearings.length,
    hearings.map((one) => ({ ...one, note: `${sayMoment(one.at ?? '')}, ${sayCase(one)}, ${one.state}${one.missing.length > 0 ? `, ${one.missing.join(' and ')} missing` : ''}` })),
  );
}

function due({ db, now }: DisciplineDesk): DeskList {
  const clocks = clocksDue(db, now);
  return listOf(
    db,
    { title: 'Clocks due', explains: 'Clocks of the office that have run out or run out today.', empty: 'No clock has run out or runs out today.', all: '/discipline' },
    clocks.length,
    clocks.map((one) => ({ ...one, note: `${disciplineRules[clockWords[one.clock].rule].title}: ${sayTimeLeft(one.last, now)}${clockWords[one.clock].mandatory ? ', mandatory' : ''}` })),
  );
}

function toReview({ db }: DisciplineDesk): DeskList {
  const { count, lines } = casesIn(db, ['awaiting review', 'referred'], {}, shownOnDesk);
  return listOf(
    db,
    { title: 'Reports awaiting review', explains: 'Reports whose tier is to be set, the oldest first, and those referred elsewhere.', empty: 'No report awaits review.' },
    count,
    lines.map((one) => ({ ...one, note: `${sayCase(one)}${one.state === 'referred' ? ', referred' : ''}` })),
  );
}

function toDecide({ db }: DisciplineDesk): DeskList {
  const { count, lines } = casesIn(db, ['appealed'], { tiers: [1, 2] }, shownOnDesk);
  return listOf(
    db,
    { title: 'Appeals to decide', explains: 'Appeals from Tier I and Tier II, which the superintendent decides.', empty: 'No appeal awaits your decision.' },
    count,
    lines.map((one) => ({ ...one, note: sayCase(one) })),
  );
}

function atCommissioner({ db }: DisciplineDesk): DeskList {
  const { count, lines } = casesIn(db, ['appealed'], { tiers: [3] }, shownOnDesk);
  return listOf(
    db,
    { title: 'Appeals at the commissioner', explains: 'Appeals from Tier III: enter the decision when it arrives.', empty: 'No Tier III appeal is pending.' },
    count,
    lines.map((one) => ({ ...one, note: sayCase(one) })),
  );
}

/** An officer always has the list; others, who write fewer reports, while there is something on it. */
function returned({ db }: DisciplineDesk, role: Role, account: string): readonly DeskList[] {
  const { count, lines } = casesIn(db, ['returned to author'], { author: account }, shownOnDesk);
  if (count === 0 && role !== 'officer') return [];
  const words = { title: 'Reports returned to you', explains: 'The review officer sent them back, with the reason, to be written again.', empty: 'No report of yours was returned.' };
  return [listOf(db, words, count, lines.map((one) => ({ ...one, note: sayCase(one) })))];
}

function listOf(db: Db, words: Words, count: number, lines: readonly (CaseNamed & { readonly note: string })[]): DeskList {
  const shown = lines.slice(0, shownOnDesk);
  const rows = db.select().from(people).where(inArray(people.id, [...new Set(shown.map((one) => one.person))])).all();
  const byId = new Map(rows.map((row) => [row.id, peopleFound(row)]));
  return { ...words, count, people: shown.flatMap(({ person, report, note }) => (byId.has(person) ? [{ ...byId.get(person)!, note, opens: `/people/${person}/case/${report}` }] : [])) };
}

function sayCase({ tier, rules, day }: CaseNamed): string {
  return `${tier === null ? 'no tier yet,' : `Tier ${'I'.repeat(tier)}`} ${rules.join(', ')}, ${day}`;
}
