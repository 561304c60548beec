import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** What a browser has and jsdom has not, as far as the pages need it: a screen of a fixed size that shows everything. */
const screenSize = { width: 1366, height: 768 };

class NothingResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { ResizeObserver: NothingResizes });
Object.assign(window, {
  ResizeObserver: NothingResizes,
  scrollTo: () => undefined,
  matchMedia: (media: string): Partial<MediaQueryList> => ({
    media,
    matches: false,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }),
});
Object.assign(Element.prototype, { scrollIntoView: () => undefined, scrollTo: () => undefined });
// Lists that draw only what fits ask how large they are.
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => screenSize.width });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => screenSize.height });
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

configure({ asyncUtilTimeout: 4000 });
vi.setConfig({ testTimeout: 20_000 });

afterEach(() => {
  cleanup();
  notifications.clean();
});
