import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { daySchema } from './entry/day.ts';
import { isProblemCode, problem, problemCodes, problemsOfSchema } from './problems.ts';

describe('the catalogue of problems', () => {
  test('holds these codes: one may be added, none renamed, reused or taken away', () => {
    expect(problemCodes).toMatchInlineSnapshot(`
      [
        "FLD-001",
        "FLD-002",
        "FLD-003",
        "FLD-004",
        "FLD-005",
        "FLD-006",
        "ENT-001",
        "ENT-002",
        "ENT-003",
        "ENT-004",
        "ENT-005",
        "QST-001",
        "QST-002",
        "QST-003",
        "QST-004",
        "TRF-001",
        "TRF-002",
        "TRF-003",
        "SYN-001",
        "SYN-002",
        "SYN-003",
        "SYN-004",
        "SYN-005",
        "ACC-001",
        "ACC-002",
        "ACC-004",
        "ACC-003",
        "REC-001",
        "REC-002",
        "REC-003",
        "REC-004",
        "REC-005",
        "REC-006",
        "REC-007",
        "REC-008",
        "REC-009",
        "ROS-001",
        "ROS-002",
        "ROS-003",
        "ROS-004",
        "ROS-005",
        "ROS-006",
        "ROS-007",
        "ROS-008",
        "RCN-001",
        "RCN-002",
        "RCN-003",
        "RCN-004",
        "RCN-005",
        "RCN-006",
        "RCN-007",
        "SEN-001",
        "SEN-002",
        "SEN-003",
        "SEN-004",
        "SEN-005",
        "SEN-006",
        "SEN-007",
        "SEN-008",
        "SEN-009",
        "SEN-010",
        "SEN-011",
        "SEN-012",
        "SEN-013",
        "SEN-014",
        "SEN-015",
        "SEN-016",
        "SEN-017",
        "SEN-018",
        "SEN-019",
        "SEN-020",
        "SEN-021",
        "SEN-022",
        "SEN-023",
        "SEN-024",
        "SEN-025",
        "SEN-026",
        "SEN-027",
        "SEN-028",
        "SEN-029",
        "SEN-030",
        "SEN-031",
        "SEN-032",
        "SEN-033",
        "SEN-034",
        "SEN-035",
        "SEN-036",
        "SEN-037",
        "SEN-038",
        "SEN-039",
        "SEN-040",
        "SEN-041",
        "SEN-042",
        "SEN-043",
        "SEN-044",
        "SEN-045",
        "SEN-046",
        "SEN-047",
        "SEN-048",
        "SEN-049",
        "JAI-001",
        "JAI-002",
        "JAI-003",
        "JAI-004",
        "JAI-005",
        "JAI-006",
        "JAI-007",
        "JAI-008",
        "JAI-009",
        "JAI-010",
        "JAI-011",
        "JAI-012",
        "EVT-001",
        "EVT-002",
        "EVT-003",
        "EVT-004",
        "EVT-005",
        "EVT-006",
        "EVT-007",
        "EVT-008",
        "EVT-009",
        "EVT-010",
        "EVT-011",
        "EVT-012",
        "EVT-013",
        "EVT-014",
        "EVT-015",
        "EVT-016",
        "EVT-017",
        "EVT-018",
        "EVT-019",
        "EVT-020",
        "EVT-021",
        "EVT-022",
        "EVT-023",
        "EVT-024",
        "EVT-025",
        "EVT-026",
        "EVT-027",
        "EVT-028",
        "EVT-029",
        "EVT-030",
        "EVT-031",
        "EVT-032",
        "DIS-006",
        "DIS-001",
        "DIS-002",
        "DIS-003",
        "DIS-004",
        "DIS-005",
        "DIS-007",
        "DIS-008",
        "DIS-009",
        "DIS-010",
        "DIS-011",
        "DIS-012",
        "DIS-013",
        "DIS-014",
        "DIS-015",
        "DIS-016",
        "DIS-017",
        "DIS-018",
        "DIS-019",
        "DIS-020",
        "DIS-021",
        "DIS-022",
        "DIS-023",
        "DIS-024",
        "DIS-025",
        "DIS-026",
        "DIS-027",
        "DIS-028",
        "DIS-029",
        "DIS-030",
        "DIS-031",
        "DIS-032",
        "DIS-033",
        "DIS-034",
        "DIS-035",
        "DIS-036",
        "DIS-037",
        "DIS-038",
        "DIS-039",
        "DIS-040",
        "DIS-041",
        "DIS-042",
        "DIS-043",
        "DIS-044",
        "DIS-045",
        "DIS-046",
        "DIS-047",
        "DIS-048",
        "DIS-049",
        "DIS-050",
        "DIS-051",
        "DIS-052",
        "DIS-053",
        "DIS-054",
        "DIS-055",
        "DIS-056",
        "DIS-057",
        "DIS-058",
        "DIS-059",
        "DIS-060",
        "DIS-061",
        "DIS-062",
        "ATT-001",
        "ATT-002",
        "ATT-003",
        "ATT-004",
        "ATT-005",
        "ATT-006",
        "ATT-007",
        "SEG-001",
        "SEG-002",
        "SEG-003",
        "SEG-004",
        "SEG-005",
        "SEG-006",
        "SEG-007",
        "SEG-008",
        "SEG-009",
        "SEG-010",
        "HOU-001",
        "HOU-002",
        "HOU-003",
        "HOU-004",
        "HOU-005",
        "PIM-001",
        "PIM-002",
        "PIM-003",
        "PIM-004",
        "PIM-005",
        "PIM-006",
        "CMP-001",
        "CMP-002",
        "CRT-001",
        "CRT-002",
        "CRT-003",
        "CRT-004",
        "CRT-005",
        "CRT-006",
        "CHK-001",
        "CHK-002",
        "CHK-003",
        "CHK-004",
        "CHK-005",
        "MAN-001",
        "MAN-002",
        "MAN-003",
        "MAN-004",
        "MAN-005",
      ]
    `);
  });

  test.each(problemCodes)('%s has a sentence and a remedy', (code) => {
    const { severity, sentence, remedy, rule } = problem(code, { value: 'x', detail: 'y' });
    expect(['stop', 'warn', 'note']).toContain(severity);
    expect(sentence).toMatch(/^["\p{Lu}\dx].*\.$/u);
    expect(remedy).toMatch(/^\p{Lu}.*\.$/u);
    expect(`${sentence} ${remedy}`).not.toMatch(/[{}]/);
    if (rule !== undefined) expect(rule).not.toBe('');
  });

  test('no code is unused: each is said somewhere in the program', () => {
    const root = join(import.meta.dirname, '..');
    const rooms = ['shared', 'station', 'renderer', 'electron', 'central'].flatMap((room) => sourcesOf(join(root, room)));
    const program = rooms.filter((file) => !file.endsWith(join('shared', 'problems.ts'))).map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(problemCodes.filter((code) => !program.includes(`'${code}'`))).toEqual([]);
  });

  test('a code of the catalogue is told from any other text', () => {
    expect(isProblemCode('SEN-001')).toBe(true);
    for (const text of ['SEN-999', '', 'toString', 'constructor', '__proto__']) expect(isProblemCode(text)).toBe(false);
  });
});

describe('a problem with its particulars', () => {
  test('names the field, the value and what else the sentence mentions', () => {
    expect(problem('SEN-003', { field: 'counts.0.minimum', value: '7-00-00', detail: '6-00-00' })).toEqual({
      code: 'SEN-003',
      severity: 'stop',
      field: 'counts.0.minimum',
      value: '7-00-00',
      sentence: 'The minimum, 7-00-00, is not less than the maximum, 6-00-00.',
      remedy: 'Check the terms against the commitment.',
      rule: 'PL 70.00',
    });
  });

  test('about the whole, it names no field and has no rule where there is none', () => {
    expect(problem('REC-004')).toEqual({
      code: 'REC-004',
      severity: 'stop',
      field: '',
      value: '',
      sentence: 'The person has been entered as received already.',
      remedy: 'Correct the entry that stands instead.',
    });
  });

  test('what was typed is quoted as it was typed, dollar signs and braces included', () => {
    expect(problem('ACC-001', { value: "a$&b$'{detail}" }).sentence).toBe('The user name "a$&b$\'{detail}" is taken.');
    expect(problem('HOU-001', { value: '8A1-07', detail: 'O’NEIL {value} $$' }).sentence).toBe('Cell 8A1-07 is occupied by O’NEIL {value} $$.');
  });

  test('nought is a value', () => {
    expect(problem('PIM-001', { value: 0, detail: 'I' }).sentence).toBe('Only 0 days in Level I.');
  });
});

describe('what a schema found, in words', () => {
  const schema = z.strictObject({
    day: daySchema,
    counts: z.array(z.strictObject({ term: z.string({ error: 'SEN-002' }).min(2, 'SEN-001') })).min(1, 'DIS-001'),
    time: z.string().regex(/^\d\d:\d\d$/, 'FLD-006').optional(),
  });
  const said = (body: unknown) => problemsOfSchema(schema.safeParse(body).error?.issues ?? [], body).map(({ code, field, value }) => [code, field, value]);
  const good = { day: '2019-06-04', counts: [{ term: '1-00-00' }] };

  test.each<[string, unknown, readonly (readonly string[])[]]>([
    ['nothing wrong', good, []],
    ['a field left out is required', { counts: good.counts }, [['FLD-001', 'day', '']]],
    ['a field left blank is required, and not called a wrong day', { ...good, day: '' }, [['FLD-001', 'day', '']]],
    ['a value that is wrong is quoted', { ...good, day: '2019-02-29' }, [['FLD-003', 'day', '2019-02-29']]],
    ['a code is looked up at its path', { ...good, counts: [{ term: '1' }] }, [['SEN-001', 'counts.0.term', '1']]],
    ['a code that says what is missing is said of what is missing', { ...good, counts: [{}] }, [['SEN-002', 'counts.0.term', '']]],
    ['a blank is required, where the code would quote a value', { ...good, time: '' }, [['FLD-001', 'time', '']]],
    ['an empty list is told by its code', { ...good, counts: [] }, [['DIS-001', 'counts', '']]],
    ['what has no code has a wrong form', { ...good, day: 5 }, [['FLD-002', 'day', '5']]],
    ['a list in place of a text is quoted as nothing', { ...good, day: ['x'] }, [['FLD-002', 'day', '']]],
    ['a field that nobody knows', { ...good, extra: 1 }, [['FLD-002', '', '']]],
    ['no body at all', undefined, [['FLD-001', '', '']]],
    ['everything at once', { day: 'x', counts: [{ term: '' }, {}] }, [['FLD-003', 'day', 'x'], ['FLD-001', 'counts.0.term', ''], ['SEN-002', 'counts.1.term', '']]],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });
});

function sourcesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/(^|[\\/])testing[\\/]/.test(file))
      .map((file) => join(folder, file));
  } catch {
    return [];
  }
}
