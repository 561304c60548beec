import type { GetInputPropsReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import type { CaseAct } from '../../shared/discipline/case.ts';
import { dayOf, type Moment } from '../../shared/discipline/moment.ts';
import type { CaseMove } from '../../shared/discipline/state-graph.ts';
import { isDay } from '../../shared/entry/day.ts';
import type { Sight } from '../../shared/entry/header.ts';
import type { KindsOfAct } from '../case/act-forms.ts';
import { momentTyped } from '../forms/moment-field.tsx';
import type { About } from './about.ts';

/** What every act on a case holds: when it happened. */
export interface ActWords {
  at: string;
}

/** What the fields of an act are given: the words typed, how to change them, and what the act is about. */
export interface Fielded<Words> {
  readonly words: Words;
  readonly inputs: (name: string) => GetInputPropsReturnType;
  readonly put: (name: string, value: unknown) => void;
  readonly about: About;
  /** The act on record whose words are corrected; undefined where it is entered for the first time. */
  readonly correcting?: CaseAct | undefined;
}

/**
 * How one kind of act is entered, on the hearing page and by itself: its words when nothing is typed and those of an act on
 * record, the body that words amount to (the report and the moment are added), the field that a problem is shown at, its fields.
 */
export interface HearingAct<Words extends ActWords, Body = any> {
  readonly kinds: KindsOfAct;
  readonly submit: string;
  readonly recorded: string;
  /** All but when it happened; begun as one of the moves of its kind, where it can be several. */
  readonly blank: (about: About, move?: CaseMove) => Omit<Words, 'at'>;
  readonly wordsOf: (body: Body, about: About) => Omit<Words, 'at'>;
  readonly bodyOf: (words: Words, about: About) => object;
  readonly placeOf?: (field: string, about: About) => string;
  /** True where the case leaves every screen by it. */
  readonly ends?: (words: Words) => boolean;
  readonly Fields: (props: Fielded<Words>) => ReactNode;
}

/** When it happened, as typed at the hearing: now where nothing was, today where only a time was. */
export function momentOfAct(text: string, { now, today }: Pick<About, 'now' | 'today'>): Moment {
  const typed = momentTyped(text);
  if (typed === undefined) return now;
  return typed.startsWith('T') ? `${today}${typed}` : typed;
}

/** The act that words typed at the hearing amount to. */
export function actTyped<Words extends ActWords>(act: HearingAct<Words>, words: Words, about: About, seen: readonly Sight[]): Act {
  const at = momentOfAct(words.at, about);
  return {
    kind: act.kinds[0].name,
    subject: { type: 'person', id: about.page.id },
    effective: isDay(dayOf(at)) ? dayOf(at) : about.today,
    body: { report: about.held.root, at, ...act.bodyOf(words, about) },
    seen: [...seen],
  };
}

/** A whole number typed; nothing where nothing was. */
export function numberTyped<Name extends string>(name: Name, text: string): { readonly [_ in Name]?: number } {
  return (text.trim() === '' ? {} : { [name]: Number(text) }) as { [_ in Name]?: number };
}

/** A text typed; nothing where nothing was. */
export function textTyped<Name extends string>(name: Name, text: string): { readonly [_ in Name]?: string } {
  return (text.trim() === '' ? {} : { [name]: text.trim() }) as { [_ in Name]?: string };
}
