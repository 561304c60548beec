import { Group, Stack, Text, TextInput } from '@mantine/core';
import { findingThatInvokes, invocationCorrected, invocationVoided, suspendedPenaltyInvoked, type InvokedBody } from '../../shared/discipline/invocation.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { isConfinement, isTimed, sayPenalty } from '../../shared/discipline/penalty.ts';
import { sayDay } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import type { About } from './about.ts';
import { numberTyped, textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';
import { othersConfining } from './penalty-fields.tsx';

interface InvocationWords extends ActWords {
  penalty: string;
  because: string;
  days: string;
  starts: string;
  consecutiveTo: string;
}

/** What was suspended is to be served after all: which penalty, for which later finding, how much of it, from when. */
export const invocation: HearingAct<InvocationWords, InvokedBody> = {
  kinds: [suspendedPenaltyInvoked, invocationCorrected, invocationVoided],
  submit: 'Invoke the penalty',
  recorded: 'Suspended penalty invoked',
  blank({ held, page }) {
    const [only, ...more] = suspendedOf(held);
    const later = laterFindings({ page, held });
    return { penalty: only && more.length === 0 ? String(only.number) : '', because: later.length === 1 ? later[0]!.value : '', days: '', starts: '', consecutiveTo: '' };
  },
  wordsOf: ({ penalty, because, days, starts, consecutiveTo }) => ({ penalty: String(penalty), because, days: String(days ?? ''), starts: starts ?? '', consecutiveTo: consecutiveTo ?? '' }),
  bodyOf: ({ penalty, because, days, starts, consecutiveTo }) => ({
    ...numberTyped('penalty', penalty),
    ...textTyped('because', because),
    ...numberTyped('days', days),
    ...textTyped('starts', starts),
    ...textTyped('consecutiveTo', consecutiveTo),
  }),
  Fields: InvocationFields,
};

function suspendedOf(held: About['held']) {
  return penaltiesOf(held).filter(({ suspension }) => suspension !== null);
}

/** The reports for whose finding it may be invoked, with the day of the finding. */
function laterFindings({ page, held }: Pick<About, 'page' | 'held'>) {
  return page.cases.flatMap((other) => {
    const found = findingThatInvokes(held, other);
    return found ? [{ value: other.root, label: `Report of ${sayDay(other.report.date)}, found ${sayDay(found.at.slice(0, 10))}` }] : [];
  });
}

function InvocationFields({ words, inputs, about }: Fielded<InvocationWords>) {
  const { page, held } = about;
  const suspended = suspendedOf(held);
  const chosen = suspended.find(({ number }) => String(number) === words.penalty);
  const later = laterFindings({ page, held });
  return (
    <Stack gap="sm">
      <ChoiceField label="Suspended penalty" withAsterisk autoFocus choices={suspended.map(({ number, penalty }) => ({ value: String(number), label: sayPenalty(penalty) }))} {...inputs('penalty')} />
      {chosen?.suspension && (
        <Text size="sm" className="quiet">
          {chosen.suspension.days === null ? 'All of it is suspended' : `${chosen.suspension.days} days are suspended`}; it may be invoked for a finding up to {sayDay(chosen.suspension.until)}.
        </Text>
      )}
      <ChoiceField label="For the finding on" withAsterisk choices={later} description={later.length === 0 ? 'No charge of another report has been affirmed.' : undefined} {...inputs('because')} />
      {chosen && isTimed(chosen.penalty) && (
        <Group align="flex-start" gap="sm">
          <TextInput label="Days" placeholder={String(chosen.suspension?.days ?? '')} description="Left empty: all of them" inputMode="numeric" {...inputs('days')} />
          <DayField label="Starts" {...inputs('starts')} />
          {isConfinement(chosen.penalty) && <ChoiceField label="Runs after" blank="Nothing: from its own day" choices={othersConfining({ ...about })} {...inputs('consecutiveTo')} />}
        </Group>
      )}
      <MomentField label="Invoked" withAsterisk {...inputs('at')} />
    </Stack>
  );
}
