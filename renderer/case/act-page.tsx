import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, type Case } from '../../shared/discipline/case.ts';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { formOfKind, type CaseFormEntry, type PersonFormEntry } from './act-forms.ts';
import { actAddress, caseAddress, moveOfAddress, personActAddress } from './addresses.ts';
import { nameOfCase } from './case-words.ts';

interface Asked {
  readonly person: string;
  /** The report of the case; none for an act of the person entered from elsewhere. */
  readonly report?: string;
  readonly kind: string;
  readonly move?: string;
  readonly entry?: string;
}

/** The page of any act of discipline: finds the form of its kind, for a first entry or for a correction. */
export function ActPage(asked: Asked) {
  const { person, kind, report, entry } = asked;
  const { who } = useWho();
  const form = formOfKind(kind);
  return (
    <FormPage person={person} title={entry ? `Correct ${form?.fact ?? 'an entry'}` : (form?.title ?? 'Nothing to fill in')}>
      {(page) => {
        const held = report === undefined ? undefined : caseIn(page, report);
        if (!form) return <div className="sheet empty">There is no form of that name. Go back to the person’s page and choose again.</div>;
        if (report !== undefined && !held) return <NoCase person={person} />;
        const [{ roles }] = form.kinds;
        if (!roles.includes(who.role)) return <div className="sheet empty">This is for: {roles.map((role) => roleNames[role]).join(', ')}.</div>;
        return (
          <>
            {held && <AboutCase person={person} held={held} />}
            {form.of === 'person' ? <PersonAct key={entry} asked={asked} form={form} page={page} held={held} /> : held ? <CaseAct key={entry} asked={asked} form={form} page={page} held={held} /> : <NoCase person={person} />}
          </>
        );
      }}
    </FormPage>
  );
}

/** Stands where a case would: it was dismissed, reversed or struck out, or there never was one. */
export function NoCase({ person }: { readonly person: string }) {
  return (
    <div className="sheet empty">
      No such report stands. <Link href={`/people/${person}/discipline`}>See the person’s discipline</Link>.
    </div>
  );
}

function AboutCase({ person, held }: { readonly person: string; readonly held: Case }) {
  return (
    <Text size="sm" mb="sm">
      <Link href={caseAddress(person, held.root)}>{nameOfCase(held)}</Link> <span className="quiet">· {held.report.rules.join(', ')}</span>
    </Text>
  );
}

const noLonger = <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;

function CaseAct({ asked: { person, kind, move, entry }, form, page, held }: { readonly asked: Asked; readonly form: CaseFormEntry; readonly page: PersonPage; readonly held: Case }) {
  const correcting = entry === undefined ? undefined : held.acts.find((act) => act.entry === entry && act.kind === kind);
  const begunAs = moveOfAddress(move);
  const { Form } = form;
  if (entry !== undefined && (!correcting || !form.kinds[1])) return noLonger;
  return <Form key={entry ?? move} kinds={form.kinds} page={page} held={held} correcting={correcting} move={begunAs} address={actAddress(person, held.root, kind, { ...(begunAs ? { move: begunAs } : {}), ...(entry === undefined ? {} : { entry }) })} />;
}

function PersonAct({ asked: { person, kind, entry }, form, page, held }: { readonly asked: Asked; readonly form: PersonFormEntry; readonly page: PersonPage; readonly held: Case | undefined }) {
  const { queries } = useStation();
  const lines = useQuery({ ...queries.entries.daybook.queryOptions({ input: { subject: { type: 'person', id: person } } }), enabled: entry !== undefined });
  const line = entry === undefined ? undefined : lines.data?.find((one) => one.id === entry && one.outcome.is !== 'struck' && (one.kind === kind || one.kind === form.kinds[1]?.name));
  const { Form } = form;
  if (entry !== undefined && !line) return lines.data ? noLonger : null;
  const address = held ? actAddress(person, held.root, kind, entry === undefined ? {} : { entry }) : personActAddress(person, kind, entry);
  return <Form kinds={form.kinds} page={page} held={held} correcting={line && { entry: line.id, body: line.body }} address={address} />;
}
