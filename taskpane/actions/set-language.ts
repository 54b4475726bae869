import type { Locale } from '../../src/messages';
import { loadCatalogue } from '../messages/load-catalogue';
import type { LanguageChoice } from '../state/language-choice';
import { sheetLocale } from '../state/sheet-locale';
import { contentOf } from '../state/workbook-state';
import { notOffered, offered, type Action, type ActionContext } from './action';
import { rememberLanguage } from './preferences';
import { readWorkbook } from './read-workbook';

async function rewriteSheets(context: ActionContext, locale: Locale): Promise<void> {
  const content = contentOf(context.store.get().workbook);
  if (content === undefined || content.locale === locale) return;
  await context.services.workbook.localise(locale);
  await readWorkbook(context);
  context.announce('pane.settings.rewritten');
}

/** Gives pane and sheets a language. Only words change: what the agent entered and what was checked stays as it is. */
export const setLanguage: Action<LanguageChoice> = {
  key: 'set-language',
  label: 'pane.settings.language',
  working: 'pane.settings.rewriting',
  offered: () => offered,
  run: async (context, language) => {
    const { services, store } = context;
    const locale = language === 'host' ? services.host.locale : language;
    await loadCatalogue(sheetLocale(locale));
    rememberLanguage(services.storage, language);
    store.set({ language, locale });
    await rewriteSheets(context, sheetLocale(locale));
  },
};

/** Gives the sheets the pane's language, where a colleague made them in another one. */
export const translateSheets: Action = {
  key: 'translate-sheets',
  label: 'pane.settings.rewrite',
  working: 'pane.settings.rewriting',
  offered: (state) => (contentOf(state.workbook) === undefined ? notOffered('pane.offer.no-workbook') : offered),
  run: async (context) => {
    await rewriteSheets(context, sheetLocale(context.store.get().locale));
  },
};
