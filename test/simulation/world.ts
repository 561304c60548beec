import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { importByHand } from '../../central/office/by-hand.ts';
import { issueCode } from '../../central/office/enrol.ts';
import { Refused } from '../../central/office/refused.ts';
import { revoke, sealByOrder } from '../../central/office/revoke.ts';
import type { OfficeStore } from '../../central/office/store.ts';
import type { Registry } from '../../shared/entry/fold.ts';
import { LinkDown } from '../../shared/sync/link.ts';
import { NotReadable } from '../../shared/sync/hand.ts';
import { chanceFrom } from '../../station/demonstration/roster.ts';
import { NotTaken } from '../../station/sync/intake.ts';
import { Overtaken } from '../../station/sync/store.ts';
import { seededBytes } from '../../station/testing/surroundings.ts';
import { Checks, type Violation } from './checks.ts';
import { actorsOf, copyDisk, Crash, folderInMemory, start, templates, writeBook, type Founded } from './disk.ts';
import { Network } from './network.ts';
import { SimulatedOffice } from './office.ts';
import { tryAct } from './officers.ts';
import type { Happening, Plan } from './plan.ts';
import { oldProgram, presentProgram } from './programs.ts';
import { SimulatedStation } from './station.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** A defect that is put into a world through its ports, to see that it is found. */
export interface Planted {
  readonly store?: (store: OfficeStore, timeline: Timeline) => OfficeStore;
  /** The program that every station and the office have in place of the present one. */
  readonly program?: Registry;
}

/** What a run came to. */
export interface Ran {
  readonly seed: number;
  /** Of everything that came about: equal for two runs of one plan. */
  readonly digest: string;
  readonly entries: number;
  readonly steps: number;
  /** Simulated milliseconds from the end of all faults until every book was the same. */
  readonly healed: number;
  readonly tally: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

/** How long everything may take to come together once nothing goes wrong any more, in simulated milliseconds: the longest wait between two tries, and what the exchanges take. */
const bound = 12 * 60_000;
/** Every so many steps in which something was committed, a whole book is looked at. */
const lookEvery = 40;
const verifyEvery = 4;
const supervisor = { account: 'supervisor', role: 'administrator' } as const;

/** Runs a plan from its beginning to where every book is the same again, and holds it against what must always hold. */
export async function run(plan: Plan, planted: Planted = {}): Promise<Ran> {
  const folder = folderInMemory();
  const world = new World(plan, planted, folder, (await templates()).founded, (await templates()).empty);
  try {
    return await world.run();
  } finally {
    world.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

class World {
  readonly #plan: Plan;
  readonly #folder: string;
  readonly #founded: readonly Founded[];
  readonly #empty: Buffer;
  readonly #tally = new Tally();
  readonly #checks = new Checks(this.#tally);
  readonly #timeline: Timeline;
  readonly #office: SimulatedOffice;
  readonly #network: Network;
  readonly #stations: SimulatedStation[];
  readonly #copies: SimulatedStation[] = [];
  readonly #program: Registry;
  readonly #chance = (stream: number) => chanceFrom(Math.imul(this.#plan.seed + 1, 0x85ebca6b) ^ Math.imul(stream, 0xc2b2ae35));
  #steps = 0;
  #looked = 0;
  #copied = 0;

  constructor(plan: Plan, planted: Planted, folder: string, founded: readonly Founded[], empty: Buffer) {
    this.#plan = plan;
    this.#folder = folder;
    this.#founded = founded;
    this.#empty = empty;
    this.#program = planted.program ?? presentProgram;
    const [tally, timeline] = [this.#tally, new Timeline(start, this.#chance(1))];
    this.#timeline = timeline;
    this.#office = new SimulatedOffice({
      seed: plan.seed,
      timeline,
      tally,
      chance: this.#chance(2),
      processes: plan.processes,
      page: plan.page,
      registry: plan.officeOld ? oldProgram : this.#program,
      ...(planted.store ? { plant: planted.store } : {}),
      failed: (error) => this.#checks.fail('no error of the program', `the main office: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    });
    this.#network = new Network({ timeline, tally, chance: this.#chance(3), office: this.#office, rates: plan.network });
    this.#stations = plan.stations.map((_, number) => this.#make(number, false, join(folder, `station-${number}`)));
  }

  async run(): Promise<Ran> {
    const { happenings, stations } = this.#plan;
    void this.#office.open();
    await this.#until(() => this.#office.up, 60_000);
    stations.forEach((_, number) => this.#lay(number));
    for (const one of this.#stations) await one.open();
    // Everyone is there, for a start, and knows of the others.
    for (const happening of happenings.filter(({ at }) => at === 0)) this.#happen(happening);
    await this.#until(() => this.#stations.every(({ station, parts: { number } }) => !happenings.some((one) => one.is === 'join' && one.at === 0 && one.station === number) || station?.sync.store.row()?.exchangedAt), 120_000);
    const began = this.#timeline.now;
    this.#network.quiet = false;
    for (const happening of happenings) if (happening.at > 0) this.#timeline.after(happening.at, () => this.#happen(happening));
    await this.#until(() => false, Math.max(0, ...happenings.map(({ at }) => at)) + 1000);

    await this.#mend();
    const mended = this.#timeline.now;
    await this.#until(() => this.#together(), bound);
    const healed = this.#timeline.now - mended;
    // By now every task is at rest or stopped, and this is looked at once.
    const waits = this.#checks.violations.length > 0 ? ['it was ended'] : this.#whyNotTogether();
    if (this.#checks.violations.length === 0) for (const why of waits) this.#checks.fail('everything comes together', why);
    const taking = this.#all().filter((one) => !this.#isStopped(one));
    for (const one of this.#all()) this.#checks.book(one);
    const context = this.#office.context;
    this.#tally.count('forks in quarantine', (await this.#office.store.transaction((transaction) => transaction.quarantine())).length);
    const hashes = context ? await this.#checks.healed({ ...context, store: this.#office.store }, this.#office.store, waits.length === 0 ? taking : [], this.#tally) : [];
    // The dearest check, so of one station of some worlds.
    if (this.#plan.seed % verifyEvery === 0) await this.#checks.verified(this.#all()[(this.#plan.seed / verifyEvery) % this.#all().length]!);
    const tally = this.#tally.sorted();
    const books = this.#all().map((one) => (one.station?.db.$client.prepare('SELECT hash FROM entries ORDER BY hash').pluck().all() ?? []).join());
    const digest = createHash('sha256').update(JSON.stringify([hashes, books, tally, this.#steps, this.#timeline.now - began, this.#checks.violations])).digest('hex');
    return { seed: this.#plan.seed, digest, entries: hashes.length, steps: this.#steps, healed, tally, violations: this.#checks.violations };
  }

  end(): void {
    for (const one of this.#all()) {
      one.gone = true;
      one.stop();
    }
  }

  #all(): readonly SimulatedStation[] {
    return [...this.#stations, ...this.#copies].filter(({ gone }) => !gone);
  }

  #make(number: number, copy: boolean, dataDir: string): SimulatedStation {
    const plan = this.#plan.stations[number]!;
    const place = copy ? 100 + number : number;
    return new SimulatedStation({
      number,
      plan,
      copy,
      dataDir,
      seed: this.#plan.seed,
      timeline: this.#timeline,
      chance: this.#chance(100 + place),
      tally: this.#tally,
      page: this.#plan.page,
      registry: plan.old ? oldProgram : this.#program,
      link: (lives) => this.#network.linkOf(number, lives),
    });
  }

  /** Puts a station's disk in its place: of one that was set up alone, or one that nobody has begun. */
  #lay(number: number): void {
    const { facility, founder } = this.#plan.stations[number]!;
    const { dataDir } = this.#stations[number]!.parts;
    mkdirSync(dataDir, { recursive: true });
    if (founder) writeBook(dataDir, this.#founded[facility!]!.database, this.#founded[facility!]!.key);
    else writeBook(dataDir, this.#empty, 20 + number);
  }

  /** Goes on until something holds, or so many simulated milliseconds have gone by. */
  async #until(holds: () => unknown, most: number): Promise<void> {
    const until = this.#timeline.now + most;
    for (let step = 0; ; step += 1) {
      if (step % 8 === 0 && holds()) return;
      if (!(await this.#timeline.step(until))) return;
      this.#steps += 1;
      await this.#look();
      if (this.#checks.violations.length > 0) return;
    }
  }

  async #look(): Promise<void> {
    let touched = false;
    for (const one of this.#all()) {
      if (!one.touched) continue;
      one.touched = false;
      touched = true;
      this.#checks.station(one);
      this.#looked += 1;
      if (this.#looked % lookEvery === 0) this.#checks.book(one);
    }
    if (touched) await this.#checks.office(this.#office.store, this.#all());
  }

  #happen(happening: Happening): void {
    const { timeline, tally, office, checks } = { timeline: this.#timeline, tally: this.#tally, office: this.#office, checks: this.#checks };
    const one = 'station' in happening ? this.#stations[happening.station] : undefined;
    switch (happening.is) {
      case 'act': {
        const number = this.#plan.stations[happening.station]!.facility ?? 0;
        const present = this.#founded.slice(0, this.#plan.stations.filter(({ founder }) => founder).length);
        const officers = { actors: actorsOf(number), facility: this.#founded[number]!, others: present.filter((_, index) => index !== number), checks, tally };
        tryAct(one!, officers, happening);
        // Whoever works at the copied disk does so as well.
        const copy = this.#copies.find(({ parts }) => parts.number === happening.station);
        if (copy && happening.choice % 2 === 0) tryAct(copy, officers, happening);
        return;
      }
      case 'partition':
        tally.count(`fault: partition (${happening.way})`);
        this.#network.cut.set(happening.station, happening.way);
        timeline.after(happening.for, () => {
          this.#network.cut.delete(happening.station);
          for (const back of this.#all()) if (back.parts.number === happening.station && happening.for % 2 === 0) back.station?.sync.linkReturned();
        });
        return;
      case 'crash':
        one!.crashAt(happening.commit, happening.behind, happening.for);
        return;
      case 'office crash':
        office.crashAt(happening.commit, happening.behind, happening.for);
        return;
      case 'clock':
        tally.count(Math.abs(happening.by) > 86_400_000 ? 'fault: clock off by years' : 'fault: clock off by minutes');
        one!.off += happening.by;
        return;
      case 'pause':
        this.#onStation(one!, (station) => station.sync.pause(true));
        timeline.after(happening.for, () => this.#onStation(one!, (station) => station.sync.pause(false)));
        return;
      case 'join':
        if (happening.at > 0) tally.count('fault: enrolled meanwhile');
        void this.#join(one!);
        return;
      case 'upgrade':
        tally.count('fault: upgraded meanwhile');
        this.#restart(one!, () => (one!.registry = this.#program));
        return;
      case 'office upgrade':
        tally.count('fault: office upgraded meanwhile');
        void office.upgrade(this.#program);
        return;
      case 'clone':
        this.#clone(one!);
        return;
      case 'copy disk':
        if (one!.station?.sync.store.row()?.answer) copyDisk(one!.parts.dataDir, join(this.#folder, `kept-${happening.station}`));
        return;
      case 'put disk back':
        if (existsSync(join(this.#folder, `kept-${happening.station}`))) this.#restart(one!, () => copyDisk(join(this.#folder, `kept-${happening.station}`), one!.parts.dataDir), true);
        return;
      case 'revoke':
        void this.#revoke(one!, happening);
        return;
      case 'seal':
        void this.#seal(happening.choice);
        return;
      case 'days':
        tally.count('custody: days gone by');
        for (const every of [...this.#all(), office]) every.off += happening.days * 86_400_000;
        return;
      case 'epoch':
        tally.count('fault: feeds begun anew');
        void office.store.transaction((transaction) => transaction.setEpoch(uuidv7({ msecs: timeline.now, random: seededBytes(this.#plan.seed)(16) })));
        return;
      case 'by hand':
        void this.#byHand(one!, happening);
    }
  }

  /** Does something at a station that may be down, or may die of it. */
  #onStation(one: SimulatedStation, work: (station: NonNullable<SimulatedStation['station']>) => void): void {
    try {
      if (one.station) work(one.station);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }

  /** Ends a station's program, changes something, and begins it again. */
  #restart(one: SimulatedStation, change: () => void, otherDisk = false): void {
    if (!one.station) return void this.#timeline.after(5000, () => !one.gone && this.#restart(one, change, otherDisk));
    one.stop();
    change();
    if (otherDisk) {
      this.#tally.count('fault: disk put back');
      this.#checks.forget(one);
    }
    this.#timeline.after(500, () => void one.open());
  }

  /** Enrols a station by a code, trying again until it is. */
  async #join(one: SimulatedStation): Promise<void> {
    const { facility, founder } = one.parts.plan;
    let code: string | undefined;
    for (let tries = 0; tries < 60; tries += 1) {
      const { context } = this.#office;
      const { station } = one;
      try {
        if (station?.sync.store.row()?.answer) {
          station.sync.start();
          return;
        }
        if (context && station) {
          code ??= (await issueCode(context, founder ? null : facility === null ? context.identity.id : this.#founded[facility]!.facility, 'administrator')).code;
          // Where the program is ended meanwhile no answer comes: the person asks again.
          await Promise.race([station.sync.enrol({ code, name: one.name, address: 'https://office.simulated' }), this.#timeline.sleep(180_000)]);
          continue;
        }
      } catch (error) {
        // A code for a facility that has not come yet, a link that is down, a death: it is tried again.
        if (!(error instanceof LinkDown) && !(error instanceof Crash) && tries === 59) this.#checks.fail('everything comes together', `${one.name} was not enrolled: ${error instanceof Error ? error.message : String(error)}`);
        if (error instanceof Error && /not known any more|has run out/.test(error.message)) code = undefined;
      }
      await this.#timeline.sleep(3000);
    }
  }

  #clone(one: SimulatedStation): void {
    if (!one.station?.sync.store.row()?.answer || this.#copies.some(({ parts }) => parts.number === one.parts.number)) return;
    this.#tally.count('fault: disk copied');
    this.#copied += 1;
    const copy = this.#make(one.parts.number, true, join(this.#folder, `copy-${this.#copied}`));
    copyDisk(one.parts.dataDir, copy.parts.dataDir);
    copy.registry = one.registry;
    this.#copies.push(copy);
    void copy.open();
  }

  async #revoke(one: SimulatedStation, { distrusted, broughtIn }: Extract<Happening, { is: 'revoke' }>): Promise<void> {
    const { context } = this.#office;
    const id = one.station?.sync.store.row()?.answer ? one.station.book.stationId() : undefined;
    // The last one that works is not revoked: somebody has to be left.
    const working = this.#all().filter((other) => !this.#isStopped(other) && other.station?.sync.store.row()?.answer);
    if (!context || id === undefined || working.length < 3) return;
    try {
      await revoke(context, id, 'The disk was lost', distrusted, supervisor);
      this.#tally.count('fault: station revoked');
      if (distrusted !== null) this.#checks.distrusted(await this.#idsAfter(id, distrusted - 1));
    } catch (error) {
      return this.#mustBeHarmless(error, 'revoking');
    }
    await this.#timeline.sleep(broughtIn);
    await this.#carry(one, { lost: false, twice: false, back: 1000 }, true);
  }

  async #seal(choice: number): Promise<void> {
    const { context, store } = this.#office;
    if (!context) return;
    const entries = (await store.transaction(async (transaction) => (await Promise.all((await transaction.stations()).map(({ id }) => transaction.entriesOfStation(id, 0, Infinity)))).flat())).filter(({ subject, kind }) => subject.type === 'person' && !/sealed|transfer/.test(kind));
    const named = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))[choice % Math.max(entries.length, 1)];
    if (!named) return;
    try {
      await sealByOrder(context, named.id, 'Kings County 2026-001', supervisor);
      this.#tally.count('fault: entry sealed by order');
    } catch (error) {
      this.#mustBeHarmless(error, 'sealing');
    }
  }

  async #byHand(one: SimulatedStation, { lost, twice, back }: Extract<Happening, { is: 'by hand' }>): Promise<void> {
    await this.#carry(one, { lost, twice, back }, false);
  }

  /** Carries a file to the office and its answer back. */
  async #carry(one: SimulatedStation, { lost, twice, back }: { readonly lost: boolean; readonly twice: boolean; readonly back: number }, ofRevoked: boolean): Promise<void> {
    try {
      if (!one.station?.sync.store.row()?.answer) return;
      const { text } = await one.station.sync.exportByHand();
      await this.#timeline.sleep(back);
      const { context } = this.#office;
      if (!context || lost) return;
      const revoked = (await this.#office.store.transaction((transaction) => transaction.station(one.station?.book.stationId() ?? '')))?.state === 'revoked';
      if (revoked !== ofRevoked) return;
      const before = this.#office.store.now.stations.get(one.station?.book.stationId() ?? '')?.seq ?? 0;
      const carried = await importByHand(context, text, ofRevoked ? { by: supervisor, reason: 'The clerk says that these are his' } : undefined);
      if (ofRevoked) this.#checks.distrusted(await this.#idsAfter(carried.station, before));
      this.#tally.count(ofRevoked ? 'fault: brought in by hand from a revoked station' : 'fault: carried by hand');
      await this.#timeline.sleep(back);
      for (let times = 0; times < (twice ? 2 : 1); times += 1) {
        await one.station?.sync.importByHand(carried.answer);
        await this.#timeline.sleep(500);
      }
    } catch (error) {
      this.#mustBeHarmless(error, 'a file carried by hand');
    }
  }

  /** The ids of a station's entries at the office after a sequence number. */
  async #idsAfter(station: string, seq: number): Promise<readonly string[]> {
    return (await this.#office.store.transaction((transaction) => transaction.entriesOfStation(station, seq, Infinity))).map(({ id }) => id);
  }

  #mustBeHarmless(error: unknown, what: string): void {
    const harmless = error instanceof Crash || error instanceof Refused || error instanceof NotReadable || error instanceof Overtaken || (error instanceof NotTaken && error.unknownStation) || (error instanceof Error && /not open/.test(error.message));
    if (!harmless) this.#checks.fail('no error of the program', `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  /** Nothing goes wrong any more: links hold, everything is up. */
  async #mend(): Promise<void> {
    this.#network.quiet = true;
    this.#network.cut.clear();
    this.#office.disarm();
    for (const one of this.#all()) one.disarm();
    await this.#until(() => this.#office.up && this.#all().every(({ station }) => station), 60_000);
    for (const { station } of this.#all()) {
      station?.sync.pause(false);
      if (this.#plan.nudge) station?.sync.linkReturned();
    }
  }

  /** A station that the office has stopped, as it should: revoked, or with two chains. */
  #isStopped(one: SimulatedStation): boolean {
    return one.station?.sync.store.row()?.failure?.is === 'stopped';
  }

  #together(): boolean {
    return this.#whyNotTogether().length === 0;
  }

  /** What has not been sent or taken in yet, by those that should have. */
  #whyNotTogether(): readonly string[] {
    const { context } = this.#office;
    if (!context) return ['the main office is down'];
    return this.#all().flatMap((one) => {
      const { station } = one;
      if (!station) return [`${one.name} is down`];
      const row = station.sync.store.row();
      if (!row?.answer) return [`${one.name} is not enrolled`];
      const there = this.#office.store.now.stations.get(row.station);
      const state = there?.state;
      if (this.#isStopped(one)) return state === 'enrolled' ? [`${one.name} has stopped for no reason: ${row.failure?.says}`] : [];
      if (state === 'revoked') return [`${one.name} does not know that it was revoked`];
      const { seq: end } = station.book.chainEnd(row.station);
      // Where a disk was copied or put back, the office may hold more of the chain: it is taken back behind the next greeting.
      if (there && there.seq > end) return [`${there.seq - end} entries of its own are to come back to ${one.name}: ${row.failure?.says ?? 'no failure'}`];
      const waiting = end - row.acknowledged;
      // A file that came to the office since this station last asked is still to come, though it does not know so yet.
      const files = station.sync.files.standing().filter(({ sha256, here }) => Boolean(here) !== this.#office.store.now.files.has(sha256));
      if (files.length > 0) return [`${files.length} files of ${one.name} wait: ${row.failure?.says ?? 'no failure'}`];
      if (waiting > 0) return [`${waiting} entries of ${one.name} wait: ${row.failure?.says ?? 'no failure'}`];
      const noted = station.db.$client.prepare('SELECT count(*) FROM to_project').pluck().get() as number;
      if (noted > 0) return [`${noted} records are still to be made at ${one.name}: ${row.failure?.says ?? 'no failure'}`];
      if (station.sync.letGo.wanted(1).length > 0) return [`the book of a person who is back has not come to ${one.name}: ${row.failure?.says ?? 'no failure'}`];
      const scopes = row.answer.facility.id === context.identity.id ? (['all', 'office'] as const) : (['all', `facility:${row.answer.facility.id}`] as const);
      return scopes.flatMap((scope) => {
        const behind = (this.#office.store.now.feeds.get(scope)?.entries.length ?? 0) - station.sync.store.cursor(scope).position;
        return behind === 0 ? [] : [`${one.name} is ${behind} behind in ${scope}: ${row.failure?.says ?? 'no failure'}`];
      });
    });
  }
}
