/**
 * The rules of time computation that this engine uses, each with its law and how sure it is
 * (domain page: S seen, E found in published records, K from knowledge, U an uncertainty).
 */
export const timeRules = {
  R1: { title: 'Jail time in years, months and days', citation: 'PL 70.30(3); COR 600-a', marks: ['E'] },
  R2: { title: 'The day the sentence is counted from', citation: 'PL 70.30(1), (3)', marks: ['S', 'E'] },
  R3: { title: 'Adding a term', citation: 'PL 70.30(1)', marks: ['E'] },
  R4: { title: 'A day past the end of the month rolls forward', citation: 'published dates 2004-2018', marks: ['E'] },
  'R5.ME': { title: 'Maximum expiration', citation: 'PL 70.30(1)', marks: ['S'] },
  'R5.PE': { title: 'Parole eligibility', citation: 'PL 70.40(1)(a)', marks: ['S'] },
  'R6.third': { title: 'Good time: one third of the maximum', citation: 'COR 803(1)(b)', marks: ['S'] },
  'R6.seventh': { title: 'Good time: one seventh of the term', citation: 'COR 803(1)(c)', marks: ['S', 'E'] },
  'R6.CR': { title: 'Conditional release', citation: 'PL 70.40(1)(b); COR 803', marks: ['S', 'E'] },
  'R6.slide': { title: 'No conditional release before parole eligibility', citation: 'PL 70.40(1)(b)', marks: ['S'] },
  'none.PE': { title: 'No parole on a determinate sentence', citation: 'PL 70.40(1)(a)(ii)', marks: ['S'] },
  'none.CR': { title: 'No conditional release on a life maximum', citation: 'PL 70.40(1)(b); COR 803(1)(a)', marks: ['S'] },
  'life.ME': { title: 'A life maximum does not expire', citation: 'PL 70.00(2)(a)', marks: ['S'] },
} as const satisfies Record<string, { title: string; citation: string; marks: readonly Mark[] }>;

export type RuleId = keyof typeof timeRules;
export type Mark = 'S' | 'E' | 'K';

export const markNames: Readonly<Record<Mark, string>> = {
  S: 'seen in statute, regulation or decision',
  E: 'found in published records',
  K: 'from knowledge, to be checked',
};

/** Points on which the sources leave a doubt: a date that rests on one is to be verified. */
export const uncertainties = {
  U3: 'Jail time of a year or more is counted in years of 365 days; a year of 360 days would move the date.',
  U4: 'The start falls on a 31st; the records agree that it stays there, but there are few of them.',
  U5: 'A third or a seventh of odd days is rounded; another rounding would move the date by a day.',
} as const;
export type Uncertainty = keyof typeof uncertainties;
