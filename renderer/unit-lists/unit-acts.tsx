import { Group, Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { shuRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { captainTasks } from '../../shared/shu/captain-tasks.ts';
import { drcStanding } from '../../shared/shu/drc-standing.ts';
import { levelNow, ordersInForce } from '../../shared/shu/slice.ts';
import { immediateMovesAwaiting } from '../../shared/shu/work.ts';
import { reviewAddress } from '../captain/addresses.ts';
import { recordOf } from '../case/record-of.ts';
import { cardAddress } from '../cell-card/addresses.ts';
import { sayDay } from '../design/day.tsx';
import { drcAddress } from '../drc/addresses.ts';
import { eligibilityAddress } from '../eligibility/addresses.ts';
import { moveAddress } from '../immediate-move/addresses.ts';
import { itemsAddress } from '../items/addresses.ts';
import { ordersAddress } from '../orders/addresses.ts';
import { useWho } from '../shell/who.ts';

/** From a person in the unit to his eligibility, his orders, an immediate move, the reports on him that await the Captain, the DRC, his items and his cell card. */
export function UnitActs({ page }: { readonly page: PersonPage }) {
  const { who, today, procedures } = useWho();
  const record = recordOf(page);
  const tasks = captainTasks(record);
  const orders = (['restraint', 'deprivation'] as const).flatMap((of) => ordersInForce(record, of, today)).length;
  const awaiting = immediateMovesAwaiting(record).length;
  const level = levelNow(record)?.level;
  const { state: drc, remaining } = drcStanding(record, procedures, Temporal.PlainDate.from(today));
  return (
    <Group gap="xs" role="group" aria-label="Orders, moves and reviews">
      <Button component={Link} href={ordersAddress(page.id)} size="compact-md" variant="default">
        Orders{orders > 0 && `: ${orders} in force`}
      </Button>
      {(level === 'I' || level === 'II') && (
        <Button component={Link} href={eligibilityAddress(page.id)} size="compact-md" variant="default">
          Eligibility
        </Button>
      )}
      {(awaiting > 0 || (shuRoles.includes(who.role) && level !== undefined && level !== 'I')) && (
        <Button component={Link} href={moveAddress(page.id)} size="compact-md" variant="default">
          Immediate move{awaiting > 0 && ': awaits the Watch Commander'}
        </Button>
      )}
      {tasks.map(({ report, date }) => (
        <Button key={report} component={Link} href={reviewAddress(page.id, report)} size="compact-md" variant="default">
          Captain’s review: report of {sayDay(date)}
        </Button>
      ))}
      <Button component={Link} href={drcAddress(page.id)} size="compact-md" variant="default">
        DRC{drc === 'due' && remaining !== null ? ': review due' : drc === 'before the Superintendent' && ': awaits the Superintendent'}
      </Button>
      {drc !== 'not in the unit' && (
        <>
          <Button component={Link} href={itemsAddress(page.id)} size="compact-md" variant="default">
            Items
          </Button>
          <Button component={Link} href={cardAddress(page.id)} size="compact-md" variant="default">
            Cell card
          </Button>
        </>
      )}
      {page.shu.immediateMoves.length > 0 && awaiting === 0 && (
        <Text size="sm">
          <Link href={moveAddress(page.id)}>Immediate moves before</Link>
        </Text>
      )}
    </Group>
  );
}
