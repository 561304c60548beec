import { Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { listedActs } from '../../shared/discipline/findings.ts';
import { haltCounters, lastLawfulDay, numbersOn, segregatedDays } from '../../shared/discipline/halt.ts';
import type { PlacedBody } from '../../shared/discipline/segregation.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayDay } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import type { PersonFormProps } from './act-forms.ts';
import classes from './case.module.css';
import { PersonForm } from './person-form.tsx';
import { recordOf } from './record-of.ts';

const blank = { where: 'SHU', under: '', until: '', withFindings: false, act: '', committed: '', heinous: '', heinousBy: '' };

/** Placing a person in segregated confinement: from which day, under which paragraph, to which day, with the two findings where it goes beyond three days. */
export function PlacedForm(asked: PersonFormProps) {
  const { today, procedures } = useWho();
  const before = asked.correcting?.body as PlacedBody | undefined;
  const initial = {
    ...blank,
    day: before?.day ?? today,
    where: (before?.where ?? blank.where) as string,
    under: (before?.under ?? blank.under) as string,
    until: before?.until ?? blank.until,
    report: before ? (before.report ?? '') : (asked.held?.root ?? ''),
    ...before?.findings,
    reason: '',
  };
  const reports = asked.page.cases.map(({ root, report }) => ({ value: root, label: `${sayDay(report.date)}: ${report.rules.join(', ')}` }));
  return (
    <PersonForm
      asked={asked}
      initial={initial}
      dayOf={({ day }) => day}
      bodyOf={({ day, where, under, until, report, act, committed, heinous, heinousBy }) => ({
        day,
        where,
        ...(under ? { under } : {}),
        ...(until ? { until } : {}),
        ...(report ? { report } : {}),
        ...(under === 'k(ii)' && (act || committed || heinous || heinousBy) ? { findings: { act, committed, heinous, heinousBy } } : {}),
      })}
      submit="Record the placing"
      recorded="Placing recorded"
    >
      {(form) => (
        <>
          <section className="sheet" aria-label="Placing">
            <Stack gap="md">
              <Against page={asked.page} today={today} />
              <div className={classes['pair']}>
                <DayField label="First day" withAsterisk {...form.getInputProps('day')} />
                <DayField label="Last day planned" {...form.getInputProps('until')} />
              </div>
              <Radio.Group label="Where" withAsterisk {...form.getInputProps('where')}>
                <Stack gap={6} mt={6}>
                  <Radio value="SHU" label="SHU" />
                  <Radio value="keeplock" label="Keeplock" />
                  <Radio value="other" label={`Elsewhere, for more than ${numbersOn(procedures, today).cellHours} hours a day in the cell`} />
                </Stack>
              </Radio.Group>
              <Radio.Group label="Under" description="Correction Law 137(6)(k)" withAsterisk {...form.getInputProps('under')}>
                <Stack gap={6} mt={6}>
                  <Radio value="k(i)" label="(k)(i): for a short time, without findings" />
                  <Radio value="k(ii)" label="(k)(ii): beyond it, with the two written findings" />
                </Stack>
              </Radio.Group>
              <LastLawful page={asked.page} day={form.values.day} under={form.values.under} today={today} except={asked.correcting?.entry} />
              <ChoiceField label="Report whose disposition it serves" blank="none" choices={reports} {...form.getInputProps('report')} />
            </Stack>
          </section>
          {form.values.under === 'k(ii)' && (
            <section className="sheet" aria-label="The two findings">
              <Stack gap="md">
                <ChoiceField label="Act" withAsterisk choices={Object.entries(listedActs).map(([letter, says]) => ({ value: letter, label: `(${letter}) ${says}` }))} {...form.getInputProps('act')} error={form.errors['findings.act']} />
                <Textarea label="Finding that it was committed" withAsterisk autosize minRows={2} {...form.getInputProps('committed')} error={form.errors['findings.committed']} />
                <Textarea
                  label="Finding that it was so heinous or destructive"
                  description="That general population creates a significant risk of imminent serious physical injury and an unreasonable security risk."
                  withAsterisk
                  autosize
                  minRows={2}
                  {...form.getInputProps('heinous')}
                  error={form.errors['findings.heinous']}
                />
                <TextInput label="Found by" description="The commissioner or a designee" withAsterisk maw={400} {...form.getInputProps('heinousBy')} error={form.errors['findings.heinousBy']} />
              </Stack>
            </section>
          )}
        </>
      )}
    </PersonForm>
  );
}

/** What stands against any segregation of this person today. */
function Against({ page, today }: { readonly page: PersonPage; readonly today: string }) {
  const { procedures } = useWho();
  const { special } = haltCounters(recordOf(page), procedures, Temporal.PlainDate.from(today));
  return special.length === 0 ? null : (
    <Text size="sm">
      <b>Nobody of a special population is segregated</b> (Correction Law 2(33)): {special.join(', ')}.
    </Text>
  );
}

/** To which day it may last at most, counted with what was served before. */
function LastLawful({ page, day, under, today, except }: { readonly page: PersonPage; readonly day: string; readonly under: string; readonly today: string; readonly except: string | undefined }) {
  const { procedures } = useWho();
  if (!isDay(day) || under === '') return null;
  const { parts, ceiling, short } = numbersOn(procedures, day);
  if (!parts.ceiling) return null;
  const limit = parts['short term'] && under === 'k(i)' ? short : ceiling;
  const last = lastLawfulDay(segregatedDays(page.segregation.filter(({ entry }) => entry !== except), procedures, today), day, limit);
  return (
    <Text size="sm">
      {last === null ? <b>Not even {sayDay(day)} is lawful</b> : <b>To {sayDay(last)} at the latest</b>}
      <span className="quiet">
        : {limit.consecutive} consecutive days, and {limit.days} in any {limit.within}.
      </span>
    </Text>
  );
}
