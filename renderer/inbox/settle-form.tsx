import { Alert, Button, Checkbox, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { MatterPage, OtherFacility } from '../../shared/contract/sync-shapes.ts';
import { withDays } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './inbox.module.css';
import { KeptWords } from './kept-words.tsx';
import { About, InForceList, Sides } from './matter-parts.tsx';
import { sayLine } from './matter-side.tsx';
import { blankSettling, matterAddress, settlementOf, standsBy, thirdAddress, type SettlingTyped } from './settling.ts';
import { thirdForms } from './third-forms.tsx';

/** Settling a matter: one entry chosen, several together, none, or a third entered in its own form; with a reason. */
export function SettleForm({ matter }: { readonly matter: MatterPage }) {
  const [, go] = useLocation();
  const { today } = useWho();
  const [seen, setSeen] = useState(matter.seen);
  // Whichever entry the matter was opened by, and although an earlier one may come while it is open.
  const [first] = useState(matter.entries[0]!.id);
  const form = useForm<SettlingTyped>({ initialValues: blankSettling(matter) });
  const stands = standsBy(form.values);
  const alone = matter.entries.length === 1;
  const choose = (choice: string) => form.setFieldValue('choice', choice);
  usePageKeys([
    ...(alone ? [] : matter.entries.slice(0, 9).map(({ id }, index) => [String(index + 1), () => choose(`one:${id}`)] as const)),
    ...(alone ? [] : [['b', () => choose('combined')] as const]),
    ['x', () => choose('none')],
  ]);
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(matter.seen)}
      draft={{ key: matterAddress(first), title: `Settling a matter of ${matter.subjectName}` }}
      acts={(words) => [settlementOf(matter, standsBy(words) ?? [], words.reason, today, seen)]}
      fieldOf={({ field }) => (field === 'stands' ? 'choice' : field)}
      submit="Settle"
      recorded="Settled"
      // A choice is not taken for granted: with none there is nothing to record.
      ready={stands !== undefined}
      onDone={() => go('/inbox')}
    >
      <KeptWords entries={matter.entries.map(({ id }) => id)} held={first} />
      <Sides matter={matter} stands={stands} />
      <About matter={matter} />
      <section className="sheet" aria-label="Settling">
        <Stack gap="md">
          <Title order={2} size="h3">
            Settle it
          </Title>
          <Radio.Group label="Which stands" withAsterisk {...form.getInputProps('choice')}>
            <div className={classes['how']}>
              {!alone &&
                matter.entries.map((line, index) => (
                  <Radio
                    key={line.id}
                    value={`one:${line.id}`}
                    label={
                      <>
                        <kbd>{index + 1}</kbd> {withDays(line.says)}, by {line.authorName}
                      </>
                    }
                  />
                ))}
              {!alone && (
                <Radio
                  value="combined"
                  label={
                    <>
                      <kbd>B</kbd> {matter.entries.length === 2 ? 'Both stand' : 'Several stand'}, in the order in which they were made
                    </>
                  }
                />
              )}
              <Radio
                value="none"
                label={
                  <>
                    <kbd>X</kbd> {alone ? 'It is set aside: it does not count' : 'None stands: what is right is entered afterwards, or is on the record without them'}
                  </>
                }
              />
            </div>
          </Radio.Group>
          {form.values.choice === 'combined' && matter.entries.length > 2 && (
            <Checkbox.Group label="Which of them" {...form.getInputProps('together')}>
              <div className={classes['how']}>
                {matter.entries.map((line) => (
                  <Checkbox key={line.id} value={line.id} label={sayLine(line)} />
                ))}
              </div>
            </Checkbox.Group>
          )}
          {alone && (
            <Text size="sm" className="quiet">
              It stands aside because the record has no place for it. Where it is only wrongly written, correct it on the person’s page instead; where what it rests on was struck out wrongly, bring that back from the person’s daybook, and it takes its place by itself.
            </Text>
          )}
          {stands && <IfSettled settles={matter.entries.map(({ id }) => id)} stands={stands} />}
          <Textarea label="Reason" withAsterisk autosize minRows={2} placeholder="What shows it: the gallery log, the order, the officer’s word" {...form.getInputProps('reason')} />
          <Third matter={matter} entry={first} />
        </Stack>
      </section>
    </ActForm>
  );
}

/** What the record would say by what is chosen. */
function IfSettled({ settles, stands }: { readonly settles: readonly string[]; readonly stands: readonly string[] }) {
  const { queries } = useStation();
  const supposed = useQuery({ ...queries.sync.ifSettled.queryOptions({ input: { settles: [...settles], stands: [...stands] } }), placeholderData: keepPreviousData });
  if (!supposed.data) return null;
  const waiting = supposed.data.open.filter(({ id }) => stands.includes(id));
  return (
    <Alert color={waiting.length > 0 ? 'yellow' : 'gray'} variant="light" title="Then the record says" role="note">
      <InForceList lines={supposed.data.inForce} />
      {waiting.length > 0 && <Text size="sm">It would still stand aside, and wait here: the record has no place for it. Settle it otherwise, or enter first what it rests on.</Text>}
    </Alert>
  );
}

/** The forms in which a third is entered, recorded together with the settlement. */
function Third({ matter, entry }: { readonly matter: MatterPage; readonly entry: string }) {
  const { mainOffice } = useWho();
  const { queries } = useStation();
  const here = useQuery(queries.station.status.queryOptions()).data?.facility?.id;
  // What happened is entered at the facility, and the main office says that none of these stands.
  const forms = mainOffice === null && matter.subject.type === 'person' ? thirdForms(matter, here) : [];
  if (forms.length === 0) return mainOffice === null && matter.heldWithout !== null && here !== undefined ? <TransferredElsewhere holder={matter.heldWithout} /> : null;
  return (
    <div className={classes['part']}>
      <Text size="sm" fw={500}>
        Or enter what is right in place of {matter.entries.length === 1 ? 'it' : 'them'}
      </Text>
      <Text size="sm" className="quiet" mb={6}>
        The form opens with your reason; both are recorded together.
      </Text>
      <Group gap="xs">
        {forms.map(({ kind, title }) => (
          <Button key={kind} component={Link} href={thirdAddress(entry, kind)} variant="default">
            {title}
          </Button>
        ))}
      </Group>
    </div>
  );
}

function TransferredElsewhere({ holder }: { readonly holder: OtherFacility }) {
  return (
    <Text size="sm" className="quiet">
      With none of them standing the person is at {holder.name}, and only there is another transfer entered: settle that none stands, and ask {holder.name} to enter it.
    </Text>
  );
}
