import { ArrowSyncRegular } from '@fluentui/react-icons';
import { contentOf } from '../state/workbook-state';
import { notOffered, offered, type Action } from './action';
import { readWorkbook } from './read-workbook';

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
    const { services, signal } = context;
    const content = contentOf(await readWorkbook(context));
    if (content === undefined || (content.rows.length === 0 && content.meta.runIds.length === 0)) return;
    const written = await services.runs.catchUp(content, signal);
    if (written > 0) context.announce('pane.history.caught-up', { count: written });
  },
};
