/** Small files as they are attached to reports: their first bytes are those of their type. */

function file(name: string, ...parts: readonly (readonly number[] | string)[]): File {
  return new File(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))), name);
}

/** A photograph that a browser can show: one pixel. */
export function png(name: string): File {
  return new File([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')], name);
}

export function jpeg(name: string): File {
  return file(name, [0xff, 0xd8, 0xff, 0xe0, 0, 0x10], 'JFIF', [0, 1, 1, 0]);
}

export function webp(name: string): File {
  return file(name, 'RIFF', [0x1a, 0, 0, 0], 'WEBPVP8L', [0x0d, 0, 0, 0]);
}

/** In: its name; how many bytes it has at the least. */
export function pdf(name: string, bytes = 0): File {
  return file(name, '%PDF-1.7\n', [0x25, 0xe2, 0xe3, 0xcf, 0xd3], '\n'.repeat(Math.max(0, bytes - 14)));
}

/** A file of this content, each character a byte. */
export function textFile(name: string, content: string): File {
  return new File([Buffer.from(content, 'latin1')], name);
}
