import { Button, Checkbox, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { BehaviorNumbers, RuleOfBehavior } from '../../shared/discipline/rules-of-behavior.ts';
import { findRules } from '../../shared/discipline/find-rule.ts';
import { DayField } from '../forms/day-field.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { sayDay } from '../design/day.tsx';
import { fieldAt, valueAt, type VersionForm } from './form-words.ts';
import classes from './procedures.module.css';

const tiers = [1, 2, 3] as const;

/** The rules of behavior as a table: a line is opened to be changed. No rule is taken out; it is given a last day. */
export function BehaviorFields({ form, permanent }: { readonly form: VersionForm; readonly permanent: ReadonlySet<string> }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [find, setFind] = useState('');
  const { rules } = valueAt(form, 'numbers') as BehaviorNumbers;
  const found = new Set(findRules(find, rules));
  const toggle = (index: number) => setOpen((before) => (before.has(index) ? new Set([...before].filter((one) => one !== index)) : new Set([...before, index])));
  const add = () => {
    form.insertListItem('numbers.rules', { number: '', title: '', tiers: [], sure: 'seen' } as never);
    setFind('');
    setOpen(new Set([...open, rules.length]));
  };
  return (
    <Stack gap="sm">
      <Text size="sm" className="quiet">
        A number once given stays for ever, with its meaning: reports name it. A rule that no longer holds is given a last day; what is new gets a number of its own.
      </Text>
      <Group justify="space-between" align="flex-end">
        <TextInput label="Find a rule" placeholder="113.24, or words of the title" value={find} onChange={(event) => setFind(event.currentTarget.value)} w={320} />
        <Button variant="default" onClick={add}>
          Add a rule
        </Button>
      </Group>
      {found.size === 0 && <div className="empty">No rule of that number or title.</div>}
      <table className={classes['versions']}>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Title</th>
            <th scope="col">Tiers</th>
            <th scope="col">How sure</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">
              <VisuallyHidden>Change</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => {
            if (!found.has(rule) && !open.has(index)) return null;
            return open.has(index) ? (
              <RuleFields key={index} form={form} index={index} rule={rule} isPermanent={permanent.has(rule.number)} close={() => toggle(index)} />
            ) : (
              <tr key={index}>
                <td className="mono">{rule.number}</td>
                <td>{rule.title}</td>
                <td>{rule.tiers?.map((tier) => 'I'.repeat(tier)).join(', ') ?? <span className="quiet">not read</span>}</td>
                <td className="quiet">{rule.sure}</td>
                <td>{rule.from ? sayDay(rule.from) : ''}</td>
                <td>{rule.until ? sayDay(rule.until) : ''}</td>
                <td>
                  <Button size="compact-xs" variant="subtle" onClick={() => toggle(index)} aria-label={`Change ${rule.number}`}>
                    Change
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Stack>
  );
}

function RuleFields({ form, index, rule, isPermanent, close }: { readonly form: VersionForm; readonly index: number; readonly rule: RuleOfBehavior; readonly isPermanent: boolean; readonly close: () => void }) {
  const at = `numbers.rules.${index}`;
  const text = (name: 'number' | 'title') => {
    const { onChange, ...field } = fieldAt(form, `${at}.${name}`, '');
    return { ...field, onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value) };
  };
  const day = (name: 'from' | 'until') => {
    const { value, onChange, error } = fieldAt(form, `${at}.${name}`, '');
    return { value, onChange: (next: string) => onChange((next === '' ? undefined : next) as string), error };
  };
  const held = rule.tiers ?? [];
  const sure = fieldAt(form, `${at}.sure`, 'seen');
  return (
    <tr>
      <td>
        <TextInput aria-label={`Number of rule ${rule.number}`} w={90} readOnly={isPermanent} {...text('number')} />
      </td>
      <td>
        <TextInput aria-label={`Title of rule ${rule.number}`} {...text('title')} />
      </td>
      <td>
        <Group gap="xs" role="group" aria-label={`Tiers of rule ${rule.number}`}>
          {tiers.map((tier) => (
            <Checkbox
              key={tier}
              label={'I'.repeat(tier)}
              checked={held.includes(tier)}
              onChange={(event) => {
                const next = event.currentTarget.checked ? [...held, tier].toSorted() : held.filter((one) => one !== tier);
                form.setFieldValue(`${at}.tiers`, (next.length > 0 ? next : undefined) as never);
              }}
            />
          ))}
        </Group>
      </td>
      <td>
        <ChoiceField aria-label={`How sure rule ${rule.number} is`} choices={[{ value: 'seen', label: 'seen' }, { value: 'from knowledge', label: 'from knowledge' }]} value={sure.value} onChange={(event) => sure.onChange(event.currentTarget.value)} />
      </td>
      <td>
        <DayField label="From" {...day('from')} />
      </td>
      <td>
        <DayField label="To" {...day('until')} />
      </td>
      <td>
        <Button size="compact-xs" variant="subtle" onClick={close}>
          Close
        </Button>
      </td>
    </tr>
  );
}
