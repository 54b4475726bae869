import type { Locale } from '../../src/messages';

/** A language that was chosen; `host`: the one in which Excel speaks. */
export type LanguageChoice = Locale | 'host';
