import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const repository = join(import.meta.dirname, '..', '..');

/** A folder that looks like the program's: with a window in it that is not the built one, and beside it a file no page may read. */
export const programFolder = temporaryFolder();

const windowFolder = join(programFolder, 'dist', 'window');
mkdirSync(join(windowFolder, 'assets'), { recursive: true });
writeFileSync(join(windowFolder, 'index.html'), '<!doctype html><meta name="nonce" content="__NONCE__"><script type="module" src="/assets/page-1a_b.js"></script>');
writeFileSync(join(windowFolder, 'assets', 'page-1a_b.js'), 'export {};');
writeFileSync(join(windowFolder, 'assets', 'page.css'), 'body { margin: 0 }');
writeFileSync(join(windowFolder, 'assets', 'inter.woff2'), 'font');
writeFileSync(join(windowFolder, 'assets', 'page.exe'), 'program');
writeFileSync(join(windowFolder, '.hidden.json'), '{}');
writeFileSync(join(programFolder, 'dist', 'secret.json'), '{}');
cpSync(join(repository, 'package.json'), join(programFolder, 'package.json'));
for (const folder of ['migrations', 'node_modules']) symlinkSync(join(repository, folder), join(programFolder, folder), 'junction');

// Read when `station/folders.ts` is loaded: this module must be imported before anything that loads it.
process.env['DAYBOOK_ROOT'] = programFolder;
