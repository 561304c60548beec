/** The names of what entries settle or look at, by the part of a facet before its first colon. */
const names: Readonly<Record<string, string>> = {
  level: 'Level',
  cell: 'Cell',
  identity: 'Name, numbers and dates',
  custody: 'Which facility holds the person',
  discipline: 'The disciplinary record',
  sentence: 'The sentence record',
  'jail-time': 'Jail time of a commitment',
  case: 'A misbehavior report',
  check: 'A second check',
  computation: 'The certified dates',
  segregation: 'Segregated confinement',
  'shu-stay': 'The stay in the special housing unit',
  'shu-release': 'Release from the special housing unit',
  sealing: 'What is sealed',
  account: 'The account',
  password: 'The password',
  description: 'The description of the facility',
  unit: 'A unit',
  enrolment: 'The enrolment of the station',
  questions: 'What was put in question',
  question: 'How a matter is settled',
  version: 'The version from one day',
  entry: 'What it corrects or strikes out',
};

/** What a facet of a record is called. In: the facet, `level`, `case:<report>:review` or `sentence:kings/01234-2018`. */
export function sayFacet(facet: string): string {
  const [first = '', ...rest] = facet.split(':');
  const last = rest.at(-1);
  if (first === 'case' && rest.length > 1 && last !== undefined) return `${names[first]!}, its ${last}`;
  if (first === 'unit' && last !== undefined) return `Unit ${last}`;
  if (first === 'sentence' && rest.length > 0) return sayCommitment(rest.join(':'));
  return names[first] ?? sentence(first);
}

/** A commitment, of which the facet has the county and the indictment in small letters. */
function sayCommitment(written: string): string {
  const [county = '', ...indictment] = written.split('/');
  return `The commitment of ${county.replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())}, ${indictment.join('/').toUpperCase()}`;
}

/** Why an entry is in question, or an act refused, with the facet in it by its name: the station says it as the record has it. */
export function withFacetNames(because: string): string {
  return because.replace(/\b(another entry|an entry) on (.+?)(?=(?:, which it relied on| was made without sight| was recorded meanwhile|$))/, (_, entry: string, facet: string) => `${entry} (${uncapitalized(sayFacet(facet))})`);
}

function uncapitalized(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function sentence(words: string): string {
  const said = words.replaceAll('-', ' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
