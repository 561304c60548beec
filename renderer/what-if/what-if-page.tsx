import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sameData } from '../../shared/entry/same-data.ts';
import { compute } from '../../shared/time/compute.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { changesMade } from './changes.ts';
import { CommitmentsIf } from './commitments-if.tsx';
import { ComparedDates } from './compared-dates.tsx';
import { EventsIf } from './events-if.tsx';
import { JailTimesIf } from './jail-times-if.tsx';
import { asOnRecord, inputsIf } from './scenario.ts';
import classes from './what-if.module.css';

/** A person's dates as they are, and as they would be if something on record were otherwise. Nothing here is recorded. */
export function WhatIfPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="What if">
      {(page) => <WhatIf page={page} />}
    </FormPage>
  );
}

function WhatIf({ page }: { readonly page: PersonPage }) {
  const { today, procedures } = useWho();
  const [record, setRecord] = useState<SentenceInputs>(page);
  const [scenario, setScenario] = useState(() => asOnRecord(page));
  // Begun again, the lists forget what was open and typed in them.
  const [beginnings, setBeginnings] = useState(0);
  const beginAgain = () => {
    setRecord(page);
    setScenario(asOnRecord(page));
    setBeginnings(beginnings + 1);
  };
  const asOf = useMemo(() => Temporal.PlainDate.from(today), [today]);
  const now = useMemo(() => compute(record, procedures, asOf), [record, procedures, asOf]);
  const instead = useMemo(() => compute(inputsIf(scenario), procedures, asOf), [scenario, procedures, asOf]);
  const changes = useMemo(() => changesMade(record, inputsIf(scenario)), [record, scenario]);
  const hasMoved = !sameData(factsOf(record), factsOf(page));
  const lists = { page, record, scenario, change: setScenario };
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <Text size="sm">
          <b>Nothing on this page is recorded.</b> Change, add or leave out what is on record, and see the dates it would give.
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button component={Link} href={`/people/${page.id}/dates`} variant="subtle">
            Dates
          </Button>
          <Button variant="default" onClick={beginAgain} disabled={changes.length === 0 && !hasMoved}>
            Begin again
          </Button>
        </Group>
      </Group>
      {hasMoved && (
        <Alert color="yellow" title="The record has changed since this page was opened" mb="sm">
          What is shown as now is as it was then. Begin again to start from the record as it stands.
        </Alert>
      )}
      <section className={`sheet ${classes['changes']}`} aria-label="What is otherwise" aria-live="polite">
        {changes.length === 0 ? (
          <span className="quiet">Nothing is otherwise yet: both sides are as on record.</span>
        ) : (
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </section>
      <div className={classes['desk']}>
        <Stack gap="md" key={beginnings}>
          <CommitmentsIf {...lists} />
          <JailTimesIf {...lists} />
          <EventsIf {...lists} />
        </Stack>
        <ComparedDates now={now} instead={instead} />
      </div>
    </>
  );
}

function factsOf({ commitments, jailTimes, events }: SentenceInputs): readonly string[] {
  return [...commitments, ...jailTimes, ...events].map(({ entry }) => entry).toSorted();
}
