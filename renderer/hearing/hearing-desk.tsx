import { Alert, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { statusOf } from '../../shared/discipline/status.ts';
import type { About } from './about.ts';
import { ActSection } from './act-section.tsx';
import { ActsRecorded } from './acts-recorded.tsx';
import { adjournment } from './adjournment.tsx';
import { dismissesAll, disposition } from './disposition.tsx';
import { extension } from './extension.tsx';
import { opening } from './opening.tsx';
import { plea } from './plea.tsx';
import { useDesk } from './use-desk.ts';
import { witness } from './witness.tsx';

/** The acts of a hearing up to its disposition, in their order; those that have their place where the case stands can be recorded. */
export function HearingDesk({ about }: { readonly about: About }) {
  // Thrown away, the desk begins anew.
  const [beginnings, setBeginnings] = useState(0);
  return <Acts key={beginnings} about={about} beginAgain={() => setBeginnings(beginnings + 1)} />;
}

function Acts({ about, beginAgain }: { readonly about: About; readonly beginAgain: () => void }) {
  const desk = useDesk(about);
  const [, go] = useLocation();
  const { page, held } = about;
  const { state, next } = statusOf(held);
  if (!desk.draft.ready) return <Skeleton height={240} />;
  const opens = next.includes('hearing opened') || next.includes('violation hearing opened');
  const goesOn = state === 'in hearing';
  const isOver = (words: Parameters<typeof dismissesAll>[0]) => {
    void desk.draft.drop();
    if (dismissesAll(words)) go(`/people/${page.id}/discipline`);
  };
  return (
    <>
      {desk.draft.restored && (
        <Alert color="gray" variant="light" p="xs">
          <Group justify="space-between">
            <Text size="sm">What was typed and not recorded is here as you left it.</Text>
            <Button size="compact-sm" variant="subtle" onClick={() => void desk.draft.drop().then(beginAgain)}>
              Throw it away
            </Button>
          </Group>
        </Alert>
      )}
      {opens ? (
        <ActSection title={state === 'adjourned' ? 'Go on with the hearing' : 'Open the hearing'} act={opening} name="opening" desk={desk}>
          <ActsRecorded held={held} kinds={['hearing.opened', 'hearing.adjourned']} />
        </ActSection>
      ) : (
        <section className="sheet" aria-label="Sessions">
          <div className="sheet-title">
            <Title order={2}>Sessions</Title>
          </div>
          <ActsRecorded held={held} kinds={['hearing.opened', 'hearing.adjourned']} none="The hearing cannot be opened yet." />
        </section>
      )}
      {goesOn && (
        <ActSection title="Plea" act={plea} name="plea" desk={desk}>
          <ActsRecorded held={held} kinds={['plea.entered']} none="No plea has been entered." />
        </ActSection>
      )}
      {next.includes('witness recorded') && (
        <ActSection title="Witnesses" act={witness} name="witness" desk={desk}>
          <ActsRecorded held={held} kinds={['hearing-witness.recorded']} none="No witness has been called." />
        </ActSection>
      )}
      {next.includes('time extended') && (
        <ActSection title="Extension of time" act={extension} name="extension" desk={desk}>
          <ActsRecorded held={held} kinds={['hearing.extended']} />
        </ActSection>
      )}
      {goesOn && <ActSection title="Adjourn" act={adjournment} name="adjournment" desk={desk} />}
      {goesOn && <ActSection title="Disposition" act={disposition} name="disposition" desk={desk} onRecorded={isOver} />}
    </>
  );
}
