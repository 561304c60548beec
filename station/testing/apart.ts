import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { problemCodes } from '../../shared/problems.ts';
import { NotRecorded } from '../set-up.ts';
import type { Station } from '../station.ts';
import { enrolAt, stationAt, testOffice, type TestOffice } from './office.ts';
import { testStation, type TestStation } from './station.ts';

/** Two stations of one facility with two people on record, of whom each can do something while the link is down. */
export interface Apart extends Disposable {
  readonly office: TestOffice;
  /** The station that was set up first, with an account for each office. */
  readonly first: TestStation;
  readonly second: Station;
  readonly people: readonly string[];
  /** Records at the second station, every warning acknowledged. Out: the entries' ids. */
  atSecond(actor: Actor, ...acts: readonly Act[]): readonly string[];
  /** Both exchange until each has what the other recorded. */
  meet(): Promise<void>;
}

/** Sets up two stations and enrols both; the second's clock is a minute ahead, so that what it records comes later. */
export async function stationsApart(): Promise<Apart> {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const people = ['19-B-0001', '19-B-0002'].map((din, index) => first.person({ din, nysid: `0000000${index + 1}Q`, name: `DOE, John ${'AB'[index]}` }).id);
  await enrolAt(office, first.station, null, 'Records 1');
  const second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  second.clock.move(60_000);
  return {
    office,
    first,
    second: second.station,
    people,
    atSecond(actor, ...acts) {
      const recorded = second.station.record(acts, actor, problemCodes);
      if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
      return recorded.entries;
    },
    async meet() {
      for (const station of [first.station, second.station, first.station]) await station.sync.now();
    },
    [Symbol.dispose]() {
      second[Symbol.dispose]();
      first[Symbol.dispose]();
    },
  };
}
