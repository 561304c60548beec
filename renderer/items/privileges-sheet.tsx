import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { cellCardOf } from '../../shared/shu/cell-card.ts';
import { recordOf } from '../case/record-of.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { ordersAddress } from '../orders/addresses.ts';
import { useWho } from '../shell/who.ts';
import { itemsAddress } from './addresses.ts';
import classes from './items.module.css';

/** What a person may have today and how he moves: the words of his level, or of the order in force that takes their place. */
export function PrivilegesSheet({ page, leads = false }: { readonly page: PersonPage; readonly leads?: boolean }) {
  const { today, procedures } = useWho();
  const { level, rows, withheld, items } = cellCardOf(recordOf(page), procedures, today);
  return (
    <section className="sheet" aria-label="What he may have and how he moves">
      <div className="sheet-title">
        <Title order={2}>What he may have and how he moves</Title>
        {level && <LevelMark level={level} />}
      </div>
      {level === null && <div className="empty">In no level: the table of levels says nothing of him.</div>}
      {rows.length > 0 && (
        <dl className={classes['rows']}>
          {rows.map(({ item, words, insteadOf, order }) => (
            <div key={item}>
              <dt>{item}</dt>
              <dd>
                {order === null ? words : <b>{words}</b>}
                {order !== null && (
                  <div className="quiet">
                    <Link href={ordersAddress(page.id)}>by order</Link>, instead of: {insteadOf}
                  </div>
                )}
              </dd>
            </div>
          ))}
          <div>
            <dt>in his hands</dt>
            <dd>
              {items.length === 0 ? 'no item issued' : items.join(', ')}
              {leads && (
                <>
                  {' '}
                  <Link href={itemsAddress(page.id)}>Items</Link>
                </>
              )}
            </dd>
          </div>
        </dl>
      )}
      {withheld.length > 0 && (
        <Text size="sm">
          <b>Withheld by order:</b> {withheld.join(', ')}
        </Text>
      )}
    </section>
  );
}
