import { sheetColumns, sheetRows, type Band, type Sheet } from '../../../../src/excel-host';
import { createAxis } from '../geometry/axis';
import type { SheetGeometry } from '../geometry/sheet-geometry';

/** Pixels of a point at the usual 96 dots an inch. */
const pixelsOfPoint = 96 / 72;

export const pixels = (points: number): number => Math.round(points * pixelsOfPoint);
export const points = (size: number): number => size / pixelsOfPoint;

const columnLettersHeight = 24;
/** Pixels of one level of an outline, beside the headers. */
export const outlineStep = 16;

/** More lines than this in one run are a format for the whole sheet, of which the lines that are shown are enough. */
const longestRun = 20_000;

function sizesOf(bands: Iterable<Band>, limit: number): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const { index, count, hidden, filtered, size } of bands) {
    if (!hidden && !filtered && size === undefined) continue;
    const length = hidden || filtered ? 0 : pixels(size ?? 0);
    const end = Math.min(limit, index + Math.min(count, longestRun));
    for (let line = index; line < end; line += 1) sizes.set(line, length);
  }
  return sizes;
}

/** Deepest level of the outline of rows or columns. */
function outlineDepth(bands: Iterable<Band>): number {
  let depth = 0;
  for (const { outlineLevel } of bands) depth = Math.max(depth, outlineLevel);
  return depth;
}

const gutter = (depth: number): number => (depth === 0 ? 0 : (depth + 1) * outlineStep);

/** Row numbers get the room that the largest one needs. */
function rowNumberWidth(lastRow: number): number {
  return Math.max(36, 16 + String(lastRow + 1).length * 8);
}

/** Where everything of a sheet lies; `lastRow` is the last one that can be reached without growing the sheet. */
export function geometryOfSheet(sheet: Sheet, lastRow: number): SheetGeometry {
  const outline = sheet.showHeadings
    ? { width: gutter(outlineDepth(sheet.rowBands())), height: gutter(outlineDepth(sheet.columnBands())) }
    : { width: 0, height: 0 };
  return {
    outline,
    rows: createAxis(sheetRows, pixels(sheet.standardHeight), sizesOf(sheet.rowBands(), sheetRows)),
    columns: createAxis(sheetColumns, pixels(sheet.standardWidth), sizesOf(sheet.columnBands(), sheetColumns)),
    frozen: sheet.freeze,
    headerWidth: sheet.showHeadings ? rowNumberWidth(lastRow) + outline.width : 0,
    headerHeight: sheet.showHeadings ? columnLettersHeight + outline.height : 0,
  };
}
