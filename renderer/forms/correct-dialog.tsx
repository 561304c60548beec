import type { ReactNode } from 'react';
import type { Sight } from '../../shared/entry/header.ts';
import { ActDialog } from './act-dialog.tsx';

interface CorrectDialogProps<Words> {
  /** The person on whose record it stands. */
  readonly subject: string;
  /** The kind that corrects it, and the entry whose words are in force. */
  readonly kind: string;
  readonly entry: string;
  /** What is corrected, with its article: "the review of Feb 20, 2026". */
  readonly fact: string;
  readonly effective: string;
  readonly dayLabel: string;
  /** What the entry says now, as the fields hold it. */
  readonly words: Words;
  /** What the fields amount to. */
  readonly bodyOf: (words: Words) => Readonly<Record<string, unknown>>;
  /** The fields, but for the day and the reason. */
  readonly renderFields?: (words: Words, change: (some: Partial<Words>) => void) => ReactNode;
  readonly seen: readonly Sight[];
  /** What the button says, where several stand beside each other. */
  readonly label?: string;
}

/** Correcting what was entered wrongly, in a dialog: the same words again, with the mistake put right and the reason for it. */
export function CorrectDialog<Words extends object>({ subject, kind, entry, fact, effective, dayLabel, words, bodyOf, renderFields, seen, label = 'Correct' }: CorrectDialogProps<Words>) {
  return (
    <ActDialog
      label={label}
      title={`Correct ${fact}`}
      size="lg"
      words={words}
      {...(renderFields ? { renderFields } : {})}
      day={{ label: dayLabel, first: effective }}
      reasonLabel="Reason for the correction"
      keeps="The entry as it was stays in the daybook, struck through."
      submit="Record the correction"
      recorded={{ title: 'Correction recorded', text: 'Both entries are in the daybook.' }}
      act={(changed, day) => ({ kind, subject: { type: 'person', id: subject }, effective: day, body: bodyOf(changed), strikes: entry })}
      seen={seen}
    />
  );
}
