import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel, commit, correction, report } from '../../testing/acts.ts';
import { newStation, testStation } from '../../testing/station.ts';
import { backUp } from '../open.ts';
import { aboutStation } from './about.ts';
import { peopleCount, personPage } from './person-page.ts';

describe('the page of a person', () => {
  test('shows all that is on record, and who wrote it', async () => {
    using at = await testStation();
    const { id, received, committed, certified } = at.person();
    at.as('officer', report(id));
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-03'));
    const page = personPage(at.station.db, id);
    expect(page).toMatchObject({
      id,
      identity: { name: 'MARSH, Daniel T', root: received, entry: received },
      commitments: [{ county: 'Kings', root: committed }],
      jailTimes: [{ days: 214, commitment: committed, root: certified }],
      computation: { outcome: 'computed', dates: { PE: { value: '2020-10-29' }, ME: { outcome: 'date' }, CR: { outcome: 'date' } } },
      reports: [{ tier: 2, author: at.actors.officer.account, writtenAt: '2026-03-02T15:00:00.000Z' }],
      levels: [{ level: 'I', since: '2026-02-10', reason: 'Weekly review' }],
      cells: [{ unit: 'SHU', cell: '8A1-03' }],
      unsettled: 0,
    });
    expect(page?.authors[at.actors.officer.account]).toBe('The officer');
    expect(page?.seen.map(({ facet }) => facet)).toEqual(['cell', 'discipline', 'identity', `jail-time:${committed}`, 'level', 'sentence', 'sentence:kings/01234-2018']);
  });

  test('carries the computation as it was concluded, each step naming the entry it came from', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    const { computation } = personPage(at.station.db, id)!;
    const text = JSON.stringify(computation);
    expect(text).toContain(committed);
    expect(text).toContain(certified);
    at.as('records-clerk', correction(commit(id), committed, { received: '2019-07-04' }));
    expect(personPage(at.station.db, id)?.computation).toMatchObject({ dates: { PE: { value: '2020-11-29' } } });
  });

  test('shows the events in the order in which they count, each with who wrote the words in force', async () => {
    using at = await testStation();
    const { id } = at.person();
    const event = (body: { readonly event: string; readonly day: string }) => ({ kind: 'sentence-event.recorded', subject: { type: 'person' as const, id }, effective: body.day, body });
    const [returned = ''] = at.as('records-clerk', event({ event: 'absconded', day: '2021-02-09' }), event({ event: 'returned', day: '2021-03-25' })).slice(1);
    at.as('coordinator', correction(event({ event: 'returned', day: '2021-03-25' }), returned, { day: '2021-03-26' }));
    expect(personPage(at.station.db, id)?.events).toMatchObject([
      { event: 'absconded', day: '2021-02-09', author: at.actors['records-clerk'].account, writtenAt: '2026-03-02T15:00:00.000Z' },
      { event: 'returned', day: '2021-03-26', root: returned, author: at.actors.coordinator.account },
    ]);
  });

  test('does not count what is struck as unsettled', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    at.as('officer', correction(first, written, { tier: 3 }));
    expect(personPage(at.station.db, id)?.unsettled).toBe(0);
  });

  test('of nobody is none', async () => {
    using at = await testStation();
    expect(personPage(at.station.db, 'nobody')).toBeUndefined();
    expect(personPage(at.station.db, at.actors.officer.account)).toBeUndefined();
    expect(peopleCount(at.station.db)).toBe(0);
  });
});

describe('what is said about the station', () => {
  test('is how much it holds, since when, and which copies lie beside it', async () => {
    using at = await testStation();
    at.person();
    await backUp(at.station.db.$client, at.dataDir, 'by-hand', at.clock.now);
    writeFileSync(join(at.dataDir, 'backups', 'unfinished'), 'a copy that was cut off');
    expect(await aboutStation(at.station)).toMatchObject({
      folder: at.dataDir,
      entries: at.station.book.count(),
      people: 1,
      firstAt: '2026-03-01T15:00:00.000Z',
      lastAt: '2026-03-02T15:00:00.000Z',
      backups: ['daybook-2026-03-02T15-00-00-000Z-by-hand.sqlite'],
    });
  });

  test('of a book not begun is nothing', async () => {
    using at = await newStation();
    expect(await aboutStation(at.station)).toMatchObject({ entries: 0, people: 0, firstAt: null, lastAt: null, backups: [], attachments: { count: 0, bytes: 0 } });
  });
});
