import { Button, Group, Select, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { BoardGallery, SheetLine } from '../../shared/contract/housing-shapes.ts';
import { boardMarks } from '../../shared/housing/board-marks.ts';
import { sayLevels } from '../../shared/housing/designation.ts';
import { cardsAddress } from '../cell-card/addresses.ts';
import { withDays } from '../design/day.tsx';
import { when } from '../discipline-print/words.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { isNotFound, useStation } from '../station-link/station.tsx';
import classes from './board.module.css';
import { cellsShown, type CellShown } from './cell-shown.ts';

const every = 'every';

/** The sheets that hang on the galleries: cell, name, DIN, level, orders, how he moves, remarks; one gallery to a sheet. */
export function GallerySheets({ unit, gallery }: { readonly unit: string; readonly gallery: string | undefined }) {
  const { queries } = useStation();
  const { today } = useWho();
  const [, go] = useLocation();
  const board = useQuery(queries.housing.board.queryOptions({ input: { unit } }));
  const sheet = useQuery(queries.housing.sheet.queryOptions({ input: { unit } }));
  usePageKeys([['p', () => window.print()]]);
  if (!board.data || !sheet.data) {
    const error = board.error ?? sheet.error;
    return <div className="page">{error ? <div className="empty">{isNotFound(error) ? `The unit ${unit} is not described.` : 'The station does not answer.'}</div> : <Skeleton height={420} />}</div>;
  }
  const lines = new Map(sheet.data.map((line) => [line.id, line]));
  const cells = cellsShown(board.data, today);
  const shown = board.data.galleries.filter(({ code }) => gallery === undefined || code === gallery);
  return (
    <div className="page">
      <Group justify="space-between" mb="sm" className="no-print">
        <div>
          <h1 style={{ margin: 0 }}>Gallery sheets</h1>
          <Link href={`/shu/${unit}`}>Back to the board</Link> · <Link href={cardsAddress(unit, gallery)}>Cell cards</Link>
        </div>
        <Group gap="xs">
          <Select
            aria-label="Gallery"
            w={260}
            allowDeselect={false}
            value={gallery ?? every}
            onChange={(value) => go(value === every ? `/shu/${unit}/sheet` : `/shu/${unit}/sheet/${value}`)}
            data={[{ value: every, label: 'Every gallery' }, ...board.data.galleries.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))]}
          />
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            Print
          </Button>
          <Text size="sm" className="quiet">
            <kbd>P</kbd>
          </Text>
        </Group>
      </Group>
      {shown.length === 0 && <div className="empty">The unit has no gallery {gallery}.</div>}
      {shown.map((one) => (
        <Sheet key={one.code} unit={board.data.name} gallery={one} cells={one.cells.map(({ cell }) => cells.get(cell)!)} lines={lines} />
      ))}
    </div>
  );
}

function Sheet({ unit, gallery, cells, lines }: { readonly unit: string; readonly gallery: BoardGallery; readonly cells: readonly CellShown[]; readonly lines: ReadonlyMap<string, SheetLine> }) {
  const { who, now } = useWho();
  const { queries } = useStation();
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  return (
    <article className={classes['sheet']} aria-label={`Gallery ${gallery.code}`}>
      <header>
        <span>
          {facility?.name} · {unit}
        </span>
        <span>
          Printed {when(now)} by {who.name}
        </span>
      </header>
      <h2>
        {gallery.code} {gallery.name}, {gallery.levels.length > 0 ? sayLevels(gallery.levels) : 'not designated'}
      </h2>
      <table className={classes['sheetTable']}>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Name</th>
            <th scope="col">DIN</th>
            <th scope="col">Level</th>
            <th scope="col">Orders</th>
            <th scope="col">How he moves</th>
            <th scope="col">Remarks</th>
          </tr>
        </thead>
        <tbody>
          {cells.flatMap(({ cell, people, beds }) =>
            people.length === 0
              ? [
                  <tr key={cell}>
                    <td>{cell}</td>
                    <td colSpan={6}>{beds > 1 ? `${beds} beds free` : 'free'}</td>
                  </tr>,
                ]
              : people.map(({ line, marks }) => {
                  const own = lines.get(line.id);
                  const remarks = [...marks.filter((mark) => mark !== 'restraint' && mark !== 'deprivation').map((mark) => boardMarks[mark].title), ...(own?.keptFrom ?? []).map((name) => `Keep separate: ${name}`)];
                  return (
                    <tr key={line.id}>
                      <td>{cell}</td>
                      <td>{line.name}</td>
                      <td>{line.din}</td>
                      <td>{line.level}</td>
                      <td>{withDays((own?.orders ?? []).join('; '))}</td>
                      <td>{own?.moves}</td>
                      <td>{remarks.join('; ')}</td>
                    </tr>
                  );
                }),
          )}
        </tbody>
      </table>
    </article>
  );
}
