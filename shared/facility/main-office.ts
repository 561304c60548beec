import { isOfQuestions } from '../entry/question.ts';
import type { Kind } from '../entry/kind.ts';
import type { Subject } from '../entry/subject.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { procedureOf } from '../procedures/adoption.ts';
import { problem, type Problem } from '../problems.ts';

/**
 * The problem with an act at a workstation of the main office. What happens to a person, a unit or an account of a facility is
 * entered at the facility; the main office settles what is in question, keeps its own accounts, and adopts what holds everywhere.
 */
export function notOfMainOffice(kind: Pick<Kind, 'name'>, subject: Subject, surroundings: Surroundings): readonly Problem[] {
  const own = isOfQuestions(kind.name) || (subject.type === 'account' && surroundings.keepsAccount(subject.id)) || (subject.type === 'procedure' && procedureOf(subject).facility === null);
  return own ? [] : [problem('OFF-001')];
}
