import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { deliveryCorrected, dispositionDelivered, deliveryVoided, type DeliveredBody } from '../../shared/discipline/disposition.ts';
import { MomentField } from '../forms/moment-field.tsx';
import type { ActWords, Fielded, HearingAct } from './hearing-act.ts';

interface DeliveryWords extends ActWords {
  deliveredBy: string;
  refusedToSign: boolean;
}

/** The written disposition given to the person: by whom and when. The time to appeal runs from it. */
export const delivery: HearingAct<DeliveryWords, DeliveredBody> = {
  kinds: [dispositionDelivered, deliveryCorrected, deliveryVoided],
  submit: 'Record the delivery',
  recorded: 'Delivery recorded',
  blank: ({ who }) => ({ deliveredBy: who.name, refusedToSign: false }),
  wordsOf: ({ deliveredBy, refusedToSign }) => ({ deliveredBy, refusedToSign: refusedToSign === true }),
  bodyOf: (words) => ({ deliveredBy: words.deliveredBy, ...(words.refusedToSign ? { refusedToSign: true } : {}) }),
  Fields: DeliveryFields,
};

function DeliveryFields(props: Fielded<DeliveryWords>) {
  const { words, inputs } = props;
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <TextInput label="Delivered by" withAsterisk {...inputs('deliveredBy')} />
        <MomentField label="Delivered" {...inputs('at')} />
      </Group>
      <Checkbox label="Refused to sign for it" checked={words.refusedToSign} onChange={inputs('refusedToSign').onChange} />
    </Stack>
  );
}
