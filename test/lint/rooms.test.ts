import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trespasses, trespassesIn } from './rooms.ts';

test('no room imports what it may not', () => {
  expect(trespasses(join(import.meta.dirname, '..', '..'))).toEqual([]);
});

test('a rule that reaches for the station is found', () => {
  expect(trespassesIn('shared/time/term.ts', "import { openStation } from '../../station/station.ts';")).toHaveLength(1);
  expect(trespassesIn('shared/time/term.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
  expect(trespassesIn('renderer/person/page.tsx', "import '../../station/station.ts';")).toHaveLength(1);
  expect(trespassesIn('station/record.ts', "import React from 'react';")).toHaveLength(1);
  expect(trespassesIn('central/office/push.ts', "import { Book } from '../../station/store/book.ts';")).toHaveLength(1);
  expect(trespassesIn('central/office/push.ts', "import { MemoryStore } from '../../test/simulation/memory-store.ts';")).toHaveLength(1);
  expect(trespassesIn('station/sync/exchange.ts', "import { push } from '../../central/office/push.ts';")).toHaveLength(1);
  expect(trespassesIn('electron/main.ts', "import { drizzle } from 'drizzle-orm';")).toHaveLength(1);
});

test('a room may import itself, its packages and the rooms below it', () => {
  expect(trespassesIn('station/record.ts', "import { fold } from '../shared/entry/fold.ts';\nimport { v7 } from 'uuid';")).toEqual([]);
  expect(trespassesIn('central/office/push.ts', "import { fold } from '../../shared/entry/fold.ts';\nimport pg from 'pg';")).toEqual([]);
  expect(trespassesIn('shared/time/compute.ts', "import { step } from './derivation.ts';")).toEqual([]);
});
