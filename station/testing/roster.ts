import { stringify } from 'csv-stringify/sync';

/** A row of a roster, by column. */
export type Row = Readonly<Record<string, string>>;

/** A row that is imported as it stands; columns given take the place of its own. */
export function row(words: Row = {}): Row {
  return {
    din: '19-B-0421',
    nysid: '01234567Q',
    name: 'MARSH, Daniel T',
    date_of_birth: '1988-04-30',
    date_received: '2019-06-04',
    unit: '',
    cell: '',
    county: 'Kings',
    indictment: '01234-2018',
    crime: 'Burglary 3rd (PL 140.20)',
    class: 'D',
    sentence: '2-00-00 to 6-00-00',
    jail_time_days: '214',
    ...words,
  };
}

/** As many rows as asked for, of different people. */
export function rows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return row({ din: `19-B-${number}`, nysid: `0123${number}Q`, name: `SURNAME${number}, Given`, indictment: `0${number}-2018` });
  });
}

/** Rows as a CSV file, with the columns of all of them in the header. */
export function roster(...all: readonly Row[]): string {
  const columns = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return stringify([columns, ...all.map((one) => columns.map((column) => one[column] ?? ''))]);
}
