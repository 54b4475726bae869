import { translate } from '../messages';
import type { RowCells, WorkbookModel } from '../workbook';
import type { WorkbookFile } from './job-on-files';

/** Whether a person would find a plan suggested in the row. */
function hasSuggestion(cells: RowCells): boolean {
  const plan = cells['targetPlan'];
  return plan !== undefined && plan !== null && plan !== '';
}

function accept(model: WorkbookModel): WorkbookModel {
  const include = translate('choice.include.yes', {}, model.locale);
  const rows = model.migrations.rows.map((row) => ({
    key: row.key,
    cells: () => {
      const written = row.cells();
      return hasSuggestion(written) ? { ...written, include } : written;
    },
  }));
  return { ...model, migrations: { rows } };
}

/** A workbook whose new rows say Yes to what is suggested: the person's part in the demonstration. */
export function withAcceptedSuggestions(workbook: WorkbookFile): WorkbookFile {
  return {
    supports: workbook.supports,
    kind: () => workbook.kind(),
    read: () => workbook.read(),
    render: (model) => workbook.render(accept(model)),
    patch: (patch) => workbook.patch(patch),
    watch: async (listener) => workbook.watch(listener),
  };
}
