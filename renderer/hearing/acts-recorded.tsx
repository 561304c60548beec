import { Text } from '@mantine/core';
import type { Case, CaseKindName } from '../../shared/discipline/case.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { formOfAct } from '../case/act-forms.ts';
import { withDays } from '../design/day.tsx';
import classes from './hearing.module.css';
import { stepsOfHearing } from './steps-of-hearing.ts';

/** What has been recorded of some kinds for the hearing, or for the rehearing that is being held, in the order in which it happened; what stands there while nothing has. */
export function ActsRecorded({ held, kinds, none }: { readonly held: Case; readonly kinds: readonly CaseKindName[]; readonly none?: string }) {
  const acts = stepsOfHearing(held).flatMap((act) => (act.kind !== 'report.corrected' && kinds.includes(act.kind) ? [act] : []));
  if (acts.length === 0) return none === undefined ? null : <Text size="sm" mb={8}>{none}</Text>;
  return (
    <ul className={classes['done']}>
      {acts.map((act) => {
        const says = formOfAct(act)?.kinds[0].says(act.body) ?? act.kind;
        const at = sayMoment(act.body.at);
        return (
          <li key={act.entry}>
            {withDays(says)} {!says.includes(at) && <span className="quiet">· {withDays(at)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
