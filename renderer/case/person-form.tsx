import { Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { isDay } from '../../shared/entry/day.ts';
import { ActForm } from '../forms/act-form.tsx';
import { useWho } from '../shell/who.ts';
import type { PersonFormProps } from './act-forms.ts';
import { caseAddress } from './addresses.ts';

interface PersonFormParts<Words extends { reason: string } & Record<string, unknown>> {
  readonly asked: PersonFormProps;
  readonly initial: Words;
  readonly bodyOf: (words: Words) => object;
  /** The day from which it holds, as typed. */
  readonly dayOf: (words: Words) => string;
  readonly submit: string;
  readonly recorded: string;
  readonly children: (form: UseFormReturnType<Words>) => ReactNode;
}

/** A form that ends in an act of the person and of no case, or in its correction; it leads back to the case it was opened from. */
export function PersonForm<Words extends { reason: string } & Record<string, unknown>>({ asked, initial, bodyOf, dayOf, submit, recorded, children }: PersonFormParts<Words>) {
  const { page, held, correcting, address, kinds } = asked;
  const [written, corrected] = kinds;
  const [, go] = useLocation();
  const { today } = useWho();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm<Words>({ initialValues: initial });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: address, title: `${submit}: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [
        {
          kind: correcting ? (corrected ?? written).name : written.name,
          subject: { type: 'person', id: page.id },
          effective: isDay(dayOf(words)) ? dayOf(words) : today,
          body: bodyOf(words),
          seen: [...seen],
          ...(words.reason ? { reason: words.reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      submit={correcting ? 'Record the correction' : submit}
      recorded={correcting ? 'Correction recorded' : recorded}
      onDone={() => go(held ? caseAddress(page.id, held.root) : `/people/${page.id}/discipline`)}
    >
      {children(form)}
      {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />}
    </ActForm>
  );
}
