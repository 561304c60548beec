import { Badge, Tooltip } from '@mantine/core';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { DaybookLine } from '../../shared/contract/shapes.ts';
import { sayDay, sayMoment, withDays } from '../design/day.tsx';
import classes from './daybook.module.css';
import { withFacetNames } from './facet-words.ts';

/** An entry as the book shows it: when, who, what, why; struck through where a later entry struck it. */
export function EntryLine({ line, withSubject = false, children }: { readonly line: DaybookLine; readonly withSubject?: boolean; readonly children?: React.ReactNode }) {
  const struck = line.outcome.is === 'struck';
  const effective = sayDay(line.effective);
  return (
    <article className={classes['line']} id={`entry-${line.id}`} data-outcome={line.outcome.is}>
      <div className={classes['when']}>
        <time dateTime={line.at}>{sayMoment(line.at)}</time>
        <span className="quiet">
          no. {line.seq}
        </span>
      </div>
      <div className={classes['what']}>
        {withSubject && line.subject.type === 'person' && (
          <>
            <Link href={`/people/${line.subject.id}`}>{line.subjectName}</Link>
            {': '}
          </>
        )}
        <span className={struck ? 'struck' : undefined}>{withDays(line.says)}</span>
        {line.kind !== 'expunged' && <span className="quiet"> as of {effective}</span>}
        {line.reason !== null && <div className={classes['reason']}>“{line.reason}”</div>}
        {children}
      </div>
      <div className={classes['who']}>
        <b>{line.authorName}</b>
        <span className="quiet">{roleNames[line.role]}</span>
      </div>
      <OutcomeMark line={line} />
    </article>
  );
}

function OutcomeMark({ line }: { readonly line: DaybookLine }) {
  const { outcome } = line;
  if (outcome.is === 'applied') return <span />;
  const says = outcome.is === 'struck' ? 'A later entry struck this one; both stay in the book.' : withFacetNames(outcome.because);
  const colour = { struck: 'gray', 'in question': 'orange', 'standing aside': 'yellow', unread: 'red' }[outcome.is];
  return (
    <Tooltip label={says} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <Badge color={colour} variant="light" tabIndex={0}>
        {outcome.is}
      </Badge>
    </Tooltip>
  );
}
