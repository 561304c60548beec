import { givenNames } from '../../../station/demonstration/names.ts';
import type { Chance } from '../../../station/demonstration/roster.ts';

const beginnings = ['b', 'br', 'c', 'd', 'f', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v', 'w', 'z'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const endings = ['ck', 'den', 'kin', 'ler', 'man', 'ner', 'rell', 'sen', 'ster', 'ton'];

/** About as many different surnames as asked for (up to tens of thousands), made of syllables, some much like others. */
export function madeUpSurnames(count: number, chance: Chance): readonly string[] {
  const syllable = () => `${chance.pick(beginnings)}${chance.pick(vowels)}`;
  const made = new Set<string>();
  while (made.size < count) made.add(`${syllable()}${chance.happens(0.4) ? syllable() : ''}${chance.pick(endings)}`.toUpperCase());
  return [...made];
}

/** A name as the book writes it: `SURNAME, Given M`; common surnames come up more often than rare ones. */
export function madeUpName(surnames: readonly string[], chance: Chance): string {
  const surname = surnames[Math.floor(chance.next() * chance.next() * surnames.length)]!;
  return `${surname}, ${chance.pick(givenNames)} ${chance.pick([...'ABCDEFGHJKLMNPRSTW'])}`;
}
