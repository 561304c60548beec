import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { caseIn } from '../../shared/discipline/case.ts';
import { numbersOn } from '../../shared/discipline/halt.ts';
import { confinementTerms } from '../../shared/discipline/terms.ts';
import { privileges, type PenaltyLimit, type PenaltyName } from '../../shared/procedures/discipline-numbers.ts';
import { tidyTerm } from '../commitment/commitment-words.ts';
import { sayDay } from '../design/day.tsx';
import { sayTier } from '../case/case-words.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { numbersAt, type About } from './about.ts';
import { capital } from './charges.ts';
import { HaltBeside } from './halt-beside.tsx';
import type { Fielded } from './hearing-act.ts';
import classes from './hearing.module.css';
import { fieldsOf, isSegregatedTyped, sayLimit, type PenaltyWords } from './penalty-words.ts';

interface PenaltyFieldsProps extends Fielded<PenaltyWords> {
  readonly number: number;
  /** The day from which it runs, where it has none of its own. */
  readonly imposed: string;
  readonly isNew: boolean;
  readonly remove: () => void;
}

/** One penalty of the disposition: its fields, with the limit of the tier beside it and the law on segregated confinement where it is that. */
export function PenaltyFields({ number, imposed, isNew, remove, ...fielded }: PenaltyFieldsProps) {
  const { words, inputs, put, about } = fielded;
  const { tier } = about;
  const numbers = numbersAt(about.procedures, about.now);
  const offered = tier === null ? {} : numbers.tiers[tier].penalties;
  const name = words.name as PenaltyName | '';
  const limit: PenaltyLimit | undefined = name === '' ? undefined : offered[name];
  const { days, confined, segregated, money } = name === '' ? {} : fieldsOf[name];
  const choose = (chosen: string) => {
    put('name', chosen);
    if (chosen === 'surcharge') put('dollars', String(numbers.surchargeCents / 100));
  };
  const { cellHours } = numbersOn(about.procedures, imposed);
  return (
    <div className={classes['penalty']} role="group" aria-label={`Penalty ${number + 1}`}>
      <Stack gap="xs">
        <Group align="flex-start" gap="sm">
          <ChoiceField
            label={`Penalty ${number + 1}`}
            autoFocus={isNew}
            choices={(Object.keys(offered) as PenaltyName[]).map((one) => ({ value: one, label: one === 'loss of good time' ? 'Loss of good time, recommended' : capital(one) }))}
            {...inputs('name')}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          {days && <TextInput label="Days" inputMode="numeric" w={84} withAsterisk {...inputs('days')} />}
          {days && <DayField label="Starts" {...inputs('starts')} />}
          {confined && <RunsAfter {...fielded} />}
          {money && <TextInput label="Dollars" inputMode="decimal" w={110} withAsterisk {...inputs('dollars')} />}
          {name === 'loss of good time' && <TextInput label="How much" placeholder="3m, 15d or 0-03-00" w={150} withAsterisk {...inputs('amount')} onBlur={() => put('amount', tidyTerm(words.amount))} />}
          {days && <TextInput label="Suspended days" inputMode="numeric" w={122} {...inputs('suspendedDays')} />}
          {(days || name === 'loss of good time') && <TextInput label="Suspended for" placeholder="days" inputMode="numeric" w={122} {...inputs('suspendedFor')} />}
          {segregated && <TextInput label="Hours in cell a day" placeholder="24" inputMode="numeric" w={140} {...inputs('hoursInCell')} />}
        </Group>
        {name === 'loss of privileges' && (
          <Checkbox.Group label="Privileges" withAsterisk {...inputs('privileges')}>
            <Group gap="md" mt={4}>
              {(limit?.privileges ?? privileges).map((one) => (
                <Checkbox key={one} value={one} label={capital(one)} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" className="quiet">
            {limit && tier !== null && (
              <>
                {sayTier(about.held)} ({numbers.tiers[tier].citation}): {name === 'surcharge' ? 'once for the hearing, whatever the number of charges' : sayLimit(limit)}.
                {days && ` Without a day it starts on ${sayDay(imposed)}. Suspended for ${numbers.suspensionDays} days at most.`}
                {name === 'loss of good time' && ` A recommendation: the time allowance committee decides. Suspended for ${numbers.suspensionDays} days at most.`}
              </>
            )}
          </Text>
          <Button size="compact-sm" variant="subtle" color="red" aria-label={`Take penalty ${number + 1} away`} onClick={remove}>
            Take away
          </Button>
        </Group>
        {segregated && isSegregatedTyped(words, cellHours) && <HaltBeside {...fielded} from={words.starts || imposed} />}
      </Stack>
    </div>
  );
}

function RunsAfter({ inputs, about }: Pick<Fielded<PenaltyWords>, 'inputs' | 'about'>) {
  return <ChoiceField label="Runs after" blank="Nothing: from its own day" choices={othersConfining(about)} {...inputs('consecutiveTo')} />;
}

/** The other reports whose confinement stands, for a term to run after, each with its last day. */
export function othersConfining({ page, record, held }: Pick<About, 'page' | 'record' | 'held'>) {
  const terms = confinementTerms(record);
  return [...new Set(terms.map((term) => term.report))].flatMap((root) => {
    const other = root === held.root ? undefined : caseIn(page, root);
    const last = terms.filter((term) => term.report === root).map((term) => term.to).toSorted().at(-1)!;
    return other ? [{ value: root, label: `Report of ${sayDay(other.report.date)}, to ${sayDay(last)}` }] : [];
  });
}
