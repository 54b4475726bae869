import { defaultLocale, pseudoLocale, type Locale, type MessageLocale } from '../../src/messages';

/** The language for what outlives the pane, such as sheets: the made-up one is spoken by the pane alone. */
export function sheetLocale(locale: MessageLocale): Locale {
  return locale === pseudoLocale ? defaultLocale : locale;
}
