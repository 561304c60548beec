import { z } from 'zod';
import type { DisciplineNumbers } from '../procedures/discipline-numbers.ts';
import { problem, type Problem } from '../problems.ts';

/** What may be attached to a report: nothing that a computer executes, and no drawing or page that holds a script. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** What each type is called, and how the name of a file of it ends; the first ending is given where none is there. */
export const attachmentWords: Readonly<Record<AttachmentType, { readonly name: string; readonly endings: readonly string[] }>> = {
  'image/jpeg': { name: 'JPEG', endings: ['jpg', 'jpeg'] },
  'image/png': { name: 'PNG', endings: ['png'] },
  'image/webp': { name: 'WebP', endings: ['webp'] },
  'application/pdf': { name: 'PDF', endings: ['pdf'] },
  'text/plain': { name: 'plain text', endings: ['txt', 'text', 'log'] },
};

/** How many files a report may have. */
export const mostAttachments = 20;

/** A file of a report: its content is kept by its SHA-256, in `attachments/` of the data folder. */
export const attachmentSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  type: z.enum(attachmentTypes),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'ATT-006'),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Bytes by which each type but plain text begins, and where. */
const beginnings: readonly { readonly type: AttachmentType; readonly parts: readonly (readonly [at: number, bytes: readonly number[]])[] }[] = [
  { type: 'image/jpeg', parts: [[0, [0xff, 0xd8, 0xff]]] },
  { type: 'image/png', parts: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]] },
  { type: 'image/webp', parts: [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]] },
  { type: 'application/pdf', parts: [[0, [0x25, 0x50, 0x44, 0x46, 0x2d]]] },
];

/** So much of a file is looked at to see whether it is text. */
const looked = 65_536;

/** The type of a file by its first bytes, whatever its name says; null where it is none that may be attached. */
export function typeOfContent(content: Uint8Array): AttachmentType | null {
  const begins = beginnings.find(({ parts }) => parts.every(([at, bytes]) => bytes.every((byte, index) => content[at + index] === byte)));
  return begins?.type ?? (isPlainText(content.subarray(0, looked)) ? 'text/plain' : null);
}

/** True for text without control characters that neither calls a program nor is a page or a drawing for a browser. */
function isPlainText(content: Uint8Array): boolean {
  if (content.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f)) return false;
  const begins = String.fromCharCode(...content.subarray(0, 512)).replace(/^ï»¿/, '').trimStart().toLowerCase();
  return !begins.startsWith('#!') && !/^<(!doctype|!--|\?xml|html|head|body|script|svg)/.test(begins);
}

/**
 * The name under which a file is kept in a report and offered to be saved: without folders, control characters and signs
 * that file systems refuse, and with an ending of its type, so that saved text never opens as a program.
 */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Marks that turn the direction of writing make `exe.txt` of `txt.exe`.
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/^[.\s]+/, '').replace(/[.\s]+$/, '') || 'attachment';
  const { endings } = attachmentWords[type];
  const hasEnding = endings.some((ending) => plain.toLowerCase().endsWith(`.${ending}`) && plain.length > ending.length + 1);
  const [stem, ending] = hasEnding ? [plain.slice(0, plain.lastIndexOf('.')), plain.slice(plain.lastIndexOf('.'))] : [plain, `.${endings[0]!}`];
  return `${stem.slice(0, 120 - ending.length)}${ending}`;
}

/** What the size of a file leaves amiss. */
export function checkSize({ name, bytes }: Pick<Attachment, 'name' | 'bytes'>, { attachmentBytes }: Pick<DisciplineNumbers, 'attachmentBytes'>, field = ''): readonly Problem[] {
  if (bytes === 0) return [problem('ATT-002', { field, value: name })];
  return bytes > attachmentBytes ? [problem('DIS-061', { field, value: name, detail: attachmentBytes / 1_000_000 })] : [];
}

/** What its type leaves amiss. In: the type by its first bytes. */
export function checkType({ name, type }: { readonly name: string; readonly type: AttachmentType | null }, { attachmentTypes: allowed }: Pick<DisciplineNumbers, 'attachmentTypes'>, field = ''): readonly Problem[] {
  if (type !== null && allowed.includes(type)) return [];
  return [problem('ATT-001', { field, value: name, detail: allowed.map((one) => attachmentWords[one].name).join(', ') })];
}

/** Bytes in a few words: `820 KB`, `2.4 MB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`;
}
