import type { ReactNode } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { drcStanding } from '../../shared/shu/drc-standing.ts';
import { recordOf } from '../case/record-of.ts';
import classes from '../case/case.module.css';
import { FormPage } from '../forms/form-page.tsx';
import { PenaltiesSheet } from '../person/penalties-sheet.tsx';
import { useWho } from '../shell/who.ts';
import { drcActs, type DrcAct } from './addresses.ts';
import { DecisionForm } from './decision-form.tsx';
import { DrcHistory } from './drc-history.tsx';
import { DrcStandingSheet } from './drc-standing-sheet.tsx';
import { ReviewForm } from './review-form.tsx';
import { StayForm } from './stay-form.tsx';
import { StaySheet } from './stay-sheet.tsx';
import { mayEnter, whoEnters } from './who-enters.ts';

const titles: Readonly<Record<DrcAct, string>> = {
  review: 'Review by the Disciplinary Review Committee (DRC)',
  decision: 'The Superintendent’s decision on a time cut',
  admitted: 'Admission to the special housing unit',
  released: 'Release from the special housing unit',
};

/** A person before the Disciplinary Review Committee: when, with the arithmetic; what was recommended, decided and cut. With an act, its form. */
export function DrcPage({ person, act, root }: { readonly person: string; readonly act: string | undefined; readonly root: string | undefined }) {
  const known = drcActs.find((one) => one === act);
  const title = act === undefined ? 'Disciplinary Review Committee (DRC)' : known ? titles[known] : 'Nothing to fill in';
  return (
    <FormPage person={person} title={title}>
      {(page) => {
        if (act === undefined) return <Standing page={page} />;
        if (!known) return <div className="sheet empty">There is no act of that name.</div>;
        return <Act page={page} act={known} root={root} />;
      }}
    </FormPage>
  );
}

function Standing({ page }: { readonly page: PersonPage }) {
  const { today, procedures } = useWho();
  const record = recordOf(page);
  const standing = drcStanding(record, procedures, Temporal.PlainDate.from(today));
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        <DrcStandingSheet page={page} standing={standing} />
        <DrcHistory page={page} standing={standing} />
      </div>
      <div className={classes['column']}>
        <StaySheet page={page} standing={standing} />
        <PenaltiesSheet page={page} record={record} />
      </div>
    </div>
  );
}

function Act({ page, act, root }: { readonly page: PersonPage; readonly act: DrcAct; readonly root: string | undefined }) {
  const { who, today, procedures } = useWho();
  const standing = drcStanding(recordOf(page), procedures, Temporal.PlainDate.from(today));
  if (!mayEnter(act, who.role)) return <div className="sheet empty">This is entered by: {whoEnters(act)}.</div>;
  const form = ((): ReactNode => {
    if (act === 'admitted' || act === 'released') {
      const entered = page.drc[act === 'admitted' ? 'admissions' : 'releases'].find((one) => one.root === root);
      return root !== undefined && !entered ? null : <StayForm key={entered?.entry ?? act} page={page} act={act} correcting={entered} />;
    }
    const line = standing.history.find(({ review }) => review.root === root);
    if (act === 'review') return root !== undefined && !line ? null : <ReviewForm key={line?.review.entry ?? act} page={page} correcting={line} />;
    return line && line.review.days > 0 ? <DecisionForm key={line.cut?.entry ?? act} page={page} line={line} /> : null;
  })();
  if (form === null) return <div className="sheet empty">What this is about does not stand. Open the person’s DRC page and choose again.</div>;
  if (act === 'admitted' || act === 'released') return form;
  return (
    <div className={classes['columns']}>
      <div>{form}</div>
      <div className={classes['column']}>
        <DrcStandingSheet page={page} standing={standing} acts={false} />
        <PenaltiesSheet page={page} record={recordOf(page)} />
      </div>
    </div>
  );
}
