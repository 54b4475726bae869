import { intersection, encloses, type Sheet, type Table, type Tables, type TableOptions } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type HostObject, type ObjectType, type Property } from '../../object-type';
import { autoFilterType } from './auto-filter';
import { registrations } from '../event-members';
import { boolean, integer, text } from '../input';
import { rangeOf } from '../ranges/lookup';
import { tableSortType } from '../ranges/sorting';
import { tableColumnCollectionType } from './table-column';
import { tableRowCollectionType } from './table-row';

/** A table that is still there: the handle outlives it. */
export function present(table: Table, host: Host): Table {
  if (host.workbook.tables.find(table.id) === undefined) throw new HostError('ItemNotFound');
  return table;
}

type Switch = Exclude<keyof TableOptions, 'style'>;

const toggle = (name: Switch): Property<Table> => ({
  get: (table, host) => present(table, host)[name],
  set: (table, value) => table.configure({ [name]: boolean(value) }),
});

function part(table: Table, area: Table['headerArea'], host: Host): HostObject {
  if (area === undefined) throw new HostError('ItemNotFound');
  return host.range(host.cells(present(table, host).sheetId, area));
}

export const tableType: ObjectType<Table> = {
  name: 'Table',
  identify: (table) => table.id,
  properties: {
    Id: { get: (table) => table.id },
    Name: { get: (table, host) => present(table, host).name, set: (table, name) => table.rename(text(name)) },
    Style: { get: (table) => table.style, set: (table, style) => table.configure({ style: text(style) }) },
    ShowHeaders: toggle('showHeaders'),
    ShowTotals: toggle('showTotals'),
    ShowBandedRows: toggle('showBandedRows'),
    ShowBandedColumns: toggle('showBandedColumns'),
    ShowFilterButton: toggle('showFilterButton'),
    HighlightFirstColumn: toggle('highlightFirstColumn'),
    HighlightLastColumn: toggle('highlightLastColumn'),
  },
  navigations: {
    AutoFilter: (table) => hostObject(autoFilterType, { of: 'table', table }),
    Columns: (table) => hostObject(tableColumnCollectionType, table),
    Rows: (table) => hostObject(tableRowCollectionType, table),
    Sort: (table) => hostObject(tableSortType, table),
    Worksheet: (table, host) => host.worksheet(host.workbook.sheets.get(table.sheetId)),
  },
  methods: {
    ClearFilters: (table, _, host) => present(table, host).clearFilters(),
    ReapplyFilters: (table, _, host) => present(table, host).reapplyFilters(),
    ConvertToRange: (table, _, host) => {
      const { area, sheetId } = present(table, host);
      table.convertToRange();
      return host.range(host.cells(sheetId, area));
    },
    Delete: (table, _, host) => present(table, host).remove(),
    GetRange: (table, _, host) => part(table, table.area, host),
    GetDataBodyRange: (table, _, host) => part(table, table.bodyArea, host),
    GetHeaderRowRange: (table, _, host) => part(table, table.headerArea, host),
    GetTotalRowRange: (table, _, host) => part(table, table.totalsArea, host),
    Resize: (table, [range], host) =>
      table.resize(rangeOf(host, range, host.workbook.sheets.get(present(table, host).sheetId)).area),
    ...registrations<Table>((table) => table.id, {
      DataChangedEvent: 'tableChanged',
      SelectionChangedEvent: 'tableSelectionChanged',
    }),
  },
};

/** The tables of a sheet, or of the whole workbook. */
export interface TablesScope {
  readonly tables: Tables;
  readonly sheet: Sheet | undefined;
}

const orNull = (table: Table | undefined) => (table === undefined ? null : hostObject(tableType, table));

function itemAt(tables: readonly Table[], index: Argument | undefined): HostObject {
  const table = tables[integer(index)];
  if (table === undefined) throw new HostError('InvalidArgument');
  return hostObject(tableType, table);
}

export const tableCollectionType: ObjectType<TablesScope> = {
  name: 'TableCollection',
  properties: { Count: { get: ({ tables }) => tables.list().length } },
  collection: {
    itemType: () => tableType,
    items: ({ tables }) => tables.list().map((table) => hostObject(tableType, table)),
    find: ({ tables }, key) => orNull(tables.find(text(key))),
  },
  methods: {
    Add: ({ sheet }, [address, hasHeaders], host) => {
      const range = rangeOf(host, address, sheet);
      // A sheet's collection makes tables of that sheet only.
      if (sheet !== undefined && range.sheetId !== sheet.id) throw new HostError('InvalidArgument');
      return hostObject(tableType, range.sheet.addTable(range.area, boolean(hasHeaders)));
    },
    GetCount: ({ tables }) => tables.list().length,
    GetItemAt: ({ tables }, [index]) => itemAt(tables.list(), index),
    GetItemOrNullObject: ({ tables }, [key]) => orNull(tables.find(text(key))),
    ...registrations<TablesScope>(({ sheet }) => sheet?.id ?? 'Workbook', {
      AddedEvent: 'tableAdded',
      DataChangedEvent: 'tableChanged',
      DeletedEvent: 'tableDeleted',
    }),
  },
};

/** The tables that a range touches, or that lie in it wholly. */
interface TablesOfRange {
  readonly range: CellRange;
  readonly fully: boolean;
}

const tablesOf = ({ range, fully }: TablesOfRange) =>
  range.sheet.tables
    .list()
    .filter((table) =>
      range.areas.some((area) => (fully ? encloses(area, table.area) : intersection(area, table.area) !== undefined)),
    );

const named = (tables: readonly Table[], key: Argument | undefined) => {
  const wanted = text(key).toLowerCase();
  return orNull(tables.find((table) => table.id.toLowerCase() === wanted || table.name.toLowerCase() === wanted));
};

export const tableScopedCollectionType: ObjectType<TablesOfRange> = {
  name: 'TableScopedCollection',
  collection: {
    itemType: () => tableType,
    items: (scope) => tablesOf(scope).map((table) => hostObject(tableType, table)),
    find: (scope, key) => named(tablesOf(scope), key),
  },
  methods: {
    GetCount: (scope) => tablesOf(scope).length,
    GetFirst: (scope) => {
      const [first] = tablesOf(scope);
      if (first === undefined) throw new HostError('ItemNotFound');
      return hostObject(tableType, first);
    },
    GetItemOrNullObject: (scope, [key]) => named(tablesOf(scope), key),
  },
};
