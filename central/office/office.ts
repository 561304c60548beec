import { jsonOf } from '../../shared/json.ts';
import type { Answer, Request } from '../../shared/sync/link.ts';
import { answerText, headerNames, limits, oldestProtocol, paths, protocolVersion, requestText, type Refusal } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { OfficeContext } from './context.ts';
import { digests } from './digests.ts';
import { enrol, readEnrol } from './enrol.ts';
import { entriesAgain } from './entries-again.ts';
import { held } from './held.ts';
import { files, getFile, putFile } from './files.ts';
import { hello } from './hello.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { refuse, Refused } from './refused.ts';
import { chunk, snapshot } from './snapshot.ts';
import type { StationRow } from './store.ts';

type Service = (context: OfficeContext, station: StationRow, body: string) => Promise<string>;

const json =
  (serve: (context: OfficeContext, station: StationRow, body: unknown) => Promise<unknown>): Service =>
  async (context, station, body) =>
    JSON.stringify(await serve(context, station, jsonOf(body)));
const page =
  (serve: (context: OfficeContext, station: StationRow, body: unknown) => Promise<string>): Service =>
  (context, station, body) =>
    serve(context, station, jsonOf(body));

const services: ReadonlyMap<string, Service> = new Map([
  [paths.hello, json(hello)],
  [paths.push, async (context, station, body) => JSON.stringify(await push(context, station, body))],
  [paths.pull, page(pull)],
  [paths.digests, json(digests)],
  [paths.snapshot, json(snapshot)],
  [paths.chunk, page(chunk)],
  [paths.held, json(held)],
  [paths.entries, page(entriesAgain)],
  [paths.files, json(files)],
  [paths.putFile, json(putFile)],
  [paths.getFile, json(getFile)],
] satisfies [string, Service][]);

interface Asked {
  readonly station: string;
  readonly counter: number;
  readonly signature: Uint8Array;
  readonly protocol: number;
}

/**
 * Answers one request of the sync protocol, signed. It keeps nothing between requests: any process of the
 * office may answer the next. Never fails: what goes wrong here is told to `failed` and answered as `busy`, and the station asks again.
 */
export async function answer(context: OfficeContext, path: string, request: Request): Promise<Answer> {
  const { station, counter } = askedOf(request);
  const { status, body } = await respond(context, path, request).then(
    (text) => ({ status: 200, body: text }),
    (error: unknown) => ({ status: error instanceof Refused ? error.status : 503, body: JSON.stringify(refusalOf(error, context)) }),
  );
  const signature = Buffer.from(context.key.sign(answerText(station, counter, status, sha256(body)))).toString('base64');
  return { status, body, headers: { [headerNames.signature]: signature, [headerNames.protocol]: String(protocolVersion) } };
}

async function respond(context: OfficeContext, path: string, request: Request): Promise<string> {
  const asked = askedOf(request);
  if (asked.protocol < oldestProtocol || asked.protocol > protocolVersion) refuse('protocol', 'The programs of this station and of the main office are too far apart. Update the older one; nothing is lost meanwhile.', { protocol: { min: oldestProtocol, max: protocolVersion } });
  if (request.body.length > limits.body) refuse('too large', 'The request is too large.');
  if (path === paths.enrol) {
    const enrolment = readEnrol(jsonOf(request.body));
    if (enrolment.station !== asked.station || !(await isFrom(context, enrolment.publicKey, path, request, asked))) refuse('signature', 'The request was not signed by the key that it brings.');
    return JSON.stringify(await enrol(context, enrolment, asked.counter));
  }
  const serve = services.get(path);
  if (!serve) refuse('malformed', 'There is no such request.');
  return await serve(context, await authenticated(context, path, request, asked), request.body);
}

/** The station that sent a request: known, by its signature, for the first time, and not revoked. */
async function authenticated(context: OfficeContext, path: string, request: Request, asked: Asked): Promise<StationRow> {
  const { store, identity } = context;
  const known = await store.transaction((transaction) => transaction.station(asked.station));
  if (!known || known.id === identity.id) refuse('unknown station', 'This station is not enrolled at this main office.');
  if (!(await isFrom(context, known.publicKey, path, request, asked))) refuse('signature', 'The request was not signed by this station.');
  const heard = await store.countRequest(asked.station, asked.counter, context.now());
  if (heard === undefined) refuse('unknown station', 'This station is not enrolled at this main office.');
  if (heard === 'heard already') refuse('counter', 'This request has been heard already, or a later one has.', { last: (await store.transaction((transaction) => transaction.station(asked.station)))?.counter ?? known.counter });
  if (heard.state === 'revoked') refuse('revoked', `This station was revoked: ${heard.why ?? 'no reason was given'}.`);
  return heard;
}

async function isFrom({ isSigned }: OfficeContext, publicKey: string, path: string, request: Request, { station, counter, protocol, signature }: Asked): Promise<boolean> {
  return await isSigned(publicKey, requestText(station, path, sha256(request.body), counter, protocol), signature);
}

function askedOf({ headers }: Request): Asked {
  const number = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
  return {
    station: headers[headerNames.station] ?? '',
    counter: number(headers[headerNames.counter]),
    signature: Buffer.from(headers[headerNames.signature] ?? '', 'base64'),
    protocol: number(headers[headerNames.protocol]),
  };
}

function refusalOf(error: unknown, { failed }: OfficeContext): Refusal {
  if (error instanceof Refused) return error.refusal;
  failed?.(error);
  return { refused: 'busy', says: 'The main office could not do this now. Nothing is lost; it is tried again.' };
}
