import { Text } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { computationCheckVoided, type Certificate } from '../../shared/time/certificate.ts';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { sayCheck, sayChecked } from './certification-words.ts';

/** The second checks of a certificate; whoever made one, or the coordinator, may strike it out. */
export function CheckLines({ certificate, page }: { readonly certificate: Certificate; readonly page: PersonPage }) {
  const { who, today } = useWho();
  if (certificate.checks.length === 0) {
    return (
      <Text size="sm" className="quiet">
        {sayChecked(certificate, certificate.reason.secondCheck, page.authors)}.
      </Text>
    );
  }
  return certificate.checks.map((check) => (
    <Text key={check.root} size="sm" component="div">
      {sayCheck(check, page.authors)}{' '}
      {(check.by === who.account || who.role === 'coordinator') && <StrikeOut subject={page.id} kind={computationCheckVoided.name} entry={check.entry} effective={today} fact="the check" seen={page.seen} />}
    </Text>
  ));
}
