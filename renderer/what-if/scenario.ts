import type { Commitment } from '../../shared/time/commitment.ts';
import type { SentenceEvent } from '../../shared/time/event.ts';
import type { JailTime } from '../../shared/time/jail-time.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';

/** A sentence as it might be: what is on record, some of it changed, added or left out. It is in the window only. */
export interface Scenario extends SentenceInputs {
  /** Facts on record that are left out, by the entry first written. */
  readonly leftOut: readonly string[];
}

/** The sentence as on record, with nothing changed. */
export function asOnRecord({ commitments, jailTimes, events }: SentenceInputs): Scenario {
  return { commitments, jailTimes, events, leftOut: [] };
}

/** What the dates are computed from: with a commitment that is left out go its jail time and what happened to it. */
export function inputsIf({ commitments, jailTimes, events, leftOut }: Scenario): SentenceInputs {
  const isIn = ({ root }: { readonly root: string }) => !leftOut.includes(root);
  const kept = commitments.filter(isIn);
  const isKept = (commitment: string) => kept.some(({ root }) => root === commitment);
  return {
    commitments: kept,
    jailTimes: jailTimes.filter((jail) => isIn(jail) && isKept(jail.commitment)),
    events: events.filter((event) => isIn(event) && (!('commitment' in event) || isKept(event.commitment))),
  };
}

/** With a commitment in place of the one of its name, or beside the others. */
export function withCommitmentIf(scenario: Scenario, commitment: Commitment): Scenario {
  return { ...scenario, commitments: put(scenario.commitments, commitment) };
}

/** With an event in place of the one of its name, or beside the others. */
export function withEventIf(scenario: Scenario, event: SentenceEvent): Scenario {
  return { ...scenario, events: put(scenario.events, event) };
}

/** With so many days of jail time on a commitment; null for no certificate. */
export function withJailDays(scenario: Scenario, commitment: string, days: number | null): Scenario {
  const held = scenario.jailTimes.find((jail) => jail.commitment === commitment);
  if (days === null) return { ...scenario, jailTimes: scenario.jailTimes.filter((jail) => jail !== held) };
  const jail: JailTime = held ? { ...held, days } : { root: `jail time of ${commitment}`, entry: `jail time of ${commitment}`, commitment, days, certifiedBy: 'nobody yet' };
  return { ...scenario, jailTimes: put(scenario.jailTimes, jail) };
}

/** Leaves a fact out, or brings it back. */
export function leftOutOrBack(scenario: Scenario, root: string): Scenario {
  const isOut = scenario.leftOut.includes(root);
  return { ...scenario, leftOut: isOut ? scenario.leftOut.filter((one) => one !== root) : [...scenario.leftOut, root] };
}

/** Without a fact that was added here, and what was entered of it. */
export function without(scenario: Scenario, root: string): Scenario {
  return {
    ...scenario,
    commitments: scenario.commitments.filter((one) => one.root !== root),
    jailTimes: scenario.jailTimes.filter((jail) => jail.commitment !== root),
    events: scenario.events.filter((one) => one.root !== root && !('commitment' in one && one.commitment === root)),
  };
}

function put<Fact extends { readonly root: string }>(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  return facts.some((one) => one.root === fact.root) ? facts.map((one) => (one.root === fact.root ? fact : one)) : [...facts, fact];
}
