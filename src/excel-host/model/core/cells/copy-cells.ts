import { formulaText, type Formula } from '../../../formula/formula';
import { addressOf } from '../../address';
import { contains, encloses, intersection, overlaps, sheetColumns, sheetRows, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { CopyWhat } from '../../sheet';
import { adjustCells, adjustNames, adjustRules } from '../formulas/adjust-formulas';
import type { CellContent } from './cell-store';
import { copyLinks, moveLinks } from '../sheets/hyperlinks-model';
import type { SheetCore } from '../sheets/sheet-core';
import type { Shift } from '../formulas/shift';
import { syncHeaders } from '../tables/table-headers';
import { checkArea, eachContent } from './write-cells';

interface Source {
  readonly sheet: SheetCore;
  readonly area: Area;
}

/** What a cell shows of a formula elsewhere: copied together with that formula it will be shown again. */
function spilledValue(sheet: SheetCore, area: Area, row: number, column: number, which: 'own' | 'apart' | 'all') {
  const value = which === 'own' ? undefined : sheet.store.value(row, column);
  if (value === undefined || which === 'all') return value;
  const spill = sheet.workbook.calculator.spillOver(sheet.id, row, column);
  return spill && contains(area, spill.row, spill.column) ? undefined : value;
}

/** Cells as they were before anything was written, so that a copy may overlap what it copies. */
export function contentsOf(
  { sheet, area }: Source,
  spilled: 'own' | 'apart' | 'all' = 'own',
): readonly (readonly CellContent[])[] {
  sheet.workbook.upToDate();
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => {
      const content = sheet.store.content(area.row + row, area.column + column);
      const value = content.value ?? spilledValue(sheet, area, area.row + row, area.column + column, spilled);
      return { ...content, value, format: sheet.store.format(area.row + row, area.column + column) };
    }),
  );
}

function copied(before: CellContent, from: CellContent, what: CopyWhat): CellContent {
  switch (what) {
    case 'All':
      return from;
    case 'Formulas':
      return { ...from, format: before.format };
    case 'Values':
      return { value: from.value, formula: undefined, format: before.format };
    case 'Formats':
      return { ...before, format: from.format };
  }
}

/** Copies cells over an area; a smaller source is repeated where it fits a whole number of times. */
export function copyCells(
  source: Source,
  target: Source,
  what: CopyWhat,
  { skipBlanks = false, transpose = false }: { skipBlanks?: boolean; transpose?: boolean } = {},
): Area {
  const { sheet } = target;
  const size = transpose
    ? { rows: source.area.columns, columns: source.area.rows }
    : { rows: source.area.rows, columns: source.area.columns };
  const repeats = target.area.rows % size.rows === 0 && target.area.columns % size.columns === 0;
  const area = repeats ? target.area : { ...target.area, ...size };
  checkArea(area);
  const bounded = { ...source, area: clipped(source) };
  const contents = contentsOf(bounded, what === 'Values' ? 'all' : 'apart');
  sheet.store.bulk(area, () => {
    const rows = Math.min(area.rows, Math.max(sheet.store.rowCount, bounded.area.rows) + size.rows);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < area.columns; column += 1) {
        const [r, c] = [row % size.rows, column % size.columns];
        const from = (transpose ? contents[c]?.[r] : contents[r]?.[c]) ?? {
          value: undefined,
          formula: undefined,
          format: 0,
        };
        if (skipBlanks && from.value === undefined && !from.formula) continue;
        const before = sheet.store.content(area.row + row, area.column + column);
        sheet.store.set(area.row + row, area.column + column, copied(before, from, what));
      }
    }
  });
  if (what === 'All') copyLinks(bounded, sheet, area, transpose);
  syncHeaders(sheet, area);
  return area;
}

/** A source that spans the sheet is copied as far as it is used. */
function clipped({ sheet, area }: Source): Area {
  if (area.rows < sheetRows && area.columns < sheetColumns) return area;
  const used = { row: 0, column: 0, rows: Math.max(sheet.store.rowCount, 1), columns: sheetColumns };
  const rows = intersection(area, used) ?? { ...area, rows: 1 };
  return { ...rows, columns: Math.max(Math.min(rows.columns, sheet.store.columnsIn(rows, true)), 1) };
}

/** Moves cells: formulas that name them follow, what they leave is empty (`Range.moveTo`, cut and paste). */
export function moveCells(
  source: Source,
  target: { readonly sheet: SheetCore; readonly row: number; readonly column: number },
): void {
  const { sheet, area } = source;
  const moved = { row: target.row, column: target.column, rows: area.rows, columns: area.columns };
  checkArea(moved);
  const whole = sheet.state.tables.filter((table) => encloses(area, table.area));
  const inTheWay = target.sheet.state.tables.some((table) => !whole.includes(table) && overlaps(table.area, moved));
  // A table moves within its sheet, and not over another one.
  if (whole.length > 0 && (target.sheet !== sheet || inTheWay))
    throw new ExcelProblem('InvalidOperation', addressOf(area));
  const contents = contentsOf(source);
  const formulas = new Map<string, string>();
  const { calculatorScope } = sheet.workbook;
  const place = (row: number, column: number) => ({ sheetId: sheet.id, row, column });
  contents.forEach((line, r) =>
    line.forEach(({ formula }, c) => {
      if (formula)
        formulas.set(
          `${String(r)},${String(c)}`,
          formulaText(formula, place(area.row + r, area.column + c), calculatorScope),
        );
    }),
  );
  eachContent(sheet, area, (row, column) => sheet.store.clearCell(row, column));
  moveLinks(source, target.sheet, moved);
  const shelf = sheet.workbook.calculator.shelf;
  contents.forEach((line, r) =>
    line.forEach((content, c) => {
      const text = formulas.get(`${String(r)},${String(c)}`);
      const to = { sheetId: target.sheet.id, row: moved.row + r, column: moved.column + c };
      const formula: Formula | undefined = text === undefined ? undefined : shelf.read(text, to);
      target.sheet.store.set(to.row, to.column, { ...content, formula });
    }),
  );
  if (sheet === target.sheet) {
    for (const { id, area: before } of whole) {
      const next = {
        ...before,
        row: before.row + moved.row - area.row,
        column: before.column + moved.column - area.column,
      };
      sheet.updateTable(id, { area: next });
    }
    followMove(sheet, area, moved);
  }
  syncHeaders(target.sheet, moved);
}

/** Lets references to cells that moved within their sheet follow. */
function followMove(sheet: SheetCore, area: Area, moved: Area): void {
  const down = moved.row - area.row;
  const right = moved.column - area.column;
  const shift: Shift = {
    sheetId: sheet.id,
    area: (one) => {
      const common = intersection(one, area);
      const whole = common && addressOf(common) === addressOf(one);
      return whole ? { ...one, row: one.row + down, column: one.column + right } : one;
    },
    before: (at) => at,
  };
  adjustCells(sheet.workbook, shift);
  adjustNames(sheet.workbook, shift);
  adjustRules(sheet.workbook, { ...shift, sheetId: sheet.id });
}
