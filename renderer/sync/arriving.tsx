import { Center, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import first from '../first-run/first-run.module.css';
import { useStation } from '../station-link/station.tsx';

const askMilliseconds = 500;

/** Stands before the door of a station that was enrolled with nothing in it, while the book of its facility comes. */
export function Arriving() {
  const { queries } = useStation();
  const status = useQuery({ ...queries.sync.status.queryOptions(), refetchInterval: askMilliseconds });
  const { progress, says = '', remedy = '', office, is } = status.data ?? {};
  const waits = is === 'no link' || is === 'stopped' || is === 'behind';
  return (
    <Center className={first['first']}>
      <Stack gap="lg" w={640}>
        <header>
          <Title order={1}>The book is on its way</Title>
          <Text className="quiet">This station is enrolled{office ? ` at ${office}` : ''}. You sign in with your own account of the facility once its book is here.</Text>
        </header>
        <section className="sheet" role="status" aria-label="The book on its way">
          <Stack gap="xs">
            <Text>{waits ? `${says} ${remedy}` : says}</Text>
            {progress && <Progress value={(100 * progress.done) / Math.max(1, progress.of)} aria-label={progress.doing} animated />}
            {is === 'no link' && (
              <Text size="sm" className="quiet">
                It is tried again by itself, and goes on where it was cut.
              </Text>
            )}
          </Stack>
        </section>
      </Stack>
    </Center>
  );
}
