import { Text, Title } from '@mantine/core';
import { dateTitles, stepsOf, type Computation, type DateName } from '../../shared/time/computation.ts';
import { withDays } from '../design/day.tsx';
import classes from './person.module.css';
import { sayConclusion } from './say-conclusion.ts';
import { StepList } from './step-list.tsx';

/** How one date was worked out: every step in words, with its law, how sure it is, and the entries it rests on. */
export function Steps({ computation, name, daybook }: { readonly computation: Computation & { readonly outcome: 'computed' }; readonly name: DateName; readonly daybook: string | null }) {
  const conclusion = computation.dates[name];
  const { verify, because, status, couldMove } = conclusion;
  return (
    <section aria-label={`How ${name} was worked out`}>
      <Title order={3}>
        {dateTitles[name]}: {sayConclusion(conclusion)}
      </Title>
      {because && <Text size="sm">{withDays(because)}</Text>}
      {status && (
        <Text size="sm">
          <b>{status.is.charAt(0).toUpperCase() + status.is.slice(1)}</b>: {withDays(status.because)}
        </Text>
      )}
      {verify.map(({ doubt, says }) => (
        <Text key={`${doubt}${says}`} className={classes['doubt']}>
          Verify: {says} ({doubt})
        </Text>
      ))}
      {couldMove?.map((cause) => (
        <Text key={cause} size="sm" className="quiet">
          Could still move: {withDays(cause)}
        </Text>
      ))}
      <StepList steps={stepsOf(computation, name)} daybook={daybook} />
    </section>
  );
}
