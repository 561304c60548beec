import type { Dispatch, SetStateAction } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { problemsOfSchema } from '../../shared/problems.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';
import { sayField } from '../forms/say.ts';
import type { Scenario } from './scenario.ts';

/** What each list of facts works on. */
export interface Lists {
  readonly page: PersonPage;
  /** As it was when the page was opened. */
  readonly record: SentenceInputs;
  readonly scenario: Scenario;
  readonly change: Dispatch<SetStateAction<Scenario>>;
}

/** A name for a fact added here: it has no entry. In: how many were added before. */
export function addedName(what: string, before: readonly { readonly root: string }[]): string {
  let number = 1;
  while (before.some(({ root }) => root === `${what} ${number}`)) number += 1;
  return `${what} ${number}`;
}

/** Why typed words are not a fact yet, in a sentence. */
export function sayUnread(issues: Parameters<typeof problemsOfSchema>[0], body: unknown): string {
  const [first, ...more] = problemsOfSchema(issues, body);
  if (!first) return '';
  const rest = more.length === 0 ? '' : `, and ${more.length} more`;
  return `Not filled in yet (${first.field ? `${sayField(first.field)}: ` : ''}${first.sentence.replace(/\.$/, '')}${rest}): until then the dates stay as they are.`;
}
