import type { WebContents } from 'electron';

const mostReloads = 3;
const withinMilliseconds = 60_000;

/** Loads the page again when its process dies; when it keeps dying, calls `giveUp` once instead. */
export function reloadAfterCrash(page: WebContents, giveUp: () => void): void {
  let crashes: number[] = [];
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < withinMilliseconds), now];
    if (crashes.length <= mostReloads) page.reload();
    else if (crashes.length === mostReloads + 1) giveUp();
  });
}
