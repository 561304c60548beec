import { PasswordInput, Text, TextInput } from '@mantine/core';

/** The first account as it is typed. */
export const blankAdministrator = { name: '', username: '', password: '', again: '' };

/** What is wrong with each field of the first account, in words; null where nothing is. */
export const administratorRules = {
  name: (text: string) => (text.trim().length < 2 ? 'Write your name as it should stand beside your entries.' : null),
  username: (text: string) => (/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,31}$/.test(text.trim()) ? null : 'Letters, digits, dots or hyphens; two at least.'),
  password: (text: string) => (text.length < 10 ? 'Ten characters at least; a sentence of several words is easiest to remember.' : null),
  again: (text: string, values: { readonly password: string }) => (text === values.password ? null : 'The two passwords differ.'),
};

/** The fields of the first account. In: the properties of a form's field of that name. */
export function AdministratorFields({ inputs }: { readonly inputs: (name: keyof typeof blankAdministrator) => object }) {
  return (
    <>
      <TextInput label="Your name" placeholder="R. Alvarez" withAsterisk {...inputs('name')} />
      <TextInput label="User name" autoComplete="username" withAsterisk {...inputs('username')} />
      <PasswordInput label="Password" style={{ gridColumnStart: 1 }} autoComplete="new-password" withAsterisk {...inputs('password')} />
      <PasswordInput label="Password again" autoComplete="new-password" withAsterisk {...inputs('again')} />
    </>
  );
}

export function AdministratorNote() {
  return (
    <Text size="sm" className="quiet">
      You will be the administrator: you open the accounts of the others. There is no way round a lost password, so open a second administrator’s account soon.
    </Text>
  );
}
