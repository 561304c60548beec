import { useQuery } from '@tanstack/react-query';
import { roleNames } from '../../shared/accounts/roles.ts';
import { attachmentWords, sayBytes } from '../../shared/discipline/attachment.ts';
import { stepsOf, tierOf, writtenMoment } from '../../shared/discipline/case.ts';
import { pendingConfinementOf } from '../../shared/discipline/confinement-pending.ts';
import { hearingRecordsOf } from '../../shared/discipline/hearing-record.ts';
import { dayOf } from '../../shared/discipline/moment.ts';
import { rightsNotice } from '../../shared/discipline/notice-words.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { chargesOf } from '../case/case-words.ts';
import { sayDay } from '../design/day.tsx';
import { useStation } from '../station-link/station.tsx';
import { Notice } from './notice.tsx';
import { Field, Paper, Part, Row, Signatures } from './paper.tsx';
import classes from './paper.module.css';
import type { SheetProps } from './sheets.ts';
import { housingOn, nameOf, sayTier, when } from './words.ts';

/** The misbehavior report in the order of Form 2171, with the review and the service of the notice below it. */
export function ReportSheet({ page, held, procedures }: SheetProps) {
  const { queries } = useStation();
  const daybook = useQuery(queries.entries.daybook.queryOptions({ input: { subject: { type: 'person', id: page.id } } }));
  const { report } = held;
  const { persons = [], staff = [], evidence = [], attachments = [] } = report;
  const written = writtenMoment(held);
  const role = daybook.data?.find(({ id }) => id === held.root)?.role;
  const tier = tierOf(held);
  const review = stepsOf(held).findLast((one) => one.kind === 'report.reviewed' && one.body.outcome === 'tier set');
  const served = hearingRecordsOf(held).at(-1)!.notice;
  const endorsing = [...report.witnesses, ...staff.filter(({ part }) => part === 'witness').map(({ name }) => name)];
  const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(written)));
  return (
    <Paper page={page} title="Misbehavior report">
      <Row>
        <Field n={1} label="Name">{page.identity?.name}</Field>
        <Field label="DIN">{page.identity?.din}</Field>
        <Field label="Housing on the day">{housingOn(page, report.date) ?? 'none on record'}</Field>
      </Row>
      <Row>
        <Field n={2} label="Place of incident">{report.place}</Field>
        <Field label="Date">{sayDay(report.date)}</Field>
        <Field label="Time">{report.time}</Field>
      </Row>
      <Row>
        <Field n={3} label="Rule violations (7 NYCRR 270.2)">
          {chargesOf(report, procedures).map(({ number, title, manner }) => (
            <div key={number}>
              <b>{number}</b> {title}
              {manner && ` (${manner}, 270.3)`}
            </div>
          ))}
        </Field>
      </Row>
      <div className={classes['narrative']}>
        <div className={classes['label']}>4. Description of incident</div>
        <p>{report.narrative}</p>
      </div>
      {persons.length + staff.length + evidence.length + attachments.length > 0 && (
        <Part title="Others and evidence">
          <Row>
            <Field label="Others held">{persons.map(({ name, part }) => `${name} (${part})`).join(', ') || 'none named'}</Field>
            <Field label="Staff">{staff.map(({ name, part }) => `${name} (${part})`).join(', ') || 'none named'}</Field>
          </Row>
          <Row>
            <Field label="Evidence">{evidence.length === 0 ? 'none named' : evidence.map((one) => <div key={one}>{one}</div>)}</Field>
            <Field label="Photographs and documents">
              {attachments.length === 0 ? 'none attached' : attachments.map(({ name, type, bytes, sha256 }) => <div key={sha256}>{`${name} (${attachmentWords[type].name}, ${sayBytes(bytes)})`}</div>)}
            </Field>
          </Row>
        </Part>
      )}
      <div className={classes['part']}>
        <Row>
          <Field n={5} label="Report date">{when(written)}</Field>
          <Field label="Reported by">{nameOf(page, report.author)}</Field>
          <Field label="Title">{role === undefined ? (daybook.isPending ? '…' : 'not on record') : roleNames[role]}</Field>
        </Row>
        <Row>
          <Field label="Confined pending the hearing">
            {pendingConfinementOf(held).map(({ from, to, where }) => `${where}, ${when(from)} to ${to === null ? 'now' : when(to)}`).join('; ') || 'no'}
          </Field>
        </Row>
        <Signatures of={['Signature of the one who reports']} />
      </div>
      <Part title="6. Endorsements of other witnesses">
        {endorsing.length === 0 ? <p className={classes['words']}>No other witness is named.</p> : <Signatures of={endorsing.map((name) => `Signature of ${name}`)} />}
      </Part>
      <Part title="Review">
        <Row>
          <Field label="Review officer">{review?.kind === 'report.reviewed' ? `${nameOf(page, review.by)}, ${roleNames[review.role].toLowerCase()}` : undefined}</Field>
          <Field label="Tier">{tier === null ? undefined : sayTier(tier)}</Field>
          <Field label="Reviewed on">{review?.kind === 'report.reviewed' ? when(review.body.at) : undefined}</Field>
        </Row>
        <Row>
          <Field label="Served on the person by">{served?.servedBy}</Field>
          <Field label="Date and time">{served ? `${when(served.at)}${served.refusedToSign ? ', refused to sign' : ''}` : undefined}</Field>
        </Row>
      </Part>
      <Part title="Notice">
        <Notice sentences={rightsNotice(tier, numbers)} />
        <Signatures of={['Signature of the incarcerated individual', 'Date and time']} />
      </Part>
    </Paper>
  );
}
