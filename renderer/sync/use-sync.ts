import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useStation } from '../station-link/station.tsx';

const refreshMilliseconds = { exchanging: 1000, otherwise: 15_000 };

/** How the exchange stands, asked again as it goes on; null until the station has answered. */
export function useSyncStatus() {
  const { queries } = useStation();
  return useQuery({ ...queries.sync.status.queryOptions(), refetchInterval: ({ state }) => (state.data?.is === 'exchanging' ? refreshMilliseconds.exchanging : refreshMilliseconds.otherwise) });
}

/** Exchanging now and pausing, with whether that goes on and why it failed. */
export function useSyncActs() {
  const { client, queries } = useStation();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const doing = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch {
      setFailure('The station does not answer. What is on record is safe on disk.');
    }
    setBusy(false);
    await cache.invalidateQueries({ queryKey: queries.sync.key() });
  };
  return { busy, failure, now: () => doing(() => client.sync.now()), pause: (paused: boolean) => doing(() => client.sync.pause({ paused })) };
}
