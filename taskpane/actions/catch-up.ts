import { ArrowSyncRegular } from '@fluentui/react-icons';
import { contentOf, type WorkbookState } from '../state/workbook-state';
import { notOffered, offered, type Action, type ActionContext } from './action';
import { readWorkbook } from './read-workbook';

async function bringUpToDate(context: ActionContext, workbook: WorkbookState): Promise<void> {
  const content = contentOf(workbook);
  if (content === undefined || (content.rows.length === 0 && content.meta.runIds.length === 0)) return;
  const written = await context.services.runs.catchUp(content, context.signal);
  if (written > 0) context.announce('pane.history.caught-up', { count: written });
}

/**
 * Finds the runs of this workbook and brings its rows up to date: on opening, after the gateway was away, and when asked.
 * Runs go on without pane and Excel, so this is where they meet again.
 */
export const catchUp: Action = {
  key: 'catch-up',
  label: 'pane.history.catch-up',
  icon: ArrowSyncRegular,
  offered: ({ connection }) => (connection.status === 'connected' ? offered : notOffered('pane.offer.not-connected')),
  run: async (context) => {
    await bringUpToDate(context, await readWorkbook(context));
  },
};

/** The same directly after connecting, which has just read the workbook. */
export const catchUpOnOpening: Action = {
  ...catchUp,
  run: async (context) => {
    await bringUpToDate(context, context.store.get().workbook);
  },
};
