import { applyResults, type RowKey } from '../../src/workbook';
import { helpPatches } from '../live-help/help-patches';
import { contentOf } from '../state/workbook-state';
import type { Services } from '../pane-world';
import { offered, type Action } from './action';
import { readWorkbook, type ReadingContext } from './read-workbook';

/** Judges edited rows by what the workbook alone can tell, and lets their cells say so. */
export async function judgeEdited(
  context: ReadingContext & { readonly services: Pick<Services, 'clock'> },
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
