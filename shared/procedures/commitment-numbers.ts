import type { OffenderStatus, OffenseNature } from '../time/count.ts';
import type { ProcedureVersion } from './procedures.ts';

/** What the minimum of an indeterminate sentence may be: a part of the maximum, or years from and to. */
export type MinimumRule = 'one third at most' | 'one half' | 'one third' | 'one third at most, or one half' | readonly [number, number];

/** A sentence that the law allows. Years may have halves; `life` is a life maximum. */
export interface SentenceRange {
  readonly kind: 'indeterminate' | 'determinate' | 'definite' | 'life without parole';
  readonly class: string;
  readonly natures: readonly OffenseNature[];
  readonly as: readonly OffenderStatus[];
  /** Least and most years of the maximum, or of the one term. */
  readonly years: readonly [number, number] | 'life';
  readonly minimum?: MinimumRule;
  /** The law, and whether its text was seen or is from knowledge. */
  readonly law: string;
}

/** Post-release supervision that the law allows, in years. */
export interface SupervisionRange {
  readonly classes: readonly string[];
  readonly natures: readonly OffenseNature[];
  readonly as: readonly OffenderStatus[];
  readonly years: readonly [number, number];
  readonly law: string;
}

/** The longest definite term; `short` where it must fall short of the term, 364 days having no place in months of 30 days. */
export interface DefiniteLimit {
  readonly term: string;
  readonly short?: true;
  readonly says: string;
  readonly law: string;
}

/** The limits that commitment papers are held against: those in force on the day of the offense. */
export interface CommitmentNumbers {
  /** The longest maximum or determinate term by class, in years (PL 70.00(2); the figure of class E from knowledge). */
  readonly longestYears: Readonly<Record<string, number>>;
  /** The least maximum of an indeterminate sentence, in years (PL 70.00(2)). */
  readonly leastMaximumYears: number;
  /** The least minimum of an indeterminate sentence and the least determinate term, in years. */
  readonly leastYears: number;
  /** The minimum of a class A-I felony other than a drug offense, in years (PL 70.00(3)(a)(i)). */
  readonly classA1Minimum: readonly [number, number];
  readonly sentences: readonly SentenceRange[];
  /** The longest definite term by class, as it is compared and as the law says it. */
  readonly definite: Readonly<Record<string, DefiniteLimit>>;
  /** Empty before supervision was law. */
  readonly supervision: readonly SupervisionRange[];
  /** Supervision longer than this is given for a sex offense only, in years. */
  readonly usualSupervisionYears: number;
  /** Sentences imposed from and before these days may be imposed again without supervision (PL 70.85). */
  readonly withoutSupervision: { readonly from: string; readonly before: string };
  /** More days than this between sentence and reception are asked about. */
  readonly receptionAfterDays: number;
  /** Ages at the offense, in years: below the first nobody is tried as a juvenile offender, up to the last everybody. */
  readonly juvenileAges: readonly [number, number];
  /** The natures that a status supposes; a status left out supposes none. */
  readonly naturesOfStatus: Readonly<Partial<Record<OffenderStatus, readonly OffenseNature[]>>>;
  /** Articles of the Penal Law that tell the nature of an offense. */
  readonly naturesOfArticle: Readonly<Record<string, readonly OffenseNature[]>>;
}

const known = '(from knowledge)';
const felonies = ['B', 'C', 'D', 'E'] as const;
type ByClass = readonly (readonly [number, number])[];

/** Ranges of class B, C, D and E, in this order. */
function ranges(kind: 'indeterminate' | 'determinate', natures: readonly OffenseNature[], as: readonly OffenderStatus[], years: ByClass, law: string, minimum?: MinimumRule): readonly SentenceRange[] {
  return years.map((range, index) => ({ kind, class: felonies[index]!, natures, as, years: range, law, ...(minimum === undefined ? {} : { minimum }) }));
}

const every: readonly OffenseNature[] = ['violent', 'drug', 'sex', 'other'];
const first: readonly OffenderStatus[] = ['first felony'];
const everyStatus: readonly OffenderStatus[] = ['first felony', 'second felony', 'second violent felony', 'second felony drug', 'second felony drug, prior violent', 'second child sexual assault', 'predicate sex offense', 'persistent violent felony', 'persistent felony'];
const drugStatuses: readonly OffenderStatus[] = ['second felony', 'second felony drug'];
const sexStatuses: readonly OffenderStatus[] = ['predicate sex offense', 'second felony', 'second violent felony'];

const firstMaxima: ByClass = [[3, 25], [3, 15], [3, 7], [3, 4]];
const secondMaxima: ByClass = [[9, 25], [6, 15], [4, 7], [3, 4]];

function firstIndeterminate(natures: readonly OffenseNature[]): readonly SentenceRange[] {
  const rows = ranges('indeterminate', natures, first, firstMaxima, 'PL 70.00(2), (3)', 'one third at most');
  return rows.map((row) => (row.class === 'E' ? { ...row, law: `${row.law} ${known}` } : row));
}

function secondIndeterminate(natures: readonly OffenseNature[]): readonly SentenceRange[] {
  return ranges('indeterminate', natures, drugStatuses, secondMaxima, `PL 70.06(3), (4) ${known}`, 'one half');
}

/** Life maxima by the minimum of each class: B, C and D of a persistent violent felony. */
function persistentViolent(minima: ByClass, law: string): readonly SentenceRange[] {
  return minima.map((minimum, index) => ({ kind: 'indeterminate', class: felonies[index]!, natures: ['violent', 'sex'], as: ['persistent violent felony'], years: 'life', minimum, law }));
}

/** What no change of the years 1995 to 2019 touched. */
const always: readonly SentenceRange[] = [
  { kind: 'indeterminate', class: 'A-I', natures: every, as: everyStatus, years: 'life', minimum: [15, 25], law: 'PL 70.00(2)(a), (3)(a)(i)' },
  { kind: 'indeterminate', class: 'A-II', natures: ['violent', 'drug', 'other'], as: first, years: 'life', minimum: [3, 100 / 12], law: 'PL 70.00(3)(a)(ii)' },
  { kind: 'indeterminate', class: 'A-II', natures: ['violent', 'sex'], as: ['first felony', 'second felony', 'second violent felony', 'predicate sex offense'], years: 'life', minimum: [10, 25], law: 'PL 70.00(3)(a)(ii), 130.95, 130.96' },
  { kind: 'indeterminate', class: 'A-II', natures: ['violent', 'drug', 'other'], as: drugStatuses, years: 'life', minimum: [6, 12.5], law: `PL 70.06(3)(a), (4) ${known}` },
  { kind: 'indeterminate', class: 'A-II', natures: ['violent', 'sex'], as: ['persistent violent felony'], years: 'life', minimum: [25, 25], law: 'PL 70.08(3)(a)' },
  ...felonies.map((one): SentenceRange => ({ kind: 'indeterminate', class: one, natures: every, as: ['persistent felony'], years: 'life', minimum: [15, 25], law: `PL 70.10(2) ${known}` })),
  { kind: 'indeterminate', class: 'A-I', natures: every, as: ['juvenile offender'], years: 'life', minimum: [5, 15], law: `PL 70.05(2)(a), (3) ${known}` },
  { kind: 'indeterminate', class: 'A-I', natures: every, as: ['juvenile offender'], years: [12, 15], minimum: [4, 6], law: `PL 70.05(2)(b), (3) ${known}` },
  ...ranges('indeterminate', every, ['juvenile offender'], [[3, 10], [3, 7], [3, 4]], `PL 70.05(2), (3) ${known}`, 'one third'),
  { kind: 'life without parole', class: 'A-I', natures: every, as: everyStatus, years: 'life', law: `PL 70.00(5) ${known}` },
  ...(['D', 'E'] as const).map((one): SentenceRange => ({ kind: 'definite', class: one, natures: every, as: first, years: [0, 1], law: `PL 70.00(4) ${known}` })),
  ...felonies.map((one): SentenceRange => ({ kind: 'definite', class: one, natures: ['drug'], as: [...first, ...drugStatuses], years: [0, 1], law: `PL 70.70(2)(c) ${known}` })),
];

const violentBefore1998 = ranges('indeterminate', ['violent'], first, firstMaxima, `PL 70.02 before 1 September 1998 ${known}`, 'one third at most, or one half');
const secondViolentSince1998 = ranges('determinate', ['violent', 'sex'], ['second violent felony'], [[10, 25], [7, 15], [5, 7], [3, 4]], `PL 70.04(3) ${known}`);
const secondFelonyViolent = ranges('determinate', ['violent', 'sex'], ['second felony'], [[8, 25], [5, 15], [3, 7], [2, 4]], `PL 70.06(6) ${known}`);
const firstViolent = ranges('determinate', ['violent', 'sex'], first, [[5, 25], [3.5, 15], [2, 7], [1.5, 4]], `PL 70.02(3) ${known}`);
const persistentSince1995 = persistentViolent([[20, 25], [16, 25], [12, 25]], `PL 70.08(3), class B and C seen, D ${known}`);
const firstDrug = ranges('determinate', ['drug'], first, [[1, 9], [1, 5.5], [1, 2.5], [1, 1.5]], 'PL 70.70(2)(a)');
const secondDrugPriorViolent = ranges('determinate', ['drug'], ['second felony drug, prior violent'], [[6, 15], [3.5, 9], [2.5, 4.5], [2, 2.5]], `PL 70.70(4) ${known}`);
const classADrug: readonly SentenceRange[] = [
  { kind: 'determinate', class: 'A-I', natures: ['drug'], as: first, years: [8, 20], law: 'PL 70.71(2)(b)(i)' },
  { kind: 'determinate', class: 'A-II', natures: ['drug'], as: first, years: [3, 10], law: 'PL 70.71(2)(b)(ii)' },
  { kind: 'determinate', class: 'A-I', natures: ['drug'], as: drugStatuses, years: [12, 24], law: `PL 70.71(3) ${known}` },
  { kind: 'determinate', class: 'A-II', natures: ['drug'], as: drugStatuses, years: [6, 14], law: `PL 70.71(3) ${known}` },
  { kind: 'determinate', class: 'A-I', natures: ['drug'], as: ['second felony drug, prior violent'], years: [15, 30], law: `PL 70.71(4) ${known}` },
  { kind: 'determinate', class: 'A-II', natures: ['drug'], as: ['second felony drug, prior violent'], years: [8, 17], law: `PL 70.71(4) ${known}` },
];
const sex = [
  ...ranges('determinate', ['sex'], first, [[5, 25], [3.5, 15], [2, 7], [1.5, 4]], `PL 70.80(4)(a) ${known}`),
  ...ranges('determinate', ['sex'], ['predicate sex offense', 'second felony'], [[8, 25], [5, 15], [3, 7], [2, 4]], `PL 70.80(5) ${known}`),
];
const secondDrug2005 = ranges('determinate', ['drug'], drugStatuses, [[3.5, 12], [2, 8], [1.5, 4], [1.5, 2]], `PL 70.70(3) before 7 April 2009 ${known}`);
const secondDrug2009 = ranges('determinate', ['drug'], drugStatuses, [[2, 12], [1.5, 8], [1.5, 4], [1.5, 2]], `PL 70.70(3) ${known}`);

const sentencesBefore1995 = [
  ...always,
  ...firstIndeterminate(['drug', 'sex', 'other']),
  ...violentBefore1998,
  ...secondIndeterminate(every),
  ...ranges('indeterminate', ['violent', 'sex'], ['second violent felony'], [[12, 25], [8, 15], [5, 7], [4, 4]], `PL 70.04 before 1 October 1995 ${known}`, 'one half'),
  ...persistentViolent([[10, 25], [8, 25], [6, 25]], `PL 70.08(3) before 1 October 1995 ${known}`),
];
const sentences1995 = [
  ...always,
  ...firstIndeterminate(['drug', 'sex', 'other']),
  ...violentBefore1998,
  ...secondIndeterminate(['drug', 'sex', 'other']),
  ...ranges('determinate', ['violent', 'sex'], ['second violent felony'], [[8, 25], [5, 15], [3, 7], [2, 4]], `PL 70.04(3) before 1 September 1998 ${known}`),
  ...secondFelonyViolent,
  ...persistentSince1995,
];
const sentences1998 = [...always, ...firstIndeterminate(['drug', 'sex', 'other']), ...secondIndeterminate(['drug', 'sex', 'other']), ...firstViolent, ...secondViolentSince1998, ...secondFelonyViolent, ...persistentSince1995];
const drug2005 = [...firstDrug, ...secondDrug2005, ...secondDrugPriorViolent, ...classADrug];
const sentences2005 = [...always, ...firstIndeterminate(['sex', 'other']), ...secondIndeterminate(['sex', 'other']), ...firstViolent, ...secondViolentSince1998, ...secondFelonyViolent, ...persistentSince1995, ...drug2005];
const since2007 = [...always, ...firstIndeterminate(['other']), ...secondIndeterminate(['other']), ...firstViolent, ...secondViolentSince1998, ...secondFelonyViolent, ...persistentSince1995, ...sex];
const sentences2007 = [...since2007, ...drug2005];
const sentences2009 = [...since2007, ...firstDrug, ...secondDrug2009, ...secondDrugPriorViolent, ...classADrug];

const supervisionOf = (violent: readonly OffenseNature[]): readonly SupervisionRange[] => [
  { classes: ['D', 'E'], natures: violent, as: first, years: [1.5, 3], law: 'PL 70.45(2)(e)' },
  { classes: ['B', 'C'], natures: violent, as: first, years: [2.5, 5], law: 'PL 70.45(2)(f)' },
  { classes: felonies, natures: violent, as: ['second felony', 'second violent felony'], years: [5, 5], law: 'PL 70.45(2)' },
  { classes: ['D', 'E'], natures: ['drug'], as: first, years: [1, 1], law: 'PL 70.45(2)(a)' },
  { classes: ['B', 'C'], natures: ['drug'], as: first, years: [1, 2], law: 'PL 70.45(2)(b)' },
  { classes: ['D', 'E'], natures: ['drug'], as: [...drugStatuses, 'second felony drug, prior violent'], years: [1, 2], law: 'PL 70.45(2)(c)' },
  { classes: ['B', 'C'], natures: ['drug'], as: [...drugStatuses, 'second felony drug, prior violent'], years: [1.5, 3], law: 'PL 70.45(2)(d)' },
  { classes: ['A-I', 'A-II'], natures: ['drug'], as: everyStatus, years: [5, 5], law: 'PL 70.45(2)' },
];
const supervisionOfSex: readonly SupervisionRange[] = [
  { classes: ['D', 'E'], natures: ['sex'], as: first, years: [3, 10], law: `PL 70.45(2-a) ${known}` },
  { classes: ['C'], natures: ['sex'], as: first, years: [5, 15], law: `PL 70.45(2-a) ${known}` },
  { classes: ['B'], natures: ['sex'], as: first, years: [5, 20], law: `PL 70.45(2-a) ${known}` },
  { classes: ['D', 'E'], natures: ['sex'], as: sexStatuses, years: [5, 15], law: `PL 70.45(2-a) ${known}` },
  { classes: ['C'], natures: ['sex'], as: sexStatuses, years: [7, 20], law: `PL 70.45(2-a) ${known}` },
  { classes: ['B'], natures: ['sex'], as: sexStatuses, years: [10, 25], law: `PL 70.45(2-a) ${known}` },
];
const supervision1998 = supervisionOf(['violent', 'sex']);
const supervision2007 = [...supervisionOf(['violent']), ...supervisionOfSex];

const oneYear = { term: '1-00-00', says: 'one year' };
const definiteBefore2019: CommitmentNumbers['definite'] = {
  ...Object.fromEntries(['A-I', 'A-II', ...felonies].map((one) => [one, { ...oneYear, law: `PL 70.00(4) ${known}` }])),
  'A misdemeanor': { ...oneYear, law: `PL 70.15(1) ${known}` },
  'B misdemeanor': { term: '0-03-00', says: 'three months', law: 'PL 70.15(2)' },
  violation: { term: '0-00-15', says: 'fifteen days', law: `PL 70.15(4) ${known}` },
};

const numbers: CommitmentNumbers = {
  longestYears: { B: 25, C: 15, D: 7, E: 4 },
  leastMaximumYears: 3,
  leastYears: 1,
  classA1Minimum: [15, 25],
  sentences: sentences2009,
  definite: { ...definiteBefore2019, 'A misdemeanor': { term: '1-00-00', short: true, says: '364 days', law: `PL 70.15(1), (1-a) ${known}` } },
  supervision: supervision2007,
  usualSupervisionYears: 5,
  withoutSupervision: { from: '1998-09-01', before: '2008-06-30' },
  receptionAfterDays: 60,
  juvenileAges: [13, 15],
  naturesOfStatus: {
    'second violent felony': ['violent', 'sex'],
    'persistent violent felony': ['violent', 'sex'],
    'second felony drug': ['drug'],
    'second felony drug, prior violent': ['drug'],
    'second child sexual assault': ['sex', 'violent'],
    'predicate sex offense': ['sex', 'violent'],
  },
  naturesOfArticle: { '130': ['sex', 'violent'], '220': ['drug'], '221': ['drug'], '222': ['drug'] },
};

/** The limits of the Penal Law by the day from which they hold for offenses. */
export const commitmentVersions: readonly ProcedureVersion<CommitmentNumbers>[] = [
  { effective: '1900-01-01', scope: 'state', source: 'PL article 70 before determinate sentences; from knowledge', numbers: { ...numbers, sentences: sentencesBefore1995, definite: definiteBefore2019, supervision: [] } },
  { effective: '1995-10-01', scope: 'state', source: 'Sentencing Reform Act of 1995, determinate sentences of second violent felonies; from knowledge', numbers: { ...numbers, sentences: sentences1995, definite: definiteBefore2019, supervision: [] } },
  { effective: '1998-09-01', scope: 'state', source: 'L 1998 ch 1, determinate sentences of first violent felonies and supervision; PL 70.45(2) seen, the rest from knowledge', numbers: { ...numbers, sentences: sentences1998, definite: definiteBefore2019, supervision: supervision1998 } },
  { effective: '2005-01-13', scope: 'state', source: 'Drug Law Reform Act of 2004; PL 70.70(2), 70.71(2) and 70.45(2) seen, the rest from knowledge', numbers: { ...numbers, sentences: sentences2005, definite: definiteBefore2019, supervision: supervision1998 } },
  { effective: '2007-04-13', scope: 'state', source: 'L 2007 ch 7, sex offenses (PL 70.80, 70.45(2-a)); from knowledge', numbers: { ...numbers, sentences: sentences2007, definite: definiteBefore2019 } },
  { effective: '2009-04-07', scope: 'state', source: 'L 2009 ch 56, second felony drug offenders (PL 70.70(3)); from knowledge', numbers: { ...numbers, definite: definiteBefore2019 } },
  { effective: '2019-04-12', scope: 'state', source: 'L 2019 ch 55, 364 days for a class A misdemeanor (PL 70.15(1)); from knowledge', numbers },
];
