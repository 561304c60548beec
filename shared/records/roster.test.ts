import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { cellWords, commitmentWords, determinateCount, identityWords, indeterminateCount, jailTimeWords, levelWords } from '../entry/testing/facts.ts';
import { idOf, person, StationInTest } from '../entry/testing/station.ts';
import { cellStaysOf } from '../housing/cell.ts';
import { levelsOf } from '../shu/level.ts';
import { sentenceOf } from '../time/sentence.ts';
import { identityOf } from './identity.ts';
import { actsOf, differences, matchColumns, readRosterRow, readSentence, rosterColumns, type HeldFacts, type RosterFacts } from './roster.ts';

const row: Readonly<Record<string, string>> = {
  din: '19-B-0421',
  nysid: '01234567Q',
  name: 'DOE, John Q',
  date_of_birth: '1988-04-30',
  date_received: '2019-06-04',
  unit: 'SHU',
  cell: '8A1-07',
  county: 'Kings',
  indictment: '01234-2018',
  crime: 'Burglary 3rd (PL 140.20)',
  class: 'D',
  sentence: '2-00-00 to 6-00-00',
  jail_time_days: '214',
  prs: '',
  sentenced: '2019-05-14',
  level: 'II',
  level_since: '2026-01-10',
  made_up: 'yes',
};

function read(change: Record<string, string> = {}): RosterFacts {
  const result = readRosterRow({ ...row, ...change });
  if ('problems' in result) throw new Error(result.problems.map((one) => `${one.code} ${one.field}`).join());
  return result.facts;
}

function refused(change: Record<string, string>): readonly (readonly [string, string])[] {
  const result = readRosterRow({ ...row, ...change });
  return 'problems' in result ? result.problems.map((one) => [one.code, one.field] as const) : [];
}

/** What a person's record holds after the acts of a row were recorded, and then whatever a test enters. */
function heldAfter(facts: RosterFacts, then: (station: StationInTest) => void = () => undefined): HeldFacts {
  const station = new StationInTest(1);
  record(station, facts);
  then(station);
  const { record: after } = station;
  return { identity: identityOf(after)!, ...sentenceOf(after), cells: cellStaysOf(after), levels: levelsOf(after) };
}

function record(station: StationInTest, facts: RosterFacts): void {
  let count = 0;
  const ids = new Map<string, string>();
  for (const act of actsOf(facts, person.id, '2026-03-02', () => `new-${(count += 1)}`)) {
    const text = JSON.stringify(act.body);
    const body: unknown = JSON.parse([...ids].reduce((words, [asked, given]) => words.replaceAll(asked, given), text));
    ids.set(act.id!, station.write({ kind: act.kind, body, effective: act.effective, ...(act.reason ? { reason: act.reason } : {}) }).header.id);
  }
}

const whatOf = (facts: RosterFacts, held: HeldFacts) => differences(facts, held).map(({ what, onRecord, inRow }) => `${what}: ${onRecord}, ${inRow}`);

describe('the header of a roster', () => {
  test('is matched by name or other name, whatever the case, the blanks and the underscores', () => {
    const { names, problems: missing } = matchColumns(['DIN', 'State ID', 'full_name', 'DOB', 'Reception Date', 'Block', 'cell', 'County', 'Indictment-Number', 'Offence', 'felony class', 'Terms', 'jail time', 'notes']);
    expect(names).toEqual(['din', 'nysid', 'name', 'date_of_birth', 'date_received', 'unit', 'cell', 'county', 'indictment', 'crime', 'class', 'sentence', 'jail_time_days', null]);
    expect(missing).toEqual([]);
  });

  test('is told every required column that is missing, and no other', () => {
    const { problems: missing } = matchColumns(['level', 'prs', 'sentenced', 'level since', 'made up']);
    expect(missing.map((one) => one.value)).toEqual(['din', 'nysid', 'name', 'date_of_birth', 'date_received', 'unit', 'cell', 'county', 'indictment', 'crime', 'class', 'sentence', 'jail_time_days']);
    expect(missing.every((one) => one.code === 'ROS-001' && one.severity === 'stop')).toBe(true);
  });

  test('the header of the template is matched whole, and no name stands for two columns', () => {
    const { names } = matchColumns(rosterColumns.map((column) => column.name));
    expect(names).toEqual(rosterColumns.map((column) => column.name));
    for (const { name, also } of rosterColumns) for (const one of [name, ...also]) expect(matchColumns([one.toUpperCase()]).names).toEqual([name]);
  });
});

describe('a row of a roster', () => {
  test('says who a man is, on what commitment, with what jail time, in what cell and level', () => {
    expect(read()).toEqual({
      identity: identityWords(),
      commitment: commitmentWords({ counts: [{ kind: 'indeterminate', crime: 'Burglary 3rd (PL 140.20)', class: 'D', minimum: '2-00-00', maximum: '6-00-00' }] }),
      jailDays: 214,
      housing: { unit: 'SHU', cell: '8A1-07' },
      level: { level: 'II', since: '2026-01-10' },
    });
  });

  test('may be written as spreadsheets write it', () => {
    const facts = read({ din: '19b0421', nysid: '1234567q', date_of_birth: '4/30/1988', date_received: '06/04/2019', sentenced: '5/14/2019', class: 'd', sentence: '2 to 6', jail_time_days: ' 1,214 ', level: 'ii', level_since: '1/10/2026', made_up: 'Y', name: '  DOE, John Q ' });
    expect(facts).toEqual({ ...read(), jailDays: 1214 });
  });

  test('a sentencing day left out is the day received', () => {
    expect(read({ sentenced: '' }).commitment.sentenced).toBe('2019-06-04');
  });

  test('without cell and without level says nothing of either', () => {
    const facts = read({ unit: '', cell: '', level: '', level_since: '' });
    expect(facts.housing).toBeNull();
    expect(facts.level).toBeNull();
  });

  test.each(['', 'no', 'n', '0', 'false'])('made up is not "%s"', (text) => {
    expect(read({ made_up: text }).identity.madeUp).toBe(false);
  });

  test.each<[string, Record<string, string>, readonly (readonly [string, string])[]]>([
    ['no DIN', { din: '' }, [['FLD-001', 'din']]],
    ['a DIN that is none', { din: '19-421' }, [['REC-001', 'din']]],
    ['a NYSID that is none', { nysid: '123Q' }, [['REC-002', 'nysid']]],
    ['a day that is none', { date_of_birth: '2/30/1988' }, [['FLD-003', 'date_of_birth']]],
    ['a day written day first', { date_received: '31/05/2019' }, [['FLD-003', 'date_received']]],
    ['a year of two digits', { date_received: '6/4/19' }, [['FLD-003', 'date_received']]],
    ['a class that is none', { class: 'F' }, [['FLD-002', 'class']]],
    ['a sentence that cannot be read', { sentence: 'two to six' }, [['ROS-004', 'sentence']]],
    ['supervision that cannot be read', { sentence: '10', prs: 'five' }, [['ROS-004', 'sentence']]],
    ['supervision with an indeterminate term', { prs: '5' }, [['ROS-004', 'sentence']]],
    ['jail time that is no number', { jail_time_days: 'none' }, [['ROS-007', 'jail_time_days']]],
    ['jail time below nought', { jail_time_days: '-3' }, [['ROS-007', 'jail_time_days']]],
    ['jail time in halves', { jail_time_days: '3.5' }, [['ROS-007', 'jail_time_days']]],
    ['no jail time: nought is to be written', { jail_time_days: '' }, [['FLD-001', 'jail_time_days']]],
    ['a cell without a unit', { unit: '' }, [['FLD-001', 'unit']]],
    ['a unit without a cell', { cell: '' }, [['FLD-001', 'cell']]],
    ['a level that is none', { level: '4' }, [['FLD-002', 'level']]],
    ['a level without its day', { level_since: '' }, [['FLD-001', 'level_since']]],
    ['blanks only', { name: '   ', crime: '\t' }, [['FLD-001', 'name'], ['FLD-001', 'crime']]],
  ])('%s is refused at its column', (_, change, expected) => {
    expect(refused(change)).toEqual(expected);
  });

  test('an empty row is told everything it lacks at once', () => {
    const result = readRosterRow({});
    expect('problems' in result && result.problems.map((one) => one.field)).toEqual(['din', 'nysid', 'name', 'date_of_birth', 'date_received', 'county', 'indictment', 'crime', 'class', 'sentence', 'jail_time_days']);
  });
});

describe('the terms of a sentence', () => {
  test.each([
    ['2-00-00 to 6-00-00', '', { kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' }],
    ['1-4-0 TO 4-0-0', '', { kind: 'indeterminate', minimum: '1-04-00', maximum: '4-00-00' }],
    ['25 to life', '', { kind: 'indeterminate', minimum: '25-00-00', maximum: 'LIFE' }],
    ['25-00-00 to LIFE ', '', { kind: 'indeterminate', minimum: '25-00-00', maximum: 'LIFE' }],
    ['10-00-00', '', { kind: 'determinate', term: '10-00-00' }],
    ['10 years', '5', { kind: 'determinate', term: '10-00-00', prs: '5-00-00' }],
    ['3-06-00', '2-06-00', { kind: 'determinate', term: '3-06-00', prs: '2-06-00' }],
    ['1 year', '1 year', { kind: 'determinate', term: '1-00-00', prs: '1-00-00' }],
  ])('"%s" with supervision "%s"', (text, prs, terms) => {
    expect(readSentence(text, prs)).toEqual(terms);
  });

  test.each(['', 'life', 'LIFE to LIFE', '2 to 6 to 9', '2-6', 'to 6', '2 to', '1-12-00', '2½'])('"%s" is none', (text) => {
    expect(readSentence(text, '')).toBeNull();
  });
});

describe('the acts that put a row into the book', () => {
  const acts = (facts: RosterFacts) => {
    let count = 0;
    return actsOf(facts, 'person-9', '2026-03-02', () => idOf(1, (count += 1)));
  };

  test('are the reception, the commitment, its jail time, the level brought forward and the cell', () => {
    const made = acts(read());
    expect(made.map(({ kind, effective }) => [kind, effective])).toEqual([
      ['person.received', '2019-06-04'],
      ['commitment.received', '2019-06-04'],
      ['jail-time.certified', '2019-06-04'],
      ['level.assigned', '2026-01-10'],
      ['cell.assigned', '2026-01-10'],
    ]);
    expect(made[2]!.body).toMatchObject({ commitment: made[1]!.id, days: 214 });
    expect(made[3]!.body).toEqual(levelWords('II', true));
  });

  test('a cell without a level is from the day of the import', () => {
    expect(acts(read({ level: '', level_since: '' })).map(({ kind, effective }) => [kind, effective]).at(-1)).toEqual(['cell.assigned', '2026-03-02']);
  });

  test('each has its own id, one subject, a reason, and a body that its kind reads', () => {
    const made = acts(read({ sentence: '10', prs: '5', class: 'B' }));
    expect(new Set(made.map((act) => act.id)).size).toBe(made.length);
    for (const { kind, body, subject, reason } of made) {
      expect(subject).toEqual({ type: 'person', id: 'person-9' });
      expect(reason).toBe('Roster import');
      expect(known.kind(kind)!.kind.schema.safeParse(body)).toMatchObject({ success: true, data: body });
    }
  });

  test('recorded, they are all plainly applied', () => {
    const station = new StationInTest(1);
    record(station, read());
    expect([...fold(person, station.seen, known).outcomes.values()].map((outcome) => outcome.is)).toEqual(['applied', 'applied', 'applied', 'applied', 'applied']);
  });
});

describe('a roster imported again', () => {
  test('adds nothing, whichever way its words are written', () => {
    const rows: readonly Record<string, string>[] = [{}, { sentenced: '' }, { level: '', level_since: '' }, { unit: '', cell: '' }, { county: 'KINGS', nysid: '1234567q', sentence: '2 to 6' }];
    for (const change of rows) expect(whatOf(read(change), heldAfter(read()))).toEqual([]);
    const determinate = { sentence: '10', prs: '5', class: 'B' };
    expect(whatOf(read({ ...determinate, prs: '5-00-00' }), heldAfter(read(determinate)))).toEqual([]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['another NYSID', { nysid: '07654321Q' }, 'NYSID: 01234567Q, 07654321Q'],
    ['another name', { name: 'DOE, Jon' }, 'name: DOE, John Q, DOE, Jon'],
    ['another date of birth', { date_of_birth: '1988-04-03' }, 'date of birth: 1988-04-30, 1988-04-03'],
    ['another date received', { date_received: '2019-06-05' }, 'date received: 2019-06-04, 2019-06-05'],
    ['another day of sentence', { sentenced: '2019-05-15' }, 'date sentenced: 2019-05-14, 2019-05-15'],
    ['another indictment', { indictment: '09999-2018' }, 'commitment: none, Kings 09999-2018'],
    ['another term', { sentence: '2-00-00 to 5-00-00' }, 'sentence: Burglary 3rd (PL 140.20), class D, 2-00-00 to 6-00-00, Burglary 3rd (PL 140.20), class D, 2-00-00 to 5-00-00'],
    ['other jail time', { jail_time_days: '215' }, 'jail time: 214, 215'],
    ['a cell he was never in', { cell: '8A1-08' }, 'cell: SHU 8A1-07, SHU 8A1-08'],
    ['the cell of that name in another unit', { unit: 'C-BLOCK' }, 'cell: SHU 8A1-07, C-BLOCK 8A1-07'],
    ['a level he never had', { level: 'III' }, 'level: II, III'],
  ])('%s is a difference', (_, change, said) => {
    expect(whatOf(read(change), heldAfter(read()))).toEqual([said]);
  });

  test('all that differs is said at once, the cell and the level too where the commitment is not on record', () => {
    expect(whatOf(read({ name: 'ROE, Richard', indictment: '2', cell: '8A1-08', level: 'III' }), heldAfter(read()))).toEqual([
      'name: DOE, John Q, ROE, Richard',
      'commitment: none, Kings 2',
      'cell: SHU 8A1-07, SHU 8A1-08',
      'level: II, III',
    ]);
  });

  test('an old roster says where he was: a cell or a level he has had is no difference', () => {
    const moved = heldAfter(read(), (station) => {
      station.write({ kind: 'level.assigned', body: levelWords('III'), effective: '2026-02-20' });
      station.write({ kind: 'cell.assigned', body: cellWords('8A1-09'), effective: '2026-02-20' });
    });
    expect(whatOf(read(), moved)).toEqual([]);
    expect(whatOf(read({ level: 'III', cell: '8A1-09' }), moved)).toEqual([]);
    expect(whatOf(read({ level: 'I', cell: '8A1-11' }), moved)).toEqual(['cell: SHU 8A1-09, SHU 8A1-11', 'level: III, I']);
  });

  test('a commitment entered by hand and not in the sheet’s form is the same sentence', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'person.received', body: identityWords() });
    const { offenseDate: _, ...count } = indeterminateCount({ minimum: '2-0-0', maximum: ' 6-00-0' }) as Extract<ReturnType<typeof indeterminateCount>, { kind: 'indeterminate' }>;
    const entry = station.write({ kind: 'commitment.received', body: commitmentWords({ counts: [count] }) });
    station.write({ kind: 'jail-time.certified', body: jailTimeWords(entry.header.id) });
    const held: HeldFacts = { identity: identityOf(station.record)!, ...sentenceOf(station.record), cells: [], levels: [] };
    expect(whatOf(read({ unit: '', cell: '', level: '', level_since: '' }), held)).toEqual([]);
  });

  test('a record with a second count says so', () => {
    const amended = heldAfter(read(), (station) => {
      const commitment = station.seen.find((entry) => entry.header.kind === 'commitment.received')!;
      const relation = { runs: 'concurrent', basis: 'order' } as const;
      station.write({ kind: 'commitment.corrected', body: commitmentWords({ counts: [...read().commitment.counts, determinateCount({ relation })] }), strikes: commitment.header.id });
    });
    expect(differences(read(), amended).map((one) => one.what)).toEqual(['sentence']);
  });

  test('jail time that was never certified is a difference', () => {
    const without = heldAfter(read(), (station) => {
      const jailTime = station.seen.find((entry) => entry.header.kind === 'jail-time.certified')!;
      station.write({ kind: 'jail-time.voided', body: {}, strikes: jailTime.header.id });
    });
    expect(whatOf(read(), without)).toEqual(['jail time: none, 214']);
  });
});
