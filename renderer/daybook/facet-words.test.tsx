import { expect, test } from 'vitest';
import { sayFacet, withFacetNames } from './facet-words.ts';

test('a facet has a name, also one that this list does not name', () => {
  for (const facet of ['level', 'case:x:review', 'jail-time:x', 'penalty:x', 'manual-date:PE', 'clock:x', 'unit:SHU', 'entry:x', 'question:x']) expect(sayFacet(facet)).toMatch(/^[A-Z][A-Za-z0-9 ,]+$/);
});

test('why an entry is in question names the facet as people do', () => {
  expect(withFacetNames('made without sight of another entry on level')).toBe('made without sight of another entry (level)');
  expect(withFacetNames('made without sight of an entry on discipline, which it relied on')).toBe('made without sight of an entry (the disciplinary record), which it relied on');
  expect(withFacetNames('another entry on case:0189:review was made without sight of this one')).toBe('another entry (a misbehavior report, its review) was made without sight of this one');
  expect(withFacetNames('another entry on unit:SHU was recorded meanwhile')).toBe('another entry (unit SHU) was recorded meanwhile');
  expect(withFacetNames('made without sight of another entry on sentence:new york/01234-2018')).toBe('made without sight of another entry (the commitment of New York, 01234-2018)');
  expect(withFacetNames('it came from a revoked station')).toBe('it came from a revoked station');
});
