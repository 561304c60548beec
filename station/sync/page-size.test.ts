import { expect, test } from 'vitest';
import { limits } from '../../shared/sync/protocol.ts';
import { PageSize } from './page-size.ts';

test('on a good line pages grow to what the protocol allows', () => {
  const size = new PageSize();
  expect(size.entries).toBe(250);
  for (let pages = 0; pages < 10; pages += 1) size.arrived(200, true);
  expect(size).toMatchObject({ entries: limits.entries, bytes: limits.bytes });
});

test('on a slow line they become what it carries in three seconds', () => {
  const size = new PageSize();
  for (let pages = 0; pages < 10; pages += 1) size.arrived(size.entries * 20, true);
  expect(size.entries).toBe(150);
});

test('a small page that comes quickly says nothing of the line', () => {
  const size = new PageSize();
  size.arrived(10, false);
  expect(size.entries).toBe(250);
});

test('a cut halves them, to ten entries at least', () => {
  const size = new PageSize();
  size.cut();
  expect(size.entries).toBe(125);
  for (let cuts = 0; cuts < 20; cuts += 1) size.cut();
  expect(size.entries).toBe(10);
});
