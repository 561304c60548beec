import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitToDisplays, smallestSize, type Rectangle } from '../../electron/window-place.ts';

const coordinate = fc.integer({ min: -5000, max: 5000 });
const anyBounds = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) });
const roomyDisplay = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 1024, max: 4000 }), height: fc.integer({ min: 640, max: 3000 }) });

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

test('wherever the window was and whatever displays there are now, all of it is on one of them', () => {
  fc.assert(
    fc.property(fc.option(anyBounds), roomyDisplay, fc.array(roomyDisplay, { maxLength: 3 }), (remembered, primary, others) => {
      const bounds = fitToDisplays(remembered, [primary, ...others]);
      expect([primary, ...others].some((area) => isWithin(bounds, area))).toBe(true);
      expect(bounds.width).toBeGreaterThanOrEqual(smallestSize.width);
      expect(bounds.height).toBeGreaterThanOrEqual(smallestSize.height);
    }),
  );
});

test('a place that is all on one display is not changed', () => {
  const display = { x: -1920, y: 0, width: 1920, height: 1040 };
  const bounds = { x: -1800, y: 40, width: 1100, height: 900 };
  expect(fitToDisplays(bounds, [{ x: 0, y: 0, width: 1920, height: 1040 }, display])).toEqual(bounds);
});

test('a display smaller than the smallest window shows the window’s upper left corner', () => {
  const small = { x: 0, y: 24, width: 800, height: 576 };
  expect(fitToDisplays({ x: 500, y: 300, width: 1366, height: 768 }, [small])).toEqual({ x: 0, y: 24, ...smallestSize });
});
