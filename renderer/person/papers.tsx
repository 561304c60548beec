import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { passes } from '../../shared/problems.ts';
import { reviewSentence, type Finding } from '../../shared/time/review.ts';
import { useWho } from '../shell/who.ts';
import { grouped, passTitles, sayMender } from './papers-words.ts';
import classes from './person.module.css';

/** The page on which a fact is corrected. */
const corrected: Readonly<Record<Finding['kind'], string>> = { commitment: 'commitment', 'jail time': 'jail-time', event: 'event' };

/**
 * What is wrong, wanting or unusual in the papers of a person, in three passes, each with its remedy, its law and its
 * code. Shows nothing where there is nothing to put right.
 */
export function Papers({ page, canEnter }: { readonly page: PersonPage; readonly canEnter: boolean }) {
  const { today, procedures } = useWho();
  const { commitments, jailTimes, events, identity, id } = page;
  const review = useMemo(() => reviewSentence({ commitments, jailTimes, events }, identity, procedures, Temporal.PlainDate.from(today)), [commitments, jailTimes, events, identity, procedures, today]);
  if (passes.every((pass) => review[pass].length === 0)) return null;
  return (
    <section className="sheet" aria-label="Papers to put right">
      <div className="sheet-title">
        <Title order={2}>Papers to put right</Title>
      </div>
      {passes.map((pass) => {
        const findings = grouped(review[pass]);
        if (findings.length === 0) return null;
        return (
          <section key={pass} aria-label={passTitles[pass]}>
            <Title order={3} mt={6}>
              {passTitles[pass]} <span className="quiet">{findings.length}</span>
            </Title>
            <ul className={classes['papers']}>
              {findings.map((finding) => {
                const { problem, title, counts, kind, entry } = finding;
                const named = counts === '' ? title : `${title}, ${counts}`;
                const mender = sayMender(finding);
                return (
                  <li key={`${finding.fact}${problem.code}${problem.field}${problem.sentence}`}>
                    <Text size="sm">
                      {canEnter ? <Link href={`/people/${id}/${corrected[kind]}/${entry}`}>{named}</Link> : named}: <b>{problem.sentence}</b> {problem.remedy}
                    </Text>
                    <div className={classes['cite']}>
                      {mender !== null && <>{mender} · </>}
                      {problem.rule !== undefined && <>{problem.rule} · </>}
                      {problem.code}
                    </div>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
