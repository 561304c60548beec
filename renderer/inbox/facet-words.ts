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
  sealing: 'What is sealed',
  account: 'The account',
  password: 'The password',
  description: 'The description of the facility',
  unit: 'A unit',
  enrolment: 'The enrolment of the station',
  questions: 'What was put in question',
};

/** What a facet of a record is called. In: the facet, `level` or `case:<report>:review`. */
export function sayFacet(facet: string): string {
  const [first = '', ...rest] = facet.split(':');
  const last = rest.at(-1);
  if (first === 'case' && rest.length > 1 && last !== undefined) return `${names[first]!}, its ${last}`;
  if (first === 'unit' && last !== undefined) return `Unit ${last}`;
  return names[first] ?? sentence(first);
}

/** Why an entry is in question, with the facet in it by its name: the fold says it as the record has it. */
export function withFacetNames(because: string): string {
  return because.replace(/\b(entry) on (.+?)(?=,? (?:which|was) |$)/, (_, entry: string, facet: string) => `${entry} (${sayFacet(facet).toLowerCase()})`);
}

function sentence(words: string): string {
  const said = words.replaceAll('-', ' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
