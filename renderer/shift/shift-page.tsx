import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Handover } from '../../shared/contract/unit-lists.ts';
import { hoursAfter, isMoment, type Moment } from '../../shared/discipline/moment.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { shiftAt } from '../../shared/shu/shift.ts';
import { when } from '../discipline-print/words.ts';
import { MomentField, momentTyped } from '../forms/moment-field.tsx';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { ShiftChanges } from './shift-changes.tsx';
import { ShiftClocks } from './shift-clocks.tsx';
import { ShiftDueSheet } from './shift-due.tsx';
import classes from './shift.module.css';

/** Where a shift's handover is; with a moment, since then instead of since the beginning of the shift now running. */
export function shiftAddress(since?: Moment): string {
  return `/shu/shift${since === undefined ? '' : `/${since}`}`;
}

/** What one shift hands over to the next: whose clock moved and why, what was entered, by cell, and what is due. One sheet, to be read or printed. */
export function ShiftPage({ since }: { readonly since: string | undefined }) {
  const { queries } = useStation();
  const { who, now } = useWho();
  const readable = since === undefined || isMoment(since);
  const found = useQuery({ ...queries.shu.shift.queryOptions({ input: since === undefined || !readable ? {} : { since } }), enabled: readable, placeholderData: keepPreviousData });
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  usePageKeys([['p', () => window.print()]]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Shift handover</h1>
          <Text className="quiet">{found.data ? <SayShift handover={found.data} /> : 'The special housing unit'}</Text>
        </div>
        <Group gap="xs" wrap="nowrap" className="no-print">
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            Print
          </Button>
          <Text size="sm" className="quiet">
            <kbd>P</kbd>
          </Text>
        </Group>
      </div>
      <div className={classes['printed']}>
        {facility?.name}. Printed {when(now)} by {who.name}.
      </div>
      <Since key={since ?? found.data?.since} since={since ?? found.data?.since ?? ''} from={since} />
      {!readable && <div className="sheet empty">{since} is no moment: a day and a time of day, such as 2026-03-02T07:00.</div>}
      {found.error && !found.data && <div className="sheet empty">The station does not answer.</div>}
      {readable && !found.data && !found.error && <Skeleton height={300} />}
      {readable && found.data && (
        <div className={classes['sheets']}>
          <ShiftClocks lines={found.data.clocks} />
          <ShiftChanges handover={found.data} />
          <ShiftDueSheet lines={found.data.due} coming={found.data.coming} />
          <Text size="sm" className="quiet no-print">
            What waits already, whatever the shift: <Link href="/shu/work">the work of the unit</Link>.
          </Text>
        </div>
      )}
    </div>
  );
}

function SayShift({ handover: { shift, since, now } }: { readonly handover: Handover }) {
  return (
    <>
      What was entered since {when(since)}, as of {when(now)}. The shift now running is from {when(shift.from)} to {when(shift.to)}.
    </>
  );
}

/** From when on changes are listed: an hour that is typed, this shift, or the one before. */
function Since({ since, from }: { readonly since: string; readonly from: string | undefined }) {
  const [, go] = useLocation();
  const { procedures, today, now } = useWho();
  const [typed, setTyped] = useState(since);
  const { shiftsBegin } = inForceOn(procedures.levels, Temporal.PlainDate.from(today)).numbers;
  const before = shiftAt(shiftsBegin, hoursAfter(shiftAt(shiftsBegin, now).from, -1)).from;
  const moment = momentTyped(typed);
  const isLater = moment !== undefined && isMoment(moment) && moment > now;
  const error = moment === undefined || !isMoment(moment) ? 'A day and a time of day, such as 07:00' : isLater ? 'It is not that late yet' : undefined;
  return (
    <form
      className="no-print"
      aria-label="Since when"
      onSubmit={(event) => {
        event.preventDefault();
        if (error === undefined) go(shiftAddress(moment));
      }}
    >
      <Group align="flex-end" gap="sm" mb="md">
        <MomentField label="Since" value={typed} onChange={setTyped} error={typed === since ? undefined : error} />
        <Button type="submit" variant="default" disabled={error !== undefined}>
          Show
        </Button>
        <Button component={Link} href={shiftAddress()} variant={from === undefined ? 'light' : 'default'} aria-current={from === undefined ? 'page' : undefined}>
          This shift
        </Button>
        <Button component={Link} href={shiftAddress(before)} variant={from === before ? 'light' : 'default'} aria-current={from === before ? 'page' : undefined}>
          With the shift before
        </Button>
      </Group>
    </form>
  );
}
