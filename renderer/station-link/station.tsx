import { ORPCError } from '@orpc/client';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { LetGoShown } from '../../shared/contract/shapes.ts';
import type { StationClient } from './link.ts';

type StationQueries = RouterUtils<StationClient>;

interface Joined {
  readonly client: StationClient;
  readonly queries: StationQueries;
}

const StationContext = createContext<Joined | null>(null);

/** Gives the pages below it the station and a cache of what it has answered. */
export function StationProvider({ client, children }: { readonly client: StationClient; readonly children: ReactNode }) {
  const [cache] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } }));
  const joined = useMemo<Joined>(() => ({ client, queries: createTanstackQueryUtils(client) }), [client]);
  return (
    <StationContext value={joined}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </StationContext>
  );
}

/** The station that the window is joined to. */
export function useStation(): Joined {
  const joined = useContext(StationContext);
  if (!joined) throw new Error('no station: render inside a StationProvider');
  return joined;
}

/** True when the station answered that there is nothing of that name: not when it did not answer. */
export function isNotFound(error: Error): boolean {
  return error instanceof ORPCError && error.code === 'NOT_FOUND';
}

/** Of an answer that a person's book was let go: who he is and who holds him; undefined for every other. */
export function letGoIn(error: Error): LetGoShown | undefined {
  return error instanceof ORPCError && error.code === 'LET_GO' ? (error.data as LetGoShown) : undefined;
}

const retryMilliseconds = 2000;

/** Asks again for what is shown whenever the station says that the book has changed. */
export function useChanges(enabled: boolean): void {
  const { client } = useStation();
  const cache = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const ending = new AbortController();
    const watch = async () => {
      while (!ending.signal.aborted) {
        try {
          for await (const _change of await client.changes(undefined, { signal: ending.signal })) void cache.invalidateQueries();
        } catch {
          // The station is away for a moment: the pages say so when they next ask.
        }
        await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
      }
    };
    void watch();
    return () => ending.abort();
  }, [client, cache, enabled]);
}
