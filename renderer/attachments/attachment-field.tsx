import { Button, FileButton, Group, Input, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef, type ReactNode } from 'react';
import { attachmentTypes, attachmentWords, sayBytes, type Attachment } from '../../shared/discipline/attachment.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useWho } from '../shell/who.ts';
import { AttachmentLine } from './attachment-line.tsx';
import classes from './attachments.module.css';
import { useKeeping } from './use-keeping.ts';

interface AttachmentFieldProps {
  readonly value?: readonly Attachment[];
  readonly onChange: (files: readonly Attachment[]) => void;
  readonly error?: ReactNode;
}

const none: readonly Attachment[] = [];

/**
 * Photographs and documents of a report, dropped or chosen, stored at the station as they are added. Its value is the
 * `attachments` of the report: with a form, `{...form.getInputProps('attachments')}`.
 */
export function AttachmentField({ value = none, onChange, error }: AttachmentFieldProps) {
  const { today, procedures } = useWho();
  const { progress, refused, add, remove } = useKeeping(value, onChange);
  const forget = useRef<() => void>(null);
  const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(today));
  const choose = (files: readonly File[]) => {
    // A browser says nothing when the file chosen is the one before.
    forget.current?.();
    add(files);
  };
  return (
    <Input.Wrapper
      label="Photographs and documents"
      labelElement="div"
      description={`${numbers.attachmentTypes.map((type) => attachmentWords[type].name).join(', ')}; ${sayBytes(numbers.attachmentBytes)} each at most. Kept once, unchanged, on this station.`}
      error={error}
    >
      <Dropzone multiple activateOnClick={false} enablePointerEvents onDrop={choose} className={classes['drop']!} mt={4} inputProps={{ tabIndex: -1, 'aria-label': 'Drop files here' }} tabIndex={-1}>
        <Group gap="sm">
          <FileButton multiple resetRef={forget} accept={attachmentTypes.join(',')} onChange={choose}>
            {(props) => (
              <Button variant="default" size="compact-sm" {...props}>
                Choose files
              </Button>
            )}
          </FileButton>
          <Text size="sm" className="quiet">
            or drop them here
          </Text>
        </Group>
        {value.length > 0 && (
          <ul className={classes['lines']} aria-label="Files attached">
            {value.map((file, index) => (
              <AttachmentLine key={`${index} ${file.sha256} ${file.name}`} file={file}>
                {file.sha256 === '' && (
                  <Text size="sm" className="quiet">
                    being stored…
                  </Text>
                )}
                <Button size="compact-xs" variant="subtle" onClick={() => remove(file)} aria-label={`Take out ${file.name}`}>
                  Take out
                </Button>
              </AttachmentLine>
            ))}
          </ul>
        )}
        {progress && (
          <div aria-live="polite">
            <Text size="sm" mt={6}>
              Storing {progress.name}
            </Text>
            <Progress value={(100 * progress.done) / Math.max(1, progress.of)} striped animated aria-label="Storing files" />
          </div>
        )}
      </Dropzone>
      {refused.length > 0 && (
        <Stack gap={6} mt={6}>
          {refused.map((one, index) => (
            <Refusals key={index} {...one} />
          ))}
        </Stack>
      )}
    </Input.Wrapper>
  );
}
