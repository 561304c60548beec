import { expect, test } from 'vitest';
import { markNames, timeRules, uncertainties, type Mark } from './rules.ts';

const sure = (marks: readonly Mark[]) => marks.map((mark) => markNames[mark]).join('; ');

test('the table of rules in the documents says what the engine says', async () => {
  const rules = Object.entries(timeRules).map(([id, { title, citation, marks }]) => `| ${id} | ${title} | ${citation} | ${sure(marks)} |`);
  const doubts = Object.entries(uncertainties).map(([id, says]) => `| ${id} | ${says} |`);
  const text = [
    '# The rules of time computation',
    '',
    'Every rule that the engine applies, with its law and how sure we are of it. A test holds this page equal to `shared/time/rules.ts`. A date that rests on a rule known from knowledge alone, or on one of the doubts below, is shown as *computed, verify*.',
    '',
    '| rule | what it does | law or source | how sure |',
    '| --- | --- | --- | --- |',
    ...rules,
    '',
    '| doubt | what it is |',
    '| --- | --- |',
    ...doubts,
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../docs/time-rules.md');
});

test('every rule names its law or source and at least one mark', () => {
  for (const [id, { title, citation, marks }] of Object.entries(timeRules)) expect([id, title.length > 5, citation.length > 5, marks.length > 0]).toEqual([id, true, true, true]);
});
