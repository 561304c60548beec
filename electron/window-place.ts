import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Where a window stands, in Electron's device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window's place as it is remembered: where it stands when it is not maximized, and whether it is. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const smallestSize = { width: 1024, height: 640 };
export const firstSize = { width: 1366, height: 768 };

const bound = z.int().min(-100_000).max(100_000);
const placeSchema = z.object({
  bounds: z.object({ x: bound, y: bound, width: bound, height: bound }),
  maximized: z.boolean(),
});

/** The place a file remembers, or null when there is no such file or it makes no sense. */
export function rememberedPlace(file: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers a place; the file is replaced whole. Where it cannot be written the place is forgotten and nothing else happens. */
export function rememberPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place));
    renameSync(`${file}.new`, file);
  } catch {
    // A window that opens elsewhere next time is no reason to trouble anyone who is closing it.
  }
}

/**
 * Where a window shall open. In: the place remembered, if any; the work areas of the displays there are,
 * the primary first. Out: bounds within the display that shows most of the remembered place; in the middle
 * of the primary display when none shows any of it or nothing is remembered. Never smaller than the
 * smallest size, even on a display that is.
 */
export function fitToDisplays(remembered: Rectangle | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const best = remembered && mostShown(remembered, workAreas);
  return remembered && best ? pushInto(remembered, best) : centred(remembered ?? firstSize, workAreas[0]);
}

function mostShown(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle | null {
  const shown = areas.map((area) => ({ area, pixels: overlap(bounds, area) })).filter(({ pixels }) => pixels > 0);
  return shown.sort((a, b) => b.pixels - a.pixels)[0]?.area ?? null;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

function pushInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = sizeWithin(bounds, area);
  return {
    x: Math.max(area.x, Math.min(bounds.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(bounds.y, area.y + area.height - height)),
    width,
    height,
  };
}

function centred(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const { width, height } = sizeWithin(size, area);
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return pushInto({ x, y, width, height }, area);
}

function sizeWithin(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(smallestSize.width, Math.min(size.width, area.width)),
    height: Math.max(smallestSize.height, Math.min(size.height, area.height)),
  };
}
