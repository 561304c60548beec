import type { PersonPage, SignedIn } from '../../shared/contract/shapes.ts';
import { tierOf, type Case } from '../../shared/discipline/case.ts';
import { dayOf, type Moment } from '../../shared/discipline/moment.ts';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import type { DisciplineNumbers, Tier } from '../../shared/procedures/discipline-numbers.ts';
import { inForceOn, type Procedures } from '../../shared/procedures/procedures.ts';
import { recordOf } from '../case/record-of.ts';

/** What a form of a case looks at: the person's page, the case, who is signed in and when it is. */
export interface About {
  readonly page: PersonPage;
  readonly held: Case;
  readonly tier: Tier | null;
  /** The person's record, as the rules of discipline read it. */
  readonly record: SubjectRecord;
  readonly who: SignedIn;
  readonly today: string;
  readonly now: Moment;
  /** The procedures in force at the station. */
  readonly procedures: Procedures;
}

/** All that the forms of a case look at. In: the page, the case, who is signed in and when it is. */
export function aboutCase(page: PersonPage, held: Case, { who, today, now, procedures }: Pick<About, 'who' | 'today' | 'now' | 'procedures'>): About {
  return { page, held, tier: tierOf(held), record: recordOf(page), who, today, now, procedures };
}

/** The numbers of hearings in force on the day of a moment. */
export function numbersAt({ discipline }: Procedures, moment: Moment): DisciplineNumbers {
  return inForceOn(discipline, Temporal.PlainDate.from(dayOf(moment))).numbers;
}
