import { Text } from '@mantine/core';
import { dateNames, dateTitles, type Computation, type DateName } from '../../shared/time/computation.ts';
import type { Certificate } from '../../shared/time/certificate.ts';
import type { ManualDate } from '../../shared/time/manual-date.ts';
import { dateStanding, type DateStanding } from '../../shared/time/standing.ts';
import { sayUnchecked } from './certification-words.ts';
import classes from './certify.module.css';
import { ManualMark } from './manual-mark.tsx';
import { sayShownDate } from './say-shown.ts';

interface DatesComparedProps {
  /** The engine's answer now. */
  readonly computation: Computation;
  readonly certificate: Certificate | undefined;
  readonly manualDates: readonly ManualDate[];
  /** PE, CR and ME and what was entered by hand, the others that differ by name alone; or every date that has a value. */
  readonly which: 'main' | 'all';
  /** The date whose steps are shown beside, and how another is chosen. */
  readonly open?: DateName;
  readonly onOpen?: (name: DateName) => void;
}

const main: ReadonlySet<DateName> = new Set(['PE', 'CR', 'ME']);

/** The dates as the engine has them now beside the certified ones and those entered by hand; where they differ, the word says so. */
export function DatesCompared({ computation, certificate, manualDates, which, open, onOpen }: DatesComparedProps) {
  const all = dateNames.map((name) => ({ ...dateStanding(name, certificate, manualDates, computation), name }));
  const shown = all.filter((date) => main.has(date.name) || date.manual || (which === 'all' && (differs(date) || hasValue(date))));
  const withManual = shown.some(({ manual }) => manual);
  const alsoDiffer = all.filter((date) => differs(date) && !shown.includes(date));
  return (
    <>
      <table className={classes['dates']}>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Engine now</th>
            {certificate && <th scope="col">Certified</th>}
            {withManual && <th scope="col">By hand</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((date) => (
            <tr key={date.name} data-differs={differs(date)} className={main.has(date.name) ? classes['main'] : undefined}>
              <th scope="row">
                {onOpen ? (
                  <button type="button" aria-pressed={open === date.name} onClick={() => onOpen(date.name)}>
                    {dateTitles[date.name]}
                  </button>
                ) : (
                  titled(date.name, which)
                )}
              </th>
              <td data-testid={`engine-${date.name}`}>
                {sayShownDate(date.engine)}
                {differs(date) && <span className={classes['differs']}>differs</span>}
              </td>
              {certificate && <td data-testid={`certified-${date.name}`}>{sayShownDate(date.certified ?? '')}</td>}
              {withManual && (
                <td data-testid={`manual-${date.name}`}>
                  {date.manual && (
                    <>
                      {sayShownDate(date.manual.value)}{' '}
                      <div>
                        <ManualMark check={sayUnchecked(date.manual)} />
                      </div>
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {alsoDiffer.length > 0 && (
        <Text size="sm" mt={6}>
          <span className={classes['differs']}>Also differ</span>: {alsoDiffer.map(({ name }) => dateTitles[name]).join(', ')}.
        </Text>
      )}
    </>
  );
}

/** A date's name: the letters alone where there is little room and everybody knows them. */
function titled(name: DateName, which: 'main' | 'all'): string {
  return which === 'main' && main.has(name) ? name : dateTitles[name];
}

function differs({ engine, certified }: Pick<DateStanding, 'engine' | 'certified'>): boolean {
  return certified !== null && certified !== engine;
}

function hasValue({ engine, certified }: Pick<DateStanding, 'engine' | 'certified'>): boolean {
  return [engine, certified ?? ''].some((shown) => shown !== '' && shown !== 'NONE');
}
