import { Alert, Button, Center, Group, Progress, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isDefinedError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useStation } from '../station-link/station.tsx';
import { EnrolForm } from '../sync/enrol-form.tsx';
import { AdministratorFields, AdministratorNote, administratorRules, blankAdministrator } from './administrator-fields.tsx';
import classes from './first-run.module.css';

/** The first page of a new station: try it on made-up people, or set it up. */
export function FirstRun() {
  const [choice, setChoice] = useState<'none' | 'demonstration' | 'set-up' | 'join'>('none');
  return (
    <Center className={classes['first']}>
      <Stack gap="lg" maw={980}>
        <header>
          <Title order={1}>Welcome to Daybook</Title>
          <Text className="quiet">The book of a records office and its special housing unit: sentence dates, misbehavior reports, levels. It works with the network down.</Text>
        </header>
        {choice === 'none' && (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <section className="sheet">
              <Title order={2}>Try it</Title>
              <Text my="sm">A maximum-security facility of 1,200 made-up people, 240 of them in an SHU of twelve galleries, with an account for each office.</Text>
              <Button autoFocus onClick={() => setChoice('demonstration')}>
                Start with a demonstration facility
              </Button>
            </section>
            <section className="sheet">
              <Title order={2}>Begin the book</Title>
              <Text my="sm">Name the facility and this station, and open the first account: the administrator’s. The roster is imported afterwards.</Text>
              <Button variant="default" onClick={() => setChoice('set-up')}>
                Set up this station
              </Button>
            </section>
            <section className="sheet">
              <Title order={2}>Join a main office</Title>
              <Text my="sm">With a code from the main office this station gets the book, the accounts and the procedures of its facility, and shares in them from then on.</Text>
              <Button variant="default" onClick={() => setChoice('join')}>
                Enrol with a code
              </Button>
            </section>
          </SimpleGrid>
        )}
        {choice === 'demonstration' && <Demonstration />}
        {choice === 'set-up' && <SetUp back={() => setChoice('none')} />}
        {choice === 'join' && <Join back={() => setChoice('none')} />}
      </Stack>
    </Center>
  );
}

function Demonstration() {
  const { client } = useStation();
  const cache = useQueryClient();
  const [step, setStep] = useState<{ doing: string; done: number; of: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const begin = async () => {
    setStep({ doing: 'Beginning the book', done: 0, of: 1 });
    try {
      for await (const one of await client.station.startDemonstration()) setStep(one);
      await cache.resetQueries();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  if (failure !== null) return <Alert color="red">{failure}</Alert>;
  return (
    <section className="sheet" aria-live="polite">
      {step === null ? (
        <Group justify="space-between">
          <Text>The people are made up: their numbers carry the letter X, which no reception center uses.</Text>
          <Button autoFocus onClick={() => void begin()}>
            Make the facility
          </Button>
        </Group>
      ) : (
        <Stack gap="xs">
          <Text>
            {step.doing}: {step.done.toLocaleString('en-US')} of {step.of.toLocaleString('en-US')}
          </Text>
          <Progress value={(100 * step.done) / Math.max(1, step.of)} aria-label={step.doing} />
        </Stack>
      )}
    </section>
  );
}

function Join({ back }: { readonly back: () => void }) {
  const cache = useQueryClient();
  return (
    <section className="sheet">
      <EnrolForm name="Records office 2" submit="Enrol this station" onEnrolled={() => cache.resetQueries()}>
        <Button variant="default" onClick={back}>
          Back
        </Button>
      </EnrolForm>
    </section>
  );
}

function SetUp({ back }: { readonly back: () => void }) {
  const { client } = useStation();
  const cache = useQueryClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({
    initialValues: { facility: '', code: '', station: 'Records office 1', ...blankAdministrator },
    validate: {
      facility: (text) => (text.trim().length < 2 ? 'Write the facility’s name.' : null),
      code: (text) => (text.trim().length < 2 ? 'Write its code, two letters at least.' : null),
      station: (text) => (text.trim() === '' ? 'Name this station.' : null),
      ...administratorRules,
    },
  });
  const setUp = async ({ again: _again, ...words }: typeof form.values) => {
    const { error } = await safe(client.station.setUp(words));
    if (!error) {
      await cache.resetQueries();
      return;
    }
    if (isDefinedError(error) && error.code === 'REFUSED') setProblems(error.data.problems);
    else setFailure(error.message);
  };
  return (
    <form className="sheet" onSubmit={form.onSubmit((words) => void setUp(words))}>
      <Stack gap="sm">
        <Refusals failure={failure} problems={problems} />
        <SimpleGrid cols={2}>
          <TextInput label="Facility" placeholder="Upstate Correctional Facility" autoFocus withAsterisk {...form.getInputProps('facility')} />
          <TextInput label="Code" placeholder="UPS" withAsterisk {...form.getInputProps('code')} />
          <TextInput label="This station" withAsterisk {...form.getInputProps('station')} />
          <AdministratorFields inputs={form.getInputProps} />
        </SimpleGrid>
        <AdministratorNote />
        <Group justify="flex-end">
          <Button variant="default" onClick={back}>
            Back
          </Button>
          <Button type="submit">Begin the book</Button>
        </Group>
      </Stack>
    </form>
  );
}
