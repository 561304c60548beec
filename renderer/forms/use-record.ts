import { isDefinedError, ORPCError, safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Act, ActProblem } from '../../shared/contract/contract.ts';
import { acknowledgementOf } from '../../shared/problems.ts';
import type { StationClient } from '../station-link/link.ts';
import { useStation } from '../station-link/station.tsx';
import { useIds } from './use-ids.ts';

/** Recording acts from a form: what is in the way, what has been acknowledged, whether it is under way. */
export interface Recording {
  readonly problems: readonly ActProblem[];
  readonly failure: string | null;
  readonly busy: boolean;
  readonly acknowledged: ReadonlySet<string>;
  acknowledge(problem: ActProblem, yes: boolean): void;
  /** Out: the entries' ids when they are on disk; null when something is in the way. */
  record(acts: readonly Act[]): Promise<readonly string[] | null>;
}

/** Tells the problems of a form apart. */
export function keyOf({ act, code, field, value }: ActProblem): string {
  return `${act} ${code} ${field} ${value}`;
}

/** Whether a call that failed was done is not known: its acts keep their ids, and asking again is safe. */
function sayFailure(error: Error): string {
  if (!(error instanceof ORPCError)) return 'The station does not answer. Nothing typed is lost: record it again, and it is in the book once.';
  if (error.code === 'BAD_REQUEST') return 'Not recorded: the station cannot take it as it is written. A text may be too long, or a day missing.';
  return `Not recorded: ${error.message} Nothing typed is lost.`;
}

/** Records through the contract and keeps what comes of it for the form to show. */
export function useRecord(): Recording {
  const { client } = useStation();
  return useRecording((acts, acknowledged) => client.entries.record({ acts, acknowledged }));
}

/** Acts with their ids, and the warnings that are acknowledged, sent to the station in one way or another. */
type Send = (acts: (Act & { readonly id: string })[], acknowledged: string[]) => ReturnType<StationClient['entries']['record']> | ReturnType<StationClient['entries']['countersign']>;

/** The same by another call of the contract. */
export function useRecording(send: Send): Recording {
  const cache = useQueryClient();
  const ids = useIds();
  const [problems, setProblems] = useState<readonly ActProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const sending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set());
  return {
    problems,
    failure,
    busy,
    acknowledged,
    acknowledge: (problem, yes) =>
      setAcknowledged((before) => {
        const after = new Set(before);
        if (yes) after.add(acknowledgementOf(problem));
        else after.delete(acknowledgementOf(problem));
        return after;
      }),
    async record(acts) {
      if (sending.current) return null;
      sending.current = true;
      setBusy(true);
      setFailure(null);
      const fresh = ids.of(acts, acts.length);
      const named = acts.map((act, index) => ({ ...act, id: act.id ?? fresh[index]! }));
      const { error, data } = await safe(send(named, [...acknowledged]));
      sending.current = false;
      setBusy(false);
      if (!error) {
        ids.forget();
        setProblems([]);
        void cache.invalidateQueries();
        return data.entries;
      }
      if (isDefinedError(error) && (error.code === 'REFUSED' || error.code === 'ACKNOWLEDGE')) setProblems([...new Map(error.data.problems.map((one) => [keyOf(one), one])).values()]);
      else setFailure(sayFailure(error));
      return null;
    },
  };
}
