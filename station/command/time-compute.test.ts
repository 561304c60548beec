import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { problemCodes } from '../../shared/problems.ts';
import { dateNames } from '../../shared/time/computation.ts';
import { timeRules } from '../../shared/time/rules.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { splitLines } from './split-lines.ts';
import { computeLines } from './time-compute.ts';

const twoToSix = { crime: 'Burglary 3rd (PL 140.20)', class: 'D', nature: 'other', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' };
const kings = { county: 'Kings', indictment: '01234-2018', sentenced: '2019-05-14', received: '2019-06-04', counts: [twoToSix] };
const jailTime = { commitment: 'Kings 01234-2018', days: 100, certifiedBy: 'Kings County Sheriff' };
const somebody = { id: 'A-1', commitments: [kings], jailTimes: [jailTime] };

const asOf = Temporal.PlainDate.from('2026-03-02');

/** What is printed for some lines, read again, and whether all of them could be read. */
async function answersTo(lines: readonly (object | string)[], { datesOnly = false } = {}) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  let printed = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      printed += String(chunk);
      done();
    },
  });
  const isRead = await computeLines(Readable.from([Buffer.from(text)]), output, { procedures: defaultProcedures, asOf, datesOnly });
  return { isRead, answers: printed.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, any>) };
}

const codesOf = (answer: Record<string, any> = { problems: [] }) => (answer['problems'] as { code: string; field: string }[]).map(({ code, field }) => `${code} ${field}`.trim());

describe('dates from lines of JSON', () => {
  test('are every date the engine answers for, with the steps in the order of working', async () => {
    const { isRead, answers } = await answersTo([somebody]);
    expect(isRead).toBe(true);
    expect(answers).toMatchObject([{ id: 'A-1', asOf: '2026-03-02', outcome: 'computed', rules: expect.stringContaining('R1') }]);
    const { dates } = answers[0]!;
    expect(Object.keys(dates)).toEqual([...dateNames]);
    expect(dates.PE).toMatchObject({ outcome: 'date', value: '2021-02-23', verify: [] });
    expect(dates.PE.steps.map((step: { rule: string }) => step.rule)).toEqual(['R1', 'R2', 'R3', 'R5.PE']);
    expect(dates.PE.steps.at(-1).result).toBe('2021-02-23');
    for (const step of dates.PE.steps) expect(step).toMatchObject({ ...timeRules[step.rule as keyof typeof timeRules], says: expect.any(String) });
  });

  test('name in each operand the fact it was entered by, or the place of the step that found it', async () => {
    const { answers } = await answersTo([somebody]);
    for (const name of dateNames) {
      const steps = answers[0]!['dates'][name].steps as { operands: { step?: number; entry?: string; value: string }[]; result: string }[];
      steps.forEach((step, place) => {
        for (const operand of step.operands) {
          if (operand.step !== undefined) expect(operand.step, `${name}, step ${place}`).toBeLessThan(place);
          else if (operand.entry !== undefined) expect(['Kings 01234-2018', 'jail time of Kings 01234-2018']).toContain(operand.entry);
        }
      });
    }
    expect(answers[0]!['dates'].PE.steps[0].operands).toEqual([{ name: 'jail time certified', value: '100 days', entry: 'jail time of Kings 01234-2018' }]);
  });

  test('alone, where the steps are not asked for', async () => {
    const { answers } = await answersTo([somebody], { datesOnly: true });
    expect(answers[0]!['dates'].CR).toEqual({ outcome: 'date', value: '2023-02-23', verify: [] });
    expect(JSON.stringify(answers[0])).not.toContain('steps');
  });

  test('follow names that a line gives its own facts', async () => {
    const second = { ...kings, id: 'second', indictment: '9', counts: [{ ...twoToSix, pairs: [{ commitment: 'first', runs: 'consecutive', basis: 'order' }] }] };
    const line = { commitments: [{ ...kings, id: 'first' }, second], jailTimes: [{ ...jailTime, id: 'j1', commitment: 'first' }, { ...jailTime, commitment: 'second', days: 0 }], events: [{ event: 'vacated', day: '2020-01-10', commitment: 'first', order: 'Kings County Court' }] };
    const consecutive = await answersTo([{ ...line, events: [] }], { datesOnly: true });
    expect(consecutive.answers[0]!['dates'].aggregateMaximum.value).toBe('12-00-00');
    const vacated = await answersTo([line], { datesOnly: true });
    expect(vacated.answers[0]!['dates'].aggregateMaximum.value).toBe('6-00-00');
  });

  test('are as of the day of the line before that of the command', async () => {
    const { answers } = await answersTo([{ ...somebody, asOf: '2012-05-01' }, somebody], { datesOnly: true });
    expect(answers.map((one) => [one['asOf'], one['rules'].endsWith('2013-09-01')])).toEqual([['2012-05-01', false], ['2026-03-02', true]]);
  });

  test('that cannot be computed say what is missing, and are no failure', async () => {
    const { isRead, answers } = await answersTo([{ commitments: [kings] }]);
    expect(isRead).toBe(true);
    expect(answers).toMatchObject([{ line: 1, outcome: 'not computed', missing: [expect.stringContaining('No jail time is certified for Kings 01234-2018')] }]);
  });
});

describe('a line that cannot be read', () => {
  test('says so under its number and its name, among the others in their order', async () => {
    const { isRead, answers } = await answersTo([somebody, '', '{"id": ', { ...somebody, id: 'B', commitments: [{ ...kings, received: '2019-02-30' }] }, somebody], { datesOnly: true });
    expect(isRead).toBe(false);
    expect(answers.map((one) => one['outcome'] ?? one['line'])).toEqual(['computed', 3, 4, 'computed']);
    expect(codesOf(answers[1])).toEqual(['CMP-001']);
    expect(answers[2]).toMatchObject({ line: 4, id: 'B', problems: [{ code: 'FLD-003', field: 'commitments.0.received', value: '2019-02-30', severity: 'stop' }] });
  });

  test.each<[string, object | string, readonly string[]]>([
    ['that is a list', [], ['FLD-002']],
    ['that is a number', '7', ['FLD-002']],
    ['with a term that is none', { ...somebody, commitments: [{ ...kings, counts: [{ ...twoToSix, minimum: 'two' }] }] }, ['SEN-001 commitments.0.counts.0.minimum']],
    ['without commitments', { id: 'x' }, ['FLD-001 commitments']],
    ['with a field that nobody knows', { ...somebody, gender: 'm' }, ['FLD-002']],
    ['with a field in a commitment that nobody knows', { ...somebody, commitments: [{ ...kings, judge: 'Hand' }] }, ['FLD-002 commitments.0']],
    ['with a commitment of one name twice', { ...somebody, commitments: [kings, kings] }, ['SEN-015 commitments.1.id']],
    ['with jail time of a commitment that is not there', { ...somebody, jailTimes: [{ ...jailTime, commitment: 'Erie 1' }] }, ['JAI-002 jailTimes.0.commitment']],
    ['with jail time of a commitment twice', { ...somebody, jailTimes: [jailTime, jailTime] }, ['JAI-003 jailTimes.1.commitment']],
    ['with an event of a commitment that is not there', { ...somebody, events: [{ event: 'vacated', day: '2020-01-10', commitment: 'Erie 1', order: 'An order' }] }, ['EVT-003 events.0.commitment']],
    ['with a pair of a commitment that is not there', { ...somebody, commitments: [{ ...kings, counts: [{ ...twoToSix, pairs: [{ commitment: 'Erie 1', runs: 'concurrent', basis: 'order' }] }] }] }, ['SEN-037 commitments.0.counts.0.pairs.0.commitment']],
    ['with an event of no known sort', { ...somebody, events: [{ event: 'teleported', day: '2020-01-10' }] }, ['FLD-002 events.0.event']],
  ])('%s', async (_, line, codes) => {
    const { isRead, answers } = await answersTo([line]);
    expect(isRead).toBe(false);
    expect(codesOf(answers[0])).toEqual(codes);
    for (const { code } of answers[0]!['problems']) expect(problemCodes).toContain(code);
  });

  test('that is too long is let go by without being kept, and the next is read', async () => {
    const lines = [];
    const long = async function* () {
      yield Buffer.from('a\n');
      for (let part = 0; part < 100; part += 1) yield Buffer.from('b'.repeat(100));
      yield Buffer.from('\n\nlast');
    };
    for await (const line of splitLines(long(), 1000)) lines.push(line);
    expect(lines).toEqual([{ number: 1, text: 'a' }, { number: 2, tooLong: true }, { number: 4, text: 'last' }]);
  });

  test('is read whole, though a letter of two bytes and a line are cut in two', async () => {
    const bytes = Buffer.from('{"county":"Cañon"}\r\n{"b":1}');
    const parts = async function* () {
      for (const byte of bytes) yield Buffer.from([byte]);
    };
    const lines = [];
    for await (const line of splitLines(parts(), 1000)) lines.push('text' in line ? JSON.parse(line.text) : line);
    expect(lines).toEqual([{ county: 'Cañon' }, { b: 1 }]);
  });
});

describe('a stream of lines', () => {
  test('is answered as it comes: little is held, however long it is', async () => {
    let given = 0;
    let taken = 0;
    let most = 0;
    const input = async function* () {
      for (; given < 20_000; given += 1) yield Buffer.from(`${JSON.stringify({ id: given, commitments: [] })}\n`);
    };
    const output = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        taken += String(chunk).split('\n').length - 1;
        most = Math.max(most, given - taken);
        setImmediate(done);
      },
    });
    await computeLines(input(), output, { procedures: defaultProcedures, asOf, datesOnly: true });
    expect(taken).toBe(20_000);
    expect(most).toBeLessThan(3000);
  });

  test('whose reader has had enough is no failure', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })) });
    await expect(computeLines(Readable.from([Buffer.from(JSON.stringify(somebody))]), output, { procedures: defaultProcedures, asOf, datesOnly: true })).resolves.toBe(true);
  });
});

describe('npm run -s daybook -- time compute', () => {
  const run = (...call: readonly string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [join(import.meta.dirname, 'daybook.ts'), 'time', 'compute', ...call], { encoding: 'utf8' }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
    });
  const fileOf = (...lines: readonly object[]) => {
    const folder = temporaryFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const file = join(folder.path, 'people.ndjson');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return file;
  };

  test('reads a file, and exits 1 when a line of it could not be read', async () => {
    const well = await run(fileOf(somebody), '--as-of', '2026-03-02', '--dates-only');
    expect(well).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(well.out)).toMatchObject({ id: 'A-1', dates: { ME: { value: '2025-02-23' } } });
    expect((await run(fileOf(somebody, { id: 1 }))).code).toBe(1);
  });

  test('shows an example that it can read itself', async () => {
    const { out } = await run('--help');
    const example = /echo '(.+)' \|/.exec(out)?.[1];
    const { isRead, answers } = await answersTo([example ?? ''], { datesOnly: true });
    expect([isRead, answers[0]?.['outcome']]).toEqual([true, 'computed']);
  });

  test('refuses a day that is none', async () => {
    expect(await run('--as-of', '2026-02-30')).toMatchObject({ code: 2, err: expect.stringContaining('2026-02-30 is not a day') });
  });
});
