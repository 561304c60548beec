import { Button, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { Link } from 'wouter';
import type { PersonFound } from '../../shared/contract/shapes.ts';
import { ManualMark } from '../certify/manual-mark.tsx';
import { sayDate } from '../design/day.tsx';
import { FacilityFilter } from '../design/facility-filter.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { recordsRoles } from '../../shared/accounts/roles.ts';
import { useWho } from '../shell/who.ts';
import { useWindowMemory, type PeopleOrder } from '../shell/window-memory.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './people.module.css';

function narrowed(people: readonly PersonFound[], text: string): readonly PersonFound[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const said = (person: PersonFound) => `${person.name} ${person.din} ${person.din.replaceAll('-', '')} ${person.nysid} ${person.cell ?? ''}`.toLowerCase();
  return people.filter((person) => words.every((word) => said(person).includes(word)));
}

const rowHeight = 40;
const everywhere = 'everywhere';

/** Everyone on record: by unit, in any order, narrowed as one types. */
export function PeoplePage() {
  const { queries } = useStation();
  const { who, mainOffice } = useWho();
  const { people: shown, rememberPeople } = useWindowMemory();
  const { order, unit, facility, text } = shown;
  const all = mainOffice !== null;
  const units = useQuery({ ...queries.housing.units.queryOptions(), enabled: !all });
  const facilities = useQuery({ ...queries.sync.facilities.queryOptions(), enabled: all });
  const list = useQuery(queries.people.list.queryOptions({ input: { order, ...(unit === null ? {} : { unit }), ...(facility === null ? {} : { facility }) } }));
  const people = useMemo(() => narrowed(list.data ?? [], text), [list.data, text]);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: people.length, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan: 12 });
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>People</h1>
          <Text className="quiet">
            {people.length.toLocaleString('en-US')} of {(list.data?.length ?? 0).toLocaleString('en-US')}
          </Text>
        </div>
        <div className={classes['tools']}>
          {!all && recordsRoles.includes(who.role) && (
            <Button component={Link} href="/receive" variant="default">
              Receive a person
            </Button>
          )}
          <TextInput placeholder="Narrow the list" aria-label="Narrow the list" value={text} onChange={(event) => rememberPeople({ text: event.currentTarget.value })} />
          {all && <FacilityFilter facilities={facilities.data ?? []} chosen={facility} onChosen={(one) => rememberPeople({ facility: one })} />}
          {!all && <Select
            aria-label="Unit"
            w={170}
            allowDeselect={false}
            value={unit ?? everywhere}
            onChange={(value) => rememberPeople({ unit: value === everywhere ? null : value })}
            data={[{ value: everywhere, label: 'Every unit' }, ...(units.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))]}
          />}
          <SegmentedControl
            aria-label="Order"
            value={order}
            onChange={(value) => rememberPeople({ order: value as PeopleOrder })}
            data={[{ value: 'name', label: 'Name' }, { value: 'din', label: 'DIN' }, { value: 'cell', label: 'Cell' }, { value: 'cr', label: 'CR' }, { value: 'me', label: 'ME' }]}
          />
        </div>
      </div>
      <section className="sheet" aria-label="People">
        <div className={`${classes['row']} ${classes['headings']}`} aria-hidden>
          <span>Name</span>
          <span>DIN</span>
          <span>Cell</span>
          <span>Level</span>
          <span>PE</span>
          <span>CR</span>
          <span>ME</span>
        </div>
        {people.length === 0 && !list.isPending && <div className="empty">{list.data?.length === 0 ? (all ? 'Nobody is on record here.' : 'Nobody is on record yet. A records clerk imports the roster.') : 'Nobody here matches.'}</div>}
        <div ref={scroll} className={classes['scroll']}>
          <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
            {rows.getVirtualItems().map((item) => {
              const person = people[item.index]!;
              return (
                <Link
                  key={person.id}
                  href={`/people/${person.id}`}
                  className={`${classes['row']} row-link`}
                  style={{ position: 'absolute', top: 0, left: 0, right: 0, height: rowHeight, transform: `translateY(${item.start}px)` }}
                  onKeyDown={(event) => {
                    if (event.key === 'ArrowDown') (event.currentTarget.nextElementSibling as HTMLElement | null)?.focus();
                    if (event.key === 'ArrowUp') (event.currentTarget.previousElementSibling as HTMLElement | null)?.focus();
                  }}
                >
                  <b>
                    {person.name}
                    {person.facility !== undefined && <span className={`quiet ${classes['facility']}`}> {person.facility}</span>}
                  </b>
                  <span className="mono">{person.din}</span>
                  <span className="mono">
                    {person.cell ?? ''} <span className="quiet">{person.heldBy ? `at ${person.heldBy.name}` : person.unit === 'SHU' ? 'SHU' : ''}</span>
                  </span>
                  <span>{person.level && <LevelMark level={person.level} />}</span>
                  <DateCell shown={person.pe} isKnown={!person.heldBy?.letGo} isManual={person.manual.includes('PE')} />
                  <DateCell shown={person.cr} isKnown={!person.heldBy?.letGo} isManual={person.manual.includes('CR')} />
                  <DateCell shown={person.me} isKnown={!person.heldBy?.letGo} isManual={person.manual.includes('ME')} />
                </Link>
              );
            })}
          </div>
        </div>
      </section>
    </div>
  );
}

/** A date of a row, with its mark where it was entered by hand; nothing of somebody whose book was let go. */
function DateCell({ shown, isKnown, isManual }: { readonly shown: string; readonly isKnown: boolean; readonly isManual: boolean }) {
  return (
    <span>
      {isKnown && sayDate(shown)}
      {isManual && (
        <small className={classes['by']}>
          <ManualMark />
        </small>
      )}
    </span>
  );
}
