import { Badge, Button, Group, Modal, PasswordInput, Select, SimpleGrid, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isDefinedError, safe } from '@orpc/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountClosed } from '../../shared/accounts/accounts.ts';
import { mainOfficeRoles, roleNames, roles, type Role } from '../../shared/accounts/roles.ts';
import type { AccountLine } from '../../shared/contract/shapes.ts';
import type { Problem } from '../../shared/problems.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useRecord } from '../forms/use-record.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { say } from '../forms/say.ts';

/** The accounts of the station: who may act, in which office. */
export function AccountsPage() {
  const { queries } = useStation();
  const { who, today, mainOffice } = useWho();
  const accounts = useQuery(queries.accounts.list.queryOptions());
  const [renewing, setRenewing] = useState<AccountLine | null>(null);
  const recording = useRecord();
  const close = async (account: AccountLine) => {
    await recording.record([{ kind: accountClosed.name, subject: { type: 'account', id: account.account }, effective: today, body: {}, reason: 'Closed on the accounts page' }]);
  };
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Accounts</h1>
          <Text className="quiet">
            {mainOffice !== null && 'The accounts of the main office; those of the facilities are kept there. '}Every entry has its author. A closed account signs in no more; what it wrote stays its own.
          </Text>
        </div>
      </div>
      <Stack gap="md">
        <NewAccount />
        <Refusals failure={recording.failure} problems={recording.problems} />
        <section className="sheet">
          <Table>
            <Table.Tbody>
              {accounts.data?.map((account) => (
                <Table.Tr key={account.account}>
                  <Table.Td>
                    <b>{account.name}</b>
                  </Table.Td>
                  <Table.Td className="mono">{account.username}</Table.Td>
                  <Table.Td>{roleNames[account.role]}</Table.Td>
                  <Table.Td>{account.closed && <Badge color="gray">closed</Badge>}</Table.Td>
                  <Table.Td>
                    {!account.closed && (
                      <Group gap={4} justify="flex-end">
                        <Button size="compact-sm" variant="subtle" onClick={() => setRenewing(account)}>
                          New password
                        </Button>
                        {account.account !== who.account && (
                          <Button size="compact-sm" variant="subtle" color="red" onClick={() => void close(account)}>
                            Close
                          </Button>
                        )}
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      </Stack>
      <Modal opened={renewing !== null} onClose={() => setRenewing(null)} title={`New password for ${renewing?.name ?? ''}`}>
        {renewing && <NewPassword account={renewing} done={() => setRenewing(null)} />}
      </Modal>
    </div>
  );
}

function NewAccount() {
  const { client } = useStation();
  const { mainOffice } = useWho();
  const cache = useQueryClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', username: '', role: '' as Role | '', password: '' },
    validate: {
      name: (text) => (text.trim() === '' ? 'Write the name.' : null),
      username: (text) => (text.trim() === '' ? 'Write the user name.' : null),
      role: (role) => (role === '' ? 'Choose an office.' : null),
      password: (text) => (text === '' ? 'Write a first password.' : null),
    },
  });
  const open = async (words: typeof form.values) => {
    const { role } = words;
    if (role === '') return;
    const { error } = await safe(client.accounts.open({ ...words, role }));
    setProblems([]);
    setFailure(null);
    if (!error) {
      say('Account opened', `${words.name}, ${roleNames[role]}`);
      form.reset();
      void cache.invalidateQueries();
    } else if (isDefinedError(error) && error.code === 'REFUSED') setProblems(error.data.problems);
    else setFailure(error.message);
  };
  return (
    <form className="sheet" onSubmit={form.onSubmit((words) => void open(words))}>
      <Title order={2} mb="xs">
        Open an account
      </Title>
      <Stack gap="sm">
        <Refusals failure={failure} problems={problems} />
        <SimpleGrid cols={5} style={{ alignItems: 'end' }}>
          <TextInput label="Name" withAsterisk {...form.getInputProps('name')} />
          <TextInput label="User name" withAsterisk autoComplete="off" {...form.getInputProps('username')} />
          <Select label="Office" withAsterisk data={(mainOffice === null ? roles : mainOfficeRoles).map((role) => ({ value: role, label: roleNames[role] }))} {...form.getInputProps('role')} />
          <PasswordInput label="First password" withAsterisk autoComplete="new-password" {...form.getInputProps('password')} />
          <Button type="submit">Open</Button>
        </SimpleGrid>
      </Stack>
    </form>
  );
}

function NewPassword({ account, done }: { readonly account: AccountLine; readonly done: () => void }) {
  const { client } = useStation();
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const set = async () => {
    if (password === '') return setFailure('The password was not set. Write the new one.');
    setFailure(null);
    const { error } = await safe(client.accounts.setPassword({ id: account.account, password }));
    if (!error) {
      say('Password set', `${account.name} signs in with the new one.`);
      done();
    } else if (isDefinedError(error) && error.code === 'REFUSED') setProblems(error.data.problems);
    else setFailure(`The password was not set. ${error.message}`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <Stack gap="sm">
        <PasswordInput label="Password" data-autofocus autoComplete="new-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Refusals failure={failure} problems={problems} />
        <Group justify="flex-end">
          <Button type="submit">Set the password</Button>
        </Group>
      </Stack>
    </form>
  );
}
