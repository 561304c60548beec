import { Alert, Button, FileButton, Group, List, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMemo, useRef, useState } from 'react';
import type { Reconciliation } from '../../shared/contract/shapes.ts';
import { ProblemLine } from '../forms/act-form.tsx';
import { textOfFile } from '../forms/file-text.ts';
import { saveText } from '../forms/save-text.ts';
import { useWindowMemory, type Compared } from '../shell/window-memory.ts';
import { useStation } from '../station-link/station.tsx';
import { Lines } from './lines.tsx';
import { countOf, lineKinds, linesOf, narrowed, type LineKind } from './line-kinds.ts';
import classes from './reconcile.module.css';

/** Holding the dates on record against a file of another system: who would be released too early, who held too long, and the likely cause. */
export function ReconcilePage() {
  const { client } = useStation();
  const { compared, rememberCompared } = useWindowMemory();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const forgetFile = useRef<() => void>(null);

  const compare = async (name: string, read: () => Promise<string>) => {
    setFailure(null);
    setBusy(`Holding the record against ${name}`);
    try {
      const text = await read();
      const result = await client.reconcile.compare({ text });
      rememberCompared({ name, text, result, shown: worstOf(result), find: '' });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(null);
  };
  const choose = async (chosen: File | null) => {
    // Browsers say nothing when the file chosen is the one before: a mended file has its name.
    forgetFile.current?.();
    if (!chosen) return;
    rememberCompared(null);
    await compare(chosen.name, async () => textOfFile(await chosen.arrayBuffer()));
  };

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Reconcile</h1>
          <Text className="quiet">The dates on record, held against a CSV file of another system. Nothing is written, here or there.</Text>
        </div>
        <FileButton resetRef={forgetFile} accept=".csv,text/csv" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button autoFocus disabled={busy !== null} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
      <Stack gap="md">
        {failure !== null && <Alert color="red">{failure}</Alert>}
        <div aria-live="polite">
          {busy !== null && (
            <section className={`sheet ${classes['busy']}`}>
              <Loader size="sm" /> {busy}…
            </section>
          )}
        </div>
        {!compared && busy === null && <Empty choose={(chosen) => void choose(chosen)} />}
        {compared && compared.result.problems.length > 0 && (
          <Alert color="red" title={`${compared.name} cannot be compared as it is`}>
            <Stack gap={4}>
              {compared.result.problems.map((problem) => (
                <ProblemLine key={`${problem.code}${problem.value}`} problem={problem} />
              ))}
            </Stack>
          </Alert>
        )}
        {compared && compared.result.problems.length === 0 && busy === null && <Result compared={compared} again={() => void compare(compared.name, async () => compared.text)} />}
      </Stack>
    </div>
  );
}

function worstOf(result: Reconciliation): LineKind {
  return lineKinds.find(({ kind }) => countOf(result, kind) > 0)?.kind ?? 'none';
}

function Empty({ choose }: { readonly choose: (chosen: File | null) => void }) {
  return (
    <Dropzone multiple={false} onDrop={([chosen]) => choose(chosen ?? null)} className={`sheet ${classes['drop']}`} activateOnClick={false}>
      <Title order={2}>Drop a file here, or choose one above</Title>
      <Text>The first row names the columns; others are passed over.</Text>
      <List>
        <List.Item>
          <b>DIN</b> or <b>NYSID</b>: whose dates they are.
        </List.Item>
        <List.Item>
          Any of <b>PE</b>, <b>CR</b> and <b>ME</b>: days as 2026-10-29 or 10/29/2026, or NONE, or LIFE. What is blank is not compared.
        </List.Item>
      </List>
      <Text className="quiet">You will see first whom this record would release before the other system would, then whom it would hold longer.</Text>
    </Dropzone>
  );
}

function Result({ compared, again }: { readonly compared: Compared; readonly again: () => void }) {
  const { client } = useStation();
  const { rememberCompared } = useWindowMemory();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { result, find } = compared;
  const shown = compared.shown as LineKind;
  const all = useMemo(() => linesOf(result, shown), [result, shown]);
  const lines = useMemo(() => narrowed(all, find), [all, find]);
  const count = countOf(result, shown);
  const save = async () => {
    setSaving(true);
    setFailure(null);
    try {
      saveText(`${compared.name.replace(/\.csv$/i, '')}-reconciled.csv`, (await client.reconcile.csv({ text: compared.text })).text);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setSaving(false);
  };
  return (
    <section className="sheet" aria-label="Comparison">
      <div className="sheet-title">
        <Title order={2}>
          {compared.name}: {result.rows.toLocaleString('en-US')} {result.rows === 1 ? 'row' : 'rows'} held against the record
        </Title>
        <Group wrap="nowrap">
          <Button variant="default" onClick={again}>
            Compare again
          </Button>
          <Button variant="default" loading={saving} onClick={() => void save()}>
            Save all of it as CSV
          </Button>
        </Group>
      </div>
      {failure !== null && <Alert color="red">{failure}</Alert>}
      <fieldset className={classes['kinds']}>
        <legend className={classes['legend']}>Lines shown</legend>
        {lineKinds.map(({ kind, name, tone }) => (
          <label key={kind} className={classes['kind']} data-tone={countOf(result, kind) > 0 ? tone : 'nobody'}>
            <input type="radio" name="kind" aria-label={`${countOf(result, kind).toLocaleString('en-US')} ${name}`} checked={kind === shown} onChange={() => rememberCompared({ ...compared, shown: kind })} />
            <b>{countOf(result, kind).toLocaleString('en-US')}</b>
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <Group justify="space-between" mb={6}>
        <Text className="quiet" aria-live="polite">
          {lineKinds.find(({ kind }) => kind === shown)?.explains}
          {count > all.length && ` The first ${all.length.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} are shown; the CSV has all.`}
        </Text>
        <TextInput placeholder="Narrow the list" aria-label="Narrow the list" value={find} onChange={(event) => rememberCompared({ ...compared, find: event.currentTarget.value })} />
      </Group>
      <Lines key={shown} kind={shown} lines={lines} empty={all.length === 0 ? 'Nobody.' : 'Nobody here matches.'} />
    </section>
  );
}
