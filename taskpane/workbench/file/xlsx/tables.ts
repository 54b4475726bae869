import type { Table as FileTable, Worksheet } from 'exceljs';
import {
  addressOf,
  cellArea,
  parseArea,
  type Area,
  type FilterCriteria,
  type Sheet,
  type Table,
} from '../../../../src/excel-host';
import { readCriteria, writeCriteria } from './filters';
import { elements, parseXml, truth } from './xml';

/** The writer of files works out where a table ends from the rows that it is given, and these fields hold it. */
interface WithReference {
  table: { tableRef: string; autoFilterRef: string };
}

/** Draws the tables of a sheet, before its cells: the writer puts texts of its own into them. */
export function writeTables(sheet: Sheet, target: Worksheet): void {
  for (const table of sheet.tables.list()) {
    const { area, columns, showFilterButton } = table;
    const drawn = target.addTable({
      name: table.name,
      displayName: table.name,
      ref: addressOf(cellArea(area.row, area.column)),
      headerRow: table.showHeaders,
      totalsRow: table.showTotals,
      style: {
        // The writer's types name the usual styles; a table can have any, and none.
        theme: table.style as NonNullable<NonNullable<Parameters<Worksheet['addTable']>[0]['style']>['theme']>,
        showRowStripes: table.showBandedRows,
        showColumnStripes: table.showBandedColumns,
        showFirstColumn: table.highlightFirstColumn,
        showLastColumn: table.highlightLastColumn,
      },
      columns: columns.map(({ name }) => ({ name, filterButton: showFilterButton })),
      // One row; the reference is set to the true one, so that no cell is made that does not exist.
      rows: [columns.map(() => null)],
    });
    const { table: model } = drawn as FileTable & WithReference;
    model.tableRef = addressOf(area);
    model.autoFilterRef = addressOf(table.showTotals ? { ...area, rows: area.rows - 1 } : area);
  }
}

/** Filters as a file holds them; those by colour are left out, and their rows are shown. */
function filterColumns(table: Table): string {
  return [...table.filter.criteria]
    .sort(([one], [other]) => one - other)
    .map(([column, criteria]) => {
      const written = writeCriteria(criteria);
      return written === undefined ? '' : `<filterColumn colId="${String(column)}">${written}</filterColumn>`;
    })
    .join('');
}

/** Puts filters into the part of a table, which the writer has written with all buttons and no filter. */
export function finishTable(tableXml: string, table: Table): string {
  if (!table.showFilterButton || !table.showHeaders)
    return tableXml.replace(/<autoFilter\b[^>]*(?:\/>|>[\s\S]*?<\/autoFilter>)/, '');
  return tableXml.replace(/<autoFilter\b([^>]*?)(?:\/>|>[\s\S]*?<\/autoFilter>)/, (_all, tag: string) => {
    const columns = filterColumns(table);
    return columns === '' ? `<autoFilter${tag}/>` : `<autoFilter${tag}>${columns}</autoFilter>`;
  });
}

/** A table of a file. */
export interface ReadTable {
  readonly name: string;
  readonly area: Area;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly columns: readonly string[];
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly filters: readonly (readonly [number, FilterCriteria])[];
}

function readFilters(document: Document): ReadTable['filters'] {
  return elements(document, 'filterColumn').flatMap((column): ReadTable['filters'] => {
    const criteria = readCriteria(column);
    return criteria ? [[Number(column.getAttribute('colId')), criteria]] : [];
  });
}

export function readTable(tableXml: string): ReadTable | undefined {
  const document = parseXml(tableXml);
  const root = document.documentElement;
  const area = parseArea(root.getAttribute('ref') ?? '');
  if (!area) return undefined;
  const style = elements(document, 'tableStyleInfo')[0];
  return {
    name: root.getAttribute('displayName') ?? root.getAttribute('name') ?? '',
    area,
    showHeaders: root.getAttribute('headerRowCount') !== '0',
    showTotals: Number(root.getAttribute('totalsRowCount') ?? '0') > 0,
    showFilterButton: elements(document, 'autoFilter').length > 0,
    columns: elements(document, 'tableColumn').map((column) => column.getAttribute('name') ?? ''),
    style: style?.getAttribute('name') ?? '',
    showBandedRows: style ? truth(style, 'showRowStripes') : false,
    showBandedColumns: style ? truth(style, 'showColumnStripes') : false,
    highlightFirstColumn: style ? truth(style, 'showFirstColumn') : false,
    highlightLastColumn: style ? truth(style, 'showLastColumn') : false,
    filters: readFilters(document),
  };
}

/** Makes a table of a file over cells that are there already. */
export function addTable(sheet: Sheet, read: ReadTable): void {
  const { area, showTotals } = read;
  const body = showTotals ? { ...area, rows: area.rows - 1 } : area;
  const table = sheet.addTable(body, read.showHeaders, {
    name: read.name,
    style: read.style,
    showHeaders: read.showHeaders,
  });
  table.configure({
    showBandedRows: read.showBandedRows,
    showBandedColumns: read.showBandedColumns,
    highlightFirstColumn: read.highlightFirstColumn,
    highlightLastColumn: read.highlightLastColumn,
    showFilterButton: read.showFilterButton,
    ...(showTotals ? { showTotals } : {}),
  });
  for (const [column, criteria] of read.filters) table.applyFilter(column, criteria);
}
