import { Center, Stack, Text, Title } from '@mantine/core';

/** Shown when the window cannot reach its station, with what to do about it. */
export function CannotJoin({ refused }: { readonly refused: boolean }) {
  return (
    <Center h="100vh">
      <Stack className="sheet" maw={480} gap="sm">
        <Title order={1}>{refused ? 'This address has been used' : 'The station does not answer'}</Title>
        <Text>
          {refused
            ? 'An address that Daybook opens in a browser works for one window. Use the address printed where Daybook was started, or start Daybook again. Nothing is lost.'
            : 'The program behind this window has ended or has not started. Start Daybook again; everything recorded is on disk, and what was typed is kept as a draft.'}
        </Text>
      </Stack>
    </Center>
  );
}
