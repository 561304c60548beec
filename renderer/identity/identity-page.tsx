import { SimpleGrid, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useLocation } from 'wouter';
import { isDay } from '../../shared/entry/day.ts';
import type { Sight } from '../../shared/entry/header.ts';
import { personCorrected, personReceived, type Identity } from '../../shared/records/identity.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';

/** Receiving one person, outside a roster. */
export function ReceptionPage() {
  return (
    <div className="page">
      <div className="page-head">
        <h1>Receive a person</h1>
      </div>
      <IdentityForm path="/receive" correcting={null} seen={[]} />
    </div>
  );
}

/** Correcting who a person's record says he is. */
export function IdentityPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="Correct name, numbers and dates">
      {(page) =>
        page.identity ? <IdentityForm path={`/people/${person}/identity`} correcting={{ id: person, identity: page.identity }} seen={page.seen} /> : <div className="sheet empty">No reception stands on this record.</div>
      }
    </FormPage>
  );
}

interface IdentityFormProps {
  readonly path: string;
  readonly correcting: { readonly id: string; readonly identity: Identity } | null;
  readonly seen: readonly Sight[];
}

function IdentityForm({ path, correcting, seen: present }: IdentityFormProps) {
  const [, go] = useLocation();
  const { today } = useWho();
  const [{ id, identity, seen }, setFrozen] = useState({ id: correcting?.id ?? uuidv7(), identity: correcting?.identity, seen: present });
  const form = useForm({
    initialValues: { din: identity?.din ?? '', nysid: identity?.nysid ?? '', name: identity?.name ?? '', dateOfBirth: identity?.dateOfBirth ?? '', received: identity?.received ?? today, reason: '' },
  });
  return (
    <ActForm
      form={form}
      draft={{ key: path, title: identity ? `Correction of who ${identity.name} is` : 'Reception of a person' }}
      refresh={() => setFrozen((frozen) => ({ ...frozen, seen: present, identity: correcting?.identity }))}
      acts={({ reason, ...words }) => [
        {
          kind: identity ? personCorrected.name : personReceived.name,
          subject: { type: 'person', id },
          effective: isDay(words.received) ? words.received : today,
          body: { ...words, madeUp: identity?.madeUp ?? false },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(identity ? { strikes: identity.entry } : {}),
        },
      ]}
      submit={identity ? 'Record the correction' : 'Record'}
      recorded={identity ? 'Correction recorded' : 'Reception recorded'}
      onDone={(isRecorded) => go(isRecorded || identity ? `/people/${id}` : '/people')}
    >
      <section className="sheet">
        <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="sm">
          <TextInput label="Name" placeholder="SURNAME, Given M" withAsterisk autoFocus {...form.getInputProps('name')} />
          <TextInput label="DIN" placeholder="19-B-0421" withAsterisk {...form.getInputProps('din')} />
          <TextInput label="NYSID" placeholder="01234567Q" withAsterisk {...form.getInputProps('nysid')} />
          <DayField label="Date of birth" withAsterisk {...form.getInputProps('dateOfBirth')} />
          <DayField label="Received" withAsterisk {...form.getInputProps('received')} />
        </SimpleGrid>
      </section>
      <Textarea label={identity ? 'Reason for the correction' : 'Remark'} withAsterisk={Boolean(identity)} autosize minRows={1} {...form.getInputProps('reason')} />
    </ActForm>
  );
}
