import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect, type PeerCertificate } from 'node:tls';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { LinkDown, type Answer, type Link } from '../../shared/sync/link.ts';
import { headerNames, limits } from '../../shared/sync/protocol.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A request without an answer ends after so many milliseconds; on a poor line a page takes its time. */
const patience = 120_000;
const smallest = 1000;

/**
 * The way to the main office over HTTPS; bodies are compressed with zstd. In: its address, and its certificate (PEM)
 * where no authority vouches for it: then exactly that one is accepted. Answers are believed by the office's
 * signature, not by the certificate, which keeps what is sent from others' eyes.
 */
export function httpsLink(address: string, certificate: string | null): Link & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 2, ...(certificate === null ? {} : { ca: certificate, allowPartialTrustChain: true, checkServerIdentity: () => undefined }) });
  return {
    async post(path, { headers, body }, sent) {
      const isPacked = body.length > smallest;
      const bytes = isPacked ? await compress(body) : Buffer.from(body);
      return new Promise<Answer>((resolve, reject) => {
        const call = request(
          new URL(path, address),
          { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/x-ndjson', 'content-length': bytes.length, 'accept-encoding': 'zstd', ...(isPacked ? { 'content-encoding': 'zstd' } : {}) } },
          (response) => {
            read(response).then(resolve, (error: unknown) => reject(down(error)));
          },
        );
        call.setTimeout(patience, () => call.destroy(new Error(`no answer within ${patience / 1000} seconds`)));
        call.on('error', (error) => reject(down(error)));
        if (sent) call.once('finish', sent);
        call.end(bytes);
      });
    },
    close: () => agent.destroy(),
  };
}

async function read(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > limits.body) throw new Error('the answer is larger than any the main office gives');
    parts.push(part);
  }
  if (!response.complete) throw Object.assign(new Error('the answer was cut short'), { code: 'ECONNRESET' });
  const whole = Buffer.concat(parts);
  const text = response.headers['content-encoding'] === 'zstd' ? await decompress(whole, { maxOutputLength: limits.body }) : whole;
  const signature = response.headers[headerNames.signature];
  return { status: response.statusCode ?? 0, headers: typeof signature === 'string' ? { [headerNames.signature]: signature } : {}, body: text.toString() };
}

/** As Node says that a certificate is not the one that is pinned, or that no authority vouches for it. */
const otherCertificate = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID'] as const;

function down(error: unknown): LinkDown {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'The main office’s computer answers, but the program there does not run.',
    ENOTFOUND: 'The main office’s address is not found: the network may be down.',
    EAI_AGAIN: 'The main office’s address is not found: the network may be down.',
    ENETUNREACH: 'The network is down.',
    EHOSTUNREACH: 'The main office cannot be reached over this network.',
    ETIMEDOUT: 'The main office does not answer.',
    ECONNRESET: 'The connection to the main office was cut.',
    EPIPE: 'The connection to the main office was cut.',
    ...Object.fromEntries(otherCertificate.map((one) => [one, 'What answers at the main office’s address shows another certificate than when this station was enrolled. Nothing was sent. Call the main office: its certificate was changed, or something stands between.'])),
    CERT_HAS_EXPIRED: 'The main office’s certificate has run out, or the clock of this computer is wrong. Nothing was sent. Call the main office.',
  };
  return new LinkDown((code && known[code]) ?? `The main office cannot be reached: ${message}.`, code === 'ECONNRESET' || code === 'EPIPE');
}

/**
 * The certificate to pin for an address: null where an authority that this computer trusts vouches for it, else the one that is
 * shown (PEM). Fails with `LinkDown`. The first answer, signed by the key whose fingerprint is in the code, is what makes it believed.
 */
export function certificateOf(address: string): Promise<string | null> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const host = hostname.replaceAll(/[[\]]/g, '');
    const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false, ...(/^[\d.:]+$/.test(host) ? {} : { servername: host }) }, () => {
      const { raw } = socket.getPeerCertificate() as PeerCertificate & { readonly raw: Buffer };
      resolve(socket.authorized ? null : `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`);
      socket.end();
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('error', (error) => reject(down(error)));
  });
}
