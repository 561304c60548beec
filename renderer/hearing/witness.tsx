import { Autocomplete, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { hearingWitnessCorrected, hearingWitnessRecorded, hearingWitnessVoided, type WitnessBody } from '../../shared/discipline/witness.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';

interface WitnessWords extends ActWords {
  name: string;
  askedBy: string;
  outcome: string;
  testimony: string;
  outsidePresence: boolean;
  why: string;
}

/** A witness heard, refused by the officer with the reason, or refusing to testify. */
export const witness: HearingAct<WitnessWords, WitnessBody> = {
  kinds: [hearingWitnessRecorded, hearingWitnessCorrected, hearingWitnessVoided],
  submit: 'Record the witness',
  recorded: 'Witness recorded',
  blank: () => ({ name: '', askedBy: 'person', outcome: 'heard', testimony: '', outsidePresence: false, why: '' }),
  wordsOf: (body) => ({
    name: body.name,
    askedBy: body.askedBy,
    outcome: body.outcome,
    testimony: body.outcome === 'heard' ? (body.testimony ?? '') : '',
    outsidePresence: body.outcome === 'heard' && body.outsidePresence === true,
    why: body.outcome === 'heard' ? '' : body.why,
  }),
  bodyOf: (words) => ({
    name: words.name,
    askedBy: words.askedBy,
    outcome: words.outcome,
    ...(words.outcome === 'heard' ? { ...textTyped('testimony', words.testimony), ...(words.outsidePresence ? { outsidePresence: true } : {}) } : textTyped('why', words.why)),
  }),
  Fields: WitnessFields,
};

const outcomes = [
  { value: 'heard', label: 'Heard' },
  { value: 'refused by the officer', label: 'Refused by the hearing officer' },
  { value: 'refused to testify', label: 'Refused to testify' },
];

function WitnessFields(props: Fielded<WitnessWords>) {
  const { words, inputs, about } = props;
  const { report } = about.held;
  const known = [...new Set([...report.witnesses, ...(report.staff ?? []).map((one) => one.name), ...(report.persons ?? []).map((one) => one.name)])];
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm" grow>
        <Autocomplete label="Witness" placeholder="Name" data={known} withAsterisk {...inputs('name')} />
        <ChoiceField label="Asked for by" choices={[{ value: 'person', label: 'The incarcerated individual' }, { value: 'hearing officer', label: 'The hearing officer' }]} {...inputs('askedBy')} />
        <ChoiceField label="Outcome" withAsterisk choices={outcomes} {...inputs('outcome')} />
      </Group>
      {words.outcome === 'heard' ? (
        <>
          <Textarea label="Testimony" description="What the witness said, in short." autosize minRows={2} {...inputs('testimony')} />
          <Checkbox label="Heard outside the presence of the incarcerated individual" checked={words.outsidePresence} onChange={inputs('outsidePresence').onChange} />
        </>
      ) : (
        <Textarea label="Why" description="The incarcerated individual is given the reason in writing (7 NYCRR 254.5(a), from knowledge)." withAsterisk autosize minRows={2} {...inputs('why')} />
      )}
      <MomentField label="Recorded" {...inputs('at')} />
    </Stack>
  );
}
