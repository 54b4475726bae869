import type { Cell, CellValue as FileValue, Style, Worksheet } from 'exceljs';
import {
  areaBetween,
  contains,
  defaultFormat,
  errorValue,
  errorCodes,
  formulaOfFile,
  lastRow,
  parseArea,
  sheetRows,
  type Area,
  type CellFormat,
  type CellValue,
  type PageLayout,
  type ProtectionOptions,
  type Sheet,
  type StoredCell,
} from '../../../../src/excel-host';
import { formatOf } from './cell-format';
import { readConditions } from './conditions';
import type { TakenRows } from './fast-rows';
import type { ReadHyperlink } from './hyperlinks';
import { addTable, type ReadTable } from './tables';
import { pointsOfWidth, serialOf } from './units';
import type { ReadValidation } from './validations';

/** What the reader of files leaves out, read from the part of the sheet itself. */
export interface SheetExtras {
  readonly tables: readonly ReadTable[];
  readonly validations: readonly ReadValidation[];
  /** Addresses of cells whose texts were entered behind an apostrophe, for those that the reader of files reads. */
  readonly quoted: ReadonlySet<string>;
  /** Numbers of the looks that say so, for those that were taken. */
  readonly quotedLooks: ReadonlySet<number>;
  /** Priorities of conditional formats at which judging ends. */
  readonly ends: ReadonlySet<number>;
  readonly protection: ProtectionOptions | undefined;
  /** Cells that were taken out of the part; undefined where the reader of files reads them. */
  readonly taken: TakenRows | undefined;
  readonly breaks: Pick<PageLayout, 'rowBreaks' | 'columnBreaks'>;
  readonly hyperlinks: readonly ReadHyperlink[];
  readonly notes: readonly { readonly address: string; readonly text: string }[];
}

function isErrorCode(text: string): text is (typeof errorCodes)[number] {
  return (errorCodes as readonly string[]).includes(text);
}

function valueOf(value: FileValue | undefined): CellValue {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return serialOf(value);
  if (typeof value !== 'object') return value;
  if ('error' in value) return isErrorCode(value.error) ? errorValue(value.error) : value.error;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  // The text of a link can be rich, whatever the types say.
  if ('hyperlink' in value) return valueOf(value.text);
  return 'result' in value ? valueOf(value.result) : undefined;
}

class Formats {
  private readonly known = new Map<Partial<Style>, CellFormat>();

  of(style: Partial<Style>): CellFormat {
    // Cells without a look have each an object of their own.
    if (Object.keys(style).length === 0) return defaultFormat;
    const before = this.known.get(style);
    if (before) return before;
    const format = formatOf(style);
    this.known.set(style, format);
    return format;
  }
}

/** The cells of a formula that answers many values: what they show is the formula's. */
function arrayOf({ value }: Cell): Area | undefined {
  if (value === null || typeof value !== 'object' || !('shareType' in value)) return undefined;
  const { shareType, ref } = value as { readonly shareType?: string; readonly ref?: string }; // as the file has them
  return shareType === 'array' && ref !== undefined ? parseArea(ref) : undefined;
}

function* storedCells(source: Worksheet, quoted: ReadonlySet<string>): Iterable<StoredCell> {
  const formats = new Formats();
  const marked = new Map<CellFormat, CellFormat>();
  const found: StoredCell[] = [];
  const spilled: Area[] = [];
  const read = (cell: Cell) => {
    let format = formats.of(cell.style);
    if (quoted.has(cell.address)) {
      const twin = marked.get(format) ?? { ...format, quoted: true };
      marked.set(format, twin);
      format = twin;
    }
    const { formula } = cell as { readonly formula?: string }; // undefined for cells without, whatever the types say
    const spills = arrayOf(cell);
    if (spills) spilled.push(spills);
    const [row, column] = [Number(cell.row) - 1, Number(cell.col) - 1];
    const isSpilled = !spills && spilled.some((area) => contains(area, row, column));
    found.push({
      row,
      column,
      value: isSpilled ? undefined : valueOf(cell.value),
      ...(formula === undefined ? {} : { formula: formulaOfFile(formula) }),
      ...(spills ? { spills } : {}),
      format,
    });
  };
  source.eachRow({ includeEmpty: false }, (row) => row.eachCell({ includeEmpty: true }, read));
  yield* found;
}

/** Cells that were taken out of the part, with the looks that the reader of files made of theirs. */
function* takenCells(source: Worksheet, taken: TakenRows, quotedLooks: ReadonlySet<number>): Iterable<StoredCell> {
  const formats = new Formats();
  const looks = new Map<number, CellFormat>();
  taken.looks.forEach((style, index) => {
    const format = formats.of(source.getCell(taken.looksRow + index, 1).style);
    looks.set(style, quotedLooks.has(style) ? { ...format, quoted: true } : format);
  });
  for (const { row, column, value, formula, spills, style } of taken.cells) {
    const format = looks.get(style);
    yield {
      row,
      column,
      value,
      ...(formula === undefined ? {} : { formula: formulaOfFile(formula) }),
      ...(spills ? { spills } : {}),
      ...(format ? { format } : {}),
    };
  }
}

/** Lines of the standard size have no size of their own. */
const isStandard = (size: number, standard: number): boolean => Math.abs(size - standard) < 0.05;

function readLines(source: Worksheet, sheet: Sheet, { tables, taken }: SheetExtras): void {
  const formats = new Formats();
  // A file without columns of its own has no list of them, whatever the types say.
  const columns = (source.columns as Worksheet['columns'] | null) ?? [];
  columns.forEach((column, index) => {
    const { width, hidden, outlineLevel, style } = column;
    sheet.setColumns(index, 1, {
      ...(width === undefined || isStandard(pointsOfWidth(width), sheet.standardWidth)
        ? {}
        : { size: pointsOfWidth(width) }),
      ...(hidden === true ? { hidden } : {}),
      ...(outlineLevel === undefined || outlineLevel === 0 ? {} : { outlineLevel }),
    });
    if (style && Object.keys(style).length > 0) {
      const area = areaBetween({ row: 0, column: index }, { row: sheetRows - 1, column: index });
      const { fill = null, pattern = null, ...format } = formats.of(style);
      sheet.changeFormat(area, { ...format, fill, pattern });
    }
  });
  // What a filter hides is hidden by the filter, and shown again without it.
  const filtered = tables.filter((table) => table.filters.length > 0);
  const isFiltered = (index: number) => filtered.some(({ area }) => index > area.row && index <= lastRow(area));
  source.eachRow({ includeEmpty: true }, (row, number) => {
    if (taken && number >= taken.looksRow) return;
    // Rows without a height have none, whatever the types say.
    const height = row.height as number | undefined;
    const level = row.outlineLevel;
    const change = {
      ...(height === undefined || isStandard(height, sheet.standardHeight) ? {} : { size: height }),
      ...(row.hidden && !isFiltered(number - 1) ? { hidden: true } : {}),
      ...(level === undefined || level === 0 ? {} : { outlineLevel: level }),
    };
    if (Object.keys(change).length > 0) sheet.setRows(number - 1, 1, change);
  });
}

function addNotes(sheet: Sheet, notes: SheetExtras['notes']): void {
  for (const { address, text } of notes) {
    const area = parseArea(address);
    if (!area) continue;
    const { row, column } = area;
    sheet.notes.add({ row, column, text, author: '', visible: false, width: 200, height: 80 });
  }
}

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** Cells that are stored as one piece of the work. */
const cellsInPiece = 2000;

/** Stores cells in pieces; tells how many there were in each, and in the end which of them have no formula yet. */
function* storeInPieces(
  sheet: Sheet,
  cells: Iterable<StoredCell>,
  namesTable: (formula: string) => boolean,
): Generator<number, readonly StoredCell[]> {
  let piece: StoredCell[] = [];
  const unread: StoredCell[] = [];
  for (const cell of cells) {
    const { formula, ...rest } = cell;
    if (formula === undefined || !namesTable(formula)) piece.push(cell);
    else {
      unread.push(cell);
      piece.push(rest);
    }
    if (piece.length < cellsInPiece) continue;
    unread.push(...sheet.store(piece));
    yield piece.length;
    piece = [];
  }
  unread.push(...sheet.store(piece));
  yield piece.length;
  return unread;
}

/**
 * Fills an empty sheet with what a file holds, piece by piece; tells how many cells each of them stored. Answers those
 * whose formula cannot be read before all tables of the workbook are there. `namesTable`: whether it may name one.
 */
export function* fillSheet(
  source: Worksheet,
  sheet: Sheet,
  extras: SheetExtras,
  namesTable: (formula: string) => boolean,
): Generator<number, readonly StoredCell[]> {
  readLines(source, sheet, extras);
  yield 0;
  const { taken, quoted, quotedLooks } = extras;
  const cells = taken ? takenCells(source, taken, quotedLooks) : storedCells(source, quoted);
  const unread = yield* storeInPieces(sheet, cells, namesTable);
  for (const range of (source.model.merges as readonly string[] | undefined) ?? []) {
    const area = parseArea(range);
    if (area) sheet.merge(area);
  }
  for (const table of extras.tables) {
    addTable(sheet, table);
    yield 0;
  }
  for (const { areas, validation } of extras.validations) {
    for (const area of areas) sheet.validations.change(area, validation);
  }
  sheet.hyperlinks.restore(extras.hyperlinks);
  readConditions(source, sheet, extras.ends);
  addNotes(sheet, extras.notes);
  const [view] = (source.views as Worksheet['views'] | undefined) ?? [];
  if (view?.state === 'frozen') sheet.setFreeze({ rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 });
  if (view)
    sheet.setView({ showGridlines: view.showGridLines !== false, showHeadings: view.showRowColHeaders !== false });
  const filter = typeof source.autoFilter === 'string' ? parseArea(source.autoFilter) : undefined;
  if (filter) sheet.applyFilter(filter);
  const colour = (source.properties.tabColor as { readonly argb?: string } | undefined)?.argb;
  if (colour !== undefined) sheet.setTabColor(`#${colour.slice(-6)}`);
  sheet.setVisibility(visibilities[source.state]);
  return unread;
}
