import { Alert, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { recordsRoles, roleNames } from '../../shared/accounts/roles.ts';
import type { DaybookLine, PersonPage } from '../../shared/contract/shapes.ts';
import { personTransferred, type Transfer } from '../../shared/records/custody.ts';
import { ActForm } from '../forms/act-form.tsx';
import { BesideContext } from '../forms/beside.ts';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { useHolder } from './holder.ts';

/** Transferring a person to another facility: his whole book goes with him, and this facility keeps what it has, to be read. */
export function TransferPage({ person }: { readonly person: string }) {
  const { who } = useWho();
  return (
    <FormPage person={person} title="Transfer to another facility">
      {(page) => (recordsRoles.includes(who.role) ? <TransferForm page={page} /> : <div className="sheet empty">This is for: {recordsRoles.map((role) => roleNames[role]).join(', ')}.</div>)}
    </FormPage>
  );
}

function TransferForm({ page }: { readonly page: PersonPage }) {
  const [, go] = useLocation();
  const { today } = useWho();
  const { queries } = useStation();
  const [seen, setSeen] = useState(page.seen);
  const { here, holder } = useHolder(page);
  const from = useContext(BesideContext)?.holder ?? holder ?? here;
  const others = useQuery(queries.sync.facilities.queryOptions());
  const lines = useQuery(queries.entries.daybook.queryOptions({ input: { subject: { type: 'person', id: page.id } } }));
  const form = useForm({ initialValues: { to: '', since: today, reason: '' } });
  const offered = [...(others.data ?? []), ...(here && holder && holder.id !== here.id ? [here] : [])];
  if (others.data && offered.length === 0) {
    return (
      <div className="sheet empty">
        No other facility is known here. A facility is known once a station of it is enrolled at the main office. <Link href="/sync">See how the exchange stands</Link>.
      </div>
    );
  }
  if (!here || !from || !lines.data) return null;
  const body = (to: string): Omit<Transfer, 'to'> & { readonly to: Transfer['to'] | undefined } => ({ from, to: offered.find(({ id }) => id === to), authors: authorsOf(lines.data) });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: `/people/${page.id}/transfer`, title: `Transfer of ${page.identity?.name ?? 'a person'}` }}
      acts={({ to, since, reason }) => [{ kind: personTransferred.name, subject: { type: 'person', id: page.id }, effective: since, body: body(to), seen: [...seen], ...(reason ? { reason } : {}) }]}
      fieldOf={({ field }) => (field === 'effective' ? 'since' : field.startsWith('to') ? 'to' : field)}
      submit="Record the transfer"
      recorded="Transfer recorded"
      onDone={() => go(`/people/${page.id}`)}
    >
      <section className="sheet">
        <Stack gap="md">
          <Alert color="gray" variant="light" role="note">
            <Text size="sm">
              The whole book goes with the person: sentence, discipline, levels, every entry and who wrote it. {here.name} keeps what it has, to be read; what it entered can still be corrected or struck out here. The transfer reaches the other facility with the next exchange.
            </Text>
          </Alert>
          <SimpleGrid cols={3} spacing="sm">
            <Select label="To" withAsterisk searchable data={offered.map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps('to')} value={form.values.to || null} onChange={(to) => form.setFieldValue('to', to ?? '')} />
            <DayField label="From the day" withAsterisk {...form.getInputProps('since')} />
          </SimpleGrid>
          <Textarea label="Reason" autosize minRows={1} placeholder="Transfer order of the day" {...form.getInputProps('reason')} />
        </Stack>
      </section>
    </ActForm>
  );
}

/** Who wrote a person's record, each once in each office: the receiving facility does not have this one's accounts. */
export function authorsOf(lines: readonly Pick<DaybookLine, 'author' | 'authorName' | 'role'>[]): Transfer['authors'] {
  const authors = lines.map(({ author, authorName, role }) => ({ account: author, name: authorName, role }));
  return [...new Map(authors.map((author) => [`${author.account} ${author.role}`, author])).values()];
}
