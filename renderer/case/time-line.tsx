import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { known } from '../../shared/capabilities.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { stepsOf, type Case, type CaseAct } from '../../shared/discipline/case.ts';
import type { Impossible } from '../../shared/discipline/impossible.ts';
import { dayOf, sayMoment } from '../../shared/discipline/moment.ts';
import { sayDay, sayMoment as sayInstant, withDays } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { formOfAct } from './act-forms.ts';
import { actAddress } from './addresses.ts';
import classes from './case.module.css';

interface TimeLineProps {
  readonly page: PersonPage;
  readonly held: Case;
  readonly impossible: readonly Impossible[];
}

/** All that was done on a case in the order in which it happened, each act with who entered it and when; what cannot be stands marked. */
export function TimeLine({ page, held, impossible }: TimeLineProps) {
  const { report } = held;
  return (
    <section className="sheet" aria-label="Time line">
      <div className="sheet-title">
        <Title order={2}>What was done</Title>
      </div>
      <ol className={classes['line']}>
        <li>
          <div>
            <b className="nowrap">{withDays(report.written === undefined ? sayInstant(report.writtenAt) : sayMoment(report.written))}</b> Misbehavior report written
          </div>
          <Entered by={page.authors[report.author] ?? report.author} at={report.writtenAt} />
        </li>
        {stepsOf(held).map((step) => {
          const odd = impossible.filter(({ entry }) => entry === step.entry);
          return (
            <li key={step.entry} data-odd={odd.length > 0}>
              {step.kind === 'report.corrected' ? (
                <div>
                  <b className="nowrap">{withDays(sayMoment(step.at))}</b> Report written again by its author
                </div>
              ) : (
                <Act page={page} held={held} act={step} />
              )}
              {odd.map(({ says }) => (
                <Text key={says} size="sm" c="var(--attention)">
                  Cannot be: {withDays(says)}
                </Text>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Act({ page, held, act }: { readonly page: PersonPage; readonly held: Case; readonly act: CaseAct }) {
  const { who } = useWho();
  const form = formOfAct(act);
  const [written, corrected, voided] = form?.kinds ?? [];
  const says: string = known.kind(act.kind)?.kind.says(act.body) ?? act.kind;
  return (
    <>
      <div className={classes['lineHead']}>
        <span>
          <b className="nowrap">{withDays(sayMoment(act.body.at))}</b> {withDays(says)}
        </span>
        {form && written?.roles.includes(who.role) && (
          <Group gap={4} wrap="nowrap">
            {corrected && (
              <Button component={Link} href={actAddress(page.id, held.root, act.kind, { entry: act.entry })} size="compact-xs" variant="subtle">
                Correct
              </Button>
            )}
            {voided && <StrikeOut subject={page.id} kind={voided.name} entry={act.entry} effective={dayOf(act.body.at)} fact={`${form.fact} of ${sayDay(dayOf(act.body.at))}`} seen={page.seen} />}
          </Group>
        )}
      </div>
      <Entered by={page.authors[act.by] ?? act.by} at={act.enteredAt} />
    </>
  );
}

function Entered({ by, at }: { readonly by: string; readonly at: string }) {
  return (
    <Text size="sm" className="quiet">
      Entered by {by}, {sayInstant(at)}
    </Text>
  );
}
