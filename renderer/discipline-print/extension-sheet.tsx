import { tierOf } from '../../shared/discipline/case.ts';
import { sayDay } from '../design/day.tsx';
import { Field, Paper, Part, Row, Signatures } from './paper.tsx';
import classes from './paper.module.css';
import type { SheetProps } from './sheets.ts';
import { sayTier, when } from './words.ts';

/** Each extension of the time of a hearing: asked by, authorized by, when, to when, why; and whether it counts, as the clock has it. */
export function ExtensionSheet({ page, held, clocks }: SheetProps) {
  const tier = tierOf(held);
  const extended = clocks.flatMap((clock) => clock.extensions.map((extension, index) => ({ clock, extension, index })));
  return (
    <Paper page={page} title="Extension of time">
      <Row>
        <Field label="Report of">{`${sayDay(held.report.date)}, ${held.report.time}`}</Field>
        <Field label="Charges">{held.report.rules.join(', ')}</Field>
        <Field label="Tier">{tier === null ? undefined : sayTier(tier)}</Field>
      </Row>
      {extended.map(({ clock, extension: { entry, askedBy, authorizedBy, at, until, why, counts } }) => (
        <Part key={entry} title={`${clock.title}${clock.round > 1 ? ', rehearing' : ''}`}>
          <Row>
            <Field label="Asked by">{askedBy}</Field>
            <Field label="Authorized by">{authorizedBy}</Field>
            <Field label="Authorized on">{when(at)}</Field>
          </Row>
          <Row>
            <Field label="Counted from">{`${clock.from.what}, ${when(clock.from.at)}`}</Field>
            <Field label="Extended to">{sayDay(until)}</Field>
            <Field label="Counts">{counts ? 'yes' : `no: it was not authorized before the time had run, or gives no more of it; the last day is ${when(clock.last)}`}</Field>
          </Row>
          <Row>
            <Field label="Why">{why}</Field>
          </Row>
        </Part>
      ))}
      {extended.length === 0 && (
        <Part title="Extension">
          <Row>
            <Field label="Asked by" />
            <Field label="Authorized by" />
            <Field label="Authorized on" />
            <Field label="Extended to" />
          </Row>
        </Part>
      )}
      <p className={classes['words']} style={{ marginTop: '9pt' }}>
        An extension is authorized before the time has run (7 NYCRR 251-5.1).
      </p>
      <Signatures of={['Signature of the one who authorizes', 'Date and time']} />
    </Paper>
  );
}
