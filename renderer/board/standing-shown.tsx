import { Link } from 'wouter';
import type { LevelStanding } from '../../shared/contract/housing-shapes.ts';
import { pims } from '../../shared/shu/rules.ts';
import { sayDay, WholeDays, withDays } from '../design/day.tsx';
import { findingWords } from '../eligibility/finding-words.ts';
import { StepList } from '../person/step-list.tsx';
import { useWho } from '../shell/who.ts';
import classes from './board.module.css';

/** A person's level and clock with its steps, what holds him back, what may, his orders and whom he is kept from. In: whether the steps are open from the beginning. */
export function StandingShown({ standing, worked = false }: { readonly standing: LevelStanding; readonly worked?: boolean }) {
  const { today } = useWho();
  const { id, clock, finding, work, separations } = standing;
  const daybook = `/people/${id}/daybook`;
  const kept = separations.filter(({ ended }) => ended === null);
  return (
    <>
      {clock.level === null || clock.since === null ? (
        <p className="quiet">In no level.</p>
      ) : (
        <dl className={classes['facts']}>
          <dt>In the level</dt>
          <dd>
            {clock.daysInLevel} days, since {sayDay(clock.since)}
          </dd>
          {clock.to !== null && (
            <>
              <dt>Level {clock.to}</dt>
              <dd>
                {clock.earliest === null ? 'no day can be said' : clock.earliest <= today ? `by the clock since ${sayDay(clock.earliest)}` : `not before ${sayDay(clock.earliest)}`}
                {clock.setBy !== null && <span className="quiet"> ({pims(clock.setBy)})</span>}
              </dd>
            </>
          )}
          {finding !== null && (
            <>
              <dt>Finding</dt>
              <dd>
                Level {finding.finding.to}: {findingWords[finding.state]}, {sayDay(finding.finding.day)}
                {finding.because && <div className="quiet">{withDays(finding.because.says)}</div>}
              </dd>
            </>
          )}
        </dl>
      )}
      <Lines title="Holds him back" lines={clock.holds.map(({ says, rule, entry }) => ({ says, rule: pims(rule), entry }))} daybook={daybook} />
      <Lines title="At risk" lines={clock.risks.map(({ says, rule, entry }) => ({ says, rule: pims(rule), entry }))} daybook={daybook} />
      <Lines
        title="Awaits somebody"
        lines={[
          ...work.captain.map(({ says }) => ({ says: `The Captain: ${says}`, rule: 'PIMS R8' })),
          ...work.immediateMoves.map(({ nature, day }) => ({ says: `The Watch Commander: immediate move for ${nature}, asked for ${day}`, rule: 'PIMS R9' })),
          ...work.movesDown.map(({ says, rule }) => ({ says, rule: pims(rule) })),
        ]}
      />
      <Lines title="Orders" lines={work.orders.map(({ of, words, since, reviewBy }) => ({ says: `${of === 'restraint' ? 'Restraint' : 'Deprivation'} order since ${since}: ${words}. To be reviewed by ${reviewBy}`, rule: '' }))} />
      {kept.length > 0 && (
        <>
          <h3>Kept separate from</h3>
          <ul>
            {kept.map(({ root, withId, withName, withCell, why, scope }) => (
              <li key={root}>
                <Link href={`/people/${withId}/level`}>{withName}</Link> <span className="quiet">{withCell ?? 'in no cell'}</span>: {why}
                {scope !== null && ` (${scope})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {clock.steps.length > 0 && (
        <details open={worked}>
          <summary>How the day was worked out</summary>
          <StepList steps={clock.steps} daybook={daybook} />
          {clock.inferred.map(({ rule, says }) => (
            <p key={says} className="quiet">
              This program’s reading: <WholeDays text={says} /> ({pims(rule)})
            </p>
          ))}
        </details>
      )}
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly { readonly says: string; readonly rule: string; readonly entry?: string }[];
  /** Where the entries are, if lines name theirs. */
  readonly daybook?: string;
}

function Lines({ title, lines, daybook }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ says, rule, entry }, index) => (
          // Two reports of one day read the same.
          <li key={index}>
            {withDays(says)} {rule !== '' && <span className="quiet nowrap">{rule}</span>}
            {daybook !== undefined && entry !== undefined && (
              <>
                {' '}
                <span className="nowrap">
                  <Link href={daybook}>its entry</Link>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
