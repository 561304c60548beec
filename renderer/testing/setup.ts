import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, expect, vi } from 'vitest';
import { useWindowMemory } from '../shell/window-memory.ts';

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
// Asked for by the accessibility checks, for contrasts that are not checked here.
HTMLCanvasElement.prototype.getContext = () => null;
Object.assign(Element.prototype, { scrollIntoView: () => undefined, scrollTo: () => undefined });
// Lists that draw only what fits ask how large they are.
for (const name of ['offsetWidth', 'clientWidth']) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => screenSize.width });
for (const name of ['offsetHeight', 'clientHeight']) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => screenSize.height });
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

// A page is long: a failure names what was not found, and what the page says.
const inWords = (message: string | null, shown: Element) => new Error(`${message?.split('\n')[0]}\n${(shown.querySelector('[role=dialog]') ?? shown.querySelector('main') ?? shown).textContent?.slice(0, 1500)}`);
configure({ asyncUtilTimeout: 4000, getElementError: inWords });
vi.setConfig({ testTimeout: 20_000 });

const complained = vi.spyOn(console, 'error');
afterEach(() => {
  useWindowMemory.getState().forget();
  cleanup();
  notifications.clean();
  const complaints = complained.mock.calls.map((words) => words.map(String).join(' ').slice(0, 400));
  complained.mockClear();
  expect(complaints, 'what the page complained of in the console').toEqual([]);
});
