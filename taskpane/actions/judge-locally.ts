import type { RowKey } from '../../src/workbook';
import { helpPatches } from '../live-help/help-patches';
import { contentOf } from '../state/workbook-state';
import type { Services } from '../pane-world';
import { offered, type Action } from './action';
import { readWorkbook, stateOf, type ReadingContext } from './read-workbook';

/**
 * Judges edited rows by what the workbook alone can tell, and lets their cells say so. In one piece with the reading:
 * what Check or a run writes meanwhile is seen, never written over.
 */
export async function judgeEdited(
  context: ReadingContext & { readonly services: Pick<Services, 'clock'> },
  keys: readonly RowKey[],
): Promise<void> {
  const { services, store } = context;
  if (contentOf(await readWorkbook(context)) === undefined || keys.length === 0) return;
  const content = await services.workbook.revise((read) => {
    if (contentOf(stateOf({ content: read }, store.get())) === undefined) return {};
    return { rows: helpPatches(read, keys, store.get().check?.rows ?? new Map(), services.clock) };
  });
  store.set({ workbook: stateOf({ content }, store.get()) });
}

/** The same as an action: what runs while the agent types. */
export const judgeLocally: Action<readonly RowKey[]> = {
  key: 'judge-locally',
  label: 'pane.check.run',
  offered: () => offered,
  run: judgeEdited,
};
