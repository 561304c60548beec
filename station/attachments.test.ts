import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { disciplineNumbers } from '../shared/procedures/discipline-numbers.ts';
import { Attachments } from './attachments.ts';
import { verifyAttachments } from './attachments-named.ts';
import { NotRecorded } from './set-up.ts';
import { backUp } from './store/open.ts';
import { report } from './testing/acts.ts';
import { jpeg, pdf, png, textFile, webp } from './testing/files.ts';
import { temporaryFolder } from './testing/folder.ts';
import { testStation } from './testing/station.ts';

vi.mock('node:fs/promises', async (real) => {
  const all = await real<typeof import('node:fs/promises')>();
  return { ...all, rename: vi.fn(all.rename) };
});

function folder() {
  const made = temporaryFolder();
  onTestFinished(() => made[Symbol.dispose]());
  const attachments = new Attachments(made.path);
  const root = join(made.path, 'attachments');
  const keep = (file: File, bytes = file.size) => attachments.keep(file, bytes, disciplineNumbers);
  return { attachments, root, keep, files: () => filesIn(root) };
}

/** Every file below a folder, by its path in it. */
function filesIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? join(one.parentPath, one.name).slice(root.length + 1) : []));
  } catch {
    return [];
  }
}

async function kept(outcome: ReturnType<Attachments['keep']>) {
  const said = await outcome;
  if ('problems' in said) throw new Error(said.problems.map((one) => one.code).join());
  return said.kept;
}

async function codes(outcome: ReturnType<Attachments['keep']>) {
  const said = await outcome;
  return 'problems' in said ? said.problems.map((one) => one.code) : [];
}

describe('a file that is attached', () => {
  test('is kept by the SHA-256 of its content, without a name, readable by its owner alone, and reads as it was', async () => {
    const { attachments, keep, files } = folder();
    const { sha256, type, name, bytes } = await kept(keep(png('gate.png')));
    expect({ type, name, bytes }).toEqual({ type: 'image/png', name: 'gate.png', bytes: png('gate.png').size });
    expect(files()).toEqual([join(sha256.slice(0, 2), sha256)]);
    expect(await attachments.read(sha256)).toEqual({ is: 'read', content: Buffer.from(await png('x').arrayBuffer()) });
  });

  test('twice, under two names, is stored once', async () => {
    const { keep, files } = folder();
    const first = await kept(keep(jpeg('gate.jpg')));
    const second = await kept(keep(jpeg('the same gate.jpg')));
    expect(second).toEqual({ ...first, name: 'the same gate.jpg' });
    expect(files()).toHaveLength(1);
  });

  test('twice at the same moment is stored once', async () => {
    const { keep, files } = folder();
    await Promise.all([kept(keep(jpeg('a.jpg'))), kept(keep(jpeg('b.jpg')))]);
    expect(files()).toHaveLength(1);
  });

  test('is known by its first bytes, whatever its name', async () => {
    const { keep } = folder();
    for (const [file, type, name] of [
      [jpeg('photo.png'), 'image/jpeg', 'photo.png.jpg'],
      [webp('photo'), 'image/webp', 'photo.webp'],
      [pdf('scan.exe'), 'application/pdf', 'scan.exe.pdf'],
      [textFile('note.html', 'Written at the gate.\n'), 'text/plain', 'note.html.txt'],
    ] as const) {
      expect(await kept(keep(file))).toMatchObject({ type, name });
    }
  });

  test('that is a renamed executable, a script, a page or a drawing is refused and not kept', async () => {
    const { keep, files } = folder();
    for (const content of ['MZ\u0090\0\u0003\0\0\0', '\u007fELF\u0002\u0001\u0001\0', '#!/bin/sh\nrm -rf /\n', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', ' <!DOCTYPE html><script>1</script>', 'PK\u0003\u0004\u0014\0', 'GIF89a\u0001\0']) {
      expect(await codes(keep(textFile('photo.jpg', content)))).toEqual(['ATT-001']);
    }
    expect(files()).toEqual([]);
  });

  test('that is empty or too large is refused, and what is too large is not read', async () => {
    const { attachments, keep, files } = folder();
    expect(await codes(keep(textFile('empty.txt', '')))).toEqual(['ATT-002']);
    const bytes = disciplineNumbers.attachmentBytes + 1;
    const large = { name: 'scan.pdf', size: bytes, arrayBuffer: () => Promise.reject(new Error('read')) };
    expect(await codes(attachments.keep(large, bytes, disciplineNumbers))).toEqual(['DIS-061']);
    expect(files()).toEqual([]);
  });

  test('of a type that the procedure in force leaves out is refused', async () => {
    const { attachments } = folder();
    const only = { ...disciplineNumbers, attachmentTypes: ['application/pdf'] as const };
    expect(await codes(attachments.keep(png('gate.png'), png('gate.png').size, only))).toEqual(['ATT-001']);
  });

  test('that did not arrive whole is refused, and nothing is left of it', async () => {
    const { keep, files } = folder();
    expect(await codes(keep(pdf('scan.pdf'), 4_000))).toEqual(['ATT-007']);
    expect(files()).toEqual([]);
  });

  test('whose disk fails while it is written leaves nothing', async () => {
    const { keep, files } = folder();
    vi.mocked(rename).mockRejectedValueOnce(new Error('no space left on device'));
    await expect(keep(png('gate.png'))).rejects.toThrow('no space');
    expect(files()).toEqual([]);
  });

  test('clears away what an upload left that a power cut ended, but not what another process writes', async () => {
    const { root, keep, files } = folder();
    mkdirSync(join(root, 'unfinished'), { recursive: true });
    for (const name of ['of yesterday', 'of now']) writeFileSync(join(root, 'unfinished', name), 'half');
    const yesterday = Date.now() / 1000 - 86_400;
    utimesSync(join(root, 'unfinished', 'of yesterday'), yesterday, yesterday);
    const { sha256 } = await kept(keep(png('gate.png')));
    expect(files().toSorted()).toEqual([join(sha256.slice(0, 2), sha256), join('unfinished', 'of now')].toSorted());
  });

  test('that has changed on the disk is said to have, and attaching it again mends it', async () => {
    const { attachments, keep } = folder();
    const { sha256 } = await kept(keep(png('gate.png')));
    writeFileSync(attachments.fileOf(sha256), 'something else');
    expect(await attachments.read(sha256)).toEqual({ is: 'changed' });
    await kept(keep(png('gate.png')));
    expect(await attachments.read(sha256)).toMatchObject({ is: 'read' });
  });
});

describe('a name', () => {
  test('never leads to a place on the disk', async () => {
    const { attachments, keep, files } = folder();
    for (const name of ['../../station.key', '..\\..\\evil.png', '/etc/passwd', 'C:\\x\\gate.png', '..', 'a\u0000b.png', 'con:stream.png', '\u202egpj.exe', '']) {
      const { name: as, sha256 } = await kept(keep(png(name)));
      expect(as).toMatch(/^[^\\/:\p{Cc}\p{Cf}.][^\\/:\p{Cc}\p{Cf}]*\.png$/u);
      expect(files()).toEqual([join(sha256.slice(0, 2), sha256)]);
    }
    for (const hash of ['../daybook.sqlite', '', 'a'.repeat(63), 'G'.repeat(64)]) await expect(attachments.read(hash)).rejects.toThrow('not the SHA-256');
  });

  test('that is long is cut, and keeps its ending', async () => {
    const { keep } = folder();
    const { name } = await kept(keep(png(`${'gate'.repeat(60)}.png`)));
    expect(name).toHaveLength(120);
    expect(name).toMatch(/\.png$/);
  });
});

describe('a report with files', () => {
  async function withFile() {
    const at = await testStation();
    onTestFinished(() => at[Symbol.dispose]());
    const person = at.person().id;
    const file = await kept(at.station.attachments.keep(png('gate.png'), png('gate.png').size, disciplineNumbers));
    return { at, person, file };
  }
  const refusedFor = (work: () => unknown) => {
    try {
      work();
      return [];
    } catch (error) {
      return (error as NotRecorded).problems.filter((one) => one.severity === 'stop').map((one) => one.code);
    }
  };

  test('is recorded where the station keeps them, as they are', async () => {
    const { at, person, file } = await withFile();
    at.as('officer', report(person, { attachments: [file] }));
    expect(refusedFor(() => at.as('officer', report(person, { attachments: [{ ...file, sha256: 'a'.repeat(64) }] })))).toEqual(['ATT-005']);
    expect(refusedFor(() => at.as('officer', report(person, { attachments: [{ ...file, bytes: file.bytes + 1 }] })))).toEqual(['ATT-005']);
    expect(refusedFor(() => at.as('officer', report(person, { attachments: [{ ...file, type: 'application/pdf' }] })))).toEqual(['ATT-005']);
    expect(refusedFor(() => at.as('officer', report(person, { attachments: [{ ...file, sha256: '' }] })))).toEqual(['ATT-006']);
  });

  test('is verified: a file missing is said and is no fault, one that changed is', async () => {
    const { at, person, file } = await withFile();
    const { db, attachments, sync } = at.station;
    const verified = () => verifyAttachments(db, attachments, sync.files);
    expect(await verified()).toEqual({ named: 0, awaited: [], missing: [], faults: [] });
    at.as('officer', report(person, { attachments: [file] }), report(person, { attachments: [{ ...file, name: 'again.png' }] }));
    expect(await verified()).toEqual({ named: 1, awaited: [], missing: [], faults: [] });
    writeFileSync(attachments.fileOf(file.sha256), 'something else');
    expect(await verified()).toMatchObject({ missing: [], faults: [{ check: 'attachment', says: expect.stringContaining('gate.png is not what was attached') }] });
    rmSync(attachments.fileOf(file.sha256));
    expect(await verified()).toMatchObject({ missing: [{ name: 'gate.png', sha256: file.sha256 }], faults: [] });
  });

  test('can be corrected where its files lie at another station', async () => {
    const { at, person, file } = await withFile();
    const act = report(person, { attachments: [file] });
    const [entry = ''] = at.as('officer', act);
    rmSync(at.station.attachments.fileOf(file.sha256));
    at.as('officer', { ...act, kind: 'report.corrected', strikes: entry, reason: 'Read again', body: { ...(act.body as object), place: '8A2 gallery' } });
  });

  test('has its folder named beside the copies of the book', async () => {
    const { at } = await withFile();
    await backUp(at.station.db.$client, at.dataDir, 'by-hand', at.clock.now);
    expect(readFileSync(join(at.dataDir, 'backups', 'READ ME.txt'), 'utf8')).toContain('"attachments"');
  });
});

test('what is kept is counted with its size, each content once, and without what an upload has not finished', async () => {
  const { attachments, root, keep } = folder();
  expect(await attachments.kept()).toEqual({ count: 0, bytes: 0 });
  await kept(keep(png('yard.png')));
  await kept(keep(png('yard again.png')));
  await kept(keep(pdf('statement.pdf')));
  writeFileSync(join(root, 'unfinished', 'a1b2'), 'half of a file');
  expect(await attachments.kept()).toEqual({ count: 2, bytes: png('yard.png').size + pdf('statement.pdf').size });
});
