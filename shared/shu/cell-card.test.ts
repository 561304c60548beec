import { describe, expect, test } from 'vitest';
import { identityWords } from '../entry/testing/facts.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { cellCardOf } from './cell-card.ts';

function atLevelII(): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  station.write({ kind: 'level.assigned', body: { level: 'II' }, effective: '2026-02-01', reason: 'Admitted', role: 'shu-sergeant' });
  return station;
}

const cardOn = (station: StationInTest, day: string) => cellCardOf(station.record, defaultProcedures, day);

describe('the cell card', () => {
  test('has the level of the day and what it gives, and nothing before any level', () => {
    expect(cardOn(atLevelII(), '2026-03-02')).toMatchObject({ level: 'II', since: '2026-02-01', orders: [], withheld: [], items: [] });
    expect(cardOn(atLevelII(), '2026-01-31')).toEqual({ level: null, since: null, rows: [], withheld: [], orders: [], items: [] });
  });

  test('has the orders in force as they read after their reviews, without their reasons, until they end', () => {
    const station = atLevelII();
    const order = station.write({ kind: 'restraint-order.issued', body: { why: 'Struck an officer', restraints: 'Leg irons', reviewBy: '2026-02-17' }, effective: '2026-02-10', role: 'lieutenant' });
    const about = { order: order.header.id };
    station.write({ kind: 'restraint-order.reviewed', body: { ...about, outcome: 'modified', reviewBy: '2026-02-24', words: 'Waist chain' }, effective: '2026-02-17', role: 'lieutenant' });
    expect(cardOn(station, '2026-02-20').orders).toEqual([{ of: 'restraint', since: '2026-02-10', reviewBy: '2026-02-24', words: 'Waist chain' }]);
    expect(cardOn(station, '2026-02-20').rows.find(({ item }) => item === 'out of the cell')).toMatchObject({ words: expect.stringContaining('Waist chain'), order: order.header.id });
    expect(JSON.stringify(cardOn(station, '2026-02-20'))).not.toContain('Struck');
    station.write({ kind: 'restraint-order.ended', body: about, effective: '2026-02-24', reason: 'Quiet', role: 'lieutenant' });
    expect(cardOn(station, '2026-02-24').orders).toEqual([]);
  });

  test('has what he was given and still has, each once, by the words in which it was given', () => {
    const station = atLevelII();
    const issue = (item: string, description: string) => station.write({ kind: 'item.issued', body: { item, description }, effective: '2026-02-10', role: 'officer' });
    issue('earphones', 'State issue');
    issue('earphones', 'A second pair');
    issue('other', 'Bible');
    const pen = issue('other', 'Pen');
    station.write({ kind: 'item.withdrawn', body: { issued: pen.header.id }, effective: '2026-02-20', reason: 'Sharpened', role: 'officer' });
    expect(cardOn(station, '2026-02-19').items).toEqual(['earphones', 'Bible', 'Pen']);
    expect(cardOn(station, '2026-02-20').items).toEqual(['earphones', 'Bible']);
  });
});
