import { X509Certificate } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { jsonOf } from '../../shared/json.ts';
import { codeText, readCode, fingerprintOf } from '../../shared/sync/code.ts';
import { LinkDown, type Link } from '../../shared/sync/link.ts';
import { enrolAnswerSchema, paths, protocolVersion, type EnrolAnswer, type EnrolRequest } from '../../shared/sync/protocol.ts';
import { problem } from '../../shared/problems.ts';
import { NotRecorded } from '../set-up.ts';
import { codeKey, sha256, type AgreementKey } from '../../crypto/keys.ts';
import type { StationKey } from '../keys.ts';
import type { Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import { facilities } from '../store/schema.ts';
import { Caller, Refused } from './caller.ts';
import type { SyncStore } from './store.ts';

/** What enrolling works with. */
export interface EnrolParts {
  readonly db: Db;
  readonly book: Book;
  readonly store: SyncStore;
  readonly key: StationKey;
  readonly agreement: AgreementKey;
  readonly program: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** What a person gives to enrol: the code, the name of this station, and where the office is with what vouches for it. */
export interface EnrolWords {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly certificate: string | null;
}

/**
 * Enrols the station: a fresh one, which the office gives its facility and accounts, or one that was set up alone, which brings
 * its book. May be asked again where the answer was lost. A book that the office stopped is not enrolled again: its station begins in
 * a new folder, and the old one keeps what was not sent under its own id.
 * Out: the office's answer. Fails with `NotRecorded` (the code), and with `LinkDown`; nothing is changed then but the asking.
 */
export async function enrol(parts: EnrolParts, link: Link, words: EnrolWords): Promise<EnrolAnswer> {
  const { db, book, store, key, agreement, program } = parts;
  const code = readCode(words.code);
  if (!code) throw refused('SYN-001', words.code);
  const asked = store.row();
  if (asked?.answer) throw refused('SYN-003', asked.answer.office.name);
  const station = stationToEnrol(parts);
  if (asked?.station !== station) store.ask({ station, publicKey: key.publicKey, name: words.name, address: words.address, certificate: words.certificate });
  else store.update({ name: words.name, address: words.address, certificate: words.certificate });

  const coded = codeKey(code.secret);
  const own = db.select().from(facilities).orderBy(facilities.id).get();
  const request: EnrolRequest = {
    protocol: protocolVersion,
    code: { publicKey: coded.publicKey, signature: coded.sign(codeText({ station, publicKey: key.publicKey, agreementKey: agreement.publicKey })) },
    station,
    name: words.name,
    program,
    publicKey: key.publicKey,
    agreementKey: agreement.publicKey,
    ...(own ? { facility: { id: own.id, name: own.name, code: own.code } } : {}),
  };
  // The first answer brings the office's key: it is believed when the code, which a person brought, bears its fingerprint.
  const officeKey = (body: string) => {
    const told = enrolAnswerSchema.safeParse(jsonOf(body));
    return told.success && fingerprintOf(told.data.office.publicKey, sha256) === code.fingerprint ? told.data.office.publicKey : undefined;
  };
  const caller = new Caller({ link: refusalsUnsigned(link), key, station, counter: (above) => store.nextCounter(above), officeKey });
  let answer: EnrolAnswer;
  try {
    answer = await caller.json(paths.enrol, JSON.stringify(request), enrolAnswerSchema);
  } catch (error) {
    if (error instanceof Refused) throw refused('SYN-002', error.refusal.says);
    throw error;
  }
  // The answer is the office's own; what showed another certificate than the office's stands between, and would read along.
  if (words.certificate !== null && answer.certificate !== null && certificateHash(words.certificate) !== answer.certificate) {
    throw refused('SYN-002', 'What answers at this address shows another certificate than the main office’s: something stands between this station and the office, and could read what is sent. Call the main office, and enrol with the same code once the way is clear');
  }
  db.$client
    .transaction(() => {
      if (book.stationId() !== station) book.nameStation(station);
      store.enrolled(answer);
    })
    .immediate();
  return answer;
}

/** The id to enrol under: the station's own; where it has none a fresh one, and the same when asked again. */
function stationToEnrol({ book, store, now, random }: EnrolParts): string {
  return book.stationId() ?? store.row()?.station ?? uuidv7({ msecs: now(), random: random(16) });
}

function certificateHash(pem: string): string {
  return sha256(new X509Certificate(pem).raw);
}

/** A link on which a refusal before enrolment is said as it came: the office's key is not known yet, so it cannot be checked, and it changes nothing. */
function refusalsUnsigned(link: Link): Link {
  return {
    async post(path, request) {
      const answer = await link.post(path, request);
      const says = (jsonOf(answer.body) as { readonly says?: unknown } | undefined)?.says;
      if (answer.status !== 200) throw typeof says === 'string' ? refused('SYN-002', says) : new LinkDown(`The main office answered with status ${answer.status}.`);
      return answer;
    },
  };
}

function refused(code: 'SYN-001' | 'SYN-002' | 'SYN-003', detail: string): NotRecorded {
  return new NotRecorded([{ ...problem(code, { field: 'code', value: detail, detail: detail.replace(/\.$/, '') }), act: 0 }]);
}
