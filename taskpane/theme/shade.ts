import type { Shade } from './fluent-theme';

/** The part of Office's theme that is used; every part may be missing, on the web often all of it. */
export interface OfficeColours {
  readonly isDarkTheme?: boolean | undefined;
  readonly bodyBackgroundColor?: string | undefined;
}

/** Perceived lightness of `#rrggbb`, from 0 to 1; undefined: no such colour. */
function lightnessOf(colour: string | undefined): number | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return 0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0);
}

/** What Office says, by flag or by the colour behind its text; where it says nothing, what the system prefers. */
export function shadeOf(office: OfficeColours | undefined, prefersDark: boolean): Shade {
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? 'dark' : 'light';
  const lightness = lightnessOf(office?.bodyBackgroundColor);
  if (lightness !== undefined) return lightness < 0.5 ? 'dark' : 'light';
  return prefersDark ? 'dark' : 'light';
}
