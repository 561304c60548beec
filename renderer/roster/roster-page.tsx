import { Alert, Badge, Button, FileButton, Group, Progress, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { RosterPreview, RosterReport, RosterRow } from '../../shared/contract/shapes.ts';
import { ProblemLine } from '../forms/act-form.tsx';
import { textOfFile } from '../forms/file-text.ts';
import { saveText } from '../forms/save-text.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './roster.module.css';

type Shown = 'all' | RosterRow['outcome'] | 'warnings';

/** Importing a roster: choose the file, look at what it would do row by row, confirm; refused rows go out to be mended. */
export function RosterPage() {
  const { client } = useStation();
  const cache = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [report, setReport] = useState<RosterReport | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const forgetFile = useRef<() => void>(null);

  const look = async (chosen: { name: string; text: string }) => {
    setFile(chosen);
    setPreview(null);
    setReport(null);
    setFailure(null);
    setBusy(`Reading ${chosen.name}`);
    try {
      setPreview(await client.roster.preview({ text: chosen.text }));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(null);
  };
  const choose = async (chosen: File | null) => {
    // Browsers say nothing when the file chosen is the one before: a mended file has its name.
    forgetFile.current?.();
    if (chosen) await look({ name: chosen.name, text: textOfFile(await chosen.arrayBuffer()) });
  };
  const confirm = async () => {
    if (!file || !preview) return;
    setFailure(null);
    setProgress({ done: 0, of: preview.add });
    try {
      for await (const step of await client.roster.import({ text: file.text, digest: preview.digest })) {
        if (step.is === 'progress') setProgress({ done: step.done, of: step.of });
        else setReport(step);
      }
      setPreview(null);
      void cache.invalidateQueries();
    } catch (error) {
      await look(file);
      setFailure(`${error instanceof Error ? error.message : String(error)} Rows already recorded stay; importing the file again adds only the rest.`);
    }
    setProgress(null);
  };
  const template = async () => saveText('roster.csv', (await client.roster.template()).text);

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Roster import</h1>
          <Text className="quiet">A CSV file with one row for each person. Nothing is written until you confirm; nothing on record is overwritten.</Text>
        </div>
        <Group wrap="nowrap">
          <Button variant="default" onClick={() => void template()}>
            Empty roster with its columns
          </Button>
          <FileButton resetRef={forgetFile} accept=".csv,text/csv" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button autoFocus {...props}>
                Choose a file
              </Button>
            )}
          </FileButton>
        </Group>
      </div>
      <Stack gap="md">
        {failure !== null && <Alert color="red">{failure}</Alert>}
        {busy !== null && <Text aria-live="polite">{busy}…</Text>}
        {report && (
          <Alert color="teal" title="Imported">
            {report.added.toLocaleString('en-US')} people added with {report.entries.toLocaleString('en-US')} entries in {report.seconds.toFixed(1)} s; {report.present.toLocaleString('en-US')} were on record already; {report.refused.toLocaleString('en-US')} refused.
          </Alert>
        )}
        {progress && (
          <section className="sheet" aria-live="polite">
            <Text>
              Recording: {progress.done.toLocaleString('en-US')} of {progress.of.toLocaleString('en-US')} people
            </Text>
            <Progress value={(100 * progress.done) / Math.max(1, progress.of)} aria-label="Recording" />
          </section>
        )}
        {!preview && busy === null && !progress && (
          <Dropzone multiple={false} onDrop={([chosen]) => void choose(chosen ?? null)} className={`sheet empty ${classes['drop']}`} activateOnClick={false}>
            Drop a roster here, or choose a file above. You will see what it would add, what is on record already, and what is refused and why.
          </Dropzone>
        )}
        {preview && !progress && <Preview name={file?.name ?? 'roster'} preview={preview} confirm={() => void confirm()} />}
      </Stack>
    </div>
  );
}

function Preview({ name, preview, confirm }: { readonly name: string; readonly preview: RosterPreview; readonly confirm: () => void }) {
  const [shown, setShown] = useState<Shown>(preview.refuse > 0 ? 'refuse' : 'all');
  if (preview.problems.length > 0) {
    return (
      <Alert color="red" title={`${name} cannot be imported as it is`}>
        <Stack gap={4}>
          {preview.problems.map((problem) => (
            <ProblemLine key={`${problem.code}${problem.value}`} problem={problem} />
          ))}
        </Stack>
      </Alert>
    );
  }
  const rows = preview.rows.filter((row) => shown === 'all' || (shown === 'warnings' ? row.outcome === 'add' && row.problems.length > 0 : row.outcome === shown));
  const refusedName = name.replace(/\.csv$/i, '') + '-refused.csv';
  return (
    <section className="sheet" aria-label="Preview">
      <div className="sheet-title">
        <Title order={2}>{name}: what would be done</Title>
        <Group>
          {preview.refuse > 0 && (
            <Button variant="default" onClick={() => saveText(refusedName, preview.refusedCsv)}>
              Save the refused rows, with reasons
            </Button>
          )}
          <Button onClick={confirm} disabled={preview.add === 0}>
            {preview.add === 0 ? 'Nothing to add' : `Add ${preview.add.toLocaleString('en-US')} people`}
          </Button>
        </Group>
      </div>
      <SegmentedControl
        aria-label="Rows shown"
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={[
          { value: 'all', label: `All ${preview.rows.length}` },
          { value: 'add', label: `To add ${preview.add}` },
          { value: 'warnings', label: `with warnings ${preview.warnings}` },
          { value: 'present', label: `On record already ${preview.present}` },
          { value: 'refuse', label: `Refused ${preview.refuse}` },
        ]}
      />
      <Rows rows={rows} />
    </section>
  );
}

const marks = { add: { label: 'add', color: 'teal' }, present: { label: 'on record', color: 'gray' }, refuse: { label: 'refused', color: 'red' } } as const;

function Rows({ rows }: { readonly rows: readonly RosterRow[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: (index) => 36 + 24 * (rows[index]?.problems.length ?? 0), overscan: 10 });
  if (rows.length === 0) return <div className="empty">No such rows.</div>;
  return (
    <div ref={scroll} className={classes['scroll']}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          const mark = marks[row.outcome];
          return (
            <div key={item.key} ref={virtual.measureElement} data-index={item.index} className={classes['row']} style={{ transform: `translateY(${item.start}px)` }}>
              <span className="quiet">row {row.row}</span>
              <span>
                <Badge variant="light" color={mark.color}>
                  {mark.label}
                </Badge>
              </span>
              <span className="mono">{row.din}</span>
              <div>
                <b>{row.name}</b> <span className="quiet">{row.says}</span>
                {row.problems.map((problem) => (
                  <div key={`${problem.code}${problem.field}`}>
                    <span className={problem.severity === 'stop' ? classes['stop'] : classes['warn']}>{problem.severity === 'stop' ? 'refused' : 'check'}</span> <ProblemLine problem={problem} />
                  </div>
                ))}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
