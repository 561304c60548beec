import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { immediateMoveDecided, type MoveDecidedBody } from '../../shared/shu/immediate-move.ts';
import type { ImmediateMove } from '../../shared/shu/slice.ts';
import { ProblemList } from '../forms/act-form.tsx';
import { Countersign } from '../forms/countersign.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { say } from '../forms/say.ts';
import { useRecord } from '../forms/use-record.ts';
import { useWho } from '../shell/who.ts';

interface DecideProps {
  readonly page: PersonPage;
  readonly move: ImmediateMove;
}

/**
 * The decision of the Watch Commander on an immediate move (PIMS R9): by himself where he is signed in, and in a dialog
 * that he signs at anybody else's keyboard. Who asked does not decide, in whatever office.
 */
export function DecideMove({ page, move }: DecideProps) {
  const { who } = useWho();
  const [opened, setOpened] = useState<'own' | 'signed' | null>(null);
  const close = () => setOpened(null);
  const decides = immediateMoveDecided.roles.includes(who.role);
  const asked = move.askedBy.includes(who.account);
  return (
    <>
      <Group gap="sm">
        {decides && !asked ? (
          <Button size="compact-md" onClick={() => setOpened('own')}>
            Decide
          </Button>
        ) : (
          <Button size="compact-md" onClick={() => setOpened('signed')}>
            {decides ? 'Another Watch Commander signs here' : 'The Watch Commander signs here'}
          </Button>
        )}
        {decides && asked ? (
          <Text size="sm">You asked for this move, and who asks does not approve (PIMS R9).</Text>
        ) : (
          !decides && (
            <Text size="sm" className="quiet">
              Or he decides at his own station, under Immediate moves.
            </Text>
          )
        )}
      </Group>
      <FormDialog opened={opened === 'own'} close={close} title="Decide on the immediate move" size="lg">
        <Own page={page} move={move} close={close} />
      </FormDialog>
      {opened === 'signed' && <Signed page={page} move={move} close={close} />}
    </>
  );
}

/** What is typed of a decision, and the act it amounts to. What was in sight when it was begun is what its author had seen, until he has looked at what is new. */
function useDecision({ page, move }: DecideProps) {
  const { today } = useWho();
  const [seen, setSeen] = useState(page.seen);
  const [outcome, setOutcome] = useState<MoveDecidedBody['outcome'] | ''>('');
  const [reason, setReason] = useState('');
  const act: Act = { kind: immediateMoveDecided.name, subject: { type: 'person', id: page.id }, effective: today, body: { request: move.root, outcome }, reason, seen: [...seen] };
  const fields = (
    <>
      <Text size="sm">
        <b>{page.identity?.name}</b>, {move.nature}: {move.words}
      </Text>
      <Radio.Group label="The Watch Commander’s decision" withAsterisk value={outcome} onChange={(chosen) => setOutcome(chosen as MoveDecidedBody['outcome'])}>
        <Group mt={6}>
          <Radio value="approved" label="Approve" data-autofocus />
          <Radio value="refused" label="Refuse" />
        </Group>
      </Radio.Group>
      <Textarea label="Reason" withAsterisk autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </>
  );
  return { act, fields, outcome, refresh: () => setSeen(page.seen) };
}

function sayButton(outcome: MoveDecidedBody['outcome'] | ''): string {
  return outcome === 'approved' ? 'Approve' : outcome === 'refused' ? 'Refuse' : 'Record the decision';
}

function said(outcome: string): void {
  say(outcome === 'approved' ? 'Approved' : 'Refused', outcome === 'approved' ? 'The move can be recorded now.' : 'He is not moved on this request.');
}

function Own({ page, move, close }: DecideProps & { readonly close: () => void }) {
  const recording = useRecord();
  const { act, fields, outcome, refresh } = useDecision({ page, move });
  const send = async () => {
    if (!(await recording.record([act]))) return;
    said(outcome);
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
        {fields}
        <ProblemList recording={recording} refresh={refresh} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={recording.busy}>
            {sayButton(outcome)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Signed({ page, move, close }: DecideProps & { readonly close: () => void }) {
  const { act, fields, outcome, refresh } = useDecision({ page, move });
  return (
    <Countersign
      opened
      title="The Watch Commander signs here"
      office="The Watch Commander"
      acts={() => [act]}
      refresh={refresh}
      submit={outcome === '' ? 'Sign' : `${sayButton(outcome)} and sign`}
      close={close}
      onSigned={() => {
        said(outcome);
        close();
      }}
    >
      {fields}
    </Countersign>
  );
}
