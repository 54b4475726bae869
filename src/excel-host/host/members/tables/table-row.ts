import { type CellInput, type Table, wireValue as wireCell } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, isHostObject, type ObjectType } from '../../object-type';
import { block, integer, isGiven, list } from '../input';

/** A row of a table's body by its index: it names another row once rows were added or removed above it. */
interface RowOfTable {
  readonly table: Table;
  readonly index: number;
}

function areaOf({ table, index }: RowOfTable) {
  const { bodyArea } = table;
  if (index < 0 || index >= bodyArea.rows) throw new HostError('ItemNotFound');
  return { ...bodyArea, row: bodyArea.row + index, rows: 1 };
}

const sheetOf = (table: Table, host: Host) => host.workbook.sheets.get(table.sheetId);

export const tableRowType: ObjectType<RowOfTable> = {
  name: 'TableRow',
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target, host) =>
        sheetOf(target.table, host)
          .values(areaOf(target))
          .map((row) => row.map(wireCell)),
      set: (target, values, host) => {
        const area = areaOf(target);
        sheetOf(target.table, host).write(area, block(values, area));
      },
    },
  },
  methods: {
    Delete: (target) => {
      areaOf(target);
      target.table.removeRows(target.index, 1);
    },
    GetRange: (target, _, host) => host.range(host.cells(target.table.sheetId, areaOf(target))),
  },
};

/** Rows to add: a block as wide as the table, or one value for a row of one column. */
function newRows(table: Table, values: Argument | undefined): readonly (readonly CellInput[])[] {
  const columns = table.columns.length;
  if (!isGiven(values)) return [Array.from({ length: columns }, () => null)];
  const rows = Array.isArray(values) ? list(values).length : 1;
  return block(values, { rows, columns });
}

/**
 * A table without data has one blank row, in which its first rows are entered (Excel's "insert row"): it is filled, and
 * does not stay above or below them.
 */
function addRows(table: Table, at: number | undefined, rows: readonly (readonly CellInput[])[], host: Host): number {
  const { bodyArea } = table;
  const sheet = sheetOf(table, host);
  if (bodyArea.rows !== 1 || (at ?? 0) !== 0 || sheet.usedArea(true, bodyArea) !== undefined) {
    return table.addRows(at, rows);
  }
  if (rows.length > 1) table.addRows(undefined, rows.slice(1));
  sheet.write(table.bodyArea.rows === 1 ? table.bodyArea : { ...table.bodyArea, rows: 1 }, rows.slice(0, 1));
  return 0;
}

export const tableRowCollectionType: ObjectType<Table> = {
  name: 'TableRowCollection',
  properties: { Count: { get: (table) => table.bodyArea.rows } },
  collection: {
    itemType: () => tableRowType,
    items: (table) =>
      Array.from({ length: table.bodyArea.rows }, (_, index) => hostObject(tableRowType, { table, index })),
  },
  methods: {
    Add: (table, [index, values], host) => {
      const at = isGiven(index) && index !== -1 ? integer(index) : undefined;
      const rows = newRows(table, values);
      return hostObject(tableRowType, { table, index: addRows(table, at, rows, host) });
    },
    DeleteRows: (table, [rows]) => {
      const indices = list(rows).map((row) => {
        const target = isHostObject(row) ? row.as(tableRowType)?.index : row;
        return integer(target);
      });
      // From the last one up, so that the others keep their index.
      for (const index of indices.toSorted((left, right) => right - left)) table.removeRows(index, 1);
    },
    DeleteRowsAt: (table, [index, count]) => table.removeRows(integer(index), isGiven(count) ? integer(count) : 1),
    GetCount: (table) => table.bodyArea.rows,
    GetItemAt: (table, [index]) => {
      const target = { table, index: integer(index) };
      areaOf(target);
      return hostObject(tableRowType, target);
    },
  },
};
