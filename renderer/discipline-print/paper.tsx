import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayPlace } from '../design/place.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './paper.module.css';
import { when } from './words.ts';

/** A letter sheet, as on paper so on the screen. On every page it says whose it is: facility, name, DIN and cell. */
export function Paper({ page, title, children }: { readonly page: PersonPage; readonly title: string; readonly children: ReactNode }) {
  const { who, now } = useWho();
  const { queries } = useStation();
  const facility = useQuery(queries.station.status.queryOptions()).data?.facility;
  const { identity } = page;
  const cell = page.cells.at(-1);
  return (
    <article className={classes['paper']} aria-label={title}>
      <div className={classes['onEveryPage']}>
        <header className={classes['head']}>
          <div>
            <b>{facility?.name}</b>
            <br />
            {identity?.name ?? 'No reception on record'}
            {identity?.madeUp && ' (made up)'} · DIN {identity?.din ?? 'none'} · {cell ? `Cell ${sayPlace(cell)}` : 'No cell on record'}
          </div>
          <div>
            Printed {when(now)}
            <br />
            by {who.name}
          </div>
        </header>
      </div>
      <div>
        <h2 className={classes['title']}>{title}</h2>
        {children}
      </div>
    </article>
  );
}

/** A field of a sheet: what it is called, numbered where the form has numbers, and what stands in it. */
export function Field({ n, label, children }: { readonly n?: number; readonly label: string; readonly children?: ReactNode }) {
  return (
    <div className={classes['field']}>
      <div className={classes['label']}>
        {n !== undefined && `${n}. `}
        {label}
      </div>
      <div>{children ?? <NotYet />}</div>
    </div>
  );
}

/** Fields side by side. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={classes['row']}>{children}</div>;
}

/** A part of a sheet under a heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What stands where a fact is missing. */
export function NotYet() {
  return <em>not yet</em>;
}

/** Lines to sign on. */
export function Signatures({ of }: { readonly of: readonly string[] }) {
  return (
    <div className={classes['signatures']}>
      {of.map((label) => (
        <div key={label}>
          <span className={classes['line']} />
          {label}
        </div>
      ))}
    </div>
  );
}
