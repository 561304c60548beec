import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import board from '../board/board.module.css';
import { StandingShown } from '../board/standing-shown.tsx';
import { useStation } from '../station-link/station.tsx';

/** A person's level clock as it is now, with its steps, beside what is to be decided about him. In: whether the steps are open from the beginning. */
export function StandingSheet({ person, worked = false }: { readonly person: string; readonly worked?: boolean }) {
  const { queries } = useStation();
  const found = useQuery(queries.housing.standing.queryOptions({ input: { person } }));
  return (
    <section className="sheet" aria-label="The level clock">
      <div className="sheet-title">
        <Title order={2}>The level clock</Title>
      </div>
      {found.data ? <div className={board['standing']}><StandingShown standing={found.data} worked={worked} /></div> : found.error ? <div className="empty">The station does not answer.</div> : <Skeleton height={120} />}
    </section>
  );
}
