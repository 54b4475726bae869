import { idKey, Problem, sameId, type SubscriptionId } from '../../base';
import type { RowState } from '../../migration';
import type { RowView } from '../../engine';
import type { MigrationRow, WorkbookContent } from '../../workbook';

/** Which rows a run is asked for. */
export interface RunSelection {
  /** `failed`: only rows of earlier runs that failed; `ready`: only rows that no run has taken. Undefined: both. */
  readonly only: 'failed' | 'ready' | undefined;
  /** Undefined: all that are included. */
  readonly subscriptions: readonly SubscriptionId[] | undefined;
}

/** What is to be done with the rows of a workbook. */
export interface RunWork {
  /** To be checked and, when clean, submitted. */
  readonly fresh: readonly MigrationRow[];
  /** Under way already, in this run or another: followed. */
  readonly following: readonly RowView[];
  /** Failed after their purchase, or waiting for a person who is here now: taken up again. */
  readonly retrying: readonly RowView[];
  readonly resuming: readonly RowView[];
  /** At a good end: shown. */
  readonly finished: readonly RowView[];
}

const failedAfterPurchase: readonly RowState[] = ['failed-reassign', 'failed-retire'];
const finishedStates: readonly RowState[] = ['done', 'partial', 'drifted'];
const free: readonly RowState[] = ['failed-purchase', 'cancelled', 'undone', 'stale'];

/**
 * Sorts the rows by what earlier runs have made of them. Throws `row-not-found` for an id that is in no row.
 * `leftAlone`: rows that are nobody's work, whatever state they are in.
 */
export function selectRows(
  content: WorkbookContent,
  views: readonly RowView[],
  selection: RunSelection,
  leftAlone: (view: RowView) => boolean = () => false,
): RunWork {
  for (const id of selection.subscriptions ?? []) {
    if (!content.rows.some((row) => sameId(row.subscriptionId, id))) {
      throw new Problem('row-not-found', { subscription: id });
    }
  }
  const asked = content.rows.filter(
    (row) =>
      row.plan.include === 'yes' && (selection.subscriptions?.some((id) => sameId(id, row.subscriptionId)) ?? true),
  );
  const bySubscription = new Map(views.map((view) => [idKey(view.record.plan.source.id), view]));
  const work = {
    fresh: [] as MigrationRow[],
    following: [] as RowView[],
    retrying: [] as RowView[],
    resuming: [] as RowView[],
    finished: [] as RowView[],
  };
  for (const row of asked) {
    const view = bySubscription.get(idKey(row.subscriptionId));
    if (view !== undefined && leftAlone(view)) continue;
    if (view === undefined || free.includes(view.record.state)) {
      const failedBefore = view?.record.state === 'failed-purchase';
      if (selection.only === undefined || (selection.only === 'failed') === failedBefore) work.fresh.push(row);
    } else if (failedAfterPurchase.includes(view.record.state)) {
      if (selection.only !== 'ready') work.retrying.push(view);
    } else if (view.record.state === 'paused') work.resuming.push(view);
    else if (finishedStates.includes(view.record.state)) {
      if (selection.only === undefined) work.finished.push(view);
    } else work.following.push(view);
  }
  return work;
}
