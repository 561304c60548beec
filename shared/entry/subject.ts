import { z } from 'zod';

/** What an entry can be about. */
export const subjectTypes = ['person', 'account', 'facility', 'station', 'procedure'] as const;
export type SubjectType = (typeof subjectTypes)[number];

export const subjectSchema = z.strictObject({
  type: z.enum(subjectTypes),
  id: z.string().min(1).max(64),
});
export type Subject = z.infer<typeof subjectSchema>;

/** One text for a subject, as maps are keyed by. */
export function subjectKey({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type}:${id}`;
}
