import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentName, attachmentSchema, attachmentTypes, attachmentWords, sayBytes, typeOfContent } from './attachment.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('whatever a file is called, its name in a report leads nowhere, fits, and ends as its type does', () => {
  const anyName = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.constantFrom('..', '/', '\\', 'C:', 'gate', '.png', '.exe', '\u0000', '\u202e', ' ', '.'), { maxLength: 12 }).map((parts) => parts.join('')));
  fc.assert(
    fc.property(anyName, fc.constantFrom(...attachmentTypes), (given, type) => {
      const name = attachmentName(given, type);
      expect(attachmentSchema.shape.name.safeParse(name).success).toBe(true);
      expect(name).not.toMatch(/[\\/:\p{Cc}\p{Cf}]|^\./u);
      expect(attachmentWords[type].endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))).toBe(true);
      expect(attachmentName(name, type)).toBe(name);
    }),
  );
});

test('what holds a control character is no text, and what has the first bytes of a photograph is one', () => {
  expect(typeOfContent(latin('At 14:05 he said:\r\n\t"no", caf\u00e9.\n'))).toBe('text/plain');
  expect(typeOfContent(latin('\u00ef\u00bb\u00bfMarked as UTF-8'))).toBe('text/plain');
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.constantFrom(0, 1, 7, 8, 0x1b, 0x7f), fc.string({ maxLength: 200 }), (before, control, after) => {
      fc.pre(!before.startsWith('%PDF-'));
      expect(typeOfContent(latin(`${before}${String.fromCharCode(control)}${after}`))).toBeNull();
    }),
  );
});

test('half a beginning is none', () => {
  expect(typeOfContent(Uint8Array.of(0xff, 0xd8, 0xfe, 0x00))).toBeNull();
  expect(typeOfContent(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a))).toBeNull();
  expect(typeOfContent(latin('RIFF\u0001\u0002\u0003\u0004WAVE'))).toBeNull();
});

test('sizes are said as people say them', () => {
  expect([820, 5_000, 2_440_000, 10_000_000].map(sayBytes)).toEqual(['820 bytes', '5 KB', '2.4 MB', '10 MB']);
});
