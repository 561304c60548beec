import { Autocomplete, Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { counties } from '../../shared/records/counties.ts';
import { commitmentBody, type Commitment } from '../../shared/time/commitment.ts';
import { sayTerms } from '../../shared/time/count.ts';
import { blankCount, commitmentBodyOf, withoutCount, wordsOf, type CommitmentWords } from '../commitment/commitment-words.ts';
import { CountFields, type CountForm } from '../commitment/count-fields.tsx';
import { RelationsSection } from '../commitment/relations-section.tsx';
import { RunsFields } from '../commitment/runs-fields.tsx';
import { sayDay } from '../design/day.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FactRow } from './fact-row.tsx';
import { addedName, sayUnread, type Lists } from './lists.ts';
import { leftOutOrBack, without, withCommitmentIf } from './scenario.ts';

const notTyped = { jailDays: '', jailBy: '', jailFrom: '', jailTo: '', reason: '' };

/** The commitments as they might be. */
export function CommitmentsIf({ page, record, scenario, change }: Lists) {
  const [open, setOpen] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  const rows = [...record.commitments.map(({ root }) => root), ...added];
  const add = () => {
    const root = addedName('added commitment', rows.map((one) => ({ root: one })));
    setAdded([...added, root]);
    setOpen(root);
  };
  return (
    <section className="sheet" aria-label="Commitments">
      <div className="sheet-title">
        <Title order={2}>Commitments</Title>
        <Button size="compact-sm" variant="subtle" onClick={add}>
          Add a commitment
        </Button>
      </div>
      {rows.map((root) => {
        const commitment = scenario.commitments.find((held) => held.root === root);
        const name = commitment ? `${commitment.county} ${commitment.indictment}` : 'the commitment added';
        const isRecorded = record.commitments.some((held) => held.root === root);
        const takeOut = () => {
          setAdded(added.filter((one) => one !== root));
          change((now) => without(now, root));
        };
        return (
          <FactRow
            key={root}
            name={name}
            isOut={scenario.leftOut.includes(root)}
            isOpen={open === root}
            toggle={() => setOpen(open === root ? null : root)}
            leave={isRecorded ? { label: scenario.leftOut.includes(root) ? 'Bring back' : 'Leave out', act: () => change((now) => leftOutOrBack(now, root)) } : { label: 'Take away', act: takeOut }}
            fields={<Fields root={root} commitment={commitment} others={scenario.commitments.filter((held) => held.root !== root)} received={page.identity?.received ?? ''} change={(is) => change((now) => withCommitmentIf(now, is))} />}
          >
            <b>{name}</b>
            {commitment && (
              <>
                {' '}
                <span className="quiet">received {sayDay(commitment.received)}</span>
                {commitment.counts.map((count, index) => (
                  <div key={index}>
                    {commitment.counts.length > 1 && `${index + 1}. `}
                    {count.crime}, class {count.class}, <span className="nowrap">{sayTerms(count)}</span>
                    {count.relation && <span className="quiet">, {count.relation.runs}</span>}
                  </div>
                ))}
              </>
            )}
          </FactRow>
        );
      })}
      {rows.length === 0 && <div className="empty">No commitment is on record.</div>}
    </section>
  );
}

interface FieldsProps {
  readonly root: string;
  readonly commitment: Commitment | undefined;
  readonly others: readonly Commitment[];
  readonly received: string;
  readonly change: (commitment: Commitment) => void;
}

function Fields({ root, commitment, others, received, change }: FieldsProps) {
  const [unread, setUnread] = useState('');
  const form = useForm<CommitmentWords>({
    initialValues: { county: '', indictment: '', sentenced: received, received, counts: [blankCount], exceptions: [], paperRuns: {}, paperBasis: {}, ...notTyped, ...(commitment ? wordsOf(commitment) : {}) },
    onValuesChange(words) {
      const body = commitmentBodyOf(words);
      const read = commitmentBody.safeParse(body);
      setUnread(read.success ? '' : sayUnread(read.error.issues, body));
      if (read.success) change({ ...read.data, root, entry: commitment?.entry ?? root });
    },
  });
  const fields = form as CountForm;
  const { counts } = form.values;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <Autocomplete label="County" data={[...counties]} limit={8} autoFocus={!commitment} {...form.getInputProps('county')} />
        <TextInput label="Indictment" {...form.getInputProps('indictment')} />
        <DayField label="Sentenced" {...form.getInputProps('sentenced')} />
        <DayField label="Received" {...form.getInputProps('received')} />
      </SimpleGrid>
      {counts.map((words, index) => (
        <Stack gap="xs" key={index} role="group" aria-label={`Count ${index + 1}`}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              Count {index + 1}
            </Text>
            {counts.length > 1 && (
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => form.setValues(withoutCount(form.values, index))}>
                Remove this count
              </Button>
            )}
          </Group>
          <CountFields form={fields} at={`counts.${index}`} words={words} />
          {index > 0 && (
            <Group gap="sm">
              <RunsFields form={fields} runs={`counts.${index}.runs`} basis={`counts.${index}.basis`} isNeeded />
            </Group>
          )}
        </Stack>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" onClick={() => form.insertListItem('counts', { ...blankCount, kind: counts.at(-1)?.kind ?? blankCount.kind })}>
          Add a count
        </Button>
      </div>
      <RelationsSection form={fields} words={form.values} earlier={others} others={others} />
      {unread && (
        <Text size="sm" c="var(--attention)" role="status">
          {unread}
        </Text>
      )}
    </Stack>
  );
}
