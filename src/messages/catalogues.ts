import type { Catalogue } from './catalogue';
import enUS from './catalogues/en-US.json';
import itIT from './catalogues/it-IT.json';
import plPL from './catalogues/pl-PL.json';
import svSE from './catalogues/sv-SE.json';
import trTR from './catalogues/tr-TR.json';
import zhCN from './catalogues/zh-CN.json';
import { locales, type Locale } from './locale';
import { registerCatalogue } from './registry';

export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  'en-US': enUS,
  'pl-PL': plPL,
  'sv-SE': svSE,
  'zh-CN': zhCN,
  'tr-TR': trTR,
  'it-IT': itIT,
};

// Node programs know every language from their first line on. The pane's build leaves this file out
// (webpack.config.js): it registers each catalogue when it is needed.
for (const locale of locales) registerCatalogue(locale, catalogues[locale]);
