import { Alert, Button, Center, PasswordInput, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isDefinedError, ORPCError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { StationStatus } from '../../shared/contract/shapes.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './sign-in.module.css';

const notRight = 'The user name or the password is not right. After three tries, ask your administrator to set a new password.';
const notThere = 'The station does not answer. Start Daybook again; nothing is lost.';

/** Signing in with a user name and password; the demonstration facility names an account for each role. */
export function SignIn({ status }: { readonly status: StationStatus }) {
  const { client } = useStation();
  const cache = useQueryClient();
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({ initialValues: { username: '', password: '' } });

  const signIn = async (username: string, password: string) => {
    if (username.trim() === '' || password === '') return setWrong('Write your user name and your password.');
    setBusy(true);
    setWrong(null);
    try {
      const { error, data: signedIn } = await safe(client.session.signIn({ username, password }));
      if (signedIn) await cache.resetQueries();
      else if (error === null) setWrong(notRight);
      else if (isDefinedError(error) && error.code === 'REFUSED') setWrong(error.data.problems.map(({ sentence, remedy }) => `${sentence} ${remedy}`).join(' '));
      // What is longer than any user name is turned away before it is looked up: that is an answer too.
      else setWrong(error instanceof ORPCError && error.code === 'BAD_REQUEST' ? notRight : notThere);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Center className={classes['door']}>
      <Stack gap="lg" className={classes['inside']}>
        <header>
          <Title order={1}>Daybook</Title>
          <Text className="quiet">{status.mainOffice ?? status.facility?.name}</Text>
        </header>
        <form className="sheet" onSubmit={form.onSubmit(({ username, password }) => void signIn(username, password))}>
          <Stack gap="sm">
            <TextInput label="User name" autoFocus autoComplete="username" {...form.getInputProps('username')} />
            <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
            {wrong !== null && (
              <Alert color="red" role="alert">
                {wrong}
              </Alert>
            )}
            <Button type="submit" loading={busy} fullWidth>
              Sign in
            </Button>
          </Stack>
        </form>
        {status.demonstrationAccounts.length > 0 && (
          <section className="sheet" aria-label="Demonstration accounts">
            <Title order={2}>Demonstration accounts</Title>
            <Text size="sm" className="quiet" mb={6}>
              Everyone held here is made up. Choose an office to sign in; each password is “{status.demonstrationAccounts[0]!.password}”.
            </Text>
            <Table verticalSpacing={2}>
              <Table.Tbody>
                {status.demonstrationAccounts.map((account) => (
                  <Table.Tr key={account.username}>
                    <Table.Td>
                      <Button variant="subtle" size="compact-sm" disabled={busy} onClick={() => void signIn(account.username, account.password)}>
                        {roleNames[account.role]}
                      </Button>
                    </Table.Td>
                    <Table.Td>{account.name}</Table.Td>
                    <Table.Td className="mono quiet">{account.username}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Stack>
    </Center>
  );
}
