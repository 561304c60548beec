import { SegmentedControl, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { isDay } from '../../shared/entry/day.ts';
import { dateTitles, type Computation, type DateName } from '../../shared/time/computation.ts';
import { sayShownDate } from '../certify/say-shown.ts';
import { dateGroups } from '../dates/date-groups.ts';
import { Steps } from '../person/steps.tsx';
import { compareDate, type Compared, type Direction } from './difference.ts';
import classes from './what-if.module.css';

const sides = ['Now', 'If'] as const;
type Side = (typeof sides)[number];

/** Marks beside the words, so that the direction is seen without reading and without colour. */
const marks: Readonly<Record<Direction, string>> = { same: '', earlier: '◀', later: '▶', shorter: '▼', longer: '▲', other: '◆' };

/** The dates of both sides beside each other, with the difference; each opens to the steps of either side. */
export function ComparedDates({ now, instead }: { readonly now: Computation; readonly instead: Computation }) {
  const [open, setOpen] = useState<DateName>('CR');
  const [side, setSide] = useState<Side>('If');
  const rows = dateGroups.flatMap(({ names }) => names).map((name) => compareDate(name, now, instead));
  const shown = rows.filter((row) => row.direction !== 'same' || (row.now !== 'NONE' && row.now !== ''));
  const computation = side === 'Now' ? now : instead;
  return (
    <aside className={`sheet ${classes['compared']}`} aria-label="The dates, now and if">
      <div className="sheet-title">
        <Title order={2}>The dates, now and if</Title>
      </div>
      {instead.outcome === 'not computed' && (
        <div role="status" className={classes['missing']}>
          <b>If: not computed.</b>
          {instead.missing.map((missing) => (
            <Text size="sm" key={missing}>
              {missing}
            </Text>
          ))}
        </div>
      )}
      {shown.length === 0 ? (
        <Text size="sm" className="quiet">
          {now.outcome === 'not computed' ? now.missing.join(' ') : 'There are no dates.'}
        </Text>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              {['Date', ...sides, 'Difference'].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.name} row={row} isOpen={open === row.name} choose={() => setOpen(row.name)} />
            ))}
          </tbody>
        </table>
      )}
      {shown.some(({ name }) => name === open) && (
        <div className={classes['steps']}>
          <SegmentedControl size="xs" value={side} onChange={(value) => setSide(value as Side)} data={[...sides]} aria-label="Steps of" />
          {computation.outcome === 'computed' ? (
            <Steps computation={computation} name={open} daybook={null} />
          ) : (
            computation.missing.map((missing) => (
              <Text size="sm" key={missing}>
                {missing}
              </Text>
            ))
          )}
        </div>
      )}
    </aside>
  );
}

function Row({ row, isOpen, choose }: { readonly row: Compared; readonly isOpen: boolean; readonly choose: () => void }) {
  const { name, now, instead, direction, says } = row;
  return (
    <tr data-open={isOpen} data-direction={direction} onClick={choose}>
      <th scope="row">
        <UnstyledButton aria-pressed={isOpen}>{dateTitles[name]}</UnstyledButton>
      </th>
      <td data-testid={`now-${name}`}>
        <Value shown={now} />
      </td>
      <td data-testid={`if-${name}`}>
        <Value shown={instead} />
      </td>
      <td data-testid={`difference-${name}`} className={direction === 'longer' || direction === 'shorter' ? undefined : 'nowrap'}>
        <span aria-hidden>{marks[direction]}</span> {says}
      </td>
    </tr>
  );
}

/** A day is not broken at the end of a line; a long term is. */
function Value({ shown }: { readonly shown: string }) {
  return <span className={isDay(shown) ? 'nowrap' : undefined}>{sayShownDate(shown)}</span>;
}
