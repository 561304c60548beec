import type { IfDecided } from '../../shared/shu/if-decided.ts';
import { pims } from '../../shared/shu/rules.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';

/** A level clock in a line, and what it does to a finding. In: where somebody stands or would stand; the day (ISO). */
export function SayClock({ after: { clock, finding }, today }: { readonly after: IfDecided; readonly today: string }) {
  const { level, to, earliest, setBy, from } = clock;
  // On an order no day can be said; what runs besides says the least it can be.
  const atLeast = earliest === null ? clock.holds.flatMap(({ until }) => until ?? []).toSorted().at(-1) : undefined;
  if (level === null) return <span className="quiet">In no level.</span>;
  return (
    <>
      <LevelMark level={level} />{' '}
      {to === null ? (
        'no level above it'
      ) : (
        <>
          Level {to} {earliest === null ? <b>no day can be said</b> : <b>{earliest <= today ? `by the clock since ${sayDay(earliest)}` : `not before ${sayDay(earliest)}`}</b>}
        </>
      )}
      {atLeast !== undefined && `, in any case not before ${sayDay(atLeast)}`}
      {setBy !== null && from !== null && (
        <span className="quiet">
          . {withDays(from.says)} ({pims(setBy)})
        </span>
      )}
      {finding?.state === 'lost' && <div>The finding for Level {finding.finding.to} is lost.</div>}
    </>
  );
}
