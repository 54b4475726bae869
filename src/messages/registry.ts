import type { Catalogue } from './catalogue';
import enUS from './catalogues/en-US.json';
import { defaultLocale, pseudoLocale, type Locale, type MessageLocale } from './locale';
import { pseudoCatalogue } from './pseudo';

/** The catalogues that are at hand. English is always: whatever has a sentence has an English one. */
const registered = new Map<MessageLocale, Catalogue>([[defaultLocale, enUS]]);

/** Makes the sentences of a language known to `translate`. */
export function registerCatalogue(locale: Locale, catalogue: Catalogue): void {
  registered.set(locale, catalogue);
}

export function hasCatalogue(locale: MessageLocale): boolean {
  return locale === pseudoLocale || registered.has(locale);
}

/** The sentences of a language. Throws for one that nobody has registered: English in its place would go unnoticed. */
export function catalogueOf(locale: MessageLocale): Catalogue {
  const known = registered.get(locale);
  if (known) return known;
  if (locale !== pseudoLocale) throw new Error(`The catalogue of ${locale} is not loaded`);
  const pseudo = pseudoCatalogue(enUS);
  registered.set(pseudoLocale, pseudo);
  return pseudo;
}
