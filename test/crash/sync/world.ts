import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runCentral } from '../../../central/testing/process.ts';
import type { Chance } from '../../../station/demonstration/roster.ts';
import { openStation, type Station } from '../../../station/station.ts';
import type { TemporaryFolder } from '../../../station/testing/folder.ts';
import { Line } from '../../line/line.ts';
import { beginFacility } from './facility.ts';
import { DeskProcess, OfficeUnderFire } from './processes.ts';

/** A main office and its stations as processes, each station on a line of its own. */
export interface World {
  readonly office: OfficeUnderFire;
  readonly desks: readonly DeskProcess[];
  readonly lines: readonly Line[];
}

const password = 'a password for crashes';

/** Makes a main office, two stations of one facility and one of another, enrols them and starts their processes. */
export async function makeWorld({ path }: TemporaryFolder, chance: Chance): Promise<World> {
  // PostgreSQL runs under an account of its own where this runs as root.
  chmodSync(path, 0o755);
  const port = await freePort();
  const passwordFile = join(path, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  const office = new OfficeUnderFire(join(path, 'office'), port, ['--admin', 'office', '--admin-name', 'The Office', '--admin-password-file', passwordFile]);
  await office.start();
  const lines = await Promise.all([1, 2, 3].map(() => Line.open(port, () => chance.next())));
  const desks = ['records', 'shu', 'elsewhere'].map((name) => new DeskProcess(name, join(path, name)));
  const [records, shu, elsewhere] = await Promise.all(desks.map(({ dataDir }) => open(dataDir)));
  try {
    await beginFacility(records!, { name: 'Here', number: 0, people: 6 });
    await beginFacility(elsewhere!, { name: 'Elsewhere', number: 1, people: 3 });
    for (const [index, station, words] of [[0, records!, ['--brings-own']], [2, elsewhere!, ['--brings-own']], [1, shu!, ['--facility', 'Here']]] as const) {
      const { code, said, errors } = await runCentral(['enrol-code', '--data', office.dataDir, ...words]);
      if (code !== 0) throw new Error(errors);
      await station.sync.enrol({ code: said.split('\n')[0]!, name: desks[index]!.name, address: lines[index]!.address });
      await station.sync.now();
    }
  } catch (error) {
    await office.stop();
    throw error;
  } finally {
    for (const station of [records, shu, elsewhere]) {
      await station?.sync.close();
      station?.close();
    }
  }
  return { office, desks, lines };
}

function open(dataDir: string): Promise<Station> {
  mkdirSync(dataDir);
  return openStation({ dataDir });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
