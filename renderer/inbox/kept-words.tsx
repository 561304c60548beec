import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Draft } from '../../shared/contract/shapes.ts';
import { EntryBody } from '../daybook/entry-body.tsx';
import { sayMoment } from '../design/day.tsx';
import { draftsKept } from '../forms/use-draft.ts';
import { useStation } from '../station-link/station.tsx';
import { isOfMatter, matterAddress, type SettlingTyped } from './settling.ts';

interface Kept extends Draft {
  readonly words: unknown;
}

/**
 * What was typed about a matter and is in no form: it is settled by now, or was kept under another of its entries. To be read, and thrown away.
 * In: entries of the matter; the one whose drafts a form on the page holds.
 */
export function KeptWords({ entries, held }: { readonly entries: readonly string[]; readonly held?: string }) {
  const { client } = useStation();
  const cache = useQueryClient();
  const wanted = entries.filter((id) => id !== held);
  const kept = useQuery({
    queryKey: ['kept words', ...wanted],
    // A form that was on the page a moment ago may just have handed over its last words.
    queryFn: async (): Promise<readonly Kept[]> => {
      await draftsKept();
      const drafts = (await client.drafts.list()).filter(({ key }) => wanted.some((id) => isOfMatter(key, id)));
      return Promise.all(drafts.map(async (draft) => ({ ...draft, words: await client.drafts.get({ key: draft.key }) })));
    },
  });
  const throwAway = async (key: string) => {
    await client.drafts.drop({ key });
    await cache.invalidateQueries();
  };
  return kept.data?.map(({ key, title, savedAt, words }) => (
    <section key={key} className="sheet" aria-label={`${title}, as it was typed`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{title}: what you typed</Text>
          <Text size="sm" className="quiet">
            kept {sayMoment(savedAt)}
          </Text>
        </Group>
        <EntryBody body={wanted.some((id) => key === matterAddress(id)) ? { reason: (words as SettlingTyped | null)?.reason } : words} />
        <div>
          <Button size="compact-sm" variant="default" onClick={() => void throwAway(key)}>
            Throw it away
          </Button>
        </div>
      </Stack>
    </section>
  ));
}
