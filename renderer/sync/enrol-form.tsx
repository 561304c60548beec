import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isDefinedError, safe } from '@orpc/client';
import { useState, type ReactNode } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { readCode } from '../../shared/sync/code.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useStation } from '../station-link/station.tsx';

interface EnrolFormProps {
  /** What the station is called to begin with. */
  readonly name: string;
  readonly submit: string;
  /** Called once the main office has taken this station in. */
  readonly onEnrolled: () => Promise<void>;
  /** Beside the button that enrols. */
  readonly children?: ReactNode;
}

/** Enrolling this station at a main office: the address, the code as it was given in any writing, the name of the station. */
export function EnrolForm({ name, submit, onEnrolled, children }: EnrolFormProps) {
  const { client } = useStation();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { address: '', code: '', name },
    validate: {
      address: (text) => (addressTyped(text) === undefined ? 'Write the address that the main office gave: office.example.gov:8443' : null),
      code: (text) => (readCode(text) === undefined ? 'A code has six groups of four letters and digits. Hyphens, spaces and capitals do not matter; compare it with the paper.' : null),
      name: (text) => (text.trim() === '' ? 'Name this station: Records office 2' : null),
    },
  });
  const enrol = async (words: typeof form.values) => {
    setBusy(true);
    setProblems([]);
    setFailure(null);
    const { error } = await safe(client.sync.enrol({ code: words.code.trim(), name: words.name.trim(), address: addressTyped(words.address)! }));
    if (!error) await onEnrolled();
    else if (isDefinedError(error) && error.code === 'REFUSED') setProblems(error.data.problems);
    else if (isDefinedError(error) && error.code === 'NOT_YOURS') setFailure('Only an administrator enrols a station that has accounts. Sign in as one.');
    else setFailure('The station does not answer. Nothing was changed: start it again, then enrol with the same code.');
    setBusy(false);
  };
  return (
    <form onSubmit={form.onSubmit((words) => void enrol(words))} noValidate aria-label="Enrol this station">
      <Stack gap="sm">
        <Refusals failure={failure} problems={problems} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label="Address of the main office" placeholder="office.example.gov:8443" autoComplete="off" spellCheck={false} withAsterisk {...form.getInputProps('address')} />
          <TextInput label="Name of this station" withAsterisk {...form.getInputProps('name')} />
        </SimpleGrid>
        <TextInput label="Code" placeholder="ABCD-EFGH-JKMN-PQRS-TVWX-YZ01" autoComplete="off" spellCheck={false} withAsterisk {...form.getInputProps('code')} />
        <Text size="sm" className="quiet">
          The main office gives a code for one facility and a short time; it is good once. It also tells this station which main office to believe.
        </Text>
        <Group justify="flex-end">
          {children}
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** An address as it is typed, with or without `https://`; undefined where it is none. */
export function addressTyped(text: string): string | undefined {
  const typed = text.trim();
  const whole = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || /\s/.test(typed) || !URL.canParse(whole)) return undefined;
  const { protocol, origin } = new URL(whole);
  return protocol === 'https:' ? origin : undefined;
}
