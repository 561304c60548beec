import { roleNames, roles, type Role } from '../../shared/accounts/roles.ts';
import { isMoment } from '../../shared/discipline/moment.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayDay } from '../design/day.tsx';
import { sayField } from '../forms/say.ts';

/** Words of entries that are no words of the language when read letter by letter. */
const labels: Readonly<Record<string, string>> = {
  din: 'DIN',
  nysid: 'NYSID',
  prs: 'Post-release supervision',
  prsOrder: 'Order of post-release supervision',
  sha256: 'Fingerprint of the file',
  bytes: 'Size in bytes',
  madeUp: 'Made up for the demonstration',
  publicKey: 'Public key',
  agreementKey: 'Key for files by hand',
  cents: 'Cents of a dollar',
  at: 'When',
  on: 'On',
  of: 'Of',
  says: 'Reads',
  how: 'How',
  settles: 'Entries of the matter',
  stands: 'Entries that stand',
  root: 'First written as',
};

/** What a field of an entry is called. In: its name in the body; one that begins with a capital is a name already, as of a level or an item. */
export function sayLabel(key: string): string {
  return labels[key] ?? (/^[A-Z]/.test(key) ? key : sayField(key));
}

/** Values that a list names by a word of its own. */
const values: Readonly<Record<string, string>> = { shu: 'special housing unit', third: 'none of them stands', ...roleNames };

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const spanForm = /^(\d+)-(\d\d)-(\d\d)$/;
const keyForm = /^[\w+/=-]{40,}$/;

/**
 * A value of an entry in words. In: the value, which is neither a list nor an object; what ids stand for.
 * Days and moments as the window writes them, lengths of a sentence in years, months and days, ids as what they name.
 */
export function sayValue(value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  const text = String(value);
  if (names[text] !== undefined) return names[text];
  if (values[text] !== undefined) return values[text];
  if (idForm.test(text)) return `an entry or account not in this book (${text.slice(-6)})`;
  if (isDay(text)) return sayDay(text);
  if (isMoment(text)) return `${sayDay(text.slice(0, 10))}, ${text.slice(11)}`;
  const span = spanForm.exec(text);
  if (span) return sayLength(span.slice(1).map(Number));
  return keyForm.test(text) ? `${text.slice(0, 12)}…` : text;
}

function sayLength(parts: readonly number[]): string {
  const said = parts.flatMap((n, index) => (n === 0 ? [] : [`${n} ${['year', 'month', 'day'][index]!}${n === 1 ? '' : 's'}`]));
  return said.join(' ') || 'no time';
}

/** The office of an entry in words; one that a newer program knows stays as it is written. */
export function sayRole(role: string): string {
  return (roles as readonly string[]).includes(role) ? roleNames[role as Role] : role;
}
