import { eq } from 'drizzle-orm';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { problemCodes } from '../../shared/problems.ts';
import { NotRecorded } from '../../station/set-up.ts';
import type { Station } from '../../station/station.ts';
import { inboxOf } from '../../station/store/queries/inbox.ts';
import { accounts, cells, people } from '../../station/store/schema.ts';
import { inboxLines } from './said.ts';

/** The stations of the story: two of one facility, and one of another. */
export interface Desks {
  readonly records: Station;
  readonly shu: Station;
  readonly elsewhere: Station;
}

type Held = typeof people.$inferSelect;

/** Tells the story on stations that have been enrolled, a line at a time as it happens. Fails (throws) where an act is refused. */
export async function tellStory(desks: Desks, say: (line: string) => void): Promise<void> {
  const { records, shu, elsewhere } = desks;
  const held = inShu(shu);
  const second = held.find(({ level: at }) => at === 'II');
  const [first, third, neighbour] = held.filter((one) => one !== second);
  if (!first || !second || !third || !neighbour) throw new Error('the demonstration facility has too few people in its SHU');

  say('');
  say('The link is gone. Each station works on.');
  for (const station of Object.values(desks)) station.sync.pause(true);
  const free = cellsWith(shu, first, (left, beds) => left === beds);
  enter(records, 'lieutenant', move(records, first, free[0]!));
  say(`  Records office: the lieutenant moves ${first.name} to ${free[0]}.`);
  enter(shu, 'sergeant', move(shu, first, free[1]!));
  say(`  SHU office:     the sergeant moves ${first.name} to ${free[1]}.`);
  enter(records, 'captain', level(records, second, 'I'));
  say(`  Records office: the captain puts ${second.name} at level I.`);
  enter(shu, 'watch', level(shu, second, 'III'));
  say(`  SHU office:     the watch commander puts him at level III.`);
  const last = cellsWith(shu, third, (left) => left === 1)[0]!;
  enter(records, 'lieutenant', move(records, third, last));
  enter(shu, 'sergeant', move(shu, neighbour, last));
  say(`  Each, unseen by the other, gives the last free bed of ${last} to somebody: ${third.name}, and ${neighbour.name}.`);
  for (const [name, station] of [['Records office', records], ['SHU office', shu]] as const) say(`  ${name}: ${waits(station)}.`);

  say('');
  say('The link is back. The stations meet at the main office.');
  await exchange(desks);
  for (const [name, station] of [['Records office', records], ['SHU office', shu]] as const) {
    say(`  In the inbox at the ${name}:`);
    inboxLines(station, 'captain').forEach((line) => say(`    ${line}`));
  }

  say('');
  const matter = inboxOf(shu.db, known, 'captain').matters.find(({ subject }) => subject.id === second.id);
  if (!matter) throw new Error('the disagreement on the level is not in the inbox');
  const [stands] = matter.entries;
  enter(shu, 'captain', {
    kind: 'question.settled',
    subject: matter.subject,
    effective: shu.today().toString(),
    reason: 'The captain has seen both officers: the move down was meant for him.',
    body: { settles: matter.entries.map(({ id }) => id), stands: [stands!.id], how: 'chosen' },
  });
  say(`The captain settles the level of ${second.name} at the SHU office: “${stands!.says}” stands, the other is struck; both stay in the daybook.`);

  const leaving = records.db.select().from(people).where(eq(people.unit, 'A')).orderBy(people.id).get() ?? records.db.select().from(people).orderBy(people.id).all().find(({ unit }) => unit !== 'SHU')!;
  enter(records, 'clerk', transfer(desks, leaving));
  say(`${leaving.name} is transferred to the other facility.`);
  await exchange(desks);
  await exchange(desks);
  say(`  There, his whole book has arrived: ${elsewhere.book.entriesOf(person(leaving)).length} entries of ${records.book.entriesOf(person(leaving)).length}. Here it can be read, and nothing new is entered.`);
}

/** One exchange of every station; what one of them sends is fetched by the others in the next. */
async function exchange(desks: Desks): Promise<void> {
  for (const station of [...Object.values(desks), desks.records]) {
    station.sync.pause(false);
    await station.sync.now();
  }
}

function inShu({ db }: Station): readonly Held[] {
  return db.select().from(people).where(eq(people.unit, 'SHU')).orderBy(people.cell).all().filter(({ level: at }) => at !== null);
}

/** Cells of the special housing unit for a person's level, by how many of their beds are free. */
function cellsWith({ db, surroundings }: Station, { level: at }: Held, fits: (left: number, beds: number) => boolean): readonly string[] {
  return db.select().from(cells).where(eq(cells.unit, 'SHU')).orderBy(cells.cell).all().filter(({ cell, levels, beds }) => levels.includes(at!) && fits(beds - surroundings.occupants('SHU', cell).length, beds)).map(({ cell }) => cell);
}

function person({ id }: Pick<Held, 'id'>): Subject {
  return { type: 'person', id };
}

function move(station: Station, of: Held, cell: string): Act {
  return { kind: 'cell.assigned', subject: person(of), effective: station.today().toString(), body: { unit: 'SHU', cell }, reason: 'Moved within the unit' };
}

function level(station: Station, of: Held, to: string): Act {
  return { kind: 'level.assigned', subject: person(of), effective: station.today().toString(), body: { level: to }, reason: 'Weekly review' };
}

function transfer({ records, elsewhere }: Desks, of: Held): Act {
  const facility = (at: Station) => at.db.query.facilities.findFirst({ where: (one, is) => is.eq(one.id, at.surroundings.ownFacility() ?? '') }).sync()!;
  const [from, to] = [facility(records), facility(elsewhere)];
  const wrote = new Set(records.book.entriesOf(person(of)).map(({ header }) => header.author));
  const authors = records.db.select().from(accounts).all().filter(({ id }) => wrote.has(id)).map(({ id, name, role }) => ({ account: id, name, role }));
  return { kind: 'person.transferred', subject: person(of), effective: records.today().toString(), body: { from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name }, authors } };
}

/** Records acts in the name of an account; its warnings count as acknowledged. */
function enter(station: Station, username: string, ...acts: readonly Act[]): void {
  const account = station.db.select().from(accounts).where(eq(accounts.username, username)).get();
  if (!account) throw new Error(`there is no account ${username}`);
  const recorded = station.record(acts, { account: account.id, role: account.role as Actor['role'] }, problemCodes);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
}

function waits(station: Station): string {
  const { count } = station.sync.status().waiting;
  return `${count} ${count === 1 ? 'entry waits' : 'entries wait'} to be sent`;
}
