import { Group, Stack, Textarea } from '@mantine/core';
import { hearingAdjourned, hearingAdjournedCorrected, hearingAdjournedVoided, type AdjournedBody } from '../../shared/discipline/hearing.ts';
import { MomentField, momentTyped } from '../forms/moment-field.tsx';
import { textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';

interface AdjournmentWords extends ActWords {
  why: string;
  until: string;
}

/** A session of the hearing ends without a disposition: why, and until when. */
export const adjournment: HearingAct<AdjournmentWords, AdjournedBody> = {
  kinds: [hearingAdjourned, hearingAdjournedCorrected, hearingAdjournedVoided],
  submit: 'Adjourn the hearing',
  recorded: 'Hearing adjourned',
  blank: () => ({ why: '', until: '' }),
  wordsOf: ({ why, until }) => ({ why, until: until ?? '' }),
  bodyOf: ({ why, until }) => ({ why, ...textTyped('until', momentTyped(until) ?? '') }),
  Fields: AdjournmentFields,
};

function AdjournmentFields(props: Fielded<AdjournmentWords>) {
  const { inputs } = props;
  return (
    <Stack gap="sm">
      <Textarea label="Why" withAsterisk autosize minRows={1} {...inputs('why')} />
      <Group align="flex-start" gap="sm">
        <MomentField label="Resumes" {...inputs('until')} />
        <MomentField label="Adjourned" {...inputs('at')} />
      </Group>
    </Stack>
  );
}
