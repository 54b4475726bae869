import { applyResults, type RowKey } from '../../src/workbook';
import { helpPatches } from '../live-help/help-patches';
import { contentOf } from '../state/workbook-state';
import { offered, type Action, type ActionContext } from './action';
import { readWorkbook } from './read-workbook';

/** Judges edited rows by what the workbook alone can tell, and lets their cells say so. */
export async function judgeEdited(
  context: Pick<ActionContext, 'services' | 'store'>,
  keys: readonly RowKey[],
): Promise<void> {
  const { services, store } = context;
  const content = contentOf(await readWorkbook(context));
  if (content === undefined || keys.length === 0) return;
  const rows = helpPatches(content, keys, store.get().check?.rows ?? new Map(), services.clock);
  if (rows.length === 0) return;
  await services.workbook.patch({ rows });
  store.set({ workbook: { status: 'open', content: applyResults(content, { rows }) } });
}

/** The same as an action: what runs while the agent types. */
export const judgeLocally: Action<readonly RowKey[]> = {
  key: 'judge-locally',
  label: 'pane.check.run',
  offered: () => offered,
  run: judgeEdited,
};
