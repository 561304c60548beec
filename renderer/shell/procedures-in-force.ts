import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { withAdopted } from '../../shared/procedures/adoption.ts';
import { defaultProcedures, type Procedures } from '../../shared/procedures/procedures.ts';
import { useStation } from '../station-link/station.tsx';

/** The procedures in force at the station: those that this program brings, and those adopted there. Null until the station has said which. */
export function useProceduresInForce(): Procedures | null {
  const { queries } = useStation();
  const { data } = useQuery(queries.procedures.adopted.queryOptions());
  return useMemo(() => data ? withAdopted(defaultProcedures, Object.groupBy(data, ({ procedure }) => procedure)) : null, [data]);
}
