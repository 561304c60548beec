import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { roleNames } from '../../shared/accounts/roles.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import { ProblemList } from '../forms/act-form.tsx';
import { say } from '../forms/say.ts';
import { useRecord } from '../forms/use-record.ts';
import { actTyped, type ActWords, type HearingAct } from './hearing-act.ts';
import type { Desk, HearingWords } from './use-desk.ts';

interface ActSectionProps<Words extends ActWords> {
  readonly title: string;
  readonly act: HearingAct<Words>;
  /** Where its words are on the desk. */
  readonly name: keyof HearingWords;
  readonly desk: Desk;
  /** Called once it is in the book, with the words that are. */
  readonly onRecorded?: (words: Words) => void;
  /** What has been recorded of it already. */
  readonly children?: ReactNode;
}

/**
 * One act of the hearing on the hearing page: recorded by its own button when it happens, or with Ctrl+Enter from
 * anywhere in it. What stands in the way is shown in it; once recorded, it is empty for the next.
 */
export function ActSection<Words extends ActWords>({ title, act, name, desk, onRecorded, children }: ActSectionProps<Words>) {
  const { about, form } = desk;
  const recording = useRecord();
  const summary = useRef<HTMLDivElement>(null);
  const { problems, failure } = recording;
  const words = form.values[name] as Words;
  const inputs = (field: string) => form.getInputProps(`${name}.${field}`);

  useEffect(() => {
    for (const path of Object.keys(form.errors)) if (path.startsWith(`${name}.`)) form.clearFieldError(path);
    for (const { field, severity, sentence, rule } of problems) {
      if (severity === 'stop') form.setFieldError(`${name}.${act.placeOf ? act.placeOf(field, about) : field}`, withDays(rule ? `${sentence} ${rule}` : sentence));
    }
    if (problems.length > 0) summary.current?.focus();
    // The form's identity changes with each key press; its errors follow the problems alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [problems]);

  const send = async () => {
    const entries = await recording.record([actTyped(act, words, about, desk.seen)]);
    if (!entries) return;
    say(act.recorded, 'It is in the book.');
    onRecorded?.(words);
    await desk.recorded(name, { at: '', ...act.blank(about) });
  };
  const own = useRef<HTMLFormElement>(null);
  // Several acts are on the page: the keys are for the one that they are pressed in.
  useHotkeys([['mod+Enter', () => own.current?.contains(document.activeElement) && void send()]], []);
  const [{ roles }] = act.kinds;
  const isMine = roles.includes(about.who.role);
  return (
    <section className="sheet" aria-label={title}>
      <div className="sheet-title">
        <Title order={2}>{title}</Title>
      </div>
      {children}
      {isMine ? (
        <form ref={own} onSubmit={(event) => event.preventDefault()} noValidate aria-label={title}>
          <Stack gap="sm">
            {(problems.length > 0 || failure !== null) && (
              <div ref={summary} tabIndex={-1} role="group" aria-label={`In the way: ${title}`}>
                <ProblemList recording={recording} refresh={desk.refresh} />
              </div>
            )}
            <act.Fields words={words} inputs={inputs} put={(field, value) => form.setFieldValue(`${name}.${field}`, value as never)} about={about} />
            <Group justify="flex-end" gap="sm">
              {words.at === '' && (
                <Text size="sm" className="quiet">
                  Without a day and a time it is recorded as of now, {withDays(sayMoment(about.now))}
                </Text>
              )}
              <Button onClick={() => void send()} loading={recording.busy}>
                {act.submit}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Text size="sm" className="quiet">
          This is for: {roles.map((role) => roleNames[role]).join(', ')}.
        </Text>
      )}
    </section>
  );
}
