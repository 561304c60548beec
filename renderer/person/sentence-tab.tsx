import { Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { dateNames, dateTitles, type DateName } from '../../shared/time/computation.ts';
import { sayTerms, type Count } from '../../shared/time/count.ts';
import { jailTimeCertified, jailTimeVoided } from '../../shared/time/jail-time.ts';
import { commitmentVoided } from '../../shared/time/commitment.ts';
import { CertifyPanel } from '../certify/certify-panel.tsx';
import { Day } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { dateStanding } from '../../shared/time/standing.ts';
import { RunsPicture } from '../picture/runs-picture.tsx';
import { EventList } from '../sentence-event/event-list.tsx';
import { useWho } from '../shell/who.ts';
import { Papers } from './papers.tsx';
import classes from './person.module.css';
import { Steps } from './steps.tsx';

/** The three dates that everyone asks for, before the others. */
const first: readonly DateName[] = ['PE', 'CR', 'ME'];

/** How the terms run, the facts on record, and how each date follows from them. */
export function SentenceTab({ page, canEnter, canAdd = canEnter }: { readonly page: PersonPage; readonly canEnter: boolean; readonly canAdd?: boolean }) {
  const [open, setOpen] = useState<DateName>('CR');
  const { today } = useWho();
  const { computation } = page;
  const others = dateNames.filter((name) => !first.includes(name)).map((name) => ({ value: name, label: dateTitles[name] }));
  return (
    <Stack gap="md">
      {computation.outcome === 'computed' && computation.runs.length > 0 && <RunsPicture computation={computation} events={page.events} today={today} isOtherwise={standsOtherwise(page)} />}
      <div className={classes['columns']}>
        <section className="sheet" aria-label="How the dates were worked out">
          <div className="sheet-title">
            <Title order={2}>How the dates were worked out</Title>
            {computation.outcome === 'computed' && (
              <Group gap={6} wrap="nowrap">
                <SegmentedControl size="xs" value={open} onChange={(name) => setOpen(name as DateName)} data={[...first]} aria-label="Date" />
                <ChoiceField aria-label="Another date" blank="Other dates" size="xs" w={150} choices={others} value={first.includes(open) ? '' : open} onChange={(event) => setOpen((event.currentTarget.value || 'CR') as DateName)} />
              </Group>
            )}
          </div>
          {computation.outcome === 'computed' ? (
            <Steps computation={computation} name={open} daybook={`/people/${page.id}/daybook`} />
          ) : (
            <Alert color="gray" title="Not computed">
              <Stack gap={4}>
                {computation.missing.map((missing) => (
                  <Text size="sm" key={missing}>
                    {missing}
                  </Text>
                ))}
              </Stack>
            </Alert>
          )}
        </section>
        <Stack gap="md">
          <CertifyPanel page={page} canCertify={canAdd} />
          <Papers page={page} canEnter={canEnter} />
          <section className="sheet" aria-label="Commitments">
            <div className="sheet-title">
              <Title order={2}>Commitments</Title>
              {canAdd && (
                <Button component={Link} href={`/people/${page.id}/commitment`} size="compact-sm" variant="subtle">
                  Enter
                </Button>
              )}
            </div>
            {page.commitments.length === 0 && <div className="empty">No commitment is on record.</div>}
            {page.commitments.map((commitment) => (
              <div key={commitment.root} className={classes['fact']}>
                <div className={classes['factHead']}>
                  <b>
                    {commitment.county} <span className="mono">{commitment.indictment}</span>
                  </b>
                  {canEnter && (
                    <Group gap={4}>
                      <Button component={Link} href={`/people/${page.id}/commitment/${commitment.entry}`} size="compact-xs" variant="subtle">
                        Correct
                      </Button>
                      <StrikeOut subject={page.id} kind={commitmentVoided.name} entry={commitment.entry} effective={commitment.received} fact={`the commitment ${commitment.county} ${commitment.indictment}`} seen={page.seen} />
                    </Group>
                  )}
                </div>
                {commitment.counts.map((count, index) => (
                  <dl key={index} className={classes['terms']}>
                    <dt>Count {index + 1}</dt>
                    <dd>
                      {count.crime}, class {count.class}
                      {count.sentencedAs && <span className="quiet">, {count.sentencedAs}</span>}
                      {count.relation && <span className="quiet">, {count.relation.runs} ({count.relation.basis})</span>}
                    </dd>
                    <dt>{count.kind.charAt(0).toUpperCase() + count.kind.slice(1)}</dt>
                    <dd>
                      {count.kind !== 'life without parole' && <span className="mono">{sayTerms(count)}</span>}
                      {count.kind === 'determinate' && count.prsOrder && <span className="quiet"> {count.prsOrder}</span>}
                    </dd>
                    {count.pairs?.map((pair, place) => (
                      <Fragment key={place}>
                        <dt>With</dt>
                        <dd>{sayPair(pair, page)}</dd>
                      </Fragment>
                    ))}
                  </dl>
                ))}
                <dl className={classes['terms']}>
                  <dt>Sentenced</dt>
                  <dd>
                    <Day iso={commitment.sentenced} />, received <Day iso={commitment.received} />
                  </dd>
                </dl>
              </div>
            ))}
          </section>
          <EventList page={page} canEnter={canEnter} canAdd={canAdd} />
          <section className="sheet" aria-label="Jail time">
            <div className="sheet-title">
              <Title order={2}>Jail time</Title>
              {canAdd && page.commitments.some((commitment) => !page.jailTimes.some((jail) => jail.commitment === commitment.root)) && (
                <Button component={Link} href={`/people/${page.id}/jail-time`} size="compact-sm" variant="subtle">
                  Enter a certificate
                </Button>
              )}
            </div>
            {page.jailTimes.length === 0 && <div className="empty">No jail time is certified.</div>}
            {page.jailTimes.map((jail) => (
              <div key={jail.root} className={classes['fact']}>
                <div className={classes['factHead']}>
                  <b>
                    {jail.days} day{jail.days === 1 ? '' : 's'} <span className="quiet">{nameOf(page.commitments.find(({ root }) => root === jail.commitment))}</span>
                  </b>
                  {canEnter && (
                    <Group gap={4}>
                      <Button component={Link} href={`/people/${page.id}/jail-time/${jail.entry}`} size="compact-xs" variant="subtle">
                        Correct
                      </Button>
                      <StrikeOut subject={page.id} kind={jailTimeVoided.name} entry={jail.entry} effective={page.commitments[0]?.received ?? page.identity?.received ?? ''} fact="the jail time" seen={page.seen} />
                    </Group>
                  )}
                </div>
                <Text size="sm" className="quiet">
                  {jailTimeCertified.says(jail).split(':')[0]}
                  {jail.from && jail.to && (
                    <>
                      , custody <Day iso={jail.from} /> to <Day iso={jail.to} />
                    </>
                  )}
                </Text>
              </div>
            ))}
          </section>
        </Stack>
      </div>
    </Stack>
  );
}

/** How a count runs with one other, or with another commitment: `Kings 01234-2018, count 2: consecutive (order)`. */
function sayPair({ commitment, count, runs, basis }: NonNullable<Count['pairs']>[number], { commitments }: PersonPage): string {
  const other = commitments.find(({ root }) => root === commitment);
  const paper = commitment === undefined ? [] : [other ? `${other.county} ${other.indictment}` : 'a commitment that does not stand'];
  return `${[...paper, ...(count === undefined ? [] : [`count ${count}`])].join(', ')}: ${runs} (${basis})`;
}

/** The commitment that jail time is credited to, as its paper names it. */
function nameOf(commitment: PersonPage['commitments'][number] | undefined): string {
  return commitment ? `${commitment.county} ${commitment.indictment}` : '';
}

/** True where a main date that stands is not the engine's of today. */
function standsOtherwise({ computation, certificates, manualDates }: PersonPage): boolean {
  return (['PE', 'CR', 'ME'] as const).some((name) => {
    const { shown, engine } = dateStanding(name, certificates.at(-1), manualDates, computation);
    return shown !== engine;
  });
}
