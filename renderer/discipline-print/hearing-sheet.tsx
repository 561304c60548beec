import { roleNames } from '../../shared/accounts/roles.ts';
import { assistanceGrounds } from '../../shared/discipline/assistance.ts';
import { tierOf } from '../../shared/discipline/case.ts';
import { hearingRecordsOf, type HearingRecord } from '../../shared/discipline/hearing-record.ts';
import { dayOf, type Moment } from '../../shared/discipline/moment.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { chargesOf } from '../case/case-words.ts';
import { sayDay } from '../design/day.tsx';
import { Extensions } from './extensions.tsx';
import { Field, NotYet, Paper, Part, Row, Signatures } from './paper.tsx';
import classes from './paper.module.css';
import type { SheetProps } from './sheets.ts';
import { sayTier, when } from './words.ts';

/** The record of the hearing, and of each rehearing after it: sessions, assistance, pleas, witnesses and extensions. */
export function HearingSheet(props: SheetProps) {
  const { page, held } = props;
  const tier = tierOf(held);
  return (
    <Paper page={page} title="Hearing record">
      <Row>
        <Field label="Report of">{`${sayDay(held.report.date)}, ${held.report.time}`}</Field>
        <Field label="Charges">{held.report.rules.join(', ')}</Field>
        <Field label="Tier">{tier === null ? undefined : sayTier(tier)}</Field>
      </Row>
      {hearingRecordsOf(held).map((record) => (
        <Round key={record.round} record={record} {...props} />
      ))}
      <Signatures of={['Signature of the hearing officer', 'Date']} />
    </Paper>
  );
}

function Round({ record, held, clocks, procedures }: SheetProps & { readonly record: HearingRecord }) {
  const { round, orderedUntil, started, ended, notice, assistance, sessions, pleas, witnesses } = record;
  const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(started ?? held.report.date)));
  const grounds = assistanceGrounds(held, numbers);
  return (
    <>
      {round > 1 && (
        <Part title={`Rehearing ${round > 2 ? round - 1 : ''}`.trim()}>
          <p className={classes['words']}>Ordered to be finished by {orderedUntil === null ? '' : sayDay(orderedUntil)}. What stands above was vacated.</p>
        </Part>
      )}
      <div className={classes['part']}>
        <Row>
          <Field label="Hearing started">{said(started)}</Field>
          <Field label="Hearing ended">{said(ended)}</Field>
          <Field label="Notice served">{notice ? `${when(notice.at)} by ${notice.servedBy}${notice.refusedToSign ? ', refused to sign' : ''}` : undefined}</Field>
        </Row>
        <Row>
          <Field label="Assistance called for">{grounds.length === 0 ? 'no' : grounds.join(', ')}</Field>
          <Field label="Assistance">
            {assistance === null ? (grounds.length === 0 ? 'none' : undefined) : assistance.how === 'given' ? `${assistance.assistant}, first met ${when(assistance.at)}` : `waived, ${when(assistance.at)}`}
          </Field>
        </Row>
      </div>
      <Part title="Sessions">
        {sessions.length === 0 ? (
          <NotYet />
        ) : (
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Opened</th>
                <th scope="col">Hearing officer</th>
                <th scope="col">Ended</th>
                <th scope="col">Adjourned until, and why</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ from, officer, to, adjourned }) => (
                <tr key={from}>
                  <td className={classes['nowrap']}>{when(from)}</td>
                  <td>{`${officer.name}, ${roleNames[officer.role].toLowerCase()}${officer.designatedBy === undefined ? '' : `, designated by ${officer.designatedBy}`}`}</td>
                  <td className={classes['nowrap']}>{to === null ? <NotYet /> : when(to)}</td>
                  <td>{adjourned ? `${adjourned.until === null ? 'no day set' : when(adjourned.until)}: ${adjourned.why}` : to === null ? '' : 'disposition made'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part title="Pleas">
        <table className={classes['table']}>
          <tbody>
            {chargesOf(held.report, procedures).map(({ number, title }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>{title}</td>
                <td>{pleas.find(({ rule }) => rule === number)?.plea ?? <NotYet />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part title="Witnesses">
        {witnesses.length === 0 ? (
          <p className={classes['words']}>None recorded.</p>
        ) : (
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Witness</th>
                <th scope="col">Asked for by</th>
                <th scope="col">Outcome</th>
                <th scope="col">Testimony, or why not heard</th>
              </tr>
            </thead>
            <tbody>
              {witnesses.map((one) => (
                <tr key={`${one.name} ${one.at}`}>
                  <td>{one.name}</td>
                  <td>{one.askedBy === 'person' ? 'the person' : 'the hearing officer'}</td>
                  <td>{`${one.outcome}${one.outcome === 'heard' && one.outsidePresence ? ', outside the person’s presence' : ''}, ${when(one.at)}`}</td>
                  <td>{one.outcome === 'heard' ? (one.testimony ?? '') : one.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part title="Extensions of time">
        <Extensions clocks={clocks.filter((clock) => clock.round === round)} />
      </Part>
    </>
  );
}

function said(moment: Moment | null): string | undefined {
  return moment === null ? undefined : when(moment);
}
