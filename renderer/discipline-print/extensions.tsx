import type { Clock } from '../../shared/discipline/clock.ts';
import { sayDay } from '../design/day.tsx';
import classes from './paper.module.css';
import { when } from './words.ts';

/** The extensions of the clocks of a hearing, in a table; a sentence where there are none. */
export function Extensions({ clocks }: { readonly clocks: readonly Clock[] }) {
  const all = clocks.flatMap(({ title, extensions }) => extensions.map((one) => ({ title, ...one })));
  if (all.length === 0) return <p className={classes['words']}>None recorded.</p>;
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Asked by</th>
          <th scope="col">Authorized by, and when</th>
          <th scope="col">Extended to</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ entry, title, askedBy, authorizedBy, at, until, why, counts }) => (
          <tr key={entry}>
            <td>{title}</td>
            <td>{askedBy}</td>
            <td>{`${authorizedBy}, ${when(at)}`}</td>
            <td>{`${sayDay(until)}${counts ? '' : ' (does not count)'}`}</td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
