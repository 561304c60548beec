import { Radio, Group, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Act } from '../../shared/contract/contract.ts';
import { ActForm } from '../forms/act-form.tsx';

/** The words of a second check as an entry's body takes them; what was not chosen is left out. */
export interface CheckWords {
  readonly agrees?: boolean;
  readonly remark?: string;
}

interface CheckFormProps {
  readonly draft: { readonly key: string; readonly title: string };
  readonly act: (words: CheckWords) => Act;
  readonly refresh: () => void;
  readonly onDone: () => void;
}

/** A second person's check: agrees, or does not and says why. */
export function CheckForm({ draft, act, refresh, onDone }: CheckFormProps) {
  const form = useForm({ initialValues: { agrees: '', remark: '' } });
  return (
    <ActForm
      form={form}
      draft={draft}
      refresh={refresh}
      acts={({ agrees, remark }) => [act({ ...(agrees ? { agrees: agrees === 'yes' } : {}), ...(remark.trim() ? { remark } : {}) })]}
      submit="Record the check"
      recorded="Check recorded"
      onDone={onDone}
    >
      <section className="sheet" aria-label="Second check">
        <Title order={2} mb="xs">
          Second check
        </Title>
        <Radio.Group label="Your finding" withAsterisk {...form.getInputProps('agrees')}>
          <Group mt={4}>
            <Radio value="yes" label="I agree" />
            <Radio value="no" label="I do not agree" />
          </Group>
        </Radio.Group>
        <Textarea label="Remark" description={form.values.agrees === 'no' ? 'What is not right' : undefined} withAsterisk={form.values.agrees === 'no'} autosize minRows={2} mt="sm" {...form.getInputProps('remark')} />
      </section>
    </ActForm>
  );
}
