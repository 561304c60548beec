import { effectPutRight, effectPutRightCorrected, effectPutRightVoided } from '../../shared/discipline/put-right.ts';
import type { CaseMove } from '../../shared/discipline/state-graph.ts';
import type { ActFormEntry, CaseFormEntry } from '../case/act-forms.ts';
import { alone } from './act-alone.tsx';
import { adjournment } from './adjournment.tsx';
import { appeal } from './appeal.tsx';
import { appealDecision } from './appeal-decision.tsx';
import { delivery } from './delivery.tsx';
import { disposition } from './disposition.tsx';
import { extension } from './extension.tsx';
import type { ActWords, HearingAct } from './hearing-act.ts';
import { invocation } from './invocation.tsx';
import { opening } from './opening.tsx';
import { plea } from './plea.tsx';
import { PutRightForm } from './put-right-form.tsx';
import { reduction } from './reduction.tsx';
import { witness } from './witness.tsx';

function entry<Words extends ActWords>(act: HearingAct<Words>, title: string, fact: string, ...moves: readonly CaseMove[]): CaseFormEntry {
  return { of: 'case', kinds: act.kinds, title, fact, moves, Form: alone(act) };
}

/** The forms of a case from its hearing on. */
export const hearingForms: readonly ActFormEntry[] = [
  entry(opening, 'Open the hearing', 'the session of the hearing', 'violation hearing opened', 'hearing opened'),
  entry(extension, 'Extend the time', 'the extension', 'time extended'),
  entry(plea, 'Enter a plea', 'the plea', 'plea entered'),
  entry(witness, 'Record a witness', 'the witness', 'witness recorded'),
  entry(adjournment, 'Adjourn the hearing', 'the adjournment', 'hearing adjourned'),
  entry(disposition, 'Make the disposition', 'the disposition', 'disposition made', 'charges dismissed'),
  entry(delivery, 'Deliver the written disposition', 'the delivery of the disposition', 'disposition delivered'),
  entry(invocation, 'Invoke a suspended penalty', 'the invoking of a suspended penalty', 'suspended penalty invoked'),
  entry(reduction, 'Reduce a penalty', 'the reduction of a penalty', 'penalty reduced'),
  entry(appeal, 'Enter an appeal', 'the appeal', 'appeal filed'),
  entry(
    appealDecision,
    'Enter the decision on the disposition',
    'the decision on the disposition',
    'affirmed on appeal',
    'modified on appeal',
    'reversed on appeal',
    'rehearing ordered on appeal',
    'modified on review',
    'reversed on review',
    'rehearing ordered on review',
  ),
  { of: 'person', kinds: [effectPutRight, effectPutRightCorrected, effectPutRightVoided], title: 'Put right what a disposition had caused', fact: 'what was put right', Form: PutRightForm },
];
