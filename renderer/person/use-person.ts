import { useQuery } from '@tanstack/react-query';
import { useStation } from '../station-link/station.tsx';

/** A person's page from the station. */
export function usePerson(id: string) {
  const { queries } = useStation();
  return useQuery(queries.people.open.queryOptions({ input: { id } }));
}
