import { type Area, type Chart, type Sheet, type Workbook, wireValue as wireCell } from '../../../model';
import type { Host } from '../../host';
import { type WireValue } from '../../protocol';
import { chartNow, type ChartOfSheet } from './chart-of-sheet';
import { type ChartPart, read } from './chart-part';
import { cellsAt } from '../ranges/lookup';

/** The sheet on which the source stands: a chart may show another sheet's cells. */
export function sourceSheetOf({ properties }: Chart, own: Sheet, workbook: Workbook): Sheet {
  const id = properties['sourceSheetId'];
  return typeof id === 'string' ? workbook.sheets.get(id) : own;
}

const sourceSheet = (target: ChartOfSheet, host: Host): Sheet =>
  sourceSheetOf(chartNow(target), target.sheet, host.workbook);

export const layout = (target: ChartOfSheet, host: Host) => chartLayout(chartNow(target), sourceSheet(target, host));

/** How a source is read: which of its rows or columns are series, and where names and categories stand. */
export function chartLayout({ source, seriesBy }: Chart, sheet: Sheet) {
  const byRows = seriesBy === 'Rows' || (seriesBy === 'Auto' && source.columns > source.rows);
  const value = (row: number, column: number) => sheet.value(source.row + row, source.column + column);
  const hasNames = source.rows > 1 && typeof value(0, source.columns - 1) !== 'number';
  const hasCategories = source.columns > 1 && typeof value(source.rows - 1, 0) !== 'number';
  const [namesFirst, categoriesFirst] = byRows ? [hasCategories, hasNames] : [hasNames, hasCategories];
  const skip = byRows ? (hasNames ? 1 : 0) : hasCategories ? 1 : 0;
  const count = (byRows ? source.rows : source.columns) - skip;
  const line = (index: number): Area =>
    byRows ? { ...source, row: source.row + index, rows: 1 } : { ...source, column: source.column + index, columns: 1 };
  const body = (area: Area): Area => {
    const head = namesFirst ? 1 : 0;
    return byRows
      ? { ...area, column: area.column + head, columns: area.columns - head }
      : { ...area, row: area.row + head, rows: area.rows - head };
  };
  return {
    count,
    nameOf: (index: number) => {
      const area = line(index + skip);
      const name = namesFirst ? sheet.text(area.row, area.column) : '';
      return name === '' ? `Series${index + 1}` : name;
    },
    values: (index: number) => body(line(index + skip)),
    categories: categoriesFirst ? body(line(0)) : undefined,
  };
}

export interface SeriesOfChart extends ChartOfSheet {
  readonly index: number;
}

export const seriesPart = ({ sheet, id, index }: SeriesOfChart): ChartPart => ({ sheet, id, path: `series/${index}` });
/** The cells of a series' categories or values: those that were set, else those of the chart's source. */
export function cellsOf(target: SeriesOfChart, of: 'Values' | 'XAxisValues', host: Host): readonly WireValue[] {
  const own = read(seriesPart(target), of);
  const { categories, count, values } = layout(target, host);
  const fromSource = of === 'XAxisValues' ? categories : target.index < count ? values(target.index) : undefined;
  const { sheet, area } =
    typeof own === 'string' ? cellsAt(host, target.sheet, own) : { sheet: sourceSheet(target, host), area: fromSource };
  return area === undefined ? [] : sheet.values(area).flat().map(wireCell);
}
