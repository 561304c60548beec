import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { Sight } from '../../shared/entry/header.ts';
import { ProblemList } from './act-form.tsx';
import { DayField } from './day-field.tsx';
import { say } from './say.ts';
import { useRecord } from './use-record.ts';

interface CorrectDialogProps<Words> {
  /** The person on whose record it stands. */
  readonly subject: string;
  /** The kind that corrects it, and the entry whose words are in force. */
  readonly kind: string;
  readonly entry: string;
  /** What is corrected, with its article: "the review of Feb 20, 2026". */
  readonly fact: string;
  readonly effective: string;
  readonly dayLabel: string;
  /** What the entry says now, as the fields hold it. */
  readonly words: Words;
  /** What the fields amount to. */
  readonly bodyOf: (words: Words) => Readonly<Record<string, unknown>>;
  /** The fields, but for the day and the reason. */
  readonly renderFields?: (words: Words, change: (some: Partial<Words>) => void) => ReactNode;
  readonly seen: readonly Sight[];
}

/** Correcting what was entered wrongly, in a dialog: the same words again, with the mistake put right and the reason for it. */
export function CorrectDialog<Words extends object>(asked: CorrectDialogProps<Words>) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={open}>
        Correct
      </Button>
      <Modal opened={opened} onClose={close} title={`Correct ${asked.fact}`} size="lg">
        {opened && <Asked {...asked} close={close} />}
      </Modal>
    </>
  );
}

function Asked<Words extends object>({ close, ...asked }: CorrectDialogProps<Words> & { readonly close: () => void }) {
  // What was in sight when the dialog was opened is what the author had seen, and what he corrects.
  const [{ subject, kind, entry, seen }] = useState(asked);
  const [words, setWords] = useState(asked.words);
  const [effective, setEffective] = useState(asked.effective);
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const send = async () => {
    const entries = await recording.record([{ kind, subject: { type: 'person', id: subject }, effective, body: asked.bodyOf(words), reason, strikes: entry, seen: [...seen] }]);
    if (!entries) return;
    say('Correction recorded', 'Both entries are in the daybook.');
    close();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        {asked.renderFields?.(words, (some) => setWords((before) => ({ ...before, ...some })))}
        <DayField label={asked.dayLabel} withAsterisk value={effective} onChange={setEffective} />
        <Textarea label="Reason for the correction" withAsterisk autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemList recording={recording} />
        <Text size="sm" className="quiet">
          The entry as it was stays in the daybook, struck through.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={recording.busy}>
            Record the correction
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
