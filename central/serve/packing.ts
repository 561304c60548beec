import { promisify } from 'node:util';
import { brotliDecompress, gunzip, gzip, zstdCompress, zstdDecompress } from 'node:zlib';

const [zip, unzip, squeeze, unsqueeze, unbrotli] = [promisify(gzip), promisify(gunzip), promisify(zstdCompress), promisify(zstdDecompress), promisify(brotliDecompress)];
const smallest = 1000;

/** A body in a coding that is not spoken here. */
export class UnknownCoding extends Error {}

/** Unpacks a body as its `content-encoding` says. Fails with `UnknownCoding`, and (throws) when it is damaged or would be longer than `most` bytes. */
export async function unpack(body: Uint8Array<ArrayBuffer>, coding: string | undefined, most: number): Promise<string> {
  switch (coding) {
    case undefined:
    case 'identity':
      return Buffer.from(body).toString();
    case 'zstd':
      return (await unsqueeze(body, { maxOutputLength: most })).toString();
    case 'gzip':
      return (await unzip(body, { maxOutputLength: most })).toString();
    case 'br':
      return (await unbrotli(body, { maxOutputLength: most })).toString();
    default:
      throw new UnknownCoding(coding);
  }
}

/** Packs a body in the best coding that `accept-encoding` allows; a short one is left as it is. */
export async function pack(text: string, accepts: string | undefined): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly coding: string | undefined }> {
  if (text.length >= smallest && /\bzstd\b/.test(accepts ?? '')) return { bytes: new Uint8Array(await squeeze(text)), coding: 'zstd' };
  if (text.length >= smallest && /\bgzip\b/.test(accepts ?? '')) return { bytes: new Uint8Array(await zip(text)), coding: 'gzip' };
  return { bytes: new Uint8Array(Buffer.from(text)), coding: undefined };
}
