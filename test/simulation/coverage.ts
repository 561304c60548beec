import { networkFaults } from './plan.ts';

/** What a run of some hundred worlds must have met, by the names it is counted under. */
export const toBeMet: readonly string[] = [
  ...['applied', 'in question', 'standing aside', 'struck', 'unread'].map((is) => `outcome: ${is}`),
  'outcome at a station: unread',
  ...networkFaults.map((fault) => `fault: ${fault}`),
  ...['out', 'back', 'both'].map((way) => `fault: partition (${way})`),
  'fault: one way only',
  'fault: crash before a commit',
  'fault: crash behind a commit',
  'fault: office crash',
  'fault: office restarted',
  'fault: office upgraded meanwhile',
  'fault: upgraded meanwhile',
  'fault: enrolled meanwhile',
  'fault: clock off by minutes',
  'fault: clock off by years',
  'fault: disk copied',
  'fault: disk put back',
  'fault: station revoked',
  'fault: brought in by hand from a revoked station',
  'fault: carried by hand',
  'fault: entry sealed by order',
  'fault: feeds begun anew',
  'forks in quarantine',
  'pieces of a first load',
  'pages made smaller after a cut',
  'record noted to be made later',
  'act: transfer',
  'custody: let go',
  'custody: let go and back',
  'act: settle',
  'act: settle at the main office',
  'act: void a settlement',
  'acts asked for again',
  'clash: one cell',
  'dumps compared',
];

/** What a run has not met. In: how often it met each thing. */
export function coverageMissing(counts: Readonly<Record<string, number>>): readonly string[] {
  return toBeMet.filter((name) => !((counts[name] ?? 0) > 0));
}
