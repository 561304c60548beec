import { Text, Title } from '@mantine/core';
import type { InForce, MatterPage as Matter } from '../../shared/contract/sync-shapes.ts';
import { sayFacet } from '../daybook/facet-words.ts';
import classes from './inbox.module.css';
import { MatterSide, sayLine } from './matter-side.tsx';

/** The entries side by side. In: those that would stand by what is chosen; undefined where nothing is. */
export function Sides({ matter, stands }: { readonly matter: Matter; readonly stands: readonly string[] | undefined }) {
  return (
    <div className={classes['sides']}>
      {matter.entries.map((line, index) => (
        <MatterSide key={line.id} line={line} matter={matter} number={index + 1} stands={stands ? stands.includes(line.id) : null} />
      ))}
    </div>
  );
}

/** What the record says meanwhile, and what depends on it. */
export function About({ matter }: { readonly matter: Matter }) {
  return (
    <section className="sheet" aria-label="Meanwhile">
      <Title order={2} size="h4">
        Meanwhile the record says
      </Title>
      <InForceList lines={matter.meanwhile} />
      <div className={classes['part']} style={{ marginTop: 8 }}>
        <Title order={2} size="h4">
          What depends on it
        </Title>
        {matter.depends.length === 0 ? (
          <Text size="sm" className="quiet">
            No other entry has been made in view of it.
          </Text>
        ) : (
          <ul>
            {matter.depends.map((line) => (
              <li key={line.id}>{sayLine(line)}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** What holds on each facet or of each fact, a line for each. */
export function InForceList({ lines }: { readonly lines: readonly InForce[] }) {
  return (
    <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
      {lines.map(({ facet, line }) => (
        <li key={facet}>
          <span className="quiet">{facet.startsWith('entry:') ? 'This fact' : sayFacet(facet)}:</span> {line === null ? 'nothing' : sayLine(line)}
        </li>
      ))}
    </ul>
  );
}
