import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../procedures/procedures.ts';
import { findRules, rulesOn } from './find-rule.ts';
import { rulesOfBehavior } from './rules-of-behavior.ts';

const found = (text: string) => findRules(text, rulesOfBehavior).map((rule) => rule.number);

describe('finding a rule', () => {
  test.each([
    ['100.13', ['100.13']],
    ['10013', ['100.13']],
    ['100.1', ['100.10', '100.11', '100.12', '100.13', '100.14', '100.15']],
    ['117', ['117.10']],
    ['fight', ['100.13']],
    ['Refus ORDER', ['106.10']],
    ['order direct', ['106.10']],
    ['weapon', ['113.10']],
    ['ight', []],
    ['999', []],
  ])('by "%s"', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  test('all of them where nothing is typed', () => {
    expect(found('  ')).toHaveLength(rulesOfBehavior.length);
  });
});

describe('the rules that held on a day', () => {
  const gone = { number: '105.12', title: 'Gangs, as the rule stood', sure: 'from knowledge', until: '2008-06-17' } as const;
  const added = { number: '113.31', title: 'A rule of another year', sure: 'from knowledge', from: '2027-01-01' } as const;
  const behavior = [...defaultProcedures.behavior, { effective: '2025-01-01', scope: 'state', source: 'the official text, imported', numbers: { rules: [...rulesOfBehavior, gone, added] } } as const];
  const numbers = (day: string) => rulesOn({ behavior }, day).map((rule) => rule.number);

  test('are those of the version in force then, each between its first and its last day', () => {
    expect(numbers('2024-12-31')).toEqual(rulesOfBehavior.map((rule) => rule.number));
    expect(numbers('2026-12-31')).not.toContain('113.31');
    expect(numbers('2027-01-01')).toContain('113.31');
    expect(numbers('2026-03-02')).not.toContain('105.12');
  });
});
