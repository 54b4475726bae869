import { PlayRegular } from '@fluentui/react-icons';
import { Problem } from '../../src/base';
import type { RunRequest } from '../../src/contract';
import { migrationKey, type RowKey } from '../../src/workbook';
import { isReady } from '../panels/run/order/ready-rows';
import type { RunTerms } from '../panels/run/order/terms-draft';
import type { Action } from './action';
import { canAsk } from './can-ask';
import { plannedOf } from './check';
import { showNotices } from './notices';
import { contentNow } from './read-workbook';

/** Which rows are run, as the agent has confirmed them. */
export interface StartWish {
  readonly rows: readonly RowKey[];
  readonly terms: RunTerms;
}

/**
 * Runs the confirmed rows. They are read once more: a row that was edited between the confirmation and now is not what
 * was confirmed, and then nothing starts.
 */
export const startRun: Action<StartWish> = {
  key: 'start-run',
  label: 'pane.run.start-short',
  icon: PlayRegular,
  working: 'pane.run.starting',
  offered: (state) => canAsk(state),
  run: async (context, wish) => {
    const { services, store, signal } = context;
    const content = await contentNow(context);
    const wanted = new Set(wish.rows.map(migrationKey));
    const rows = content.rows.filter((row) => wanted.has(migrationKey(row)));
    const ready = rows.filter(isReady);
    if (ready.length !== wanted.size) {
      throw new Problem('rows-not-confirmed', { count: wanted.size - ready.length });
    }
    const request: RunRequest = {
      ...plannedOf(content, ready),
      only: undefined,
      subscriptions: undefined,
      ...wish.terms,
    };
    const { id, found } = await services.runs.start(request, content, signal);
    store.set({ shownRun: id });
    if (found === undefined) {
      context.announce('pane.run.started', { count: ready.length });
      return;
    }
    // Not what was confirmed just now: a message bar says so, and is read out.
    const values = { count: found.asked, startedAt: found.startedAt };
    showNotices(store, [{ id: 'run-found', intent: 'info', title: { key: 'pane.run.found', values } }]);
  },
};
