import { Skeleton, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { MatterPage } from '../../shared/contract/sync-shapes.ts';
import { BesideContext, type Beside } from '../forms/beside.ts';
import { useDraft } from '../forms/use-draft.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './inbox.module.css';
import { KeptWords } from './kept-words.tsx';
import { WithMatter } from './matter-page.tsx';
import { sayLine } from './matter-side.tsx';
import { blankSettling, matterAddress, settlementOf, thirdAddress, type SettlingTyped } from './settling.ts';
import { thirdForms } from './third-forms.tsx';

/** Entering a third in place of the entries of a matter: its own form, recorded together with the settlement. In: any entry of the matter; the kind to be entered. */
export function ThirdPage({ entry, kind }: { readonly entry: string; readonly kind: string }) {
  return (
    <WithMatter entry={entry}>
      {(matter) => <Third matter={matter} kind={kind} />}
    </WithMatter>
  );
}

function Third({ matter, kind }: { readonly matter: MatterPage; readonly kind: string }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(matter.seen);
  // The matter as it was opened: another entry that has come since is looked at before it is settled.
  const [opened] = useState(matter);
  const first = opened.entries[0]!.id;
  const form = useForm<SettlingTyped>({ initialValues: blankSettling(matter) });
  const kept = useDraft(matterAddress(first), `Settling a matter of ${matter.subjectName}`, form);
  const { queries } = useStation();
  const status = useQuery(queries.station.status.queryOptions());
  const found = thirdForms(opened, status.data?.facility?.id).find((one) => one.kind === kind);
  const { reason } = form.values;
  const beside = useMemo<Beside>(
    () => ({
      acts: [settlementOf(matter, [], reason, today, seen)],
      draft: { key: thirdAddress(first, kind), title: `A third entered for ${matter.subjectName}` },
      holder: matter.heldWithout,
      submit: 'Settle, and record this',
      recorded: 'Settled, and recorded',
      refresh: () => setSeen(matter.seen),
      onDone(isRecorded) {
        if (isRecorded) void kept.drop();
        go(isRecorded ? '/inbox' : matterAddress(first));
      },
    }),
    [matter, reason, today, seen, first, kind, kept, go],
  );
  if (!kept.ready || !status.data) return <Skeleton height={200} />;
  if (!found || !matter.mine) {
    return (
      <>
        <div className="sheet empty">A third cannot be entered here in that way. Go back and choose again.</div>
        <KeptWords entries={opened.entries.map(({ id }) => id)} />
      </>
    );
  }
  return (
    <>
      <section className="sheet" aria-label="What is set aside">
        <Text size="sm" fw={500}>
          Set aside, once this is recorded
        </Text>
        <ul style={{ margin: '4px 0 10px', paddingLeft: 18 }}>
          {matter.entries.map((line) => (
            <li key={line.id}>{sayLine(line)}</li>
          ))}
        </ul>
        <Textarea label={matter.entries.length === 1 ? 'Why it does not stand' : matter.entries.length === 2 ? 'Why neither stands' : 'Why none of them stands'} withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />
      </section>
      <div className={classes['beside']}>
        <BesideContext value={beside}>{found.form}</BesideContext>
      </div>
    </>
  );
}
