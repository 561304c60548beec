import { Alert, Button, Group, Progress, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { sayFilesWaiting, type SyncStatus } from '../../shared/sync/status.ts';
import { sayMoment } from '../design/day.tsx';
import { say } from '../forms/say.ts';
import { useWho } from '../shell/who.ts';
import { ByHand } from './by-hand.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { saySkew, sayWaiting, stateWords } from './status-words.tsx';
import classes from './sync.module.css';
import { useSyncActs, useSyncStatus } from './use-sync.ts';

/** All about the exchange with the main office: how it stands and why, what waits, when it is tried next, and doing it now, pausing it, or carrying it by hand. */
export function SyncPage() {
  const status = useSyncStatus();
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Sync</h1>
          <Text className="quiet">What is recorded here is in the book at once, with the link up or down. The exchange takes it to the main office, and brings what others recorded.</Text>
        </div>
      </div>
      {status.isError && <div className="sheet empty">The station does not answer. What is on record is safe on disk.</div>}
      {status.isPending && <Skeleton height={200} />}
      {status.data && (
        <Stack gap="md">
          {status.data.is === 'not enrolled' ? (
            <Enrolment />
          ) : (
            <>
              <Standing status={status.data} />
              <Defects status={status.data} />
              <ByHand />
            </>
          )}
        </Stack>
      )}
    </div>
  );
}

function Standing({ status }: { readonly status: SyncStatus }) {
  const { now } = useWho();
  const acts = useSyncActs();
  const { is, says, remedy, office, lastExchange, waiting, toCome, files, nextTry, skew, progress, letGo } = status;
  const rows: readonly (readonly [string, string])[] = [
    ['Main office', office ?? ''],
    ['Last exchange', lastExchange === null ? 'none yet' : sayMoment(lastExchange)],
    ['Waiting to be sent', sayWaiting(status, now)],
    ['The oldest of them was made', waiting.oldest === null ? 'none waits' : sayMoment(waiting.oldest)],
    ['Still at the main office for this station', toCome === 0 ? 'nothing, as of the last exchange' : `${toCome.toLocaleString('en-US')} entries`],
    ['Photographs and documents', sayFilesWaiting(files) || 'none waits'],
    ['Next exchange by itself', nextTry === null ? (is === 'exchanging' ? 'it goes on now' : 'none, until you act') : sayMoment(nextTry)],
    ['Clocks', skew === null ? 'not compared yet' : skew.banner ? saySkew(skew.milliseconds) : 'within five minutes of each other'],
    ['Books let go of people held elsewhere', letGo.all === 0 ? 'none' : `let go today: ${letGo.today}, in all: ${letGo.all}`],
  ];
  return (
    <section className="sheet" aria-label="How it stands">
      <div className="sheet-title">
        <Title order={2} className={classes['big']}>
          {stateWords[is].icon} {stateWords[is].name}
        </Title>
        <Group gap="xs">
          {is !== 'paused' && (
            <Button onClick={() => void acts.now()} loading={acts.busy} disabled={is === 'exchanging'}>
              {is === 'stopped' ? 'Try again' : 'Sync now'}
            </Button>
          )}
          {is !== 'stopped' && (
            <Button variant="default" onClick={() => void acts.pause(is !== 'paused')}>
              {is === 'paused' ? 'Resume sync' : 'Pause sync'}
            </Button>
          )}
        </Group>
      </div>
      <Stack gap="sm">
        <Text>
          {says} {remedy}
        </Text>
        {acts.failure !== null && <Alert color="red">{acts.failure}</Alert>}
        {progress && progress.of > 1 && <Progress value={(100 * progress.done) / progress.of} aria-label={progress.doing} />}
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th w={290}>{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </section>
  );
}

function Defects({ status: { defects } }: { readonly status: SyncStatus }) {
  if (defects.length === 0) return null;
  return (
    <Alert color="red" title={`${defects.length} ${defects.length === 1 ? 'record differs' : 'records differ'} from the main office’s over the same entries`}>
      <Text size="sm">This is a defect of the program, not of yours. Nothing is lost: the entries are the same. Report it with the program’s version, and look at both before you rely on what is shown.</Text>
      <Group gap="xs" mt="xs">
        {defects.map(({ type, id }) => (type === 'person' ? <Link key={id} href={`/people/${id}`}>{`Person ${id.slice(-6)}`}</Link> : <span key={id}>{`${type} ${id.slice(-6)}`}</span>))}
      </Group>
    </Alert>
  );
}

function Enrolment() {
  const { who } = useWho();
  const cache = useQueryClient();
  return (
    <section className="sheet" aria-label="Enrolment">
      <div className="sheet-title">
        <Title order={2}>No main office</Title>
      </div>
      {who.role === 'administrator' ? (
        <Stack gap="sm">
          <Text>This station keeps its book alone. Enrolled at a main office it brings its facility, its accounts and its whole book, and shares them with the other stations of the facility. Nothing here is replaced.</Text>
          <EnrolForm
            name="Records office 1"
            submit="Enrol this station"
            onEnrolled={async () => {
              await cache.invalidateQueries();
              say('Enrolled', 'The exchange goes on in the background.');
            }}
          />
        </Stack>
      ) : (
        <Text>This station keeps its book alone. An administrator enrols it at a main office, with a code from there.</Text>
      )}
    </section>
  );
}
