import type { MigrationColumn, RowKey } from '../../src/workbook';
import { offered, type Action } from './action';
import { showNotices } from './notices';

/** A row, or one cell of it. */
export interface Place {
  readonly row: RowKey;
  readonly column?: MigrationColumn;
}

/** Shows a row, or one cell of it, in the sheet. */
export const reveal: Action<Place> = {
  key: 'reveal',
  label: 'pane.show',
  offered: () => offered,
  run: async ({ services, store }, { row, column }) => {
    const found = await services.workbook.reveal(row, column);
    if (!found) showNotices(store, [{ id: 'reveal', intent: 'info', title: { key: 'pane.row-gone', values: {} } }]);
  },
};
