/**
 * The catalogue of everything the program may refuse, warn of or note about what is entered.
 * A code is stored with acknowledged warnings: never rename or reuse one; a test holds the list.
 */

/** stop: not recorded. warn: recorded once acknowledged. note: said, nothing asked. */
export type Severity = 'stop' | 'warn' | 'note';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Path of the field in the body, e.g. `counts.0.minimum`; empty when it is about the whole. */
  readonly field: string;
  readonly value: string;
  readonly sentence: string;
  readonly remedy: string;
  /** The rule or law behind it, where there is one. */
  readonly rule?: string;
}

interface Catalogued {
  readonly severity: Severity;
  readonly sentence: string;
  readonly remedy: string;
  readonly rule?: string;
}

const catalogue = {
  'FLD-001': { severity: 'stop', sentence: 'This is required.', remedy: 'Fill it in.' },
  'FLD-002': { severity: 'stop', sentence: 'This does not have the expected form: {detail}.', remedy: 'Write it in the form shown beside the field.' },
  'FLD-003': { severity: 'stop', sentence: '"{value}" is not a day of the calendar.', remedy: 'Write the day as YYYY-MM-DD.' },
  'FLD-004': { severity: 'stop', sentence: '{value} is in the future.', remedy: 'Enter the day on which it happened, today at the latest.' },
  'FLD-005': { severity: 'stop', sentence: 'A reason is required for this entry.', remedy: 'Say in a sentence why it is made.' },
  'FLD-006': { severity: 'stop', sentence: '"{value}" is not a time of day.', remedy: 'Write the time as HH:MM, from 00:00 to 23:59.' },

  'ENT-001': { severity: 'stop', sentence: 'The role of {value} may not make this entry.', remedy: 'Ask one of: {detail}.' },
  'ENT-002': { severity: 'stop', sentence: 'The record changed while the form was open: {detail}.', remedy: 'Look at what was entered since, then record again.' },
  'ENT-003': { severity: 'stop', sentence: 'The entry to be corrected is not one that stands on this record.', remedy: 'Open the daybook and choose the entry whose words are in force.' },
  'ENT-004': { severity: 'stop', sentence: 'There is no kind of entry named "{value}".', remedy: 'Update the program, or report this as a defect.' },
  'ENT-005': { severity: 'stop', sentence: 'An entry of this kind is not made about a {value}.', remedy: 'Report this as a defect.' },

  'ACC-001': { severity: 'stop', sentence: 'The user name "{value}" is taken.', remedy: 'Choose another user name.' },
  'ACC-002': { severity: 'stop', sentence: 'The password is shorter than {detail} characters.', remedy: 'Choose a longer one; a sentence of several words is easiest to remember.' },
  'ACC-004': { severity: 'stop', sentence: 'This is the last administrator’s account.', remedy: 'Open another administrator’s account first.' },
  'ACC-003': { severity: 'stop', sentence: 'The first account of a station is an administrator.', remedy: 'Choose the role of administrator.' },

  'REC-001': { severity: 'stop', sentence: '"{value}" is not a department identification number (DIN).', remedy: 'Write two digits of the year, a letter, four digits: 19-B-0421.' },
  'REC-002': { severity: 'stop', sentence: '"{value}" is not a NYSID.', remedy: 'Write eight digits and a letter: 01234567Q. Put a zero before seven digits.' },
  'REC-003': { severity: 'stop', sentence: 'DIN {value} is already held by another person.', remedy: 'Open that person, or correct the DIN.' },
  'REC-004': { severity: 'stop', sentence: 'The person has been entered as received already.', remedy: 'Correct the entry that stands instead.' },
  'REC-005': { severity: 'stop', sentence: 'Received on {value}, before the date of birth or less than 13 years after it.', remedy: 'Check both days against the commitment papers.' },
  'REC-006': { severity: 'warn', sentence: 'DIN {value} begins with another year than that of the reception, {detail}.', remedy: 'Check the DIN and the date received; a DIN keeps the year of the first admission.' },

  'REC-007': { severity: 'stop', sentence: 'Nobody is on record under this number.', remedy: 'Find the person, or enter the reception first.' },
  'REC-008': { severity: 'stop', sentence: 'Other facts stand on this record: {detail}.', remedy: 'Strike those out first, or correct the reception instead.' },
  'REC-009': { severity: 'warn', sentence: 'NYSID {value} is also that of {detail}.', remedy: 'A NYSID stays with a person for life: check that this is not the same person entered twice.' },

  'ROS-001': { severity: 'stop', sentence: 'The file has no column for {value}.', remedy: 'Add the column, or take the empty roster offered on the import page.' },
  'ROS-002': { severity: 'stop', sentence: 'The same DIN, {value}, stands on row {detail} as well.', remedy: 'Keep one row for each person.' },
  'ROS-003': { severity: 'stop', sentence: 'This DIN is on record, and the row says otherwise: {detail}.', remedy: 'Correct the row, or correct the record by an entry on the person’s page; an import never overwrites.' },
  'ROS-004': { severity: 'stop', sentence: 'The sentence "{value}" cannot be read.', remedy: 'Write 2-00-00 to 6-00-00 for an indeterminate term, 25-00-00 to LIFE, or 10-00-00 for a determinate one.' },
  'ROS-005': { severity: 'stop', sentence: 'The file cannot be read as CSV: {detail}.', remedy: 'Save it again as CSV (comma separated, UTF-8).' },
  'ROS-006': { severity: 'warn', sentence: 'The cell {value} is given on row {detail} as well.', remedy: 'Check that the two share it.', rule: 'PIMS R15' },
  'ROS-007': { severity: 'stop', sentence: 'The jail time "{value}" is not a whole number of days.', remedy: 'Write the days of the certificate as a number, 0 if there are none.' },

  'ROS-008': { severity: 'stop', sentence: 'Two columns are both {value}: {detail}.', remedy: 'Keep one of them, or rename the other.' },

  'SEN-001': { severity: 'stop', sentence: '"{value}" is not a term.', remedy: 'Write years-months-days: 1-04-00 is one year and four months.' },
  'SEN-002': { severity: 'stop', sentence: 'An indeterminate sentence needs a minimum and a maximum.', remedy: 'Enter both, as the commitment states them.', rule: 'PL 70.00(1)' },
  'SEN-003': { severity: 'stop', sentence: 'The minimum, {value}, is not less than the maximum, {detail}.', remedy: 'Check the terms against the commitment.', rule: 'PL 70.00' },
  'SEN-004': { severity: 'warn', sentence: 'A maximum of {value} is more than a class {detail} felony allows.', remedy: 'Check the class and the term; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.00(2)' },
  'SEN-005': { severity: 'warn', sentence: 'A maximum of {value} is less than three years.', remedy: 'Check the term against the commitment; an indeterminate maximum is three years at least.', rule: 'PL 70.00(2)' },
  'SEN-006': { severity: 'warn', sentence: 'The minimum, {value}, is neither between one year and one third of the maximum nor one half of it ({detail}).', remedy: 'Check the commitment; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.00(3), 70.06(4)' },
  'SEN-007': { severity: 'stop', sentence: 'A determinate sentence has one term.', remedy: 'Enter the term, and no minimum.', rule: 'PL 70.02' },
  'SEN-008': { severity: 'warn', sentence: 'A determinate term of {value} is not in whole or half years of at least one year.', remedy: 'Check the term against the commitment.', rule: 'PL 70.02' },
  'SEN-009': { severity: 'warn', sentence: 'No post-release supervision (PRS) is given for a determinate sentence.', remedy: 'Look for it in the commitment and the minutes; if the court pronounced none, the 601-d or 70.85 order is needed.', rule: 'PL 70.45, 70.85; COR 601-d' },
  'SEN-010': { severity: 'stop', sentence: 'Post-release supervision goes with a determinate sentence only.', remedy: 'Remove the PRS, or choose a determinate sentence.', rule: 'PL 70.45(1)' },
  'SEN-011': { severity: 'stop', sentence: 'Sentenced on {value}, before the offence of {detail}.', remedy: 'Check both days against the commitment.' },
  'SEN-012': { severity: 'stop', sentence: 'Received under the sentence on {value}, before it was imposed on {detail}.', remedy: 'Check both days against the commitment.' },
  'SEN-013': { severity: 'warn', sentence: 'A life maximum on a class {value} felony needs a persistent offender finding.', remedy: 'Check that the commitment cites Penal Law 70.08 or 70.10.', rule: 'PL 70.08, 70.10' },
  'SEN-014': { severity: 'stop', sentence: 'How count {value} runs with the others is not said.', remedy: 'Choose concurrent or consecutive, and whether by order, by law or by default.', rule: 'PL 70.25' },
  'SEN-015': { severity: 'stop', sentence: 'This commitment, {value}, is on record already.', remedy: 'Correct the entry that stands instead of entering it again.' },

  'SEN-016': { severity: 'warn', sentence: 'A class A sentence has a life maximum; this one ends at {value}.', remedy: 'Check the class and the term against the commitment.', rule: 'PL 70.00(2)(a)' },
  'SEN-017': { severity: 'warn', sentence: 'Post-release supervision of {value} is more than five years.', remedy: 'Only a sex offense carries more; check the commitment.', rule: 'PL 70.45(2), 70.80' },
  'SEN-018': { severity: 'warn', sentence: 'A minimum of {value} on a class A-I felony is not between 15 and 25 years.', remedy: 'Check the commitment; only a drug offense carries another minimum.', rule: 'PL 70.00(3)' },

  'JAI-001': { severity: 'stop', sentence: 'Jail time of {value} days is more than lies between the offence and the reception ({detail} days).', remedy: 'Check the certificate; ask the sheriff for an amended one if it is wrong.', rule: 'PL 70.30(3)' },
  'JAI-002': { severity: 'stop', sentence: 'There is no commitment for this jail time to be credited to.', remedy: 'Enter the commitment first.' },
  'JAI-003': { severity: 'stop', sentence: 'Jail time is certified for this commitment already.', remedy: 'An amended certificate is entered by correcting the one that stands.', rule: 'COR 600-a' },
  'JAI-004': { severity: 'warn', sentence: '{value} days of jail time is more than two years.', remedy: 'Check the certificate: long jail time is where slips happen.' },
  'JAI-005': { severity: 'stop', sentence: 'The custody given, {detail} days, is shorter than the {value} days certified.', remedy: 'Check the days of custody against the certificate.', rule: 'PL 70.30(3)' },

  'DIS-006': { severity: 'stop', sentence: 'A report is corrected by the one who wrote it.', remedy: 'Ask him or her to correct it; a lieutenant or above may strike it out.', rule: '7 NYCRR 251-3.1' },

  'DIS-001': { severity: 'stop', sentence: 'A report names at least one rule.', remedy: 'Choose the rule numbers of 7 NYCRR 270.2 that were broken.', rule: '7 NYCRR 251-3.1' },
  'DIS-002': { severity: 'stop', sentence: '"{value}" is not a rule of 7 NYCRR 270.2 known to the program.', remedy: 'Choose a rule from the list.' , rule: '7 NYCRR 270.2' },
  'DIS-003': { severity: 'warn', sentence: 'Rule {value} is not heard at Tier {detail} as far as is known.', remedy: 'Check the tiers of the rule; the review officer sets the tier.', rule: '7 NYCRR 270.2, 251-2.2' },
  'DIS-004': { severity: 'warn', sentence: 'The incident of {value} is more than {detail} days ago.', remedy: 'A report is written as soon as practicable; say in the reason why it is late.', rule: '7 NYCRR 251-3.1' },
  'DIS-005': { severity: 'stop', sentence: 'The incident of {value} is before the person was received.', remedy: 'Check the date and the person.' },

  'HOU-001': { severity: 'warn', sentence: 'Cell {value} is occupied by {detail}.', remedy: 'Choose a free cell, or say in the reason why they share it.', rule: 'PIMS R15' },
  'HOU-002': { severity: 'stop', sentence: 'There is no cell {value} in unit {detail}.', remedy: 'Choose a cell from the list, or have the administrator describe the unit.' },
  'HOU-003': { severity: 'stop', sentence: 'The person is in cell {value} already.', remedy: 'Leave the cell out, or choose another.' },
  'HOU-004': { severity: 'warn', sentence: 'Cell {value} is designated to Level {detail}.', remedy: 'Choose a cell designated to the level, or say in the reason why not.', rule: 'PIMS R16, R17' },
  'HOU-005': { severity: 'stop', sentence: 'Cell {value} is named twice in the unit.', remedy: 'Give each cell one name.' },

  'PIM-001': { severity: 'warn', sentence: 'Only {value} days in Level {detail}.', remedy: 'A move up waits for the whole period in the level; say in the reason why it does not.', rule: 'PIMS R1, R2' },
  'PIM-002': { severity: 'stop', sentence: 'The person is at Level {value} already since {detail}.', remedy: 'Choose another level, or correct the entry that stands.' },
  'PIM-003': { severity: 'warn', sentence: 'From Level I to Level III without Level II.', remedy: 'The levels go one by one; say in the reason why this one does not.', rule: 'PIMS R1, R2' },
  'PIM-004': { severity: 'stop', sentence: '{value} is before the person was received on {detail}.', remedy: 'Check the day.' },
  'PIM-005': { severity: 'warn', sentence: 'A misbehavior report of {value} lies within the period in the level.', remedy: 'The period is to be free of disciplinary reports; look at the report before you decide.', rule: 'PIMS R1, R2' },
  'PIM-006': { severity: 'stop', sentence: 'The records office brings a level forward only where none is on record.', remedy: 'Ask the SHU sergeant or a lieutenant to assign the level.' },
} as const satisfies Record<string, Catalogued>;

export type ProblemCode = keyof typeof catalogue;

/** Every code, for the test that holds them. */
export const problemCodes = Object.keys(catalogue) as readonly ProblemCode[];

/**
 * A problem of the catalogue with its particulars filled in.
 * In: the code; the field's path; the offending value; whatever else the sentence mentions.
 */
export function problem(
  code: ProblemCode,
  about: { readonly field?: string; readonly value?: string | number; readonly detail?: string | number } = {},
): Problem {
  const entry: Catalogued = catalogue[code];
  const value = String(about.value ?? '');
  const fill = (text: string) => text.replaceAll(/\{(value|detail)\}/g, (_, name) => (name === 'value' ? value : String(about.detail ?? '')));
  return {
    code,
    severity: entry.severity,
    field: about.field ?? '',
    value,
    sentence: fill(entry.sentence),
    remedy: fill(entry.remedy),
    ...(entry.rule === undefined ? {} : { rule: entry.rule }),
  };
}

/** What acknowledges a warning: this one, with its field and value. A code alone acknowledges every warning of that code. */
export function acknowledgementOf({ code, field, value }: Pick<Problem, 'code' | 'field' | 'value'>): string {
  return `${code} ${field} ${value}`;
}

/** True when the text is a code of the catalogue. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(catalogue, text);
}

interface SchemaIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
}

/**
 * Turns what a schema found into problems: a message that is a code is looked up, the rest is a wrong form.
 * Of a blank field nothing is said but that it is required, unless the code speaks of what is missing.
 */
export function problemsOfSchema(issues: readonly SchemaIssue[], body: unknown): Problem[] {
  return issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    const at = valueAt(body, issue.path);
    const value = at === undefined || at === null || typeof at === 'object' ? '' : String(at);
    const blank = value === '' && typeof at !== 'object';
    const code = isProblemCode(issue.message) ? issue.message : undefined;
    if (code && !(blank && catalogue[code].sentence.includes('{value}'))) return problem(code, { field, value });
    if (blank) return problem('FLD-001', { field });
    return problem('FLD-002', { field, value, detail: issue.message });
  });
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = body;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}
