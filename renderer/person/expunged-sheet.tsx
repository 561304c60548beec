import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ExpungedLine } from '../../shared/contract/discipline-shapes.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { expungedRoles } from '../../shared/discipline/offices.ts';
import { formOfMove } from '../case/act-forms.ts';
import { sayDay } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './person.module.css';

/** What expunged a person's reports, for those who may know it; nothing for others. */
export function useExpunged(person: string): readonly ExpungedLine[] {
  const { queries } = useStation();
  const { who } = useWho();
  const may = expungedRoles.includes(who.role);
  const asked = useQuery({ ...queries.discipline.expunged.queryOptions({ input: { person } }), enabled: may });
  return (may && asked.data) || [];
}

/** The dismissals and reversals on record, with nothing of what they were about; one entered in error is struck out here. Nothing where there is none. */
export function ExpungedSheet({ page, expunged }: { readonly page: PersonPage; readonly expunged: readonly ExpungedLine[] }) {
  const { who } = useWho();
  if (expunged.length === 0) return null;
  return (
    <section className="sheet" aria-label="Expunged">
      <div className="sheet-title">
        <Title order={2}>Expunged</Title>
      </div>
      <Text size="sm" className="quiet">
        What was charged, found and said is shown to nobody. A dismissal or reversal entered in error can be struck out; the case then stands again as it stood.
      </Text>
      <ul className={classes['lines']}>
        {expunged.map(({ entry, on, how, by }) => {
          const [written, , voided] = formOfMove(how)?.kinds ?? [];
          return (
            <li key={entry} className={classes['factHead']}>
              <span>
                {how.charAt(0).toUpperCase() + how.slice(1)}, {sayDay(on)} <span className="quiet">entered by {page.authors[by] ?? by}</span>
              </span>
              {voided && written?.roles.includes(who.role) && (
                <StrikeOut subject={page.id} kind={voided.name} entry={entry} effective={on} fact={`the ${how.includes('dismissed') ? 'dismissal' : 'reversal'} of ${sayDay(on)}`} seen={page.seen} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
