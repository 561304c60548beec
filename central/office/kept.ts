import { contentHash } from '../../shared/entry/seal.ts';
import type { Content, Entry, Header } from '../../shared/entry/header.ts';
import { readsAsArrivingHeader } from '../../shared/entry/reads-as-header.ts';
import { jsonOf } from '../../shared/json.ts';
import type { PageLine, WireEntry } from '../../shared/sync/protocol.ts';
import { readsAsWireEntry } from '../../shared/sync/reads-as-line.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { OfficeParts } from './context.ts';
import type { KeptEntry, StationRow } from './store.ts';

/** An entry as it arrived, read, with what cannot be honest about it. */
export type Arrived = { readonly entry: KeptEntry; readonly read: Header } | { readonly fault: string };

/** Reads a kept entry for the fold: the body of a sealed one is null. */
export function readKept({ header, content }: Pick<KeptEntry, 'header' | 'content'>): Entry {
  const read = JSON.parse(header) as Header;
  if (content === null) return { header: read, body: null };
  const { body, reason } = JSON.parse(content) as Content;
  return { header: read, body, ...(reason === undefined ? {} : { reason }) };
}

/** Writes a kept entry as it travels. */
export function writeWire({ header, salt, content, signature }: Pick<KeptEntry, 'header' | 'salt' | 'content' | 'signature'>): WireEntry {
  return { header, salt: salt === null ? '' : base64(salt), content, signature: base64(signature) };
}

/** About how many UTF-8 bytes a line takes: what is not ASCII counts by its code units, which bounds it within a factor of three. */
export function sizeOf(line: PageLine): number {
  return 'own' in line ? 80 : line.header.length + (line.content?.length ?? 4) + line.salt.length + line.signature.length + 100;
}

/**
 * Reads an entry as it arrived from a station and checks what makes it honest: that its header reads, that
 * it is of this station, that the content is the one the header commits to, and the signature. What the
 * entry says is not judged here or anywhere. In: the value of a line; the station; the moment of receipt.
 */
export async function readArrived(line: unknown, station: StationRow, receivedAt: number, { registry, isSigned, identity }: Pick<OfficeParts, 'registry' | 'isSigned'> & { readonly identity: { readonly id: string } }): Promise<Arrived> {
  if (!readsAsWireEntry(line)) return { fault: 'is not an entry' };
  const { header, content } = line;
  // A role or a subject of a newer program is kept as it is, and handed on; the fold leaves such an entry unread.
  const read = jsonOf(header);
  if (!readsAsArrivingHeader(read)) return { fault: 'has a header that does not read' };
  if (read.station !== station.id) return { fault: 'is of another station' };
  const salt = Buffer.from(line.salt, 'base64');
  const signature = Buffer.from(line.signature, 'base64');
  if (content !== null) {
    if (!isContent(jsonOf(content))) return { fault: 'has a content that does not read' };
    if (contentHash(salt, content, { sha256 }) !== read.content) return { fault: 'has a content that its header does not commit to' };
  }
  if (station.id !== identity.id && registry.kind(read.kind)?.kind.roles.length === 0) return { fault: 'is of a kind that the main office alone writes' };
  if (!(await isSigned(station.publicKey, header, signature))) return { fault: 'was not signed by its station' };
  return {
    read,
    entry: {
      home: station.facility,
      station: read.station,
      seq: read.seq,
      id: read.id,
      clock: read.clock,
      subject: read.subject,
      kind: read.kind,
      header,
      salt: content === null ? null : salt,
      content,
      hash: sha256(header),
      signature,
      receivedAt,
    },
  };
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && 'body' in value;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
