import type { z } from 'zod';
import { jsonOf } from '../../shared/json.ts';
import { LinkDown, type Answer, type Link } from '../../shared/sync/link.ts';
import { answerText, headerNames, protocolVersion, refusalSchema, requestText, type Path, type Refusal } from '../../shared/sync/protocol.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import type { StationKey } from '../keys.ts';

/** The office's refusal of a request, as an exception. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.says);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** What a caller is made of. */
export interface CallerParts {
  readonly link: Link;
  readonly key: Pick<StationKey, 'sign'>;
  readonly station: string;
  /** A request counter above every one before, and above one that the office is known to have seen. */
  counter(above?: number): number;
  /** The office's public key for an answer with this body; undefined where the answer cannot be the office's. */
  officeKey(body: string): string | undefined;
}

/** Makes signed requests of the office, and believes no answer that the office did not sign. */
export class Caller {
  readonly #parts: CallerParts;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  /** A request whose answer is JSON; `sent` as for a link. Fails with `Refused`, and with `LinkDown` where no answer of the office came. */
  async json<Read>(path: Path, body: string, schema: z.ZodType<Read>, sent?: () => void): Promise<Read> {
    return mustRead(schema, await this.text(path, body, sent));
  }

  /** A request whose answer is NDJSON: the first line read as the head, and the text of the others. */
  async lines<Head>(path: Path, body: string, head: z.ZodType<Head>): Promise<{ readonly head: Head; readonly lines: readonly string[] }> {
    const [first = '', ...lines] = linesOf(await this.text(path, body));
    return { head: mustRead(head, first), lines };
  }

  /** A request; out: the answer's text. A counter that the office has seen already is raised once and the request made again. */
  async text(path: Path, body: string, sent?: () => void): Promise<string> {
    const first = await this.#once(path, body, this.#parts.counter(), sent);
    const refused = refusalIn(first);
    if (refused?.refused !== 'counter') return textOf(first, refused);
    const second = await this.#once(path, body, this.#parts.counter(refused.last ?? 0));
    return textOf(second, refusalIn(second));
  }

  async #once(path: Path, body: string, counter: number, sent?: () => void): Promise<Answer> {
    const { link, key, station, officeKey } = this.#parts;
    const text = requestText(station, path, sha256(body), counter, protocolVersion);
    const headers = {
      [headerNames.station]: station,
      [headerNames.counter]: String(counter),
      [headerNames.signature]: Buffer.from(key.sign(text)).toString('base64'),
      [headerNames.protocol]: String(protocolVersion),
    };
    const answer = await link.post(path, { headers, body }, sent);
    const by = officeKey(answer.body);
    const signature = answer.headers[headerNames.signature];
    if (by === undefined || signature === undefined || !isSignedBy(publicKeyOf(by), answerText(station, counter, answer.status, sha256(answer.body)), Buffer.from(signature, 'base64'))) {
      throw new LinkDown('Something answered that is not the main office.');
    }
    return answer;
  }
}

function refusalIn(answer: Answer): Refusal | undefined {
  if (answer.status === 200) return undefined;
  const read = refusalSchema.safeParse(jsonOf(answer.body));
  return read.success ? read.data : { refused: 'busy', says: `The main office answered with status ${answer.status}.` };
}

function textOf(answer: Answer, refused: Refusal | undefined): string {
  if (refused) throw new Refused(refused);
  return answer.body;
}

function mustRead<Read>(schema: z.ZodType<Read>, text: string): Read {
  const read = schema.safeParse(jsonOf(text));
  if (!read.success) throw new LinkDown('The answer of the main office does not read.');
  return read.data;
}

/** The lines of NDJSON text, not read yet. Fails with `LinkDown` where the last is cut short. */
export function linesOf(text: string): readonly string[] {
  if (text !== '' && !text.endsWith('\n')) throw new LinkDown('The answer of the main office was cut short.');
  return text.split('\n').slice(0, -1);
}
