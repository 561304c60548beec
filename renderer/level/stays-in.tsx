import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CellStay } from '../../shared/housing/cell.ts';
import type { Level } from '../../shared/shu/level.ts';
import { ProblemLine } from '../forms/act-form.tsx';
import { useStation } from '../station-link/station.tsx';

/** What a level without another cell means: where he stays, and what does not go with it (PIMS R6, R15, R16). */
export function StaysIn({ person, level, stay, isUp }: { readonly person: string; readonly level: Level; readonly stay: CellStay; readonly isUp: boolean }) {
  const { queries } = useStation();
  const against = useQuery(queries.housing.levelInCell.queryOptions({ input: { person, level } }));
  return (
    <div role="group" aria-label="The cell he stays in">
      <Text size="sm" className="quiet">
        Without a cell he stays in <span className="mono">{stay.cell}</span>
        {isUp ? '; a move up is made when there is a bed on a gallery of the level (PIMS R5, R6).' : '.'}
      </Text>
      {against.data?.map((one) => (
        <div key={one.code}>
          <ProblemLine problem={{ ...one, field: '' }} />
        </div>
      ))}
    </div>
  );
}
