import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Sight } from '../../shared/entry/header.ts';
import { hearingAddress } from '../case/addresses.ts';
import { useDraft, type DraftState } from '../forms/use-draft.ts';
import { useStation } from '../station-link/station.tsx';
import type { About } from './about.ts';
import { adjournment } from './adjournment.tsx';
import { disposition } from './disposition.tsx';
import { extension } from './extension.tsx';
import { opening } from './opening.tsx';
import { plea } from './plea.tsx';
import { witness } from './witness.tsx';

/** What may be recorded while a hearing goes on, by the name of its words. */
export const hearingActs = { opening, plea, witness, adjournment, extension, disposition };
export type HearingActName = keyof typeof hearingActs;
export type HearingWords = Record<HearingActName, { at: string } & Record<string, unknown>>;

/** The desk of a hearing: all that is typed and not yet recorded, kept as one draft, and what its officer has seen of the record. */
export interface Desk {
  readonly about: About;
  readonly form: UseFormReturnType<HearingWords>;
  readonly draft: DraftState;
  readonly seen: readonly Sight[];
  /** Takes the record as it is now for what has been seen: after somebody else's entry. */
  readonly refresh: () => void;
  /** Empties the words of an act that is in the book, and takes it for seen. */
  readonly recorded: (name: HearingActName, blank: { at: string }) => Promise<void>;
}

/** The desk of the hearing of a case. In: what it is about, as it is shown now. */
export function useDesk(about: About): Desk {
  const { page, held } = about;
  const { queries } = useStation();
  const cache = useQueryClient();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm<HearingWords>({ initialValues: blankDesk(about) });
  const draft = useDraft(hearingAddress(page.id, held.root), `Hearing of ${page.identity?.name ?? 'a person'}`, form);
  return {
    about,
    form,
    draft,
    seen,
    refresh: () => setSeen(page.seen),
    async recorded(name, blank) {
      form.setFieldValue(name, blank as never);
      // The act just recorded is one's own: what it touched has been seen.
      const fresh = await cache.fetchQuery({ ...queries.people.open.queryOptions({ input: { id: page.id } }), staleTime: 0 });
      setSeen(fresh.seen);
    },
  };
}

function blankDesk(about: About): HearingWords {
  return Object.fromEntries(Object.entries(hearingActs).map(([name, { blank }]) => [name, { at: '', ...blank(about) }])) as unknown as HearingWords;
}
