import type { RowView } from '../../engine';
import type { RowState } from '../../migration';

/** The end that a row came to; a row that drifted afterwards is not less done for it. */
export function endOfRow({ state, result }: RowView['record']): RowState {
  return state === 'drifted' ? (result.drift?.from ?? 'done') : state;
}
