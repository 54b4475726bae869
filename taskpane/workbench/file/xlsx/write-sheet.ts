import type { CellErrorValue, CellValue as FileValue, Style, Workbook as FileWorkbook, Worksheet } from 'exceljs';
import { addressOf, isError, type Band, type CellFormat, type CellValue, type Sheet } from '../../../../src/excel-host';
import { fileStyle } from './cell-format';
import { writeConditions } from './conditions';
import { writeTables } from './tables';
import { bareFormula, fileWidth } from './units';

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/** Styles of a file, each made once; the writer recognises the same object as the same style. */
export class FileStyles {
  private readonly known = new Map<CellFormat, Partial<Style>>();

  of(format: CellFormat): Partial<Style> {
    const before = this.known.get(format);
    if (before) return before;
    const style = fileStyle(format);
    this.known.set(format, style);
    return style;
  }
}

function plain(value: CellValue): string | number | boolean | CellErrorValue | null {
  if (value === undefined) return null;
  // The writer's types name the errors that it passes on; Excel has newer ones.
  return isError(value) ? { error: value.error as CellErrorValue['error'] } : value;
}

function fileValue(value: CellValue, formula: string | undefined): FileValue {
  const content = plain(value);
  if (formula === undefined) return content;
  return content === null ? { formula: bareFormula(formula) } : { formula: bareFormula(formula), result: content };
}

function writeLines(sheet: Sheet, target: Worksheet, styles: FileStyles): void {
  for (const band of sheet.columnBands()) {
    const { index, count, hidden, outlineLevel, size, format } = band;
    // A format of all columns is written for those that can be seen; a file would hold it sixteen thousand times.
    const end = Math.min(index + count, index + 256);
    for (let column = index; column < end; column += 1) {
      const drawn = target.getColumn(column + 1);
      // A column without a width of its own gets the standard one: the writer's is another.
      drawn.width = fileWidth(size ?? sheet.standardWidth);
      if (hidden) drawn.hidden = true;
      if (outlineLevel > 0) drawn.outlineLevel = outlineLevel;
      if (format) drawn.style = styles.of(format);
    }
  }
  for (const { index, count, hidden, filtered, outlineLevel, size } of sheet.rowBands()) {
    for (let row = index; row < Math.min(index + count, index + 100_000); row += 1) {
      const drawn = target.getRow(row + 1);
      // The writer leaves rows out that have neither cells nor a height.
      drawn.height = size ?? sheet.standardHeight;
      if (hidden || filtered) drawn.hidden = true;
      if (outlineLevel > 0) drawn.outlineLevel = outlineLevel;
    }
  }
}

function writeNotes(sheet: Sheet, target: Worksheet): void {
  for (const note of sheet.notes.list()) target.getCell(note.row + 1, note.column + 1).note = note.text;
  // Files of this writer have no threads: what was said stands in one note.
  for (const comment of sheet.comments.list()) {
    const said = [comment, ...comment.replies].map(({ author, text }) => `${author}: ${text}`);
    target.getCell(comment.row + 1, comment.column + 1).note = said.join('\n');
  }
}

function depthOf(bands: Iterable<Band>): number {
  let depth = 0;
  for (const { outlineLevel } of bands) depth = Math.max(depth, outlineLevel);
  return depth;
}

/** Draws a sheet into a file; answers the priorities of conditional formats at which judging ends. */
export function writeSheet(sheet: Sheet, file: FileWorkbook, styles: FileStyles): ReadonlySet<number> {
  const { freeze, tabColor } = sheet;
  const frozen = freeze.rows + freeze.columns > 0;
  const shared = { showGridLines: sheet.showGridlines, showRowColHeaders: sheet.showHeadings };
  const target = file.addWorksheet(sheet.name, {
    state: states[sheet.visibility],
    views: [
      frozen
        ? { state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, ...shared }
        : { state: 'normal', ...shared },
    ],
    properties: {
      dyDescent: 0.25,
      outlineLevelCol: depthOf(sheet.columnBands()),
      outlineLevelRow: depthOf(sheet.rowBands()),
      ...(tabColor === '' ? {} : { tabColor: { argb: `FF${tabColor.slice(1)}` } }),
    },
  });
  writeLines(sheet, target, styles);
  writeTables(sheet, target);
  for (const { row, column, value, formula, format } of sheet.cells()) {
    const cell = target.getCell(row + 1, column + 1);
    cell.value = fileValue(value, formula);
    if (format) cell.style = styles.of(format);
  }
  for (const area of sheet.merges())
    target.mergeCellsWithoutStyle(area.row + 1, area.column + 1, area.row + area.rows, area.column + area.columns);
  if (sheet.filter) target.autoFilter = addressOf(sheet.filter.area);
  writeNotes(sheet, target);
  return writeConditions(sheet, target);
}
