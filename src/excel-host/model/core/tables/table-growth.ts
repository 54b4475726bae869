import { ExcelProblem } from '../../excel-problem';
import { addressOf } from '../../address';
import { intersection, lastRow, overlaps, sheetRows, type Area } from '../../area';
import type { SheetCore } from '../sheets/sheet-core';
import { bodyOf, type TableState } from '../states';

/** Cells below a table as far as the sheet goes. */
export function below(table: TableState): Area {
  const row = lastRow(table.area) + 1;
  return { ...table.area, row, rows: sheetRows - row };
}

/** Refuses a table area that is too small, or lies over another table or merged cells. */
export function checkTableArea(sheet: SheetCore, area: Area, ownId: string | undefined): void {
  const others = sheet.state.tables.filter((table) => table.id !== ownId);
  if (others.some((table) => overlaps(table.area, area))) throw new ExcelProblem('InvalidOperation', addressOf(area));
  if (sheet.state.merges.some((merge) => overlaps(merge, area))) {
    throw new ExcelProblem('InvalidOperation', addressOf(area));
  }
  const filter = sheet.state.filter?.area;
  if (filter && overlaps(filter, area)) throw new ExcelProblem('InvalidOperation', addressOf(area));
}

/** The formula that all body cells of a column have; undefined where they differ. */
export function calculatedColumn(sheet: SheetCore, table: TableState, index: number) {
  const body = bodyOf(table);
  const column = body.column + index;
  const formula = sheet.store.formula(body.row, column);
  if (!formula || sheet.store.formula(lastRow(body), column) !== formula) return undefined;
  for (let row = body.row; row <= lastRow(body); row += 1) {
    if (sheet.store.formula(row, column) !== formula) return undefined;
  }
  return formula;
}

/** Gives new body rows the looks of the row before them and the formulas of calculated columns. */
export function dressRows(
  sheet: SheetCore,
  table: TableState,
  from: number,
  count: number,
  formulas: readonly ReturnType<typeof calculatedColumn>[],
  like: number,
): void {
  const area = { ...table.area, row: from, rows: count };
  sheet.store.bulk(area, () => {
    for (let row = from; row < from + count; row += 1) {
      for (let index = 0; index < table.area.columns; index += 1) {
        const column = table.area.column + index;
        const format = sheet.store.row(like)?.formats?.[column];
        const formula = formulas[index];
        const content = sheet.store.content(row, column);
        if (formula && content.value === undefined) sheet.store.set(row, column, { value: undefined, formula, format });
        else if (content.format === undefined && format !== undefined) sheet.store.setFormat(row, column, format);
      }
    }
  });
}

/** Validations and conditional formats that reach the last row of a table reach its new rows as well. */
export function stretchRules(sheet: SheetCore, last: number, added: number, table: TableState): void {
  const stretched = (areas: readonly Area[]): readonly Area[] =>
    areas.map((area) => {
      const touches = lastRow(area) === last && intersection(area, { ...table.area, row: last, rows: 1 });
      return touches ? { ...area, rows: area.rows + added } : area;
    });
  const { validations, conditionalFormats } = sheet.state;
  sheet.update({
    validations: validations.map((entry) => ({ ...entry, areas: stretched(entry.areas) })),
    conditionalFormats: conditionalFormats.map((entry) => ({ ...entry, areas: stretched(entry.areas) })),
  });
}
