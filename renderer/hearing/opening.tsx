import { Alert, Group, Stack, Text, TextInput } from '@mantine/core';
import { roleNames, roles, type Role } from '../../shared/accounts/roles.ts';
import { hearingOpened, hearingOpenedCorrected, involvementOf, hearingOpenedVoided, type OpenedBody } from '../../shared/discipline/hearing.ts';
import { sayLaw } from '../../shared/discipline/rules.ts';
import { sayTier } from '../case/case-words.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { numbersAt } from './about.ts';
import { textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';

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
  blank: ({ who }) => ({ account: who.account, role: who.role, designatedBy: '' }),
  wordsOf: ({ officer }) => ({ account: officer.account, role: officer.role, designatedBy: officer.designatedBy ?? '' }),
  bodyOf: (words, about) => ({
    officer: { account: words.account, name: about.page.authors[words.account] ?? '', role: words.role, ...textTyped('designatedBy', words.designatedBy) },
  }),
  placeOf: (field) => ({ officer: 'account', 'officer.account': 'account', 'officer.name': 'account', 'officer.role': 'role', 'officer.designatedBy': 'designatedBy' })[field] ?? field,
  Fields: OpeningFields,
};

function OpeningFields({ words, inputs, put, about }: Fielded<OpeningWords>) {
  const { page, held, tier, who } = about;
  const name = page.authors[words.account];
  const involved = name === undefined ? null : involvementOf({ account: words.account, name }, held);
  const numbers = tier === null ? null : numbersAt(about.procedures, about.now).tiers[tier];
  const qualifies = numbers === null || numbers.officers.includes(words.role as Role);
  const accounts = Object.entries(page.authors).map(([value, label]) => ({ value, label: value === who.account ? `${label} (you)` : label }));
  const choose = (account: string) => {
    put('account', account);
    if (account === who.account) put('role', who.role);
  };
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <MomentField label="Opened" {...inputs('at')} />
        <ChoiceField label="Hearing officer" withAsterisk choices={accounts} {...inputs('account')} onChange={(event) => choose(event.currentTarget.value)} />
        <ChoiceField label="In the office of" withAsterisk choices={roles.filter((role) => role !== 'administrator').map((role) => ({ value: role, label: roleNames[role] }))} {...inputs('role')} />
        {numbers?.designees && !qualifies && <TextInput label="Designated by" placeholder="Superintendent" {...inputs('designatedBy')} />}
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
