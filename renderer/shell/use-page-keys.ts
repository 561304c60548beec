import { useHotkeys } from '@mantine/hooks';

/** Keys of a page, as `['c', action]`: they act wherever the focus is, except where text is being typed and behind a dialog. */
export function usePageKeys(keys: readonly (readonly [string, () => void])[]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
        event.preventDefault();
        act();
      },
      { preventDefault: false },
    ]),
    [],
  );
}

const notTyped = new Set(['radio', 'checkbox', 'button', 'submit', 'file']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type);
  return target instanceof HTMLElement && (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable);
}
