import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { assistanceGiven, assistanceGrounds } from '../../shared/discipline/assistance.ts';
import { involvementOf } from '../../shared/discipline/hearing.ts';
import { noticeServed } from '../../shared/discipline/notice.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { actAddress } from '../case/addresses.ts';
import { numbersAt, type About } from './about.ts';
import { ActsRecorded } from './acts-recorded.tsx';
import { stepsOfHearing } from './steps-of-hearing.ts';

/** What must be in order before the charges are heard: the notice, the assistance where it is required, and who may not hear it. */
export function NoticeAndAssistance({ about }: { readonly about: About }) {
  const { page, held, tier, now, who, procedures } = about;
  const grounds = assistanceGrounds(held, numbersAt(procedures, now));
  const assisted = held.acts.some((act) => act.kind === 'assistance.given');
  const served = stepsOfHearing(held).some((act) => act.kind === 'notice.served');
  const { next } = statusOf(held);
  const missing = [
    ...(served || tier === 1 ? [] : ['The charges have not been served.']),
    ...(grounds.length > 0 && !assisted ? [`Assistance is required (${grounds.join(', ')}), and none is on record as given or waived (7 NYCRR 251-4.1, from knowledge).`] : []),
  ];
  const involved = Object.entries(page.authors).flatMap(([account, name]) => {
    const how = involvementOf({ account, name }, held);
    return how ? [`${name} ${how}`] : [];
  });
  return (
    <section className="sheet" aria-label="Notice and assistance">
      <div className="sheet-title">
        <Title order={2}>Notice and assistance</Title>
        <Group gap={4}>
          {!served && next.includes('notice served') && noticeServed.roles.includes(who.role) && (
            <Button component={Link} href={actAddress(page.id, held.root, noticeServed.name)} size="compact-sm" variant="default">
              Enter the notice
            </Button>
          )}
          {!assisted && next.includes('assistance given') && (
            <Button component={Link} href={actAddress(page.id, held.root, assistanceGiven.name)} size="compact-sm" variant="default">
              Enter assistance or its waiver
            </Button>
          )}
        </Group>
      </div>
      {missing.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Missing" mb={8}>
          {missing.map((one) => (
            <div key={one}>{one}</div>
          ))}
        </Alert>
      )}
      <ActsRecorded held={held} kinds={['notice.served', 'assistance.given']} />
      {grounds.length === 0 && <Text size="sm">No ground of assistance is on record.</Text>}
      <Text size="sm">
        {involved.length === 0 ? 'Nobody with an account here was involved in the incident.' : `May not hear it: ${involved.join('; ')} (7 NYCRR 253.1, 254.1, from knowledge).`}
      </Text>
    </section>
  );
}
