import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { listedActs } from '../../shared/discipline/findings.ts';
import { haltCounters, numbersOn } from '../../shared/discipline/halt.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayDay } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import classes from './hearing.module.css';
import type { Fielded } from './hearing-act.ts';
import type { PenaltyWords } from './penalty-words.ts';

/**
 * What the law on segregated confinement says of a penalty that is one (COR 137(6)): where the person stands on the day it
 * begins, to which day it may last, and the two written findings where it is for longer than without them.
 */
export function HaltBeside({ words, inputs, about, from }: Fielded<PenaltyWords> & { readonly from: string }) {
  const day = isDay(from) ? from : about.today;
  const { parts, counters, until, special } = haltCounters(about.record, about.procedures, Temporal.PlainDate.from(day));
  const { short } = numbersOn(about.procedures, day);
  if (!parts.ceiling) return null;
  const findings = parts['short term'] && parts['two findings'] && (Number(words.days) > short.consecutive || words.act !== '');
  return (
    <div className={classes['halt']} role="group" aria-label="Segregated confinement">
      <Text size="sm" fw={600}>
        Segregated confinement, COR 137(6), on {sayDay(day)}
      </Text>
      {special.length > 0 && (
        <Text size="sm" className={classes['against']!}>
          Nobody may segregate this person: {special.join(', ')} (COR 2(33), from knowledge).
        </Text>
      )}
      <ul className={classes['counters']}>
        {counters.map(({ id, days, limit, over }) => (
          <li key={id}>
            <b>
              {days} of {limit}
            </b>{' '}
            {counterWords[id]}
            {over && ', over'}
          </li>
        ))}
      </ul>
      <Text size="sm">
        {sayUntil('With the two findings', until.withFindings)} {sayUntil('Without them', until.without)}
      </Text>
      {findings && <FindingsFields inputs={inputs} short={short.consecutive} />}
    </div>
  );
}

const counterWords = {
  consecutive: 'days without a break',
  'in 60': 'days in the 60 up to it',
  'consecutive without findings': 'days without a break, without the two findings',
  'in 30': 'days in the 30 up to it, without them',
} as const;

function sayUntil(who: string, last: string | null): string {
  return last === null ? `${who}, not even that day is lawful.` : `${who}, it may last to ${sayDay(last)}.`;
}

function FindingsFields({ inputs, short }: Pick<Fielded<PenaltyWords>, 'inputs'> & { readonly short: number }) {
  return (
    <Stack gap="xs" mt={8}>
      <Text size="sm">For more than {short} days two findings are made in writing (COR 137(6)(k)(ii)).</Text>
      <ChoiceField label="First finding: the act committed" withAsterisk choices={Object.entries(listedActs).map(([letter, act]) => ({ value: letter, label: `(${letter}) ${act}` }))} {...inputs('act')} />
      <Textarea label="Why it is found that it was committed" withAsterisk autosize minRows={1} {...inputs('committed')} />
      <Textarea label="Second finding: so heinous or destructive" description="That the person in general population creates a significant risk of imminent serious physical injury, and an unreasonable risk to security." withAsterisk autosize minRows={1} {...inputs('heinous')} />
      <TextInput label="Made by" placeholder="Commissioner or designee" withAsterisk {...inputs('heinousBy')} />
    </Stack>
  );
}
