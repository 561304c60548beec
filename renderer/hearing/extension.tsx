import { Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { CaseAct } from '../../shared/discipline/case.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { hearingExtended, hearingExtendedCorrected, hearingExtendedVoided, type ExtendedBody } from '../../shared/discipline/extension.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { hearingRoles } from '../../shared/discipline/offices.ts';
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

/** More time for a hearing: which clock, to which day, asked by whom, authorized by whom and when, why. */
export const extension: HearingAct<ExtensionWords, ExtendedBody> = {
  kinds: [hearingExtended, hearingExtendedCorrected, hearingExtendedVoided],
  submit: 'Record the extension',
  recorded: 'Extension recorded',
  blank(about) {
    const [first, ...others] = clocksToExtend(about);
    return { clock: first && others.length === 0 ? first.id : '', askedBy: hearingRoles.includes(about.who.role) ? about.who.name : '', authorizedBy: '', until: '', why: '' };
  },
  wordsOf: ({ clock, askedBy, authorizedBy, until, why }) => ({ clock, askedBy, authorizedBy, until, why }),
  bodyOf: ({ clock, askedBy, authorizedBy, until, why }) => ({ clock, askedBy, authorizedBy, until, why }),
  Fields: ExtensionFields,
};

/** The clocks that more time can be given: those that may still be extended, and the one whose extension is corrected. */
function clocksToExtend({ held, now, procedures }: Pick<About, 'held' | 'now' | 'procedures'>, correcting?: CaseAct) {
  const clocks = clocksOf(held, procedures, Temporal.PlainDateTime.from(now));
  const extended = correcting?.kind === 'hearing.extended' ? clocks.findLast(({ id }) => id === correcting.body.clock) : undefined;
  const open = extendableIn(clocks);
  return extended && !open.some((one) => one === extended) ? [...open, extended] : open;
}

function ExtensionFields({ words, inputs, about, correcting }: Fielded<ExtensionWords>) {
  const clocks = clocksToExtend(about, correcting);
  const chosen = clocks.find((clock) => clock.id === words.clock);
  return (
    <Stack gap="sm">
      <ChoiceField label="What is given more time" withAsterisk maw={460} choices={clocks.map(({ id, title, last }) => ({ value: id, label: `${title}: ${withDays(sayMoment(last))}` }))} {...inputs('clock')} />
      {chosen && (
        <Text size="sm" className="quiet">
          {withDays(`It is over when ${sayMoment(chosen.last)} is over. It may be extended by ${chosen.mayExtend ?? 'nobody'} (${chosen.citation}).`)} {chosen.missMeans}
        </Text>
      )}
      <Group align="flex-start" gap="sm">
        <DayField label="Extended to" withAsterisk {...inputs('until')} />
        <TextInput label="Asked by" withAsterisk {...inputs('askedBy')} />
        <TextInput label="Authorized by" withAsterisk {...inputs('authorizedBy')} />
      </Group>
      <Textarea label="Why" withAsterisk autosize minRows={1} {...inputs('why')} />
      <MomentField label="Authorized" {...inputs('at')} />
    </Stack>
  );
}
