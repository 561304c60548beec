import { Button, Center, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isDefinedError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useStation } from '../station-link/station.tsx';
import { AdministratorFields, AdministratorNote, administratorRules, blankAdministrator } from './administrator-fields.tsx';
import classes from './first-run.module.css';

/** The first account at the first station of a facility that the main office began, or at the first workstation of the main office. In: the name of the one or the other. */
export function FirstAccount({ of, isMainOffice }: { readonly of: string; readonly isMainOffice: boolean }) {
  const { client } = useStation();
  const cache = useQueryClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({ initialValues: blankAdministrator, validate: administratorRules });
  const open = async ({ again: _again, ...words }: typeof form.values) => {
    const { error } = await safe(client.accounts.openFirst(words));
    if (!error) await cache.resetQueries();
    else if (isDefinedError(error) && error.code === 'REFUSED') setProblems(error.data.problems);
    else setFailure(error.message);
  };
  return (
    <Center className={classes['first']}>
      <Stack gap="lg" maw={860}>
        <header>
          <Title order={1}>{of}</Title>
          <Text className="quiet">{isMainOffice ? 'This workstation is enrolled, and the main office has no account yet.' : 'This station is enrolled, and the facility has no account yet.'} Open the first: the administrator’s.</Text>
        </header>
        <form className="sheet" onSubmit={form.onSubmit((words) => void open(words))} noValidate>
          <Stack gap="sm">
            <Refusals failure={failure} problems={problems} />
            <SimpleGrid cols={2}>
              <AdministratorFields inputs={form.getInputProps} />
            </SimpleGrid>
            <AdministratorNote />
            <Group justify="flex-end">
              <Button type="submit">Open the account</Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Center>
  );
}
