import { Group, MultiSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { roleNames, roles } from '../../shared/accounts/roles.ts';
import { levels } from '../../shared/facility/facility.ts';
import { levelItems, privilegeItems } from '../../shared/procedures/privilege-numbers.ts';
import { jsonSchemaOf } from '../../shared/procedures/numbers-schemas.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { sayField } from '../forms/say.ts';
import { fieldAt, type VersionForm } from './form-words.ts';
import { labelOf } from './field-words.ts';
import { FractionField } from './fraction-field.tsx';
import type { JsonSchema } from './json-schema.ts';
import classes from './procedures.module.css';
import { SchemaFields } from './schema-fields.tsx';

const roundings = [
  { value: 'up', label: 'up to the next day' },
  { value: 'down', label: 'down to whole days' },
  { value: 'nearest', label: 'to the nearest day' },
];

/** What has a field of its own below; whatever else the levels have, the form of the schema gives. */
const named = new Set(['minimumDays', 'offRestraintDays', 'adjustmentDays', 'orders', 'drc', 'privileges']);
const rest = Object.entries((jsonSchemaOf('levels') as JsonSchema).properties ?? {}).filter(([name]) => !named.has(name));

/** The numbers of the level system by name: days, orders, the committee, and the table of what each level may have. */
export function LevelFields({ form }: { readonly form: VersionForm }) {
  const days = (path: string, label: string) => <NumberInput key={path} label={label} w={210} min={0} {...fieldAt<number | string>(form, `numbers.${path}`, '')} />;
  const rounding = (path: string, label: string) => {
    const { value, onChange, error } = fieldAt(form, `numbers.${path}`, '');
    return <ChoiceField label={label} choices={roundings} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} />;
  };
  return (
    <Stack gap="md">
      <fieldset className={classes['group']}>
        <legend>Days</legend>
        <Group align="flex-end">
          {days('minimumDays.I', 'In Level I before II (R1)')}
          {days('minimumDays.II', 'In Level II before III (R2)')}
          {days('offRestraintDays', 'Off a restraint order (R4)')}
          {days('adjustmentDays', 'New adjustment period (R10)')}
        </Group>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>Orders</legend>
        <Stack gap="sm">
          {(['restraint', 'deprivation'] as const).map((of) => (
            <Group key={of} align="flex-end">
              {days(`orders.${of}.reviewDays`, `${sayField(of)} order: reviewed within, days`)}
              <MultiSelect
                label={`${sayField(of)} order: issued by`}
                className={classes['text']!}
                data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
                {...fieldAt<string[]>(form, `numbers.orders.${of}.issuedBy`, [])}
              />
            </Group>
          ))}
        </Stack>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>Disciplinary Review Committee</legend>
        <Stack gap="sm">
          <Group align="flex-end">
            <FractionField form={form} path="numbers.drc.review" label="Review after" />
            {rounding('drc.reviewRounding', 'Half days of the review')}
          </Group>
          <Group align="flex-end">
            {levels.map((level) => (
              <FractionField key={level} form={form} path={`numbers.drc.ceilings.${level}`} label={`Ceiling, Level ${level}`} />
            ))}
            {rounding('drc.ceilingRounding', 'Broken days of a ceiling')}
          </Group>
        </Stack>
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>What each level may have, and how people move</legend>
        <Text size="sm" className="quiet" mb="xs">
          A row each; “base” stands for what the facility sets below.
        </Text>
        <table className={classes['privileges']}>
          <thead>
            <tr>
              <th scope="col">Item</th>
              {levels.map((level) => (
                <th key={level} scope="col">
                  Level {level}
                </th>
              ))}
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {privilegeItems.map((item) => (
              <tr key={item}>
                <th scope="row">{capital(item)}</th>
                {levels.map((level) => {
                  const { onChange, ...field } = fieldAt(form, `numbers.privileges.items.${item}.${level}`, '');
                  return (
                    <td key={level}>
                      <Textarea aria-label={`${capital(item)}, Level ${level}`} autosize minRows={1} {...field} onChange={(event) => onChange(event.currentTarget.value)} />
                    </td>
                  );
                })}
                <td>
                  <SourceField form={form} path={`numbers.privileges.items.${item}.source`} label={`${capital(item)}, source`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Group align="flex-end" mt="sm">
          {levelItems.map((item) => (
            <MultiSelect key={item} label={`${capital(item)}: issued at`} w={230} data={levels.map((level) => ({ value: level, label: `Level ${level}` }))} {...fieldAt<string[]>(form, `numbers.privileges.itemLevels.${item}`, [])} />
          ))}
        </Group>
        <Group align="flex-end" mt="sm">
          <BaseField form={form} path="numbers.privileges.base.showersAWeek" label="Base: showers a week" />
          <BaseField form={form} path="numbers.privileges.base.exerciseMinutesADay" label="Base: minutes of exercise a day" />
        </Group>
      </fieldset>
      {rest.map(([name, schema]) => (
        <SchemaFields key={name} form={form} path={`numbers.${name}`} label={name === 'levelIIIGalleries' ? 'Galleries for Level III (R16)' : labelOf(name)} schema={schema} />
      ))}
    </Stack>
  );
}

/** An item of the table as a heading: its own capitals stay. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function SourceField({ form, path, label }: { readonly form: VersionForm; readonly path: string; readonly label: string }) {
  const { onChange, ...field } = fieldAt(form, path, '');
  return <Textarea aria-label={label} autosize minRows={1} {...field} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** A number of the facility that may not be set yet. */
function BaseField({ form, path, label }: { readonly form: VersionForm; readonly path: string; readonly label: string }) {
  const { value, onChange, error } = fieldAt<number | string | null>(form, path, null);
  return <NumberInput label={label} placeholder="not set" w={230} min={0} value={value ?? ''} onChange={(next) => onChange(next === '' ? null : next)} error={error} />;
}
