import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { immediateMoveDecisionVoided, immediateMoveRequested, immediateMoveRequestVoided } from '../../shared/shu/immediate-move.ts';
import type { ImmediateMove } from '../../shared/shu/slice.ts';
import { movesDownToMake } from '../../shared/shu/work.ts';
import { levelNow } from '../../shared/shu/slice.ts';
import classes from '../case/case.module.css';
import { recordOf } from '../case/record-of.ts';
import { StandingSheet } from '../captain/standing-sheet.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { assignAddress } from '../level/addresses.ts';
import { useWho } from '../shell/who.ts';
import { CorrectDecision } from './correct-decision.tsx';
import { CorrectRequest } from './correct-request.tsx';
import { DecideMove } from './decide-move.tsx';
import { MoveLine } from './move-line.tsx';
import { RequestForm } from './request-form.tsx';

/** Immediate moves of a person: asked for, decided on by the Watch Commander, and made (PIMS R9). In: the report it is opened from, if any. */
export function ImmediateMovePage({ person, report }: { readonly person: string; readonly report?: string | undefined }) {
  return (
    <FormPage person={person} title="Immediate move">
      {(page) => <Shown page={page} report={report} />}
    </FormPage>
  );
}

function Shown({ page, report }: { readonly page: PersonPage; readonly report: string | undefined }) {
  const { who, today } = useWho();
  const { immediateMoves } = page.shu;
  const record = recordOf(page);
  const toMake = new Set(movesDownToMake(record, Temporal.PlainDate.from(today)).map(({ entry }) => entry));
  const level = levelNow(record)?.level;
  const waits = immediateMoves.some(({ decided }) => decided === null);
  const may = immediateMoveRequested.roles.includes(who.role);
  const mayMove = level !== undefined && level !== 'I';
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        {immediateMoves.toReversed().map((move) => (
          <Move key={move.root} page={page} move={move} toMake={move.decided !== null && toMake.has(move.decided.entry)} />
        ))}
        {!may && <div className="sheet empty">An immediate move is asked for by: {immediateMoveRequested.roles.map((role) => roleNames[role]).join(', ')}.</div>}
        {may && !mayMove && <div className="sheet empty">{level === 'I' ? 'He is at Level I: there is no level to be moved down from.' : 'He is in no level.'}</div>}
        {may && mayMove && !waits && toMake.size === 0 && <RequestForm page={page} report={report} />}
      </div>
      <div className={classes['column']}>
        <StandingSheet person={page.id} />
      </div>
    </div>
  );
}

function Move({ page, move, toMake }: { readonly page: PersonPage; readonly move: ImmediateMove; readonly toMake: boolean }) {
  const { who } = useWho();
  const { decided } = move;
  return (
    <section className="sheet" aria-label="A request">
      <div className="sheet-title">
        <Title order={2}>{decided === null ? 'Asked for' : decided.outcome === 'approved' ? (toMake ? 'Approved, to be made now' : 'Approved') : 'Refused'}</Title>
        <Group gap={4}>
          {decided === null && move.askedBy.includes(who.account) && <CorrectRequest page={page} move={move} />}
          {decided === null && move.askedBy.includes(who.account) && <StrikeOut subject={page.id} kind={immediateMoveRequestVoided.name} entry={move.entry} effective={move.day} fact="the request of an immediate move" seen={page.seen} />}
          {decided !== null && decided.by === who.account && <CorrectDecision page={page} move={move} decided={decided} />}
          {decided !== null && decided.by === who.account && <StrikeOut subject={page.id} kind={immediateMoveDecisionVoided.name} entry={decided.entry} effective={decided.day} fact="the decision on the immediate move" seen={page.seen} />}
        </Group>
      </div>
      <Stack gap="xs">
        <MoveLine page={page} move={move} />
        {move.report !== undefined && (
          <Text size="sm">
            On <Link href={`/people/${page.id}/case/${move.report}`}>this report</Link>.
          </Text>
        )}
        {decided === null && <DecideMove page={page} move={move} />}
        {toMake && (
          <Button component={Link} href={assignAddress(page.id, 'I')} size="compact-md" style={{ alignSelf: 'start' }}>
            Record the move to Level I and a cell
          </Button>
        )}
      </Stack>
    </section>
  );
}
