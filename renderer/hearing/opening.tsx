import { Alert, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { roleNames, type Role } from '../../shared/accounts/roles.ts';
import { hearingOpened, hearingOpenedCorrected, involvementOf, hearingOpenedVoided, type OpenedBody } from '../../shared/discipline/hearing.ts';
import { sayLaw } from '../../shared/discipline/rules.ts';
import { sayTier } from '../case/case-words.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { useStation } from '../station-link/station.tsx';
import { numbersAt, type About } from './about.ts';
import { textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';
import { stepsOfHearing } from './steps-of-hearing.ts';

interface OpeningWords extends ActWords {
  account: string;
  role: string;
  designatedBy: string;
}

/** A session of the hearing begins: when, and who hears it. */
export const opening: HearingAct<OpeningWords, OpenedBody> = {
  kinds: [hearingOpened, hearingOpenedCorrected, hearingOpenedVoided],
  submit: 'Open the hearing',
  recorded: 'Hearing opened',
  blank: (about) => ({ account: '', role: '', designatedBy: '', ...likelyOfficer(about) }),
  wordsOf,
  bodyOf: (words, about) => ({
    officer: { account: words.account, name: about.page.authors[words.account] ?? '', role: words.role, ...textTyped('designatedBy', words.designatedBy) },
  }),
  placeOf: (field) => ({ officer: 'account', 'officer.account': 'account', 'officer.name': 'account', 'officer.role': 'account', 'officer.designatedBy': 'designatedBy' })[field] ?? field,
  Fields: OpeningFields,
};

function wordsOf({ officer: { account, role, designatedBy = '' } }: OpenedBody): Omit<OpeningWords, 'at'> {
  return { account, role, designatedBy };
}

/** Who most likely hears it: the officer of the session before, or else whoever is signed in, if his office hears the tier. */
function likelyOfficer({ held, tier, who, now, procedures }: About): Partial<OpeningWords> {
  const before = stepsOfHearing(held).findLast((act) => act.kind === 'hearing.opened');
  if (before?.kind === 'hearing.opened') return wordsOf(before.body);
  const hears = tier === null || numbersAt(procedures, now).tiers[tier].designees || numbersAt(procedures, now).tiers[tier].officers.includes(who.role);
  return hears ? { account: who.account, role: who.role } : {};
}

function OpeningFields({ words, inputs, put, about }: Fielded<OpeningWords>) {
  const { page, held, tier, who } = about;
  const { queries } = useStation();
  const accounts = useQuery(queries.accounts.list.queryOptions());
  const name = page.authors[words.account];
  const involved = name === undefined ? null : involvementOf({ account: words.account, name }, held);
  const numbers = tier === null ? null : numbersAt(about.procedures, about.now).tiers[tier];
  const hears = (role: Role) => numbers === null || numbers.officers.includes(role);
  // Whoever is signed in and whoever is on record are offered at once; the others as soon as the station has named them.
  const known = accounts.data ?? [{ account: words.account, name: name ?? '', role: words.role as Role, closed: false }];
  const offered = known
    .filter((one) => one.account === words.account || (!one.closed && (hears(one.role) || (numbers?.designees && one.role !== 'administrator'))))
    .toSorted((a, b) => Number(hears(b.role)) - Number(hears(a.role)) || (a.name < b.name ? -1 : 1));
  const choices = offered.map((one) => {
    const how = involvementOf(one, held);
    const notes = [...(one.account === who.account ? ['you'] : []), ...(hears(one.role) ? [] : [numbers?.designees ? 'if designated' : `does not hear ${sayTier(held)}`]), ...(how ? [how] : [])];
    return { value: one.account, label: `${one.name}, ${roleNames[one.role]}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}` };
  });
  const choose = (account: string) => {
    put('account', account);
    const chosen = known.find((one) => one.account === account);
    if (chosen) put('role', chosen.role);
  };
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <MomentField label="Opened" {...inputs('at')} />
        <ChoiceField label="Hearing officer" withAsterisk miw={300} choices={choices} {...inputs('account')} onChange={(event) => choose(event.currentTarget.value)} />
        {numbers?.designees && !hears(words.role as Role) && <TextInput label="Designated by" placeholder="Superintendent" {...inputs('designatedBy')} />}
      </Group>
      {numbers && tier !== null && (
        <Text size="sm" className="quiet">
          {sayTier(held)} is heard by: {numbers.officers.map((role) => roleNames[role].toLowerCase()).join(', ')}
          {numbers.designees ? ', or whom the superintendent designates' : ''} ({sayLaw(numbers.citation, numbers.marks)}).
        </Text>
      )}
      {involved && (
        <Alert color="red" variant="light" p="xs" role="status">
          {name} {involved}, and does not hear the case (7 NYCRR 253.1, 254.1, from knowledge). Choose an officer who was not involved.
        </Alert>
      )}
    </Stack>
  );
}
