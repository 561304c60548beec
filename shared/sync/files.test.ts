import { expect, test } from 'vitest';
import { filesNamedIn, filesNamedInText, smallestFirst } from './files.ts';
import { limits } from './protocol.ts';

const a = { sha256: 'a'.repeat(64), bytes: 70, name: 'gate.png', type: 'image/png' };
const b = { sha256: 'b'.repeat(64), bytes: 9, name: 'note.txt', type: 'text/plain' };

test('a body names each of its files once, whatever the kind of entry', () => {
  expect(filesNamedIn({ narrative: 'x', attachments: [a, b, { ...a, name: 'again.png' }] })).toEqual([{ sha256: a.sha256, bytes: 70, name: 'gate.png' }, { sha256: b.sha256, bytes: 9, name: 'note.txt' }]);
  for (const body of [null, undefined, 'words', {}, { attachments: null }, { attachments: 'gate.png' }]) expect(filesNamedIn(body)).toEqual([]);
});

test('what is no hash, has no size or is larger than any file that travels is no file', () => {
  for (const wrong of [null, 7, {}, { ...a, sha256: '../../station.key' }, { ...a, sha256: 'A'.repeat(64) }, { ...a, bytes: 0 }, { ...a, bytes: 1.5 }, { ...a, bytes: '70' }, { ...a, bytes: limits.file + 1 }]) expect(filesNamedIn({ attachments: [wrong] })).toEqual([]);
});

test('the text of a content names what its body does, and nothing once it was removed or where it does not read', () => {
  expect(filesNamedInText(JSON.stringify({ body: { attachments: [b] } }))).toEqual([{ sha256: b.sha256, bytes: 9, name: 'note.txt' }]);
  for (const text of [null, '', '{"body":{}}', '{"body":{"attachments":[', 'null "attachments"']) expect(filesNamedInText(text)).toEqual([]);
});

test('the smallest travels first', () => {
  expect(smallestFirst([a, { ...b, sha256: 'c'.repeat(64) }, b]).map(({ sha256 }) => sha256[0])).toEqual(['b', 'c', 'a']);
});
