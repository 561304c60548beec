import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The moment (ISO) at which the page is being printed, by its own key or the browser's; null otherwise. What is drawn with it is there before the paper is. */
export function usePrinting(): string | null {
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => {
    const begin = () => flushSync(() => setAt(Temporal.Now.instant().toString()));
    const end = () => setAt(null);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return at;
}
