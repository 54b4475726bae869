import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { idKey } from '../../src/base';
import { freshRow, type PullAnswer } from '../../src/contract';
import {
  mergePulled,
  renderModel,
  sheetTexts,
  type MergedPull,
  type MigrationRow,
  type RowKey,
  type WorkbookContent,
} from '../../src/workbook';
import type { PaneState } from '../state/pane-state';
import type { PullOptions } from '../state/pull-state';
import { sheetLocale } from '../state/sheet-locale';
import { notOffered, offered, type Action, type ActionContext, type Offer } from './action';
import { rememberPull } from './preferences';
import { existingIn, readWorkbook } from './read-workbook';

function canPull({ connection, reachable, workbook }: PaneState): Offer {
  if (connection.status !== 'connected') return notOffered('pane.offer.not-connected');
  if (!reachable) return notOffered('pane.offer.unreachable');
  if (workbook.status === 'other-connection') return notOffered('pane.offer.other-connection');
  return offered;
}

const keyOf = ({ customerId, subscriptionId }: MigrationRow): RowKey => ({ customerId, subscriptionId });

/** Asks for the rows, and tells on the way how far that is. */
async function ask(context: ActionContext, { customers, ...wanted }: PullOptions): Promise<PullAnswer> {
  return context.services.gateway.pull(
    { ...wanted, customers: customers?.map(({ id }) => id) },
    {
      signal: context.signal,
      progress: ({ customers: done, total, rows }) => {
        const says =
          total === undefined
            ? ({ key: 'pane.pull.reading', values: { done, rows } } as const)
            : ({ key: 'pane.pull.reading-of', values: { done, total, rows } } as const);
        context.progress({ done, total, says });
      },
    },
  );
}

function merge(context: ActionContext, answer: PullAnswer, existing: WorkbookContent | undefined): MergedPull {
  const texts = sheetTexts(existing?.locale ?? sheetLocale(context.store.get().locale));
  const answered = new Set(answer.answered.map(idKey));
  return mergePulled(
    existing,
    {
      rows: answer.rows.map(freshRow),
      plans: answer.plans,
      meta: { ...answer.meta, locale: texts.locale, runIds: [] },
      covers: (row) => answered.has(idKey(row.customerId)),
    },
    texts,
  );
}

/**
 * Lists the subscriptions that are about to end and merges them into the sheet. Without options it pulls what was
 * pulled last: that is what the ribbon's button does.
 */
export const pull: Action<PullOptions | undefined> = {
  key: 'pull',
  label: 'pane.pull.run',
  icon: ArrowDownloadRegular,
  working: 'pane.pull.working',
  cancellable: true,
  offered: canPull,
  run: async (context, input) => {
    const { services, store } = context;
    store.set({ view: 'pull' });
    const options = input ?? store.get().pull.options;
    // Refused before the service is asked, and looked at again before anything is written.
    existingIn(await readWorkbook(context));
    const answer = await ask(context, options);
    const existing = existingIn(await readWorkbook(context));
    const merged = merge(context, answer, existing);
    context.commit();
    const total = merged.rows.length;
    context.progress({ done: 0, total: undefined, says: { key: 'pane.pull.writing', values: { count: total } } });
    const texts = sheetTexts(existing?.locale ?? sheetLocale(store.get().locale));
    await services.workbook.render(renderModel(merged.rows, existing?.users ?? [], merged.plans, merged.meta, texts));
    const [first] = merged.rows;
    // In a sheet that has just been made nobody has gone anywhere: on a header its help would lie over the others.
    if (existing === undefined && first !== undefined) await services.workbook.reveal(keyOf(first), 'customer');
    store.set({
      introduces: false,
      pull: {
        ...store.get().pull,
        report: {
          found: answer.rows.length,
          total,
          added: merged.added.map(keyOf),
          gone: merged.gone.map(keyOf),
          changed: merged.changed.map(keyOf),
          answered: answer.answered.length,
          unanswered: answer.unanswered,
        },
      },
    });
    await readWorkbook(context);
    context.announce('pane.pull.done', { count: total, added: merged.added.length });
  },
};

/** Keeps what the agent chose to pull, for the next pull and the next opening. */
export const choosePull: Action<PullOptions> = {
  key: 'choose-pull',
  label: 'pane.pull.run',
  offered: () => offered,
  run: async ({ services, store }, options) => {
    store.set({ pull: { ...store.get().pull, options } });
    rememberPull(services.storage, options);
  },
};
