import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStation } from '../station-link/station.tsx';
import { EntryLine } from './entry-line.tsx';

const step = 50;
const most = 200;

/** The whole book, newest first. */
export function DaybookPage() {
  const { queries } = useStation();
  const [limit, setLimit] = useState(step);
  const recent = useQuery(queries.entries.recent.queryOptions({ input: { limit } }));
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Daybook</h1>
          <Text className="quiet">Every entry in this book, newest first. Nothing is erased: a mistake is struck and written again.</Text>
        </div>
      </div>
      <section className="sheet">
        {recent.data?.map((line) => (
          <EntryLine key={line.id} line={line} withSubject />
        ))}
        {recent.data?.length === 0 && <div className="empty">Nothing has been entered yet.</div>}
      </section>
      {recent.data && recent.data.length === limit && limit < most && (
        <Button mt="md" variant="default" onClick={() => setLimit(Math.min(most, limit + step))}>
          Show earlier entries
        </Button>
      )}
      {limit >= most && (
        <Text mt="md" size="sm" className="quiet">
          The last {most} entries. Earlier ones are on the page of the person they are about.
        </Text>
      )}
    </div>
  );
}
