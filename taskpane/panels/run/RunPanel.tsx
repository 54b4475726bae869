import { useEffect } from 'react';
import { usePane, useSelected } from '../../app/pane-context';
import type { PaneState } from '../../state/pane-state';
import type { RunView } from '../../runs/run-watcher';
import { isActive } from '../../runs/runs-view';
import { BeforeRun } from './order/BeforeRun';
import { RunProgress } from './RunProgress';

/** The run that is to be shown; undefined: what a next one would do. */
function shownRun({ shownRun: shown, runs }: PaneState): RunView | undefined {
  if (shown === 'next') return undefined;
  if (shown !== undefined) return runs.watched.find(({ summary }) => summary.id === shown);
  return runs.watched.find(({ summary }) => isActive(summary));
}

/** Run: what a run would do, and after the agent's yes, what it is doing. */
export function RunPanel() {
  const { store } = usePane();
  const run = useSelected(shownRun);
  const id = run?.summary.id;
  // A run that ends while it is looked at stays in sight.
  useEffect(() => {
    if (id !== undefined) store.set({ shownRun: id });
  }, [id, store]);
  return run === undefined ? <BeforeRun /> : <RunProgress key={run.summary.id} run={run} />;
}
