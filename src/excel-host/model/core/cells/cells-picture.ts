import type { Formula } from '../../../formula/formula';
import type { Area } from '../../area';
import type { CellsPicture, StoredCell } from '../../sheet';
import type { CellValue } from '../../value';
import type { FormatId } from '../tables/format-table';
import { spillOf } from './read-cells';
import type { SheetCore } from '../sheets/sheet-core';

interface Line {
  readonly row: number;
  readonly values: readonly CellValue[];
  readonly formats: readonly (FormatId | undefined)[] | undefined;
  readonly formulas: ReadonlyMap<number, Formula> | undefined;
  /** What cells show of formulas elsewhere, and how far those of this row go. */
  readonly spilled: readonly CellValue[] | undefined;
  readonly spills: ReadonlyMap<number, Area> | undefined;
}

/** The cells of a sheet as they are now, for work that takes longer than nothing changes. */
export function pictureOf(sheet: SheetCore): CellsPicture {
  const { store, workbook } = sheet;
  const lines: Line[] = [];
  const used = new Set<FormatId>();
  const maySpill = new Map<Formula, boolean>();
  const spillsIn = (row: number, formulas: ReadonlyMap<number, Formula> | undefined) => {
    const found = new Map<number, Area>();
    for (const [column, formula] of formulas ?? []) {
      // Most formulas of a column are one.
      const may = maySpill.get(formula) ?? workbook.calculator.shelf.maySpill(formula, sheet.id);
      maySpill.set(formula, may);
      if (may) found.set(column, spillOf(sheet, row, column));
    }
    return found.size > 0 ? found : undefined;
  };
  for (let row = 0; row < store.rowCount; row += 1) {
    const { values = [], formats, formulas } = store.row(row) ?? {};
    const spilled = store.spilledIn(row)?.slice();
    if (!store.row(row) && !spilled) continue;
    lines.push({
      row,
      values: values.slice(),
      formats: formats?.slice(),
      formulas: formulas && new Map(formulas),
      spilled,
      spills: spillsIn(row, formulas),
    });
    for (const format of formats ?? []) if (format !== undefined) used.add(format);
  }
  const formulaAt = (formula: Formula, row: number, column: number, maySpill: boolean): string =>
    maySpill
      ? workbook.spelled(formula, sheet.id, row, column)
      : workbook.calculator.shelf.textOfOneValue(formula, { sheetId: sheet.id, row, column });
  function* cells(): Iterable<StoredCell> {
    for (const { row, values, formats, formulas, spilled, spills } of lines) {
      const end = Math.max(values.length, formats?.length ?? 0, spilled?.length ?? 0);
      for (let column = 0; column < end; column += 1) {
        const [format, formula] = [formats?.[column], formulas?.get(column)];
        const value = values[column] ?? spilled?.[column];
        const area = spills?.get(column);
        if (value === undefined && format === undefined && !formula) continue;
        yield {
          row,
          column,
          value,
          ...(formula ? { formula: formulaAt(formula, row, column, area !== undefined) } : {}),
          ...(area ? { spills: area } : {}),
          ...(format === undefined ? {} : { format: workbook.formats.format(format) }),
        };
      }
    }
  }
  return { formats: [...used].map((format) => workbook.formats.format(format)), cells };
}
