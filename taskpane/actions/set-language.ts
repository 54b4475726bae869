import type { Locale } from '../../src/messages';
import { migrationKey, type RowPatch, type WorkbookContent } from '../../src/workbook';
import { loadCatalogue } from '../messages/load-catalogue';
import type { CheckState } from '../state/check-state';
import type { LanguageChoice } from '../state/language-choice';
import { sheetLocale } from '../state/sheet-locale';
import { contentOf } from '../state/workbook-state';
import { notOffered, offered, type Action, type ActionContext } from './action';
import { rememberLanguage } from './preferences';
import { readWorkbook } from './read-workbook';

/** What the last check said of rows that are as they were then, under the words that their cells have now. */
function checkedRows(
  check: CheckState,
  before: WorkbookContent,
  now: WorkbookContent,
): readonly (readonly [string, RowPatch])[] {
  const echoes = new Map(now.rows.map((row) => [migrationKey(row), row.planEcho]));
  return before.rows.flatMap((row) => {
    const key = migrationKey(row);
    const said = check.rows.get(key);
    const checkedPlan = echoes.get(key);
    if (said?.checkedPlan !== row.planEcho || checkedPlan === undefined) return [];
    return [[key, { ...said, checkedPlan }] as const];
  });
}

/** Sentences stand in cells as words: those of the check and of runs are written anew from what is known of them. */
async function rewriteSentences(context: ActionContext, before: WorkbookContent, now: WorkbookContent): Promise<void> {
  const { services, store, signal } = context;
  const { check, connection, reachable } = store.get();
  if (check !== undefined) {
    const checked = checkedRows(check, before, now);
    store.set({ check: { ...check, rows: new Map(checked) } });
    const rows = checked.flatMap(([, { customerId, subscriptionId, check: found }]) =>
      found === undefined ? [] : [{ customerId, subscriptionId, check: found }],
    );
    if (rows.length > 0) await services.workbook.patch({ rows });
  }
  // Without a gateway the next catching up does it.
  if (connection.status === 'connected' && reachable) await services.runs.catchUp(now, signal);
}

async function rewriteSheets(context: ActionContext, locale: Locale): Promise<void> {
  const content = contentOf(context.store.get().workbook);
  if (content === undefined || content.locale === locale) return;
  await context.services.workbook.localise(locale);
  const now = contentOf(await readWorkbook(context));
  if (now !== undefined) await rewriteSentences(context, content, now);
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
