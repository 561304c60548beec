import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useStation } from '../station-link/station.tsx';

/**
 * Which facility this is, and which holds a person; undefined holder where no transfer was ever entered: then it is the one that received
 * him. `claimed`: the facilities that transfers in question say he has come to, where there are more than one; each may write of him until it is settled.
 */
export function useHolder(page: Pick<PersonPage, 'holder' | 'transfers'> | undefined) {
  const { queries } = useStation();
  const status = useQuery(queries.station.status.queryOptions());
  const facility = status.data?.facility;
  const here = facility ? { id: facility.id, name: facility.name } : undefined;
  const holder = page?.holder ?? undefined;
  const claimed = holder === undefined || holder.writing.length < 2 ? [] : holder.writing.flatMap((id) => page?.transfers.findLast(({ to }) => to.id === id)?.to ?? []);
  const elsewhere = holder !== undefined && here !== undefined && !holder.writing.includes(here.id);
  return { here, holder: holder && { id: holder.id, name: holder.name }, since: holder?.since ?? undefined, elsewhere, claimed };
}
