import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { ReconciledPerson } from '../../shared/contract/shapes.ts';
import { comparedDates, type ComparedDate } from '../../shared/time/reconcile/difference.ts';
import { sayDate } from '../design/day.tsx';
import { ProblemLine } from '../forms/act-form.tsx';
import type { Line, LineKind } from './line-kinds.ts';
import classes from './reconcile.module.css';

const lineHeight = { compared: 62, person: 40, row: 40, problems: 44 } as const;

/** One list of a comparison; only what fits the window is drawn. Arrow keys go from person to person. */
export function Lines({ kind, lines, empty }: { readonly kind: LineKind; readonly lines: readonly Line[]; readonly empty: string }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroll.current, estimateSize: (index) => lineHeight[lines[index]?.is ?? 'row'], overscan: 10 });
  if (lines.length === 0) return <div className="empty">{empty}</div>;
  return (
    <>
      {lines[0]?.is === 'compared' && (
        <div className={`${classes['compared']} ${classes['headings']}`} aria-hidden>
          <span>Person</span>
          <span />
          <span>PE</span>
          <span>CR</span>
          <span>ME</span>
          <span>{kind === 'none' ? '' : 'Apart'}</span>
          <span>{kind === 'none' ? '' : 'Likely cause'}</span>
        </div>
      )}
      <div ref={scroll} className={classes['scroll']}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => (
            <div key={item.key} ref={virtual.measureElement} data-index={item.index} className={classes['line']} style={{ transform: `translateY(${item.start}px)` }}>
              <OneLine line={lines[item.index]!} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function OneLine({ line }: { readonly line: Line }) {
  if (line.is === 'compared') return <ComparedLine person={line.person} />;
  if (line.is === 'person') {
    return (
      <Link href={`/people/${line.person.id}/sentence`} className={`${classes['plain']} row-link`} onKeyDown={alongLines}>
        <b>{line.person.name}</b>
        <span className="mono">{line.person.din}</span>
      </Link>
    );
  }
  if (line.is === 'row') {
    return (
      <div className={classes['plain']}>
        <span className="mono">{line.number}</span>
        <span className="quiet">row {line.row}</span>
      </div>
    );
  }
  return (
    <div className={classes['problems']}>
      <span className="quiet">row {line.row}</span>
      <div>
        {line.problems.map((problem) => (
          <div key={`${problem.code}${problem.sentence}`}>
            <ProblemLine problem={problem} />
          </div>
        ))}
      </div>
    </div>
  );
}

function ComparedLine({ person }: { readonly person: ReconciledPerson }) {
  return (
    <Link href={`/people/${person.id}/sentence`} className={`${classes['compared']} row-link`} onKeyDown={alongLines}>
      <span>
        <b>{person.name}</b>
        <br />
        <span className="mono">{person.din}</span>
      </span>
      <span className={`${classes['sides']} quiet`} aria-hidden>
        here
        <br />
        there
      </span>
      {comparedDates.map((name) => (
        <TwoDates key={name} name={name} here={person.here[name]} there={person.there[name]} />
      ))}
      <span className={classes['apart']} data-harm={person.harm}>
        {sayApart(person)}
      </span>
      <span className={classes['cause']}>
        {person.cause}
        {person.verify && <span className={classes['verify']}>computed here, verify</span>}
      </span>
    </Link>
  );
}

function TwoDates({ name, here, there }: { readonly name: ComparedDate; readonly here: string; readonly there: string }) {
  const differs = there !== '' && here !== there;
  return (
    <span className={differs ? classes['differs'] : 'quiet'} aria-label={`${name.toUpperCase()} here ${sayDate(here)}, there ${there === '' ? 'not given' : sayDate(there)}`} role="group">
      {sayDate(here)}
      <br />
      {there === '' ? '–' : sayDate(there)}
    </span>
  );
}

function sayApart({ harm, days }: ReconciledPerson): string {
  if (harm !== 'earlier' && harm !== 'later') return '';
  if (days === null) return harm === 'earlier' ? 'none there' : 'none here';
  return `${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'} ${harm}`;
}

/** Up and down go from one person's line to the next. */
function alongLines(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const line = event.currentTarget.parentElement;
  const next = line?.parentElement?.querySelector<HTMLElement>(`[data-index="${Number(line.dataset['index']) + step}"] a`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
