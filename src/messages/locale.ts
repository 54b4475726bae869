/** The languages that Crossgrade speaks, each as the full tag that Office uses. */
export const locales = ['en-US', 'pl-PL', 'sv-SE', 'zh-CN', 'tr-TR', 'it-IT'] as const;
export type Locale = (typeof locales)[number];

/** The language of a person whose own one is not spoken. */
export const defaultLocale: Locale = 'en-US';

/** A made-up language for tests: English with accents and a third longer, made from the English catalogue. */
export const pseudoLocale = 'en-XA';

/** Whatever a sentence can be asked in. */
export type MessageLocale = Locale | typeof pseudoLocale;

/** The languages by their first subtag; of the two Chinese scripts only the simplified one is spoken. */
const byLanguage: Readonly<Record<string, Locale>> = {
  en: 'en-US',
  pl: 'pl-PL',
  sv: 'sv-SE',
  zh: 'zh-CN',
  tr: 'tr-TR',
  it: 'it-IT',
};

/**
 * The spoken language for a tag such as `pl`, `zh-Hans-CN` or `sv_SE.UTF-8`; undefined where none fits. The casing
 * is that of ASCII: a Turkish environment must not turn `IT` into something else.
 */
export function matchLocale(tag: string | undefined): Locale | undefined {
  const language = /^([a-z]{2,3})(?![a-z])/i.exec(tag?.trim() ?? '')?.[1];
  return language === undefined ? undefined : byLanguage[language.toLowerCase()];
}
