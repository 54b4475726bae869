import enUS from './catalogues/en-US.json';
import itIT from './catalogues/it-IT.json';
import plPL from './catalogues/pl-PL.json';
import svSE from './catalogues/sv-SE.json';
import trTR from './catalogues/tr-TR.json';
import zhCN from './catalogues/zh-CN.json';
import type { Locale } from './locale';

/** Sentences by group and code; a code that counts something has one entry a plural category (`code_few`). */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** The English catalogue, whose keys are the ones that may be asked for. */
export type EnglishCatalogue = typeof enUS;

export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  'en-US': enUS,
  'pl-PL': plPL,
  'sv-SE': svSE,
  'zh-CN': zhCN,
  'tr-TR': trTR,
  'it-IT': itIT,
};
