import { sayDay, fromToday } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import discipline from '../discipline/discipline.module.css';

/** The day by which an order is to be reviewed; in words where that day has passed or is today. */
export function ReviewDue({ reviewBy }: { readonly reviewBy: string }) {
  const { today } = useWho();
  return (
    <span>
      Review by <b>{sayDay(reviewBy)}</b> {reviewBy < today ? <b className={discipline['word']}>overdue, {fromToday(reviewBy, today)}</b> : reviewBy === today ? <b className={discipline['word']}>today</b> : <span className="quiet">{fromToday(reviewBy, today)}</span>}
    </span>
  );
}
