import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ChangePreview } from '../../shared/contract/procedure-shapes.ts';
import type { Progress } from '../../shared/contract/shapes.ts';
import type { AdoptionBody } from '../../shared/procedures/adoption.ts';
import { useStation } from '../station-link/station.tsx';

const afterMilliseconds = 600;

/** What is known of a change while it is typed: how far the working out is, what came of it, or that it failed. */
export interface Previewed {
  readonly progress: Progress | null;
  readonly preview: ChangePreview | null;
  readonly failed: boolean;
}

const nothing: Previewed = { progress: null, preview: null, failed: false };

/** Works out at the station what a version would do to whom, anew each time it has been changed. In: the version once it reads; the one that it corrects. */
export function useChangePreview(version: AdoptionBody | null, inPlaceOf: string | undefined): Previewed {
  const { client } = useStation();
  const [words] = useDebouncedValue(JSON.stringify(version), afterMilliseconds);
  const [state, setState] = useState({ of: '', ...nothing });
  useEffect(() => {
    const asked = JSON.parse(words) as AdoptionBody | null;
    if (!asked) return undefined;
    const ending = new AbortController();
    const work = async () => {
      try {
        for await (const step of await client.procedures.preview({ version: asked, ...(inPlaceOf === undefined ? {} : { inPlaceOf }) }, { signal: ending.signal })) {
          if (ending.signal.aborted) return;
          setState({ of: words, ...nothing, ...(step.is === 'progress' ? { progress: step } : { preview: step }) });
        }
      } catch {
        if (!ending.signal.aborted) setState({ of: words, ...nothing, failed: true });
      }
    };
    void work();
    return () => ending.abort();
  }, [client, words, inPlaceOf]);
  // What was worked out of other words is not shown beside these.
  return state.of === words ? state : nothing;
}
