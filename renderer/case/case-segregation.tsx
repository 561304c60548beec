import { Text, Title } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { segregationPlaced, specialPopulationNoted } from '../../shared/discipline/segregation.ts';
import { sayDay } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import classes from './case.module.css';
import { SegregationButtons, StayActs } from './segregation-acts.tsx';

/** The stays in segregated confinement that serve this report, and, for those who place people, the forms of it. Nothing where there is neither. */
export function CaseSegregation({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const { who } = useWho();
  const stays = page.segregation.filter(({ report }) => report === held.root);
  const mayEnter = [segregationPlaced, specialPopulationNoted].some(({ roles }) => roles.includes(who.role));
  if (stays.length === 0 && !mayEnter) return null;
  return (
    <section className="sheet" aria-label="Segregated confinement">
      <div className="sheet-title">
        <Title order={2}>Segregated confinement</Title>
      </div>
      {stays.length === 0 && <Text className="quiet">No stay serves this report.</Text>}
      {stays.map((stay) => (
        <div key={stay.root} className={classes['lineHead']}>
          <span>
            {stay.where}, {sayDay(stay.from)} {stay.to === null ? (stay.until === undefined ? 'and still' : `and still, planned to ${sayDay(stay.until)}`) : `to ${sayDay(stay.to)}`}
            {stay.under && <span className="quiet"> under 137(6){stay.under.replace('k', '(k)')}</span>}
          </span>
          <StayActs page={page} stay={stay} report={held.root} />
        </div>
      ))}
      <SegregationButtons page={page} report={held.root} />
    </section>
  );
}
