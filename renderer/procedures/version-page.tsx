import { Skeleton, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Act } from '../../shared/contract/contract.ts';
import type { ProcedureList } from '../../shared/contract/procedure-shapes.ts';
import type { BehaviorNumbers } from '../../shared/discipline/rules-of-behavior.ts';
import { adoptersOf } from '../../shared/procedures/adopters.ts';
import { adoptionBody, procedureAdopted, procedureCorrected, procedureSubject, procedureTitles } from '../../shared/procedures/adoption.ts';
import { jsonSchemaOf } from '../../shared/procedures/numbers-schemas.ts';
import type { ProcedureName } from '../../shared/procedures/procedures.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { BehaviorFields } from './behavior-fields.tsx';
import { ChangePreviewSheet } from './change-preview.tsx';
import type { VersionForm, VersionWords } from './form-words.ts';
import type { JsonSchema } from './json-schema.ts';
import { LevelFields } from './level-fields.tsx';
import { isProcedure, lineOn, versionLines, type VersionLine } from './procedure-words.ts';
import { SchemaFields } from './schema-fields.tsx';
import { useChangePreview } from './use-change-preview.ts';

/** Adopting a version of a procedure, or correcting one that was adopted. */
export function VersionPage({ name, entry }: { readonly name: string; readonly entry?: string }) {
  const { queries } = useStation();
  const list = useQuery(queries.procedures.list.queryOptions());
  if (!isProcedure(name)) return <NoSuch />;
  if (!list.data) {
    return (
      <div className="page">
        <Skeleton height={300} />
      </div>
    );
  }
  const corrected = entry === undefined ? undefined : versionLines(name, list.data.adopted).find(({ adopted }) => adopted?.entry === entry);
  if (entry !== undefined && !corrected) return <NoSuch />;
  return <VersionEditor key={`${name} ${entry}`} name={name} list={list.data} corrected={corrected} />;
}

function NoSuch() {
  return (
    <div className="page empty">
      There is no such procedure or version. <Link href="/procedures">Go back to the procedures</Link>.
    </div>
  );
}

function VersionEditor({ name, list, corrected }: { readonly name: ProcedureName; readonly list: ProcedureList; readonly corrected: VersionLine | undefined }) {
  const [, go] = useLocation();
  const { who, today } = useWho();
  const subject = corrected?.adopted ? { type: 'procedure' as const, id: corrected.adopted.subject } : procedureSubject(name, list.facility ?? undefined);
  const [seen, setSeen] = useState(list.seen[subject.id] ?? []);
  const [lines] = useState(() => versionLines(name, list.adopted));
  const base = corrected ?? lineOn(lines, today)!;
  const form = useForm<VersionWords>({
    initialValues: {
      effective: corrected?.effective ?? '',
      scope: base.scope,
      source: corrected?.source ?? '',
      adoptedOn: corrected?.adopted?.adoptedOn ?? today,
      reason: '',
      numbers: structuredClone(base.numbers),
    },
  });
  const bodyOf = ({ effective, scope, source, numbers }: VersionWords) => ({ procedure: name, effective, scope, source, numbers: tidy(numbers) });
  const acts = (words: VersionWords): readonly Act[] => [
    {
      kind: corrected ? procedureCorrected.name : procedureAdopted.name,
      subject,
      effective: words.adoptedOn,
      body: bodyOf(words),
      seen: [...seen],
      ...(words.reason ? { reason: words.reason } : {}),
      ...(corrected?.adopted ? { strikes: corrected.adopted.entry } : {}),
    },
  ];
  const read = adoptionBody.safeParse(bodyOf(form.values));
  const previewed = useChangePreview(read.success ? read.data : null, corrected?.adopted?.root);
  const later = form.values.effective === '' ? undefined : lines.find((one) => one !== corrected && one.effective > form.values.effective);
  const mayAdopt = adoptersOf[name].includes(who.role);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{corrected ? 'Correct a version' : 'Adopt a version'}: {procedureTitles[name]}</h1>
          <Text className="quiet">
            <Link href="/procedures">Procedures</Link> · it begins with the version from {sayDay(base.effective)}, {base.adopted ? `adopted by ${base.adopted.adoptedBy}` : 'which the program brings'}; change what is new.
          </Text>
        </div>
      </div>
      {!mayAdopt && <Text mb="sm">Your office does not adopt this procedure; what is typed here cannot be recorded.</Text>}
      <ActForm
        form={form}
        refresh={() => setSeen(list.seen[subject.id] ?? [])}
        draft={{ key: `/procedures/${name}/${corrected ? `correct/${corrected.adopted!.entry}` : 'adopt'}`, title: `Version of ${procedureTitles[name]}` }}
        acts={acts}
        fieldOf={({ field, value, code }) => (field === 'effective' && code.startsWith('FLD') && value === form.values.adoptedOn ? 'adoptedOn' : field)}
        submit={corrected ? 'Record the correction' : 'Adopt'}
        recorded={corrected ? 'Version corrected' : 'Version adopted'}
        onDone={() => go('/procedures')}
      >
        <section className="sheet" aria-label="The version">
          <Stack gap="sm">
            <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
              <DayField label="In force from" withAsterisk {...form.getInputProps('effective')} />
              <ChoiceField label="For" withAsterisk choices={[{ value: 'state', label: 'the whole state' }, { value: 'facility', label: 'this facility' }]} {...form.getInputProps('scope')} />
              <DayField label="Adopted on" withAsterisk {...form.getInputProps('adoptedOn')} />
            </div>
            {later && (
              <Text size="sm">
                <b>A version from {sayDay(later.effective)} follows</b>: this one would be in force until the day before.
              </Text>
            )}
            <TextInput label="Source" placeholder="The memorandum, directive or statute, with its date" withAsterisk {...form.getInputProps('source')} />
            <Textarea label="Reason" withAsterisk autosize minRows={1} placeholder="Why it is adopted" {...form.getInputProps('reason')} />
          </Stack>
        </section>
        <section className="sheet" aria-label="The numbers">
          <NumbersFields name={name} form={form} lines={lines} />
        </section>
        <ChangePreviewSheet previewed={previewed} reads={read.success} />
      </ActForm>
    </div>
  );
}

function NumbersFields({ name, form, lines }: { readonly name: ProcedureName; readonly form: VersionForm; readonly lines: readonly VersionLine[] }) {
  const schema = useMemo(() => jsonSchemaOf(name) as JsonSchema, [name]);
  const permanent = useMemo(() => new Set(name === 'behavior' ? lines.flatMap(({ numbers }) => (numbers as BehaviorNumbers).rules.map(({ number }) => number)) : []), [name, lines]);
  if (name === 'levels') return <LevelFields form={form} />;
  if (name === 'behavior') return <BehaviorFields form={form} permanent={permanent} />;
  return <SchemaFields form={form} path="numbers" label="" schema={schema} />;
}

/** The numbers as they are sent: what was left out is not there. */
function tidy(numbers: unknown): unknown {
  return JSON.parse(JSON.stringify(numbers)) as unknown;
}
