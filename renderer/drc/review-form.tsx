import { NumberInput, Radio, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { staffRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayFraction } from '../../shared/procedures/drc-numbers.ts';
import { ceilingOn, remainingOn } from '../../shared/shu/drc-remaining.ts';
import { drcDeclined, drcDeclinedCorrected, drcRecommendationCorrected, drcRecommended } from '../../shared/shu/drc-review.ts';
import type { DrcReviewed } from '../../shared/shu/drc-standing.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { drcActAddress, drcAddress } from './addresses.ts';
import { daysTyped, sayDays } from './days.ts';
import { WouldBe } from './would-be.tsx';

/** What the committee came to: days off, within what the level allows, or nothing; the release date that it would make stands beside the days. */
export function ReviewForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: DrcReviewed | undefined }) {
  const { today, procedures } = useWho();
  const { queries } = useStation();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const accounts = (useQuery(queries.accounts.list.queryOptions()).data ?? []).filter(({ role, closed }) => staffRoles.includes(role) && !closed);
  const review = correcting?.review;
  const form = useForm({
    initialValues: {
      outcome: review === undefined ? '' : review.days > 0 ? 'days' : 'none',
      days: review && review.days > 0 ? String(review.days) : '',
      members: review?.members.map(({ name }) => name) ?? [],
      heldOn: review?.day ?? today,
      reason: '',
    },
  });
  const { values } = form;
  const record = recordOf(page);
  const except = correcting?.cut?.root;
  const day = isDay(values.heldOn) ? values.heldOn : null;
  const remaining = day === null ? null : remainingOn(record, day, except);
  const ceiling = day === null ? null : ceilingOn(record, procedures, day, remaining);
  const days = daysTyped(values.days);
  const memberOf = (name: string) => {
    const known = review?.members.find((one) => one.name === name) ?? null;
    if (known) return known;
    const called = accounts.filter((one) => one.name === name);
    return called.length === 1 ? { name, account: called[0]!.account } : { name };
  };
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: drcActAddress(page.id, 'review', review?.root), title: `DRC review: ${page.identity?.name ?? 'a person'}` }}
      acts={({ outcome, members, heldOn, reason }) => {
        const common = {
          members: members.map(memberOf),
          // Where nothing remains the rule refuses whatever is said of it.
          basis: remaining ? { remaining: remaining.remaining, lastDay: remaining.lastDay } : { remaining: 1, lastDay: day ?? today },
        };
        const [written, corrected] = outcome === 'none' ? [drcDeclined, drcDeclinedCorrected] : [drcRecommended, drcRecommendationCorrected];
        return [
          {
            kind: (review ? corrected : written).name,
            subject: { type: 'person', id: page.id },
            effective: heldOn,
            body: outcome === 'none' ? common : { ...common, days },
            seen: [...seen],
            ...(reason ? { reason } : {}),
            ...(review ? { strikes: review.entry } : {}),
          },
        ];
      }}
      fieldOf={({ field }) => (field === 'effective' || field === 'basis' ? 'heldOn' : field.startsWith('members') ? 'members' : field)}
      submit={review ? 'Record the correction' : 'Record the review'}
      recorded={review ? 'Correction recorded' : 'Review recorded'}
      onDone={() => go(drcAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <DayField label="Reviewed on" withAsterisk {...form.getInputProps('heldOn')} />
          <TagsInput
            label="Members of the committee"
            description="Enter after each; whoever has an account is known by his name."
            withAsterisk
            data={[...new Set(accounts.map(({ name }) => name))]}
            {...form.getInputProps('members')}
          />
          {day !== null && remaining === null && <Text>No confinement remains when {sayDay(day)} is over: there is no time of which days could come off.</Text>}
          {ceiling && remaining && (
            <Text size="sm">
              On that day he is at <b>Level {ceiling.level}</b> and <b>{sayDays(remaining.remaining)}</b> {remaining.remaining === 1 ? 'remains' : 'remain'}, to {sayDay(remaining.lastDay)}. At most {sayFraction(ceiling.fraction)} may be recommended:{' '}
              <b>{sayDays(ceiling.days)}</b>.
            </Text>
          )}
          {remaining && !ceiling && <Text>He holds no level on that day, and how much may be recommended hangs on the level: assign the level first.</Text>}
          <Radio.Group label="What the committee recommends" withAsterisk {...form.getInputProps('outcome')}>
            <Stack gap={6} mt={6}>
              <Radio value="days" label="Time off, to the Superintendent" disabled={review?.days === 0} />
              <Radio value="none" label="Nothing" disabled={review !== undefined && review.days > 0} />
            </Stack>
          </Radio.Group>
          {values.outcome === 'days' && (
            <>
              <NumberInput
                label="Days off"
                withAsterisk
                min={1}
                allowDecimal={false}
                hideControls
                value={values.days}
                error={form.errors['days'] ?? (ceiling && days > ceiling.days ? `More than the ${sayDays(ceiling.days)} that may be recommended.` : undefined)}
                onChange={(typed) => form.setFieldValue('days', String(typed))}
              />
              {day !== null && <WouldBe record={record} day={day} days={days} except={except} />}
            </>
          )}
          <Textarea label={review ? 'Reason for the recommendation and for the correction' : 'Reason'} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
          {values.outcome === 'days' && (
            <Text size="sm" className="quiet">
              It takes nothing off until the Superintendent decides.
            </Text>
          )}
        </Stack>
      </section>
    </ActForm>
  );
}
