import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../shared/discipline/attachment.ts';
import { Refusals } from '../forms/act-form.tsx';
import { textOfFile } from '../forms/file-text.ts';
import { useStation } from '../station-link/station.tsx';
import { AttachmentLine } from './attachment-line.tsx';
import classes from './attachments.module.css';
import { saveFile } from './save-file.ts';
import { whatWasRefused, type FileRefused } from './what-was-refused.ts';

interface AttachmentListProps {
  readonly person: string;
  /** The case whose report names them, by the entry that first wrote it. */
  readonly report: string;
  readonly attachments: readonly Attachment[];
}

/** What is looked at: a photograph by an address in the window's memory, or text. */
type Looked = { readonly name: string } & ({ readonly picture: string } | { readonly text: string });

/** The files of a report: photographs and text are shown here, everything can be saved, what is not here yet is said to come. Renders nothing where there are none. */
export function AttachmentList({ person, report, attachments }: AttachmentListProps) {
  const { client, queries } = useStation();
  const awaited = useQuery({ ...queries.attachments.awaited.queryOptions({ input: { person, report } }), enabled: attachments.length > 0 }).data ?? [];
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<FileRefused | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const address = looked && 'picture' in looked ? looked.picture : null;
  useEffect(() => (address === null ? undefined : () => URL.revokeObjectURL(address)), [address]);

  const take = async ({ sha256, name }: Attachment, use: (file: File) => void | Promise<void>) => {
    setBusy(sha256);
    setRefused(null);
    try {
      await use(await client.attachments.open({ person, report, sha256 }));
    } catch (error) {
      setRefused(whatWasRefused(error, name));
    }
    setBusy(null);
  };
  const look = async (file: File) => {
    const { name } = file;
    setLooked(file.type === 'text/plain' ? { name, text: textOfFile(await file.arrayBuffer()) } : { name, picture: URL.createObjectURL(file) });
  };
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className={classes['lines']} aria-label="Photographs and documents">
        {attachments.map((file) => (
          <AttachmentLine key={file.sha256} file={file}>
            {awaited.includes(file.sha256) ? (
              <Text size="sm" className="quiet">
                not here yet: it comes with the next exchange
              </Text>
            ) : (
              <>
                {file.type !== 'application/pdf' && (
                  <Button size="compact-xs" variant="subtle" loading={busy === file.sha256} onClick={() => void take(file, look)} aria-label={`Look at ${file.name}`}>
                    Look at it
                  </Button>
                )}
                <Button size="compact-xs" variant="subtle" loading={busy === file.sha256} onClick={() => void take(file, saveFile)} aria-label={`Save ${file.name}`}>
                  Save
                </Button>
              </>
            )}
          </AttachmentLine>
        ))}
      </ul>
      {refused && (
        <Stack gap={6} mt={6}>
          <Refusals {...refused} />
        </Stack>
      )}
      <Modal opened={looked !== null} onClose={() => setLooked(null)} title={looked?.name} size="xl" centered>
        {looked && 'picture' in looked && <img src={looked.picture} alt={`The attached photograph ${looked.name}`} className={classes['picture']} />}
        {looked && 'text' in looked && <pre className={classes['text']}>{looked.text}</pre>}
      </Modal>
    </>
  );
}
