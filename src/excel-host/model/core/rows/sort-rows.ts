import { addressOf } from '../../address';
import { overlaps, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { SortField } from '../../filter';
import { errorCodes, isError, type CellValue } from '../../value';
import type { SheetCore } from '../sheets/sheet-core';

/** Numbers before texts before truth values before errors ("Sort data in a range or table"; VBA "Range.Sort"). */
function rank(value: Exclude<CellValue, undefined>): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

interface Order {
  readonly compare: (a: CellValue, b: CellValue) => number;
}

function orderOf(sheet: SheetCore, field: SortField, matchCase: boolean): Order {
  const collator = new Intl.Collator(sheet.workbook.locale, {
    sensitivity: matchCase ? 'variant' : 'accent',
    caseFirst: matchCase ? 'lower' : 'false',
  });
  const sign = field.ascending === false ? -1 : 1;
  const read = (value: CellValue): CellValue => {
    if (field.dataOption !== 'TextAsNumber' || typeof value !== 'string') return value;
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  };
  return {
    compare: (left, right) => {
      const a = read(left);
      const b = read(right);
      // Blank cells come last, whichever way is sorted.
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
      const kinds = rank(a) - rank(b);
      if (kinds !== 0) return sign * kinds;
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
      if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
      if (isError(a) && isError(b)) return sign * (errorCodes.indexOf(a.error) - errorCodes.indexOf(b.error));
      return sign * (Number(a) - Number(b));
    },
  };
}

function colorAt(sheet: SheetCore, row: number, column: number, field: SortField): string {
  const format = sheet.workbook.formats.format(sheet.store.format(row, column));
  return (field.sortOn === 'FontColor' ? format.font.color : (format.fill ?? '')).toLowerCase();
}

/** The order in which the rows of an area come: row `at` gets what stands at `order[at]`. Equal rows stay in order. */
export function sortedOrder(
  sheet: SheetCore,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
): readonly number[] {
  sheet.workbook.upToDate();
  const orders = fields.map((field) => {
    if (!Number.isInteger(field.key) || field.key < 0 || field.key >= area.columns) {
      throw new ExcelProblem('InvalidArgument', String(field.key));
    }
    const column = area.column + field.key;
    if (field.sortOn === 'CellColor' || field.sortOn === 'FontColor') {
      const wanted = (field.color ?? '').toLowerCase();
      const sign = field.ascending === false ? 1 : -1;
      return (a: number, b: number): number =>
        sign *
        (Number(colorAt(sheet, area.row + a, column, field) === wanted) -
          Number(colorAt(sheet, area.row + b, column, field) === wanted));
    }
    const { compare } = orderOf(sheet, field, matchCase);
    const keys = Array.from({ length: area.rows }, (_, at) => sheet.store.value(area.row + at, column));
    return (a: number, b: number): number => compare(keys[a], keys[b]);
  });
  const order = Array.from({ length: area.rows }, (_, at) => at);
  return order.sort((a, b) => {
    for (const compare of orders) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return a - b;
  });
}

/** Sorts rows whole within the area: contents, formulas and looks go together. */
export function sortRows(sheet: SheetCore, area: Area, fields: readonly SortField[], matchCase: boolean): void {
  if (sheet.state.merges.some((merge) => overlaps(merge, area))) {
    throw new ExcelProblem('InvalidOperation', addressOf(area));
  }
  const used = { ...area, rows: Math.min(area.rows, Math.max(sheet.store.rowCount - area.row, 0)) };
  const width = Math.min(area.columns, Math.max(sheet.store.columnsIn(used, true) - area.column, 0));
  if (used.rows < 2 || width < 1) return;
  const order = sortedOrder(sheet, used, fields, matchCase);
  // Rows that a filter hides stay where they are ("Sort data in a range or table").
  const visible = order.filter((at) => sheet.store.row(used.row + at)?.filtered !== true);
  const slots = [...visible].sort((a, b) => a - b);
  const placed = Array.from({ length: used.rows }, (_, at) => at);
  slots.forEach((slot, index) => (placed[slot] = visible[index] ?? slot));
  const sorted = { ...used, columns: width };
  sheet.store.bulk(sorted, () => sheet.store.reorder(sorted, placed));
}

/** Sorts columns whole by the values of rows: the rows of the sheet turned on their side. */
export function sortColumns(sheet: SheetCore, area: Area, fields: readonly SortField[], matchCase: boolean): void {
  sheet.workbook.upToDate();
  const orders = fields.map((field) => {
    if (field.key < 0 || field.key >= area.rows) throw new ExcelProblem('InvalidArgument', String(field.key));
    const { compare } = orderOf(sheet, field, matchCase);
    const row = area.row + field.key;
    return (a: number, b: number): number =>
      compare(sheet.store.value(row, area.column + a), sheet.store.value(row, area.column + b));
  });
  const order = Array.from({ length: area.columns }, (_, at) => at).sort((a, b) => {
    for (const compare of orders) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return a - b;
  });
  const contents = order.map((from) =>
    Array.from({ length: area.rows }, (_, row) => sheet.store.content(area.row + row, area.column + from)),
  );
  contents.forEach((line, column) =>
    line.forEach((content, row) => sheet.store.set(area.row + row, area.column + column, content)),
  );
}
