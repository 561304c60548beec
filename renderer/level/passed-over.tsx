import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { WaitingPerson } from '../../shared/contract/unit-lists.ts';
import { sayDay } from '../design/day.tsx';

interface PassedOverProps {
  readonly people: readonly WaitingPerson[];
  /** Why each is passed over, by the person's id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly onReasons: (reasons: Record<string, string>) => void;
  readonly errorOf: (person: string) => string | undefined;
}

/** Everybody before him on the waiting list, each with the reason for passing over (PIMS R2, R5): recorded with the move, on the record of each. */
export function PassedOver({ people, reasons, onReasons, errorOf }: PassedOverProps) {
  const first = reasons[people[0]?.id ?? '']?.trim() ?? '';
  return (
    <section className="sheet" aria-label="Passed over">
      <Title order={2} size="h3">
        Passed over <span className="quiet">{people.length}</span>
      </Title>
      <Text size="sm" className="quiet" mb="sm">
        {people.length === 1 ? 'One person is' : `${people.length} people are`} before him on the <Link href="/shu/waiting">waiting list</Link>. Say of each why not he; each keeps his place.
      </Text>
      <Stack gap="sm">
        {people.map((one) => (
          <Textarea
            key={one.id}
            label={`${one.position}. ${one.name}`}
            description={`Eligible since ${sayDay(one.eligibleOn)}, found ${sayDay(one.foundOn)}${one.risk === '' ? '' : '; at risk'}`}
            withAsterisk
            autosize
            minRows={1}
            value={reasons[one.id] ?? ''}
            error={errorOf(one.id)}
            onChange={(event) => onReasons({ ...reasons, [one.id]: event.currentTarget.value })}
          />
        ))}
        {people.length > 1 && (
          <Group>
            <Button size="compact-sm" variant="default" disabled={first === ''} onClick={() => onReasons({ ...reasons, ...Object.fromEntries(people.map(({ id }) => [id, first])) })}>
              The first reason for all
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  );
}
