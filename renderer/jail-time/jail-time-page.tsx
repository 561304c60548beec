import { NumberInput, Select, SimpleGrid, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { jailTimeCertified, jailTimeCorrected, type JailTime } from '../../shared/time/jail-time.ts';
import { DatesPreview } from '../commitment/dates-preview.tsx';
import { withJailTime } from '../commitment/sentence-typed.ts';
import classes from '../commitment/commitment.module.css';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';

/** Entering a jail-time certificate, or an amended one over it. */
export function JailTimePage({ person, entry }: { readonly person: string; readonly entry?: string }) {
  return (
    <FormPage person={person} title={entry ? 'Correct the jail time' : 'Enter a jail-time certificate'}>
      {(page) => {
        const correcting = entry === undefined ? undefined : page.jailTimes.find((jail) => jail.entry === entry);
        if (entry !== undefined && !correcting) return <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;
        if (page.commitments.length === 0) return <div className="sheet empty">Enter the commitment first: jail time is credited to it.</div>;
        return <JailTimeForm key={entry ?? 'new'} page={page} correcting={correcting} />;
      }}
    </FormPage>
  );
}

function JailTimeForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: JailTime | undefined }) {
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const open = page.commitments.filter((commitment) => commitment.root === correcting?.commitment || !page.jailTimes.some((jail) => jail.commitment === commitment.root));
  const form = useForm({
    initialValues: {
      commitment: correcting?.commitment ?? open[0]?.root ?? '',
      days: correcting ? String(correcting.days) : '',
      certifiedBy: correcting?.certifiedBy ?? '',
      from: correcting?.from ?? '',
      to: correcting?.to ?? '',
      reason: '',
    },
  });
  const { values } = form;
  const commitment = page.commitments.find((one) => one.root === values.commitment);
  const preview = useMemo(() => withJailTime(page, correcting, values.commitment, values.days === '' ? null : Number(values.days)), [page, correcting, values.commitment, values.days]);
  return (
    <div className={classes['desk']}>
      <ActForm
        form={form}
        refresh={() => setSeen(page.seen)}
        draft={{ key: `/people/${page.id}/jail-time${correcting ? `/${correcting.entry}` : ''}`, title: `Jail time of ${page.identity?.name ?? 'a person'}` }}
        acts={(words) => [
          {
            kind: correcting ? jailTimeCorrected.name : jailTimeCertified.name,
            subject: { type: 'person', id: page.id },
            effective: commitment?.received ?? page.identity?.received ?? '',
            body: {
              commitment: words.commitment,
              ...(words.days === '' ? {} : { days: Number(words.days) }),
              certifiedBy: words.certifiedBy,
              ...(words.from ? { from: words.from } : {}),
              ...(words.to ? { to: words.to } : {}),
            },
            seen: [...seen],
            ...(words.reason ? { reason: words.reason } : {}),
            ...(correcting ? { strikes: correcting.entry } : {}),
          },
        ]}
        submit={correcting ? 'Record the correction' : 'Record'}
        recorded={correcting ? 'Correction recorded' : 'Jail time recorded'}
        onDone={() => go(`/people/${page.id}/sentence`)}
      >
        <section className="sheet">
          <SimpleGrid cols={2} spacing="sm">
            <Select label="Commitment" withAsterisk data={open.map((one) => ({ value: one.root, label: `${one.county} ${one.indictment}` }))} {...form.getInputProps('commitment')} />
            <NumberInput label="Days certified" withAsterisk min={0} allowDecimal={false} hideControls autoFocus value={values.days} error={form.errors['days']} onChange={(days) => form.setFieldValue('days', String(days))} />
            <TextInput label="Certified by" placeholder="Sheriff, Erie County" withAsterisk {...form.getInputProps('certifiedBy')} />
            <span />
            <DayField label="Custody from" {...form.getInputProps('from')} />
            <DayField label="to" {...form.getInputProps('to')} />
          </SimpleGrid>
        </section>
        <Textarea label={correcting ? 'Reason for the correction' : 'Remark'} withAsterisk={Boolean(correcting)} autosize minRows={1} {...form.getInputProps('reason')} />
      </ActForm>
      <DatesPreview sentence={preview} before={page.computation} />
    </div>
  );
}
