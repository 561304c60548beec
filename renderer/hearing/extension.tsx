import { Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { hearingExtended, hearingExtendedCorrected, hearingExtendedVoided, type ExtendedBody } from '../../shared/discipline/extension.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { extendableIn } from '../case/extendable-clocks.ts';
import { withDays } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import type { About } from './about.ts';
import type { ActWords, Fielded, HearingAct } from './hearing-act.ts';

interface ExtensionWords extends ActWords {
  clock: string;
  askedBy: string;
  authorizedBy: string;
  until: string;
  why: string;
}

/** More time for the hearing, asked for and authorized while it goes on. */
export const extension: HearingAct<ExtensionWords, ExtendedBody> = {
  kinds: [hearingExtended, hearingExtendedCorrected, hearingExtendedVoided],
  submit: 'Record the extension',
  recorded: 'Extension recorded',
  blank: (about) => ({ clock: clocksToExtend(about)[0]?.id ?? '', askedBy: about.who.name, authorizedBy: '', until: '', why: '' }),
  wordsOf: ({ clock, askedBy, authorizedBy, until, why }) => ({ clock, askedBy, authorizedBy, until, why }),
  bodyOf: ({ clock, askedBy, authorizedBy, until, why }) => ({ clock, askedBy, authorizedBy, until, why }),
  Fields: ExtensionFields,
};

function clocksToExtend({ held, now, procedures }: Pick<About, 'held' | 'now' | 'procedures'>) {
  return extendableIn(clocksOf(held, procedures, Temporal.PlainDateTime.from(now)));
}

function ExtensionFields({ words, inputs, about }: Fielded<ExtensionWords>) {
  const clocks = clocksToExtend(about);
  const chosen = clocks.find((clock) => clock.id === words.clock);
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <ChoiceField label="What is given more time" withAsterisk choices={clocks.map(({ id, title, last }) => ({ value: id, label: `${title}: ${withDays(sayMoment(last))}` }))} {...inputs('clock')} />
        <DayField label="Extended to" withAsterisk {...inputs('until')} />
        <TextInput label="Asked by" withAsterisk {...inputs('askedBy')} />
        <TextInput label="Authorized by" withAsterisk {...inputs('authorizedBy')} />
      </Group>
      {chosen && (
        <Text size="sm" className="quiet">
          It may be extended by {chosen.mayExtend ?? 'nobody'} ({chosen.citation}).
        </Text>
      )}
      <Textarea label="Why" withAsterisk autosize minRows={1} {...inputs('why')} />
      <MomentField label="Authorized" {...inputs('at')} />
    </Stack>
  );
}
