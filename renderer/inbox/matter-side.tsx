import { Badge, Text } from '@mantine/core';
import { withDays, sayDay, sayMoment } from '../design/day.tsx';
import type { MatterEntry, MatterPage, Saw } from '../../shared/contract/sync-shapes.ts';
import type { DaybookLine } from '../../shared/contract/shapes.ts';
import { isOfQuestions } from '../../shared/entry/question.ts';
import { EntryBody } from '../daybook/entry-body.tsx';
import { sayRole } from '../daybook/body-words.ts';
import { sayFacet, withFacetNames } from '../daybook/facet-words.ts';
import classes from './inbox.module.css';

const colours = { applied: 'gray', struck: 'gray', 'in question': 'orange', 'standing aside': 'yellow', unread: 'red' } as const;

/** One entry of a matter: what was done, by whom, where and when, what its author saw, and what became of it. */
export function MatterSide({ line, matter, number, stands }: { readonly line: MatterEntry; readonly matter: MatterPage; readonly number: number; readonly stands: boolean | null }) {
  return (
    <article className={`sheet ${classes['side']}`} aria-label={`Entry ${number}`} data-stands={stands ? 'yes' : undefined}>
      <div>
        <Text size="sm" className="quiet" component="div">
          {number} · <Badge variant="light" size="sm" color={colours[line.outcome.is]}>{line.outcome.is}</Badge>
          {stands !== null && <b> {stands ? 'would stand' : 'would be set aside'}</b>}
        </Text>
        <h2>{withDays(line.says)}</h2>
        <Text size="sm">as of {sayDay(line.effective)}</Text>
        {line.reason !== null && <Text size="sm">“{line.reason}”</Text>}
      </div>
      <div className={classes['part']}>
        <h3>Who, where and when</h3>
        <Text size="sm">
          <b>{line.authorName}</b>, {sayRole(line.role)}
        </Text>
        <Text size="sm">
          {[line.facilityName, line.stationName].filter(Boolean).join(', ')} · {sayMoment(line.at)}
        </Text>
      </div>
      <div className={classes['part']}>
        <h3>What was before the officer</h3>
        {line.saw.length === 0 ? (
          <Text size="sm" className="quiet">
            {isOfQuestions(line.kind) ? 'The entries that it names.' : 'An entry of this kind adds a fact and rests on nothing else.'}
          </Text>
        ) : (
          <ul>
            {line.saw.map((saw) => (
              <SawLine key={saw.facet} saw={saw} />
            ))}
          </ul>
        )}
      </div>
      <div className={classes['part']}>
        <h3>What became of it</h3>
        <Text size="sm">{whatBecame(line, matter)}</Text>
      </div>
      <details className={classes['part']} open>
        <summary>All its words</summary>
        <EntryBody body={line.body} names={matter.names} />
      </details>
    </article>
  );
}

function SawLine({ saw }: { readonly saw: Saw }) {
  return (
    <li>
      <span className="quiet">{sayFacet(saw.facet)}:</span> {saw.last === null ? 'nothing on record' : sayLine(saw.last)}
      {saw.unseen.map((line) => (
        <div key={line.id} className={classes['unseen']}>
          not seen: {sayLine(line)}
        </div>
      ))}
    </li>
  );
}

/** An entry in a line: what it says, by whom, when. */
export function sayLine(line: DaybookLine): string {
  return `${withDays(line.says)} (${line.authorName}, ${sayMoment(line.at)})`;
}

/** What became of an entry of a matter, in words a person can act on. */
function whatBecame({ id, outcome }: MatterEntry, { entries, meanwhile }: MatterPage): string {
  const overtaken = meanwhile.find(({ line }) => line !== null && line.id !== id && entries.some((one) => one.id === line.id))?.line;
  const holds = overtaken && !meanwhile.some(({ line }) => line?.id === id) ? `It is on the record, but entry ${entries.findIndex((one) => one.id === overtaken.id) + 1} comes after it and holds meanwhile` : 'It holds for now';
  switch (outcome.is) {
    case 'applied':
      return 'It is on the record. Another entry of this matter was made without sight of it.';
    case 'in question':
      return `${holds}. In question: ${withFacetNames(outcome.because)}.`;
    case 'standing aside':
      return `It is kept and not on the record: ${outcome.because}.`;
    case 'struck': {
      const by = entries.find((one) => one.id === outcome.by);
      if (!by) return 'It is struck by a later entry; both stay in the book.';
      if (isOfQuestions(by.kind)) return `It is struck: ${by.authorName} settled that it does not stand, and it stays in the book.`;
      return by.strikes === id ? `It is struck: ${by.authorName} wrote it again or struck it out, and both stay in the book.` : `It is struck: ${by.authorName}’s entry on the same fact came later and holds; both stay in the book.`;
    }
    case 'unread':
      return `It is kept and not read here: ${outcome.because}.`;
  }
}
