import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { FirstAccount } from './first-run/first-account.tsx';
import { FirstRun } from './first-run/first-run.tsx';
import { Frame } from './shell/frame.tsx';
import { CannotJoin } from './shell/cannot-join.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import type { StationClient } from './station-link/link.ts';
import { StationProvider, useStation } from './station-link/station.tsx';
import { Arriving } from './sync/arriving.tsx';

/** The window: first run, sign-in, or the desk of whoever is signed in. */
export function App({ client }: { readonly client: StationClient }) {
  return (
    <StationProvider client={client}>
      <Router hook={useHashLocation}>
        <Door />
      </Router>
    </StationProvider>
  );
}

/** The station is asked again what day it is, so that a window left open over midnight does not keep yesterday. */
const minute = 60_000;
/** And often while its book comes, so that the door opens when it is here. */
const arrivingMilliseconds = 1000;

/** What stands before every page: the first run, the sign-in, and then the frame with the page in it. */
export function Door() {
  const { queries } = useStation();
  const status = useQuery({ ...queries.station.status.queryOptions(), refetchInterval: ({ state }) => (state.data?.state === 'arriving' ? arrivingMilliseconds : minute) });
  const current = useQuery(queries.session.current.queryOptions());
  if (status.error || current.error) return <CannotJoin refused={false} />;
  if (!status.data || current.data === undefined) {
    return (
      <Center h="100vh">
        <Loader />
      </Center>
    );
  }
  if (status.data.state === 'new') return <FirstRun />;
  if (status.data.state === 'arriving') return <Arriving />;
  if (status.data.state === 'without accounts') return <FirstAccount of={status.data.mainOffice ?? status.data.facility?.name ?? 'this facility'} isMainOffice={status.data.mainOffice !== null} />;
  if (!current.data) return <SignIn status={status.data} />;
  return <Frame status={status.data} who={current.data} />;
}
