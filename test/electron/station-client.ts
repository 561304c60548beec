import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { MessagePort } from 'node:worker_threads';
import type { contract } from '../../shared/contract/contract.ts';

/** What a page does with the port it is given: makes of it the contract to call. */
export function stationAt(port: MessagePort): ContractRouterClient<typeof contract> {
  const link = new RPCLink({ port: port as unknown as globalThis.MessagePort });
  port.start();
  return createORPCClient(link);
}

/** A facility, a station and its first account: what a station is set up with. */
export const setUpWords = {
  facility: 'Example Correctional Facility',
  code: 'EXA',
  station: 'Records office 1',
  username: 'admin',
  name: 'A. Administrator',
  password: 'correct horse battery',
};
