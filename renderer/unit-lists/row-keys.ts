import type { KeyboardEvent } from 'react';

/** What a key does on a row of a list: Enter opens it, arrows, Home and End go to another. In: what opens the row. */
export function rowKeys(open: () => void) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.currentTarget;
    if (event.key === 'Enter') return open();
    const to = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: row.parentElement?.firstElementChild, End: row.parentElement?.lastElementChild }[event.key];
    if (!(to instanceof HTMLElement)) return;
    event.preventDefault();
    to.focus();
  };
}
