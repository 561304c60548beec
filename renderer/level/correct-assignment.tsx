import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { cellCorrected } from '../../shared/housing/cell.ts';
import { levelCorrected, type LevelBody, type LevelHeld } from '../../shared/shu/level.ts';
import { ProblemList } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useRecord } from '../forms/use-record.ts';
import { say } from '../forms/say.ts';

/** Correcting a level or a cell that was entered wrongly: the same words again, with the mistake put right. */
export function CorrectAssignment({ page, what, root, label = 'Correct' }: { readonly page: PersonPage; readonly what: 'level' | 'cell'; readonly root: string; readonly label?: string }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={what === 'level' ? 'Correct a level' : 'Correct a cell'}>
        {opened && <Words page={page} what={what} root={root} close={close} />}
      </Modal>
    </>
  );
}

function Words({ page, what, root, close }: { readonly page: PersonPage; readonly what: 'level' | 'cell'; readonly root: string; readonly close: () => void }) {
  // What was in sight when the dialog was opened is what the author had seen, and what he corrects.
  const [{ held, stay, seen }] = useState({ held: page.levels.find((one) => one.root === root), stay: page.cells.find((one) => one.root === root), seen: page.seen });
  const [level, setLevel] = useState<string>(held?.level ?? 'I');
  const [cell, setCell] = useState(stay?.cell ?? '');
  const [since, setSince] = useState(held?.since ?? stay?.since ?? '');
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const send = async () => {
    const body = what === 'level' ? { ...wordsKept(held, level), level } : { unit: stay?.unit ?? '', cell };
    const entries = await recording.record([
      {
        kind: what === 'level' ? levelCorrected.name : cellCorrected.name,
        subject: { type: 'person', id: page.id },
        effective: since,
        body,
        reason,
        strikes: held?.entry ?? stay?.entry ?? '',
        seen: [...seen],
      },
    ]);
    if (!entries) return;
    say('Correction recorded', 'Both entries are in the daybook.');
    close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        {what === 'level' ? (
          <SegmentedControl aria-label="Level" data={[{ value: 'I', label: 'Level I' }, { value: 'II', label: 'Level II' }, { value: 'III', label: 'Level III' }]} value={level} onChange={setLevel} />
        ) : (
          <TextInput label={`Cell of ${stay?.unit ?? ''}`} value={cell} onChange={(event) => setCell(event.currentTarget.value.toUpperCase())} />
        )}
        <DayField label="From" withAsterisk value={since} onChange={setSince} />
        <Textarea label="Reason for the correction" withAsterisk autosize minRows={2} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
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

/** What an assignment says besides its level: that it was brought forward, and, where the level stays, what the move carries out. */
function wordsKept(held: LevelHeld | undefined, level: string): Omit<LevelBody, 'level'> {
  const { broughtForward, report, finding, immediateMove } = held ?? {};
  return {
    ...(broughtForward ? { broughtForward } : {}),
    ...(held?.level === level ? { ...(report ? { report } : {}), ...(finding ? { finding } : {}), ...(immediateMove ? { immediateMove } : {}) } : {}),
  };
}
