import { hasCatalogue, locales, registerCatalogue, type Locale } from '../../src/messages';

type Loader = () => Promise<{ readonly default: Parameters<typeof registerCatalogue>[1] }>;

/** Each language in a chunk of its own: the first script carries English alone. */
const loaders: Readonly<Record<Exclude<Locale, 'en-US'>, Loader>> = {
  'pl-PL': () => import('../../src/messages/catalogues/pl-PL.json'),
  'sv-SE': () => import('../../src/messages/catalogues/sv-SE.json'),
  'zh-CN': () => import('../../src/messages/catalogues/zh-CN.json'),
  'tr-TR': () => import('../../src/messages/catalogues/tr-TR.json'),
  'it-IT': () => import('../../src/messages/catalogues/it-IT.json'),
};

/** Fetches the sentences of a language; afterwards they are at hand. */
export async function loadCatalogue(locale: Locale): Promise<void> {
  if (locale === 'en-US' || hasCatalogue(locale)) return;
  registerCatalogue(locale, (await loaders[locale]()).default);
}

/** All of them, which reading a workbook needs: a label in it may be written in any of our languages. */
export async function loadEveryCatalogue(): Promise<void> {
  await Promise.all(locales.map(loadCatalogue));
}
