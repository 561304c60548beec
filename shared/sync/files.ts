import { limits } from './protocol.ts';

/** A file as an entry names it: by the SHA-256 of its content and its size in bytes. */
export interface FileNamed {
  readonly sha256: string;
  readonly bytes: number;
  /** As it was called where it was attached, for a person to read: never a place or a type. */
  readonly name: string;
}

/**
 * The files that the body of an entry names, each once, whatever its kind, so that those of a kind that this program does
 * not know travel too. In: a body as it was read, or null where it was removed. What does not read as a file, or is larger than any that travels, is left out.
 */
export function filesNamedIn(body: unknown): readonly FileNamed[] {
  const attachments = (body as { readonly attachments?: unknown } | null | undefined)?.attachments;
  if (!Array.isArray(attachments)) return [];
  const named = new Map<string, FileNamed>();
  for (const one of attachments as readonly unknown[]) {
    const { sha256, bytes, name } = (one ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || named.has(sha256)) continue;
    if (typeof bytes === 'number' && Number.isInteger(bytes) && bytes > 0 && bytes <= limits.file) named.set(sha256, { sha256, bytes, name: typeof name === 'string' ? name : '' });
  }
  return [...named.values()];
}

/** The same of the text of an entry's content; none where it does not read. Most name none, and are not read for it. */
export function filesNamedInText(content: string | null): readonly FileNamed[] {
  if (content === null || !content.includes('"attachments"')) return [];
  try {
    return filesNamedIn((JSON.parse(content) as { readonly body?: unknown } | null)?.body);
  } catch {
    return [];
  }
}

/** Some files with the smallest first, of one size by their hashes: the order in which they travel. */
export function smallestFirst<File extends { readonly sha256: string; readonly bytes: number }>(files: readonly File[]): readonly File[] {
  return files.toSorted((a, b) => a.bytes - b.bytes || (a.sha256 < b.sha256 ? -1 : 1));
}
