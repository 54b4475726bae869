import { parseArea, splitAddress } from '../../../../src/excel-host';
import { selectArea } from '../selection/selection';
import type { GridState } from './grid-state';

/** Selects what a name or an address stands for; false where it stands for nothing. */
export function goTo(state: GridState, wanted: string): boolean {
  const { workbook, sheet } = state;
  const { sheet: sheetName, rest } = splitAddress(wanted);
  const target = sheetName === undefined ? sheet : workbook.sheets.find(sheetName);
  let place = target && target.visibility === 'Visible' ? { sheetId: target.id, area: parseArea(rest) } : undefined;
  if (!place?.area) {
    const names = [sheet.names.find(wanted), workbook.names.find(wanted)].flatMap((name) => (name ? [name] : []));
    const named = names.flatMap((name) => workbook.names.area(name) ?? [])[0];
    const table = workbook.tables.find(wanted);
    place = named ?? (table && { sheetId: table.sheetId, area: table.bodyArea });
  }
  if (!place?.area || workbook.sheets.get(place.sheetId).visibility !== 'Visible') return false;
  if (place.sheetId !== sheet.id) state.activate(place.sheetId);
  state.select(selectArea(place.area), { row: place.area.row, column: place.area.column });
  state.focus();
  return true;
}
