import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Sight } from '../../shared/entry/header.ts';
import type { SubjectType } from '../../shared/entry/subject.ts';
import { ProblemList } from './act-form.tsx';
import { useRecord } from './use-record.ts';
import { say } from './say.ts';

interface StrikeOutProps {
  readonly subject: string;
  /** What the entry is about, where it is no person. */
  readonly type?: SubjectType;
  /** The kind that voids it. */
  readonly kind: string;
  /** The entry whose words are in force. */
  readonly entry: string;
  readonly effective: string;
  /** What is struck out, with its article: "the jail time". */
  readonly fact: string;
  readonly seen: readonly Sight[];
  /** What the button says, where it is not striking out: "Bring back". */
  readonly label?: string;
}

/** Striking a fact out: a further entry with a reason; what it strikes stays readable in the daybook. */
export function StrikeOut({ label = 'Strike out', ...asked }: StrikeOutProps) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={`${label} ${asked.fact}`}>
        {opened && <Asked {...asked} label={label} close={close} />}
      </Modal>
    </>
  );
}

function Asked({ label, close, ...asked }: Omit<StrikeOutProps, 'label'> & { readonly label: string; readonly close: () => void }) {
  // What was in sight when the question was opened is what the author had seen.
  const [{ subject, type = 'person', kind, entry, effective, seen }] = useState(asked);
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const strike = async () => {
    const entries = await recording.record([{ kind, subject: { type, id: subject }, effective, body: {}, reason, strikes: entry, seen: [...seen] }]);
    if (!entries) return;
    say(label === 'Strike out' ? 'Struck out' : 'Recorded', 'Both entries stay in the daybook.');
    close();
  };
  return (
    <Stack gap="sm">
      <Text size="sm">The entry stays in the daybook, struck through, with your name and reason below it.</Text>
      <Textarea label="Reason" withAsterisk autosize minRows={2} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <ProblemList recording={recording} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Leave it
        </Button>
        <Button color="red.8" loading={recording.busy} onClick={() => void strike()}>
          {label}
        </Button>
      </Group>
    </Stack>
  );
}
