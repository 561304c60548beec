import type { CardLine } from '../../shared/contract/unit-lists.ts';
import type { PrivilegeItem } from '../../shared/procedures/privilege-numbers.ts';
import { sayDay } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { orderWords } from '../orders/order-words.ts';
import { useWho } from '../shell/who.ts';
import { when } from '../discipline-print/words.ts';
import classes from './card.module.css';

const movements: ReadonlySet<PrivilegeItem> = new Set(['out of the cell', 'to and from visits', 'during visits']);

/** The card at a cell: who is in it, his level, how he moves, what he may have, orders in force. Half a letter sheet, in black on white. */
export function Card({ line: { name, din, unit, cell, card }, facility }: { readonly line: CardLine; readonly facility: string }) {
  const { now } = useWho();
  const { level, since, rows, withheld, orders, items } = card;
  // What holds under an order in general is left out: the orders themselves stand on the card.
  const may = rows.filter(({ item }) => !movements.has(item) && item !== 'under a restraint order');
  return (
    <article className={classes['card']} aria-label={`Cell card of ${name}`}>
      <header>
        <div>
          <div className={classes['cell']}>{sayPlace({ unit, cell })}</div>
          <h2 className={classes['name']}>{name}</h2>
          <div className={classes['din']}>DIN {din}</div>
        </div>
        <div className={classes['level']}>
          {level === null ? (
            'no level'
          ) : (
            <>
              <span>Level</span>
              <b>{level}</b>
            </>
          )}
        </div>
      </header>
      {orders.length > 0 && (
        <section className={classes['orders']}>
          <h3>Orders in force</h3>
          {orders.map(({ of, words, since: from, reviewBy }) => (
            <p key={`${of}${from}${words}`}>
              <b>{orderWords[of].title}:</b> {words} <span>(since {sayDay(from)}, review by {sayDay(reviewBy)})</span>
            </p>
          ))}
        </section>
      )}
      {rows.length > 0 && (
        <>
          <section>
            <h3>How he moves</h3>
            <dl>
              {rows
                .filter(({ item }) => movements.has(item))
                .map(({ item, words, order }) => (
                  <Row key={item} name={item} words={words} byOrder={order !== null} />
                ))}
            </dl>
          </section>
          <section>
            <h3>What he may have</h3>
            <dl>
              {may.map(({ item, words, order }) => (
                <Row key={item} name={item} words={words} byOrder={order !== null} />
              ))}
              {withheld.length > 0 && <Row name="withheld" words={withheld.join(', ')} byOrder />}
              <Row name="in his hands" words={items.length === 0 ? 'no item issued' : items.join(', ')} byOrder={false} />
            </dl>
          </section>
        </>
      )}
      {level === null && <p>He holds no level: the table of levels says nothing of him. Ask the area Sergeant.</p>}
      <footer>
        <span>{facility}</span>
        <span>
          {since !== null && `Level since ${sayDay(since)} · `}Printed {when(now)}
        </span>
      </footer>
    </article>
  );
}

function Row({ name, words, byOrder }: { readonly name: string; readonly words: string; readonly byOrder: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {byOrder ? <b>{words}</b> : words}
        {byOrder && ' [order]'}
      </dd>
    </div>
  );
}
