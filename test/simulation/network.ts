import { LinkDown, type Answer, type Link, type Request } from '../../shared/sync/link.ts';
import { paths } from '../../shared/sync/protocol.ts';
import type { Chance } from '../../station/demonstration/roster.ts';
import { networkFaults, type NetworkFault, type Plan } from './plan.ts';
import type { SimulatedOffice } from './office.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What the ways between the stations and the office share. */
export interface NetworkParts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly office: SimulatedOffice;
  readonly rates: Plan['network'];
}

/** How long a link waits for an answer before it gives up, in milliseconds; how long a request that stalls hangs. */
const patience = 20_000;
const stall = 150_000;
/** After how many characters of a request and its answer a line is cut. */
const cutAfter: readonly [number, number] = [100, 4000];

/** A network that can be made to fail in every way that a request or its answer can. */
export class Network {
  readonly #parts: NetworkParts;
  /** While it is, nothing goes wrong. */
  quiet = true;
  /** What was under way at a station by its path when the line was cut: how large a page was asked for or sent. */
  readonly #cutAt = new Map<string, number>();
  /** The stations cut off, and in which direction. */
  readonly cut = new Map<number, 'out' | 'back' | 'both'>();

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  /** The way of one station to the office, for as long as it lives: what arrives after that, nobody sees. */
  linkOf(station: number, lives: () => boolean): Link {
    const living = async <Value>(waited: Promise<Value>): Promise<Value> => {
      const value = await waited;
      return lives() ? value : new Promise(() => {});
    };
    return { post: (path, request, sent) => living(this.#post(station, path, request, sent)) };
  }

  async #post(station: number, path: string, request: Request, sent: (() => void) | undefined): Promise<Answer> {
    const { timeline, chance, tally, office } = this.#parts;
    const faults = this.#draw();
    const carries = faults.has('cut') ? chance.whole(...cutAfter) : Number.POSITIVE_INFINITY;
    this.#noteSmaller(station, path, request);
    // What is sent next may overtake it.
    sent?.();
    const lost = async (why: string): Promise<never> => {
      await timeline.sleep(patience);
      throw new LinkDown(why);
    };
    await timeline.sleep(chance.whole(5, 120) + (faults.has('delayed') ? chance.whole(1000, 40_000) : 0));
    if (this.#isCut(station, 'out')) return lost('The network is down.');
    if (request.body.length > carries) return this.#cutOff(station, path, request);
    if (faults.has('request lost')) return lost('No answer came.');
    const asSent = faults.has('cut short') ? { ...request, body: request.body.slice(0, chance.whole(0, Math.max(0, request.body.length - 1))) } : request;
    if (faults.has('repeated')) timeline.after(chance.whole(1, 400), () => void office.answer(path, asSent));
    // A copy that comes long after what was sent later.
    if (faults.has('reordered')) timeline.after(chance.whole(2000, 60_000), () => void office.answer(path, asSent));
    const answered = await office.answer(path, asSent);
    if (path === paths.chunk && answered?.status === 200) tally.count('pieces of a first load');
    if (!answered) throw new LinkDown('The connection was closed.', true);
    // What was sent has arrived; whoever sent it does not know.
    if (request.body.length + answered.body.length > carries) return this.#cutOff(station, path, request);
    await timeline.sleep(chance.whole(5, 120));
    if (faults.has('stalled')) await timeline.sleep(stall);
    if (this.#isCut(station, 'back')) {
      tally.count('fault: one way only');
      return lost('No answer came.');
    }
    if (faults.has('answer lost')) return lost('No answer came.');
    // Seen as such by what carries it, or not.
    if (faults.has('answer cut short') && chance.happens(0.5)) throw new LinkDown('The connection to the main office was cut.', true);
    if (faults.has('answer cut short')) return { ...answered, body: answered.body.slice(0, chance.whole(0, Math.max(0, answered.body.length - 1))) };
    return answered;
  }

  #cutOff(station: number, path: string, request: Request): never {
    this.#parts.tally.count('fault: cut');
    this.#cutAt.set(`${station} ${path}`, sizeOf(path, request));
    throw new LinkDown('The connection to the main office was cut.', true);
  }

  /** Counts a page that is asked for or sent again after a cut, and is smaller. */
  #noteSmaller(station: number, path: string, request: Request): void {
    const before = this.#cutAt.get(`${station} ${path}`);
    if (before === undefined) return;
    this.#cutAt.delete(`${station} ${path}`);
    if (sizeOf(path, request) < before) this.#parts.tally.count('pages made smaller after a cut');
  }

  #isCut(station: number, way: 'out' | 'back'): boolean {
    const cut = this.cut.get(station);
    return cut === way || cut === 'both';
  }

  #draw(): ReadonlySet<NetworkFault> {
    const { chance, rates, tally } = this.#parts;
    // Drawn for each, whatever comes of it, so that to leave one out changes nothing of the others. A plan that was kept may be older than a fault.
    const drawn = networkFaults.filter((fault) => fault in rates && chance.happens(rates[fault]));
    if (this.quiet) return new Set();
    for (const fault of drawn.filter((one) => one !== 'cut')) tally.count(`fault: ${fault}`);
    return new Set(drawn);
  }
}

/** How large a page a request asks for, or brings. */
function sizeOf(path: string, { body }: Request): number {
  return path === paths.pull ? (JSON.parse(body) as { readonly limit: number }).limit : body.length;
}
