import { Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import type { CaseMove } from '../../shared/discipline/state-graph.ts';
import type { ReviewedBody } from '../../shared/discipline/review.ts';
import { rulesOn } from '../../shared/discipline/find-rule.ts';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { CaseForm } from './case-form.tsx';

const outcomeOfMove: Partial<Record<CaseMove, ReviewedBody['outcome']>> = { 'tier set': 'tier set', 'report referred': 'referred', 'report dismissed': 'dismissed' };

/** What the review officer does with a report: sets the tier, refers it elsewhere, or dismisses it with a reason. */
export function ReviewForm(asked: CaseFormProps) {
  const { now, procedures } = useWho();
  const { report } = asked.held;
  const before = asked.correcting?.kind === 'report.reviewed' ? asked.correcting.body : undefined;
  const initial = {
    at: before?.at ?? now,
    outcome: (before?.outcome ?? outcomeOfMove[asked.move ?? 'tier set'] ?? 'tier set') as string,
    tier: String(before?.outcome === 'tier set' ? before.tier : report.tier),
    to: before?.outcome === 'referred' ? before.to : '',
    why: before && before.outcome !== 'tier set' ? before.why : '',
    reason: '',
  };
  const rules = rulesOn(procedures, report.date).filter(({ number }) => report.rules.includes(number));
  return (
    <CaseForm
      asked={asked}
      initial={initial}
      bodyOf={({ outcome, tier, to, why }) => (outcome === 'tier set' ? { outcome, tier: Number(tier) } : outcome === 'referred' ? { outcome, to, why } : { outcome, why })}
      submit="Record the review"
      recorded="Review recorded"
      ends={({ outcome }) => outcome === 'dismissed'}
    >
      {(form) => (
        <section className="sheet">
          <Stack gap="md">
            <Radio.Group label="Outcome" withAsterisk {...form.getInputProps('outcome')}>
              <Stack gap={6} mt={6}>
                <Radio value="tier set" label="Set the tier: it goes to a hearing" autoFocus />
                <Radio value="referred" label="Refer it elsewhere, and wait for the answer" />
                <Radio value="dismissed" label="Dismiss it" />
              </Stack>
            </Radio.Group>
            {form.values.outcome === 'tier set' && (
              <Radio.Group label="Tier" description={`Its author proposed Tier ${'I'.repeat(report.tier)}.`} withAsterisk {...form.getInputProps('tier')}>
                <Stack gap={6} mt={6}>
                  <Radio value="1" label="I: violation hearing" />
                  <Radio value="2" label="II: disciplinary hearing" />
                  <Radio value="3" label="III: superintendent’s hearing" />
                </Stack>
              </Radio.Group>
            )}
            {form.values.outcome === 'tier set' &&
              rules.map(({ number, title, tiers }) => (
                <Text key={number} size="sm" className="quiet">
                  {number} {title}: {tiers ? `heard at Tier ${tiers.map((tier) => 'I'.repeat(tier)).join(', ')}` : 'its tiers have not been read'}
                </Text>
              ))}
            {form.values.outcome === 'referred' && <TextInput label="Referred to" placeholder="Office of Special Investigations" withAsterisk {...form.getInputProps('to')} />}
            {form.values.outcome !== 'tier set' && <Textarea label="Why" withAsterisk autosize minRows={2} {...form.getInputProps('why')} />}
            {form.values.outcome === 'dismissed' && (
              <Text size="sm">
                <b>The report leaves every page and every list.</b> What was charged and said is shown nowhere again; what it has caused already stays as work to put right.
              </Text>
            )}
            <MomentField label="Reviewed" withAsterisk {...form.getInputProps('at')} />
          </Stack>
        </section>
      )}
    </CaseForm>
  );
}
