import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { ProblemList } from './act-form.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useRecording } from './use-record.ts';

interface CountersignProps {
  readonly opened: boolean;
  readonly title: string;
  /** Whose signature it is: "The Watch Commander". */
  readonly office: string;
  /** What is signed. */
  readonly acts: () => readonly Act[];
  /** Takes the record as it is now for what the signer has seen: after somebody else's entry. */
  readonly refresh: () => void;
  readonly submit: string;
  readonly close: () => void;
  readonly onSigned: () => void;
  /** What is signed, as it is to be read and filled in before. */
  readonly children: ReactNode;
}

/**
 * A dialog in which a second person signs acts in his own name, at the keyboard of whoever is signed in, who stays so. The
 * password is held while the dialog is open and nowhere else: no draft, no address, nothing the browser offers to keep.
 */
export function Countersign({ opened, title, close, ...rest }: CountersignProps) {
  return (
    <FormDialog opened={opened} close={close} title={title} size="lg">
      <Asked {...rest} close={close} />
    </FormDialog>
  );
}

function Asked({ office, acts, refresh, submit, close, onSigned, children }: Omit<CountersignProps, 'opened' | 'title'>) {
  const { client } = useStation();
  const { who } = useWho();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const recording = useRecording((countersigned, acknowledged) => client.entries.countersign({ acts: [], countersigned, signer: { username, password }, acknowledged }));
  const isWrong = (field: string) => recording.problems.some((one) => one.field === field && one.code.startsWith('ACC-'));
  const sign = async () => {
    const entries = await recording.record(acts());
    if (entries) onSigned();
  };
  return (
    <form
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <Stack gap="sm">
        {children}
        <ProblemList recording={recording} refresh={refresh} />
        <Text size="sm">
          {office} signs here with his own user name and password. The entry is his; {who.name} stays signed in. The password is not kept.
        </Text>
        <Group grow align="flex-start">
          <TextInput label="User name of who signs" withAsterisk autoComplete="off" data-1p-ignore spellCheck={false} value={username} error={isWrong('username')} onChange={(event) => setUsername(event.currentTarget.value)} />
          <PasswordInput label="Password of who signs" withAsterisk autoComplete="new-password" data-1p-ignore value={password} error={isWrong('password')} onChange={(event) => setPassword(event.currentTarget.value)} />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={recording.busy} disabled={username.trim() === '' || password === ''}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
