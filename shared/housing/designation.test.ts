import { describe, expect, test } from 'vitest';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import type { Unit } from '../facility/facility.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { designatedOn, designationsOf, galleryDesignated } from './designation.ts';

const subject = { type: 'facility', id: 'facility-1' } as const;
const gallery = (code: string, floor: 'lower' | 'upper', side: 'A' | 'B', levels: ('I' | 'II' | 'III')[]) => ({ code, name: `${code} gallery`, floor, side, levels, cells: [`${code}-01`] });
const unit: Unit = { code: 'SHU', name: 'Special Housing Unit', use: 'shu', galleries: [gallery('8A1', 'lower', 'A', ['I']), gallery('8A2', 'upper', 'A', ['I']), gallery('8B1', 'lower', 'B', ['II'])] };

function described(): StationInTest {
  const station = new StationInTest(1, { subject });
  station.write({ kind: 'facility.described', body: { name: 'Upstate', code: 'UPS', demonstration: true } });
  station.write({ kind: 'unit.described', body: unit });
  return station;
}

const asked = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'captain', subject, ...change });
const words = (code: string, ...levels: ('I' | 'II' | 'III')[]) => ({ unit: 'SHU', gallery: code, levels });

describe('the designation of a gallery (PIMS R17)', () => {
  test('has a history: of a day that one holds which was the last by then, the first is the description', () => {
    const station = described();
    station.write({ kind: 'gallery.designated', body: words('8A1', 'II'), effective: '2026-02-01', reason: 'Level I has beds to spare' });
    station.write({ kind: 'gallery.designated', body: words('8A1', 'I'), effective: '2026-01-15', reason: 'Written down late' });
    station.write({ kind: 'gallery.designated', body: words('8A1'), effective: '2026-03-01', reason: 'Closed for repairs' });
    const held = designationsOf(station.record);
    expect(held.map(({ since, levels, author }) => [since, levels.join(), author])).toEqual([['2026-01-15', 'I', held[0]!.author], ['2026-02-01', 'II', held[0]!.author], ['2026-03-01', '', held[0]!.author]]);
    const on = (day: string) => designatedOn(held, 'SHU', unit.galleries[0]!, day);
    expect(['2026-01-14', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(on)).toEqual([['I'], ['I'], ['II'], ['II'], []]);
    expect(designatedOn(held, 'SHU', unit.galleries[2]!, '2026-03-01')).toEqual(['II']);
  });

  test('is corrected and struck out as any fact', () => {
    const station = described();
    const first = station.write({ kind: 'gallery.designated', body: words('8A1', 'II'), effective: '2026-02-01', reason: 'More beds for Level II' }).header.id;
    station.write({ kind: 'designation.corrected', body: words('8A1', 'I', 'II'), effective: '2026-02-02', reason: 'Both', strikes: first });
    expect(designationsOf(station.record)).toMatchObject([{ root: first, levels: ['I', 'II'], since: '2026-02-02' }]);
    station.write({ kind: 'designation.voided', body: {}, reason: 'Never decided', strikes: first });
    expect(designationsOf(station.record)).toEqual([]);
  });

  test('asks for a reason, and for a gallery that the unit has', () => {
    expect(codesOf(galleryDesignated, words('8A1', 'II'), asked(described()))).toEqual([]);
    expect(codesOf(galleryDesignated, words('8A1', 'II'), asked(described(), { reason: undefined }))).toEqual(['FLD-005']);
    expect(codesOf(galleryDesignated, words('9C1', 'II'), asked(described()))).toEqual(['HOU-010']);
    expect(codesOf(galleryDesignated, { ...words('8A1', 'II'), unit: 'XX' }, asked(described()))).toEqual(['HOU-010']);
  });

  test('to the levels that it has on that day is refused', () => {
    const station = described();
    station.write({ kind: 'gallery.designated', body: words('8A1', 'II'), effective: '2026-02-01', reason: 'More beds for Level II' });
    expect(problemsOf(galleryDesignated, words('8A1', 'II'), asked(station))).toMatchObject([{ code: 'HOU-011', sentence: 'Gallery 8A1 is designated to Level II on that day already.' }]);
    expect(codesOf(galleryDesignated, words('8A1', 'I'), asked(station, { effective: '2026-01-31' }))).toEqual(['HOU-011']);
    expect(codesOf(galleryDesignated, words('8A1', 'I', 'II'), asked(station))).toEqual([]);
  });

  test('Level III on another than an upper or a lower B gallery is warned of (PIMS R16), by the procedure in force', () => {
    expect(problemsOf(galleryDesignated, words('8A1', 'III'), asked(described()))).toMatchObject([{ code: 'HOU-012', severity: 'warn', rule: 'PIMS R16', sentence: 'Gallery 8A1 is not among those where Level III may be: upper galleries and lower B galleries.' }]);
    expect(codesOf(galleryDesignated, words('8A2', 'III'), asked(described()))).toEqual([]);
    expect(codesOf(galleryDesignated, words('8B1', 'III'), asked(described()))).toEqual([]);
    const [version] = defaultProcedures.levels;
    const procedures = { ...defaultProcedures, levels: [{ ...version!, numbers: { ...version!.numbers, levelIIIGalleries: [{ floor: 'upper' as const, side: 'B' as const }] } }] };
    expect(codesOf(galleryDesignated, words('8B1', 'III'), asked(described(), { procedures }))).toEqual(['HOU-012']);
  });

  test('is the Captain’s or the Superintendent’s, and two of one gallery from two stations are decided of one facet', () => {
    expect(galleryDesignated.roles).toEqual(['captain', 'superintendent']);
    expect(galleryDesignated.facets(words('8A1', 'II'))).toEqual({ decides: ['designation:SHU 8A1'] });
    expect(galleryDesignated.says(words('8A1', 'II', 'III'))).toBe('Gallery 8A1 of SHU designated to Level II and III');
  });
});
