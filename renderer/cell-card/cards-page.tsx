import { Button, Group, Select, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { isNotFound, useStation } from '../station-link/station.tsx';
import { cardsAddress } from './addresses.ts';
import { Card } from './card.tsx';
import classes from './card.module.css';

/** The cell cards of a gallery to be printed at once, by cell; without a gallery, of the first. */
export function CardsPage({ unit, gallery }: { readonly unit: string; readonly gallery: string | undefined }) {
  const { queries } = useStation();
  const [, go] = useLocation();
  const board = useQuery(queries.housing.board.queryOptions({ input: { unit } }));
  const cards = useQuery(queries.shu.cards.queryOptions({ input: { unit } }));
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  usePageKeys([['p', () => window.print()]]);
  if (!board.data || !cards.data) {
    const error = board.error ?? cards.error;
    return <div className="page">{error ? <div className="empty">{isNotFound(error) ? `The unit ${unit} is not described.` : 'The station does not answer.'}</div> : <Skeleton height={420} />}</div>;
  }
  const { galleries } = board.data;
  const shown = gallery === undefined ? galleries[0] : galleries.find(({ code }) => code === gallery);
  const order = new Map((shown?.cells ?? []).map(({ cell }, index) => [cell, index]));
  const lines = cards.data.filter(({ cell }) => cell !== null && order.has(cell)).toSorted((a, b) => order.get(a.cell!)! - order.get(b.cell!)! || (a.name < b.name ? -1 : 1));
  return (
    <div className="page">
      <Group justify="space-between" mb="sm" className="no-print">
        <div>
          <h1 style={{ margin: 0 }}>Cell cards</h1>
          <Link href={`/shu/${unit}`}>Back to the board</Link>
        </div>
        <Group gap="xs">
          <Select
            aria-label="Gallery"
            w={260}
            allowDeselect={false}
            value={shown?.code ?? null}
            onChange={(value) => value !== null && go(cardsAddress(unit, value))}
            data={galleries.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()} disabled={lines.length === 0}>
            Print {lines.length === 1 ? 'one card' : `${lines.length} cards`}
          </Button>
          <Text size="sm" className="quiet">
            <kbd>P</kbd>
          </Text>
        </Group>
      </Group>
      {!shown && <div className="empty">The unit has no gallery {gallery}.</div>}
      {shown && lines.length === 0 && <div className="empty">Nobody is on the gallery {shown.code}.</div>}
      <div className={classes['cards']}>
        {lines.map((line) => (
          <Card key={line.id} line={line} facility={facility?.name ?? ''} />
        ))}
      </div>
    </div>
  );
}
