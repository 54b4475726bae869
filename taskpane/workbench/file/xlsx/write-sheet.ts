import type { Style, Workbook as FileWorkbook, Worksheet } from 'exceljs';
import {
  addressOf,
  lastRow,
  type Band,
  type CellFormat,
  type CellsPicture,
  type Sheet,
} from '../../../../src/excel-host';
import { fileStyle } from './cell-format';
import { writeConditions } from './conditions';
import { writeTables } from './tables';
import { fileWidth } from './units';
import type { DrawnLooks } from './write-rows';

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

/** Gives the writer every look of a sheet once, in rows behind all others: the cells themselves are not its business. */
function writeLooks(sheet: Sheet, formats: readonly CellFormat[], target: Worksheet, styles: FileStyles): DrawnLooks {
  const used = sheet.usedArea();
  const behind = [target.rowCount, used ? lastRow(used) + 1 : 0, ...sheet.merges().map((area) => lastRow(area) + 1)];
  const firstRow = Math.max(...behind) + 1;
  formats.forEach((format, index) => {
    target.getCell(firstRow + index, 1).style = styles.of(format);
  });
  return { formats, firstRow };
}

/** What the cells of a sheet and its rules still need once the writer has written the rest. */
export interface DrawnSheet {
  /** Priorities of conditional formats at which judging ends. */
  readonly ends: ReadonlySet<number>;
  readonly looks: DrawnLooks;
  readonly cells: CellsPicture;
}

/** Draws a sheet into a file, all but its cells. */
export function writeSheet(sheet: Sheet, file: FileWorkbook, styles: FileStyles): DrawnSheet {
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
  const cells = sheet.picture();
  const looks = writeLooks(sheet, cells.formats, target, styles);
  for (const area of sheet.merges())
    target.mergeCellsWithoutStyle(area.row + 1, area.column + 1, area.row + area.rows, area.column + area.columns);
  if (sheet.filter) target.autoFilter = addressOf(sheet.filter.area);
  writeNotes(sheet, target);
  return { ends: writeConditions(sheet, target), looks, cells };
}
