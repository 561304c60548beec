import { join } from 'node:path';
import { serve } from './actual-server.ts';
import { ActualStation } from './actual-station.ts';
import type { Peer } from './peer.ts';

/**
 * Actual's exchange, made anew around its package, since its server and its program are of one piece with budgets: a
 * message for each field with a timestamp of the hybrid logical clock, a trie of hashes and the messages in SQLite at
 * both ends, a transaction for each request, and at the stations the newest value of each field in a table beside them.
 * Kinder than the original in one thing: that sends all messages in one request and refuses it above 20 MB; this goes by pages.
 */
export const peer: Peer = {
  serve: (folder) => serve(join(folder, 'server.sqlite')),
  open: async (folder) => new ActualStation(join(folder, 'station.sqlite')),
};
