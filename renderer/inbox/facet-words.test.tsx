import { expect, test } from 'vitest';
import { sayFacet, withFacetNames } from './facet-words.ts';

test('a facet has a name, also one that this list does not name', () => {
  for (const facet of ['level', 'case:x:review', 'jail-time:x', 'penalty:x', 'manual-date:PE', 'clock:x', 'unit:SHU']) expect(sayFacet(facet)).toMatch(/^[A-Z][A-Za-z0-9 ,]+$/);
});

test('why an entry is in question names the facet as people do', () => {
  expect(withFacetNames('made without sight of another entry on level')).toBe('made without sight of another entry (level)');
  expect(withFacetNames('made without sight of an entry on discipline, which it relied on')).toBe('made without sight of an entry (the disciplinary record), which it relied on');
  expect(withFacetNames('another entry on case:0189:review was made without sight of this one')).toBe('another entry (a misbehavior report, its review) was made without sight of this one');
  expect(withFacetNames('it came from a revoked station')).toBe('it came from a revoked station');
});
