import type { SubscriptionId } from '../../src/base';
import { stateAccepts, stateTable, type RowCommand, type RowState } from '../../src/migration';
import { migrationKey, type MigrationRow, type RowPatch, type WorkbookContent } from '../../src/workbook';
import type { RunView } from './run-watcher';

/** A row of a run, with the words that the workbook has for it. */
export interface RunRow {
  readonly key: string;
  readonly patch: RowPatch;
  readonly state: RowState;
  /** undefined: the row is not in the workbook (any more). */
  readonly row: MigrationRow | undefined;
}

/** What a person should look at first: what needs them, then what is on its way, then what is over. */
const attention: readonly RowState[] = [
  'unknown',
  'failed-reassign',
  'failed-retire',
  'failed-purchase',
  'partial',
  'stale',
  'invalid',
  'paused',
  'throttled',
  'purchasing',
  'provisioning',
  'reassigning',
  'retiring',
  'undoing',
  'queued',
  'scheduled',
  'drifted',
  'done',
  'undone',
  'cancelled',
  'held',
  'ready',
  'draft',
  'excluded',
];

export function compareByAttention(a: RowState, b: RowState): number {
  return attention.indexOf(a) - attention.indexOf(b);
}

/** The rows of a run, those that did not pass its check included, in the order in which a person wants to see them. */
export function runRows(view: RunView, content: WorkbookContent | undefined): readonly RunRow[] {
  const inSheet = new Map(content?.rows.map((row) => [migrationKey(row), row]));
  const patches = new Map(view.notRun.map((row) => [migrationKey(row), row]));
  for (const [key, row] of view.rows) patches.set(key, row);
  return [...patches]
    .map(([key, patch]): RunRow => ({ key, patch, state: patch.state ?? 'queued', row: inSheet.get(key) }))
    .sort(
      (a, b) => compareByAttention(a.state, b.state) || (a.row?.rowNumber ?? Infinity) - (b.row?.rowNumber ?? Infinity),
    );
}

/** How many rows of the run are in which state, the most urgent first. */
export function countStates(rows: readonly RunRow[]): readonly { readonly state: RowState; readonly count: number }[] {
  const counts = new Map<RowState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count })).sort((a, b) => compareByAttention(a.state, b.state));
}

/** Rows of the run that a command can be given to. */
export function accepting(view: RunView, command: RowCommand): readonly SubscriptionId[] {
  return [...view.rows.values()].flatMap(({ state, subscriptionId }) =>
    state !== undefined && stateAccepts(state, command) ? [subscriptionId] : [],
  );
}

/** Whether the run has told that something was bought for the row: the gateway does not cancel it any more. */
function isBought({ result }: RowPatch): boolean {
  return result?.purchase === 'done' || (result?.order ?? '') !== '' || (result?.newSubscription ?? '') !== '';
}

/** Whether a cancel can reach the row, as far as its run has told. */
export function isCancellable(row: RowPatch): boolean {
  return row.state !== undefined && stateAccepts(row.state, 'cancel') && !isBought(row);
}

/** What would become of the rows of a run if it were cancelled now. */
export interface CancelOutlook {
  /** Nothing was bought for them. */
  readonly cancelled: number;
  /** Somebody has paused them after their purchase: they stay as they are. */
  readonly stayPaused: number;
  readonly goOn: number;
}

export function cancelOutlook(view: RunView): CancelOutlook {
  const rows = [...view.rows.values()];
  const open = rows.filter(({ state }) => state !== undefined && stateTable[state].stage !== 'end');
  const cancelled = rows.filter(isCancellable).length;
  const stayPaused = rows.filter((row) => row.state === 'paused' && isBought(row)).length;
  return { cancelled, stayPaused, goOn: open.length - cancelled - stayPaused };
}

const retriable: readonly RowState[] = ['failed-reassign', 'failed-retire', 'partial', 'failed-purchase'];

/** Rows that can be tried again. */
export function failedRows(view: RunView): readonly SubscriptionId[] {
  return [...view.rows.values()].flatMap(({ state, subscriptionId }) =>
    state !== undefined && retriable.includes(state) ? [subscriptionId] : [],
  );
}
