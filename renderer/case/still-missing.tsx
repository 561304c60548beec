import { Text } from '@mantine/core';
import { assistanceGrounds } from '../../shared/discipline/assistance.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { missingBeforeHearing } from '../../shared/discipline/missing.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { useWho } from '../shell/who.ts';
import { whyReturned } from './why-returned.ts';

/** What the case waits for: the words a returned report waits for, and what a hearing to come still wants. */
export function StillMissing({ held }: { readonly held: Case }) {
  const { today, procedures } = useWho();
  const day = Temporal.PlainDate.from(today);
  const missing = missingBeforeHearing(held, procedures, day);
  const returned = whyReturned(held);
  return (
    <>
      {returned !== null && (
        <Text size="sm">
          <b>Returned to its author:</b> {returned}
        </Text>
      )}
      {missing.includes('notice') && (
        <Text size="sm">
          <b>No notice is on record</b> for the hearing to come.
        </Text>
      )}
      {missing.includes('assistance') && (
        <Text size="sm">
          <b>Assistance is required</b> ({assistanceGrounds(held, inForceOn(procedures.discipline, day).numbers).join('; ')}) and neither given nor waived.
        </Text>
      )}
    </>
  );
}
