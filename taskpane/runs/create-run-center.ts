import { brandId, type RunId } from '../../src/base';
import { applyResults, type PatchOutcome, type WorkbookPatch } from '../../src/workbook';
import { announce, noticesOf, showNotices } from '../actions/notices';
import type { Services } from '../pane-world';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';
import { contentOf } from '../state/workbook-state';
import { milestone } from './milestone';
import { RunCenter } from './run-center';

/** The center of the runs with its news in the pane's state. */
export function createRunCenter(services: Omit<Services, 'runs'>, store: Store<PaneState>): RunCenter {
  return new RunCenter({
    gateway: services.gateway,
    workbook: services.workbook,
    clock: services.clock,
    newId: () => brandId<RunId>(services.newId()),
    changed: (runs, before) => {
      store.set({ runs });
      const news = milestone(before, runs);
      if (news !== undefined) announce(store, news);
      if (runs.problem !== undefined && runs.problem !== before.problem) {
        showNotices(store, noticesOf(runs.problem, 'follow-run'));
      }
    },
    wrote: (patch: WorkbookPatch, _outcome: PatchOutcome) => {
      const content = contentOf(store.get().workbook);
      if (content !== undefined) store.set({ workbook: { status: 'open', content: applyResults(content, patch) } });
    },
  });
}
