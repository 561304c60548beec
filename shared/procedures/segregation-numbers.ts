import type { ProcedureVersion } from './procedures.ts';

/** So many days of segregated confinement at most, consecutive and in any stretch of so many days. */
export interface Ceiling {
  readonly consecutive: number;
  readonly days: number;
  readonly within: number;
}

/** Parts of the law that can be in force or not: each is a dated switch. */
export const haltParts = ['ceiling', 'short term', 'two findings', 'special populations'] as const;
export type HaltPart = (typeof haltParts)[number];

/** The Humane Alternatives to Long-Term Solitary Confinement Act, COR 2(23), 2(33), 137(6) (domain page, 4.5). */
export interface SegregationNumbers {
  readonly parts: Readonly<Record<HaltPart, boolean>>;
  /** Confined to the cell for more hours a day than this is segregated confinement. */
  readonly cellHours: number;
  /** With the two written findings, COR 137(6)(i). */
  readonly ceiling: Ceiling;
  /** Without them, COR 137(6)(k)(i). */
  readonly short: Ceiling;
  /** Ages at which nobody is segregated: up to, and from. */
  readonly ages: { readonly upTo: number; readonly from: number };
  readonly postPartumWeeks: number;
}

const halt: SegregationNumbers = {
  parts: { ceiling: true, 'short term': true, 'two findings': true, 'special populations': true },
  cellHours: 17,
  ceiling: { consecutive: 15, days: 20, within: 60 },
  short: { consecutive: 3, days: 6, within: 30 },
  ages: { upTo: 21, from: 55 },
  postPartumWeeks: 8,
};

/** The limits of segregated confinement by the day from which they hold. */
export const segregationVersions: readonly ProcedureVersion<SegregationNumbers>[] = [
  {
    effective: '1900-01-01',
    scope: 'state',
    source: 'Before the Humane Alternatives to Long-Term Solitary Confinement Act: none of its parts in force',
    numbers: { ...halt, parts: { ceiling: false, 'short term': false, 'two findings': false, 'special populations': false } },
  },
  {
    effective: '2022-03-31',
    scope: 'state',
    source: 'COR 2(23), 137(6)(i), (k) seen in statute and in Peterkin v DOCCS (2025); COR 2(33) and the numbers of (6)(i) from knowledge. Parts suspended in 2025 are for the facility to switch off, with the order',
    numbers: halt,
  },
];
