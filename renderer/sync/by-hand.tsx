import { Alert, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { isDefinedError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { sayBytes } from '../../shared/discipline/attachment.ts';
import type { Problem } from '../../shared/problems.ts';
import { filesByHand } from '../../shared/sync/hand.ts';
import { Refusals } from '../forms/act-form.tsx';
import { saveText } from '../forms/save-text.ts';
import { useStation } from '../station-link/station.tsx';

/** The exchange by hand, where there is no link: a file for the main office, and taking in one of its. */
export function ByHand() {
  const { client } = useStation();
  const cache = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const forgetFile = useRef<() => void>(null);
  const begin = (doing: string) => {
    setBusy(doing);
    setDone(null);
    setFailure(null);
    setProblems([]);
  };
  const refused = (error: Error) => {
    if (isDefinedError(error) && (error as { code?: string }).code === 'REFUSED') setProblems((error as unknown as { data: { problems: readonly Problem[] } }).data.problems);
    else setFailure('The station does not answer, or could not do it. Nothing was changed.');
  };
  const write = async () => {
    begin('Writing the file');
    const { error, data } = await safe(client.sync.exportByHand());
    if (error) refused(error);
    else {
      saveText('for-the-main-office.daybook', data.text, 'application/octet-stream');
      setDone(`${sayCarried(data)} ${data.entries + data.files === 1 ? 'is' : 'are'} in the file. Only the main office can open it. They count as waiting until its answer comes.${sayLeft(data.filesLeft)}`);
    }
    setBusy(null);
  };
  const take = async (file: File | null) => {
    forgetFile.current?.();
    if (!file) return;
    begin(`Taking in ${file.name}`);
    const { error, data } = await safe(file.text().then((text) => client.sync.importByHand({ text })));
    if (error) refused(error);
    else setDone(`${sayCarried(data)} ${data.entries + data.files === 1 ? 'was' : 'were'} taken in.${sayLeft(data.filesLeft)}`);
    setBusy(null);
    await cache.invalidateQueries();
  };
  return (
    <section className="sheet" aria-label="By hand">
      <div className="sheet-title">
        <Title order={2}>By hand</Title>
      </div>
      <Stack gap="sm">
        <Text size="sm">Where there is no link: carry a file to the main office on a stick, and bring back the one that it writes for this station. Files are encrypted and signed; taking one in twice does no harm.</Text>
        <Refusals failure={failure} problems={problems} />
        {done !== null && (
          <Alert color="teal" role="status">
            {done}
          </Alert>
        )}
        <Group>
          <Button variant="default" onClick={() => void write()} loading={busy === 'Writing the file'} disabled={busy !== null}>
            Write a file for the main office
          </Button>
          <FileButton resetRef={forgetFile} onChange={(file) => void take(file)}>
            {(props) => (
              <Button variant="default" {...props} disabled={busy !== null}>
                Take in a file of the main office
              </Button>
            )}
          </FileButton>
        </Group>
        {busy !== null && <Text aria-live="polite">{busy}…</Text>}
      </Stack>
    </section>
  );
}

function sayCarried({ entries, files }: { readonly entries: number; readonly files: number }): string {
  const said = `${entries.toLocaleString('en-US')} ${entries === 1 ? 'entry' : 'entries'}`;
  return files === 0 ? said : `${said} and ${sayFiles(files)}`;
}

function sayLeft(files: number): string {
  return files === 0 ? '' : ` ${sayFiles(files)} more ${files === 1 ? 'waits' : 'wait'} for the next file or the link: one carries ${sayBytes(filesByHand)} of them, the smallest first.`;
}

function sayFiles(files: number): string {
  return `${files.toLocaleString('en-US')} attached ${files === 1 ? 'file' : 'files'}`;
}
