import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { MatterPage as Matter } from '../../shared/contract/sync-shapes.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { isNotFound, useStation } from '../station-link/station.tsx';
import { sayAge } from './age.ts';
import { KeptWords } from './kept-words.tsx';
import { saySettlers } from './inbox-page.tsx';
import { About, Sides } from './matter-parts.tsx';
import { SettleForm } from './settle-form.tsx';

/** One matter in question: every entry side by side, what the record says meanwhile, what depends on it, and settling it. In: any of its entries. */
export function MatterPage({ entry }: { readonly entry: string }) {
  return (
    <WithMatter entry={entry}>
      {(matter) => (
        <>
          <MatterHead matter={matter} />
          {matter.mine ? (
            <SettleForm key={entry} matter={matter} />
          ) : (
            <>
              <Sides matter={matter} stands={undefined} />
              <About matter={matter} />
              <section className="sheet" aria-label="Settling">
                You can see this matter and not settle it: it is for {saySettlers(matter)}.
              </section>
              <KeptWords entries={matter.entries.map(({ id }) => id)} />
            </>
          )}
        </>
      )}
    </WithMatter>
  );
}

/** A page about a matter, once the station has answered; it says so where the matter is settled by now. */
export function WithMatter({ entry, children }: { readonly entry: string; readonly children: (matter: Matter) => ReactNode }) {
  const { queries } = useStation();
  const [, go] = useLocation();
  usePageKeys([['Escape', () => go('/inbox')]]);
  const matter = useQuery({ ...queries.sync.matter.queryOptions({ input: { entry } }), retry: (count, error) => !isNotFound(error) && count < 1 });
  if (matter.error) {
    return (
      <div className="page">
        <div className="empty">
          {isNotFound(matter.error) ? 'This matter is settled, or the entry is not in question. ' : 'The station does not answer. What is on record is safe on disk. '}
          <Link href="/inbox">Back to the inbox</Link>.
        </div>
        {isNotFound(matter.error) && <KeptWords entries={[entry, ...(matter.data?.entries.map(({ id }) => id) ?? []).filter((id) => id !== entry)]} />}
      </div>
    );
  }
  return <div className="page">{matter.data ? <Stack gap="md">{children(matter.data)}</Stack> : <Skeleton height={240} />}</div>;
}

function MatterHead({ matter }: { readonly matter: Matter }) {
  const { now } = useWho();
  const { subject, subjectName } = matter;
  return (
    <div className="page-head" style={{ marginBottom: 0 }}>
      <div>
        <h1>In question: {subjectName}</h1>
        <Text className="quiet">
          {subject.type === 'person' && (
            <>
              <Link href={`/people/${subject.id}`}>The person’s page</Link> ·{' '}
            </>
          )}
          {matter.facility !== null && `${matter.facility.name} · `}for {sayAge(matter.since, now)}
        </Text>
      </div>
      <Button component={Link} href="/inbox" variant="default">
        Inbox
      </Button>
    </div>
  );
}
