import { SimpleGrid, Stack } from '@mantine/core';
import { pleaCorrected, pleaEntered, pleas, pleaVoided, type PleaBody } from '../../shared/discipline/plea.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import type { ActWords, Fielded, HearingAct } from './hearing-act.ts';
import { capital, keyOfRule, sayCharge } from './charges.ts';

interface PleaWords extends ActWords {
  /** By rule: see `keyOfRule`. */
  pleas: Record<string, string>;
}

/** What the person pleads to each charge. */
export const plea: HearingAct<PleaWords, PleaBody> = {
  kinds: [pleaEntered, pleaCorrected, pleaVoided],
  submit: 'Record the plea',
  recorded: 'Plea recorded',
  blank: () => ({ pleas: {} }),
  wordsOf: ({ pleas: entered }) => ({ pleas: Object.fromEntries(entered.map((one) => [keyOfRule(one.rule), one.plea])) }),
  bodyOf: (words, about) => ({
    pleas: about.held.report.rules.flatMap((rule) => (words.pleas[keyOfRule(rule)] ? [{ rule, plea: words.pleas[keyOfRule(rule)] }] : [])),
  }),
  placeOf: (field) => (field.startsWith('pleas') ? 'pleas' : field),
  Fields: PleaFields,
};

function PleaFields(props: Fielded<PleaWords>) {
  const { inputs, about } = props;
  const missing = inputs('pleas').error;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        {about.held.report.rules.map((rule, index) => (
          <ChoiceField
            key={rule}
            label={`Plea to ${sayCharge(rule, about)}`}
            choices={pleas.map((one) => ({ value: one, label: capital(one) }))}
            {...inputs(`pleas.${keyOfRule(rule)}`)}
            error={index === 0 ? missing : undefined}
          />
        ))}
      </SimpleGrid>
      <MomentField label="Entered" {...inputs('at')} />
    </Stack>
  );
}
