/** What crosses between main and preload. */
export const channels = {
  /** From preload: the page is ready for a port to the station. */
  portWanted: 'daybook:port-wanted',
  /** From main, with the port. */
  port: 'daybook:port',
  /** From main: the station's process has stopped; a page that asks again gets a port once it is back. */
  stationLost: 'daybook:station-lost',
} as const;

/** What crosses between preload and page, by `window.postMessage`. */
export const pageMessages = {
  /** From the page: it listens, and wants a port. */
  ready: 'daybook:window-ready',
  /** From preload, with the port. */
  station: 'daybook:station',
  /** From preload: the port is dead; post `ready` again for another. */
  stationLost: 'daybook:station-lost',
} as const;
