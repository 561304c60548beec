import { Checkbox, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { isDay } from '../../shared/entry/day.ts';
import { captainReviewCorrected, captainReviewDecided, inOwnOffice, type CaptainReviewBody } from '../../shared/shu/captain-review.ts';
import { ifDecided } from '../../shared/shu/if-decided.ts';
import type { CaptainReview } from '../../shared/shu/slice.ts';
import { recordOf } from '../case/record-of.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { reviewAddress } from './addresses.ts';
import { SayClock } from './say-clock.tsx';

interface Typed extends Record<string, unknown> {
  outcome: string;
  newPeriodFrom: string;
  privilegesLost: string;
  designee: boolean;
  decidedOn: string;
  reason: string;
}

const outcomes: readonly { readonly outcome: CaptainReviewBody['outcome']; readonly label: string }[] = [
  { outcome: 'no movement', label: 'No movement' },
  { outcome: 'move to Level I', label: 'Move to Level I' },
  { outcome: 'new adjustment period', label: 'A new adjustment period, without a move' },
];

/** The decision on a report: its outcome, each with what it would do to the clock, and the reason. Nothing is chosen beforehand. */
export function ReviewForm({ page, held, correcting }: { readonly page: PersonPage; readonly held: Case; readonly correcting: CaptainReview | undefined }) {
  const { who, today, procedures } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const asDesignee = !inOwnOffice.includes(who.role);
  const form = useForm<Typed>({
    initialValues: {
      outcome: correcting?.outcome ?? '',
      newPeriodFrom: correcting?.outcome === 'new adjustment period' ? correcting.newPeriodFrom : today,
      privilegesLost: correcting?.privilegesLost ?? '',
      designee: correcting?.designee ?? false,
      decidedOn: correcting?.day ?? today,
      reason: '',
    },
  });
  const { values } = form;
  const record = recordOf(page);
  const day = isDay(values.decidedOn) && values.decidedOn <= today ? values.decidedOn : today;
  const bodyOf = ({ outcome, newPeriodFrom, privilegesLost, designee }: Typed) => ({
    report: held.root,
    outcome,
    ...(outcome === 'new adjustment period' ? { newPeriodFrom } : {}),
    ...(privilegesLost.trim() === '' ? {} : { privilegesLost }),
    ...(designee ? { designee: true as const } : {}),
  });
  /** Where he would stand by an outcome; nothing where its day cannot be read. */
  const after = (outcome: CaptainReviewBody['outcome']) => {
    if (outcome !== 'new adjustment period') return ifDecided(record, { report: held.root, outcome }, day, procedures, Temporal.PlainDate.from(today));
    return isDay(values.newPeriodFrom) ? ifDecided(record, { report: held.root, outcome, newPeriodFrom: values.newPeriodFrom }, day, procedures, Temporal.PlainDate.from(today)) : null;
  };
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: reviewAddress(page.id, held.root, correcting !== undefined), title: `Captain’s review: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [
        {
          kind: correcting ? captainReviewCorrected.name : captainReviewDecided.name,
          subject: { type: 'person', id: page.id },
          effective: words.decidedOn,
          body: bodyOf(words),
          seen: [...seen],
          ...(words.reason ? { reason: words.reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'decidedOn' : field)}
      submit={correcting ? 'Record the correction' : 'Record the decision'}
      recorded={correcting ? 'Correction recorded' : 'Decision recorded'}
      onDone={(isRecorded) => go(isRecorded || correcting ? reviewAddress(page.id, held.root) : '/shu/captain')}
    >
      <section className="sheet">
        <Stack gap="md">
          <Radio.Group label="What is decided" description="Under each outcome, what the clock would say after it." withAsterisk {...form.getInputProps('outcome')}>
            <Stack gap={10} mt={8}>
              {outcomes.map(({ outcome, label }) => {
                const would = after(outcome);
                return <Radio key={outcome} value={outcome} label={label} description={would ? <SayClock after={would} today={today} /> : 'Write the day on which it begins.'} />;
              })}
            </Stack>
          </Radio.Group>
          {values.outcome === 'new adjustment period' && <DayField label="The new period begins on" withAsterisk {...form.getInputProps('newPeriodFrom')} />}
          <Textarea label="Privileges lost, if any" autosize minRows={1} {...form.getInputProps('privilegesLost')} />
          <DayField label="Decided on" withAsterisk {...form.getInputProps('decidedOn')} />
          {(asDesignee || values.designee) && <Checkbox label="I decide as the Captain’s designee" {...form.getInputProps('designee', { type: 'checkbox' })} />}
          <Textarea label={correcting ? 'Reason for the decision and for the correction' : 'Reason'} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
          {values.outcome === 'move to Level I' && (
            <Text size="sm" className="quiet">
              The decision does not move him: the level and a cell are assigned after it.
            </Text>
          )}
        </Stack>
      </section>
    </ActForm>
  );
}
