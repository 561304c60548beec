import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, type Case } from '../../shared/discipline/case.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { impossibilitiesOf } from '../../shared/discipline/impossible.ts';
import { missingBeforeHearing } from '../../shared/discipline/missing.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { CaseInUnit } from '../captain/case-in-unit.tsx';
import { withDays } from '../design/day.tsx';
import { PrintLinks } from '../discipline-print/print-links.tsx';
import { AfterDisposition } from '../hearing/after-disposition.tsx';
import { WorkSheet } from '../hearing/work-sheet.tsx';
import { NoPerson } from '../person/no-person.tsx';
import { usePerson } from '../person/use-person.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { NoCase } from './act-page.tsx';
import { CaseClocks } from './case-clocks.tsx';
import { CaseHead } from './case-head.tsx';
import classes from './case.module.css';
import { CaseSegregation } from './case-segregation.tsx';
import { NextActs } from './next-acts.tsx';
import { recordOf } from './record-of.ts';
import { ReportWords } from './report-words.tsx';
import { StillMissing } from './still-missing.tsx';
import { TimeLine } from './time-line.tsx';
import { whatNext } from './what-next.ts';

/** The page of a case: where it stands, what comes next, its clocks, the report, and all that was done. */
export function CasePage({ person, report }: { readonly person: string; readonly report: string }) {
  const found = usePerson(person);
  if (!found.data) {
    return found.error ? (
      <NoPerson error={found.error} />
    ) : (
      <div className="page">
        <Skeleton height={200} />
      </div>
    );
  }
  const held = caseIn(found.data, report);
  return <div className="page">{held ? <Shown page={found.data} held={held} /> : <NoCase person={person} />}</div>;
}

function Shown({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const { who, now, today, procedures } = useWho();
  const [, go] = useLocation();
  const at = Temporal.PlainDateTime.from(now);
  const clocks = clocksOf(held, procedures, at);
  const impossible = impossibilitiesOf(recordOf(page), procedures, at).filter((one) => one.report === held.root);
  const next = whatNext(page, held, who, { numbers: inForceOn(procedures.discipline, at.toPlainDate()).numbers, clocks, missing: missingBeforeHearing(held, procedures, at.toPlainDate()) });
  const { likeliest } = next;
  usePageKeys(likeliest ? [['n', () => go(likeliest.address!)]] : []);
  return (
    <>
      <CaseHead page={page} held={held} clocks={clocks} />
      {impossible.length > 0 && (
        <Alert mt="md" color="orange" icon={<IconAlertTriangle />} title={impossible.length === 1 ? 'One thing in this case cannot be' : `${impossible.length} things in this case cannot be`}>
          <Stack gap={6}>
            {impossible.map(({ entry, says, remedy }) => (
              <Text key={`${entry}${says}`} size="sm">
                <b>{withDays(says)}</b> {remedy}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <NextActs next={next}>
            <StillMissing held={held} />
          </NextActs>
          <WorkSheet page={page} of={held} />
          <ReportWords page={page} held={held} />
          <AfterDisposition about={{ page, held, record: recordOf(page), today, procedures }} />
          <TimeLine page={page} held={held} impossible={impossible} />
        </div>
        <div className={classes['column']}>
          <CaseClocks clocks={clocks} daybook={`/people/${page.id}/daybook`} />
          <CaseInUnit page={page} held={held} />
          <CaseSegregation page={page} held={held} />
          <PrintLinks person={page.id} held={held} />
        </div>
      </div>
    </>
  );
}
