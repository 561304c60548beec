import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { DocketLine } from '../../shared/contract/discipline-shapes.ts';
import { daysAfter } from '../../shared/discipline/moment.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayDay } from '../design/day.tsx';
import { DayField } from '../forms/day-field.tsx';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { DisciplineHead } from './discipline-head.tsx';
import classes from './discipline.module.css';
import { DocketRows } from './docket-rows.tsx';

/** The hearings of a day by officer, and those that no day is set for. In: the day of the address; today where it names none. */
export function DocketPage({ day: asked }: { readonly day: string | undefined }) {
  const { queries } = useStation();
  const { today, who } = useWho();
  const [, go] = useLocation();
  const day = asked !== undefined && isDay(asked) ? asked : today;
  const docket = useQuery({ ...queries.discipline.docket.queryOptions({ input: { day } }), placeholderData: keepPreviousData });
  const show = (to: string) => go(to === today ? '/discipline/docket' : `/discipline/docket/${to}`);
  usePageKeys([
    ['[', () => show(daysAfter(day, -1))],
    [']', () => show(daysAfter(day, 1))],
  ]);
  const ofDay = docket.data?.day === day ? docket.data : undefined;
  return (
    <div className="page-wide">
      <DisciplineHead
        here="Docket"
        explains={
          <>
            {day === today ? 'Today, ' : ''}
            {sayDay(day)}. <kbd>[</kbd> and <kbd>]</kbd> go a day back and on.
          </>
        }
      >
        <Button variant="default" onClick={() => show(daysAfter(day, -1))}>
          Day before
        </Button>
        <DayField key={day} label="Day of the docket" value={day} onChange={(to) => isDay(to) && to !== day && show(to)} />
        <Button variant="default" onClick={() => show(daysAfter(day, 1))}>
          Day after
        </Button>
        {day !== today && (
          <Button variant="default" onClick={() => show(today)}>
            Today
          </Button>
        )}
      </DisciplineHead>
      {docket.error && !docket.data && <div className="empty">The station does not answer.</div>}
      {!docket.error && !ofDay && <Skeleton height={260} />}
      {ofDay && (
        <>
          <section className="sheet" aria-label="Hearings of the day">
            <div className="sheet-title">
              <Title order={2}>
                Hearings <span className="quiet">{ofDay.hearings.length}</span>
              </Title>
            </div>
            {ofDay.hearings.length === 0 && <div className="empty">No hearing was opened on this day or is adjourned to it.</div>}
            {byOfficer(ofDay.hearings, who.account).map(({ officer, lines }) => (
              <section key={officer} className={classes['officer']} aria-label={officer}>
                <Group gap="xs">
                  <Title order={3} size="h4">
                    {officer}
                  </Title>
                  <span className="quiet">{lines.length}</span>
                </Group>
                <DocketRows lines={lines} />
              </section>
            ))}
          </section>
          {day >= today && (
            <section className="sheet" style={{ marginTop: 14 }} aria-label="No day set">
              <div className="sheet-title">
                <Title order={2}>
                  No day set <span className="quiet">{ofDay.unset.count}</span>
                </Title>
              </div>
              <Text size="sm" className="quiet" mb={6}>
                Cases to be heard: not opened yet, adjourned without a day, or not gone on with on theirs. The first to run out comes first.
              </Text>
              {ofDay.unset.lines.length === 0 ? <div className="empty">No case waits for a hearing without a day.</div> : <DocketRows lines={ofDay.unset.lines} />}
              {ofDay.unset.count > ofDay.unset.lines.length && (
                <Text size="sm" className="quiet" mt={6}>
                  The first {ofDay.unset.lines.length} of {ofDay.unset.count}.
                </Text>
              )}
            </section>
          )}
        </>
      )}
    </div>
  );
}

/** Lines by the officer who hears them, one's own first, then by name. */
function byOfficer(lines: readonly DocketLine[], own: string): readonly { readonly officer: string; readonly lines: readonly DocketLine[] }[] {
  const groups = Map.groupBy(lines, ({ officer }) => officer?.account ?? '');
  return [...groups]
    .map(([account, of]) => ({ account, officer: of[0]!.officer?.name ?? 'No officer', lines: of }))
    .toSorted((a, b) => Number(b.account === own) - Number(a.account === own) || a.officer.localeCompare(b.officer));
}
