import { menderOf, type Pass } from '../../shared/problems.ts';
import type { Finding } from '../../shared/time/review.ts';

/** What each pass is called on the page. */
export const passTitles: Readonly<Record<Pass, string>> = {
  'cannot do': 'Contradicts itself',
  'must fix': 'To be put right',
  'please check': 'Please check',
};

/** Findings that say the same of one fact, with the counts they are about. */
export interface GroupedFinding extends Finding {
  /** `count 2`, `counts 1 and 3`; empty where it is about no count. */
  readonly counts: string;
}

/** Puts together what is said in the same words of several counts of one fact, in the order in which it was first said. */
export function grouped(findings: readonly Finding[]): readonly GroupedFinding[] {
  const groups = new Map<string, { finding: Finding; counts: number[] }>();
  for (const finding of findings) {
    const { fact, problem } = finding;
    const key = `${fact} ${problem.code} ${problem.sentence}`;
    const group = groups.get(key) ?? { finding, counts: [] };
    const count = /^counts\.(\d+)\./.exec(problem.field)?.[1];
    if (count !== undefined && finding.kind === 'commitment') group.counts.push(Number(count) + 1);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ finding, counts }) => ({ ...finding, counts: sayCounts([...new Set(counts)]) }));
}

function sayCounts(counts: readonly number[]): string {
  if (counts.length === 0) return '';
  const last = counts.at(-1)!;
  return counts.length === 1 ? `count ${last}` : `counts ${counts.slice(0, -1).join(', ')} and ${last}`;
}

/** Whom to write to about a defect of the papers, in words; null where the office can mend it itself. */
export function sayMender({ problem }: Finding): string | null {
  const mender = menderOf(problem.code);
  return mender === undefined ? null : mender === 'court' ? 'Write to the court' : 'Write to the sheriff';
}
