import { SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { recordsRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { computationChecked, type Certificate } from '../../shared/time/certificate.ts';
import type { Computation, DateName } from '../../shared/time/computation.ts';
import { titleOf } from '../../shared/time/shown-dates.ts';
import { sayMoment, withDays } from '../design/day.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { NoPerson } from '../person/no-person.tsx';
import { Steps } from '../person/steps.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './certify.module.css';
import { CheckForm } from './check-form.tsx';
import { CheckLines } from './check-lines.tsx';
import { RestsOn } from './rests-on.tsx';
import { sayShownDate } from './say-shown.ts';

/** One certificate: the dates and every step as they were certified, from its entry; and the second person's check. */
export function CertificatePage({ person, root }: { readonly person: string; readonly root: string }) {
  return (
    <FormPage person={person} title="Certificate">
      {(page) => {
        const certificate = page.certificates.find((one) => one.root === root);
        return certificate ? <Certified page={page} certificate={certificate} /> : <div className="sheet empty">There is no such certificate.</div>;
      }}
    </FormPage>
  );
}

interface CertifiedProps {
  readonly page: PersonPage;
  readonly certificate: Certificate;
}

function Certified({ page, certificate }: CertifiedProps) {
  const { queries } = useStation();
  const { who } = useWho();
  const { root, reason, at, by, remark, basis } = certificate;
  const certified = useQuery(queries.certification.certified.queryOptions({ input: { person: page.id, certificate: root } }));
  const isLast = page.certificates.at(-1) === certificate;
  const mayCheck = isLast && by !== who.account && recordsRoles.includes(who.role) && !certificate.checks.some((check) => check.by === who.account);
  return (
    <>
      <section className="sheet" aria-label="Certified">
        <div className="sheet-title">
          <Title order={2}>{reason.title}</Title>
          <Link href={`/people/${page.id}/certificates`}>All certificates</Link>
        </div>
        <Text size="sm">
          Certified by {page.authors[by] ?? by}, {sayMoment(at)}. The dates and steps are shown as they were certified; nothing changes them.
          {!isLast && ' A later certificate stands.'}
        </Text>
        {remark && <Text size="sm">“{remark}”</Text>}
        <CheckLines certificate={certificate} page={page} />
      </section>
      {certified.data ? (
        <AsCertified computation={certified.data} certificate={certificate} page={page}>
          <RestsOn basis={basis} />
          {mayCheck && <Check page={page} certificate={certificate} />}
        </AsCertified>
      ) : certified.error ? (
        <NoPerson error={certified.error} />
      ) : (
        <Skeleton height={200} my="md" />
      )}
    </>
  );
}

/** The dates of the certificate with what belongs to them below, and the steps of one beside them. */
function AsCertified({ computation, certificate, page, children }: CertifiedProps & { readonly computation: Computation; readonly children: ReactNode }) {
  const [open, setOpen] = useState('CR');
  const names = Object.entries(certificate.dates).filter(([name, shown]) => shown !== 'NONE' || ['PE', 'CR', 'ME'].includes(name));
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} my="md" spacing="md" style={{ alignItems: 'start' }}>
      <Stack gap="md">
        <section className="sheet" aria-label="The dates as certified">
          <div className="sheet-title">
            <Title order={2}>The dates as certified</Title>
          </div>
          <table className={classes['dates']}>
            <tbody>
              {names.map(([name, shown]) => (
                <tr key={name}>
                  <th scope="row">
                    <button type="button" aria-pressed={open === name} onClick={() => setOpen(name)}>
                      {titleOf(name)}
                    </button>
                  </th>
                  <td data-testid={`certified-${name}`}>{sayShownDate(shown)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {children}
      </Stack>
      <section className="sheet" aria-label="Its steps as certified">
        {isOfThisShape(computation, open) ? <Steps computation={computation} name={open as DateName} daybook={`/people/${page.id}/daybook`} /> : <StepsAsSaid computation={computation} />}
      </section>
    </SimpleGrid>
  );
}

type Computed = Computation & { readonly outcome: 'computed' };

/** True where the steps are stored as this program stores them. */
function isOfThisShape(computation: Computation, name: string): computation is Computed {
  return computation.outcome === 'computed' && Array.isArray(computation.steps) && Array.isArray(computation.dates?.[name as DateName]?.verify);
}

/** The steps of a certificate of an older program: as they were said, in their order. */
function StepsAsSaid({ computation }: { readonly computation: Computation }) {
  const steps = (computation as { readonly steps?: unknown }).steps;
  const said = Array.isArray(steps) ? steps.flatMap((step: { readonly says?: unknown } | null) => (typeof step?.says === 'string' ? step.says : [])) : [];
  if (said.length === 0) return <Text className="quiet">No steps are stored with this certificate.</Text>;
  return (
    <ol>
      {said.map((one, place) => (
        <li key={place}>{withDays(one)}</li>
      ))}
    </ol>
  );
}

function Check({ page, certificate }: CertifiedProps) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  return (
    <CheckForm
      draft={{ key: `/people/${page.id}/certificates/${certificate.root}`, title: `Second check of ${page.identity?.name ?? 'a person'}` }}
      refresh={() => setSeen(page.seen)}
      act={(words) => ({ kind: computationChecked.name, subject: { type: 'person', id: page.id }, effective: today, body: { certificate: certificate.root, ...words }, seen: [...seen] })}
      onDone={() => go(`/people/${page.id}/sentence`)}
    />
  );
}
