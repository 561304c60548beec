import { Table } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { DocketLine } from '../../shared/contract/discipline-shapes.ts';
import { clockWords } from '../../shared/discipline/clock.ts';
import { dayOf } from '../../shared/discipline/moment.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayDay } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { useWho } from '../shell/who.ts';
import { clockTitle, isOpen, sayLast, sayLeft, sayTier } from './clock-say.ts';
import classes from './discipline.module.css';

/** Hearings as rows: when, who, which case, what is missing and which clock presses; arrows move, Enter opens the case. */
export function DocketRows({ lines }: { readonly lines: readonly DocketLine[] }) {
  const { now } = useWho();
  const [, go] = useLocation();
  const onKeyDown = (line: DocketLine) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') go(caseAddress(line.person, line.report));
    const next = { ArrowDown: event.currentTarget.nextElementSibling, ArrowUp: event.currentTarget.previousElementSibling }[event.key];
    if (!next) return;
    event.preventDefault();
    (next as HTMLElement).focus();
  };
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={130}>When</Table.Th>
          <Table.Th>Person</Table.Th>
          <Table.Th w={100}>Cell</Table.Th>
          <Table.Th>Case</Table.Th>
          <Table.Th>Missing</Table.Th>
          <Table.Th>Clocks</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.report} className="row-link" tabIndex={0} onClick={() => go(caseAddress(line.person, line.report))} onKeyDown={onKeyDown(line)}>
            <Table.Td className="nowrap">{sayWhen(line, now)}</Table.Td>
            <Table.Td>
              <b>{line.name}</b>
              <div className="quiet mono">{line.din}</div>
            </Table.Td>
            <Table.Td className="mono nowrap">{sayPlace(line)}</Table.Td>
            <Table.Td>
              {sayTier(line.tier)} {line.rules.join(', ')}
              <div className="quiet">{`${sayDay(line.day)}, ${line.state}`}</div>
            </Table.Td>
            <Table.Td>{line.missing.length === 0 ? <span className="quiet">nothing</span> : <span className={classes['wait']}>{line.missing.join(', ')}</span>}</Table.Td>
            <Table.Td>
              {line.clocks
                .filter((clock) => isOpen(clock, now))
                .map((clock) => (
                  <div key={clock.clock}>
                    {clockTitle(clock)}: {sayLast(clock.last)}, <b>{sayLeft(clock, now)}</b> {clockWords[clock.clock].mandatory && <b className={classes['word']}>mandatory</b>}
                  </div>
                ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function sayWhen({ at, state }: DocketLine, now: string): string {
  if (at === null) return state === 'adjourned' ? 'no day set' : 'not opened';
  const said = sayLast(at);
  if (state !== 'adjourned') return said;
  return dayOf(at) < dayOf(now) ? `was for ${said}` : said;
}
