import { type Area, cellArea, valueTypeOf, wireValue as wireCell } from '../../../model';
import { type CellRange } from '../../cell-range';
import { HostError } from '../../host-error';
import { hostObject, type ObjectType } from '../../object-type';
import { type WireValue } from '../../protocol';
import { integer } from '../input';
import { toR1C1 } from './r1c1';

/** The visible rows and columns of a range, or one row of them. */
export interface RangeView {
  readonly range: CellRange;
  /** The one row; undefined: all of them. */
  readonly rows: number | undefined;
}

function visible({ range, rows: only }: RangeView) {
  const { area, sheet } = range;
  const rows = Array.from({ length: area.rows }, (_, index) => area.row + index).filter((row) => {
    const state = sheet.row(row);
    return !state.hidden && !state.filtered;
  });
  const columns = Array.from({ length: area.columns }, (_, index) => area.column + index).filter(
    (column) => !sheet.column(column).hidden,
  );
  const row = only === undefined ? undefined : rows[only];
  return { rows: only === undefined ? rows : row === undefined ? [] : [row], columns };
}

function each<Value extends WireValue>(view: RangeView, read: (cell: Area) => Value): Value[][] {
  const { rows, columns } = visible(view);
  return rows.map((row) => columns.map((column) => read(cellArea(row, column))));
}

/** The formula of a cell, or the value that it holds. */
function formulaOf({ range: { sheet } }: RangeView, { row, column }: Area): string | number | boolean {
  return sheet.formula(row, column) ?? wireCell(sheet.value(row, column));
}

export const rangeViewType: ObjectType<RangeView> = {
  name: 'RangeView',
  properties: {
    CellAddresses: {
      get: (view) => each(view, (cell) => view.range.at(cell).address),
    },
    ColumnCount: { get: (view) => visible(view).columns.length },
    RowCount: { get: (view) => visible(view).rows.length },
    Index: { get: (view) => view.rows ?? 0 },
    Values: { get: (view) => each(view, ({ row, column }) => wireCell(view.range.sheet.value(row, column))) },
    Text: { get: (view) => each(view, ({ row, column }) => view.range.sheet.text(row, column)) },
    Formulas: { get: (view) => each(view, (cell) => formulaOf(view, cell)) },
    FormulasLocal: { get: (view) => each(view, (cell) => formulaOf(view, cell)) },
    FormulasR1C1: {
      get: (view) =>
        each(view, (cell) => {
          const { sheet } = view.range;
          return sheet.formula(cell.row, cell.column) === undefined
            ? formulaOf(view, cell)
            : toR1C1(String(formulaOf(view, cell)), cell);
        }),
    },
    ValueTypes: { get: (view) => each(view, ({ row, column }) => valueTypeOf(view.range.sheet.value(row, column))) },
    NumberFormat: {
      get: (view) => each(view, ({ row, column }) => view.range.sheet.format(row, column).numberFormat),
    },
  },
  navigations: { Rows: (view) => hostObject(rangeViewCollectionType, view) },
  methods: {
    GetRange: (view, _, host) => {
      const { rows } = visible(view);
      const [first] = rows;
      const last = rows.at(-1);
      if (first === undefined || last === undefined) throw new HostError('ItemNotFound');
      const { area } = view.range;
      return host.range(view.range.at({ ...area, row: first, rows: last - first + 1 }));
    },
  },
};

export const rangeViewCollectionType: ObjectType<RangeView> = {
  name: 'RangeViewCollection',
  collection: {
    itemType: () => rangeViewType,
    items: (view) => visible(view).rows.map((_, rows) => hostObject(rangeViewType, { range: view.range, rows })),
  },
  methods: {
    GetCount: (view) => visible(view).rows.length,
    GetItemAt: (view, [index]) => {
      const rows = integer(index);
      if (visible(view).rows[rows] === undefined) throw new HostError('InvalidArgument');
      return hostObject(rangeViewType, { range: view.range, rows });
    },
  },
};
