import { Stack, Text, TextInput, Textarea } from '@mantine/core';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import classes from './case.module.css';
import { CaseForm } from './case-form.tsx';
import { extendableIn } from './extendable-clocks.ts';

/** More time for a hearing: which clock, asked by whom, authorized by whom and when, to which day, why. */
export function ExtensionForm(asked: CaseFormProps) {
  const { today, now, procedures } = useWho();
  const before = asked.correcting?.kind === 'hearing.extended' ? asked.correcting.body : undefined;
  const clocks = clocksOf(asked.held, procedures, Temporal.PlainDateTime.from(now));
  const offered = clocks.filter((clock) => clock.id === before?.clock || extendableIn(clocks).some((one) => one === clock));
  return (
    <CaseForm
      asked={asked}
      initial={{
        at: before?.at ?? `${today}T`,
        clock: (before?.clock ?? (offered.length === 1 ? offered[0]!.id : '')) as string,
        askedBy: before?.askedBy ?? '',
        authorizedBy: before?.authorizedBy ?? '',
        until: before?.until ?? '',
        why: before?.why ?? '',
        reason: '',
      }}
      bodyOf={({ clock, askedBy, authorizedBy, until, why }) => ({ clock, askedBy, authorizedBy, until, why })}
      submit="Record the extension"
      recorded="Extension recorded"
    >
      {(form) => {
        const chosen = clocks.findLast((clock) => clock.id === form.values.clock);
        return (
          <section className="sheet">
            <Stack gap="md">
              <ChoiceField label="What is given more time" withAsterisk autoFocus choices={offered.map(({ id, title, last }) => ({ value: id, label: `${title}: ${withDays(sayMoment(last))}` }))} {...form.getInputProps('clock')} />
              {chosen && (
                <Text size="sm" className="quiet">
                  {withDays(`It is over when ${sayMoment(chosen.last)} is over. It may be extended by ${chosen.mayExtend ?? 'nobody'}.`)} {chosen.missMeans}
                </Text>
              )}
              <div className={classes['pair']}>
                <TextInput label="Asked by" withAsterisk {...form.getInputProps('askedBy')} />
                <TextInput label="Authorized by" withAsterisk {...form.getInputProps('authorizedBy')} />
              </div>
              <MomentField label="Authorized" withAsterisk {...form.getInputProps('at')} />
              <div className={classes['pair']}>
                <DayField label="Extended to" withAsterisk {...form.getInputProps('until')} />
              </div>
              <Textarea label="Why" withAsterisk autosize minRows={2} {...form.getInputProps('why')} />
            </Stack>
          </section>
        );
      }}
    </CaseForm>
  );
}
