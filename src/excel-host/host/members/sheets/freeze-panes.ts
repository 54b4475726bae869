import { type Sheet } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type ObjectType } from '../../object-type';
import { optionalInteger } from '../input';
import { rangeOf } from '../ranges/lookup';

/** The frozen cells: the top rows, the left columns, or both; undefined where nothing is frozen. */
function location(sheet: Sheet, host: Host) {
  const { rows, columns } = sheet.freeze;
  if (rows === 0 && columns === 0) return undefined;
  const whole = host.cells(sheet.id, { row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
  const { area } = whole;
  return host.range(
    whole.at({ ...area, rows: rows === 0 ? area.rows : rows, columns: columns === 0 ? area.columns : columns }),
  );
}

export const freezePanesType: ObjectType<Sheet> = {
  name: 'WorksheetFreezePanes',
  methods: {
    // "freezeAt": the cells from the top left corner of the sheet to the last cell of the range stay in view.
    FreezeAt: (sheet, [range], host) => {
      const { area } = rangeOf(host, range, sheet);
      const wholeRows = area.columns >= 16_384;
      const wholeColumns = area.rows >= 1_048_576;
      sheet.setFreeze({
        rows: wholeColumns ? 0 : area.row + area.rows,
        columns: wholeRows ? 0 : area.column + area.columns,
      });
    },
    FreezeColumns: (sheet, [count]) => sheet.setFreeze({ rows: 0, columns: optionalInteger(count) ?? 1 }),
    FreezeRows: (sheet, [count]) => sheet.setFreeze({ rows: optionalInteger(count) ?? 1, columns: 0 }),
    GetLocation: (sheet, _, host) => {
      const found = location(sheet, host);
      if (found === undefined) throw new HostError('ItemNotFound');
      return found;
    },
    GetLocationOrNullObject: (sheet, _, host) => location(sheet, host) ?? null,
    Unfreeze: (sheet) => sheet.setFreeze({ rows: 0, columns: 0 }),
  },
};
