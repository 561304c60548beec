import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { shuRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eligibilityVoided, eligibilityWithdrawalVoided } from '../../shared/shu/finding.ts';
import { waitingSkipVoided } from '../../shared/shu/skip.ts';
import { findingsOf, type Finding } from '../../shared/shu/slice.ts';
import { standingFinding } from '../../shared/shu/standing.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { eligibilityAddress } from './addresses.ts';
import own from './eligibility.module.css';
import { findingWords } from './finding-words.ts';
import { WithdrawFinding } from './withdraw-finding.tsx';

/** Every finding on a person, the last first, with where it stands and when he was passed over; and what may be done with it. */
export function EarlierFindings({ page }: { readonly page: PersonPage }) {
  const findings = findingsOf(recordOf(page)).toReversed();
  return (
    <section className="sheet" aria-label="Earlier findings">
      <div className="sheet-title">
        <Title order={2}>Earlier findings</Title>
      </div>
      {findings.length === 0 && <Text className="quiet">Nobody has found on this person’s eligibility yet.</Text>}
      <ul className={own['acts']}>
        {findings.map((finding) => (
          <li key={finding.root}>
            <FindingLine page={page} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingLine({ page, finding }: { readonly page: PersonPage; readonly finding: Finding }) {
  const { who, today, procedures } = useWho();
  const may = shuRoles.includes(who.role);
  const { withdrawn, considered } = finding;
  const standing = standingFinding(recordOf(page), procedures, Temporal.PlainDate.from(today));
  const now = standing?.finding.root === finding.root ? standing : null;
  const looked = considered.flatMap((root) => page.cases.find((held) => held.root === root)?.report.date ?? []);
  const by = (account: string) => page.authors[account] ?? account;
  const skips = page.shu.skips.filter((skip) => skip.finding === finding.root);
  const carriedOut = page.levels.some((held) => held.finding === finding.root);
  return (
    <>
      <Text>
        <b>
          {finding.outcome === 'eligible' ? 'Eligible' : 'Not eligible'} for Level {finding.to}
        </b>{' '}
        <span className="quiet">
          {sayDay(finding.day)}, {by(finding.by)}
        </span>
      </Text>
      {finding.reason && <Text size="sm">{finding.reason}</Text>}
      <Text size="sm" className="quiet">
        {looked.length === 0 ? 'No report was looked at.' : `Looked at the ${looked.length === 1 ? 'report' : 'reports'} of ${looked.map((date) => sayDay(date)).join(', ')}.`}
      </Text>
      {now && now.state !== 'withdrawn' && (
        <Text size="sm">
          Now: {findingWords[now.state]}
          {now.because && `. ${withDays(now.because.says)}`}
          {now.state === 'waiting' && (
            <>
              {' '}
              (<Link href="/shu/waiting">waiting list</Link>)
            </>
          )}
        </Text>
      )}
      {withdrawn && (
        <Text size="sm">
          <b>Withdrawn {sayDay(withdrawn.day)}</b>, {by(withdrawn.by)}
          {withdrawn.reason && `: ${withdrawn.reason}`}
        </Text>
      )}
      {skips.length > 0 && (
        <ul className={own['against']} aria-label="Times passed over">
          {skips.map((skip) => (
            <li key={skip.root}>
              <Text size="sm" component="span">
                Passed over {sayDay(skip.day)}, {by(skip.by)}
                {skip.bed && `, for cell ${skip.bed.cell}`}
                {skip.inFavourOf !== null && (
                  <>
                    , <Link href={`/people/${skip.inFavourOf}/level`}>another</Link> was taken
                  </>
                )}
                {skip.reason && `: ${skip.reason}`}
              </Text>{' '}
              {may && <StrikeOut subject={page.id} kind={waitingSkipVoided.name} entry={skip.entry} effective={skip.day} fact="that he was passed over" seen={page.seen} />}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <Group gap={4} mt={4}>
          {withdrawn ? (
            <StrikeOut subject={page.id} kind={eligibilityWithdrawalVoided.name} entry={withdrawn.entry} effective={withdrawn.day} fact="the withdrawal of the finding" seen={page.seen} />
          ) : (
            <>
              {!carriedOut && finding.outcome === 'eligible' && <WithdrawFinding page={page} finding={finding} />}
              <Button component={Link} href={eligibilityAddress(page.id, finding.root)} size="compact-xs" variant="subtle">
                Correct
              </Button>
              <StrikeOut subject={page.id} kind={eligibilityVoided.name} entry={finding.entry} effective={finding.day} fact={`the finding of ${sayDay(finding.day)}`} seen={page.seen} />
            </>
          )}
        </Group>
      )}
    </>
  );
}
