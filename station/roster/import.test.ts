import { describe, expect, test, vi } from 'vitest';
import type { Progress, RosterReport } from '../../shared/contract/shapes.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { demonstrationRoster, demonstrationUnits } from '../demonstration/roster.ts';
import { personPage } from '../store/queries/person-page.ts';
import { testDay } from '../testing/acts.ts';
import { dump } from '../testing/dump.ts';
import { roster, row, rows } from '../testing/roster.ts';
import { testStation, type TestStation } from '../testing/station.ts';
import { verify } from '../verify.ts';
import { importRoster, PreviewChanged } from './import.ts';
import { previewRoster } from './preview.ts';

const preview = (at: TestStation, text: string) => previewRoster(at.station, text, at.actors['records-clerk']).preview;

/** Imports a roster as the import page does: looks at the preview, confirms it, and reads to the end. */
async function bringIn(at: TestStation, text: string): Promise<{ readonly steps: readonly Progress[]; readonly report: RosterReport }> {
  const steps: (Progress | RosterReport)[] = [];
  for await (const step of importRoster(at.station, text, preview(at, text).digest, at.actors['records-clerk'])) steps.push(step);
  const report = steps.at(-1);
  if (report?.is !== 'done') throw new Error('the import did not end with a report');
  return { steps: steps.slice(0, -1) as Progress[], report };
}

describe('an import', () => {
  test('puts each row in the book whole: reception, commitment, jail time, level, cell', async () => {
    using at = await testStation();
    const { report } = await bringIn(at, roster(row({ unit: 'SHU', cell: '8A1-03', level: 'I', level_since: '2026-02-10', made_up: 'yes' })));
    expect(report).toMatchObject({ added: 1, present: 0, refused: 0, entries: 5 });
    const [person] = at.station.people.search('19b0421', 5);
    expect(person).toMatchObject({ din: '19-B-0421', unit: 'SHU', cell: '8A1-03', level: 'I', levelSince: '2026-02-10', madeUp: true, pe: '2020-10-29' });
    const page = personPage(at.station.db, person!.id);
    expect(page).toMatchObject({ unsettled: 0, jailTimes: [{ days: 214, certifiedBy: 'As carried in the roster' }], cells: [{ since: '2026-02-10', reason: 'Roster import' }] });
    expect(page?.commitments[0]).toMatchObject({ county: 'Kings', sentenced: '2019-06-04', received: '2019-06-04' });
  });

  test('says how far it is, and in the end what it did, and is sent soon', async () => {
    using at = await testStation();
    const sent = vi.spyOn(at.station.sync, 'recorded');
    const { steps, report } = await bringIn(at, roster(...rows(60), row({ din: 'x' })));
    expect(steps.map(({ done, of }) => [done, of])).toEqual([[25, 60], [50, 60], [60, 60]]);
    expect(sent).toHaveBeenCalled();
    expect(report).toMatchObject({ added: 60, present: 0, refused: 1, entries: 180 });
  });

  test('gives a cell with no day of its own the day of the import', async () => {
    using at = await testStation();
    await bringIn(at, roster(row({ unit: 'A', cell: 'A-1-01' })));
    const [person] = at.station.people.list(undefined, 'din');
    expect(personPage(at.station.db, person!.id)?.cells).toMatchObject([{ unit: 'A', cell: 'A-1-01', since: testDay }]);
  });

  test('of the whole demonstration roster adds everybody, the second time nobody', { timeout: 60_000 }, async () => {
    using at = await testStation();
    at.as('captain', ...demonstrationUnits.map((unit) => ({ kind: 'unit.described', subject: { type: 'facility' as const, id: at.facility }, effective: testDay, body: unit })));
    const text = demonstrationRoster({ seed: 11, people: 300, inShu: 80, today: at.station.today() });
    expect((await bringIn(at, text)).report).toMatchObject({ added: 300, present: 0, refused: 0 });
    const count = at.station.book.count();
    expect((await bringIn(at, text)).report).toMatchObject({ added: 0, present: 300, refused: 0, entries: 0 });
    expect(at.station.book.count()).toBe(count);
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });

  test('that differs from the preview which was confirmed is refused before anything is written', async () => {
    using at = await testStation();
    const text = roster(...rows(3));
    const { digest } = preview(at, text);
    at.person({ din: '19-B-0002' });
    const before = dump(at.station.db);
    const importing = importRoster(at.station, text, digest, at.actors['records-clerk']);
    await expect(importing.next()).rejects.toThrow(PreviewChanged);
    expect(dump(at.station.db)).toEqual(before);
  });

  test('of another file than the one previewed is refused', async () => {
    using at = await testStation();
    const { digest } = preview(at, roster(row()));
    await expect(importRoster(at.station, roster(row({ name: 'MARSH, David T' })), digest, at.actors['records-clerk']).next()).rejects.toThrow(PreviewChanged);
    expect(at.station.people.list(undefined, 'din')).toEqual([]);
  });

  test('by an officer who may not import puts nothing in the book', async () => {
    using at = await testStation();
    const text = roster(row());
    const { preview: made } = previewRoster(at.station, text, at.actors.officer);
    expect(made).toMatchObject({ add: 0, refuse: 1 });
    expect(made.rows[0]?.problems.map(({ code }) => code)).toContain('ENT-001');
  });
});

describe('an import that is cut off', () => {
  test('leaves whole rows only, and is finished by importing the same file once more', async () => {
    using at = await testStation();
    const text = roster(...rows(60));
    const importing = importRoster(at.station, text, preview(at, text).digest, at.actors['records-clerk']);
    await importing.next();
    await importing.return(undefined);
    expect(preview(at, text)).toMatchObject({ add: 35, present: 25, refuse: 0 });
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);

    expect((await bringIn(at, text)).report).toMatchObject({ added: 35, present: 25, refused: 0 });
    expect(at.station.people.list(undefined, 'din').map(({ din }) => din)).toEqual(rows(60).map(({ din }) => din));
    expect(at.station.book.count()).toBe((await testStationCount()) + 60 * 3);
  });

  test('lets other windows record between two batches', async () => {
    using at = await testStation();
    const text = roster(...rows(60));
    const importing = importRoster(at.station, text, preview(at, text).digest, at.actors['records-clerk']);
    await importing.next();
    const other = await at.openAgain();
    const recorded = other.record([{ kind: 'account.closed', subject: { type: 'account', id: at.actors.captain.account }, effective: testDay, body: {}, reason: 'Left' }], at.actors.administrator);
    expect(recorded.is).toBe('recorded');
    for await (const step of importing) if (step.is === 'done') expect(step).toMatchObject({ added: 60, refused: 0 });
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });

  test('counts as refused a row that somebody else took meanwhile', async () => {
    using at = await testStation();
    const text = roster(...rows(30));
    const importing = importRoster(at.station, text, preview(at, text).digest, at.actors['records-clerk']);
    await importing.next();
    at.person({ din: '19-B-0030' });
    for await (const step of importing) if (step.is === 'done') expect(step).toMatchObject({ added: 29, refused: 1 });
  });
});

async function testStationCount(): Promise<number> {
  using at = await testStation();
  return at.station.book.count();
}
