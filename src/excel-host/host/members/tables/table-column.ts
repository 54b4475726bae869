import { type Area, type CellInput, type Table, type TableColumn, wireValue as wireCell } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, type HostObject, hostObject, type ObjectType } from '../../object-type';
import { block, integer, isGiven, list, optionalText, text } from '../input';
import { columnIndex, type ColumnOfTable } from './column-of-table';
import { filterType } from './filter';

function column(target: ColumnOfTable): TableColumn {
  const found = target.table.columns[columnIndex(target)];
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

function areaOf(target: ColumnOfTable, of: Area | undefined): Area {
  if (of === undefined) throw new HostError('ItemNotFound');
  return { ...of, column: target.table.area.column + columnIndex(target), columns: 1 };
}

const part = (target: ColumnOfTable, of: Area | undefined, host: Host) =>
  host.range(host.cells(target.table.sheetId, areaOf(target, of)));

export const tableColumnType: ObjectType<ColumnOfTable> = {
  name: 'TableColumn',
  identify: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    Index: { get: columnIndex },
    Name: {
      get: (target) => column(target).name,
      set: (target, name) => target.table.renameColumn(columnIndex(target), text(name)),
    },
    // With the header and the totals.
    Values: {
      get: (target, host) => {
        const sheet = host.workbook.sheets.get(target.table.sheetId);
        return sheet.values(areaOf(target, target.table.area)).map((row) => row.map(wireCell));
      },
      set: (target, values, host) => {
        const area = areaOf(target, target.table.area);
        host.workbook.sheets.get(target.table.sheetId).write(area, block(values, area));
      },
    },
  },
  navigations: { Filter: (target) => hostObject(filterType, target) },
  methods: {
    Delete: (target) => target.table.removeColumn(columnIndex(target)),
    GetRange: (target, _, host) => part(target, target.table.area, host),
    GetDataBodyRange: (target, _, host) => part(target, target.table.bodyArea, host),
    GetHeaderRowRange: (target, _, host) => part(target, target.table.headerArea, host),
    GetTotalRowRange: (target, _, host) => part(target, target.table.totalsArea, host),
  },
};

/** By id where the key is a number, else by name ("TableColumnCollection.getItem"). */
function find(table: Table, key: Argument | undefined): HostObject | null {
  const wanted = typeof key === 'number' ? undefined : text(key).toLowerCase();
  const found = table.columns.find(({ id, name }) =>
    wanted === undefined ? id === key : name.toLowerCase() === wanted || String(id) === wanted,
  );
  return found === undefined ? null : hostObject(tableColumnType, { table, id: found.id });
}

/** The values of a new column: the header first, one row below the other. */
function columnValues(value: Argument | undefined): readonly CellInput[] | undefined {
  if (!isGiven(value)) return undefined;
  const rows = Array.isArray(value) ? list(value) : [[value]];
  return rows.map((row) => {
    const [cell = null] = Array.isArray(row) ? list(row) : [row];
    if (typeof cell === 'object' && cell !== null) throw new HostError('InvalidArgument');
    return cell;
  });
}

export const tableColumnCollectionType: ObjectType<Table> = {
  name: 'TableColumnCollection',
  properties: { Count: { get: (table) => table.columns.length } },
  collection: {
    itemType: () => tableColumnType,
    items: (table) => table.columns.map(({ id }) => hostObject(tableColumnType, { table, id })),
    find,
  },
  methods: {
    Add: (table, [index, values, name]) => {
      const at = isGiven(index) && index !== -1 ? integer(index) : undefined;
      const added = table.addColumn(at, columnValues(values), optionalText(name));
      return hostObject(tableColumnType, { table, id: added.id });
    },
    GetCount: (table) => table.columns.length,
    GetItemAt: (table, [index]) => {
      const found = table.columns[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return hostObject(tableColumnType, { table, id: found.id });
    },
    GetItemOrNullObject: (table, [key]) => find(table, key),
  },
};
