import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './folders.ts';

/** The page both shells show, with a nonce of its own and the content security policy that goes with it. */
export interface WindowPage {
  readonly html: string;
  readonly policy: string;
}

/**
 * The window's page for one load.
 * In: a nonce, fresh for each load, for the component library's style sheets; where the page may
 * connect to (`'self'` over loopback, `'none'` where it has a message port).
 */
export function windowPage(nonce: string, connect: "'self'" | "'none'"): WindowPage {
  const html = readFileSync(join(folders.window, 'index.html'), 'utf8').replaceAll('__NONCE__', nonce);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Photographs of a report are shown from the memory of the window.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}
