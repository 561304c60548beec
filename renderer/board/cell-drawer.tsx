import { Button, CloseButton, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { shuRoles, staffRoles } from '../../shared/accounts/roles.ts';
import type { BoardGallery, BoardLine } from '../../shared/contract/housing-shapes.ts';
import { boardMarks, type BoardMark } from '../../shared/housing/board-marks.ts';
import { sayLevels } from '../../shared/housing/designation.ts';
import { waitingOrder, type WaitingLine } from '../../shared/shu/waiting.ts';
import { sayDay } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { eligibilityAddress } from '../eligibility/addresses.ts';
import { moveAddress } from '../immediate-move/addresses.ts';
import { assignAddress } from '../level/addresses.ts';
import { ordersAddress } from '../orders/addresses.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import type { CellShown } from './cell-shown.ts';
import classes from './board.module.css';
import { StandingShown } from './standing-shown.tsx';

interface CellDrawerProps {
  readonly gallery: BoardGallery;
  readonly shown: CellShown;
  /** Everybody of the unit: for a free bed, who waits for one. */
  readonly everybody: readonly BoardLine[];
  readonly onClose: () => void;
}

/** A cell opened beside the board: who is in it and how he stands, or who waits for such a bed. Escape closes it. */
export function CellDrawer({ gallery, shown, everybody, onClose }: CellDrawerProps) {
  const { cell, people, beds } = shown;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  usePageKeys([['Escape', onClose]]);
  const person = people.find(({ line }) => line.id === chosen) ?? people[0];
  const free = beds - people.length;
  return (
    <aside className={`sheet ${classes['drawer']}`} aria-label={`Cell ${cell}`}>
      <div className="sheet-title">
        <span>
          <span className="mono">{cell}</span> <span className="quiet">{gallery.levels.length > 0 ? `designated to ${sayLevels(gallery.levels)}` : 'not designated'}</span>
        </span>
        <CloseButton aria-label="Close" onClick={onClose} />
      </div>
      {people.length > 1 && <SegmentedControl fullWidth size="xs" mb={6} aria-label="Who in the cell" value={person?.line.id ?? ''} onChange={setChosen} data={people.map(({ line }) => ({ value: line.id, label: line.name.split(',')[0] ?? line.name }))} />}
      {person ? (
        <>
          <h2 ref={heading} tabIndex={-1}>
            {person.line.name}
          </h2>
          <PersonOpened key={person.line.id} line={person.line} marks={person.marks} />
        </>
      ) : (
        <h2 ref={heading} tabIndex={-1}>
          Free
        </h2>
      )}
      {free > 0 && <Waiting gallery={gallery} everybody={everybody} beds={free} />}
    </aside>
  );
}

function PersonOpened({ line, marks }: { readonly line: BoardLine; readonly marks: readonly BoardMark[] }) {
  const { queries } = useStation();
  const { who } = useWho();
  const standing = useQuery(queries.housing.standing.queryOptions({ input: { person: line.id } }));
  return (
    <>
      <p>
        <span className="mono">{line.din}</span> {line.level && <LevelMark level={line.level} />}
      </p>
      {marks.length > 0 && (
        <ul aria-label="Marks" style={{ listStyle: 'none', padding: 0 }}>
          {marks.map((mark) => (
            <li key={mark}>
              <b className={classes['letter']} aria-hidden>
                {boardMarks[mark].letter}
              </b>{' '}
              {boardMarks[mark].title}
            </li>
          ))}
        </ul>
      )}
      {standing.data ? <StandingShown standing={standing.data} /> : standing.error ? <p>The station does not answer.</p> : <Skeleton height={160} />}
      <div className={classes['acts']}>
        <Button component={Link} href={`/people/${line.id}/level`} size="compact-sm" variant="default">
          Level and cell
        </Button>
        {shuRoles.includes(who.role) && (
          <Button component={Link} href={`/people/${line.id}/assign`} size="compact-sm" variant="default">
            Assign level or cell
          </Button>
        )}
        {shuRoles.includes(who.role) && line.to !== null && (
          <Button component={Link} href={eligibilityAddress(line.id)} size="compact-sm" variant="default">
            Eligibility
          </Button>
        )}
        {shuRoles.includes(who.role) && (
          <Button component={Link} href={`/people/${line.id}/keep-separate`} size="compact-sm" variant="default">
            Keep separate
          </Button>
        )}
        {staffRoles.includes(who.role) && (
          <Button component={Link} href={ordersAddress(line.id)} size="compact-sm" variant="default">
            Orders
          </Button>
        )}
        {shuRoles.includes(who.role) && line.level !== null && line.level !== 'I' && (
          <Button component={Link} href={moveAddress(line.id)} size="compact-sm" variant="default">
            Immediate move
          </Button>
        )}
        {staffRoles.includes(who.role) && (
          <Button component={Link} href={`/people/${line.id}/report`} size="compact-sm" variant="default">
            Write a report
          </Button>
        )}
      </div>
    </>
  );
}

/** How many of a waiting list are shown beside a free bed. */
const firstOfList = 5;

/** Who waits for a bed on a gallery designated as this one, in waiting-list order (PIMS R2, R5). */
function Waiting({ gallery, everybody, beds }: { readonly gallery: BoardGallery; readonly everybody: readonly BoardLine[]; readonly beds: number }) {
  const waiting = everybody.flatMap(({ id, name, finding, findingTo, findingRoot, eligibleOn, foundOn }): WaitingLine[] =>
    finding === 'waiting' && findingTo !== null && findingRoot !== null && eligibleOn !== null && foundOn !== null && gallery.levels.includes(findingTo) ? [{ person: id, name, to: findingTo, eligibleOn, foundOn, finding: findingRoot, skips: [] }] : [],
  );
  return (
    <section aria-label="Waiting for such a bed">
      <h3>{beds === 1 ? 'One bed free' : `${beds} beds free`}</h3>
      {waiting.length === 0 ? (
        <p className="quiet">Nobody who was found eligible waits for a bed here.</p>
      ) : (
        <ol>
          {waitingOrder(waiting)
            .filter(({ position }) => position <= firstOfList)
            .map(({ person, name, to, eligibleOn, position }) => (
              <li key={person} value={position}>
                <Link href={assignAddress(person, to)}>{name}</Link>{' '}
                <span className="quiet">
                  to Level {to}, eligible {sayDay(eligibleOn)}
                </span>
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
