import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { demonstrationReports } from './reports.ts';
import { demonstrationRoster, demonstrationUnits } from './roster.ts';
import mix from './sentence-mix.json' with { type: 'json' };

type Row = Record<string, string>;

const today = Temporal.PlainDate.from('2026-03-02');
const request = { seed: 20260302, people: 1400, inShu: 252, today };
const text = demonstrationRoster(request);
const rows = parse(text, { columns: true }) as Row[];
const value = (row: Row, column: string) => row[column] ?? '';
const column = (name: string) => rows.map((row) => value(row, name));
const date = (row: Row, name: string) => Temporal.PlainDate.from(value(row, name));
const shu = rows.filter((row) => row['unit'] === 'SHU');
const galleries = demonstrationUnits.flatMap((unit) => unit.galleries);
const galleryOf = (row: Row) => galleries.find((gallery) => gallery.cells.includes(value(row, 'cell')));

const months = (term: string) => {
  const [year = 0, month = 0] = term.split('-').map(Number);
  return year * 12 + month;
};
const indeterminate = rows.flatMap((row) => {
  const [minimum, maximum] = value(row, 'sentence').split(' to ');
  return minimum && maximum ? [{ row, minimum, maximum, class: value(row, 'class') }] : [];
});
const determinate = rows.filter((row) => !value(row, 'sentence').includes(' to '));
const drug = (row: Row) => /220\./.test(value(row, 'crime'));
const sex = (row: Row) => /130\./.test(value(row, 'crime'));

const distinct = (values: readonly string[]) => new Set(values).size;
const share = (some: readonly unknown[], of: readonly unknown[]) => some.length / of.length;

describe('the demonstration roster', () => {
  test('the header names the columns in the order the import expects', () => {
    expect(text.split('\n')[0]).toBe(
      'din,nysid,name,date_of_birth,date_received,unit,cell,county,indictment,crime,class,offense_date,nature,sentence,prs,sentenced,jail_time_days,level,level_since,made_up',
    );
  });

  test('the same arguments give the same text, and another seed another', () => {
    expect(demonstrationRoster(request)).toBe(text);
    expect(demonstrationRoster({ ...request, seed: 1 })).not.toBe(text);
  });

  test('it holds as many people as were asked for, and as many of them in special housing', () => {
    expect(rows).toHaveLength(1400);
    expect(shu).toHaveLength(252);
  });

  test.each([[0, 0], [1, 1], [40, 0], [576, 576], [1856, 576]])('it can hold %i people with %i in special housing', (people, inShu) => {
    const small = parse(demonstrationRoster({ ...request, people, inShu }), { columns: true }) as Row[];
    expect(small).toHaveLength(people);
    expect(small.filter((row) => row['unit'] === 'SHU')).toHaveLength(inShu);
  });

  test('it refuses more people than the facility has cells for', () => {
    expect(() => demonstrationRoster({ ...request, people: 1281, inShu: 0 })).toThrow(RangeError);
    expect(() => demonstrationRoster({ ...request, people: 600, inShu: 577 })).toThrow(RangeError);
    expect(() => demonstrationRoster({ ...request, people: 10, inShu: 11 })).toThrow(RangeError);
  });

  test('every row says that it is made up', () => {
    expect(new Set(column('made_up'))).toEqual(new Set(['yes']));
  });
});

describe('the people', () => {
  test('every DIN carries the letter X, which no reception centre uses', () => {
    for (const din of column('din')) expect(din).toMatch(/^\d{2}-X-\d{4}$/);
  });

  test('every DIN begins with the year of reception', () => {
    for (const row of rows) expect(value(row, 'din').slice(0, 2)).toBe(value(row, 'date_received').slice(2, 4));
  });

  test('every NYSID begins with 99 and ends in X', () => {
    for (const nysid of column('nysid')) expect(nysid).toMatch(/^99\d{6}X$/);
  });

  test('a cell has one person, or in special housing at most two, who are on one level (PIMS R15)', () => {
    for (const [cell, there] of Map.groupBy(rows, (row) => value(row, 'cell'))) {
      const inShu = value(there[0]!, 'unit') === 'SHU';
      expect(there.length, cell).toBeLessThanOrEqual(inShu ? 2 : 1);
      expect(new Set(there.map((row) => value(row, 'level'))).size, cell).toBe(1);
    }
  });

  test('no two share a DIN, a NYSID, or a name and birth date together', () => {
    expect(distinct(column('din'))).toBe(rows.length);
    expect(distinct(column('nysid'))).toBe(rows.length);
    expect(distinct(rows.map((row) => `${row['name']} ${row['date_of_birth']}`))).toBe(rows.length);
  });

  test('names are written surname first, in capitals', () => {
    for (const name of column('name')) expect(name).toMatch(/^[A-Z'-]+, [A-Z][A-Za-z]+ [A-Z]$/);
  });

  test('everybody was between 18 and 70 when received, most of them between 20 and 45', () => {
    const ages = rows.map((row) => date(row, 'date_of_birth').until(date(row, 'date_received'), { largestUnit: 'years' }).years);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...ages)).toBeLessThanOrEqual(70);
    expect(share(ages.filter((age) => age >= 20 && age <= 45), ages)).toBeGreaterThan(0.7);
  });

  test('everybody was received at least 30 days ago and not before 1985, 7 to 40 days after sentence', () => {
    for (const row of rows) {
      const received = date(row, 'date_received');
      expect(received.year).toBeGreaterThanOrEqual(1985);
      expect(received.until(today).days).toBeGreaterThanOrEqual(30);
      const waited = date(row, 'sentenced').until(received).days;
      expect(waited).toBeGreaterThanOrEqual(7);
      expect(waited).toBeLessThanOrEqual(40);
    }
  });

  test('the indictment is of the year of sentence or the year before', () => {
    for (const row of rows) {
      expect(value(row, 'indictment')).toMatch(/^\d{5}-\d{4}$/);
      expect([0, 1]).toContain(date(row, 'sentenced').year - Number(value(row, 'indictment').slice(-4)));
    }
  });

  test('jail time is 0 to 900 days, mostly 60 to 500', () => {
    const days = column('jail_time_days').map(Number);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...days)).toBeLessThanOrEqual(900);
    expect(share(days.filter((each) => each >= 60 && each <= 500), days)).toBeGreaterThan(0.7);
  });
});

describe('the sentences', () => {
  const ordinary = indeterminate.filter(({ maximum }) => maximum !== 'LIFE');
  const life = indeterminate.filter(({ maximum }) => maximum === 'LIFE');
  const between = (term: string, [low, high]: readonly [number, number]) => {
    expect(months(term)).toBeGreaterThanOrEqual(low * 12);
    expect(months(term)).toBeLessThanOrEqual(high * 12);
  };

  test('an indeterminate minimum is a third or a half of its maximum, and at least a year', () => {
    expect(ordinary.length).toBeGreaterThan(50);
    for (const { minimum, maximum } of ordinary) {
      expect([2, 3]).toContain(months(maximum) / months(minimum));
      expect(months(minimum)).toBeGreaterThanOrEqual(12);
    }
  });

  test('an indeterminate maximum is at least three years and within its class', () => {
    const highest: Record<string, number> = { B: 25, C: 15, D: 7, E: 4 };
    for (const { maximum, class: felony } of ordinary) between(maximum, [3, highest[felony] ?? 0]);
  });

  test('a life maximum has the minimum its class allows', () => {
    const minimums: Record<string, [number, number]> = { 'A-I': [15, 25], 'A-II': [10, 25], B: [20, 25], C: [16, 25], D: [12, 25] };
    for (const { minimum, class: felony } of life) between(minimum, minimums[felony] ?? [0, 0]);
  });

  test('class A-I is always to life', () => {
    for (const row of rows.filter((each) => each['class'] === 'A-I')) expect(row['sentence']).toMatch(/ to LIFE$/);
  });

  test('a determinate term for a crime that is not a drug crime is within the violent range of its class', () => {
    const ranges: Record<string, [number, number]> = { B: [5, 25], C: [3.5, 15], D: [2, 7], E: [1.5, 4] };
    for (const row of determinate.filter((each) => !drug(each))) between(value(row, 'sentence'), ranges[value(row, 'class')] ?? [0, 0]);
  });

  test('determinate terms, and only they, carry post-release supervision of a lawful length', () => {
    for (const { row } of indeterminate) expect(row['prs']).toBe('');
    for (const row of determinate) {
      const high = ['B', 'C'].includes(value(row, 'class'));
      const first: [number, number] = high ? [2.5, 5] : [1.5, 3];
      if (row['class'] === 'A-II') expect(row['prs']).toBe('5-00-00');
      else if (drug(row)) between(value(row, 'prs'), [1, 3]);
      else if (sex(row)) between(value(row, 'prs'), [3, 20]);
      else if (row['prs'] !== '5-00-00') between(value(row, 'prs'), first);
    }
  });

  test('most people are still before their maximum expiration', () => {
    const before = rows.filter((row) => {
      const maximum = value(row, 'sentence').split(' to ').at(-1) ?? '';
      if (maximum === 'LIFE') return true;
      const start = date(row, 'date_received').subtract({ days: Number(row['jail_time_days']) });
      return Temporal.PlainDate.compare(start.add({ months: months(maximum) }), today) > 0;
    });
    expect(share(before, rows)).toBeGreaterThan(0.95);
  });

  test('long terms and life are as common as a maximum-security prison would have them', () => {
    expect(share(life, rows)).toBeGreaterThan(0.15);
    expect(share(life, rows)).toBeLessThan(0.35);
  });

  test('the mix they come from holds nothing but counted shapes', () => {
    for (const shape of mix.shapes) expect(Object.keys(shape)).toEqual(['kind', 'min', 'max', 'class', 'weight']);
    expect(JSON.stringify(mix).length).toBeLessThan(25_000);
  });
});

describe('special housing', () => {
  test('there is a free cell on every gallery, however full', () => {
    const full = parse(demonstrationRoster({ ...request, people: 576, inShu: 576 }), { columns: true }) as Row[];
    for (const population of [rows, full]) {
      const taken = new Set(population.map((row) => row['cell']));
      for (const gallery of galleries.filter((each) => each.levels)) {
        expect(gallery.cells.filter((cell) => !taken.has(cell)).length).toBeGreaterThan(0);
      }
    }
  });

  test('everybody in special housing, and nobody else, has a level and its date', () => {
    for (const row of rows) {
      const inShu = row['unit'] === 'SHU';
      expect(row['level'] !== '').toBe(inShu);
      expect(row['level_since'] !== '').toBe(inShu);
    }
  });

  test('nobody sits on a gallery that is not designated to his level', () => {
    for (const row of shu) expect(galleryOf(row)?.levels).toContain(row['level']);
  });

  test('level III sits only on designated galleries, which are upper ones and lower B ones', () => {
    const three = galleries.filter((gallery) => gallery.levels?.includes('III'));
    for (const gallery of three) expect(gallery.floor === 'upper' || gallery.side === 'B').toBe(true);
    for (const row of shu.filter((each) => each['level'] === 'III')) expect(three).toContain(galleryOf(row));
  });

  test('every level has several galleries', () => {
    for (const level of ['I', 'II', 'III'] as const) {
      expect(galleries.filter((gallery) => gallery.levels?.includes(level)).length).toBeGreaterThan(2);
    }
  });

  test('about half are at level I, three in ten at II and two in ten at III', () => {
    const at = (level: string) => share(shu.filter((row) => row['level'] === level), shu);
    expect(at('I')).toBeCloseTo(0.5, 1);
    expect(at('II')).toBeCloseTo(0.3, 1);
    expect(at('III')).toBeCloseTo(0.2, 1);
  });

  test('a level began 1 to 150 days ago and after reception, and level I mostly within 60 days', () => {
    for (const row of shu) {
      const since = date(row, 'level_since');
      expect(since.until(today).days).toBeGreaterThanOrEqual(1);
      expect(since.until(today).days).toBeLessThanOrEqual(150);
      expect(Temporal.PlainDate.compare(since, date(row, 'date_received'))).toBeGreaterThan(0);
    }
    const one = shu.filter((row) => row['level'] === 'I');
    expect(share(one.filter((row) => date(row, 'level_since').until(today).days <= 60), one)).toBeGreaterThan(0.75);
  });

  test('nobody of 21 or younger, or of 55 or older, is held there', () => {
    for (const row of shu) {
      const age = date(row, 'date_of_birth').until(today, { largestUnit: 'years' }).years;
      expect(age).toBeGreaterThan(21);
      expect(age).toBeLessThan(55);
    }
  });
});

describe('the facility', () => {
  test('general population has 1,280 cells and special housing 300, each named once', () => {
    const cells = (use: string) => demonstrationUnits.filter((unit) => unit.use === use).flatMap((unit) => unit.galleries).flatMap((gallery) => gallery.cells);
    expect(cells('general')).toHaveLength(1280);
    expect(cells('shu')).toHaveLength(300);
    expect(distinct([...cells('general'), ...cells('shu')])).toBe(1580);
  });

  test('everybody sits in a cell of the unit his row names', () => {
    for (const row of rows) {
      const unit = demonstrationUnits.find((each) => each.code === row['unit']);
      expect(unit?.galleries.some((gallery) => gallery.cells.includes(value(row, 'cell')))).toBe(true);
    }
  });
});

describe('the demonstration reports', () => {
  const people = rows.map((row) => {
    const level = shu.includes(row) ? { level: row['level'] as 'I' | 'II' | 'III' } : {};
    return { id: value(row, 'din'), name: value(row, 'name'), cell: value(row, 'cell'), ...level };
  });
  const reports = demonstrationReports({ seed: 5, people, count: 300, today });

  test('the same arguments give the same reports, as many as were asked for', () => {
    expect(reports).toHaveLength(300);
    expect(demonstrationReports({ seed: 5, people, count: 300, today })).toEqual(reports);
  });

  test('each is of the sixty days before today, oldest first, about somebody on the roster', () => {
    const ids = new Set(people.map((person) => person.id));
    for (const report of reports) {
      expect(ids.has(report.personId)).toBe(true);
      expect(report.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      const ago = Temporal.PlainDate.from(report.date).until(today).days;
      expect(ago).toBeGreaterThanOrEqual(1);
      expect(ago).toBeLessThanOrEqual(60);
    }
    expect(reports.map((report) => report.date)).toEqual(reports.map((report) => report.date).toSorted());
  });

  test('assaults and weapons are never below tier III, and every rule number is well formed', () => {
    for (const { rules, tier } of reports) {
      for (const rule of rules) expect(rule).toMatch(/^\d{3}\.\d{2}$/);
      if (rules.includes('100.11') || rules.includes('113.10')) expect(tier).toBe(3);
    }
  });

  test('no blank is left in a narrative, and few read alike', () => {
    for (const { narrative, place } of reports) expect(`${narrative} ${place}`).not.toMatch(/undefined|\$\{|own (cell|gallery)/);
    expect(distinct(reports.map((report) => report.narrative))).toBeGreaterThan(290);
  });

  test('people at levels II and III are seldom reported', () => {
    const high = new Set(people.filter((person) => 'level' in person && person.level !== 'I').map((person) => person.id));
    expect(share(reports.filter((report) => high.has(report.personId)), reports)).toBeLessThan(0.12);
  });

  test('too many reports for too few people are refused', () => {
    expect(() => demonstrationReports({ seed: 1, people: [], count: 1, today })).toThrow(RangeError);
  });
});
