import { Alert, Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useContext, useEffect, useRef, type ReactNode } from 'react';
import type { Act, ActProblem } from '../../shared/contract/contract.ts';
import { acknowledgementOf, type Problem } from '../../shared/problems.ts';
import { withFacetNames } from '../daybook/facet-words.ts';
import { withDays } from '../design/day.tsx';
import { BesideContext } from './beside.ts';
import { useDraft } from './use-draft.ts';
import { keyOf, useRecord, type Recording } from './use-record.ts';
import { say, sayField } from './say.ts';

interface ActFormProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  readonly draft: { readonly key: string; readonly title: string };
  /** The acts that the form's words amount to. */
  readonly acts: (values: Values) => readonly Act[];
  /** The form's field that a problem is shown at; null shows it at the head of the form only. */
  readonly fieldOf?: (problem: ActProblem) => string | null;
  /** What a problem is about, where the form records several acts that have the same fields; null where the field says it. */
  readonly about?: (problem: ActProblem) => string | null;
  readonly submit: string;
  readonly recorded: string;
  /** Where to go from the form: once it is in the book, or when it is left for later or thrown away. */
  readonly onDone: (isRecorded: boolean) => void;
  /** Takes the record as it is now for what the author has seen: after somebody else's entry. */
  readonly refresh?: () => void;
  /** False while there is nothing yet that could be recorded. */
  readonly ready?: boolean;
  readonly children: ReactNode;
}

/**
 * A form that ends in entries: keeps itself as a draft, shows every problem at once with its remedy
 * and rule, asks for warnings to be acknowledged, and records with Ctrl+Enter from anywhere in it.
 * Enter alone records nothing: it belongs to the fields.
 */
export function ActForm<Values extends Record<string, unknown>>({ form, acts, fieldOf, about, ready = true, children, ...own }: ActFormProps<Values>) {
  const beside = useContext(BesideContext);
  const { draft, submit, recorded, onDone } = beside ?? own;
  const refresh = () => {
    own.refresh?.();
    beside?.refresh();
  };
  const before = beside?.acts.length ?? 0;
  const kept = useDraft(draft.key, draft.title, form);
  const recording = useRecord();
  const summary = useRef<HTMLDivElement>(null);
  const { problems, failure } = recording;

  useEffect(() => {
    form.clearErrors();
    for (const problem of problems) {
      if (problem.act < before) continue;
      const field = fieldOf ? fieldOf({ ...problem, act: problem.act - before }) : problem.field;
      if (field && problem.severity === 'stop') form.setFieldError(field, withDays(problem.sentence));
    }
    if (problems.length > 0) summary.current?.focus();
    // The form's identity changes with each key press; its errors follow the problems alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [problems]);

  // Between the answer and the leaving of the page a key may still be held: what is in the book is not sent again.
  const done = useRef(false);
  const send = async () => {
    if (done.current || !ready) return;
    const entries = await recording.record([...(beside?.acts ?? []), ...acts(form.values)]);
    if (!entries) return;
    done.current = true;
    await kept.drop();
    say(recorded, 'It is in the book.');
    onDone(true);
  };
  useHotkeys([['mod+Enter', () => void send()]], []);

  if (!kept.ready) return <Skeleton height={240} />;
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <Stack gap="md">
        {kept.restored && (
          <Alert color="gray" variant="light" p="xs">
            <Group justify="space-between">
              <Text size="sm">This is your draft, as you left it.</Text>
              <Button size="compact-sm" variant="subtle" onClick={() => void kept.drop().then(() => onDone(false))}>
                Throw the draft away
              </Button>
            </Group>
          </Alert>
        )}
        {(problems.length > 0 || failure !== null) && (
          <div ref={summary} tabIndex={-1} role="group" aria-label="In the way">
            <ProblemList recording={recording} refresh={own.refresh || beside ? refresh : undefined} about={about && ((problem) => (problem.act < before ? null : about({ ...problem, act: problem.act - before })))} />
          </div>
        )}
        {children}
        <Group justify="flex-end" gap="sm">
          <Text size="xs" className="quiet">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> records
          </Text>
          <Button variant="default" onClick={() => onDone(false)}>
            Leave (draft is kept)
          </Button>
          <Button onClick={() => void send()} loading={recording.busy} disabled={!ready}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What stands in the way of recording: a failure, what is to be put right, and what is to be ticked as checked. */
export function ProblemList({ recording, refresh, about }: { readonly recording: Recording; readonly refresh?: (() => void) | undefined; readonly about?: ((problem: ActProblem) => string | null) | undefined }) {
  const { problems, failure, acknowledged, acknowledge } = recording;
  const stops = problems.filter((problem) => problem.severity === 'stop');
  const warnings = problems.filter((problem) => problem.severity === 'warn');
  return (
    <Stack gap="xs">
      {failure !== null && (
        <Alert color="red" icon={<IconCircleX />}>
          {failure}
        </Alert>
      )}
      {stops.length > 0 && (
        <Alert color="red" icon={<IconCircleX />} title={stops.length === 1 ? 'Not recorded: one thing to put right' : `Not recorded: ${stops.length} things to put right`}>
          <Stack gap={6}>
            {stops.map((problem) => (
              <ProblemLine key={keyOf(problem)} problem={problem} about={about?.(problem)} />
            ))}
            {refresh && stops.some((problem) => problem.code === 'ENT-002') && (
              <div>
                <Button size="compact-sm" variant="default" onClick={refresh}>
                  I have looked at what is new
                </Button>
              </div>
            )}
          </Stack>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Please check, and tick what you have checked">
          <Stack gap={8}>
            {warnings.map((problem) => (
              <Checkbox
                key={keyOf(problem)}
                checked={acknowledged.has(acknowledgementOf(problem))}
                onChange={(event) => acknowledge(problem, event.currentTarget.checked)}
                label={<ProblemLine problem={problem} about={about?.(problem)} />}
              />
            ))}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}

interface ProblemLineProps {
  readonly problem: Pick<ActProblem, 'sentence' | 'remedy' | 'code' | 'rule' | 'field'>;
  /** What it is about, before the field. */
  readonly about?: string | null | undefined;
}

/** A problem in words: what is wrong, what to do, by which rule. */
export function ProblemLine({ problem, about }: ProblemLineProps) {
  return (
    <Text size="sm" component="span">
      {about && <span>{about}. </span>}
      {problem.field !== '' && <span>{sayField(problem.field)}: </span>}
      <b>{withDays(withFacetNames(problem.sentence))}</b> {withDays(problem.remedy)}{' '}
      <span className="quiet nowrap">
        {problem.rule ? `${problem.rule} · ` : ''}
        {problem.code}
      </span>
    </Text>
  );
}

/** What a page without a form of its own was refused, or why its call failed. */
export function Refusals({ failure, problems }: { readonly failure: string | null; readonly problems: readonly Problem[] }) {
  return (
    <>
      {failure !== null && <Alert color="red">{failure}</Alert>}
      {problems.map((problem) => (
        <Alert key={acknowledgementOf(problem)} color="red">
          <ProblemLine problem={problem} />
        </Alert>
      ))}
    </>
  );
}
