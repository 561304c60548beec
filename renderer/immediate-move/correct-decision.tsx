import { Group, Radio } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { immediateMoveDecisionCorrected } from '../../shared/shu/immediate-move.ts';
import type { ImmediateMove } from '../../shared/shu/slice.ts';
import { CorrectDialog } from '../forms/correct-dialog.tsx';

/** Correcting the Watch Commander's decision on an immediate move, by the one who made it. */
export function CorrectDecision({ page, move, decided }: { readonly page: PersonPage; readonly move: ImmediateMove; readonly decided: NonNullable<ImmediateMove['decided']> }) {
  const words: { readonly outcome: string } = { outcome: decided.outcome };
  return (
    <CorrectDialog
      subject={page.id}
      kind={immediateMoveDecisionCorrected.name}
      entry={decided.entry}
      fact="the decision on the immediate move"
      effective={decided.day}
      dayLabel="Decided on"
      words={words}
      bodyOf={({ outcome }) => ({ request: move.root, outcome })}
      renderFields={({ outcome }, change) => (
        <Radio.Group label="The Watch Commander’s decision" withAsterisk value={outcome} onChange={(chosen) => change({ outcome: chosen })}>
          <Group mt={6}>
            <Radio value="approved" label="Approve" />
            <Radio value="refused" label="Refuse" />
          </Group>
        </Radio.Group>
      )}
      seen={page.seen}
    />
  );
}
