import { Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ActProblem } from '../../shared/contract/contract.ts';
import { dayOf, isMoment } from '../../shared/discipline/moment.ts';
import { ActForm } from '../forms/act-form.tsx';
import { momentTyped } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { caseAddress } from './addresses.ts';

/** What every form of a case holds: when it happened, and the reason of a correction. */
export interface CaseWordsTyped {
  at: string;
  reason: string;
}

interface CaseFormParts<Words extends CaseWordsTyped & Record<string, unknown>> {
  /** What the form was opened with, handed on. */
  readonly asked: CaseFormProps;
  readonly initial: Words;
  /** The body of the entry, but for the report and the moment, which are added. */
  readonly bodyOf: (words: Words) => object;
  readonly fieldOf?: (problem: ActProblem) => string | null;
  readonly submit: string;
  readonly recorded: string;
  /** True where the case leaves every screen by it, so that there is no case to go back to. */
  readonly ends?: (words: Words) => boolean;
  readonly children: (form: UseFormReturnType<Words>) => ReactNode;
}

/**
 * A form that ends in an act on a case, or in its correction: the report and the moment are put into the body, what its
 * author has seen is sent along, the draft is kept under its address, and once recorded it leads back to the case.
 */
export function CaseForm<Words extends CaseWordsTyped & Record<string, unknown>>({ asked, initial, bodyOf, fieldOf, submit, recorded, ends, children }: CaseFormParts<Words>) {
  const { page, held, correcting, address } = asked;
  const [written, corrected] = asked.kinds;
  const [, go] = useLocation();
  const { today } = useWho();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm<Words>({ initialValues: initial });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: address, title: `${submit}: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => {
        const at = momentTyped(words.at) ?? '';
        return [
          {
            kind: correcting ? (corrected ?? written).name : written.name,
            subject: { type: 'person', id: page.id },
            effective: isMoment(at) ? dayOf(at) : today,
            body: { report: held.root, at, ...bodyOf(words) },
            seen: [...seen],
            ...(words.reason ? { reason: words.reason } : {}),
            ...(correcting ? { strikes: correcting.entry } : {}),
          },
        ];
      }}
      {...(fieldOf ? { fieldOf } : {})}
      submit={correcting ? 'Record the correction' : submit}
      recorded={correcting ? 'Correction recorded' : recorded}
      onDone={(isRecorded) => go(isRecorded && ends?.(form.values) ? `/people/${page.id}/discipline` : caseAddress(page.id, held.root))}
    >
      {children(form)}
      {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />}
    </ActForm>
  );
}
