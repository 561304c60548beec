import { issueCode } from '../../central/office/enrol.ts';
import { foldAll } from '../../central/office/folding.ts';
import { answer } from '../../central/office/office.ts';
import { openOffice } from '../../central/office/open.ts';
import { goOnFromCopy } from '../../central/office/restored.ts';
import type { OfficeContext } from '../../central/office/context.ts';
import { keysNumbered } from '../../central/testing/station.ts';
import { known } from '../../shared/capabilities.ts';
import { LinkDown, type Answer, type Link, type Request } from '../../shared/sync/link.ts';
import { MemoryStore } from '../../test/simulation/memory-store.ts';
import { isSignedBy, publicKeyOf } from '../../crypto/keys.ts';
import { openStation, type Station } from '../station.ts';
import { temporaryFolder } from './folder.ts';
import { seededBytes, SetClock } from './surroundings.ts';

/** A main office in this process, with its records in memory and a link that may be bent. */
export interface TestOffice {
  readonly context: OfficeContext;
  readonly clock: SetClock;
  /** The way to it. */
  readonly link: Link;
  /** The paths of the requests that reached it, in order. */
  readonly asked: string[];
  /** What happens to a request in place of its being answered; undefined lets it through. */
  bend: ((path: string, request: Request, through: () => Promise<Answer>) => Promise<Answer> | undefined) | undefined;
  /** A code for a station of a facility, or for one that brings its own. */
  code(facility?: string | null): Promise<string>;
  /** Folds what has not been folded. */
  catchUp(): Promise<void>;
  /** Makes a copy of its database. Out: what puts it back, as an administrator does. */
  copied(): () => Promise<void>;
}

/** Opens a main office. */
export async function testOffice(): Promise<TestOffice> {
  const clock = new SetClock('2026-03-02T15:00:00.000Z');
  const context = await openOffice(
    {
      store: new MemoryStore(),
      key: keysNumbered(7),
      registry: known,
      now: clock.now,
      random: seededBytes(70),
      isSigned: (publicKey, text, signature) => isSignedBy(publicKeyOf(publicKey), text, signature),
      program: 'test',
      failed: (error) => {
        throw error;
      },
    },
    'Main office',
  );
  const asked: string[] = [];
  const office: TestOffice = {
    context,
    clock,
    asked,
    bend: undefined,
    link: {
      async post(path, request) {
        asked.push(path);
        const through = () => answer(context, path, request);
        return (await office.bend?.(path, request, through)) ?? through();
      },
    },
    code: async (facility = null) => (await issueCode(context, facility, 'main-office')).code,
    catchUp: () => foldAll(context),
    copied() {
      const store = (context.store as MemoryStore).copy();
      return async () => {
        Object.assign(context, { store });
        await goOnFromCopy(context);
      };
    },
  };
  return office;
}

/** A link that is down. */
export const down = (): Promise<Answer> => Promise.reject(new LinkDown('The network is down.'));

/** A fresh station whose link leads to an office: nobody has set it up. */
export async function stationAt(office: TestOffice, seed: number): Promise<Disposable & { readonly station: Station; readonly dataDir: string; readonly clock: SetClock }> {
  const folder = temporaryFolder();
  const clock = new SetClock('2026-03-02T15:00:00.000Z');
  const station = await openStation({ dataDir: folder.path, now: clock.now, random: seededBytes(seed), sync: { link: office.link } });
  return {
    station,
    dataDir: folder.path,
    clock,
    [Symbol.dispose]() {
      station.close();
      folder[Symbol.dispose]();
    },
  };
}

const address = 'https://office.test:8443';

/** Enrols a station with a fresh code and exchanges once. In: the facility it joins; null for one that brings its own. */
export async function enrolAt(office: TestOffice, station: Station, facility: string | null, name = 'Records 2'): Promise<void> {
  await station.sync.enrol({ code: await office.code(facility), name, address });
  await station.sync.now();
}
