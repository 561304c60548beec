/** Names of laws as citations shorten them. Regulations (7 NYCRR) and decisions are cited as they are. */
const laws: Readonly<Record<string, string>> = { PL: 'Penal Law', CPL: 'Criminal Procedure Law', COR: 'Correction Law', EXC: 'Executive Law' };

const shortened = new RegExp(String.raw`\b(${Object.keys(laws).join('|')})(?= (?:article )?\d)`, 'g');

/** A citation, or a sentence with citations in it, with the laws named in full. In: `PL 70.30(3); COR 600-a`. Out: `Penal Law 70.30(3); Correction Law 600-a`. */
export function inFull(text: string): string {
  return text.replaceAll(shortened, (law) => laws[law] ?? law);
}
