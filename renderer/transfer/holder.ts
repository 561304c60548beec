import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useStation } from '../station-link/station.tsx';

/** Which facility this is, and which holds a person; undefined holder where no transfer stands: then it is the one that received him. */
export function useHolder(transfers: PersonPage['transfers']) {
  const { queries } = useStation();
  const status = useQuery(queries.station.status.queryOptions());
  const facility = status.data?.facility;
  const here = facility ? { id: facility.id, name: facility.name } : undefined;
  const last = transfers.at(-1);
  return { here, holder: last?.to, since: last?.since, elsewhere: last !== undefined && here !== undefined && last.to.id !== here.id };
}
