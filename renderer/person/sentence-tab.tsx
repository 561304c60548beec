import { Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayTerms } from '../../shared/time/commitment.ts';
import type { DateName } from '../../shared/time/compute.ts';
import { jailTimeCertified, jailTimeVoided } from '../../shared/time/jail-time.ts';
import { commitmentVoided } from '../../shared/time/commitment.ts';
import { readTerm, sayTerm } from '../../shared/time/term.ts';
import { Day } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import classes from './person.module.css';
import { Steps } from './steps.tsx';

/** The commitments and jail time on record, and how each date follows from them. */
export function SentenceTab({ page, canEnter }: { readonly page: PersonPage; readonly canEnter: boolean }) {
  const [open, setOpen] = useState<DateName>('CR');
  const { computation } = page;
  return (
    <div className={classes['columns']}>
      <section className="sheet" aria-label="How the dates were worked out">
        <div className="sheet-title">
          <Title order={2}>How the dates were worked out</Title>
          {computation.outcome === 'computed' && <SegmentedControl size="xs" value={open} onChange={(name) => setOpen(name as DateName)} data={['PE', 'CR', 'ME']} aria-label="Date" />}
        </div>
        {computation.outcome === 'computed' ? (
          <Steps conclusion={computation.dates[open]} daybook={`/people/${page.id}/daybook`} />
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
        <section className="sheet" aria-label="Commitments">
          <div className="sheet-title">
            <Title order={2}>Commitments</Title>
            {canEnter && (
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
                    {count.relation && <span className="quiet">, {count.relation.runs} ({count.relation.basis})</span>}
                  </dd>
                  <dt>{count.kind === 'indeterminate' ? 'Indeterminate' : 'Determinate'}</dt>
                  <dd className="mono">{sayTerms(count)}</dd>
                  {count.kind === 'determinate' && (
                    <>
                      <dt>In words</dt>
                      <dd>{sayTerm(readTerm(count.term)!)}</dd>
                    </>
                  )}
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
        <section className="sheet" aria-label="Jail time">
          <div className="sheet-title">
            <Title order={2}>Jail time</Title>
            {canEnter && page.commitments.some((commitment) => !page.jailTimes.some((jail) => jail.commitment === commitment.root)) && (
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
                  {jail.days} day{jail.days === 1 ? '' : 's'}
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
  );
}
