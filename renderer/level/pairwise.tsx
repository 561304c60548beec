import { Alert, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SeparationLine } from '../../shared/contract/housing-shapes.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { itemsHeld } from '../../shared/shu/items.ts';
import type { Level } from '../../shared/shu/level.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { orderNow, orderSubjects } from '../../shared/shu/order.ts';
import { privilegesOf } from '../../shared/shu/privileges.ts';
import { pims } from '../../shared/shu/rules.ts';
import { levelNow, ordersInForce } from '../../shared/shu/slice.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayTier } from '../case/case-words.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { casesByDay } from '../eligibility/misbehavior-record.tsx';
import { ProblemLine } from '../forms/act-form.tsx';
import { orderWords } from '../orders/order-words.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

interface PairwiseProps {
  /** Who comes, and the level at which he comes. */
  readonly coming: string;
  readonly level: Level | null;
  readonly unit: string;
  readonly cell: string;
  /** Who is there, by id. */
  readonly there: readonly string[];
}

/** How many reports of each are named. */
const reportsNamed = 3;

/** Two people before they share a cell, side by side, and what stands against it (PIMS R15). */
export function Pairwise({ coming, level, unit, cell, there }: PairwiseProps) {
  const { queries } = useStation();
  const ids = [coming, ...there];
  const pages = useQueries({ queries: ids.map((id) => queries.people.open.queryOptions({ input: { id } })) });
  const kept = useQueries({ queries: ids.map((id) => queries.housing.separations.queryOptions({ input: { person: id } })) });
  const against = useQuery(queries.housing.pairing.queryOptions({ input: { person: coming, unit, cell, ...(level === null ? {} : { level }) } }));
  const people = pages.flatMap(({ data: page }, index) => (page && kept[index]?.data ? [{ page, kept: kept[index].data, level: index === 0 ? level : (levelNow(recordOf(page))?.level ?? null), with: ids }] : []));
  if (people.length < ids.length || !against.data) return <Skeleton height={220} />;
  return (
    <section className="sheet" aria-label="Before they share the cell">
      <Title order={2} size="h3">
        Before they share cell <span className="mono">{cell}</span>
      </Title>
      <Text size="sm" className="quiet" mb={6}>
        If possible, people on different levels do not share a cell: their items, exercise and showers differ (PIMS R15). It is a warning, overridden with a reason.
      </Text>
      {against.data.length === 0 ? (
        <Text size="sm" mb={6}>
          <b>Nothing on record stands against it.</b>
        </Text>
      ) : (
        <Alert color="yellow" title="What stands against it" mb={8}>
          {against.data.map((one) => (
            <div key={one.sentence}>
              <ProblemLine problem={{ ...one, field: '' }} />
            </div>
          ))}
        </Alert>
      )}
      <Table aria-label="Side by side" verticalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={130}>
              <span className="quiet">Side by side</span>
            </Table.Th>
            {people.map(({ page }, index) => (
              <Table.Th key={page.id} scope="col">
                <Link href={`/people/${page.id}/level`}>{page.identity?.name}</Link> <span className="quiet">{index === 0 ? 'comes' : 'is there'}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ title, shows: Shows }) => (
            <Table.Tr key={title} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row">{title}</Table.Th>
              {people.map((mate) => (
                <Table.Td key={mate.page.id}>
                  <Shows {...mate} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface Mate {
  readonly page: PersonPage;
  readonly kept: readonly SeparationLine[];
  /** At which level he is, or comes. */
  readonly level: Level | null;
  /** Everybody who would be in the cell. */
  readonly with: readonly string[];
}

const rows: readonly { readonly title: string; readonly shows: (mate: Mate) => ReactNode }[] = [
  { title: 'Level', shows: LevelOf },
  { title: 'May have', shows: MayHave },
  { title: 'Items held', shows: ItemsOf },
  { title: 'Orders', shows: OrdersOf },
  { title: 'Kept separate', shows: KeptFrom },
  { title: 'Reports', shows: ReportsOf },
  { title: 'Risk', shows: RiskOf },
];

function Nothing({ children = 'none' }: { readonly children?: string }) {
  return <span className="quiet">{children}</span>;
}

function LevelOf({ page, level }: Mate) {
  const held = levelNow(recordOf(page));
  if (level === null) return <Nothing>in no level</Nothing>;
  return (
    <>
      <LevelMark level={level} /> <span className="quiet">{held?.level === level ? `since ${sayDay(held.since)}` : 'by this move'}</span>
    </>
  );
}

function MayHave({ page, level }: Mate) {
  const { today, procedures } = useWho();
  if (level === null) return <Nothing>not by the table of levels</Nothing>;
  const record = recordOf(page);
  const orders = orderSubjects.flatMap((of) => ordersInForce(record, of, today));
  const { rows: table } = privilegesOf(level, orders, inForceOn(procedures.levels, Temporal.PlainDate.from(today)).numbers.privileges);
  return table
    .filter(({ item }) => differing.has(item))
    .map(({ item, words }) => (
      <div key={item}>
        <span className="quiet">{item}:</span> {words}
      </div>
    ));
}

/** What R15 names: items, exercise, showers. */
const differing: ReadonlySet<string> = new Set(['property and clothing', 'exercise', 'showers']);

function ItemsOf({ page }: Mate) {
  const { today } = useWho();
  const held = itemsHeld(recordOf(page), today);
  return held.length === 0 ? <Nothing>none on record</Nothing> : held.join(', ');
}

function OrdersOf({ page }: Mate) {
  const { today } = useWho();
  const record = recordOf(page);
  const orders = orderSubjects.flatMap((of) => ordersInForce(record, of, today));
  if (orders.length === 0) return <Nothing />;
  return orders.map((order) => (
    <div key={order.root}>
      <b>{orderWords[order.of].title}</b> since {sayDay(order.day)}: {orderNow(order).words}
    </div>
  ));
}

function KeptFrom({ page, kept, with: all }: Mate) {
  const standing = kept.filter(({ ended }) => ended === null);
  if (standing.length === 0) return <Nothing />;
  return standing.map(({ root, withId, withName, why }) => (
    <div key={root}>
      {all.includes(withId) && withId !== page.id ? <b>from {withName}, who would share it</b> : `from ${withName}`}: {why}
    </div>
  ));
}

function ReportsOf({ page }: Mate) {
  const cases = casesByDay(page);
  if (cases.length === 0) return <Nothing />;
  return (
    <>
      {cases.slice(0, reportsNamed).map((held) => (
        <div key={held.root}>
          <Link href={caseAddress(page.id, held.root)}>{sayDay(held.report.date)}</Link> {sayTier(held)}, {held.report.rules.join(', ')} <span className="quiet">{statusOf(held).state}</span>
        </div>
      ))}
      {cases.length > reportsNamed && <span className="quiet">and {cases.length - reportsNamed} before</span>}
    </>
  );
}

function RiskOf({ page }: Mate) {
  const { today, procedures } = useWho();
  const { risks } = levelClock(recordOf(page), procedures, Temporal.PlainDate.from(today));
  if (risks.length === 0) return <Nothing />;
  return risks.map(({ says, rule }) => (
    <div key={says}>
      {withDays(says)} <span className="quiet nowrap">{pims(rule)}</span>
    </div>
  ));
}
