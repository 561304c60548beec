import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract/contract.ts';

/** The station as the window calls it: the contract, whichever bridge it crosses. */
export type StationClient = ContractRouterClient<typeof contract>;

/** The address that opened this window is not valid, or not any more. */
export class AddressRefused extends Error {}

declare global {
  interface Window {
    readonly daybookShell?: { readonly kind: 'electron' };
  }
}

/**
 * Joins the window to its station: by a message port under Electron, else by HTTP to the address the
 * page came from, after exchanging the token in the address for a cookie.
 * Fails with `AddressRefused` when neither the token nor a cookie opens the station.
 */
export async function joinStation(): Promise<StationClient> {
  const client: StationClient = createORPCClient(window.daybookShell ? new PortLink({ port: await portFromShell() }) : new FetchLink({ url: `${location.origin}/rpc` }));
  if (window.daybookShell) window.addEventListener('message', reloadWhenLost);
  else await exchangeToken();
  return client;
}

/** The station's process has ended and is being started again: a fresh page asks for a fresh port. */
function reloadWhenLost(event: MessageEvent): void {
  if (event.source === window && event.data === 'daybook:station-lost') location.reload();
}

async function exchangeToken(): Promise<void> {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (token !== undefined) {
    const answer = await fetch('/session', { method: 'POST', body: token });
    history.replaceState(null, '', '/');
    if (answer.ok) return;
  }
  const present = await fetch('/session');
  if (!present.ok) throw new AddressRefused();
}

function portFromShell(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'daybook:station' || !port) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage('daybook:window-ready', '*');
  });
}
