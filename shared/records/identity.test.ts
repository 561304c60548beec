import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { identityWords, reportWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf } from '../entry/testing/proposal.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import { reportsOf } from '../discipline/report.ts';
import { identityOf, personCorrected, personReceived, personVoided, readDin, readNysid } from './identity.ts';

describe('a department identification number', () => {
  test.each([
    ['19-B-0421', '19-B-0421'],
    ['19B0421', '19-B-0421'],
    ['19b-0421', '19-B-0421'],
    [' 98-a-0004 ', '98-A-0004'],
  ])('%s is read as %s', (text, din) => {
    expect(readDin(text)).toBe(din);
  });

  test.each(['', '19-B-421', '1-B-0421', '19-BB-0421', '19-B-04210', '19 B 0421', '19-B-O421', '2019-B-0421', '19-1-0421'])('"%s" is none', (text) => {
    expect(readDin(text)).toBeNull();
    expect(codesOf(personReceived, identityWords({ din: text }))).toEqual([text === '' ? 'FLD-001' : 'REC-001']);
  });
});

describe('a NYSID', () => {
  test.each([
    ['01234567Q', '01234567Q'],
    ['1234567q', '01234567Q'],
    ['12345678-Z', '12345678Z'],
  ])('%s is read as %s, the nought of older papers put back', (text, nysid) => {
    expect(readNysid(text)).toBe(nysid);
  });

  test.each(['', '123456Q', '123456789Q', '01234567', '01234567QQ', 'Q01234567'])('"%s" is none', (text) => {
    expect(readNysid(text)).toBeNull();
    expect(codesOf(personReceived, identityWords({ nysid: text }))).toEqual([text === '' ? 'FLD-001' : 'REC-002']);
  });

  test('what has been read is read again as itself', () => {
    const anyNysid = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')).map(([number, letter]) => `${String(number).padStart(8, '0')}${letter}`);
    fc.assert(fc.property(anyNysid, (nysid) => readNysid(nysid) === nysid && readNysid(nysid.replace(/^0/, '').toLowerCase()) === nysid));
  });
});

describe('receiving a person', () => {
  test('a good reception is taken as it is, DIN and NYSID in the form kept on record', () => {
    expect(codesOf(personReceived, identityWords())).toEqual([]);
    expect(personReceived.schema.parse(identityWords({ din: '19b0421', nysid: '1234567q' }))).toMatchObject({ din: '19-B-0421', nysid: '01234567Q' });
  });

  test('a DIN that another person holds is refused; his own is not', () => {
    const holder = (id: string) => ({ around: { holderOfDin: (din: string) => (din === '19-B-0421' ? id : undefined) } });
    expect(problemsOf(personReceived, identityWords({ din: '19B0421' }), holder('person-2'))).toMatchObject([{ code: 'REC-003', field: 'din', severity: 'stop' }]);
    expect(codesOf(personReceived, identityWords(), holder(person.id))).toEqual([]);
  });

  test('a second reception of one person is refused: the one that stands is to be corrected', () => {
    const station = new StationInTest(1);
    const first = station.write({ kind: 'person.received', body: identityWords() });
    expect(codesOf(personReceived, identityWords(), { on: station.seen })).toEqual(['REC-004']);
    expect(codesOf(personCorrected, identityWords(), { on: station.seen, rewrites: first.header.id })).toEqual([]);
  });

  test('a person is thirteen at least, to the day', () => {
    expect(codesOf(personReceived, identityWords({ dateOfBirth: '2006-06-04' }))).toEqual([]);
    expect(codesOf(personReceived, identityWords({ dateOfBirth: '2006-06-05' }))).toEqual(['REC-005']);
    expect(codesOf(personReceived, identityWords({ dateOfBirth: '2019-06-05' }))).toEqual(['REC-005']);
  });

  test('one born on February 29 is thirteen on the last of February', () => {
    expect(codesOf(personReceived, identityWords({ din: '17-B-0001', dateOfBirth: '2004-02-29', received: '2017-02-28' }))).toEqual([]);
    expect(codesOf(personReceived, identityWords({ din: '17-B-0001', dateOfBirth: '2004-02-29', received: '2017-02-27' }))).toEqual(['REC-005']);
  });

  test('nobody is received tomorrow', () => {
    expect(codesOf(personReceived, identityWords({ din: '26-B-0001', received: '2026-03-03' }))).toEqual(['FLD-004']);
    expect(codesOf(personReceived, identityWords({ din: '26-B-0001', received: '2026-03-02' }))).toEqual([]);
  });

  test('a DIN of another year is questioned, for a man may come back on his first number', () => {
    expect(problemsOf(personReceived, identityWords({ din: '18-B-0421' }))).toMatchObject([
      { code: 'REC-006', severity: 'warn', sentence: 'DIN 18-B-0421 begins with another year than that of the reception, 2019.' },
    ]);
  });

  test('all that is wrong is said at once', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'person.received', body: identityWords() });
    const asked = { on: station.seen, around: { holderOfDin: () => 'person-2' } };
    expect(codesOf(personReceived, identityWords({ din: '18-B-0421', dateOfBirth: '2026-03-02', received: '2026-03-04' }), asked)).toEqual(['REC-004', 'REC-003', 'REC-005', 'FLD-004', 'REC-006']);
  });

  test('only the records office receives and corrects', () => {
    for (const kind of [personReceived, personCorrected, personVoided]) expect(kind.roles).toEqual(['records-clerk', 'coordinator']);
  });

  test('the daybook reads it in one line', () => {
    expect(personReceived.says(identityWords())).toBe('Received 2019-06-04: DOE, John Q, DIN 19-B-0421, NYSID 01234567Q');
    expect(personCorrected.says(identityWords())).toMatch(/^Corrected: Received/);
    expect(personVoided.says({})).toBe('Struck out: the reception');
  });
});

describe('who a record says he is', () => {
  test('nobody, before a reception and after it was struck out; what else was entered stays', () => {
    const station = new StationInTest(1);
    expect(identityOf(station.record)).toBeNull();
    const reception = station.write({ kind: 'person.received', body: identityWords() });
    station.write({ kind: 'report.written', body: reportWords() });
    station.write({ kind: 'person.voided', body: {}, strikes: reception.header.id });
    expect(identityOf(station.record)).toBeNull();
    expect(reportsOf(station.record)).toHaveLength(1);
  });

  test('where two stations received one person, the later words, in question', () => {
    const east = new StationInTest(1);
    const west = new StationInTest(2).wait(60_000);
    east.write({ kind: 'person.received', body: identityWords({ name: 'DOE, Jon' }) });
    const later = west.write({ kind: 'person.received', body: identityWords({ name: 'DOE, John' }) });
    const record = fold(person, unionOf([east, west]), known);
    expect(identityOf(record)).toMatchObject({ name: 'DOE, John', root: later.header.id });
    expect([...record.outcomes.values()].map((outcome) => outcome.is)).toEqual(['in question', 'in question']);
  });
});
