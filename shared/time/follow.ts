import type { TimeNumbers } from '../procedures/procedures.ts';
import { standingOf, type ChainContext } from './chain.ts';
import { step, type Working } from './derivation.ts';
import { inTimeOrder, type SentenceEvent } from './event.ts';
import { lossOf } from './good-time.ts';
import { breaksOf } from './interruption.ts';
import { firstServed, together, type Moves, type Together } from './merge.ts';
import { chainsOf, relationSteps, runsTogether } from './relations.ts';
import type { Sentence } from './sentences.ts';
import { supervisionEnd } from './supervision.ts';
import { interruptedBy, isSupervised, owedAt, owedPart, returnedStanding, withConcurrentTerm, type Release, type Violation } from './violation.ts';

/** Where a person's sentences lead after everything that happened, or why that is not computed. */
export type Followed =
  | {
      readonly outcome: 'followed';
      readonly together: Together;
      /** The events since the last return or reception as a violator: only they bear on good time and determinations. */
      readonly events: readonly SentenceEvent[];
      /** Notes on sentences that no longer count. */
      readonly setAside: readonly Working[];
      /** The violation before, for supervision that was interrupted. */
      readonly violation: Violation | null;
    }
  | { readonly outcome: 'away'; readonly together: Together; readonly interrupted: SentenceEvent | null; readonly says: string }
  | { readonly outcome: 'refused'; readonly missing: readonly string[] };

interface State {
  readonly sentences: readonly Sentence[];
  readonly violation: Violation | null;
  /** First day whose events bear on the present term. */
  readonly since: string;
}

class Refused extends Error {}

/**
 * Follows a person's sentences through time: each reception joins what is running, unless that had expired;
 * a delinquency closes a term, and a return or a new reception opens the next (R8).
 * In: the counts that stand, each with certified jail time; the events. Never throws.
 */
export function follow(sentences: readonly Sentence[], events: readonly SentenceEvent[], numbers: TimeNumbers): Followed {
  try {
    return walk(sentences, inTimeOrder(events), numbers);
  } catch (refused) {
    if (refused instanceof Refused) return { outcome: 'refused', missing: [refused.message] };
    throw refused;
  }
}

function walk(sentences: readonly Sentence[], events: readonly SentenceEvent[], numbers: TimeNumbers): Followed {
  const setAside: Working[] = [];
  let state: State = { sentences: [], violation: null, since: '' };
  let open: SentenceEvent | null = null;
  const receptions = [...Map.groupBy(sentences, ({ received }) => received)].map(([day, received]) => ({ day, received }));
  const turns = events.filter((event) => event.event === 'delinquent' || event.event === 'returned as violator');
  const steps = [...receptions.map((one) => ({ day: one.day, order: 1, reception: one.received, event: null })), ...turns.map((event) => ({ day: event.day, order: event.event === 'delinquent' ? 0 : 2, reception: null, event }))];

  for (const { day, reception, event } of steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order))) {
    if (event?.event === 'delinquent') {
      if (state.since !== '' && !dischargedIn(state, day, events)) open ??= event;
    } else if (event) {
      if (!open) continue;
      state = { sentences: [], violation: violationOf(state, open, { day, entry: event.entry }, events, numbers), since: day };
      open = null;
    } else if (reception && open) {
      state = { sentences: reception, violation: violationOf(state, open, { day, entry: reception[0]!.paper }, events, numbers), since: day };
      open = null;
    } else if (reception) {
      const running = state.since === '' ? null : resultOf(state, events.filter((one) => one.day <= day), numbers);
      const ended = running && endedBefore(running, state, day, events);
      if (ended) setAside.push(ended);
      if (!running || ended) state = { sentences: reception, violation: null, since: day };
      else state = { ...state, sentences: [...state.sentences, ...joining(running, state, reception, day, events)] };
    }
  }

  const current = events.filter((event) => event.day >= state.since);
  if (open) {
    const before = resultOf(state, events.filter((event) => event.day <= open.day), numbers);
    return { outcome: 'away', together: before, interrupted: interruptedBy(before, releasedBefore(state, open, events), open), says: `Declared delinquent on ${open.day} and not returned yet: the sentence does not run.` };
  }
  const now = resultOf(state, events, numbers);
  const breaks = breaksOf(current);
  if (breaks.open) return { outcome: 'away', together: now, interrupted: breaks.open, says: `${breaks.open.event === 'escaped' ? 'Escaped' : 'Absconded'} on ${breaks.open.day} and not returned yet: the sentence does not run.` };
  return { outcome: 'followed', together: now, events: current, setAside, violation: state.violation };
}

/** A discharge ends the sentences of a term: what comes after has nothing to do with them (EXC 259-j). */
function dischargedIn({ since }: State, day: string, events: readonly SentenceEvent[]): SentenceEvent | undefined {
  return events.find((event) => event.event === 'discharged' && event.day >= since && event.day <= day);
}

/** The last release of a term before a day. */
function releasedBefore({ since }: State, { day }: Pick<SentenceEvent, 'day'>, events: readonly SentenceEvent[]): Release | null {
  return events.findLast((event): event is Release => event.event === 'released' && event.day >= since && event.day <= day) ?? null;
}

/** The step that says that what was running had ended before a reception, or null where it had not. */
function endedBefore(running: Together, state: State, day: string, events: readonly SentenceEvent[]): Working | null {
  const names = [...new Set(running.chains.flatMap((chain) => chain.sentences.map(({ title }) => title)))].join(' and ');
  const discharged = dischargedIn(state, day, events);
  if (discharged) return step('expired-before', [{ name: 'discharged', value: discharged.day, entry: discharged.entry }], `${names} had ended with the discharge on ${discharged.day}, before the reception on ${day}`, discharged.day);
  if (!running.me || running.me.day.toString() >= day) return null;
  const released = releasedBefore(state, { day }, events);
  const supervised = released?.how === 'maximum expiration' ? null : supervisionEnd(running, state.violation, released?.day ?? running.me.day.toString());
  if (supervised && supervised.toString() >= day) {
    if (!released) throw new Refused(`Maximum expiration on ${running.me.day} was before the reception on ${day}, but the release to supervision is not on record: whether the sentence had ended depends on it (PL 70.45(5)(a)). Enter the release.`);
    throw new Refused(`On ${day}, when a new sentence was received, supervision from the release on ${released.day} ran until ${supervised}: the rest of the sentence was held in abeyance (PL 70.45(5)(a)). Enter the delinquency.`);
  }
  const says = `${names} had expired on ${running.me.day}, before the reception on ${day}`;
  return step('expired-before', [{ name: 'maximum expiration', value: running.me.day.toString(), step: running.me.step }], says, running.me.day.toString());
}

/** The sentences of a reception that joins what is running. Refuses what needs a violation on record, or follows one. */
function joining(running: Together, state: State, reception: readonly Sentence[], day: string, events: readonly SentenceEvent[]): readonly Sentence[] {
  if (state.violation && state.sentences.length === 0) {
    throw new Refused(`New sentences were received on ${day}, after the return as violator on ${state.violation.returned}: how they join the time owed is not covered. Enter the dates by hand, or correct the return if it was on the day of reception.`);
  }
  if (state.violation) throw new Refused(`A further reception on ${day} follows a violator’s new term: that is not covered. Enter the dates by hand.`);
  const released = releasedBefore(state, { day }, events);
  const since = released && reception.find(({ count }) => count.offenseDate !== undefined && count.offenseDate > released.day);
  if (since) throw new Refused(`${since.title} is for a crime of ${since.count.offenseDate}, after the release on ${released.day}: a new felony sentence revokes the release (EXC 259-i(3)(d)(iii)). Enter the delinquency.`);
  if (released && isSupervised(running)) throw new Refused(`A further reception on ${day} follows the release to supervision on ${released.day}, which interrupted the sentence (PL 70.45(5)(a)): how they join is not covered. Enter the delinquency if the release was revoked, or the dates by hand.`);
  return reception;
}

function violationOf(state: State, delinquent: SentenceEvent, returned: { readonly day: string; readonly entry: string }, events: readonly SentenceEvent[], numbers: TimeNumbers): Violation {
  const before = resultOf(state, events.filter((event) => event.day <= delinquent.day), numbers);
  const released = releasedBefore(state, delinquent, events);
  const interrupted = interruptedBy(before, released, delinquent);
  if (!interrupted) throw new Refused(`The release before the delinquency on ${delinquent.day} is not on record: it interrupted the determinate sentence, and the time owed runs from it (PL 70.45(5)(a)). Enter the release.`);
  return { before, earlier: state.violation, delinquent, released, interrupted, returned: returned.day, returnedBy: returned.entry, paroleJailTime: paroleJailTimeOf(delinquent, events) };
}

/** Parole jail time of a delinquency: what was certified from it to the next; the first has what was certified before it too. */
function paroleJailTimeOf(delinquent: SentenceEvent, events: readonly SentenceEvent[]): Violation['paroleJailTime'] {
  const delinquencies = events.filter((event) => event.event === 'delinquent');
  const of = ({ day }: SentenceEvent) => delinquencies.findLast((event) => event.day <= day) ?? delinquencies[0];
  return events.filter((event): event is Violation['paroleJailTime'][number] => event.event === 'parole jail time' && of(event)?.day === delinquent.day);
}

/** The standing of a term: its sentences alone, a return without any, or both. In: the events until then. */
function resultOf({ sentences, violation, since }: State, events: readonly SentenceEvent[], numbers: TimeNumbers): Together {
  const current = events.filter((event) => event.day >= since);
  const loss = lossOf(current);
  const breaks = [...breaksOf(events.filter((event) => event.day < since)).closed, ...breaksOf(current).closed];
  const amid = sentences.flatMap(({ title, received }) => breaks.filter((one) => one.from < received && received < one.to).map((one) => ({ title, received, from: one.from, to: one.to })))[0];
  if (amid) throw new Refused(`${amid.title} was received on ${amid.received}, while the person was away from ${amid.from} to ${amid.to}. Correct the reception or the return.`);
  if (violation) checkOwed(violation, numbers);
  if (violation && sentences.length === 0) return returnedStanding(violation, numbers, { loss, breaks });
  const chains = chainsOf(sentences);
  if (!chains) throw new Refused('The counts run together in too many ways to be told apart. Check the relations between them.');
  const moves: Moves = { events, loss, breaks };
  const context: ChainContext = { numbers, relations: chains.relations, crossing: chains.crossing };
  for (const chain of chains.chains) checkUnexpired(chain, context, moves);
  const alone = (of: ChainContext, by: Moves) => together(chains.chains.map((chain) => standingOf(chain, of)), chains.relations, by);
  if (!violation) return alone(context, moves);

  const { before } = violation;
  const words = sentences.flatMap((sentence) => [...new Set(before.chains.flatMap((chain) => chain.sentences))].map((old) => runsTogether(old, sentence)));
  const relations = relationSteps(words);
  const runs = new Set(words.map((one) => one.runs));
  if (runs.size > 1) throw new Refused('Some of the new counts run after the time owed and some with it: that is not covered. Enter the dates by hand.');
  if (runs.has('consecutive')) {
    const owed = owedPart(violation, numbers);
    if (!owed) throw new Refused('The time owed is of determinate and indeterminate sentences together, and the new term runs after it: that is not covered (computation sheet 23A was not seen). Enter the dates by hand.');
    if (chains.chains.some((chain) => new Set(chain.map(({ count }) => count.kind)).size > 1)) throw new Refused('New sentences of both kinds run after the time owed: that is not covered (computation sheet 23A was not seen). Enter the dates by hand.');
    const after = alone({ ...context, relations: [...relations, ...chains.relations], owed }, moves);
    const returned = before.me ? returnedStanding(violation, numbers, moves) : null;
    return { ...after, timeOwed: returned?.timeOwed ?? null, netTimeOwed: returned?.netTimeOwed ?? null };
  }
  if (!violation.released) throw new Refused(`The release before the delinquency on ${violation.delinquent.day} is not on record: the new concurrent term has credit for State time up to it (PL 70.30(1)(a)). Enter the release.`);
  return withConcurrentTerm(returnedStanding(violation, numbers, moves), alone(context, { ...moves, served: firstServed(before.chains) }), relations);
}

/** Refuses a sentence that runs after another one which had expired by itself before the reception, while others still ran. */
function checkUnexpired(chain: readonly Sentence[], context: ChainContext, moves: Moves): void {
  for (const { received, title } of chain) {
    const earlier = chain.filter((one) => one.received < received);
    const before = earlier.length > 0 ? together([standingOf(earlier, context)], [], moves) : null;
    if (before?.me && before.me.day.toString() < received) {
      throw new Refused(`${title} runs after ${earlier.map((one) => one.title).join(' and ')}, which had expired on ${before.me.day}, before the reception on ${received}, while another sentence ran: that is not covered. Enter the dates by hand.`);
    }
  }
}

/** Refuses time owed that the rules do not cover. */
function checkOwed({ before, interrupted }: Violation, numbers: TimeNumbers): void {
  if (before.kind === 'mixed' && isSupervised(before)) throw new Refused('The time owed is of determinate and indeterminate sentences together, with supervision: whether the release or the delinquency interrupted them is not covered (PL 70.45(5)(a), (e), (f)). Enter the dates by hand.');
  if (before.kind === 'definite') throw new Refused('The time owed is of a definite sentence: conditional release from a local institution is not covered (PL 70.40(2)). Enter the dates by hand.');
  if (before.me && before.me.day.toString() <= interrupted.day) {
    throw new Refused(`The maximum expired on ${before.me.day}, ${interrupted.event === 'released' ? 'not after the release' : 'before the delinquency'} on ${interrupted.day}: a return on supervision alone is not computed (PL 70.45(1), (5)(d): the balance of supervision, ${numbers.prsReturnYears} years at most).`);
  }
}

/** The time owed of somebody who is away: from the day the sentence stopped. Null on life, and where that day is not known. */
export function owedWhileAway({ together: { me }, interrupted }: Extract<Followed, { outcome: 'away' }>) {
  return me && interrupted && me.day.toString() > interrupted.day ? owedAt(interrupted, me) : null;
}
