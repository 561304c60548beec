import { Badge, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { stepsOf, type Case } from '../../shared/discipline/case.ts';
import { pressing } from '../../shared/discipline/clock.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { sayTimeLeft } from '../../shared/discipline/due.ts';
import { dispositionOf, penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { reportVoided } from '../../shared/discipline/report.ts';
import { isFinal, statusOf } from '../../shared/discipline/status.ts';
import { caseAddress } from '../case/addresses.ts';
import { chargesOf, sayTier } from '../case/case-words.ts';
import { sayDay, sayMoment } from '../design/day.tsx';
import { sayLast } from '../discipline/clock-say.ts';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import classes from './person.module.css';

/** A case in the person's record: when and where, its tier and state in words, the charges with what was found, the penalties, and the clock that presses most. */
export function CaseLine({ page, held, canWrite }: { readonly page: PersonPage; readonly held: Case; readonly canWrite: boolean }) {
  const { who, now, procedures } = useWho();
  const { report } = held;
  const { state, says, next } = statusOf(held);
  const clocks = clocksOf(held, procedures, Temporal.PlainDateTime.from(now));
  const [first] = pressing(clocks);
  const isOwn = canWrite && report.author === who.account;
  return (
    <article className={classes['fact']}>
      <div className={classes['factHead']}>
        <Group gap="xs">
          <Link href={caseAddress(page.id, held.root)}>
            <b>
              {sayDay(report.date)} {report.time}
            </b>
          </Link>
          <Badge variant="light" color="gray">
            {sayTier(held)}
          </Badge>
          <span>{report.place}</span>
        </Group>
        {isOwn && next.includes('report rewritten') && (
          <Group gap={4} wrap="nowrap">
            <Button component={Link} href={`/people/${page.id}/report/${report.entry}`} size="compact-xs" variant="subtle">
              Correct
            </Button>
            {state === 'awaiting review' && <StrikeOut subject={page.id} kind={reportVoided.name} entry={report.entry} effective={report.date} fact={`the report of ${sayDay(report.date)}`} seen={page.seen} />}
          </Group>
        )}
      </div>
      <Text size="sm">
        <b>{isFinal(held, clocks) ? `${state}, final` : state}</b> <span className="quiet">{says}</span>
      </Text>
      <ul className={classes['charges']}>
        {chargesOf(report, procedures).map(({ number, title, manner }) => (
          <li key={number}>
            {number} {title}
            {manner !== null && ` (${manner})`}
            {findingOn(held, number)}
          </li>
        ))}
      </ul>
      {penaltiesOf(held).length > 0 && <Text size="sm">Imposed: {penaltiesOf(held).map(({ penalty }) => sayPenalty(penalty)).join('; ')}</Text>}
      {first && (
        <Text size="sm">
          {first.title}: by {sayLast(first.last)}, <b>{sayTimeLeft(first.last, now)}</b>
        </Text>
      )}
      <Text size="sm" my={4} style={{ whiteSpace: 'pre-wrap' }} maw={820}>
        {report.narrative}
      </Text>
      <Text size="sm" className="quiet">
        Written by {page.authors[report.author] ?? report.author}, {report.written === undefined ? sayMoment(report.writtenAt) : `${sayLast(report.written)}, entered ${sayMoment(report.writtenAt)}`}
        {report.witnesses.length > 0 && `. Witnesses: ${report.witnesses.join(', ')}`}
      </Text>
    </article>
  );
}

/** What the disposition that stands found on a charge; nothing before one. */
function findingOn(held: Case, rule: string): string {
  const made = dispositionOf(held)?.entry;
  const act = stepsOf(held).find((one) => one.entry === made);
  const charge = act?.kind === 'hearing.disposed' ? act.body.charges.find((one) => one.rule === rule) : undefined;
  return charge ? `: ${charge.finding}` : '';
}
