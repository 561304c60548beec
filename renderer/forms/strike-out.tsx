import type { Sight } from '../../shared/entry/header.ts';
import type { SubjectType } from '../../shared/entry/subject.ts';
import { ActDialog } from './act-dialog.tsx';

interface StrikeOutProps {
  readonly subject: string;
  /** What the entry is about, where it is no person. */
  readonly type?: SubjectType;
  /** The kind that voids it. */
  readonly kind: string;
  /** The entry whose words are in force. */
  readonly entry: string;
  readonly effective: string;
  /** What is struck out, with its article: "the jail time". */
  readonly fact: string;
  readonly seen: readonly Sight[];
  /** What the button says, where it is not striking out: "Bring back". */
  readonly label?: string;
}

/** Striking a fact out: a further entry with a reason; what it strikes stays readable in the daybook. */
export function StrikeOut({ label = 'Strike out', fact, subject, type = 'person', kind, entry, effective, seen }: StrikeOutProps) {
  return (
    <ActDialog
      label={label}
      title={`${label} ${fact}`}
      isGrave
      words={{}}
      keeps="The entry stays in the daybook, struck through, with your name and reason below it."
      submit={label}
      recorded={{ title: label === 'Strike out' ? 'Struck out' : 'Recorded', text: 'Both entries stay in the daybook.' }}
      act={() => ({ kind, subject: { type, id: subject }, effective, body: {}, strikes: entry })}
      seen={seen}
    />
  );
}
