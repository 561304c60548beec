import { Stack, Text, Textarea } from '@mantine/core';
import { dayOf } from '../../shared/discipline/moment.ts';
import type { PutRightBody } from '../../shared/discipline/put-right.ts';
import type { Work } from '../../shared/discipline/work.ts';
import type { PersonFormProps } from '../case/act-forms.ts';
import { PersonForm } from '../case/person-form.tsx';
import { withDays } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField, momentTyped } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';

/** What a disposition that stands no longer had caused, put right by somebody who says how. */
export function PutRightForm(asked: PersonFormProps) {
  const { today } = useWho();
  const work = asked.page.work.filter(({ report }) => asked.held === undefined || report === asked.held.root);
  const before = asked.correcting?.body as PutRightBody | undefined;
  if (work.length === 0 && !before) return <div className="sheet empty">Nothing is left to be put right.</div>;
  const offered = [...new Map(work.map((one) => [keyOfWork(one), one])).values()];
  const only = offered.length === 1 ? keyOfWork(offered[0]!) : '';
  return (
    <PersonForm
      asked={asked}
      initial={{ effect: before ? keyOfWork(before) : only, at: before?.at ?? `${today}T`, how: before?.how ?? '', reason: '' }}
      bodyOf={({ effect, at, how }) => {
        const [report, ...name] = effect.split(' ');
        return { ...(effect === '' ? {} : { report, effect: name.join(' ') }), at: momentTyped(at) ?? '', how };
      }}
      dayOf={({ at }) => dayOf(at)}
      submit="Record that it is put right"
      recorded="Put right"
    >
      {(form) => {
        const chosen = work.filter((one) => keyOfWork(one) === form.values.effect);
        return (
          <section className="sheet" aria-label="Put right">
            <Stack gap="sm">
              <ChoiceField label="What is put right" withAsterisk autoFocus choices={choicesOf(offered, before)} {...form.getInputProps('effect')} />
              {chosen.map((one) => (
                <Text key={`${one.entry} ${one.says}`} size="sm">
                  {withDays(one.says)} <span className="quiet">{withDays(one.remedy)}</span>
                </Text>
              ))}
              <Textarea label="How" description="What was done, where it is on paper." withAsterisk autosize minRows={2} {...form.getInputProps('how')} />
              <MomentField label="Put right" withAsterisk {...form.getInputProps('at')} />
            </Stack>
          </section>
        );
      }}
    </PersonForm>
  );
}

function keyOfWork({ report, effect }: Pick<Work, 'report' | 'effect'>): string {
  return `${report} ${effect}`;
}

function choicesOf(offered: readonly Work[], before: PutRightBody | undefined) {
  const choices = offered.map((one) => ({ value: keyOfWork(one), label: withDays(one.says) }));
  return before && !choices.some(({ value }) => value === keyOfWork(before)) ? [...choices, { value: keyOfWork(before), label: before.effect }] : choices;
}
