import { openStation } from '../station/station.ts';
import { dataFolderGiven } from './arguments.ts';
import { serveStation } from './station-service.ts';

/** The station's process: `--data DIR` names its folder. */

// A message that a page has garbled rejects where nobody waits for it; it must not take the book's process down.
process.on('unhandledRejection', (reason) => console.error('A message to the station failed:', reason));

void serveStation({
  parent: process.parentPort,
  open: async () => {
    const dataDir = dataFolderGiven(process.argv.slice(2));
    if (!dataDir) throw new Error('The station was started without a data folder.');
    const station = await openStation({ dataDir });
    station.sync.start();
    return station;
  },
  exit: (code) => process.exit(code),
});
