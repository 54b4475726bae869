import { rowStates, stateTable, type RowState } from '../../../src/migration';
import { migrationKey, type RowPatch } from '../../../src/workbook';
import { milestone } from '../../../taskpane/runs/milestone';
import {
  accepting,
  cancelOutlook,
  countStates,
  failedRows,
  isCancellable,
  runRows,
} from '../../../taskpane/runs/run-rows';
import type { RunView } from '../../../taskpane/runs/run-watcher';
import { undoOutlook } from '../../../taskpane/runs/undo-outlook';
import { rowPatchOf, summaryOf } from '../support/answers';

function viewOf(rows: readonly RowPatch[], more: Partial<RunView> = {}): RunView {
  return {
    summary: summaryOf(),
    rows: new Map(rows.map((row) => [migrationKey(row), row])),
    notRun: [],
    connected: true,
    waiting: 0,
    held: undefined,
    missing: [],
    ...more,
  };
}

const rowsIn = (states: readonly RowState[]): readonly RowPatch[] =>
  states.map((state, index) => rowPatchOf(index + 1, { state }));

describe('the rows of a run', () => {
  it('come with those first that need a person', () => {
    const view = viewOf(rowsIn(['done', 'queued', 'unknown', 'failed-retire', 'purchasing']));
    expect(runRows(view, undefined).map(({ state }) => state)).toEqual([
      'unknown',
      'failed-retire',
      'purchasing',
      'queued',
      'done',
    ]);
    expect(countStates(runRows(viewOf(rowsIn(['done', 'unknown', 'done'])), undefined))).toEqual([
      { state: 'unknown', count: 1 },
      { state: 'done', count: 2 },
    ]);
  });

  it('have a place in the order for every state there is', () => {
    const sorted = runRows(viewOf(rowsIn(rowStates)), undefined).map(({ state }) => state);
    expect(sorted[0]).toBe('unknown');
    expect(new Set(sorted).size).toBe(rowStates.length);
  });

  it('name those that did not pass the check as well', () => {
    const view = viewOf(rowsIn(['done']), { notRun: [rowPatchOf(9, { state: 'invalid' })] });
    expect(runRows(view, undefined).map(({ state }) => state)).toEqual(['invalid', 'done']);
  });

  it('take commands as the table of states says', () => {
    const view = viewOf(rowsIn(rowStates));
    for (const command of ['pause', 'resume', 'cancel', 'retry', 'undo'] as const) {
      const able = rowStates.filter((state) => (stateTable[state].accepts as readonly string[]).includes(command));
      expect(accepting(view, command)).toHaveLength(able.length);
    }
  });

  it('say before a cancel which of them it reaches: those for which nothing was bought', () => {
    const view = viewOf(rowsIn(['queued', 'scheduled', 'paused', 'provisioning', 'reassigning', 'done', 'cancelled']));
    expect(cancelOutlook(view)).toEqual({ cancelled: 3, stayPaused: 0, goOn: 2 });
  });

  it('stay paused when their run is cancelled after something was bought for them', () => {
    const bought = rowPatchOf(1, { state: 'paused', result: { purchase: 'done' } });
    const ordered = rowPatchOf(2, { state: 'paused', result: { purchase: 'unknown', order: 'A1' } });
    const before = rowPatchOf(3, { state: 'paused', result: { purchase: 'waiting', order: '' } });
    expect(cancelOutlook(viewOf([bought, ordered, before]))).toEqual({ cancelled: 1, stayPaused: 2, goOn: 0 });
    expect([bought, ordered, before].map(isCancellable)).toEqual([false, false, true]);
  });

  it('are tried again where they failed, and not where nothing is clear', () => {
    const view = viewOf(rowsIn(['failed-purchase', 'failed-reassign', 'failed-retire', 'partial', 'unknown', 'done']));
    expect(failedRows(view)).toHaveLength(4);
  });

  it('cannot be undone where it was retired and no day is known until which that could be taken back', () => {
    const final = rowPatchOf(1, { state: 'done', result: { retired: 'done', undoUntil: undefined } });
    const left = rowPatchOf(2, { state: 'done', result: { retired: 'skipped', undoUntil: undefined } });
    const outlook = undoOutlook(viewOf([final, left]), new Date('2026-11-21T23:00:00Z'));
    expect(outlook).toMatchObject({ possible: [left], tooLate: [], never: [final] });
  });

  it('can be undone until the end of the day that is named', () => {
    const limited = (number: number, undoUntil: string | undefined): RowPatch =>
      rowPatchOf(number, { state: 'done', result: { undoUntil } });
    const view = viewOf([
      limited(1, '2026-11-21T00:00:00Z'),
      limited(2, '2026-11-20T00:00:00Z'),
      limited(3, undefined),
      rowPatchOf(4, { state: 'queued' }),
    ]);
    const outlook = undoOutlook(view, new Date('2026-11-21T23:00:00Z'));
    expect(outlook.possible.map(({ subscriptionId }) => subscriptionId.slice(-1))).toEqual(['1', '3']);
    expect(outlook.tooLate).toHaveLength(1);
    expect(outlook.until).toBe('2026-11-21T00:00:00.000Z');
    expect(undoOutlook(view, new Date('2026-11-22T00:00:00Z')).possible).toHaveLength(1);
  });
});

describe('what is told aloud of a run', () => {
  const at = (rowsSettled: number, more: Partial<RunView> = {}) => ({
    history: [],
    problem: undefined,
    watched: [viewOf([], { summary: summaryOf({ rowsSettled, rowsTotal: 200 }), ...more })],
  });

  it('is every tenth of the rows and nothing between', () => {
    expect(milestone(at(0), at(19))).toBeUndefined();
    expect(milestone(at(19), at(20))).toEqual({ key: 'pane.run.rows-settled', values: { done: 20, total: 200 } });
  });

  it('is a change of status and of the connection', () => {
    const ended = at(0, { summary: summaryOf({ status: 'ended', rowsTotal: 200 }) });
    expect(milestone(at(0), ended)).toMatchObject({ key: 'pane.run.status.ended' });
    expect(milestone(at(0), at(0, { connected: false }))).toMatchObject({ key: 'pane.run.lost' });
    expect(milestone(at(0, { connected: false }), at(0))).toMatchObject({ key: 'pane.run.connected' });
  });

  it('is nothing when a run is only found', () => {
    expect(milestone({ history: [], watched: [], problem: undefined }, at(100))).toBeUndefined();
  });
});
