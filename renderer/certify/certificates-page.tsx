import { Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { recordsRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Certificate } from '../../shared/time/certificate.ts';
import { sayMoment, withDays } from '../design/day.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { CheckLines } from './check-lines.tsx';
import { changesSince } from './changes-since.ts';
import classes from './certify.module.css';
import { Changes } from './changes-notice.tsx';
import { sayShownDate } from './say-shown.ts';

/** Every certificate of a person, the newest first: who, when, why, by which rules, and what was different from the one before. */
export function CertificatesPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="Certificates">
      {(page) => <History page={page} />}
    </FormPage>
  );
}

function History({ page }: { readonly page: PersonPage }) {
  const { who } = useWho();
  const newest = page.certificates.map((certificate, index) => ({ certificate, before: page.certificates[index - 1] })).toReversed();
  return (
    <section className="sheet" aria-label="Certificates">
      {newest.length === 0 && (
        <div className="empty">
          Nothing has been certified yet.{' '}
          {recordsRoles.includes(who.role) && <Link href={`/people/${page.id}/certify`}>Certify the dates</Link>}
        </div>
      )}
      {newest.map(({ certificate, before }) => (
        <Certified key={certificate.root} certificate={certificate} before={before} page={page} />
      ))}
    </section>
  );
}

function Certified({ certificate, before, page }: { readonly certificate: Certificate; readonly before: Certificate | undefined; readonly page: PersonPage }) {
  const { root, by, at, reason, remark, basis, dates } = certificate;
  return (
    <article className={classes['certificate']} aria-label={`${reason.title}, ${sayMoment(at)}`}>
      <div className={classes['certificateHead']}>
        <Group gap="xs">
          <b>{reason.title}</b>
          <span>
            {sayMoment(at)}, {page.authors[by] ?? by}
          </span>
        </Group>
        <Button component={Link} href={`/people/${page.id}/certificates/${root}`} size="compact-sm" variant="subtle">
          Dates and steps
        </Button>
      </div>
      {remark && <Text size="sm">“{remark}”</Text>}
      <div className={classes['three']}>
        {['PE', 'CR', 'ME'].map((name) => (
          <span key={name}>
            <span className="quiet">{name}</span> <b>{sayShownDate(dates[name] ?? '')}</b>
          </span>
        ))}
      </div>
      <Text size="sm" className="quiet">
        Rule set {withDays(basis.rules)}
      </Text>
      {before ? (
        <Text size="sm" component="div">
          Against the one before:
          <Changes changes={changesSince(before, certificate)} />
        </Text>
      ) : (
        <Text size="sm" className="quiet">
          The first certificate.
        </Text>
      )}
      <CheckLines certificate={certificate} page={page} />
    </article>
  );
}
