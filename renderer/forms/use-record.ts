import { isDefinedError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Act, ActProblem } from '../../shared/contract/contract.ts';
import { useStation } from '../station-link/station.tsx';

/** Recording acts from a form: what is in the way, what has been acknowledged, whether it is under way. */
export interface Recording {
  readonly problems: readonly ActProblem[];
  readonly failure: string | null;
  readonly busy: boolean;
  readonly acknowledged: ReadonlySet<string>;
  acknowledge(code: string, yes: boolean): void;
  /** Out: the entries' ids when they are on disk; null when something is in the way. */
  record(acts: readonly Act[]): Promise<readonly string[] | null>;
}

/** Records through the contract and keeps what comes of it for the form to show. */
export function useRecord(): Recording {
  const { client } = useStation();
  const cache = useQueryClient();
  const [problems, setProblems] = useState<readonly ActProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set());
  return {
    problems,
    failure,
    busy,
    acknowledged,
    acknowledge: (code, yes) =>
      setAcknowledged((before) => {
        const after = new Set(before);
        if (yes) after.add(code);
        else after.delete(code);
        return after;
      }),
    async record(acts) {
      setBusy(true);
      setFailure(null);
      const { error, data } = await safe(client.entries.record({ acts: [...acts], acknowledged: [...acknowledged] }));
      setBusy(false);
      if (!error) {
        setProblems([]);
        void cache.invalidateQueries();
        return data.entries;
      }
      if (isDefinedError(error) && (error.code === 'REFUSED' || error.code === 'ACKNOWLEDGE')) setProblems(error.data.problems);
      else setFailure(`${error.message} Nothing was recorded; what you typed is kept as a draft.`);
      return null;
    },
  };
}
