import { RPCHandler } from '@orpc/server/message-port';
import type { MessageEvent, MessagePortMain, ParentPort } from 'electron';
import { routerOf } from '../station/router.ts';
import { newSession } from '../station/session.ts';
import type { Station } from '../station/station.ts';
import type { FromStation, ToStation } from './station-messages.ts';

/** What the station's process is given: its line to main, how to open its station, and how to end itself. */
export interface StationService {
  readonly parent: Pick<ParentPort, 'on' | 'postMessage'>;
  readonly open: () => Promise<Station>;
  readonly exit: (code: number) => void;
}

/** A station that is open, and how it answers a port. */
interface Serving {
  readonly station: Station;
  answer(port: MessagePortMain): void;
}

/**
 * Opens the station, tells main so, and answers each port that main hands over, with a session of its
 * own, until main says to close. When the station cannot be opened main is told why, and ends the process.
 */
export async function serveStation({ parent, open, exit }: StationService): Promise<void> {
  const serving = open().then(serve);
  // Main may speak before the book is open; what it says then waits for that.
  parent.on('message', (event) => void serving.then((open) => obey(event, open, exit), () => exit(1)));
  const outcome = await serving.then(opened, refused);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a line between processes has no origin
  parent.postMessage(outcome);
}

function serve(station: Station): Serving {
  const handler = new RPCHandler(routerOf(station));
  return {
    station,
    answer(port) {
      handler.upgrade(port, { context: { session: newSession() } });
      port.start();
    },
  };
}

function obey({ data, ports }: MessageEvent, { station, answer }: Serving, exit: (code: number) => void): void {
  const message = data as ToStation;
  if (message.is === 'window') return ports.forEach(answer);
  station.close();
  exit(0);
}

function opened(): FromStation {
  return { is: 'open' };
}

function refused(error: unknown): FromStation {
  return { is: 'refused', message: error instanceof Error ? error.message : String(error) };
}
