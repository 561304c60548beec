import { Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { shownDate, type Computation, type DateName } from '../../shared/time/computation.ts';
import { compute } from '../../shared/time/compute.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';
import { sayDate } from '../design/day.tsx';
import { Steps } from '../person/steps.tsx';
import { useWho } from '../shell/who.ts';
import classes from './commitment.module.css';

/**
 * The dates that the words typed so far would give together with all that is on record, with their steps,
 * before anything is recorded. In: the sentence as it would be, null while what is typed cannot be read; what
 * stands in the dates' place until then; the dates on record, to be shown where they would move.
 */
export function DatesPreview({ sentence, whenFilledIn = '', before }: { readonly sentence: SentenceInputs | null; readonly whenFilledIn?: string; readonly before?: Computation }) {
  const { today, procedures } = useWho();
  const [open, setOpen] = useState<DateName>('CR');
  const computation = useMemo(() => (sentence ? compute(sentence, procedures, Temporal.PlainDate.from(today)) : null), [sentence, procedures, today]);
  return (
    <aside className={`sheet ${classes['preview']}`} aria-label="Dates as typed" aria-live="polite">
      <div className="sheet-title">
        <Title order={2}>Dates as typed</Title>
      </div>
      {computation?.outcome !== 'computed' ? (
        (computation?.missing ?? [whenFilledIn]).map((missing) => (
          <Text key={missing} size="sm" className="quiet">
            {missing}
          </Text>
        ))
      ) : (
        <>
          <div className={classes['three']}>
            {(['PE', 'CR', 'ME'] as const).map((name) => {
              const was = before ? shownDate(before, name) : '';
              const is = shownDate(computation, name);
              return (
                <button key={name} type="button" aria-pressed={open === name} onClick={() => setOpen(name)}>
                  <span>{name}</span>
                  <b data-testid={`preview-${name}`}>{sayDate(is)}</b>
                  {was !== '' && was !== is && <small>was {sayDate(was)}</small>}
                </button>
              );
            })}
          </div>
          <Steps computation={computation} name={open} daybook={null} />
        </>
      )}
    </aside>
  );
}
