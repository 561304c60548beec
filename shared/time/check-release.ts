import { inForceOn } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import type { CheckedAgainst } from './check-commitment.ts';
import type { EventBody, ReleaseWay, SentenceEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';
import type { Sentence } from './sentences.ts';
import { addTerm, compareTerms, jailTimeFields, oneSeventh, oneThird, real, startOf, sumTerms, termLess, termOf, type Term } from './term.ts';

/** What must have been granted for a way of release. */
const grantOf: Readonly<Partial<Record<ReleaseWay, EventBody['event']>>> = {
  'merit release': 'merit determined',
  'presumptive release': 'presumptive release determined',
  'limited credit time release': 'limited credit time determined',
};

/**
 * A release held against the terms on record (PL 70.40, COR 803).
 * In: the release; the counts in force on its day; what it is held against. Out: a way that no term allows, a grant
 * that is not on record, and a day before any on which the shortest reading of the terms lets anybody go.
 */
export function checkRelease(event: SentenceEvent & { readonly event: 'released' }, inForce: readonly Sentence[], against: CheckedAgainst): readonly Problem[] {
  const { day, how } = event;
  const problems: Problem[] = [];
  const isLife = inForce.some(({ count }) => count.kind === 'life without parole' || (count.kind === 'indeterminate' && count.maximum === 'LIFE'));
  const isWithoutParole = inForce.some(({ count }) => count.kind === 'life without parole');
  if (isWithoutParole || (isLife && (how === 'conditional release' || how === 'maximum expiration'))) problems.push(problem('EVT-022', { field: 'how', value: how }));
  else if (how === 'parole' && inForce.length > 0 && !inForce.some(({ count }) => count.kind === 'indeterminate')) problems.push(problem('EVT-021', { field: 'how', value: how }));
  const grant = grantOf[how];
  const isGranted = against.sentence.events.some((held) => held.event === grant && 'outcome' in held && held.outcome === 'granted' && held.day <= day);
  if (grant && !isGranted) problems.push(problem('EVT-024', { field: 'how', value: how }));
  const earliest = problems.length === 0 ? earliestRelease(how, inForce, against) : null;
  if (earliest !== null && Temporal.PlainDate.compare(day, earliest) < 0) problems.push(problem('EVT-023', { field: 'day', value: day, detail: `not before ${earliest}` }));
  return problems;
}

/** The first day on which a way of release is thinkable: every credit given, every term begun with the first reception. Null where nothing bounds it. */
function earliestRelease(how: ReleaseWay, inForce: readonly Sentence[], { sentence, procedures, today }: CheckedAgainst): Temporal.PlainDate | null {
  const { jailTimeYearDays, monthDays, sevenths, limitedCreditMonths } = inForceOn(procedures.time, today).numbers;
  const limitedCredit: Term = { years: 0, months: limitedCreditMonths, days: 0 };
  const served = inForce.map(({ count }) => {
    if (count.kind === 'life without parole') return null;
    if (count.kind === 'definite') return termLess(termOf(count.term), oneThird(termOf(count.term)));
    const full = count.kind === 'determinate' ? termOf(count.term) : count.maximum === 'LIFE' ? null : termOf(count.maximum);
    if (how === 'maximum expiration') return full;
    const goodTime = full === null ? null : count.kind === 'determinate' ? oneSeventh(full, sevenths) : oneThird(full);
    if (how === 'conditional release') return full && goodTime && without(full, [goodTime]);
    // Merit time and limited credit time are not added up by anybody; here they are, to be on the safe side.
    if (count.kind === 'determinate') return full && goodTime && without(full, [goodTime, goodTime, limitedCredit]);
    const minimum = termOf(count.minimum);
    return without(minimum, [oneThird(minimum), limitedCredit]);
  });
  const longest = served.flatMap((term) => (term ? [term] : [])).toSorted(compareTerms).at(-1);
  const first = sentence.commitments.map((commitment) => commitment.received).toSorted()[0];
  if (!longest || first === undefined) return null;
  const from = Temporal.PlainDate.from(first);
  const start = startOf(from, jailTimeFields(creditedDays(sentence), { jailTimeYearDays, monthDays }));
  // A few days are allowed for the day off, for rounding and for the release before a weekend or a holiday.
  return real(addTerm(start, longest)).subtract({ days: 10 });
}

function creditedDays({ jailTimes, events }: SentenceInputs): number {
  return jailTimes.reduce((sum, jail) => sum + jail.days, 0) + events.reduce((sum, event) => sum + (event.event === 'parole jail time' ? event.days : 0), 0);
}

function without(term: Term, parts: readonly Term[]): Term {
  const off = sumTerms(parts);
  return compareTerms(off, term) >= 0 ? { years: 0, months: 0, days: 0 } : termLess(term, off);
}
