import { Button, Group, TagsInput, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mannersOfBreaking } from '../../shared/discipline/rules-of-behavior.ts';
import { AttachmentField } from '../attachments/attachment-field.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { useStation } from '../station-link/station.tsx';
import { PartsField } from './parts-field.tsx';
import classes from './report.module.css';
import type { ReportTyped } from './report-typed.ts';

type Form = UseFormReturnType<ReportTyped>;

/** What a report seldom needs, each shown once it is asked for or has something in it. */
const particulars = {
  manners: { says: 'Attempt, conspiracy, accessory', holds: (typed: ReportTyped) => typed.rules.some((rule) => Boolean(typed.manners[rule])), Field: Manners },
  persons: { says: 'Others held', holds: (typed: ReportTyped) => typed.persons.length > 0, Field: Persons },
  staff: { says: 'Staff', holds: (typed: ReportTyped) => typed.staff.length > 0, Field: Staff },
  evidence: { says: 'Evidence', holds: (typed: ReportTyped) => typed.evidence.length > 0, Field: Evidence },
  attachments: { says: 'Photographs and documents', holds: (typed: ReportTyped) => typed.attachments.length > 0, Field: Attachments },
  written: { says: 'Written at another time', holds: (typed: ReportTyped) => typed.written !== '', Field: Written },
} as const;
type Particular = keyof typeof particulars;
const names = Object.keys(particulars) as readonly Particular[];

/** The seldom-needed parts of a report: those in use, and below them the names of the others, to be asked for. */
export function Particulars({ form }: { readonly form: Form }) {
  const [asked, setAsked] = useState<ReadonlySet<Particular>>(new Set());
  const isShown = (name: Particular) => asked.has(name) || particulars[name].holds(form.values) || form.errors[name] !== undefined;
  const hidden = names.filter((name) => !isShown(name));
  return (
    <>
      {names.filter(isShown).map((name) => {
        const { Field } = particulars[name];
        return <Field key={name} form={form} />;
      })}
      {hidden.length > 0 && (
        <Group gap={6} role="group" aria-label="Add to the report">
          <Text size="sm" className="quiet">
            Add, where it applies:
          </Text>
          {hidden.map((name) => (
            <Button key={name} size="compact-sm" variant="default" onClick={() => setAsked(new Set([...asked, name]))}>
              {particulars[name].says}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}

function Manners({ form }: { readonly form: Form }) {
  const { rules, manners } = form.values;
  if (rules.length === 0) {
    return (
      <Text size="sm" className="quiet">
        Choose the rules first: each is then broken by the act itself, or by attempt, conspiracy or as an accessory (7 NYCRR 270.3).
      </Text>
    );
  }
  return (
    <div className={classes['manners']}>
      {rules.map((rule) => (
        <ChoiceField
          key={rule}
          label={`Rule ${rule} broken by`}
          blank="the act itself"
          choices={mannersOfBreaking.map((manner) => ({ value: manner, label: manner }))}
          value={manners[rule] ?? ''}
          onChange={(event) => form.setFieldValue('manners', { ...manners, [rule]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function Persons({ form }: { readonly form: Form }) {
  const { queries } = useStation();
  const [text, setText] = useState('');
  const found = useQuery({ ...queries.people.search.queryOptions({ input: { text, limit: 8 } }), enabled: text.trim().length > 1, placeholderData: keepPreviousData });
  const known = (text.trim().length > 1 ? (found.data ?? []) : []).map(({ id, name, din }) => ({ id, name, number: din }));
  return <PartsField form={form} name="persons" label="Others held" description="Chosen from the list, they are named by their record." one="Person" parts={['involved', 'injured', 'witness']} known={known} onType={setText} />;
}

function Staff({ form }: { readonly form: Form }) {
  const { queries } = useStation();
  const [text, setText] = useState('');
  const accounts = useQuery(queries.accounts.list.queryOptions());
  const typed = text.trim().toLowerCase();
  const known = typed === '' ? [] : (accounts.data ?? []).filter(({ name, closed }) => !closed && name.toLowerCase().includes(typed)).map(({ account, name, username }) => ({ id: account, name, number: username }));
  return <PartsField form={form} name="staff" label="Staff" description="Whoever is named here does not hear the case." one="Employee" parts={['involved', 'injured', 'witness', 'investigator']} known={known} onType={setText} />;
}

function Evidence({ form }: { readonly form: Form }) {
  return <TagsInput label="Evidence" description="What was found and where it is kept." placeholder="A piece of evidence, then Enter" acceptValueOnBlur splitChars={[]} {...form.getInputProps('evidence')} />;
}

function Attachments({ form }: { readonly form: Form }) {
  return <AttachmentField {...form.getInputProps('attachments')} />;
}

function Written({ form }: { readonly form: Form }) {
  return (
    <div>
      <MomentField label="Written" {...form.getInputProps('written')} />
      <Text size="sm" className="quiet">
        Where the report is entered later than it was written: the clocks count from the writing.
      </Text>
    </div>
  );
}
