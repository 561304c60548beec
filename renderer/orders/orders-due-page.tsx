import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrderLine } from '../../shared/contract/unit-lists.ts';
import { sayDay } from '../design/day.tsx';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import { UnitRows, type Column } from '../unit-lists/unit-rows.tsx';
import { ordersAddress } from './addresses.ts';
import { orderWords } from './order-words.ts';
import { ReviewDue } from './review-due.tsx';

const columns: readonly Column<OrderLine>[] = [
  { title: 'Order', shows: ({ of, words }) => (
      <>
        {orderWords[of].title}
        <div className="quiet">{words}</div>
      </>
    ) },
  { title: 'Since', shows: ({ since }) => sayDay(since) },
  { title: 'Next review', shows: ({ reviewBy }) => <ReviewDue reviewBy={reviewBy} /> },
];

/** Every restraint and deprivation order in force, the first to be reviewed first. */
export function OrdersDuePage() {
  const { queries } = useStation();
  const found = useQuery(queries.shu.orders.queryOptions());
  return (
    <div className="page-wide">
      <UnitHead here="Orders to review" explains="Restraint and deprivation orders in force, the first to be reviewed first. An order holds until it is ended, reviewed or not." />
      <section className="sheet" aria-label="Orders in force">
        {found.error && !found.data && <div className="empty">The station does not answer.</div>}
        {!found.data && !found.error && <Skeleton height={240} />}
        {found.data && (
          <UnitRows
            label="Orders in force"
            lines={found.data}
            keyOf={({ order }) => order}
            opens={({ id }) => ordersAddress(id)}
            empty="No restraint or deprivation order is in force."
            columns={columns}
          />
        )}
      </section>
    </div>
  );
}
