import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { windowIsFresh } from './build-window.ts';

/** `npm test`: types, lint, the window's build, then every test; one line at the end says how many passed and failed. */
const run = (title: string, command: string, args: readonly string[]): boolean => {
  process.stdout.write(`\n== ${title}\n`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
};

const types = run('types', 'npm', ['run', '-s', 'types']);
const lint = run('lint', 'npm', ['run', '-s', 'lint']);
// In a process of its own: the build sets NODE_ENV to production, which the page tests must not inherit.
const built = windowIsFresh() || run('the window', 'npm', ['run', '-s', 'build']);

const folder = mkdtempSync(join(tmpdir(), 'daybook-test-'));
const report = join(folder, 'report.json');
const tests = run('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
rmSync(folder, { recursive: true, force: true });

const checks = [types, lint, built];
const passed = numPassedTests + checks.filter(Boolean).length;
const failed = numFailedTests + checks.filter((ok) => !ok).length;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${numPendingTests} skipped\n`);
process.exitCode = failed === 0 && tests ? 0 : 1;
