import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { eligibilityCorrected, eligibilityFound } from '../../shared/shu/finding.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import type { Finding } from '../../shared/shu/slice.ts';
import { standingFinding } from '../../shared/shu/standing.ts';
import { sayTier } from '../case/case-words.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { eligibilityAddress } from './addresses.ts';
import { casesByDay } from './misbehavior-record.tsx';
import { SpeaksAgainst } from './speaks-against.tsx';

interface Typed extends Record<string, unknown> {
  outcome: string;
  considered: string[];
  foundOn: string;
  reason: string;
}

/** The judgement: eligible or not, for the level above, after looking at which reports, and why. Nothing is chosen beforehand. */
export function FindingForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: Finding | undefined }) {
  const { today, procedures } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm<Typed>({
    initialValues: { outcome: correcting?.outcome ?? '', considered: [...(correcting?.considered ?? [])], foundOn: correcting?.day ?? today, reason: '' },
  });
  const { values } = form;
  const cases = casesByDay(page);
  const record = recordOf(page);
  const day = Temporal.PlainDate.from(isDay(values.foundOn) && values.foundOn <= today ? values.foundOn : today);
  const level = levelClock(record, procedures, day).to ?? correcting?.to ?? 'II';
  const standing = standingFinding(record, procedures, Temporal.PlainDate.from(today));
  const looked = new Set(values.considered);
  const address = eligibilityAddress(page.id, correcting?.root);
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: address, title: `Finding of eligibility: ${page.identity?.name ?? 'a person'}` }}
      acts={({ outcome, considered, foundOn, reason }) => [
        {
          kind: correcting ? eligibilityCorrected.name : eligibilityFound.name,
          subject: { type: 'person', id: page.id },
          effective: foundOn,
          // A report that left the record while this was a draft is not among those looked at.
          body: { to: level, outcome, considered: considered.filter((root) => cases.some((held) => held.root === root)) },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'foundOn' : field === 'to' ? 'outcome' : field)}
      submit={correcting ? 'Record the correction' : 'Record the finding'}
      recorded={correcting ? 'Correction recorded' : 'Finding recorded'}
      onDone={(isRecorded) => go(isRecorded || correcting ? eligibilityAddress(page.id) : `/people/${page.id}/level`)}
    >
      <section className="sheet">
        <Stack gap="md">
          {!correcting && standing?.state === 'waiting' && <Text size="sm">Found eligible for Level {standing.finding.to} on {sayDay(standing.finding.day)}, and waiting since. Another finding takes the place of that one.</Text>}
          <Radio.Group label="What is found" description="A person judges, on the whole record (PIMS R3). The program decides nothing; eligible is not moved: the move waits for space (R5)." withAsterisk {...form.getInputProps('outcome')}>
            <Stack gap={8} mt={8}>
              <Radio value="eligible" label={`Eligible for Level ${level}`} />
              <Radio value="not eligible" label={`Not eligible for Level ${level}`} />
            </Stack>
          </Radio.Group>
          <SpeaksAgainst record={record} on={day} />
          <Checkbox.Group label="Reports looked at" description="Recorded with the finding." {...form.getInputProps('considered')}>
            {cases.length === 0 ? (
              <Text size="sm" className="quiet" mt={4}>
                No misbehavior report is on record.
              </Text>
            ) : (
              <Stack gap={4} mt={6}>
                {cases.map((held) => (
                  <Checkbox key={held.root} value={held.root} label={`${sayDay(held.report.date)}, ${sayTier(held)}, ${held.report.rules.join(', ')}`} />
                ))}
              </Stack>
            )}
          </Checkbox.Group>
          {cases.some(({ root }) => !looked.has(root)) && (
            <Group>
              <Button size="compact-xs" variant="default" onClick={() => form.setFieldValue('considered', cases.map(({ root }) => root))}>
                {cases.length === 1 ? 'I have looked at it' : `I have looked at all ${cases.length}`}
              </Button>
            </Group>
          )}
          <DayField label="Found on" withAsterisk {...form.getInputProps('foundOn')} />
          <Textarea label={correcting ? 'Reasons for the finding and for the correction' : 'Reasons'} withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
        </Stack>
      </section>
    </ActForm>
  );
}
