import type { Sentence } from '../../src/workbook';
import type { RunView } from './run-watcher';
import type { RunsView } from './runs-view';

/** Progress is told aloud in tenths: oftener would drown everything else. */
const steps = 10;

function tenth({ summary }: RunView): number {
  return summary.rowsTotal === 0 ? 0 : Math.floor((summary.rowsSettled * steps) / summary.rowsTotal);
}

function newsOf(before: RunView | undefined, now: RunView): Sentence | undefined {
  const { status, rowsSettled, rowsTotal } = now.summary;
  if (before === undefined) return undefined;
  if (before.summary.status !== status) {
    return { key: `pane.run.status.${status}`, values: {} };
  }
  if (before.connected !== now.connected) {
    return { key: now.connected ? 'pane.run.connected' : 'pane.run.lost', values: {} };
  }
  if (tenth(before) !== tenth(now)) {
    return { key: 'pane.run.rows-settled', values: { done: rowsSettled, total: rowsTotal } };
  }
  return undefined;
}

/** What is worth telling somebody who does not see the pane: a run's change of status, and every tenth of its rows. */
export function milestone(before: RunsView, now: RunsView): Sentence | undefined {
  for (const run of now.watched) {
    const earlier = before.watched.find((one) => one.summary.id === run.summary.id);
    const news = newsOf(earlier, run);
    if (news !== undefined) return news;
  }
  return undefined;
}
