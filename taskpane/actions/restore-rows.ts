import type { RunId } from '../../src/base';
import { offered, type Action } from './action';
import { readWorkbook } from './read-workbook';

/** Brings rows back into the sheet that were deleted while their run went on. */
export const restoreRows: Action<RunId> = {
  key: 'restore-rows',
  label: 'pane.run.restore',
  working: 'pane.run.restoring',
  offered: () => offered,
  run: async (context, run) => {
    const count = await context.services.runs.restore(run);
    await readWorkbook(context);
    context.announce('pane.run.restored', { count });
  },
};
