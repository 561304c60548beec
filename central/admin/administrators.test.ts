import { expect, test } from 'vitest';
import { databases } from '../testing/stores.ts';
import { Administrators } from './administrators.ts';

const { fresh } = databases();

test('a command acts in the name of whoever is named, or of the only administrator, and of nobody by chance', async (context) => {
  const made = await fresh();
  if (!made) return context.skip();
  const administrators = new Administrators(made.db, Date.now);
  await expect(administrators.acting(undefined)).rejects.toThrow('There is no administrator yet');
  const adams = await administrators.make({ username: 'Adams', name: 'Adams, A.', password: 'a good long password' });
  expect(await administrators.acting(undefined)).toEqual(adams);
  const baker = await administrators.make({ username: 'baker', name: 'Baker, B.', password: 'a good long password' });
  await expect(administrators.acting(undefined)).rejects.toThrow('--as: adams, baker.');
  expect([await administrators.acting('ADAMS'), await administrators.acting('baker')]).toEqual([adams, baker]);
  await expect(administrators.acting('clark')).rejects.toThrow('There is no administrator clark.');
});
