import type { ComponentType } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case, CaseAct, CaseKindName } from '../../shared/discipline/case.ts';
import type { CaseMove } from '../../shared/discipline/state-graph.ts';
import type { Kind } from '../../shared/entry/kind.ts';
import { hearingForms } from '../hearing/hearing-forms.ts';
import { beforeHearingForms } from './before-hearing-forms.ts';
import { segregationForms } from './segregation-forms.ts';

/** The kinds of an act: as it is entered first, corrected and struck out; alone where it is neither. */
export type KindsOfAct = readonly [written: Kind<any, any>, corrected?: Kind<any, any>, voided?: Kind<any, any>];

/** What a form of an act on a case is given. */
export interface CaseFormProps {
  readonly kinds: KindsOfAct;
  readonly page: PersonPage;
  readonly held: Case;
  /** The act whose words are corrected; undefined where it is entered for the first time. */
  readonly correcting: CaseAct | undefined;
  /** What the form was opened for, where its kind can be several moves. */
  readonly move: CaseMove | undefined;
  /** Its address: the key of its draft. */
  readonly address: string;
}

/** How an act on a case is entered. Its offices are those of its kind. */
export interface CaseFormEntry {
  readonly of: 'case';
  readonly kinds: KindsOfAct;
  /** What the page is called: "Serve the notice". */
  readonly title: string;
  /** What is struck out or corrected, with its article: "the notice". */
  readonly fact: string;
  /** The moves of the state graph that are entered by it. */
  readonly moves: readonly CaseMove[];
  readonly Form: ComponentType<CaseFormProps>;
}

/** What a form of an act is given that is of the person; the case it was opened from, if it was. */
export interface PersonFormProps {
  readonly kinds: KindsOfAct;
  readonly page: PersonPage;
  readonly held: Case | undefined;
  /** The entry that is corrected, with its words. */
  readonly correcting: { readonly entry: string; readonly body: unknown } | undefined;
  readonly address: string;
}

/** How an act that is of the person and of no case is entered. */
export interface PersonFormEntry {
  readonly of: 'person';
  readonly kinds: KindsOfAct;
  readonly title: string;
  readonly fact: string;
  readonly Form: ComponentType<PersonFormProps>;
}

export type ActFormEntry = CaseFormEntry | PersonFormEntry;

/** Every form of discipline: a kind without one here cannot be entered from a case. */
export const actForms: readonly ActFormEntry[] = [...beforeHearingForms, ...hearingForms, ...segregationForms];

/** The form of a kind, by the name of its first writing. */
export function formOfKind(name: string): ActFormEntry | undefined {
  return actForms.find(({ kinds: [written] }) => written.name === name);
}

/** The form by which an act of a case was entered. */
export function formOfAct({ kind }: { readonly kind: CaseKindName }): CaseFormEntry | undefined {
  const found = formOfKind(kind);
  return found?.of === 'case' ? found : undefined;
}

/** The form by which a move is entered. */
export function formOfMove(move: CaseMove): CaseFormEntry | undefined {
  return actForms.find((form): form is CaseFormEntry => form.of === 'case' && form.moves.includes(move));
}
