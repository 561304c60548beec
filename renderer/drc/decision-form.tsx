import { NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { timeCutCorrected, timeCutDecided } from '../../shared/shu/drc-cut.ts';
import { remainingOn } from '../../shared/shu/drc-remaining.ts';
import type { DrcReviewed } from '../../shared/shu/drc-standing.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { drcActAddress, drcAddress } from './addresses.ts';
import { daysTyped, sayDays } from './days.ts';
import { WouldBe } from './would-be.tsx';

/** The Superintendent's decision on a recommendation, or its correction: nothing is chosen beforehand, and the release date that it would make stands beside it. */
export function DecisionForm({ page, line: { review, cut } }: { readonly page: PersonPage; readonly line: DrcReviewed }) {
  const { who, today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({
    initialValues: { outcome: cut?.outcome ?? '', days: cut?.outcome === 'modified' ? String(cut.days) : '', decidedOn: cut?.day ?? today, reason: '' },
  });
  const { values } = form;
  const record = recordOf(page);
  const day = isDay(values.decidedOn) ? values.decidedOn : null;
  const remaining = day === null ? null : remainingOn(record, day, cut?.root);
  const daysOf = ({ outcome, days }: typeof values) => (outcome === 'approved' ? review.days : outcome === 'modified' ? daysTyped(days) : 0);
  const isOwn = review.writers.includes(who.account) || review.members.some(({ account }) => account === who.account);
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: drcActAddress(page.id, 'decision', review.root), title: `Decision on a time cut: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [
        {
          kind: (cut ? timeCutCorrected : timeCutDecided).name,
          subject: { type: 'person', id: page.id },
          effective: words.decidedOn,
          body: {
            recommendation: review.root,
            outcome: words.outcome,
            days: daysOf(words),
            // Where nothing remains the rule refuses whatever is said of it.
            basis: remaining ? { remaining: remaining.remaining, lastDay: remaining.lastDay } : { remaining: 1, lastDay: day ?? today },
          },
          seen: [...seen],
          ...(words.reason ? { reason: words.reason } : {}),
          ...(cut ? { strikes: cut.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' || field === 'basis' ? 'decidedOn' : field)}
      submit={cut ? 'Record the correction' : 'Record the decision'}
      recorded={cut ? 'Correction recorded' : 'Decision recorded'}
      onDone={() => go(drcAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Text>
            Recommended {sayDay(review.day)} by {review.members.map(({ name }) => name).join(', ')}: <b>{sayDays(review.days)} off</b>, of {review.basis.remaining} remaining to {sayDay(review.basis.lastDay)}.
            {review.reason && ` ${review.reason}`}
          </Text>
          {isOwn && <Text fw={600}>You recommended this or sat on the committee: another decides.</Text>}
          <Radio.Group label="What is decided" withAsterisk {...form.getInputProps('outcome')}>
            <Stack gap={6} mt={6}>
              <Radio value="approved" label={`Approved: ${sayDays(review.days)} off`} />
              <Radio value="modified" label="Modified: another number of days" />
              <Radio value="refused" label="Refused" />
            </Stack>
          </Radio.Group>
          {values.outcome === 'modified' && (
            <NumberInput label="Days off" withAsterisk min={1} allowDecimal={false} hideControls value={values.days} error={form.errors['days']} onChange={(typed) => form.setFieldValue('days', String(typed))} />
          )}
          <DayField label="Decided on" withAsterisk {...form.getInputProps('decidedOn')} />
          {day !== null && remaining !== null && values.outcome !== '' && <WouldBe record={record} day={day} days={daysOf(values)} except={cut?.root} />}
          {day !== null && remaining === null && <Text>No confinement remains when {sayDay(day)} is over.</Text>}
          <Textarea label={cut ? 'Reason for the decision and for the correction' : 'Reason'} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
        </Stack>
      </section>
    </ActForm>
  );
}
