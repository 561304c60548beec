import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { dateTitles } from '../../shared/time/computation.ts';
import { manualDateVoided, type ManualDate } from '../../shared/time/manual-date.ts';
import { lastCheckOf } from '../../shared/time/second-check.ts';
import { sayMoment } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { sayCertified, sayChecked, sayUnchecked } from './certification-words.ts';
import classes from './certify.module.css';
import { ChangesNotice } from './changes-notice.tsx';
import { DatesCompared } from './dates-compared.tsx';
import { ManualMark } from './manual-mark.tsx';
import { sayShownDate } from './say-shown.ts';

interface CertifyPanelProps {
  readonly page: PersonPage;
  readonly canCertify: boolean;
}

/** How the dates stand: certified by whom and checked by whom, what has changed since, and which were entered by hand. */
export function CertifyPanel({ page, canCertify }: CertifyPanelProps) {
  const { who } = useWho();
  const { certificates, manualDates, standing, computation, authors, id } = page;
  const last = certificates.at(-1);
  const awaitsCheck = last !== undefined && standing.awaiting.length > 0 && !lastCheckOf(last) && last.reason.secondCheck;
  return (
    <section className="sheet" aria-label="Certification">
      <div className="sheet-title">
        <Title order={2}>Certification</Title>
        <Group gap={4}>
          {certificates.length > 0 && (
            <Button component={Link} href={`/people/${id}/certificates`} size="compact-sm" variant="subtle">
              History
            </Button>
          )}
          {canCertify && (
            <Button component={Link} href={`/people/${id}/manual-date`} size="compact-sm" variant="subtle">
              Enter a date by hand
            </Button>
          )}
          {canCertify && computation.outcome === 'computed' && (
            <Button component={Link} href={`/people/${id}/certify`} size="compact-sm" variant={standing.state === 'never' || standing.state === 'recalculation needed' ? 'filled' : 'default'}>
              Certify
            </Button>
          )}
        </Group>
      </div>
      <ChangesNotice title="Recalculation needed because" changes={standing.because} />
      <Text size="sm" className={classes['state']!}>
        {last ? (
          <>
            {sayCertified(last, authors)}. {sayChecked(last, last.reason.secondCheck, authors)}.{' '}
            {awaitsCheck && canCertify && last.by !== who.account && <Link href={`/people/${id}/certificates/${last.root}`}>Check the certificate</Link>}
          </>
        ) : computation.outcome === 'computed' ? (
          'Never certified: the dates are the engine’s own.'
        ) : (
          'There are no dates to certify.'
        )}
      </Text>
      {(computation.outcome === 'computed' || last) && <DatesCompared computation={computation} certificate={last} manualDates={manualDates} which="main" />}
      {manualDates.map((manual) => (
        <ManualDateFact key={manual.root} manual={manual} page={page} canCertify={canCertify} />
      ))}
    </section>
  );
}

/** A date entered by hand: why, by whom, what the engine said, and whether a second person agrees. */
function ManualDateFact({ manual, page, canCertify }: CertifyPanelProps & { readonly manual: ManualDate }) {
  const { who, today } = useWho();
  const { id, authors, seen } = page;
  const title = dateTitles[manual.date];
  return (
    <div className={classes['manual']}>
      <div className={classes['manualHead']}>
        <b>
          {title}: {sayShownDate(manual.value)} <ManualMark check={sayUnchecked(manual)} />
        </b>
        {canCertify && (
          <Group gap={4} wrap="nowrap">
            {!lastCheckOf(manual) && manual.by !== who.account && (
              <Button component={Link} href={`/people/${id}/manual-date/${manual.entry}/check`} size="compact-xs" variant="subtle">
                Check this date
              </Button>
            )}
            <Button component={Link} href={`/people/${id}/manual-date/${manual.entry}`} size="compact-xs" variant="subtle">
              Correct
            </Button>
            <StrikeOut subject={id} kind={manualDateVoided.name} entry={manual.entry} effective={today} fact={`${title} by hand`} seen={seen} />
          </Group>
        )}
      </div>
      <Text size="sm">
        {manual.reason.title}. {manual.remark}
      </Text>
      <Text size="sm" className="quiet">
        Entered by {authors[manual.by] ?? manual.by}, {sayMoment(manual.at)}; the engine’s own was {sayShownDate(manual.engine)}. {sayChecked(manual, true, authors)}.
      </Text>
    </div>
  );
}
