import { Stack, Text, Textarea } from '@mantine/core';
import { appealFiled, appealFiledCorrected, appealFiledVoided, type AppealFiledBody } from '../../shared/discipline/appeal.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';

interface AppealWords extends ActWords {
  grounds: string;
}

/** The person's appeal, on the day it was received. */
export const appeal: HearingAct<AppealWords, AppealFiledBody> = {
  kinds: [appealFiled, appealFiledCorrected, appealFiledVoided],
  submit: 'Record the appeal',
  recorded: 'Appeal recorded',
  blank: () => ({ grounds: '' }),
  wordsOf: ({ grounds }) => ({ grounds: grounds ?? '' }),
  bodyOf: ({ grounds }) => textTyped('grounds', grounds),
  Fields: AppealFields,
};

function AppealFields({ inputs, about: { held, now, procedures } }: Fielded<AppealWords>) {
  const clock = clocksOf(held, procedures, Temporal.PlainDateTime.from(now)).findLast((one) => one.id === 'appeal');
  return (
    <Stack gap="sm">
      <MomentField label="Received" withAsterisk autoFocus {...inputs('at')} />
      {clock && (
        <Text size="sm" className="quiet">
          {withDays(`The time to appeal is over on ${sayMoment(clock.last)}`)} ({clock.citation}). A late appeal is recorded as it came; the authority decides whether to take it.
        </Text>
      )}
      <Textarea label="Grounds" description="As the person gives them." autosize minRows={4} {...inputs('grounds')} />
    </Stack>
  );
}
