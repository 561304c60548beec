import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sayMoment } from '../design/day.tsx';
import { useStation } from '../station-link/station.tsx';
import { useSyncStatus } from '../sync/use-sync.ts';

/** What this station holds and where: for an administrator, and for whoever must explain where the book is. */
export function StationPage() {
  const { queries } = useStation();
  const status = useQuery(queries.station.status.queryOptions());
  const sync = useSyncStatus();
  const about = useQuery(queries.station.about.queryOptions());
  const rows: readonly (readonly [string, string])[] = [
    ['Program', `Daybook ${status.data?.version ?? ''}`],
    ...(status.data?.mainOffice ? [] : [['Facility', `${status.data?.facility?.name ?? ''} (${status.data?.facility?.code ?? ''})`] as const]),
    ['Station', `${status.data?.station?.name ?? ''}, ${status.data?.station?.id ?? ''}`],
    ['Main office', status.data?.mainOffice ? `${status.data.mainOffice}, of which this is a workstation` : (sync.data?.office ?? (sync.data ? 'None: this station keeps its book alone.' : ''))],
    ['Data folder', about.data?.folder ?? ''],
    ['Entries', about.data?.entries.toLocaleString('en-US') ?? ''],
    ['People', about.data?.people.toLocaleString('en-US') ?? ''],
    ['First entry', about.data?.firstAt ? sayMoment(about.data.firstAt) : 'none'],
    ['Last entry', about.data?.lastAt ? sayMoment(about.data.lastAt) : 'none'],
    ['Size of the book', about.data ? sayBytes(about.data.databaseBytes) : ''],
    ['Files attached to reports', about.data ? sayFiles(about.data.attachments) : ''],
    ['Copies made before upgrades', about.data ? about.data.backups.join(', ') || 'none yet' : ''],
  ];
  return (
    <div className="page">
      <div className="page-head">
        <h1>This station</h1>
      </div>
      <section className="sheet">
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" w={230}>{name}</Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" className="quiet" mt="md">
          To check the book from end to end, close the program and run <span className="mono">npm run -s daybook -- verify</span>. To make its tables again from the entries, <span className="mono">npm run -s daybook -- rebuild</span>.
        </Text>
      </section>
    </div>
  );
}

function sayFiles({ count, bytes }: { readonly count: number; readonly bytes: number }): string {
  return count === 0 ? 'none' : `${count.toLocaleString('en-US')}, ${sayBytes(bytes)} beside the book`;
}

function sayBytes(bytes: number): string {
  return bytes < 104_858 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
