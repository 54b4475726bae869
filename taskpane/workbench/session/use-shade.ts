import { useSyncExternalStore } from 'react';
import type { Shade } from '../../index';
import type { ThemeChoice } from './preferences';

const darkQuery = '(prefers-color-scheme: dark)';

/** Light or dark, as chosen or as the system is. */
export function useShade(choice: ThemeChoice): Shade {
  const prefersDark = useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(darkQuery);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(darkQuery).matches,
  );
  if (choice !== 'system') return choice;
  return prefersDark ? 'dark' : 'light';
}
