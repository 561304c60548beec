import { MultiSelect, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import type { ReactNode } from 'react';
import { findRules, rulesOn } from '../../shared/discipline/find-rule.ts';
import type { RuleOfBehavior } from '../../shared/discipline/rules-of-behavior.ts';
import { isDay } from '../../shared/entry/day.ts';
import { useWho } from '../shell/who.ts';

interface RulesFieldProps {
  /** The day of the incident: the rules that held then are offered. */
  readonly day: string;
  readonly today: string;
  readonly value?: string[];
  readonly onChange?: (rules: string[]) => void;
  readonly error?: ReactNode;
}

const shown = 12;
const none: string[] = [];

/** The rules broken, found by number or by words. What is chosen stays in sight though the rule did not hold on the day. */
export function RulesField({ day, today, value = none, ...rest }: RulesFieldProps) {
  const { procedures } = useWho();
  const rules = rulesOn(procedures, isDay(day) ? day : today);
  const others = value.filter((number) => !rules.some((rule) => rule.number === number));
  return (
    <MultiSelect
      label="Rules broken (7 NYCRR 270.2)"
      placeholder={value.length === 0 ? 'Number or words: 100.13, fighting' : ''}
      data={[...rules.map(({ number, title }) => ({ value: number, label: `${number} ${title}` })), ...others.map((number) => ({ value: number, label: `${number}, not in force that day` }))]}
      filter={filterOf(rules)}
      searchable
      selectFirstOptionOnChange
      withAsterisk
      hidePickedOptions
      nothingFoundMessage="No rule of that number or name"
      value={value}
      {...rest}
    />
  );
}

function filterOf(rules: readonly RuleOfBehavior[]): OptionsFilter {
  return ({ options, search }) => {
    const found = new Set(findRules(search, rules).map(({ number }) => number));
    return (options as ComboboxItem[]).filter(({ value }) => found.has(value)).slice(0, shown);
  };
}
