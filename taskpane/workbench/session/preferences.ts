import { locales, pseudoLocale, type MessageLocale } from '../../../src/messages';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** How the workbench is shown and what its host pretends to be. */
export interface Preferences {
  readonly locale: MessageLocale;
  /** Language of numbers and dates in cells. */
  readonly contentLocale: string;
  readonly apiVersion: string;
  readonly theme: ThemeChoice;
  readonly paneWidth: number;
}

export const messageLocales: readonly MessageLocale[] = [...locales, pseudoLocale];

/** The pane is as narrow as Office makes it at most, and as wide as it is at first on a large screen. */
export const paneWidths = { least: 320, usual: 350, most: 900 } as const;

const storageKey = 'crossgrade.workbench';

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** Reads what was stored or asked for in the address; whatever is not understood is left at its default. */
export function readPreferences(
  stored: string | null,
  asked: URLSearchParams,
  systemLocale: MessageLocale,
  apiVersions: readonly string[],
): Preferences {
  let values: Record<string, unknown> = {};
  try {
    const read: unknown = JSON.parse(stored ?? '{}');
    if (typeof read === 'object' && read !== null) values = { ...read };
  } catch {
    // Somebody else's text under our key: the defaults are as good as any.
  }
  const wanted = { ...values, ...Object.fromEntries(asked) };
  const locale = oneOf(messageLocales, wanted['locale']) ?? systemLocale;
  const width = Number(wanted['paneWidth']);
  return {
    locale,
    contentLocale: oneOf(locales, wanted['contentLocale']) ?? (locale === pseudoLocale ? 'en-US' : locale),
    apiVersion: oneOf(apiVersions, wanted['apiVersion']) ?? apiVersions.at(-1) ?? '1.1',
    theme: oneOf(themeChoices, wanted['theme']) ?? 'system',
    paneWidth: width >= paneWidths.least && width <= paneWidths.most ? width : paneWidths.usual,
  };
}

export function loadPreferences(
  storage: Storage,
  address: string,
  systemLocale: MessageLocale,
  apiVersions: readonly string[],
): Preferences {
  return readPreferences(storage.getItem(storageKey), new URL(address).searchParams, systemLocale, apiVersions);
}

export function savePreferences(storage: Storage, preferences: Preferences): void {
  storage.setItem(storageKey, JSON.stringify(preferences));
}
