import { z } from 'zod';

/** The acts for which segregated confinement may go beyond three days (COR 137(6)(k)(ii), from knowledge). */
export const listedActs = {
  A: 'Causing or attempting serious physical injury or death, or an imminent threat of it by one with a history',
  B: 'Compelling or attempting to compel a sexual act by force or threat',
  C: 'Extorting by force or threat',
  D: 'Coercing another by force or threat to break a rule',
  E: 'Leading, organizing or inciting a riot or the like, with hostages, major damage or harm',
  F: 'Procuring a deadly weapon or dangerous contraband that is a serious threat',
  G: 'Escaping, attempting to escape or facilitating an escape',
} as const;
export type ListedAct = keyof typeof listedActs;

/** The two written findings: that a listed act was committed, and the commissioner's or a designee's that it was so heinous or destructive. */
export const findingsSchema = z.strictObject({
  act: z.enum(Object.keys(listedActs) as [ListedAct, ...ListedAct[]]),
  committed: z.string().trim().min(3, 'a written finding').max(2000),
  heinous: z.string().trim().min(3, 'a written finding').max(2000),
  heinousBy: z.string().trim().min(2).max(80),
});
export type Findings = z.infer<typeof findingsSchema>;
