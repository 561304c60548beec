import { ActionIcon, Button, Checkbox, Group, MultiSelect, NumberInput, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ChoiceField } from '../forms/choice-field.tsx';
import { labelOf } from './field-words.ts';
import { fieldAt, valueAt, type VersionForm } from './form-words.ts';
import { blankOf, looksLike, sayWay, type JsonSchema } from './json-schema.ts';
import classes from './procedures.module.css';

/** A list longer than this is shown when it is asked for: a page of hundreds of lines is slow to type in. */
const mostShown = 25;

interface FieldsProps {
  readonly form: VersionForm;
  readonly path: string;
  readonly label: string;
  readonly schema: JsonSchema;
}

/** The fields of a value by the form that its schema gives it: nested groups, lists, and the ways in which one thing may be said. */
export function SchemaFields(props: FieldsProps) {
  const { schema, form, path, label } = props;
  if (schema.anyOf) return <WaysFields {...props} ways={schema.anyOf} />;
  if (schema.prefixItems) return <TupleFields {...props} parts={schema.prefixItems} />;
  if (schema.properties) return <GroupFields {...props} properties={schema.properties} />;
  if (schema.type === 'object') return <NamedFields {...props} />;
  if (schema.type === 'array') return <ListFields {...props} items={schema.items ?? {}} />;
  if (schema.const !== undefined) return schema.const === true ? <Checkbox label={label} checked readOnly /> : null;
  if (schema.enum) {
    const { value, onChange, error } = fieldAt(form, path, '');
    return <ChoiceField label={label} choices={schema.enum.map((one) => ({ value: String(one), label: String(one) }))} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} error={error} />;
  }
  if (schema.type === 'boolean') {
    const { value, onChange } = fieldAt(form, path, false);
    return <Checkbox label={label} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} className={classes['check']!} />;
  }
  if (schema.type === 'integer' || schema.type === 'number') return <NumberInput label={label} w={150} {...fieldAt<number | string>(form, path, '')} />;
  const { onChange, ...field } = fieldAt(form, path, '');
  return <TextInput label={label} className={classes['text']!} {...field} onChange={(event) => onChange(event.currentTarget.value)} />;
}

function isSimple(schema: JsonSchema): boolean {
  return !schema.properties && schema.type !== 'object' && schema.type !== 'array' && !schema.anyOf;
}

function GroupFields({ form, path, label, schema, properties }: FieldsProps & { readonly properties: Readonly<Record<string, JsonSchema>> }) {
  const names = Object.keys(properties);
  const simple = names.filter((name) => isSimple(properties[name]!));
  const other = names.filter((name) => !isSimple(properties[name]!));
  const fields = (name: string) =>
    schema.required?.includes(name) ? (
      <SchemaFields key={name} form={form} path={`${path}.${name}`} label={labelOf(name)} schema={properties[name]!} />
    ) : (
      <OptionalFields key={name} form={form} path={`${path}.${name}`} label={labelOf(name)} schema={properties[name]!} />
    );
  return (
    <fieldset className={classes['group']}>
      {label !== '' && <legend>{label}</legend>}
      <Stack gap="sm">
        {simple.length > 0 && (
          <Group align="flex-end" gap="sm">
            {simple.map(fields)}
          </Group>
        )}
        {other.map(fields)}
      </Stack>
    </fieldset>
  );
}

/** What may be left out: it is there, or it is not. */
function OptionalFields({ form, path, label, schema }: FieldsProps) {
  const isThere = valueAt(form, path) !== undefined;
  if (!isThere) {
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => form.setFieldValue(path, blankOf(schema) as never)}>
        Add {label.toLowerCase()}
      </Button>
    );
  }
  return (
    <Group align="flex-end" gap={4} wrap="nowrap">
      <SchemaFields form={form} path={path} label={label} schema={schema} />
      <Remove label={`Leave out ${label.toLowerCase()}`} onClick={() => form.setFieldValue(path, undefined as never)} />
    </Group>
  );
}

function WaysFields({ form, path, label, ways }: FieldsProps & { readonly ways: readonly JsonSchema[] }) {
  const value = valueAt(form, path);
  const at = Math.max(0, ways.findIndex((way) => looksLike(way, value)));
  const way = ways[at]!;
  return (
    <Group align="flex-end" gap="sm">
      <ChoiceField
        label={`${label}, how it is given`}
        choices={ways.map((one, index) => ({ value: String(index), label: sayWay(one) }))}
        value={String(at)}
        onChange={(event) => form.setFieldValue(path, blankOf(ways[Number(event.currentTarget.value)]!) as never)}
      />
      {way.const === undefined && way.type !== 'null' && <SchemaFields form={form} path={path} label={way.properties ? '' : label} schema={way} />}
    </Group>
  );
}

function TupleFields({ form, path, label, parts }: FieldsProps & { readonly parts: readonly JsonSchema[] }) {
  return (
    <Group align="flex-end" gap="sm">
      {parts.map((part, index) => (
        <SchemaFields key={index} form={form} path={`${path}.${index}`} label={`${label}, ${index === 0 ? 'from' : 'to'}`} schema={part} />
      ))}
    </Group>
  );
}

/** Values by names: of a closed list, or typed. */
function NamedFields({ form, path, label, schema }: FieldsProps) {
  const [typed, setTyped] = useState('');
  const held = (valueAt(form, path) ?? {}) as Readonly<Record<string, unknown>>;
  const names = Object.keys(held);
  const of = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const offered = schema.propertyNames?.enum?.map(String).filter((name) => !names.includes(name));
  const add = (name: string) => {
    if (name === '' || names.includes(name)) return;
    form.setFieldValue(path, { ...held, [name]: blankOf(of) } as never);
    setTyped('');
  };
  return (
    <fieldset className={classes['group']}>
      <legend>{label}</legend>
      <Stack gap="xs">
        {names.map((name) => (
          <Group key={name} align="flex-end" gap={4} wrap="nowrap">
            <SchemaFields form={form} path={`${path}.${name}`} label={name} schema={of} />
            <Remove label={`Take ${name} out of ${label.toLowerCase()}`} onClick={() => form.setFieldValue(path, Object.fromEntries(Object.entries(held).filter(([one]) => one !== name)) as never)} />
          </Group>
        ))}
        {offered ? (
          offered.length > 0 && <ChoiceField aria-label={`Add to ${label.toLowerCase()}`} blank="Add…" choices={offered.map((name) => ({ value: name, label: name }))} value="" onChange={(event) => add(event.currentTarget.value)} w={260} />
        ) : (
          <Group align="flex-end" gap="xs">
            <TextInput label={`A name to add to ${label.toLowerCase()}`} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
            <Button variant="default" onClick={() => add(typed.trim())}>
              Add
            </Button>
          </Group>
        )}
      </Stack>
    </fieldset>
  );
}

function ListFields({ form, path, label, items }: FieldsProps & { readonly items: JsonSchema }) {
  const held = (valueAt(form, path) ?? []) as readonly unknown[];
  const [isShown, setIsShown] = useState(held.length <= mostShown);
  if (items.enum) {
    return (
      <MultiSelect label={label} data={items.enum.map(String)} value={held.map(String)} onChange={(chosen) => form.setFieldValue(path, chosen as never)} error={form.errors[path]} className={classes['text']!} />
    );
  }
  if (isSimple(items)) {
    const isNumber = items.type === 'integer' || items.type === 'number';
    return (
      <TagsInput
        label={label}
        description="Type one and press Enter"
        value={held.map(String)}
        onChange={(typed) => form.setFieldValue(path, typed.map((one) => (isNumber && one.trim() !== '' && !Number.isNaN(Number(one)) ? Number(one) : one)) as never)}
        error={form.errors[path]}
        className={classes['text']!}
      />
    );
  }
  return (
    <fieldset className={classes['group']}>
      <legend>
        {label}: {held.length}
      </legend>
      {!isShown && (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsShown(true)}>
          Show the {held.length}
        </Button>
      )}
      <ol className={classes['list']} hidden={!isShown}>
        {isShown && held.map((item, index) => (
          <ListItem key={index} form={form} path={`${path}.${index}`} label={`${label} ${index + 1}`} schema={items} item={item} remove={() => form.removeListItem(path, index)} />
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          setIsShown(true);
          form.insertListItem(path, blankOf(items) as never);
        }}
      >
        Add one: {label}
      </Button>
    </fieldset>
  );
}

/** One of a list: in a line until it is opened, so that long lists stay quick. */
function ListItem({ item, remove, ...fields }: FieldsProps & { readonly item: unknown; readonly remove: () => void }) {
  const [isOpen, setIsOpen] = useState(() => saysNothing(item));
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">{sayItem(item) || 'New'}</Text>
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} aria-label={`${isOpen ? 'Close' : 'Change'} ${fields.label}`}>
            {isOpen ? 'Close' : 'Change'}
          </Button>
          <Remove label={`Take out ${fields.label}`} onClick={remove} />
        </Group>
      </Group>
      {isOpen && <SchemaFields {...fields} label="" />}
    </li>
  );
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}

/** A value of a list in one line. */
function sayItem(item: unknown): string {
  if (Array.isArray(item)) return item.map(sayItem).join('–');
  if (typeof item === 'object' && item !== null) return Object.values(item).map(sayItem).filter(Boolean).join(' · ');
  return item === null || item === undefined || item === false ? '' : String(item);
}

function saysNothing(item: unknown): boolean {
  return sayItem(item).replaceAll(/[–· ]/g, '') === '';
}
