import type { Formula } from '../../formula/formula';
import { wholeSheet } from '../area';
import type { CellsPicture, StoredCell } from '../sheet';
import type { CellValue } from '../value';
import type { FormatId } from './format-table';
import type { SheetCore } from './sheet-core';

interface Line {
  readonly row: number;
  readonly values: readonly CellValue[];
  readonly formats: readonly (FormatId | undefined)[] | undefined;
  readonly formulas: ReadonlyMap<number, Formula> | undefined;
}

/** The cells of a sheet as they are now, for work that takes longer than nothing changes. */
export function pictureOf(sheet: SheetCore): CellsPicture {
  const { store, workbook } = sheet;
  const lines: Line[] = [];
  const used = new Set<FormatId>();
  store.eachRow(wholeSheet, ({ values, formats, formulas }, row) => {
    lines.push({ row, values: values.slice(), formats: formats?.slice(), formulas: formulas && new Map(formulas) });
    for (const format of formats ?? []) if (format !== undefined) used.add(format);
  });
  function* cells(): Iterable<StoredCell> {
    for (const { row, values, formats, formulas } of lines) {
      const end = Math.max(values.length, formats?.length ?? 0);
      for (let column = 0; column < end; column += 1) {
        const [value, format, formula] = [values[column], formats?.[column], formulas?.get(column)];
        if (value === undefined && format === undefined && !formula) continue;
        yield {
          row,
          column,
          value,
          ...(formula ? { formula: workbook.spelled(formula, sheet.id, row, column) } : {}),
          ...(format === undefined ? {} : { format: workbook.formats.format(format) }),
        };
      }
    }
  }
  return { formats: [...used].map((format) => workbook.formats.format(format)), cells };
}
