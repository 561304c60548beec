import { walkOf, type CaseAct, type DisciplineSlice, type Stub } from './case.ts';
import { dayOf } from './moment.ts';
import { penaltiesLastImposed, penaltiesOf } from './penalties-standing.ts';
import { layTerms } from './terms.ts';

/**
 * Takes a case out of the record where its acts lead to dismissal or reversal, and leaves a stub: no screen, count,
 * level clock or figure sees it again (domain page, 4.2). The body of its entries stays in the book alone.
 * In: the discipline with the act in it. Out: the discipline, without the case where it is expunged.
 */
export function expungeWhereReversed(slice: DisciplineSlice, { body: { report } }: CaseAct): DisciplineSlice {
  const held = slice.cases.find((one) => one.root === report);
  const walked = held && walkOf(held);
  const last = walked?.taken.at(-1);
  if (!held || walked?.state !== 'expunged' || !last || last.act.kind === 'report.corrected') return slice;
  const imposed = penaltiesLastImposed(held);
  const stub: Stub = {
    root: held.root,
    expungedOn: dayOf(last.act.body.at),
    by: last.act.by,
    entry: last.act.entry,
    how: last.move,
    left: {
      confinement: layTerms(slice.cases, (one) => (one === held ? imposed : penaltiesOf(one)))
        .filter((term) => term.report === held.root)
        .map(({ from, to }) => ({ from, to })),
      surcharge: imposed.some((one) => one.penalty.name === 'surcharge'),
      restitution: imposed.some((one) => one.penalty.name === 'restitution'),
    },
  };
  return {
    ...slice,
    cases: slice.cases.filter((one) => one !== held),
    stubs: [...slice.stubs, stub],
    // Days of confinement stay, for they were served; what was found on the report goes with it.
    segregation: slice.segregation.map((stay) => (stay.report === held.root ? withoutFindings(stay) : stay)),
  };
}

/** A stay in segregation without the findings it rested on. */
export function withoutFindings<Stay extends { readonly findings?: unknown }>(stay: Stay): Omit<Stay, 'findings'> {
  const { findings: _findings, ...kept } = stay;
  return kept;
}
