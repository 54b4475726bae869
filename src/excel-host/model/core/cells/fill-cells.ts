import { addressOf } from '../../address';
import { intersection, lastColumn, lastRow, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { FillKind } from '../../sheet';
import { isDateFormat } from '../../text/format-code';
import type { CellContent } from './cell-store';
import { contentsOf } from './copy-cells';
import type { SheetCore } from '../sheets/sheet-core';
import { seriesValue } from './series';
import { syncHeaders } from '../tables/table-headers';

/** What a cell gets that is filled, of what it had and what goes on into it. */
function filled(before: CellContent, next: CellContent, kind: FillKind): CellContent {
  if (kind === 'Formats') return { ...before, format: next.format };
  return kind === 'Values' ? { ...next, format: before.format } : next;
}

/** Fills an area from a part of it: downwards, upwards or to the sides (`Range.autoFill`). */
export function fillCells(sheet: SheetCore, source: Area, destination: Area, kind: FillKind): void {
  const common = intersection(source, destination);
  if (!common || addressOf(common) !== addressOf(source))
    throw new ExcelProblem('InvalidArgument', addressOf(destination));
  const vertical = destination.columns === source.columns;
  if (!vertical && destination.rows !== source.rows) throw new ExcelProblem('InvalidArgument', addressOf(destination));
  const contents = contentsOf({ sheet, area: source }, 'apart');
  const lines = vertical
    ? Array.from({ length: source.columns }, (_, column) =>
        contents.map((row) => row[column]).filter((one) => one !== undefined),
      )
    : contents;
  const length = vertical ? source.rows : source.columns;
  const before = vertical ? source.row - destination.row : source.column - destination.column;
  const after = vertical ? lastRow(destination) - lastRow(source) : lastColumn(destination) - lastColumn(source);
  const { formats, locale } = sheet.workbook;
  sheet.store.bulk(destination, () => {
    lines.forEach((line, across) => {
      const isDate = isDateFormat(formats.format(line[0]?.format ?? 0).numberFormat);
      const series = { kind, isDate, locale };
      const put = (along: number, next: CellContent): void => {
        const row = vertical ? source.row + along : source.row + across;
        const column = vertical ? source.column + across : source.column + along;
        sheet.store.set(row, column, filled(sheet.store.content(row, column), next, kind));
      };
      for (let index = length; index < length + after; index += 1) put(index, seriesValue(line, index, series));
      const backwards = line.toReversed();
      for (let index = 1; index <= before; index += 1) {
        put(-index, seriesValue(backwards, length + index - 1, { ...series, backwards: true }));
      }
    });
  });
  syncHeaders(sheet, destination);
}
