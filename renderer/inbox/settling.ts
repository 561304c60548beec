import type { Act } from '../../shared/contract/contract.ts';
import type { MatterPage } from '../../shared/contract/sync-shapes.ts';
import type { Sight } from '../../shared/entry/header.ts';
import { settlementKind, type Settlement } from '../../shared/entry/question.ts';

/** How a matter is to be settled, as it is typed: `one:<entry>`, `combined`, `none`, or nothing yet. */
export interface SettlingTyped extends Record<string, unknown> {
  choice: string;
  /** The entries that stand together, where some of them are combined. */
  together: string[];
  reason: string;
}

/** Nothing chosen yet; should several be combined, all of them stand. */
export function blankSettling(matter: Pick<MatterPage, 'entries'>): SettlingTyped {
  return { choice: '', together: matter.entries.map(({ id }) => id), reason: '' };
}

/** Where a matter is opened: by any of its entries. By its first one, the key of its draft. */
export function matterAddress(entry: string): string {
  return `/inbox/${entry}`;
}

/** Where a third is entered in place of the entries of a matter. */
export function thirdAddress(entry: string, kind: string): string {
  return `${matterAddress(entry)}/third/${kind}`;
}

/** True for the key of a draft of settling a matter that an entry is in, or of a third entered there. */
export function isOfMatter(key: string, entry: string): boolean {
  return key === matterAddress(entry) || key.startsWith(thirdAddress(entry, ''));
}

/** The entries that would stand by a choice; undefined where nothing is chosen. */
export function standsBy({ choice, together }: Pick<SettlingTyped, 'choice' | 'together'>): readonly string[] | undefined {
  if (choice === '') return undefined;
  if (choice === 'none') return [];
  return choice === 'combined' ? together : [choice.slice('one:'.length)];
}

/** The act that settles a matter. In: the matter; the entries that stand; why; the day; what its author has seen. */
export function settlementOf(matter: MatterPage, stands: readonly string[], reason: string, today: string, seen: readonly Sight[]): Act {
  const body: Settlement = {
    settles: matter.entries.map(({ id }) => id),
    stands: [...stands],
    how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined',
  };
  return { kind: settlementKind(matter.subject.type), subject: matter.subject, effective: today, body, seen: [...seen], ...(reason.trim() === '' ? {} : { reason }) };
}
