import { Badge, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import type { Clock } from '../../shared/discipline/clock.ts';
import { isFinal, statusOf } from '../../shared/discipline/status.ts';
import { sayPlace } from '../design/place.ts';
import { useWho } from '../shell/who.ts';
import { CasePath } from './case-path.tsx';
import classes from './case.module.css';
import { chargesOf, nameOfCase, sayTier } from './case-words.ts';

/** Whose case it is, which report, what is charged, and where it stands. */
export function CaseHead({ page, held, clocks }: { readonly page: PersonPage; readonly held: Case; readonly clocks: readonly Clock[] }) {
  const { identity } = page;
  const { procedures } = useWho();
  const cell = page.cell;
  const { state, says } = statusOf(held);
  const { report } = held;
  return (
    <header className="sheet">
      <Text className="quiet">
        <Link href={`/people/${page.id}/discipline`}>{identity?.name ?? 'this person'}</Link> · <span className="mono">{identity?.din}</span>
        {cell && (
          <>
            {' · '}
            <span className="mono">{sayPlace(cell)}</span>
          </>
        )}
      </Text>
      <h1 style={{ margin: '4px 0 0' }}>
        {nameOfCase(held)}{' '}
        <Badge variant="light" color={{ 1: 'gray', 2: 'orange', 3: 'red' }[statusOf(held).tier ?? report.tier]}>
          {sayTier(held)}
        </Badge>
      </h1>
      <Text className="quiet">{report.place}</Text>
      <ul className={classes['charges']} aria-label="Charges">
        {chargesOf(report, procedures).map(({ number, title, manner }) => (
          <li key={number}>
            <b>{number}</b> {title}
            {manner && ` (${manner}, 270.3)`}
          </li>
        ))}
      </ul>
      <CasePath held={held} />
      <Text size="sm" mt={4} data-testid="case-state">
        <b>
          {state.charAt(0).toUpperCase() + state.slice(1)}
          {isFinal(held, clocks) && ', final'}.
        </b>{' '}
        {says}.
      </Text>
    </header>
  );
}
