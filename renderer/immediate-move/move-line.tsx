import { Text } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { ImmediateMove } from '../../shared/shu/slice.ts';
import { sayDay } from '../design/day.tsx';

/** A request of an immediate move and what came of it, in words. */
export function MoveLine({ page, move }: { readonly page: PersonPage; readonly move: ImmediateMove }) {
  const named = (account: string) => page.authors[account] ?? account;
  const { nature, words, day, askedBy, decided } = move;
  return (
    <div style={{ padding: '6px 0' }}>
      <Text>
        <b>{decided === null ? 'Awaits the Watch Commander' : decided.outcome === 'approved' ? 'Approved' : 'Refused'}</b>: {nature}. {words}
      </Text>
      <Text size="sm" className="quiet">
        Asked for {sayDay(day)} by {askedBy.map(named).join(', ')}.
      </Text>
      {decided && (
        <Text size="sm">
          {decided.outcome === 'approved' ? 'Approved' : 'Refused'} {sayDay(decided.day)} by {named(decided.by)}, Watch Commander{decided.reason ? `: ${decided.reason}` : ''}
        </Text>
      )}
    </div>
  );
}
