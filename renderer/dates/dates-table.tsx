import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Computation, DateName } from '../../shared/time/computation.ts';
import { inFull } from '../../shared/time/citation.ts';
import { withDays } from '../design/day.tsx';
import { Steps } from '../person/steps.tsx';
import type { DateLine, DateList } from './date-line.ts';
import classes from './dates.module.css';

interface DatesTableProps {
  readonly list: DateList;
  readonly computation: Computation;
  readonly daybook: string;
}

const columns = ['Date', 'As it stands', 'From today', 'How sure', 'Status, and what could move it'];

/** The dates in groups. Arrows move through them, Enter opens one to its steps, Esc closes it again. */
export function DatesTable({ list, computation, daybook }: DatesTableProps) {
  const [open, setOpen] = useState<DateName | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const buttons = () => [...(table.current?.querySelectorAll<HTMLButtonElement>('button[data-date]') ?? [])];
  useEffect(() => buttons()[0]?.focus({ preventScroll: true }), []);

  const move = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.findIndex((button) => button.dataset['date'] === (document.activeElement as HTMLElement | null)?.dataset['date']);
    const to = { ArrowDown: Math.min(at + 1, all.length - 1), ArrowUp: Math.max(at - 1, 0), Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape' && open !== null) {
      all.find((button) => button.dataset['date'] === open)?.focus();
      setOpen(null);
    } else if (to === undefined || at < 0) return;
    else all[to]?.focus();
    event.preventDefault();
  };

  return (
    <section className={`sheet ${classes['list']}`} aria-label="Dates">
      <VisuallyHidden component="h2">Every date, to be opened to its steps</VisuallyHidden>
      {/* The keys belong to the buttons within: they are caught here for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table ref={table} className={classes['dates']} onKeyDown={move}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {list.groups.map(({ title, lines }) => (
          <tbody key={title}>
            <tr>
              <th colSpan={columns.length} scope="rowgroup" className={classes['group']}>
                {title}
              </th>
            </tr>
            {lines.map((line) => (
              <Line key={line.name} line={line} computation={computation} daybook={daybook} isOpen={open === line.name} toggle={() => setOpen(open === line.name ? null : line.name)} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface LineProps {
  readonly line: DateLine;
  readonly computation: Computation;
  readonly daybook: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function Line({ line, computation, daybook, isOpen, toggle }: LineProps) {
  const { name, title, value, far, sure, doubts, because, status, couldMove, isIdle } = line;
  const canOpen = line.hasSteps && computation.outcome === 'computed';
  return (
    <>
      <tr data-open={isOpen} className={isIdle ? classes['idle'] : undefined} onClick={canOpen ? toggle : undefined}>
        <th scope="row">
          <UnstyledButton data-date={name} className={classes['name']!} aria-expanded={canOpen ? isOpen : undefined} aria-disabled={!canOpen || undefined} aria-controls={isOpen ? `steps-${name}` : undefined}>
            <IconChevronRight size={15} className={classes['chevron']} style={canOpen ? undefined : { visibility: 'hidden' }} aria-hidden />
            {title}
          </UnstyledButton>
        </th>
        <td className={classes['value']} data-testid={`date-${name}`}>
          {value}
        </td>
        <td className={classes['far']}>{far}</td>
        <td className={sure === 'computed' ? undefined : classes['unsure']}>
          {sure}
          {doubts.length > 0 && (
            <sup>
              {doubts.map((doubt) => (
                <UnstyledButton key={doubt} className={classes['mark']!} onClick={(event) => toDoubt(event, doubt)} aria-label={`To verify, point ${doubt}`}>
                  {doubt}
                </UnstyledButton>
              ))}
            </sup>
          )}
        </td>
        <td>
          {status !== null && <div className={classes['status']}>{withDays(inFull(status))}</div>}
          {because.map((why) => (
            <div key={why}>{withDays(inFull(why))}</div>
          ))}
          {couldMove.map((cause) => (
            <div key={cause} className={classes['unsure']}>
              Could still move: {withDays(cause)}
            </div>
          ))}
        </td>
      </tr>
      {isOpen && computation.outcome === 'computed' && (
        <tr>
          <td colSpan={columns.length} id={`steps-${name}`} className={classes['opened']}>
            <Steps computation={computation} name={name} daybook={daybook} />
          </td>
        </tr>
      )}
    </>
  );
}

function toDoubt(event: MouseEvent, doubt: number): void {
  event.stopPropagation();
  document.getElementById(`doubt-${doubt}`)?.scrollIntoView({ block: 'center' });
}
