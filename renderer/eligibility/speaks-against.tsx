import { Text } from '@mantine/core';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { pims } from '../../shared/shu/rules.ts';
import { pendingDown } from '../../shared/shu/standing.ts';
import { withDays } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import own from './eligibility.module.css';

/** What speaks against finding somebody eligible on a day, by the clock and by what is open on him. */
export function SpeaksAgainst({ record, on }: { readonly record: SubjectRecord; readonly on: Temporal.PlainDate }) {
  const { procedures } = useWho();
  const { holds, risks } = levelClock(record, procedures, on);
  const down = pendingDown(record, on.toString());
  const against = [...holds, ...risks, ...(down ? [down] : [])];
  return (
    <div role="group" aria-label="What speaks against it">
      <Text size="sm" fw={500}>
        {against.length === 0 ? 'Nothing in the clock speaks against eligibility.' : 'What speaks against eligibility'}
      </Text>
      {against.length > 0 && (
        <ul className={own['against']}>
          {against.map(({ says, rule }) => (
            <li key={says}>
              <Text size="sm" component="span">
                {withDays(says)} <span className="quiet nowrap">{pims(rule)}</span>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
