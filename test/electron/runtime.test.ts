import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronProgram } from '../../electron/runtime.ts';
import { temporaryFolder } from './temporary-folder.ts';

function packageFolder({ program }: { program: boolean }): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'path.txt'), 'program\n');
  if (program) writeFileSync(join(folder, 'dist', 'program'), '');
  return folder;
}

test('Electron’s program is where its package says', () => {
  const folder = packageFolder({ program: true });
  expect(electronProgram(folder, undefined)).toBe(join(folder, 'dist', 'program'));
});

test('there is none where the package was installed without it, or it was taken away', () => {
  expect(electronProgram(temporaryFolder(), undefined)).toBeNull();
  expect(electronProgram(packageFolder({ program: false }), undefined)).toBeNull();
  expect(electronProgram(temporaryFolder(), temporaryFolder())).toBeNull();
});

test('a folder that is named instead of the package’s is the one looked in', () => {
  const override = temporaryFolder();
  writeFileSync(join(override, 'program'), '');
  expect(electronProgram(packageFolder({ program: true }), override)).toBe(join(override, 'program'));
});
