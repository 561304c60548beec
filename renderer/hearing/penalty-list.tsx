import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '../../shared/discipline/moment.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { isDay } from '../../shared/entry/day.ts';
import { numbersAt, type About } from './about.ts';
import type { Fielded } from './hearing-act.ts';
import { laidAsTyped, type Imposing } from './laid-typed.ts';
import { blankPenalty, penaltyRead, type PenaltyWords } from './penalty-words.ts';
import { PenaltyFields } from './penalty-fields.tsx';
import { TermLines } from './term-lines.tsx';

interface PenaltyListProps extends Fielded<{ penalties: PenaltyWords[] }> {
  /** When they are imposed. */
  readonly at: string;
  /** What imposes them. */
  readonly as: Imposing;
  /** The surcharge is called for: a charge is affirmed. */
  readonly surcharge: boolean;
}

/** The penalties of a disposition as they are typed, and how their confinement would be laid end to end. */
export function PenaltyList({ words, inputs, put, about, at, as, surcharge }: PenaltyListProps) {
  const { penalties } = words;
  const [added, setAdded] = useState<number | null>(null);
  const error = inputs('penalties').error;
  const change = (next: readonly PenaltyWords[]) => put('penalties', next);
  const add = (penalty: PenaltyWords) => {
    setAdded(penalties.length);
    change([...penalties, penalty]);
  };
  const day = isDay(dayOf(at)) ? dayOf(at) : about.today;
  // What is modified runs from the day of the disposition.
  const imposed = as === 'disposition' ? day : (penaltiesOf(about.held)[0]?.imposedOn ?? day);
  const read = penalties.flatMap((one) => penaltyRead(one) ?? []);
  const terms = laidAsTyped(about, read, at, as);
  const misses = surcharge && surchargeOf(about) !== null && !penalties.some((one) => one.name === 'surcharge');
  return (
    <Stack gap="sm">
      {error && (
        <Alert color="red" variant="light" p="xs">
          {error}
        </Alert>
      )}
      {penalties.map((penalty, row) => (
        <PenaltyFields
          key={row}
          number={row}
          imposed={imposed}
          isNew={row === added}
          words={penalty}
          inputs={(name) => inputs(`penalties.${row}.${name}`)}
          put={(name, value) => put(`penalties.${row}.${name}`, value)}
          about={about}
          remove={() => change(penalties.filter((_, other) => other !== row))}
        />
      ))}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => add(blankPenalty)}>
          Add a penalty
        </Button>
        {misses && (
          <Button size="compact-sm" variant="default" onClick={() => add({ ...blankPenalty, name: 'surcharge', dollars: surchargeOf(about)! })}>
            Add the surcharge of ${surchargeOf(about)}
          </Button>
        )}
        {penalties.length === 0 && (
          <Text size="sm" className="quiet">
            No penalty is imposed.
          </Text>
        )}
      </Group>
      {terms.length > 0 && (
        <div role="group" aria-label="Confinement as typed">
          <Text size="sm" fw={600}>
            Confinement as typed
          </Text>
          <TermLines terms={terms} about={about} />
        </div>
      )}
    </Stack>
  );
}

/** The mandatory surcharge of the tier in dollars; null where there is none. */
function surchargeOf({ tier, now, procedures }: About): string | null {
  const numbers = numbersAt(procedures, now);
  return tier !== null && numbers.tiers[tier].penalties.surcharge ? String(numbers.surchargeCents / 100) : null;
}
