import { Text, Title } from '@mantine/core';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eligibilityFound } from '../../shared/shu/finding.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { findingsOf, ordersInForce, ordersOf } from '../../shared/shu/slice.ts';
import { StandingSheet } from '../captain/standing-sheet.tsx';
import classes from '../case/case.module.css';
import { recordOf } from '../case/record-of.ts';
import { FormPage } from '../forms/form-page.tsx';
import { OrderCard } from '../orders/order-card.tsx';
import { useWho } from '../shell/who.ts';
import { EarlierFindings } from './earlier-findings.tsx';
import own from './eligibility.module.css';
import { FindingForm } from './finding-form.tsx';
import { MisbehaviorRecord, RecentActs } from './misbehavior-record.tsx';

/** Where somebody is found eligible for the next level or not: all that is to be looked at, and beside it the form (PIMS R3, R5). The program judges nothing. */
export function EligibilityPage({ person, finding }: { readonly person: string; readonly finding?: string }) {
  return (
    <FormPage person={person} title={finding === undefined ? 'Finding of eligibility' : 'Correct a finding of eligibility'}>
      {(page) => <Shown page={page} finding={finding} />}
    </FormPage>
  );
}

function Shown({ page, finding }: { readonly page: PersonPage; readonly finding: string | undefined }) {
  const { who, today, procedures } = useWho();
  const record = recordOf(page);
  const correcting = findingsOf(record).find(({ root, withdrawn }) => root === finding && withdrawn === null);
  const restraint = ordersOf(record, 'restraint').toReversed();
  const inForce = ordersInForce(record, 'restraint', today);
  const { level, to } = levelClock(record, procedures, Temporal.PlainDate.from(today));
  return (
    <div className={own['columns']}>
      <div className={classes['column']}>
        <StandingSheet person={page.id} worked />
        <RecentActs page={page} />
        <MisbehaviorRecord page={page} />
        <section className="sheet" aria-label="Restraint orders">
          <div className="sheet-title">
            <Title order={2}>
              Restraint orders <span className="quiet">{inForce.length} in force</span>
            </Title>
          </div>
          {restraint.length === 0 && <Text className="quiet">None is on record.</Text>}
          {restraint.map((order) => (
            <OrderCard key={order.root} page={page} order={order} inForce={inForce.includes(order)} />
          ))}
        </section>
      </div>
      <div className={`${classes['column']} ${own['beside']}`}>
        <section aria-label="The finding">
          {finding !== undefined && !correcting ? (
            <div className="sheet empty">This finding does not stand: it was withdrawn or struck out.</div>
          ) : !eligibilityFound.roles.includes(who.role) ? (
            <div className="sheet empty">Eligibility is found by: {eligibilityFound.roles.map((role) => roleNames[role]).join(', ')}.</div>
          ) : to === null && !correcting ? (
            <div className="sheet empty">{level === null ? 'In no level: there is none to be found eligible for.' : 'At Level III there is no level above.'}</div>
          ) : (
            <FindingForm key={correcting?.entry ?? page.shu.findings.length} page={page} correcting={correcting} />
          )}
        </section>
        <EarlierFindings page={page} />
      </div>
    </div>
  );
}
