import { appealAuthority } from '../../shared/discipline/appeal.ts';
import { tierOf } from '../../shared/discipline/case.ts';
import { roundsOf } from '../../shared/discipline/clocks.ts';
import { appealNotice } from '../../shared/discipline/notice-words.ts';
import { dispositionOf } from '../../shared/discipline/penalties-standing.ts';
import { dayOf } from '../../shared/discipline/moment.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { Notice } from './notice.tsx';
import { Field, Part, Row } from './paper.tsx';
import type { SheetProps } from './sheets.ts';
import { when } from './words.ts';

/** The right to appeal: to whom, in what time, and the last day by the clock that runs from the delivery. */
export function AppealTerms({ held, clocks, procedures }: SheetProps) {
  const tier = tierOf(held);
  const stands = dispositionOf(held);
  const clock = stands === null ? undefined : clocks.find(({ id, round }) => id === 'appeal' && round === roundsOf(held).at(-1)!.number);
  const on = clock?.from.at ?? stands?.at;
  return (
    <Part title="Appeal">
      <Row>
        <Field label="To">{tier === null ? undefined : `the ${appealAuthority(tier)}`}</Field>
        <Field label="Disposition received">{clock ? when(clock.from.at) : undefined}</Field>
        <Field label={clock?.last.includes('T') ? 'Last moment to appeal' : 'Last day to appeal'}>{clock ? <b>{when(clock.last)}</b> : undefined}</Field>
      </Row>
      {tier !== null && <Notice sentences={appealNotice(tier, inForceOn(procedures.discipline, Temporal.PlainDate.from(on === undefined ? held.report.date : dayOf(on))).numbers)} />}
    </Part>
  );
}
