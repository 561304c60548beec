import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { isTimed, sayPenalty } from '../../shared/discipline/penalty.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { penaltyReduced, reductionCorrected, reductionVoided, type ReducedBody } from '../../shared/discipline/reduction.ts';
import { tidyTerm } from '../commitment/commitment-words.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import type { About } from './about.ts';
import { numberTyped, textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';

interface ReductionWords extends ActWords {
  penalty: string;
  days: string;
  amount: string;
  why: string;
}

/** A penalty that the superintendent makes less: to fewer days, or to less good time. */
export const reduction: HearingAct<ReductionWords, ReducedBody> = {
  kinds: [penaltyReduced, reductionCorrected, reductionVoided],
  submit: 'Reduce the penalty',
  recorded: 'Penalty reduced',
  blank({ held }) {
    const [only, ...more] = reducible(held);
    return { penalty: only && more.length === 0 ? String(only.number) : '', days: '', amount: '', why: '' };
  },
  wordsOf: ({ penalty, days, amount, why }) => ({ penalty: String(penalty), days: String(days ?? ''), amount: amount ?? '', why }),
  // Either is sent as typed: what does not fit the penalty chosen is refused.
  bodyOf: ({ penalty, days, amount, why }, { held }) => ({
    ...numberTyped('penalty', penalty),
    ...(isDays(held, penalty) ? numberTyped('days', days) : textTyped('amount', tidyTerm(amount))),
    why,
  }),
  Fields: ReductionFields,
};

/** The penalties that can be made less: those of days, and a recommended loss of good time. */
function reducible(held: About['held']) {
  return penaltiesOf(held).filter(({ penalty }) => isTimed(penalty) || penalty.name === 'loss of good time');
}

function isDays(held: About['held'], number: string): boolean {
  const chosen = penaltiesOf(held).find((one) => String(one.number) === number);
  return chosen !== undefined && isTimed(chosen.penalty);
}

function ReductionFields({ words, inputs, put, about: { held } }: Fielded<ReductionWords>) {
  const offered = reducible(held);
  return (
    <Stack gap="sm">
      <ChoiceField label="Penalty" withAsterisk autoFocus choices={offered.map(({ number, penalty }) => ({ value: String(number), label: sayPenalty(penalty) }))} {...inputs('penalty')} />
      {words.penalty !== '' &&
        (isDays(held, words.penalty) ? (
          <TextInput label="Reduced to, days" inputMode="numeric" w={170} withAsterisk {...inputs('days')} />
        ) : (
          <TextInput label="Reduced to" placeholder="3m, 15d or 0-00-00" w={170} withAsterisk {...inputs('amount')} onBlur={() => put('amount', tidyTerm(words.amount))} />
        ))}
      <Text size="sm" className="quiet">
        The superintendent may reduce a penalty at any time (7 NYCRR 254.9, from knowledge). Terms that run after it move forward.
      </Text>
      <Textarea label="Why" withAsterisk autosize minRows={2} {...inputs('why')} />
      <MomentField label="Reduced" withAsterisk {...inputs('at')} />
    </Stack>
  );
}
