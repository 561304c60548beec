import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { X509Certificate, webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { placeSecret } from '../../crypto/secret-file.ts';

/** What HTTPS is served with. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  /** SHA-256 of the certificate, as browsers show it. */
  readonly fingerprint: string;
}

const tenYears = 3650 * 24 * 60 * 60 * 1000;
/** Certificates are dated back by a day, for stations whose clocks are behind. */
const day = 24 * 60 * 60 * 1000;

/** The certificate from two files (PEM). Fails (throws) when they cannot be read. */
export function certificateFrom(certificateFile: string, keyFile: string): Certificate {
  const [certificate, key] = [readFileSync(certificateFile, 'utf8'), readFileSync(keyFile, 'utf8')];
  return { certificate, key, fingerprint: new X509Certificate(certificate).fingerprint256 };
}

/**
 * The data folder's own certificate, signed by itself, which stations pin when they enrol. Made on first use for
 * this computer's names and addresses; certificate and key lie in one file, readable by its owner alone,
 * so that of two processes that begin together both serve the same.
 */
export async function ownCertificate(dataDir: string, now: () => number): Promise<Certificate> {
  const file = join(dataDir, 'tls.pem');
  if (!existsSync(file)) placeSecret(file, await makeCertificate(now()));
  return certificateFrom(file, file);
}

/** A fresh key (P-256, which browsers know too) and the certificate for it, one after the other in PEM. */
async function makeCertificate(now: number): Promise<string> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter(({ address }) => !address.includes('%')).map(({ address }) => address);
  const names = [...new Set(['localhost', hostname()])];
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: now.toString(16).padStart(16, '0'),
    name: 'CN=Daybook main office',
    notBefore: new Date(now - day),
    notAfter: new Date(now + tenYears),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys,
    extensions: [
      new SubjectAlternativeNameExtension([...names.map((value) => ({ type: 'dns', value }) as const), ...[...new Set(['127.0.0.1', '::1', ...addresses])].map((value) => ({ type: 'ip', value }) as const)]),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return `${certificate.toString('pem')}\n-----BEGIN PRIVATE KEY-----\n${key.replaceAll(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
}
