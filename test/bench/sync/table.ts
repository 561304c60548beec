import { rounded } from '../benchmark.ts';
import type { PeerMeasured, PeerMissing } from './peers/measure.ts';

interface Way {
  readonly seconds: number;
  readonly entriesPerSecond: number;
  readonly megabytesOnTheWire: number;
  readonly secondsInAll: number;
  readonly timesFloor: number;
}

/** What was measured of Daybook, as far as a table says it. */
export interface OwnMeasured {
  readonly entries: number;
  readonly push: Way;
  readonly pull: Way;
  readonly firstLoad: Way;
  readonly floor: { readonly sqlite: { readonly entriesPerSecond: number }; readonly postgres: { readonly entriesPerSecond: number } };
  readonly memoryMbAtMost: Readonly<Record<string, number | string>>;
}

/** How Daybook was set, and what it does that no peer does. */
export const ownSettings = 'PostgreSQL at the main office, every entry by a synchronous commit; SQLite at the stations (WAL, on the disk at the end of each page); HTTPS, zstd; it checks signatures and chains, folds and projects at both ends';

const ways = ['push', 'pull', 'firstLoad'] as const;
const words = { push: 'push', pull: 'pull', firstLoad: 'first load' } as const;
type Ways = Readonly<Record<(typeof ways)[number], number>>;

/** How many times as many entries a second Daybook manages as a peer: of the way alone, and of the whole exchange, in which records are compared after it. */
export function timesAsFast(own: OwnMeasured, peer: PeerMeasured): { readonly alone: Ways; readonly withComparing: Ways } {
  const against = (rate: (way: Way) => number): Ways => ({
    push: rounded(rate(own.push) / peer.push.entriesPerSecond),
    pull: rounded(rate(own.pull) / peer.pull.entriesPerSecond),
    firstLoad: rounded(rate(own.firstLoad) / peer.pull.entriesPerSecond),
  });
  return { alone: against((way) => way.entriesPerSecond), withComparing: against((way) => inAll(own, way)) };
}

function inAll({ entries }: OwnMeasured, { secondsInAll }: Way): number {
  return Math.round(entries / secondsInAll);
}

/** What a person reads: who does how many entries a second each way, at what cost, and how Daybook stands to the floor and to each. */
export function tableOf(own: OwnMeasured, peers: readonly (PeerMeasured | PeerMissing)[]): string {
  const measured = peers.filter((peer) => 'push' in peer);
  const { sqlite, postgres } = own.floor;
  const bytes = (...of: readonly Way[]) => of.map(({ megabytesOnTheWire }) => Math.round((megabytesOnTheWire * 1e6) / own.entries)).join(' / ');
  const memory = own.memoryMbAtMost;
  const rows = [
    ['entries a second', 'entries', 'push', 'pull', 'first load', 'bytes an entry', 'MB at most', 'durable'],
    ['Daybook', `${own.entries}`, ...ways.map((way) => `${own[way].entriesPerSecond}`), bytes(own.push, own.pull, own.firstLoad), `${memory['writer']} / ${memory['mainOffice']} + ${memory['postgres']} / ${memory['second']}`, 'yes'],
    ['  with comparing', `${own.entries}`, ...ways.map((way) => `${inAll(own, own[way])}`), '', '', ''],
    ['floor', `${own.entries}`, `${postgres.entriesPerSecond}`, `${sqlite.entriesPerSecond}`, `${sqlite.entriesPerSecond}`, '', '', 'yes'],
    ...measured.map(({ title, entries, push, pull, memoryMbAtMost: { writer, server, second }, durable }) => [title, `${entries}`, `${push.entriesPerSecond}`, `${pull.entriesPerSecond}`, `${pull.entriesPerSecond}`, `${push.bytesAnEntry} / ${pull.bytesAnEntry}`, `${writer} / ${server} / ${second}`, durable ? 'yes' : 'NO']),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '));
  return [
    ...lines,
    '',
    ...wrapped('Bytes of push / pull (/ first load), both directions together. Memory of the writing station (with the making of its book) / the server / the second station.'),
    ...wrapped('The floor: the same bytes by COPY into bare PostgreSQL (push) and by prepared statements into bare SQLite, both durable.'),
    ...wrapped(`Daybook: ${ownSettings}. “With comparing” is the whole exchange, in which both ends compare what they made of the entries.`),
    ...measured.flatMap(({ title, versions, settings }) => wrapped(`${title} (${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}): ${settings}.`)),
    ...(measured.length > 0 ? wrapped('No peer has snapshots: its first load is its pull from nothing. None signs or folds.') : []),
    ...peers.flatMap((peer) => ('notMeasured' in peer ? wrapped(`${peer.title} WAS NOT MEASURED: ${peer.notMeasured}`) : [])),
    '',
    `Times as long as the floor (aim: at most 5): ${ways.map((way) => `${words[way]} ${own[way].timesFloor}${own[way].timesFloor <= 5 ? '' : ' MISSED'}`).join(', ')}.`,
    ...measured.map((peer) => {
      const { alone, withComparing } = timesAsFast(own, peer);
      const said = ways.map((way) => `${words[way]} ${alone[way]} (${withComparing[way]} with comparing)${alone[way] > 1 || !peer.durable ? '' : ' MISSED'}`);
      return `Times as fast as ${peer.title}${peer.durable ? ' (aim: more than 1)' : ', which is not durable'}: ${said.join(', ')}.`;
    }),
    '',
  ].join('\n');
}

/** A text in lines of a terminal's width, the further ones set in. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= 120) lines.push(last === undefined ? word : `  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
