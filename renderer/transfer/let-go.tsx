import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { LetGoShown } from '../../shared/contract/shapes.ts';
import { sayDay } from '../design/day.tsx';

/** In place of the page of a person whose book was let go here: who he is, who holds him, and where his book is. */
export function LetGo({ person }: { readonly person: LetGoShown }) {
  const { name, din, holder, since, day, back } = person;
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{name}</h1>
          <Text className="quiet">
            <span className="mono">{din}</span>
          </Text>
        </div>
      </div>
      <section className="sheet empty" role="note" aria-label={back ? 'His book is on its way' : `Held by ${holder} since ${sayDay(since)}`}>
        {back ? (
          <Text>He is back, and his book comes with the next exchange. Nothing can be entered about him here until it has.</Text>
        ) : (
          <>
            <Text fw={600}>
              Held by {holder} since {sayDay(since)}. The main office has his book.
            </Text>
            <Text size="sm">
              What was kept of him here was let go on {sayDay(day)}, as the procedure for records of people transferred asks. Ask {holder} for anything about him. If he comes back, his whole book comes with him.
            </Text>
          </>
        )}
        <Text size="sm">
          <Link href="/sync">See how the exchange stands</Link> or <Link href="/people">see everyone</Link>.
        </Text>
      </section>
    </div>
  );
}
