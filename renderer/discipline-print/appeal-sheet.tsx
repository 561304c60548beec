import { tierOf } from '../../shared/discipline/case.ts';
import { roundsOf } from '../../shared/discipline/clocks.ts';
import { dispositionOf } from '../../shared/discipline/penalties-standing.ts';
import { sayDay } from '../design/day.tsx';
import { AppealTerms } from './appeal-terms.tsx';
import { Field, Paper, Part, Row, Signatures } from './paper.tsx';
import classes from './paper.module.css';
import type { SheetProps } from './sheets.ts';
import { sayTier, when } from './words.ts';

/** The appeal: to whom and by when, what was filed, and what was decided. */
export function AppealSheet(props: SheetProps) {
  const { page, held, clocks } = props;
  const tier = tierOf(held);
  const stands = dispositionOf(held);
  // What was appealed before a rehearing was ordered is no appeal from what stands now.
  const { number, steps } = roundsOf(held).at(-1)!;
  const filed = steps.findLast((one) => one.kind === 'appeal.filed');
  const decided = steps.findLast((one) => one.kind === 'appeal.decided');
  const decision = clocks.find(({ id, round }) => id === 'appeal-decision' && round === number);
  return (
    <Paper page={page} title="Appeal notice">
      <Row>
        <Field label="Report of">{`${sayDay(held.report.date)}, ${held.report.time}`}</Field>
        <Field label="Charges">{held.report.rules.join(', ')}</Field>
        <Field label="Tier">{tier === null ? undefined : sayTier(tier)}</Field>
        <Field label="Disposition">{stands === null ? undefined : when(stands.at)}</Field>
      </Row>
      <AppealTerms {...props} />
      <Part title="The appeal">
        <Row>
          <Field label="Received">{filed?.kind === 'appeal.filed' ? when(filed.body.at) : undefined}</Field>
          <Field label="To be decided by">{decision ? when(decision.last) : undefined}</Field>
          <Field label="Decided">{decided?.kind === 'appeal.decided' ? `${decided.body.outcome}, ${when(decided.body.at)}, by ${decided.body.decidedBy}` : undefined}</Field>
        </Row>
        {filed?.kind === 'appeal.filed' && filed.body.grounds !== undefined && (
          <Row>
            <Field label="Grounds">{filed.body.grounds}</Field>
          </Row>
        )}
      </Part>
      {filed === undefined && (
        <Part title="Grounds">
          <div className={classes['blank']} />
        </Part>
      )}
      <Signatures of={['Signature of the incarcerated individual', 'Date']} />
    </Paper>
  );
}
