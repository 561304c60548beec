import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { orderSubjects, type OrderSubject } from '../../shared/shu/order.ts';
import { ordersInForce, ordersOf } from '../../shared/shu/slice.ts';
import classes from '../case/case.module.css';
import { recordOf } from '../case/record-of.ts';
import { StandingSheet } from '../captain/standing-sheet.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { issueAddress } from './addresses.ts';
import { OrderCard } from './order-card.tsx';
import { orderWords } from './order-words.ts';

/** Restraint and deprivation orders of a person: in force, their reviews, what they do to the clock, and those that have ended (PIMS R4, R13). */
export function OrdersPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="Restraint and deprivation orders">
      {(page) => (
        <div className={classes['columns']}>
          <div className={classes['column']}>
            {orderSubjects.map((of) => (
              <OrdersOf key={of} page={page} of={of} />
            ))}
          </div>
          <div className={classes['column']}>
            <StandingSheet person={person} />
          </div>
        </div>
      )}
    </FormPage>
  );
}

function OrdersOf({ page, of }: { readonly page: PersonPage; readonly of: OrderSubject }) {
  const { who, today, procedures } = useWho();
  const record = recordOf(page);
  const all = ordersOf(record, of);
  const inForce = ordersInForce(record, of, today);
  const { offRestraintDays, orders } = inForceOn(procedures.levels, Temporal.PlainDate.from(today)).numbers;
  const { title, several } = orderWords[of];
  const before = all.filter((order) => !inForce.includes(order)).toReversed();
  return (
    <section className="sheet" aria-label={several}>
      <div className="sheet-title">
        <Title order={2}>
          {several} <span className="quiet">{inForce.length} in force</span>
        </Title>
        {orders[of].issuedBy.includes(who.role) ? (
          <Button component={Link} href={issueAddress(page.id, of)} size="compact-sm" variant="subtle">
            Issue
          </Button>
        ) : (
          <Text size="sm" className="quiet">
            Issued by: {orders[of].issuedBy.map((role) => roleNames[role]).join(', ')}
          </Text>
        )}
      </div>
      <Text size="sm" className="quiet">
        {of === 'restraint' ? `In force, nobody is eligible for the next level, nor until off it for ${offRestraintDays} days, counted from the day after it ends (PIMS R4, R13).` : 'It does not touch the level clock: the procedure names restraint orders alone (PIMS R4).'} A review is due every{' '}
        {orders[of].reviewDays} days; this interval is this program’s own value, for the facility to set.
      </Text>
      {all.length === 0 && <div className="empty">No {title.toLowerCase()} is on record.</div>}
      {inForce.map((order) => (
        <OrderCard key={order.root} page={page} order={order} inForce />
      ))}
      {before.length > 0 && (
        <>
          <Group mt="md">
            <Title order={3} size="h4">
              Before <span className="quiet">{before.length}</span>
            </Title>
          </Group>
          {before.map((order) => (
            <OrderCard key={order.root} page={page} order={order} inForce={false} />
          ))}
        </>
      )}
    </section>
  );
}
