import { fromToday } from '../design/day.tsx';
import discipline from '../discipline/discipline.module.css';
import { useWho } from '../shell/who.ts';

/** How a day on which something is due lies from today: in words where it has come. */
export function DueDay({ due }: { readonly due: string }) {
  const { today } = useWho();
  if (due > today) return <span className="quiet">{fromToday(due, today)}</span>;
  return <b className={discipline['word']}>{due === today ? 'due today' : `overdue, ${fromToday(due, today)}`}</b>;
}
