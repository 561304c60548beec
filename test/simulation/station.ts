import type { KeyObject } from 'node:crypto';
import type { Registry } from '../../shared/entry/fold.ts';
import type { Link } from '../../shared/sync/link.ts';
import type { Chance } from '../../station/demonstration/roster.ts';
import { isSignedBy } from '../../crypto/keys.ts';
import { openStation, type Station } from '../../station/station.ts';
import { seededBytes } from '../../station/testing/surroundings.ts';
import { watchCommits } from './disk.ts';
import { FilesAtOnce } from './files.ts';
import type { StationPlan } from './plan.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What a station of a world is made of. */
export interface SimulatedStationParts {
  readonly number: number;
  readonly plan: StationPlan;
  readonly seed: number;
  readonly dataDir: string;
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly page: number;
  readonly registry: Registry;
  /** True for one that began from the copied disk of another. */
  readonly copy: boolean;
  link(lives: () => boolean): Link;
}

const verified = new Map<string, boolean>();
const namesOfKeys = new WeakMap<KeyObject, string>();

function nameOf(key: KeyObject): string {
  const name = namesOfKeys.get(key) ?? key.export({ type: 'spki', format: 'der' }).toString('base64');
  namesOfKeys.set(key, name);
  return name;
}

/** The same signature is checked by every station: once is enough for all of them. It costs the time of a run otherwise. */
function isSignedOnce(key: KeyObject, text: string, signature: Uint8Array): boolean {
  if (verified.size > 20_000) verified.clear();
  const name = `${Buffer.from(signature).toString('base64')}${nameOf(key)}${text}`;
  const held = verified.get(name) ?? isSignedBy(key, text, signature);
  verified.set(name, held);
  return held;
}

/** A station of a world: its disk, and the program that runs on it, which dies and is started again. */
export class SimulatedStation {
  readonly parts: SimulatedStationParts;
  readonly files: FilesAtOnce;
  registry: Registry;
  /** How far its clock is off, in milliseconds. */
  off: number;
  /** Something was committed since it was last looked at. */
  touched = true;
  #station: Station | undefined;
  #life = 0;
  #armed: { commits: number; readonly behind: boolean; readonly for: number } | undefined;
  /** No longer there: its disk was thrown away. */
  gone = false;

  constructor(parts: SimulatedStationParts) {
    this.parts = parts;
    this.files = new FilesAtOnce(parts.dataDir);
    this.registry = parts.registry;
    this.off = parts.plan.off;
  }

  /** The program, while it runs. */
  get station(): Station | undefined {
    return this.#station;
  }

  get name(): string {
    return `station ${this.parts.number}${this.parts.copy ? ' (copied disk)' : ''}`;
  }

  /** Its wall clock, right or wrong. */
  get wall(): number {
    return this.parts.timeline.now + this.off;
  }

  async open(): Promise<Station> {
    const { number, seed, dataDir, timeline, chance, page, copy, link } = this.parts;
    this.#life += 1;
    const life = this.#life;
    const lives = () => this.#life === life;
    let monotonic = 0;
    const station = await openStation({
      dataDir,
      now: () => this.wall,
      random: seededBytes(Math.imul(seed + 1, 104_729) + (number * 2 + Number(copy)) * 1024 + life),
      registry: this.registry,
      attachments: this.files,
      sync: {
        link: link(lives),
        timers: { now: () => timeline.now, after: (milliseconds, call) => timeline.after(milliseconds, () => lives() && call()) },
        // Work takes time: some slices of an intake end by the clock.
        monotonic: () => (monotonic += chance.whole(0, 4)),
        giveWay: async () => {
          await timeline.pause();
          if (!lives()) await new Promise(() => {});
        },
        isSigned: isSignedOnce,
      },
    });
    watchCommits(station.db.$client, {
      before: () => this.#commit(false),
      after: () => {
        this.touched = true;
        return this.#commit(true);
      },
      died: () => this.#died(),
    });
    const after = station.book.after.bind(station.book);
    station.book.after = (of, seq, most) => after(of, seq, Math.min(most, page));
    this.#station = station;
    this.touched = true;
    station.sync.start();
    return station;
  }

  /** Dies at the so-manieth commit from now, and is started again after a while. */
  crashAt(commits: number, behind: boolean, away: number): void {
    this.#armed = { commits, behind, for: away };
  }

  disarm(): void {
    this.#armed = undefined;
  }

  /** Stops between two commits, as when the power goes, and leaves the disk. */
  stop(): void {
    this.#life += 1;
    const station = this.#station;
    this.#station = undefined;
    station?.close();
  }

  #commit(behind: boolean): boolean {
    const armed = this.#armed;
    if (!armed || armed.behind !== behind || !this.#station) return false;
    armed.commits -= 1;
    return armed.commits < 0;
  }

  #died(): void {
    const away = this.#armed!.for;
    const { timeline, tally } = this.parts;
    tally.count(`fault: crash ${this.#armed!.behind ? 'behind' : 'before'} a commit`);
    this.#armed = undefined;
    const station = this.#station!;
    this.#station = undefined;
    this.#life += 1;
    station.changes.close();
    void station.sync.close();
    timeline.after(away, () => {
      if (!this.gone && !this.#station) void this.open();
    });
  }
}
