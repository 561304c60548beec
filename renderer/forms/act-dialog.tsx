import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import type { Sight } from '../../shared/entry/header.ts';
import { ProblemList } from './act-form.tsx';
import { DayField } from './day-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { say } from './say.ts';
import { useRecord } from './use-record.ts';

export interface ActDialogProps<Words> {
  /** What the button says that opens it. */
  readonly label: string;
  readonly title: string;
  readonly size?: 'lg';
  /** What cannot be read as a step forward is red. */
  readonly isGrave?: boolean;
  /** The fields as they are at first, but for the day and the reason. */
  readonly words: Words;
  readonly renderFields?: (words: Words, change: (some: Partial<Words>) => void) => ReactNode;
  /** The day of the act, where it is asked for. */
  readonly day?: { readonly label: string; readonly first: string };
  readonly reasonLabel?: string;
  /** What becomes of what is on record. */
  readonly keeps: string;
  readonly submit: string;
  readonly recorded: { readonly title: string; readonly text: string };
  /** What the fields amount to; the reason and what was in sight are added. */
  readonly act: (words: Words, day: string) => Omit<Act, 'reason' | 'seen'>;
  readonly seen: readonly Sight[];
}

/** One act that needs few words, asked for in a dialog: a few fields, its day, a reason. */
export function ActDialog<Words extends object>(asked: ActDialogProps<Words>) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" {...(asked.isGrave ? { color: 'red' } : {})} onClick={open}>
        {asked.label}
      </Button>
      <FormDialog opened={opened} close={close} title={asked.title} {...(asked.size ? { size: asked.size } : {})}>
        <Asked {...asked} close={close} />
      </FormDialog>
    </>
  );
}

function Asked<Words extends object>({ close, ...now }: ActDialogProps<Words> & { readonly close: () => void }) {
  // What was in sight when the dialog was opened is what the author had seen, and what he acts on, until he has looked at what is new.
  const [asked, setAsked] = useState(now);
  const [words, setWords] = useState(asked.words);
  const [day, setDay] = useState(asked.day?.first ?? '');
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const send = async () => {
    const entries = await recording.record([{ ...asked.act(words, day), reason, seen: [...asked.seen] }]);
    if (!entries) return;
    say(asked.recorded.title, asked.recorded.text);
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
        {asked.day && <DayField label={asked.day.label} withAsterisk value={day} onChange={setDay} />}
        <Textarea label={asked.reasonLabel ?? 'Reason'} withAsterisk autosize minRows={2} data-autofocus={asked.renderFields === undefined || undefined} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemList recording={recording} refresh={() => setAsked(now)} />
        <Text size="sm" className="quiet">
          {asked.keeps}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={recording.busy} {...(asked.isGrave ? { color: 'red.8' } : {})}>
            {asked.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
