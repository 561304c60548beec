import { expect, test } from 'vitest';
import { storeConformance } from '../../central/testing/store-conformance.ts';
import { MemoryStore } from './memory-store.ts';

storeConformance('memory', () => Promise.resolve(new MemoryStore()));

test('a crash at the commit leaves none of the transaction', async () => {
  let crash = false;
  const store = new MemoryStore({
    beforeCommit: () => {
      if (crash) throw new Error('a crash');
    },
  });
  crash = true;
  await expect(store.transaction((transaction) => transaction.nameFacility('east', 'Eastern'))).rejects.toThrow('a crash');
  crash = false;
  expect(await store.transaction((transaction) => transaction.facilities())).toEqual([]);
});
