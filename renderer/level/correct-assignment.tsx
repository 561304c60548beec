import { SegmentedControl, TextInput } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { cellCorrected, type CellStay } from '../../shared/housing/cell.ts';
import { levelCorrected, type LevelBody, type LevelHeld } from '../../shared/shu/level.ts';
import { CorrectDialog } from '../forms/correct-dialog.tsx';

/** Correcting a level or a cell that was entered wrongly: the same words again, with the mistake put right. */
export function CorrectAssignment({ page, what, root, label = 'Correct' }: { readonly page: PersonPage; readonly what: 'level' | 'cell'; readonly root: string; readonly label?: string }) {
  const held = page.levels.find((one) => one.root === root);
  const stay = page.cells.find((one) => one.root === root);
  if (what === 'level' && held) return <CorrectLevel page={page} held={held} label={label} />;
  return stay ? <CorrectCell page={page} stay={stay} label={label} /> : null;
}

function CorrectLevel({ page, held, label }: { readonly page: PersonPage; readonly held: LevelHeld; readonly label: string }) {
  return (
    <CorrectDialog
      label={label}
      subject={page.id}
      kind={levelCorrected.name}
      entry={held.entry}
      fact="a level"
      effective={held.since}
      dayLabel="From"
      words={{ level: held.level as string }}
      bodyOf={({ level }) => ({ ...wordsKept(held, level), level })}
      renderFields={({ level }, change) => (
        <SegmentedControl aria-label="Level" data={[{ value: 'I', label: 'Level I' }, { value: 'II', label: 'Level II' }, { value: 'III', label: 'Level III' }]} value={level} onChange={(to) => change({ level: to })} />
      )}
      seen={page.seen}
    />
  );
}

function CorrectCell({ page, stay, label }: { readonly page: PersonPage; readonly stay: CellStay; readonly label: string }) {
  return (
    <CorrectDialog
      label={label}
      subject={page.id}
      kind={cellCorrected.name}
      entry={stay.entry}
      fact="a cell"
      effective={stay.since}
      dayLabel="From"
      words={{ cell: stay.cell }}
      bodyOf={({ cell }) => ({ unit: stay.unit, cell })}
      renderFields={({ cell }, change) => <TextInput label={`Cell of ${stay.unit}`} value={cell} onChange={(event) => change({ cell: event.currentTarget.value.toUpperCase() })} />}
      seen={page.seen}
    />
  );
}

/** What an assignment says besides its level: that it was brought forward, and, where the level stays, what the move carries out. */
function wordsKept(held: LevelHeld, level: string): Omit<LevelBody, 'level'> {
  const { broughtForward, report, finding, immediateMove } = held;
  return {
    ...(broughtForward ? { broughtForward } : {}),
    ...(held.level === level ? { ...(report ? { report } : {}), ...(finding ? { finding } : {}), ...(immediateMove ? { immediateMove } : {}) } : {}),
  };
}
