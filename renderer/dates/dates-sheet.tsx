import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { inFull } from '../../shared/time/citation.ts';
import { dateTitles } from '../../shared/time/computation.ts';
import { sayTerms } from '../../shared/time/count.ts';
import type { Step } from '../../shared/time/derivation.ts';
import { sayEvent } from '../../shared/time/event.ts';
import { markNames } from '../../shared/time/rules.ts';
import { sayDay, sayMoment, WholeDays, withDays } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import type { DateLine, DateList } from './date-line.ts';
import type { CertifiedWords } from './on-record.ts';
import classes from './dates-sheet.module.css';

interface DatesSheetProps {
  readonly page: PersonPage;
  readonly list: DateList;
  readonly certified: CertifiedWords;
  readonly printedAt: string;
}

/**
 * The dates on paper: whose they are on every page, the record they rest on, every date, what is to be
 * verified, and the steps, each once and numbered, so that a date is followed back by numbers.
 */
export function DatesSheet({ page, list, certified, printedAt }: DatesSheetProps) {
  const { who } = useWho();
  const { queries } = useStation();
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  const { identity, computation } = page;
  const steps = computation.outcome === 'computed' ? computation.steps : [];
  const lastStep = (line: DateLine) => (line.hasSteps && computation.outcome === 'computed' ? computation.dates[line.name].step : null);
  return (
    <div className={classes['paper']}>
      <div className={classes['onEveryPage']}>
        <header className={classes['head']}>
          <div>
            <b>{identity?.name ?? 'No reception on record'}</b>
            {identity?.madeUp && ' (made up)'}
            <br />
            DIN {identity?.din} · NYSID {identity?.nysid} · {facility?.name}
          </div>
          <div>
            Printed {sayMoment(printedAt)}
            <br />
            by {who.name}
          </div>
        </header>
      </div>
      <div>
        <h1>Dates of sentence</h1>
        <p className={classes['standing']}>
          <b className={certified.stands ? undefined : classes['loud']}>{certified.says}</b>
          <span>Rule set {computation.rules}</span>
        </p>
        {certified.because.map((why) => (
          <p key={why} className={classes['why']}>
            {why}
          </p>
        ))}
        <Record page={page} />
        <h2>Dates</h2>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">As it stands</th>
              <th scope="col">How sure, status, and what could move it</th>
              <th scope="col">Step</th>
            </tr>
          </thead>
          {list.groups.map(({ title, lines }) => (
            <tbody key={title}>
              <tr>
                <th colSpan={4} scope="rowgroup">
                  {title}
                </th>
              </tr>
              {lines.map((line) => (
                <tr key={line.name}>
                  <th scope="row">{line.title}</th>
                  <td className={classes['value']}>{line.value}</td>
                  <td>{remarksOf(line)}</td>
                  <td className={classes['number']}>{numberOf(lastStep(line))}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        {computation.outcome === 'not computed' && computation.missing.map((missing) => <p key={missing}>Not computed: {inFull(missing)}</p>)}
        {list.doubts.length > 0 && (
          <>
            <h2>To verify</h2>
            <ol className={classes['doubts']}>
              {list.doubts.map(({ says, doubt, dates }) => (
                <li key={says}>
                  {inFull(says)}
                  {doubt === 'K' ? '' : ` (${doubt})`} Rest on it: {dates.map((name) => dateTitles[name]).join(', ')}.
                </li>
              ))}
            </ol>
          </>
        )}
        {steps.length > 0 && (
          <>
            <h2>How they were worked out</h2>
            <ol className={classes['steps']}>
              {steps.map((step, index) => (
                <PrintedStep key={index} step={step} />
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  );
}

/** What the dates rest on: commitments, jail time and events. */
function Record({ page: { commitments, jailTimes, events } }: { readonly page: PersonPage }) {
  return (
    <>
      <h2>On record</h2>
      <ul className={classes['record']}>
        {commitments.map(({ root, county, indictment, sentenced, received, counts }) => (
          <li key={root}>
            <b>
              {county} {indictment}
            </b>
            , sentenced {sayDay(sentenced)}, received {sayDay(received)}
            {jailTimes.filter((jail) => jail.commitment === root).map((jail) => `, jail time ${jail.days} day${jail.days === 1 ? '' : 's'}`)}
            {counts.map((count, index) => (
              <div key={index}>
                Count {index + 1}: {count.crime}, class {count.class}, {sayTerms(count)}
                {count.relation && `, ${count.relation.runs}`}
              </div>
            ))}
          </li>
        ))}
        {events.map((event) => (
          <li key={event.root}>
            {sayDay(event.day)}: {sayEvent(event)}
          </li>
        ))}
      </ul>
    </>
  );
}

function PrintedStep({ step: { says, citation, marks, operands } }: { readonly step: Step }) {
  const from = [...new Set(operands.flatMap((operand) => (operand.step === undefined ? [] : [operand.step + 1])))].toSorted((a, b) => a - b);
  return (
    <li>
      <WholeDays text={says} />, {inFull(citation)}{' '}
      <small>
        ({marks.map((mark) => markNames[mark]).join('; ')}
        {from.length > 0 && `; from ${from.length === 1 ? 'step' : 'steps'} ${from.join(', ')}`})
      </small>
    </li>
  );
}

/** All that is said of a date beside its value, in a line. */
function remarksOf({ value, sure, doubts, status, because, couldMove }: DateLine): string {
  const said = [
    ...(value === sure ? [] : [doubts.length > 0 ? `${sure} (${doubts.length === 1 ? 'point' : 'points'} ${doubts.join(', ')})` : sure]),
    ...(status === null ? [] : [status]),
    ...because,
    ...couldMove.map((cause) => `could still move: ${cause}`),
  ];
  return withDays(inFull(said.map((text) => text.replace(/\.$/, '')).join('; ')));
}

function numberOf(step: number | null): string {
  return step === null ? '' : String(step + 1);
}
