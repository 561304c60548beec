import { dispositionOf } from '../../shared/discipline/penalties-standing.ts';
import type { About } from './about.ts';
import { EffectsShown } from './effects-shown.tsx';
import { FindingsShown } from './findings-shown.tsx';
import { PenaltiesShown } from './penalties-shown.tsx';

/** What a disposition that stands says, what it imposed and what it has caused; nothing before one, and none while a rehearing is to come. */
export function AfterDisposition({ about }: { readonly about: Pick<About, 'page' | 'held' | 'record' | 'today' | 'procedures'> }) {
  if (!dispositionOf(about.held)) return null;
  return (
    <>
      <FindingsShown about={about} />
      <PenaltiesShown about={about} />
      <EffectsShown about={about} />
    </>
  );
}
