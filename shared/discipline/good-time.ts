import type { SubjectRecord } from '../entry/fold.ts';
import { inTimeOrder, type SentenceEvent } from '../time/event.ts';
import { sentenceOf } from '../time/sentence.ts';
import { sumTerms, termOf, writeTerm } from '../time/term.ts';
import { casesOf } from './case.ts';
import { isRecommended, penaltiesOf } from './penalties-standing.ts';

/** A loss that a disposition recommends: nothing is lost until the time allowance committee has decided (7 NYCRR part 261). */
export interface RecommendedLoss {
  readonly report: string;
  readonly number: number;
  readonly amount: string;
  readonly on: string;
  readonly entry: string;
}

/** A loss or a restoration in the sentence record. The day it was entered stands in the header of its entry. */
export interface GoodTimeMoved {
  readonly report: string | null;
  readonly amount: string;
  /** The day from which it counts. */
  readonly effective: string;
  /** The day on which it was decided, where that is another. */
  readonly decided: string;
  readonly entry: string;
}

/** Good time as discipline moves it: what is only recommended, what is lost, what came back. Amounts in years, months and days. */
export interface GoodTimeFigures {
  readonly recommended: readonly RecommendedLoss[];
  readonly lost: readonly GoodTimeMoved[];
  readonly restored: readonly GoodTimeMoved[];
  readonly totals: { readonly recommended: string; readonly lost: string; readonly restored: string };
}

export function goodTimeFigures(record: SubjectRecord): GoodTimeFigures {
  const recommended = casesOf(record).flatMap((held) =>
    penaltiesOf(held).flatMap((one): RecommendedLoss[] => {
      if (!isRecommended(one) || one.penalty.name !== 'loss of good time') return [];
      return [{ report: held.root, number: one.number, amount: one.penalty.amount, on: one.suspension?.invoked?.on ?? one.imposedOn, entry: one.suspension?.invoked?.entry ?? one.entry }];
    }),
  );
  const events = inTimeOrder(sentenceOf(record).events);
  const lost = events.flatMap((one) => (one.event === 'good time lost' && one.stage === 'decided' ? [moved(one)] : []));
  const restored = events.flatMap((one) => (one.event === 'good time restored' ? [moved(one)] : []));
  const total = (list: readonly { readonly amount: string }[]) => writeTerm(sumTerms(list.map((one) => termOf(one.amount))));
  return { recommended, lost, restored, totals: { recommended: total(recommended), lost: total(lost), restored: total(restored) } };
}

function moved({ report, amount, day, decidedOn, entry }: Extract<SentenceEvent, { amount: string }>): GoodTimeMoved {
  return { report: report ?? null, amount, effective: day, decided: decidedOn ?? day, entry };
}
