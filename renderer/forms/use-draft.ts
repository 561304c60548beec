import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useStation } from '../station-link/station.tsx';

const saveAfterMilliseconds = 350;
let saving: Promise<unknown> = Promise.resolve();

/** Done when what was handed over to be kept is kept: sign out no sooner. */
export function draftsKept(): Promise<unknown> {
  return saving;
}

/** A form's draft: kept at the station as it is typed, so that a crash, a sign-out or a closed window loses nothing. */
export interface DraftState {
  /** True when the form was filled from a draft. */
  readonly restored: boolean;
  /** True once the station has answered whether there is a draft: the form may be shown. */
  readonly ready: boolean;
  /** Lets the draft go: recorded, or thrown away by its author. */
  drop(): Promise<void>;
}

/**
 * Keeps a form as a draft under a key, and fills it from there when it is opened again.
 * In: the key (one for each form and subject; its address), what the draft is called in lists, the form.
 */
export function useDraft<Values extends Record<string, unknown>>(key: string, title: string, form: UseFormReturnType<Values>): DraftState {
  const { client } = useStation();
  const [state, setState] = useState({ restored: false, ready: false });
  const dropped = useRef(false);
  const fill = useRef(form.setValues);

  useEffect(() => {
    let current = true;
    dropped.current = false;
    // The form before this one may have handed over its last words for the same draft a moment ago.
    saving.then(() => client.drafts.get({ key })).then(
      (words) => {
        if (!current) return;
        if (words !== null) fill.current(words as Partial<Values>);
        setState({ restored: words !== null, ready: true });
      },
      () => current && setState({ restored: false, ready: true }),
    );
    return () => {
      current = false;
    };
  }, [client, key]);

  const save = useDebouncedCallback(
    (words: Values) => {
      if (!dropped.current) saving = client.drafts.put({ key, title, words }).catch(() => undefined);
    },
    { delay: saveAfterMilliseconds, flushOnUnmount: true },
  );
  const words = JSON.stringify(form.values);
  const kept = useRef<string | null>(null);
  useEffect(() => {
    if (!state.ready) return;
    if (kept.current !== null && words !== kept.current) save(JSON.parse(words) as Values);
    kept.current = words;
  }, [words, state.ready, save]);

  return {
    ...state,
    async drop() {
      dropped.current = true;
      save.cancel();
      // What is on its way must not arrive after this and bring the draft back.
      await saving;
      await client.drafts.drop({ key }).catch(() => undefined);
    },
  };
}
