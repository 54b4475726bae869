import { isWholeColumns, isWholeRows, sheetColumns, sheetRows } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { PageLayout } from '../../page-layout';
import type { Shift } from '../formulas/shift';
import { checkArea } from '../cells/write-cells';

/** Refuses a page that Excel's dialog would not take. */
export function checkPage(page: PageLayout): void {
  const { zoom, margins, printArea = [], titleRows, titleColumns, firstPageNumber } = page;
  const wrong = (subject: string): never => {
    throw new ExcelProblem('InvalidArgument', subject);
  };
  if ('scale' in zoom && !(zoom.scale >= 10 && zoom.scale <= 400)) wrong('zoom');
  if (!('scale' in zoom)) {
    for (const pages of [zoom.horizontalFitToPages, zoom.verticalFitToPages]) {
      if (pages !== undefined && !(Number.isInteger(pages) && pages >= 1 && pages <= 32_767)) wrong('zoom');
    }
  }
  if (Object.values(margins).some((margin: number) => !(margin >= 0))) wrong('margins');
  if (firstPageNumber !== undefined && !Number.isInteger(firstPageNumber)) wrong('firstPageNumber');
  printArea.forEach(checkArea);
  if (titleRows && !isWholeRows(titleRows)) wrong('titleRows');
  if (titleColumns && !isWholeColumns(titleColumns)) wrong('titleColumns');
}

/** What is said of a page by rows and columns follows them. */
export function shiftedPage(page: PageLayout, shift: Shift): PageLayout {
  const { printArea, titleRows, titleColumns, rowBreaks, columnBreaks } = page;
  const areas = printArea?.flatMap((area) => shift.area(area) ?? []);
  return {
    ...page,
    printArea: areas?.length === 0 ? undefined : areas,
    titleRows: titleRows && shift.area(titleRows),
    titleColumns: titleColumns && shift.area(titleColumns),
    rowBreaks: rowBreaks.flatMap((row) => shift.area({ row, rows: 1, column: 0, columns: sheetColumns })?.row ?? []),
    columnBreaks: columnBreaks.flatMap(
      (column) => shift.area({ row: 0, rows: sheetRows, column, columns: 1 })?.column ?? [],
    ),
  };
}
