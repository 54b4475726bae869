import { useEffect, useState } from 'react';
import type { Shade } from './fluent-theme';
import { shadeOf, type OfficeColours } from './shade';

const darkQuery = '(prefers-color-scheme: dark)';

/** Light or dark, as the program around the pane is. It tells nobody in Excel when that changes: so it is read again on return. */
export function useShade(officeTheme: () => OfficeColours | undefined): Shade {
  const [shade, setShade] = useState(() => shadeOf(officeTheme(), window.matchMedia(darkQuery).matches));
  useEffect(() => {
    const preference = window.matchMedia(darkQuery);
    const readAgain = () => setShade(shadeOf(officeTheme(), preference.matches));
    preference.addEventListener('change', readAgain);
    window.addEventListener('focus', readAgain);
    document.addEventListener('visibilitychange', readAgain);
    return () => {
      preference.removeEventListener('change', readAgain);
      window.removeEventListener('focus', readAgain);
      document.removeEventListener('visibilitychange', readAgain);
    };
  }, [officeTheme]);
  return shade;
}
