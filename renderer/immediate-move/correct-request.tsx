import { Radio, Stack, Textarea } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { immediateMoveRequestCorrected, natures } from '../../shared/shu/immediate-move.ts';
import type { ImmediateMove } from '../../shared/shu/slice.ts';
import { CorrectDialog } from '../forms/correct-dialog.tsx';
import { ReportChoice } from './report-choice.tsx';

/** Correcting a request of an immediate move on which nobody has decided. */
export function CorrectRequest({ page, move }: { readonly page: PersonPage; readonly move: ImmediateMove }) {
  const words: { readonly nature: string; readonly words: string; readonly report: string } = { nature: move.nature, words: move.words, report: move.report ?? '' };
  return (
    <CorrectDialog
      subject={page.id}
      kind={immediateMoveRequestCorrected.name}
      entry={move.entry}
      fact="the request of an immediate move"
      effective={move.day}
      dayLabel="Asked for on"
      words={words}
      bodyOf={({ nature, words: happened, report }) => ({ nature, words: happened, ...(report === '' ? {} : { report }) })}
      renderFields={({ nature, words: happened, report }, change) => (
        <>
          <Radio.Group label="What it is" withAsterisk value={nature} onChange={(chosen) => change({ nature: chosen })}>
            <Stack gap={6} mt={6}>
              {natures.map((one) => (
                <Radio key={one} value={one} label={one.charAt(0).toUpperCase() + one.slice(1)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea label="What happened" withAsterisk autosize minRows={3} value={happened} onChange={(event) => change({ words: event.currentTarget.value })} />
          <ReportChoice page={page} value={report} onChange={(event) => change({ report: event.currentTarget.value })} />
        </>
      )}
      seen={page.seen}
    />
  );
}
