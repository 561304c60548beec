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

/** Who alone can mend a defect of the papers: the records office writes to them (COR 600-a, 601-a, 601-d). */
export type Mender = 'court' | 'sheriff';

interface Catalogued {
  readonly severity: Severity;
  readonly sentence: string;
  readonly remedy: string;
  readonly rule?: string;
  /** Given where the papers themselves are wrong or wanting: recorded as they are, and written about. */
  readonly mend?: Mender;
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

  'QST-001': { severity: 'stop', sentence: 'What stands does not fit how it is settled.', remedy: 'Choose one or more of the entries of the matter, or none of them.' },
  'QST-002': { severity: 'stop', sentence: 'The entries named are not one matter that is in question.', remedy: 'Open the inbox again: it may have been settled meanwhile.' },
  'QST-003': { severity: 'stop', sentence: 'The matter has more entries than are named ({value}).', remedy: 'Open the inbox again and settle the whole matter.' },
  'QST-004': { severity: 'stop', sentence: 'Your role may not settle this matter.', remedy: 'Ask one of: {detail}.' },

  'TRF-001': { severity: 'stop', sentence: 'A transfer to {value} leads to where the person is.', remedy: 'Choose another facility.' },
  'TRF-002': { severity: 'stop', sentence: 'The person is held by {detail}, not by {value}.', remedy: 'Let the facility that holds the person enter the transfer, or correct the last one.' },
  'TRF-003': { severity: 'stop', sentence: 'The person has been held by {value} since {detail}.', remedy: 'Ask that facility to enter it. What was entered here may still be corrected or struck out.' },
  'TRF-004': { severity: 'stop', sentence: 'The book of {value} was let go here: {detail} holds him, and the main office has it.', remedy: 'Ask that facility to enter it. His book comes back with him.' },

  'SYN-001': { severity: 'stop', sentence: 'This is not an enrolment code.', remedy: 'Write it as the main office gave it: six groups of four letters and digits.' },
  'SYN-002': { severity: 'stop', sentence: 'The main office did not enrol this station: {detail}.', remedy: 'Nothing was changed here.' },
  'SYN-003': { severity: 'stop', sentence: 'This book is enrolled at {detail} already.', remedy: 'Where the main office has stopped it, start Daybook with a new, empty data folder and enrol that one. Keep this folder: it holds what was not sent, and a file by hand can be written from it.' },
  'SYN-004': { severity: 'stop', sentence: 'The file was not taken in: {detail}.', remedy: 'Choose the file that the main office wrote for this station; nothing was changed.' },
  'SYN-005': { severity: 'stop', sentence: 'The main office was not reached: {detail}.', remedy: 'Check the address and the network, then try again; the code stays good.' },

  'OFF-001': { severity: 'stop', sentence: 'The main office does not enter this: it settles what is in question.', remedy: 'Ask the facility to enter it; it comes here with the next exchange.' },
  'OFF-002': { severity: 'stop', sentence: 'The account {value} is of {detail}; at this workstation the main office signs in.', remedy: 'Sign in at a station of the facility, or ask the administrator of the main office for an account of your own here.' },
  'OFF-003': { severity: 'stop', sentence: 'At the main office nobody acts as {value}.', remedy: 'Choose one of: {detail}.' },

  'ACC-001': { severity: 'stop', sentence: 'The user name "{value}" is taken.', remedy: 'Choose another user name.' },
  'ACC-002': { severity: 'stop', sentence: 'The password is shorter than {detail} characters.', remedy: 'Choose a longer one; a sentence of several words is easiest to remember.' },
  'ACC-004': { severity: 'stop', sentence: 'This is the last administrator’s account.', remedy: 'Open another administrator’s account first.' },
  'ACC-003': { severity: 'stop', sentence: 'The first account of a station is an administrator.', remedy: 'Choose the role of administrator.' },

  'ACC-005': { severity: 'stop', sentence: 'This user name and password are not of an open account.', remedy: 'Whoever signs types his own user name and password again; nothing was recorded.' },
  'ACC-006': { severity: 'stop', sentence: '{value} is signed in here already, and may not sign for himself.', remedy: 'A second person signs, with his own user name and password.' },

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

  'RCN-001': { severity: 'stop', sentence: 'The file has no column for the DIN or the NYSID.', remedy: 'Name a column DIN or NYSID in the first row.' },
  'RCN-002': { severity: 'stop', sentence: 'The file has no column for PE, CR or ME.', remedy: 'Name at least one column PE, CR or ME in the first row.' },
  'RCN-003': { severity: 'stop', sentence: 'The row names nobody.', remedy: 'Give the DIN or the NYSID.' },
  'RCN-004': { severity: 'stop', sentence: 'The {detail} "{value}" is neither a day nor NONE or LIFE.', remedy: 'Write the day as YYYY-MM-DD or MM/DD/YYYY, or leave it blank.' },
  'RCN-005': { severity: 'stop', sentence: 'The row gives no date.', remedy: 'Give PE, CR or ME, or take the row out.' },
  'RCN-006': { severity: 'stop', sentence: 'The same person, {value}, stands on row {detail} as well.', remedy: 'Keep one row for each person; the first was compared.' },
  'RCN-007': { severity: 'stop', sentence: 'NYSID {value} is that of several records here: {detail}.', remedy: 'Give the DIN, which tells them apart.' },

  'SEN-001': { severity: 'stop', sentence: '"{value}" is not a term.', remedy: 'Write years-months-days: 1-04-00 is one year and four months.' },
  'SEN-002': { severity: 'stop', sentence: 'An indeterminate sentence needs a minimum and a maximum.', remedy: 'Enter both, as the commitment states them.', rule: 'PL 70.00(1)' },
  'SEN-003': { severity: 'stop', sentence: 'The minimum, {value}, is not less than the maximum, {detail}.', remedy: 'Check the terms against the commitment.', rule: 'PL 70.00' },
  'SEN-004': { severity: 'warn', mend: 'court', sentence: 'A maximum of {value} is more than a class {detail} felony allows.', remedy: 'Check the class and the term; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.00(2)' },
  'SEN-005': { severity: 'warn', mend: 'court', sentence: 'A maximum of {value} is less than three years.', remedy: 'Check the term against the commitment; an indeterminate maximum is three years at least.', rule: 'PL 70.00(2)' },
  'SEN-006': { severity: 'warn', mend: 'court', sentence: 'The minimum, {value}, is neither between one year and one third of the maximum nor one half of it ({detail}).', remedy: 'Check the commitment; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.00(3), 70.06(4)' },
  'SEN-007': { severity: 'stop', sentence: 'A determinate sentence has one term.', remedy: 'Enter the term, and no minimum.', rule: 'PL 70.02' },
  'SEN-008': { severity: 'warn', mend: 'court', sentence: 'A determinate term of {value} is not in whole or half years of at least one year.', remedy: 'Check the term against the commitment.', rule: 'PL 70.02' },
  'SEN-009': { severity: 'warn', mend: 'court', sentence: 'No post-release supervision (PRS) is given for a determinate sentence.', remedy: 'Look for it in the commitment and the minutes; if the court pronounced none, the 601-d or 70.85 order is needed.', rule: 'PL 70.45, 70.85; COR 601-d' },
  'SEN-010': { severity: 'stop', sentence: 'Post-release supervision goes with a determinate sentence only.', remedy: 'Remove the PRS, or choose a determinate sentence.', rule: 'PL 70.45(1)' },
  'SEN-011': { severity: 'stop', sentence: 'Sentenced on {value}, before the offence of {detail}.', remedy: 'Check both days against the commitment.' },
  'SEN-012': { severity: 'stop', sentence: 'Received under the sentence on {value}, before it was imposed on {detail}.', remedy: 'Check both days against the commitment.' },
  'SEN-013': { severity: 'warn', sentence: 'A life maximum on a class {value} felony needs a persistent offender finding.', remedy: 'Check that the commitment cites Penal Law 70.08 or 70.10.', rule: 'PL 70.08, 70.10' },
  'SEN-014': { severity: 'stop', sentence: 'How count {value} runs with the others is not said.', remedy: 'Choose concurrent or consecutive, and whether by order, by law or by default.', rule: 'PL 70.25' },
  'SEN-015': { severity: 'stop', sentence: 'This commitment, {value}, is on record already.', remedy: 'Correct the entry that stands instead of entering it again.' },

  'SEN-016': { severity: 'warn', mend: 'court', sentence: 'A class A sentence has a life maximum; this one ends at {value}.', remedy: 'Check the class and the term against the commitment.', rule: 'PL 70.00(2)(a)' },
  'SEN-017': { severity: 'warn', sentence: 'Post-release supervision of {value} is more than five years.', remedy: 'Only a sex offense carries more; check the commitment.', rule: 'PL 70.45(2), 70.80' },
  'SEN-018': { severity: 'warn', sentence: 'A minimum of {value} on a class A-I felony is not between 15 and 25 years.', remedy: 'Check the commitment; only a drug offense carries another minimum.', rule: 'PL 70.00(3)' },
  'SEN-019': { severity: 'warn', mend: 'court', sentence: 'The minimum, {value}, is not {detail}.', remedy: 'Check the class, the status and the terms; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.00(3), 70.05 to 70.10' },
  'SEN-020': { severity: 'warn', mend: 'court', sentence: 'The maximum, {value}, is not {detail}.', remedy: 'Check the class, the status and the terms; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.05 to 70.10' },
  'SEN-021': { severity: 'warn', mend: 'court', sentence: 'The determinate term, {value}, is not {detail}.', remedy: 'Check the class, the nature and the status; a survivor of domestic violence may have less (PL 60.12); else, if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.02 to 70.06, 70.70 to 70.80' },
  'SEN-022': { severity: 'warn', mend: 'court', sentence: 'The law gives no sentence of this kind ({value}) for {detail}.', remedy: 'Check the kind of sentence, the class, the nature and the status; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL article 70 (from knowledge)' },
  'SEN-023': { severity: 'warn', sentence: 'An indeterminate sentence for {detail} is unusual.', remedy: 'Check the nature and the status: juvenile and youthful offenders have indeterminate sentences, and not every offense of a sexual nature is one under PL 70.80.', rule: 'PL 60.02, 70.02, 70.05, 70.80 (from knowledge)' },
  'SEN-024': { severity: 'warn', mend: 'court', sentence: 'A definite term of {value} is more than {detail}.', remedy: 'Check the class and the term; if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.15, 70.00(4)' },
  'SEN-025': { severity: 'warn', sentence: 'Only definite sentences are on record.', remedy: 'They are served in a local jail; look for the State sentence that brought the person here.', rule: 'PL 70.20(2) (from knowledge)' },
  'SEN-026': { severity: 'warn', mend: 'court', sentence: 'Post-release supervision of {value} is not {detail}.', remedy: 'Check the class, the nature and the status; a survivor of domestic violence may have less (PL 60.12); else, if the paper says so, keep it and write to the court (COR 601-a).', rule: 'PL 70.45(2)' },
  'SEN-027': { severity: 'warn', sentence: 'PL 70.85 is cited for a sentence of {value}.', remedy: 'It is for sentences imposed from {detail}; check the order.', rule: 'PL 70.85' },
  'SEN-028': { severity: 'warn', sentence: 'The nature of the offense is entered as {value}, and the crime is of PL article {detail}.', remedy: 'Check the crime and its nature against the commitment.', rule: 'PL articles 130, 220 to 222 (from knowledge)' },
  'SEN-029': { severity: 'warn', sentence: 'Sentenced as {value}, and the nature of the offense is entered as {detail}.', remedy: 'Check both against the commitment and the predicate statement.', rule: 'PL 70.04 to 70.08, 70.70, 70.80 (from knowledge)' },
  'SEN-030': { severity: 'note', sentence: 'As what the person was sentenced is not entered.', remedy: 'Enter the status from the commitment: the limits of the terms and consecutive running hang on it.', rule: 'PL 70.04 to 70.10, 70.25(2-a)' },
  'SEN-031': { severity: 'note', sentence: 'The nature of the offense is not entered.', remedy: 'Enter violent, drug, sex or other: supervision, ceilings and merit time hang on it.', rule: 'PL 70.02, 70.30(1)(e), 70.45; COR 803(1)(d)' },
  'SEN-032': { severity: 'note', sentence: 'The day of the offense is not entered.', remedy: 'Enter it from the commitment: which law holds and whether sentences run consecutively hang on it.', rule: 'PL 70.25(2-a), 70.30(1)(e)' },
  'SEN-033': { severity: 'stop', sentence: 'The person was {detail} on the day of the offense, {value}.', remedy: 'Check the date of birth and the day of the offense; nobody under 13 is criminally responsible.', rule: 'PL 30.00 (from knowledge)' },
  'SEN-034': { severity: 'warn', sentence: 'Sentenced as a juvenile offender for an offense at the age of {value}.', remedy: 'A juvenile offender was {detail} at the offense; check the date of birth and the commitment.', rule: 'PL 10.00(18), 70.05 (from knowledge)' },
  'SEN-035': { severity: 'warn', sentence: 'The offense was committed at the age of {value}, and the sentence is not that of a juvenile offender.', remedy: 'Check the date of birth, the day of the offense and the status on the commitment.', rule: 'PL 10.00(18), 30.00, 70.05 (from knowledge)' },
  'SEN-036': { severity: 'warn', sentence: 'Received on {value}, {detail} days after the sentence.', remedy: 'Check both days; time between sentence and reception is jail time, so look for it in the certificate.', rule: 'PL 70.30(1), (3)' },
  'SEN-037': { severity: 'stop', sentence: 'Count {value} names a commitment that is not on record.', remedy: 'Enter that commitment first, or take the pair out.', rule: 'PL 70.25' },
  'SEN-038': { severity: 'stop', sentence: 'There is no count {value} on {detail}.', remedy: 'Check the number of the count.' },
  'SEN-039': { severity: 'stop', sentence: 'Count {value} names itself as the count it runs with.', remedy: 'Name another count, or take the pair out.' },
  'SEN-040': { severity: 'stop', sentence: 'How count {value} runs with {detail} is said twice, and differently.', remedy: 'Keep what the commitment says, and take the other out.', rule: 'PL 70.25' },
  'SEN-041': { severity: 'warn', mend: 'court', sentence: 'Count {value} is entered as concurrent with {detail}; it runs consecutively by law.', remedy: 'Keep what the paper says: the dates are computed consecutively; write to the court (COR 601-a).', rule: 'PL 70.25(2-a)' },
  'SEN-042': { severity: 'note', sentence: 'How count {value} runs with {detail} is not said; it runs consecutively by law.', remedy: 'Nothing is needed; enter the order if the commitment has one.', rule: 'PL 70.25(2-a); Gill v Greene (from knowledge)' },
  'SEN-043': { severity: 'note', sentence: 'How count {value} runs with {detail} is not said; it is taken as concurrent.', remedy: 'Look for the order in the commitment and the minutes; the law runs silent terms concurrently.', rule: 'PL 70.25(1)(a) (from knowledge)' },
  'SEN-044': { severity: 'warn', sentence: 'The offense of {value} was committed in custody under {detail}, and is not entered as consecutive.', remedy: 'Assault and some other crimes in custody run consecutively; check the commitment, and write to the court if it does not say so (COR 601-a).', rule: 'PL 70.25(2-d), (5) (from knowledge)' },
  'SEN-045': { severity: 'warn', sentence: 'Count {value} is entered as concurrent by law with {detail}, and the offenses are of different days.', remedy: 'The law compels concurrent terms for one act only; check whether the court ordered it.', rule: 'PL 70.25(2)' },
  'SEN-046': { severity: 'warn', sentence: 'Count {value} is entered as consecutive because the order is silent.', remedy: 'A silent order runs concurrently; choose by order or by law, as the commitment says.', rule: 'PL 70.25(1)(a) (from knowledge)' },
  'SEN-047': { severity: 'warn', sentence: 'With this, something on record no longer fits: {detail}.', remedy: 'Record it if it is right, and then correct what no longer fits.' },
  'SEN-048': { severity: 'warn', sentence: 'Received under the sentence on {value}, before the person’s own reception of {detail}.', remedy: 'Check the day; correct the reception of the person if that is the one that is wrong.' },
  'SEN-049': { severity: 'warn', sentence: '"{value}" is not a county of New York.', remedy: 'Choose the county from the list; keep what is typed only for a paper of another jurisdiction.' },

  'JAI-001': { severity: 'stop', sentence: 'Jail time of {value} days is more than lies between the offence and the reception ({detail} days).', remedy: 'Check the certificate; ask the sheriff for an amended one if it is wrong.', rule: 'PL 70.30(3)' },
  'JAI-002': { severity: 'stop', sentence: 'There is no commitment for this jail time to be credited to.', remedy: 'Enter the commitment first.' },
  'JAI-003': { severity: 'stop', sentence: 'Jail time is certified for this commitment already.', remedy: 'An amended certificate is entered by correcting the one that stands.', rule: 'COR 600-a' },
  'JAI-004': { severity: 'warn', sentence: '{value} days of jail time is more than two years.', remedy: 'Check the certificate: long jail time is where slips happen.' },
  'JAI-005': { severity: 'stop', sentence: 'The custody given, {detail} days, is shorter than the {value} days certified.', remedy: 'Check the days of custody against the certificate.', rule: 'PL 70.30(3)' },
  'JAI-006': { severity: 'warn', sentence: 'Every count of this commitment is vacated, and nothing is left to credit {value} days to.', remedy: 'Look for the new sentence; the credit goes over to it.', rule: 'PL 70.30(5) (from knowledge)' },
  'JAI-007': { severity: 'warn', sentence: 'Custody of {value} is certified for {detail} as well, and the sentences run consecutively.', remedy: 'Such days are credited once: see that the two certificates together do not count them twice.', rule: 'PL 70.30(3) (from knowledge)' },
  'JAI-008': { severity: 'warn', mend: 'sheriff', sentence: 'The custody given ends on {value}, not before the reception of {detail}.', remedy: 'Jail time ends the day before the reception; check the certificate, and ask for an amended one if it is wrong (COR 600-a).', rule: 'PL 70.30(3)' },
  'JAI-009': { severity: 'warn', mend: 'sheriff', sentence: 'The custody given begins on {value}, before the offense of {detail}.', remedy: 'Custody on another charge is credited only where that charge ended in dismissal or acquittal; ask the sheriff (COR 600-a).', rule: 'PL 70.30(3) (from knowledge)' },
  'JAI-010': { severity: 'warn', mend: 'sheriff', sentence: 'Custody of {value} lies within custody of the Department under {detail}.', remedy: 'Time credited to an earlier sentence is not jail time of a later one; ask the sheriff for an amended certificate if these days are in the figure.', rule: 'PL 70.30(3) (from knowledge)' },
  'JAI-011': { severity: 'warn', mend: 'sheriff', sentence: 'No jail time is certified for {value}.', remedy: 'Ask the sheriff or the New York City Department of Correction for the certificate; 0 days is a certificate too.', rule: 'COR 600-a' },
  'JAI-012': { severity: 'stop', sentence: 'The custody ends on {value}, before it begins on {detail}.', remedy: 'Check both days against the certificate.' },

  'EVT-001': { severity: 'stop', sentence: 'No commitment is on record that this ({value}) could be about.', remedy: 'Enter the commitment first.' },
  'EVT-002': { severity: 'stop', sentence: 'This lies on {value}, before the reception of {detail}.', remedy: 'Check the day, and the day of reception on the commitment.' },
  'EVT-003': { severity: 'stop', sentence: 'The commitment that this is about is not on record.', remedy: 'Choose a commitment that stands, or enter it first.' },
  'EVT-004': { severity: 'stop', sentence: 'There is no count {value} on {detail}.', remedy: 'Check the number of the count.' },
  'EVT-005': { severity: 'stop', sentence: 'Count {value} is vacated already.', remedy: 'Check the number of the count and the order.', rule: 'PL 70.30(5) (from knowledge)' },
  'EVT-006': { severity: 'note', sentence: 'Count {value} was not vacated before the resentence.', remedy: 'The new terms take the place of the old; enter the order that vacated them if there is one.', rule: 'PL 70.30(5) (from knowledge)' },
  'EVT-007': { severity: 'stop', sentence: 'The same is on record for {value} already.', remedy: 'Correct the entry that stands instead of entering it again.' },
  'EVT-008': { severity: 'stop', sentence: 'No return is on record since the break of {value}.', remedy: 'Enter the return first.', rule: 'PL 70.30(6), (7)' },
  'EVT-009': { severity: 'stop', sentence: 'The person is not in custody on this day: released on {value}.', remedy: 'Enter the return or the new reception first, or check the day.' },
  'EVT-010': { severity: 'stop', sentence: 'There is no escape or absconding to return from on {value}.', remedy: 'Enter the break first; a return after a delinquency is entered as a returned violator.', rule: 'PL 70.30(6), (7)' },
  'EVT-011': { severity: 'stop', sentence: '{value} days credited are more than lie between the break and the return ({detail} days).', remedy: 'Check the days of custody.', rule: 'PL 70.30(6) (from knowledge)' },
  'EVT-012': { severity: 'stop', sentence: 'Days are credited, and the ground is not said.', remedy: 'Choose on what ground the custody is credited.', rule: 'PL 70.30(6) (from knowledge)' },
  'EVT-013': { severity: 'stop', sentence: 'Released already on {value}.', remedy: 'Enter the return first, or correct the release that stands.' },
  'EVT-014': { severity: 'stop', sentence: 'The person is at large since {value}, and nobody is released who is not in custody.', remedy: 'Enter the return first, or check the days.' },
  'EVT-015': { severity: 'stop', sentence: 'No release is on record before the delinquency of {value}.', remedy: 'Enter the release first.', rule: 'PL 70.40(3)' },
  'EVT-016': { severity: 'stop', sentence: 'Declared delinquent already on {value}.', remedy: 'A modified delinquency date is entered by correcting the one that stands.', rule: 'PL 70.40(3)' },
  'EVT-017': { severity: 'stop', sentence: 'No delinquency is on record before the return of {value}.', remedy: 'Enter the declaration of delinquency first.', rule: 'PL 70.40(3)' },
  'EVT-018': { severity: 'stop', sentence: 'Parole jail time is certified, and no delinquency is on record.', remedy: 'Enter the declaration of delinquency first.', rule: 'PL 70.40(3)(c) (from knowledge)' },
  'EVT-019': { severity: 'stop', sentence: 'Parole jail time of {value} days is more than lies between the delinquency and the return ({detail} days).', remedy: 'Check the certificate; ask the parole side for an amended one if it is wrong.', rule: 'PL 70.40(3)(c) (from knowledge)' },
  'EVT-020': { severity: 'stop', sentence: 'This lies after the end of {value}.', remedy: 'After a death or a discharge nothing is entered but corrections; check the day, and the end.' },
  'EVT-021': { severity: 'warn', sentence: 'Released by {value}, and no sentence is indeterminate.', remedy: 'The Board paroles from an indeterminate sentence only, save for medical parole; check how the release was made.', rule: 'PL 70.40(1)(a)(ii)' },
  'EVT-022': { severity: 'stop', sentence: 'Nobody is released by {value} from a sentence of life.', remedy: 'Check how the release was made, and the sentence.', rule: 'PL 70.40(1)(b), 70.00(5)' },
  'EVT-023': { severity: 'warn', sentence: 'Released on {value}, before any day that the terms on record allow ({detail}).', remedy: 'Check the day and the terms; shock incarceration, medical parole and parole for deportation come sooner.', rule: 'PL 70.40(1); COR 803, 803-b, 867' },
  'EVT-024': { severity: 'warn', sentence: 'Released by {value}, and no grant of it is on record.', remedy: 'Enter the determination that granted it.', rule: 'COR 803, 803-b, 806' },
  'EVT-025': { severity: 'stop', sentence: 'Good time restored, {value}, is more than is lost ({detail}).', remedy: 'Check the amounts; enter the loss first.', rule: '7 NYCRR 261.3, part 262' },
  'EVT-026': { severity: 'warn', sentence: 'Good time lost, {value}, is more than all that can be earned ({detail}).', remedy: 'Check the amount; more than all good time moves no date.', rule: 'COR 803(1)' },
  'EVT-027': { severity: 'warn', sentence: 'A life maximum earns no good time to be lost or restored.', remedy: 'Check the amount and the person; it moves no date.', rule: 'COR 803(1)(a)' },
  'EVT-028': { severity: 'warn', sentence: 'A minimum of {value} is over {detail} years; earned eligibility does not hold for it.', remedy: 'Check the minimum and the determination.', rule: 'COR 805' },
  'EVT-029': { severity: 'warn', sentence: 'No sentence on record has a minimum period for this ({value}).', remedy: 'Check the person and the commitment.', rule: 'COR 805, 806' },
  'EVT-030': { severity: 'warn', sentence: 'Merit time is granted, and {value} is {detail}.', remedy: 'The law excludes it; check the nature of the offense and the determination.', rule: 'COR 803(1)(d) (from knowledge)' },
  'EVT-031': { severity: 'warn', sentence: 'Limited credit time is granted, and {value} is a sex offense.', remedy: 'The law excludes offenses of article 130; check the nature of the offense and the determination.', rule: 'COR 803-b' },
  'EVT-032': { severity: 'warn', sentence: 'A return of {value} is assessed, more than {detail} years, for a violation of supervision.', remedy: 'Check the decision; a sex offense or an indeterminate sentence alone allows more.', rule: 'PL 70.45(1)' },

  'DIS-006': { severity: 'stop', sentence: 'A report is corrected by the one who wrote it.', remedy: 'Ask him or her to correct it; a lieutenant or above may strike it out.', rule: '7 NYCRR 251-3.1' },

  'DIS-001': { severity: 'stop', sentence: 'A report names at least one rule.', remedy: 'Choose the rule numbers of 7 NYCRR 270.2 that were broken.', rule: '7 NYCRR 251-3.1' },
  'DIS-002': { severity: 'stop', sentence: '"{value}" is not a rule of 7 NYCRR 270.2 known to the program.', remedy: 'Choose a rule from the list.' , rule: '7 NYCRR 270.2' },
  'DIS-003': { severity: 'warn', sentence: 'Rule {value} is not heard at Tier {detail} as far as is known.', remedy: 'Check the tiers of the rule; the review officer sets the tier.', rule: '7 NYCRR 270.2, 251-2.2' },
  'DIS-004': { severity: 'warn', sentence: 'The incident of {value} is more than {detail} days ago.', remedy: 'A report is written as soon as practicable; say in the reason why it is late.', rule: '7 NYCRR 251-3.1' },
  'DIS-005': { severity: 'stop', sentence: 'The incident of {value} is before the person was received.', remedy: 'Check the date and the person.' },

  'DIS-007': { severity: 'stop', sentence: '"{value}" is not a day and a time of day.', remedy: 'Write YYYY-MM-DD and HH:MM, from 00:00 to 23:59.' },
  'DIS-008': { severity: 'stop', sentence: 'The misbehavior report that this is about does not stand: it is not on record, or was dismissed, reversed or struck out.', remedy: 'Choose a report that stands.' },
  'DIS-009': { severity: 'stop', sentence: '{value} is before the incident of {detail}.', remedy: 'Check the day and the time.' },
  'DIS-010': { severity: 'stop', sentence: 'This ({value}) has no place where the case stands, {detail}.', remedy: 'Enter first what is missing, or check when it happened.', rule: '7 NYCRR chapter V' },
  'DIS-011': { severity: 'stop', sentence: 'With this, what was entered already would lose its place: {value}, at "{detail}".', remedy: 'Check when each happened; strike out what is wrong first.', rule: '7 NYCRR chapter V' },
  'DIS-012': { severity: 'warn', sentence: 'Without this, what was entered after it has no place: {value}, at "{detail}".', remedy: 'Strike that out as well, or enter what is missing; until then the case shows as impossible.' },
  'DIS-013': { severity: 'stop', sentence: 'You wrote this report, and nobody reviews his or her own.', remedy: 'Ask another review officer.', rule: '7 NYCRR 251-2.2 (from knowledge)' },
  'DIS-014': { severity: 'stop', sentence: 'The person is confined pending this hearing already, since {value}.', remedy: 'Check the day and the time, or enter the release first.', rule: '7 NYCRR 251-1.6 (from knowledge)' },
  'DIS-015': { severity: 'stop', sentence: 'The person is not confined pending this hearing on {value}.', remedy: 'Enter first when the confinement began.', rule: '7 NYCRR 251-1.6 (from knowledge)' },
  'DIS-016': { severity: 'stop', sentence: 'The hearing officer is in the office of {detail}, not of {value}.', remedy: 'Give the hearing officer’s own office.' },
  'DIS-017': { severity: 'stop', sentence: 'An officer in the office of {value} does not hear Tier {detail}.', remedy: 'Choose an officer qualified for the tier; the superintendent may designate another employee for Tier III.' },
  'DIS-018': { severity: 'stop', sentence: '{value} {detail}, and does not hear the case.', remedy: 'Choose an officer who was not involved.', rule: '7 NYCRR 253.1, 254.1 (from knowledge)' },
  'DIS-019': { severity: 'warn', sentence: 'The hearing of a confined person was to start on {value} at the latest.', remedy: 'The charges are to be dismissed and expunged, unless an extension was authorized in time: look for it.' },
  'DIS-020': { severity: 'warn', sentence: 'The notice was served so late that the hearing was to wait until {value}.', remedy: 'Adjourn, or check when the notice was served.', rule: '7 NYCRR 253.6, 254.6 (from knowledge)' },
  'DIS-021': { severity: 'warn', sentence: 'The person met the assistant so late that the hearing was to wait until {value}.', remedy: 'Adjourn, or check when they met.', rule: '7 NYCRR 251-4.1, 254.6 (from knowledge)' },
  'DIS-022': { severity: 'warn', sentence: 'Assistance is required ({value}), and none is on record as given or waived.', remedy: 'Enter the assistance or the waiver, or adjourn for it.', rule: '7 NYCRR 251-4.1 (from knowledge)' },
  'DIS-023': { severity: 'stop', sentence: 'Rule {value} is not charged in this report.', remedy: 'Choose among the rules that the report names.' },
  'DIS-024': { severity: 'stop', sentence: 'Why the witness was not heard is not said.', remedy: 'Write the reason; the person is given it.', rule: '7 NYCRR 254.5(a) (from knowledge)' },
  'DIS-025': { severity: 'stop', sentence: 'No such clock runs in this case ({value}).', remedy: 'Choose a clock of the case as it stands.', rule: '7 NYCRR 251-5.1' },
  'DIS-026': { severity: 'stop', sentence: 'Nothing is left to extend: {value}, {detail}.', remedy: 'Check when the extension was authorized.', rule: '7 NYCRR 251-5.1' },
  'DIS-027': { severity: 'stop', sentence: 'The time was over on {value}; an extension of {detail} is too late.', remedy: 'Check when it was authorized; a time that has run is not extended.' },
  'DIS-028': { severity: 'stop', sentence: '{value} is no later than {detail}.', remedy: 'Give a later day.' },
  'DIS-029': { severity: 'warn', sentence: 'The hearing was opened by {value}.', remedy: 'Record the disposition for that officer only as he or she signed it.' },
  'DIS-030': { severity: 'stop', sentence: 'Nothing is imposed where every charge is dismissed.', remedy: 'Take the penalties away, or check the findings.' },
  'DIS-031': { severity: 'warn', sentence: 'The hearing was to be finished by {value}. {detail}.', remedy: 'Look for an extension; say in the reason why it was late.' },
  'DIS-032': { severity: 'stop', sentence: 'What the finding on {value} rests on is not said.', remedy: 'Name the evidence relied on.', rule: '7 NYCRR 253.7, 254.7 (from knowledge)' },
  'DIS-033': { severity: 'stop', sentence: 'There are two findings on {value}.', remedy: 'Keep one finding on each charge.' },
  'DIS-034': { severity: 'stop', sentence: 'There is no finding on {value}.', remedy: 'Affirm or dismiss every charge of the report.' },
  'DIS-035': { severity: 'stop', sentence: 'This is not imposed at Tier {detail}: {value}.', remedy: 'Choose a penalty of the tier.' },
  'DIS-036': { severity: 'stop', sentence: 'This is more than the tier allows: {value}; {detail}.', remedy: 'Impose no more than the tier allows.' },
  'DIS-037': { severity: 'warn', sentence: 'The surcharge of {value} is not imposed, and it is mandatory where a charge is affirmed.', remedy: 'Add it.' },
  'DIS-038': { severity: 'stop', sentence: 'The surcharge is imposed more than once.', remedy: 'Impose it once for the hearing, whatever the number of charges.' },
  'DIS-039': { severity: 'stop', sentence: 'The surcharge is {detail}, not {value}.', remedy: 'Enter the amount of the procedure in force.' },
  'DIS-040': { severity: 'stop', sentence: 'A penalty is suspended for {value} days, and for {detail} at most.', remedy: 'Shorten the time of the suspension.' },
  'DIS-041': { severity: 'stop', sentence: 'Of this penalty {value} days are named, and there are {detail}.', remedy: 'Check the days.' },
  'DIS-042': { severity: 'stop', sentence: 'The confinement would come to run after itself.', remedy: 'Choose another report for it to run after, or none.' },
  'DIS-043': { severity: 'stop', sentence: 'The report that it is to run after imposes no confinement that stands.', remedy: 'Choose a report whose confinement stands, or let it run from its own day.' },
  'DIS-044': { severity: 'stop', sentence: 'No suspended penalty of that number stands in this case.', remedy: 'Choose a penalty that is suspended.' },
  'DIS-045': { severity: 'stop', sentence: 'This penalty was invoked already, on {value}.', remedy: 'Correct the entry that stands.' },
  'DIS-046': { severity: 'stop', sentence: 'The finding that is to invoke it does not stand: another report, affirmed after the penalty was suspended.', remedy: 'Choose the later report on which a charge was affirmed.' },
  'DIS-047': { severity: 'stop', sentence: 'The finding of {value} is after the suspension was over, on {detail}.', remedy: 'What was suspended is no longer invoked.' },
  'DIS-048': { severity: 'stop', sentence: 'No penalty of that number stands in this case.', remedy: 'Choose a penalty that stands.' },
  'DIS-049': { severity: 'stop', sentence: 'This does not reduce the penalty.', remedy: 'Give fewer days, or a smaller amount of good time.', rule: '7 NYCRR 254.9 (from knowledge)' },
  'DIS-050': { severity: 'warn', sentence: 'The time to appeal was over on {value}.', remedy: 'Record the appeal as it came; the authority decides whether to take it.' },
  'DIS-051': { severity: 'stop', sentence: 'Penalties are given where a disposition is modified, and only there; this one is {value}.', remedy: 'Give what is to stand in place of what was imposed, or take it away.' },
  'DIS-052': { severity: 'stop', sentence: 'A last day is given where a rehearing is ordered, and only there; this one is {value}.', remedy: 'Give the day by which the rehearing is to be finished, or take it away.' },
  'DIS-053': { severity: 'stop', sentence: 'What nobody appealed from is not affirmed.', remedy: 'Choose modified, reversed or a rehearing.' },
  'DIS-054': { severity: 'stop', sentence: 'This would be heavier than what was imposed: {value}.', remedy: 'A modification leaves a penalty as it is or makes it less.', rule: '7 NYCRR 253.8, 254.8 (from knowledge)' },
  'DIS-055': { severity: 'stop', sentence: 'The {value} does not decide on {detail}.', remedy: 'Tier I and II go to the superintendent, Tier III to the commissioner, an order to a court.', rule: '7 NYCRR 252.6, 253.8, 254.8 (from knowledge)' },
  'DIS-056': { severity: 'stop', sentence: 'A decision of the {value} is entered by the {detail}.', remedy: 'Ask the {detail} to enter it.' },
  'DIS-057': { severity: 'stop', sentence: 'On his or her own motion the superintendent reduces a Tier III disposition; this one would be {value}.', remedy: 'Reduce the penalty, or wait for the commissioner.', rule: '7 NYCRR 254.9 (from knowledge)' },
  'DIS-058': { severity: 'stop', sentence: 'Good time of {value} is more than is lost on this report, {detail}.', remedy: 'Restore no more than was lost.', rule: '7 NYCRR 261.3, part 262' },
  'DIS-059': { severity: 'warn', sentence: 'With {value} more good time is lost on this report than the {detail} recommended.', remedy: 'Check the decision of the time allowance committee against the disposition.', rule: '7 NYCRR 254.7, 261.3' },
  'DIS-060': { severity: 'stop', sentence: 'The hearing on this report has been opened, and what is charged stands.', remedy: 'Say at the hearing what is wrong in it; the officer may dismiss the charge.' },
  'DIS-061': { severity: 'stop', sentence: '{value} is larger than {detail} million bytes.', remedy: 'Attach a smaller copy.' },
  'DIS-062': { severity: 'stop', sentence: 'This report has been reviewed or heard, and is no longer struck out.', remedy: 'Dismiss it on review or at the hearing, or reverse it: a stub stays.' },
  'DIS-063': { severity: 'stop', sentence: 'No account of the hearing officer {value} is known at this station.', remedy: 'Choose the officer from the list; the administrator opens an account for whoever hears cases.' },
  'DIS-064': { severity: 'stop', sentence: 'The account given for the hearing officer {value} is that of {detail}.', remedy: 'Choose the officer from the list.' },

  'ATT-001': { severity: 'stop', sentence: '{value} is none of these by its content, whatever its name: {detail}.', remedy: 'Attach a photograph or a scan; print what another program made to PDF.' },
  'ATT-002': { severity: 'stop', sentence: '{value} is empty.', remedy: 'Choose the file again, or leave it out.' },
  'ATT-003': { severity: 'stop', sentence: '{value} is not on this station, and nobody is known to have it.', remedy: 'After a restored backup, put back its attachments folder; attaching the same file again mends it too.' },
  'ATT-004': { severity: 'stop', sentence: '{value} is not as it was attached: the file on this disk has changed.', remedy: 'Have the file put back from a backup of the attachments folder; attaching the same file again mends it too.' },
  'ATT-005': { severity: 'stop', sentence: '{value} is not kept on this station, or is not what it is said to be.', remedy: 'Take it out and attach it again.' },
  'ATT-006': { severity: 'stop', sentence: 'A file is still being stored.', remedy: 'Wait until it is there, then record again.' },
  'ATT-007': { severity: 'stop', sentence: '{value} did not arrive whole.', remedy: 'Attach it again.' },
  'ATT-008': { severity: 'stop', sentence: '{value} is not here yet.', remedy: 'It comes with the next exchange, or once the station where it was attached has sent it.' },

  'SEG-001': { severity: 'stop', sentence: 'Segregated confinement of {value} is above the ceiling of {detail}.', remedy: 'Impose or plan no more than the law allows; a residential rehabilitation unit is not segregated confinement.' },
  'SEG-002': { severity: 'stop', sentence: '{value} is more than {detail} days of segregated confinement, and the two written findings are wanting.', remedy: 'Enter both findings: that a listed act was committed, and the commissioner’s or a designee’s that it was so heinous or destructive.' },
  'SEG-003': { severity: 'stop', sentence: 'The person may not be segregated at all: {value}.', remedy: 'Choose a residential rehabilitation unit or another penalty.' },
  'SEG-004': { severity: 'stop', sentence: 'On {value} the days of segregated confinement would be more than {detail}.', remedy: 'Look at the days served and laid already; choose another day or another place.' },
  'SEG-005': { severity: 'stop', sentence: 'The person is in segregated confinement already, since {value}.', remedy: 'End that stay first, or correct it.' },
  'SEG-006': { severity: 'stop', sentence: 'Under which part of the law it is done is not said.', remedy: 'Choose k(i), up to three days, or k(ii), with the two findings.', rule: 'COR 137(6)(k)' },
  'SEG-007': { severity: 'stop', sentence: 'There is no such stay in segregated confinement that lasts.', remedy: 'Choose the stay that is to end.' },
  'SEG-008': { severity: 'note', sentence: 'This stay is over on {value} at the latest.', remedy: 'Plan the release or the residential unit for then.' },
  'SEG-009': { severity: 'stop', sentence: '{value} is before it began, on {detail}.', remedy: 'Check both days.' },
  'SEG-010': { severity: 'warn', sentence: 'Released on {value}, and the last lawful day was {detail}.', remedy: 'Record it as it was; the days above the ceiling are shown.' },

  'HOU-001': { severity: 'warn', sentence: 'Cell {value} is occupied by {detail}.', remedy: 'Choose a free cell, or say in the reason why they share it.', rule: 'PIMS R15' },
  'HOU-002': { severity: 'stop', sentence: 'There is no cell {value} in unit {detail}.', remedy: 'Choose a cell from the list, or have the administrator describe the unit.' },
  'HOU-003': { severity: 'stop', sentence: 'The person is in cell {value} already.', remedy: 'Leave the cell out, or choose another.' },
  'HOU-004': { severity: 'warn', sentence: 'Cell {value} is designated to Level {detail}.', remedy: 'Choose a cell designated to the level, or say in the reason why not.', rule: 'PIMS R16, R17' },
  'HOU-005': { severity: 'stop', sentence: 'Cell {value} is named twice in the unit.', remedy: 'Give each cell one name.' },
  'HOU-006': { severity: 'warn', sentence: '{value} is at Level {detail}.', remedy: 'If possible, people on different levels do not share a cell: choose another, or say in the reason why they do.', rule: 'PIMS R15' },
  'HOU-007': { severity: 'warn', sentence: '{value} and {detail} are to be kept separate.', remedy: 'Choose another cell; against the order only with a reason.' },
  'HOU-008': { severity: 'warn', sentence: '{value} is on a {detail} order.', remedy: 'Look at the order before two people share the cell.', rule: 'PIMS R4' },
  'HOU-009': { severity: 'note', sentence: '{value} may be moved: a misbehavior report on him is not decided.', remedy: 'Nothing is asked; the cell may be free again soon.', rule: 'PIMS R8, R12' },
  'HOU-010': { severity: 'stop', sentence: 'There is no gallery {value} in unit {detail}.', remedy: 'Choose a gallery from the list, or have the unit described anew.' },
  'HOU-011': { severity: 'stop', sentence: 'Gallery {value} is designated to {detail} on that day already.', remedy: 'Choose other levels, or another day.' },
  'HOU-012': { severity: 'warn', sentence: 'Gallery {value} is not among those where Level III may be: {detail}.', remedy: 'Choose another gallery, or say in the reason why this one.', rule: 'PIMS R16' },
  'HOU-013': { severity: 'stop', sentence: 'Nobody is kept separate from himself.', remedy: 'Choose the other person.' },
  'HOU-014': { severity: 'stop', sentence: 'An order keeps him separate from {value} already, since {detail}.', remedy: 'Correct the order that stands, or end it first.' },
  'HOU-015': { severity: 'stop', sentence: 'The order to keep separate does not stand on this record.', remedy: 'Open the person on whose record it was made, and choose an order in force.' },
  'HOU-016': { severity: 'stop', sentence: '{value} is before the order began on {detail}.', remedy: 'Check the day.' },
  'HOU-017': { severity: 'note', sentence: 'Cell {value}, where the person is, is designated to Level {detail}.', remedy: 'Move the person to a cell designated to the level; the board marks the cell until then.', rule: 'PIMS R16, R17' },
  'HOU-018': { severity: 'note', sentence: 'In cell {value} people are then on different levels: {detail}.', remedy: 'If possible, people on different levels do not share a cell: move one of them; the board marks the cell until then.', rule: 'PIMS R15' },

  'PIM-001': { severity: 'warn', sentence: 'Only {value} days in Level {detail}.', remedy: 'A move up waits for the whole period in the level; say in the reason why it does not.', rule: 'PIMS R1, R2' },
  'PIM-002': { severity: 'stop', sentence: 'The person is at Level {value} already since {detail}.', remedy: 'Choose another level, or correct the entry that stands.' },
  'PIM-003': { severity: 'warn', sentence: 'From Level I to Level III without Level II.', remedy: 'The levels go one by one; say in the reason why this one does not.', rule: 'PIMS R1, R2' },
  'PIM-004': { severity: 'stop', sentence: '{value} is before the person was received on {detail}.', remedy: 'Check the day.' },
  'PIM-005': { severity: 'warn', sentence: 'A misbehavior report of {value} lies within the period in the level.', remedy: 'The period is to be free of disciplinary reports; look at the report before you decide.', rule: 'PIMS R1, R2' },
  'PIM-006': { severity: 'stop', sentence: 'The records office brings a level forward only where none is on record.', remedy: 'Ask the SHU sergeant or a lieutenant to assign the level.' },
  'PIM-007': { severity: 'warn', sentence: 'Nobody has found the person eligible for Level {value}.', remedy: 'Enter the finding first; say in the reason why the person moves without one.', rule: 'PIMS R3, R5' },
  'PIM-008': { severity: 'warn', sentence: 'The finding of eligibility does not stand: {value}.', remedy: 'Look at what came since and find anew; say in the reason why the person moves on the old one.', rule: 'PIMS R3, R5' },
  'PIM-009': { severity: 'warn', sentence: 'Neither the Captain nor the Watch Commander has decided on a move to Level {value}.', remedy: 'Have the Captain decide, or ask the Watch Commander; say in the reason why the person moves without it.', rule: 'PIMS R8, R9' },
  'PIM-010': { severity: 'stop', sentence: 'Eligibility for Level {value} is found in the level below it; the person is {detail} on that day.', remedy: 'Check the level and the day.', rule: 'PIMS R1, R2' },
  'PIM-011': { severity: 'stop', sentence: 'The person was found eligible for Level {value} on {detail} already.', remedy: 'Correct the finding that stands, or withdraw it.', rule: 'PIMS R5' },
  'PIM-012': { severity: 'stop', sentence: 'The finding of eligibility that this is about does not stand.', remedy: 'Choose a finding that is neither withdrawn nor struck out.', rule: 'PIMS R5' },
  'PIM-013': { severity: 'stop', sentence: 'Nobody is passed over for him- or herself.', remedy: 'Choose who was taken instead, or nobody.' },
  'PIM-014': { severity: 'warn', sentence: 'The report of {value} in the level is not among those looked at.', remedy: 'Look at it and mark it: recent acts of misbehavior are to be reviewed.', rule: 'PIMS R3' },
  'PIM-015': { severity: 'warn', sentence: 'The clock holds the person back. {value}.', remedy: 'Check what holds; say in the reason why the person is eligible all the same.' },
  'PIM-016': { severity: 'warn', sentence: 'The clock is at risk. {value}.', remedy: 'Wait for the decision, or say in the reason why not.' },
  'PIM-017': { severity: 'warn', sentence: 'A move down is open. {value}.', remedy: 'See to the move first, or say in the reason why not.' },
  'PIM-018': { severity: 'stop', sentence: 'The finding has been carried out by a move.', remedy: 'Assign another level, or strike out the move first.', rule: 'PIMS R5' },
  'PIM-019': { severity: 'stop', sentence: 'The Watch Commander has not approved this immediate move, or it does not stand.', remedy: 'Have it approved first: nobody is moved on a request alone.', rule: 'PIMS R9' },
  'PIM-020': { severity: 'stop', sentence: '{value} is before the day of what it is about, {detail}.', remedy: 'Check both days.' },
  'PIM-021': { severity: 'stop', sentence: 'The Captain decided on this report on {value} already.', remedy: 'Correct that decision instead.', rule: 'PIMS R8' },
  'PIM-022': { severity: 'stop', sentence: 'You decide on this only as the Captain’s designee.', remedy: 'Mark that you are the designee, or leave it to the Captain.', rule: 'PIMS R8' },
  'PIM-023': { severity: 'warn', sentence: 'No review by the Captain is called for on the report of {value}.', remedy: 'Every Tier II and III report on a person at Level II or III is; check the tier and the level.', rule: 'PIMS R8' },
  'PIM-024': { severity: 'stop', sentence: 'There is no level to be moved down from: the person is {value} on that day.', remedy: 'Check the person and the day.', rule: 'PIMS R9' },
  'PIM-025': { severity: 'stop', sentence: 'There is no such request of an immediate move.', remedy: 'Choose a request that stands.', rule: 'PIMS R9' },
  'PIM-026': { severity: 'stop', sentence: '{value} has been decided on already.', remedy: 'Correct or strike out the decision first.', rule: 'PIMS R9' },
  'PIM-027': { severity: 'stop', sentence: 'You asked for this move, and who asks does not approve.', remedy: 'Have another Watch Commander decide.', rule: 'PIMS R9' },
  'PIM-028': { severity: 'stop', sentence: 'In the office of {value} such an order is not issued.', remedy: 'Ask one of: {detail}.', rule: 'Directive 4933 (not seen; the facility’s own value)' },
  'PIM-029': { severity: 'warn', sentence: 'The next review, {value}, is later than {detail}.', remedy: 'Set an earlier day, or say why not.', rule: 'Directive 4933 (not seen; the facility’s own value)' },
  'PIM-030': { severity: 'stop', sentence: '{value}: there is none in force that this could be about.', remedy: 'Choose an order that stands and has not ended.' },
  'PIM-031': { severity: 'stop', sentence: 'A finding of eligibility for Level {detail} does not lead to Level {value}.', remedy: 'Choose the finding that the move carries out, or none.', rule: 'PIMS R5' },
  'PIM-032': { severity: 'warn', sentence: 'No bed is free on the galleries designated to Level {value}.', remedy: 'The person waits until there is space; say in the reason why the move is made all the same.', rule: 'PIMS R6' },

  'CMP-001': { severity: 'stop', sentence: 'The line is not JSON: {detail}.', remedy: 'Write one object on a line, as `daybook time compute --help` shows.' },
  'CMP-002': { severity: 'stop', sentence: 'The line is longer than {detail} characters.', remedy: 'Write each person on a line of its own.' },

  'CRT-001': { severity: 'stop', sentence: 'The record has changed since these dates were previewed: {detail}.', remedy: 'Look at the dates as they are now, then certify them.' },
  'CRT-002': { severity: 'stop', sentence: 'The engine answers otherwise than was previewed: {detail}.', remedy: 'Look at the dates as they are now, then certify them.' },
  'CRT-003': { severity: 'stop', sentence: '"{value}" is not a reason for certifying in the procedure in force.', remedy: 'Choose a reason from the list.' },
  'CRT-004': { severity: 'stop', sentence: 'There are no dates to certify: {detail}.', remedy: 'Enter what is missing first.' },
  'CRT-005': { severity: 'warn', sentence: 'These rest on a point that is to be verified: {detail}.', remedy: 'Read the doubt beside each, verify it, and say in the remark how.' },
  'CRT-006': { severity: 'stop', sentence: 'This certificate is not the last on record.', remedy: 'Check the one that was made after it.' },
  'CHK-001': { severity: 'stop', sentence: 'The second check is made by another person than the one who {detail}.', remedy: 'Ask a colleague of the records office to check it.' },
  'CHK-002': { severity: 'stop', sentence: 'A check that does not agree says why.', remedy: 'Write in the remark what is not right.' },
  'CHK-003': { severity: 'stop', sentence: 'You have checked this already.', remedy: 'Strike your check out first, then check again.' },
  'CHK-004': { severity: 'stop', sentence: 'A check is struck out by the one who made it, or by the coordinator.', remedy: 'Ask him or her to strike it out.' },
  'CHK-005': { severity: 'stop', sentence: 'What was to be checked has been corrected or struck out since.', remedy: 'Look at what is on record now, and check that.' },
  'MAN-001': { severity: 'stop', sentence: '"{value}" is not a {detail}.', remedy: 'Write a day as YYYY-MM-DD, a month as YYYY-MM, a term as years-months-days; NONE or LIFE where the law gives no date.' },
  'MAN-002': { severity: 'stop', sentence: '"{value}" is not a reason for a manual date in the procedure in force.', remedy: 'Choose a reason from the list.' },
  'MAN-003': { severity: 'stop', sentence: '{value} has been entered by hand already.', remedy: 'Correct the one that stands, or strike it out.' },
  'MAN-004': { severity: 'stop', sentence: 'The engine’s own answer is {detail} now; it was {value} when the form was opened.', remedy: 'Look at the record as it is now; a manual date may no longer be needed.' },
  'MAN-005': { severity: 'warn', sentence: '{value} is the engine’s own answer.', remedy: 'A date is entered by hand only where the engine’s own does not stand.' },

  'PRC-001': { severity: 'stop', sentence: 'The numbers are of {value}, and the entry is about {detail}.', remedy: 'Open the procedure that the numbers belong to.' },
  'PRC-002': { severity: 'warn', sentence: 'There is a version from {value} already ({detail}).', remedy: 'This one takes its place from that day on; adopt it if that is meant, or choose another day.' },
  'PRC-003': { severity: 'stop', sentence: 'There is no procedure named "{value}".', remedy: 'Choose one of the list.' },

  'DRC-001': { severity: 'stop', sentence: 'The person was admitted to the unit already, on {value}.', remedy: 'Correct that admission, or enter first the release that came between.' },
  'DRC-002': { severity: 'stop', sentence: 'The person is not in the special housing unit on {value}.', remedy: 'Enter first when he was admitted, or check the day.' },
  'DRC-003': { severity: 'stop', sentence: 'No confinement remains of which time could be taken off.', remedy: 'Check the dispositions and the day.', rule: 'PIMS, Upstate 5/01/01 p. 1 G, p. 2' },
  'DRC-004': { severity: 'stop', sentence: 'The arithmetic has changed: it was reckoned from {value}, and the record now gives {detail}.', remedy: 'Look at what was entered since, and decide on what the record now gives.' },
  'DRC-005': { severity: 'stop', sentence: '{value} days are more than may be taken off: {detail}.', remedy: 'Give no more days than that.', rule: 'PIMS, Upstate 5/01/01 p. 1 G, p. 2' },
  'DRC-006': { severity: 'warn', sentence: 'On {value} the review is early: it is due on {detail}.', remedy: 'Hold it when it is due, or say in the reason why earlier.', rule: 'PIMS, Upstate 5/01/01 p. 1 G, p. 2' },
  'DRC-007': { severity: 'stop', sentence: 'The person holds no level on {value}, and how much may be recommended hangs on the level.', remedy: 'Assign the level first.', rule: 'PIMS, Upstate 5/01/01 p. 1 G, p. 2' },
  'DRC-008': { severity: 'stop', sentence: 'The recommendation that this is about does not stand.', remedy: 'Choose a recommendation of the Disciplinary Review Committee that stands.' },
  'DRC-009': { severity: 'stop', sentence: 'This recommendation was decided already, on {value}.', remedy: 'Correct the decision that stands.' },
  'DRC-010': { severity: 'stop', sentence: '{value} is before the recommendation of {detail}.', remedy: 'Check the day.' },
  'DRC-011': { severity: 'stop', sentence: 'Whoever recommended, or sat on the committee, does not decide.', remedy: 'Ask another who acts as Superintendent.' },
  'DRC-012': { severity: 'stop', sentence: '{value} days do not go with the decision ({detail}).', remedy: 'Approved: as many as recommended. Modified: another number. Refused: none.' },

  'ITM-001': { severity: 'warn', sentence: 'An item of this sort ({value}) is for {detail}.', remedy: 'Check the level; say in the reason why he has it all the same.', rule: 'PIMS, Upstate 5/01/01 p. 1 A, p. 2 A, B' },
  'ITM-002': { severity: 'warn', sentence: 'The person has one already ({value}).', remedy: 'Check what he has; withdraw the other first, or say why he has two.', rule: 'PIMS, Upstate 5/01/01 p. 2 A' },
  'ITM-003': { severity: 'warn', sentence: 'A deprivation order in force withholds it ({value}).', remedy: 'Look at the order; it is to be ended or modified first.' },
  'ITM-004': { severity: 'stop', sentence: 'The item that this is about is not in the person’s hands.', remedy: 'Choose an item that was issued and not withdrawn.' },
  'ITM-005': { severity: 'stop', sentence: '{value} is before the item was issued on {detail}.', remedy: 'Check the day.' },
  'ITM-006': { severity: 'stop', sentence: 'A package is for Level III; on {value} he is at {detail}.', remedy: 'Check the day and the level.', rule: 'PIMS, Upstate 5/01/01 p. 2 B' },
  'ITM-007': { severity: 'stop', sentence: 'The one package was received already, on {value}.', remedy: 'No second one is received in this stay; correct the first if it is wrong.', rule: 'PIMS, Upstate 5/01/01 p. 2 B' },
  'ITM-008': { severity: 'warn', sentence: 'The person has {value} already, and the package is for what he lacks.', remedy: 'Leave it out, or say in the reason why it was let in.', rule: 'PIMS, Upstate 5/01/01 p. 2 B' },
  'ITM-009': { severity: 'warn', sentence: 'The area Sergeant handles the package.', remedy: 'Ask the Sergeant, or acknowledge that you enter it for him.', rule: 'PIMS, Upstate 5/01/01 p. 2 B' },

  'BEH-001': { severity: 'stop', sentence: 'Rule {value} is in the list twice.', remedy: 'Give each number one line.', rule: '7 NYCRR 270.2' },
  'BEH-002': { severity: 'stop', sentence: 'Rule {value} is missing, and a number once given stays for ever.', remedy: 'Put the rule back; where it no longer holds, give it a last day.', rule: '7 NYCRR 270.2' },
  'BEH-003': { severity: 'stop', sentence: 'Rule {value} would be given another meaning than "{detail}".', remedy: 'Keep the title; end the rule by a last day, and give another number to what is new.', rule: '7 NYCRR 270.2' },
  'BEH-004': { severity: 'warn', sentence: 'The title of rule {value} was "{detail}", from knowledge.', remedy: 'Adopt it if the official text words the same rule so; reports name the number.', rule: '7 NYCRR 270.2' },
  'BEH-005': { severity: 'stop', sentence: 'The last day, {value}, is before the first, {detail}.', remedy: 'Check both days.' },
} as const satisfies Record<string, Catalogued>;

export type ProblemCode = keyof typeof catalogue;

/** The passes in which a record is gone over: what contradicts itself, what the papers must be put right for, what is unusual but lawful. */
export const passes = ['cannot do', 'must fix', 'please check'] as const;
export type Pass = (typeof passes)[number];

/** The pass that a problem belongs to: a stop cannot be done, a defect of the papers must be fixed, the rest is to be checked. */
export function passOf(code: ProblemCode): Pass {
  const { severity, mend }: Catalogued = catalogue[code];
  return severity === 'stop' ? 'cannot do' : mend ? 'must fix' : 'please check';
}

/** Who is written to about a defect of the papers; undefined where the office itself can mend it. */
export function menderOf(code: ProblemCode): Mender | undefined {
  const { mend }: Catalogued = catalogue[code];
  return mend;
}

/** Every code, for the test that holds them. */
export const problemCodes = Object.keys(catalogue) as readonly ProblemCode[];

/**
 * A problem of the catalogue with its particulars filled in.
 * In: the code; the field's path; the offending value; whatever else the sentence mentions; the rule, where one
 * of many was found in a procedure.
 */
export function problem(
  code: ProblemCode,
  about: { readonly field?: string; readonly value?: string | number; readonly detail?: string | number; readonly rule?: string } = {},
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
    ...((about.rule ?? entry.rule) === undefined ? {} : { rule: about.rule ?? entry.rule! }),
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
