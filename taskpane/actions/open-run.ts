import type { RunId } from '../../src/base';
import { notOffered, offered, type Action } from './action';

/** Opens a run of the history with its rows. */
export const openRun: Action<RunId> = {
  key: 'open-run',
  label: 'pane.history.open',
  offered: ({ connection }) => (connection.status === 'connected' ? offered : notOffered('pane.offer.not-connected')),
  run: async ({ services, store, signal }, id) => {
    await services.runs.open(id, signal);
    store.set({ shownRun: id, view: 'run' });
  },
};
