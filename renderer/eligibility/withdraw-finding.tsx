import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eligibilityWithdrawn } from '../../shared/shu/finding.ts';
import type { Finding } from '../../shared/shu/slice.ts';
import { ProblemList } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { say } from '../forms/say.ts';
import { useRecord } from '../forms/use-record.ts';
import { useWho } from '../shell/who.ts';

/** Taking a finding back: from a day, for a reason. He leaves the waiting list. */
export function WithdrawFinding({ page, finding }: { readonly page: PersonPage; readonly finding: Finding }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={open}>
        Withdraw
      </Button>
      <Modal opened={opened} onClose={close} title={`Withdraw the finding for Level ${finding.to}`}>
        {opened && <Words page={page} finding={finding} close={close} />}
      </Modal>
    </>
  );
}

function Words({ page, finding, close }: { readonly page: PersonPage; readonly finding: Finding; readonly close: () => void }) {
  const { today } = useWho();
  // What was in sight when the dialog was opened is what the author had seen.
  const [seen] = useState(page.seen);
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const recording = useRecord();
  const send = async () => {
    const entries = await recording.record([{ kind: eligibilityWithdrawn.name, subject: { type: 'person', id: page.id }, effective: on, body: { finding: finding.root }, reason, seen: [...seen] }]);
    if (!entries) return;
    say('Finding withdrawn', 'It is in the book.');
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
        <DayField label="Withdrawn on" withAsterisk value={on} onChange={setOn} />
        <Textarea label="Reason" withAsterisk autosize minRows={2} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <ProblemList recording={recording} />
        <Text size="sm" className="quiet">
          The finding stays in the daybook, with its withdrawal. The person leaves the waiting list.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={recording.busy}>
            Withdraw the finding
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
