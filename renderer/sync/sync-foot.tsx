import { Button, Group, Progress } from '@mantine/core';
import { Link } from 'wouter';
import { sayFilesWaiting, type SyncStatus } from '../../shared/sync/status.ts';
import { useWho } from '../shell/who.ts';
import { sayLastExchange, saySkew, sayWaiting, stateWords } from './status-words.tsx';
import classes from './sync.module.css';
import { useSyncActs, useSyncStatus } from './use-sync.ts';

const worrying: ReadonlySet<SyncStatus['is']> = new Set(['stopped', 'no link', 'behind', 'paused']);

/** The foot of every page: how the exchange with the main office stands, what waits, and why it does not move. */
export function SyncFoot() {
  const { now } = useWho();
  const status = useSyncStatus();
  const acts = useSyncActs();
  if (status.isError) {
    return (
      <div className={classes['foot']} role="status" aria-label="Sync">
        <b>The station does not answer.</b>
      </div>
    );
  }
  if (!status.data) return <div className={classes['foot']} />;
  const { is, says, remedy, progress } = status.data;
  // What was waited for in vain has something to be done about it; what only waits for the next exchange has not.
  const isFailing = is === 'no link' || is === 'stopped' || (is === 'behind' && remedy !== '');
  const filesWait = sayFilesWaiting(status.data.files);
  const { name, icon } = stateWords[is];
  return (
    <div className={classes['foot']}>
      <div role="status" aria-label="Sync">
        <Link href="/sync" className={classes['state']} data-attention={worrying.has(is) || undefined}>
          {icon} {name}
        </Link>
        {is === 'not enrolled' ? (
          'This station keeps its book alone.'
        ) : (
          <>
            <div>{sayLastExchange(status.data, now)}</div>
            <div>{sayWaiting(status.data, now)}</div>
            {filesWait !== '' && <div>{filesWait}</div>}
          </>
        )}
        {isFailing && <div className={classes['why']}>{says}</div>}
      </div>
      {progress && progress.of > 1 && (
        <div>
          {progress.doing}: {progress.done.toLocaleString('en-US')} of {progress.of.toLocaleString('en-US')}
          <Progress size="sm" value={(100 * progress.done) / progress.of} aria-label={progress.doing} />
        </div>
      )}
      {acts.failure !== null && <div className={classes['why']}>{acts.failure}</div>}
      {is !== 'not enrolled' && is !== 'stopped' && (
        <Group gap={6} mt={2}>
          {is !== 'paused' && (
            <Button size="compact-xs" variant="default" onClick={() => void acts.now()} loading={acts.busy} disabled={is === 'exchanging'}>
              Sync now
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void acts.pause(is !== 'paused')}>
            {is === 'paused' ? 'Resume sync' : 'Pause'}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** Above every page where the clocks differ by more than five minutes: it blocks nothing, and the entries bear the mark. */
export function SkewBanner() {
  const status = useSyncStatus();
  const skew = status.data?.skew;
  if (!skew?.banner) return null;
  return (
    <div className={`${classes['banner']} no-print`} role="status" aria-label="Clock">
      {saySkewBanner(skew.milliseconds)}
    </div>
  );
}

function saySkewBanner(milliseconds: number): string {
  return `${saySkew(milliseconds)} Set it right: the moments on entries made here are off by as much. Recording goes on.`;
}
