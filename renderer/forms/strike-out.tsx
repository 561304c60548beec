import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Sight } from '../../shared/entry/header.ts';
import { ProblemLine } from './act-form.tsx';
import { useRecord } from './use-record.ts';
import { say } from './say.ts';

interface StrikeOutProps {
  readonly subject: string;
  /** The kind that voids it. */
  readonly kind: string;
  /** The entry whose words are in force. */
  readonly entry: string;
  readonly effective: string;
  /** What is struck out, with its article: "the jail time". */
  readonly fact: string;
  readonly seen: readonly Sight[];
}

/** Striking a fact out: a further entry with a reason; what it strikes stays readable in the daybook. */
export function StrikeOut({ subject, kind, entry, effective, fact, seen }: StrikeOutProps) {
  const [opened, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const strike = async () => {
    const entries = await recording.record([{ kind, subject: { type: 'person', id: subject }, effective, body: {}, reason, strikes: entry, seen: [...seen] }]);
    if (!entries) return;
    say('Struck out', 'Both entries stay in the daybook.');
    close();
  };
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" onClick={open}>
        Strike out
      </Button>
      <Modal opened={opened} onClose={close} title={`Strike out ${fact}`}>
        <Stack gap="sm">
          <Text size="sm">The entry stays in the daybook, struck through, with your name and reason below it.</Text>
          <Textarea label="Reason" withAsterisk autosize minRows={2} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {recording.failure !== null && <Alert color="red">{recording.failure}</Alert>}
          {recording.problems.map((problem) => (
            <Alert key={problem.code} color="red">
              <ProblemLine problem={problem} />
            </Alert>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Leave it
            </Button>
            <Button color="red" loading={recording.busy} onClick={() => void strike()}>
              Strike out
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
