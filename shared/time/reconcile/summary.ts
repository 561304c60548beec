import type { Classified, Finding, NotCompared, PeAgainstMe, SentenceKind } from './classify.ts';

interface KindSummary {
  rows: number;
  findings: Partial<Record<Finding, number>>;
  /** Rows explained by a loss of good time, or possibly so, by the days lost. */
  lostDays: Record<string, number>;
}

/** What came of holding a file against the engine. Every row is counted once: `compared` and the reasons add up to `rows`. */
export interface ReconcileSummary {
  rows: number;
  compared: number;
  notCompared: Partial<Record<NotCompared, number>>;
  determinate: KindSummary;
  indeterminate: KindSummary & {
    /** Rows by where PE lies against the one that follows from ME. */
    pe: Record<PeAgainstMe, number>;
    /** The same where both receptions are one day: nothing came between. */
    oneReceptionAndPeFits: KindSummary;
  };
}

const blank = (): KindSummary => ({ rows: 0, findings: {}, lostDays: {} });

/** A summary of no rows. */
export function emptySummary(): ReconcileSummary {
  return { rows: 0, compared: 0, notCompared: {}, determinate: blank(), indeterminate: { ...blank(), pe: { fits: 0, earlier: 0, later: 0 }, oneReceptionAndPeFits: blank() } };
}

/** Counts one row into the summary. */
export function countRow(summary: ReconcileSummary, row: Classified): void {
  summary.rows += 1;
  if (!row.compared) {
    summary.notCompared[row.because] = (summary.notCompared[row.because] ?? 0) + 1;
    return;
  }
  summary.compared += 1;
  count(summary[row.kind satisfies SentenceKind], row);
  if (row.pe === undefined) return;
  summary.indeterminate.pe[row.pe] += 1;
  if (row.pe === 'fits' && row.oneReception) count(summary.indeterminate.oneReceptionAndPeFits, row);
}

function count(kind: KindSummary, { finding, lostDays }: Classified & { compared: true }): void {
  kind.rows += 1;
  kind.findings[finding] = (kind.findings[finding] ?? 0) + 1;
  if (lostDays !== undefined) kind.lostDays[lostDays] = (kind.lostDays[lostDays] ?? 0) + 1;
}
