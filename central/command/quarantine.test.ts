import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityWords, levelWords } from '../../shared/entry/testing/facts.ts';
import { issueCode } from '../office/enrol.ts';
import { answer } from '../office/office.ts';
import { postgresForTests, type PostgresInTest } from '../testing/postgres.ts';
import { runCentral } from '../testing/process.ts';
import { StationAtOffice } from '../testing/station.ts';
import { openCentral } from './opened.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'daybook-quarantine-'));
const doe = { type: 'person', id: 'doe' } as const;
let server: PostgresInTest | undefined;

beforeAll(async () => {
  server = await postgresForTests();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the administrator lists both branches of a fork in plain words, brings one in and sets one aside, each with a reason', { timeout: 120_000 }, async (context) => {
  if (!server) return context.skip();
  const url = await server.empty();
  const central = (...options: readonly string[]) => runCentral([...options, '--data', dataDir], { DATABASE_URL: url });
  writeFileSync(join(dataDir, 'password'), 'a good long password\n');
  await central('admin', '--username', 'adams', '--name', 'Adams, A.', '--password-file', join(dataDir, 'password'));
  expect((await central('quarantine')).said).toBe('Nothing in quarantine waits for a decision.\n');

  const { context: office, close } = await openCentral({ dataDir, databaseUrl: url });
  const desk = new StationAtOffice(1, (path, request) => answer(office, path, request));
  await desk.enrol((await issueCode(office, null, 'x')).code, { facility: { id: 'east', name: 'Eastern', code: 'EAS' } });
  desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
  await desk.push();
  const [first, second] = [desk.copied(), desk.copied()];
  desk.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'Thirty days' });
  await desk.push();
  for (const [index, copy] of [first, second].entries()) {
    copy.wall += 5000 * (index + 1);
    copy.write({ kind: 'level.assigned', subject: doe, body: levelWords(index === 0 ? 'III' : 'I'), reason: 'The order of the day' });
    copy.counter = desk.counter + 10 * (index + 1);
    expect(await copy.push()).toMatchObject({ refused: 'fork' });
  }
  await close();

  const { said } = await central('quarantine', 'list');
  const names = [first, second].map(({ chain }) => chain[1]!.hash.slice(0, 12));
  for (const name of names) expect(said).toContain(`Branch ${name} of Desk station-1, Eastern (station-1)`);
  expect(said).toMatch(new RegExp(`kept aside:\\n {4}2 {2}2026-03-02 12:00 UTC {2}${identityWords().name}: Level III assigned, as of 2026-03-02, “The order of the day”; by account account-station-1, Captain\\n`));
  expect(said).toContain('in the book at the same places:\n    2  2026-03-02 12:00 UTC');
  expect(said).toMatch(/Level II assigned, as of 2026-03-02, “Thirty days”/);

  expect((await central('quarantine', 'bring-in', names[0]!)).code).toBe(1);
  expect(await central('quarantine', 'bring-in', names[0]!, '--reason', 'It was the later disk')).toMatchObject({ code: 0, said: '1 entry is in the book, in question\n' });
  expect(await central('quarantine', 'set-aside', names[1]!, '--reason', 'An exercise')).toMatchObject({ code: 0 });
  expect(await central('quarantine', 'set-aside', names[0]!, '--reason', 'x')).toMatchObject({ code: 1, errors: expect.stringContaining('was brought in on') as string });
  expect((await central('quarantine')).said).toBe('Nothing in quarantine waits for a decision.\n2 decided branches are kept too: --all lists them.\n');
  const all = (await central('quarantine', 'list', '--all')).said;
  expect(all).toMatch(/brought in by Adams, A\., 20.*: It was the later disk/);
  expect(all).toMatch(/set aside by Adams, A\., 20.*: An exercise/);
  expect(JSON.parse((await central('status', '--json')).said)).toMatchObject({ quarantined: 0, branches: [{ decided: { reason: expect.any(String) as string } }, {}] });
});
