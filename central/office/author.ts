import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../shared/accounts/roles.ts';
import { tick } from '../../shared/entry/clock.ts';
import { dayInNewYork } from '../../shared/entry/day.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Content, Header, Sight } from '../../shared/entry/header.ts';
import { chainStart, seal } from '../../shared/entry/seal.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { latestClock } from '../../shared/sync/protocol.ts';
import { accept } from './accept.ts';
import type { OfficeContext } from './context.ts';
import { readKept } from './kept.ts';
import type { KeptEntry, OfficeTransaction } from './store.ts';

/** An act of the main office itself. */
export interface OfficeAct {
  readonly kind: string;
  readonly subject: Subject;
  readonly body: unknown;
  readonly reason?: string;
  /** Of an act that somebody else had entered before: its name, its day, and what its author had seen, as they were. */
  readonly entered?: Pick<Header, 'id' | 'version' | 'effective' | 'decides' | 'relies' | 'adds' | 'strikes'>;
}

/** Who acts at the main office. */
export interface OfficeActor {
  readonly account: string;
  readonly role: Role;
}

/** Who acts when nobody does: the office itself, at its beginning. */
export const nobody: OfficeActor = { account: 'main-office', role: 'administrator' };

/**
 * Writes acts into the main office's own chain, in the caller's transaction, and takes them in like any
 * other entries. In: the acts; who acts; the facility in whose book they count, where that is not the office's own. Out: the entries' ids. Fails (throws) when a kind is unknown or a body does not read as
 * it: the office's own acts are made by this program, so that is a defect.
 */
export async function writeOwn(transaction: OfficeTransaction, context: OfficeContext, acts: readonly OfficeAct[], actor: OfficeActor, home: string | null = null): Promise<readonly string[]> {
  const { identity, registry } = context;
  const own = await transaction.lockStation(identity.id);
  if (!own) throw new Error('the main office has no chain');
  const wall = context.now();
  const [last] = own.seq > 0 ? await transaction.entriesOfStation(own.id, own.seq - 1, 1) : [];
  const end = { seq: own.seq, hash: own.seq === 0 ? chainStart : own.hash };
  let clock = latestClock(last ? [last.clock] : []);
  const written: KeptEntry[] = [];
  for (const act of acts) {
    const found = registry.kind(act.kind);
    if (!found || found.kind.subject !== act.subject.type) throw new Error(`the main office writes no ${act.kind} about a ${act.subject.type}`);
    const body = found.kind.schema.parse(act.body) as unknown;
    const before = [...(await transaction.entriesOf([act.subject])), ...written.filter(({ subject }) => subject.type === act.subject.type && subject.id === act.subject.id)];
    const record = fold(act.subject, before.map(readKept), registry);
    const sight = (facet: string): Sight => record.facets.get(facet) ?? { facet, last: null, count: 0 };
    const facets = found.kind.facets(body);
    clock = tick(latestClock(before.map((entry) => entry.clock), clock), wall);
    const draft: Header = {
      v: 1,
      id: uuidv7({ msecs: wall, random: context.random(16) }),
      station: identity.id,
      seq: end.seq + 1,
      clock,
      at: new Date(wall).toISOString(),
      effective: dayInNewYork(Temporal.Instant.fromEpochMilliseconds(wall)).toString(),
      author: actor.account,
      role: actor.role,
      subject: act.subject,
      kind: found.kind.name,
      version: found.kind.version,
      decides: (facets.decides ?? []).map(sight),
      relies: (facets.relies ?? []).map(sight),
      adds: [...(facets.adds ?? [])],
      ...act.entered,
      content: chainStart,
      previous: end.hash,
    };
    const content: Content = { body, ...(act.reason === undefined ? {} : { reason: act.reason }) };
    const sealed = seal(draft, content, context.random(16), context.key);
    end.seq = sealed.read.seq;
    end.hash = sealed.hash;
    const { header, salt, hash, signature } = sealed;
    written.push({ home: own.facility, station: own.id, seq: end.seq, id: draft.id, clock, subject: act.subject, kind: draft.kind, header, salt, content: sealed.content, hash, signature, receivedAt: wall });
  }
  await accept(transaction, written, home, registry);
  await transaction.changeStation(own.id, { seq: end.seq, hash: end.hash });
  return written.map(({ id }) => id);
}
