// First: it must be loaded before what reads where the program's folder is.
import { programFolder } from './program-folder.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowPlace } from '../../electron/window-place.ts';
import { startDaybook } from '../../electron/daybook.ts';
import { electronDouble, type ContentsDouble, type ElectronDouble, type Machine, type ProcessDouble, type WindowDouble } from './electron-double.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** How a test starts Daybook: the machine, the command line, and the place the window had. */
export interface Start extends Partial<Machine> {
  readonly args?: readonly string[];
  readonly place?: WindowPlace;
}

/** Daybook, started against the double. */
export interface Started extends ElectronDouble {
  readonly userData: string;
  readonly window: WindowDouble;
  readonly page: ContentsDouble;
  /** The station's process that was started last. */
  station(): ProcessDouble;
}

/** Starts Daybook against the double, and waits until it is ready. */
export async function start({ args = [], place, ...machine }: Start = {}): Promise<Started> {
  const userData = machine.userData ?? temporaryFolder();
  if (place) writeFileSync(join(userData, 'window.json'), JSON.stringify(place));
  const double = electronDouble({ ...machine, userData });
  startDaybook(double.electron, { args, folder: join(programFolder, 'dist', 'electron') });
  await settled();
  const window = double.windows[0]!;
  return { ...double, userData, window, page: window?.contents, station: () => double.processes.at(-1)! };
}

/** Resolves when what was under way by promises alone has come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
