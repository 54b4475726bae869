import type { RunAnswer } from '../../../src/contract';
import { RunWatcher, type RunView } from '../../../taskpane/runs/run-watcher';
import { excelAtWork, keyOf, rowsTo, type ExcelAtWork } from '../../workbook/office-js/excel';
import { runAnswerOf, runIdOf, summaryOf } from '../support/answers';
import { handClock } from '../support/hand-clock';

describe('following a run', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(2));
  });
  afterEach(() => excel.close());

  it('keeps to what the stream said last, however late the rows that did not pass arrive', async () => {
    let answer: (late: RunAnswer) => void = () => undefined;
    const asked = new Promise<RunAnswer>((resolve) => (answer = resolve));
    let last: RunView | undefined;
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (ended = resolve));
    const watcher = new RunWatcher(runAnswerOf({ status: 'checking' }), {
      gateway: {
        run: () => asked,
        follow: (_id, listener) => {
          listener.run(summaryOf({ status: 'running' }));
          listener.rows({ rows: [{ ...keyOf(1), state: 'done' }], users: [] });
          // What was asked for when the check was over was said before the run's end, and comes after it.
          setImmediate(() => {
            answer(
              runAnswerOf({
                status: 'running',
                rows: [{ ...keyOf(1), state: 'purchasing' }],
                notRun: [{ ...keyOf(2), state: 'invalid' }],
              }),
            );
          });
          return Promise.resolve(summaryOf({ status: 'ended', counts: { done: 1 } }));
        },
      },
      workbook: excel.port,
      clock: handClock({ start: '2026-11-21T08:00:00Z' }),
      mayWrite: () => true,
      changed: (view) => (last = view),
      wrote: () => undefined,
      ended: () => {
        ended();
      },
    });
    watcher.start();
    await end;

    expect(last?.summary).toMatchObject({ id: runIdOf(1), status: 'ended', counts: { done: 1 } });
    expect([...(last?.rows.values() ?? [])].map(({ state }) => state)).toEqual(['done']);
    expect(last?.notRun.map(({ state }) => state)).toEqual(['invalid']);
  });
});
