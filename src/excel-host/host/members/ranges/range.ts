import {
  cellArea,
  type CellInput,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  valueTypeOf,
  wireValue as wireCell,
} from '../../../model';
import { type CellRange } from '../../cell-range';
import { HostError } from '../../host-error';
import { hostObject, type ObjectType, type Property } from '../../object-type';
import { type WireValue } from '../../protocol';
import { cellProperties } from '../looks/cell-properties';
import { conditionalFormatCollectionType } from '../looks/conditional-format';
import { dataValidationType } from '../data-validation';
import { hyperlinkProperty } from '../hyperlink';
import { block, boolean } from '../input';
import { pixels } from './geometry';
import { fromR1C1, toR1C1 } from './r1c1';
import { rangeActions } from './range-actions';
import { rangeFormatType } from './range-format';
import { rangeRelatives } from './range-relatives';
import { rangeSortType } from './sorting';
import { styleProperty } from '../looks/style-name';
import { traces } from './traces';

/** Cells without an end: their values are answered as null, and cannot be set ("unbounded ranges"). */
const isUnbounded = ({ area }: CellRange) => isWholeRows(area) || isWholeColumns(area);

const cellwise = (read: (range: CellRange) => WireValue) => (range: CellRange) =>
  isUnbounded(range) ? null : read(range);

function requireBounded(range: CellRange): void {
  if (isUnbounded(range)) {
    throw new HostError('InvalidArgument', { message: 'Cells of a whole row or column cannot be set one by one.' });
  }
}

/** `values` and `formulas` take the same: what begins with `=` is a formula, null leaves the cell. */
const contents = (get: (range: CellRange) => WireValue): Property<CellRange> => ({
  get: cellwise(get),
  set: (range, value) => {
    requireBounded(range);
    range.sheet.write(range.area, block(value, range.area));
  },
});

function setNumberFormats(range: CellRange, formats: readonly (readonly CellInput[])[]): void {
  const { area, sheet } = range;
  // Rows that are alike are changed at once: a block of formats mostly repeats one row.
  for (let first = 0; first < formats.length;) {
    const row = formats[first] ?? [];
    let count = 1;
    while (formats[first + count]?.every((format, column) => format === row[column]) === true) count += 1;
    for (let from = 0; from < row.length;) {
      let columns = 1;
      while (row[from + columns] === row[from] && from + columns < row.length) columns += 1;
      const format = row[from];
      const part = { row: area.row + first, rows: count, column: area.column + from, columns };
      if (format != null) sheet.changeFormat(part, { numberFormat: String(format) || 'General' });
      from += columns;
    }
    first += count;
  }
}

const isFormula = (cell: unknown): cell is string => typeof cell === 'string' && cell.startsWith('=');

const numberFormat: Property<CellRange> = {
  get: cellwise((range) => {
    const { area, sheet } = range;
    return grid(range, (row, column) => sheet.format(area.row + row, area.column + column).numberFormat);
  }),
  set: (range, value) => {
    if (isUnbounded(range) && typeof value === 'string') range.sheet.changeFormat(range.area, { numberFormat: value });
    else setNumberFormats(range, block(value, range.area));
  },
};

const grid = <Value>({ area }: CellRange, cell: (row: number, column: number) => Value) =>
  Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => cell(row, column)),
  );

/** True where all are hidden, false where none is, null where they differ. */
function hidden(count: number, isHidden: (index: number) => boolean): boolean | null {
  const first = isHidden(0);
  for (let index = 1; index < count; index += 1) if (isHidden(index) !== first) return null;
  return first;
}

function rowsHidden({ area, sheet }: CellRange) {
  // Of a whole column only the rows in use can be hidden one by one.
  const count = isWholeColumns(area) ? Math.min(area.rows, (sheet.usedArea()?.rows ?? 0) + 1) : area.rows;
  return hidden(count, (index) => {
    const state = sheet.row(area.row + index);
    return state.hidden || state.filtered;
  });
}

const columnsHidden = ({ area, sheet }: CellRange) =>
  hidden(area.columns, (index) => sheet.column(area.column + index).hidden);

/** True where every cell belongs to a spill, false where none does, null where they differ. */
function hasSpill({ sheet, area }: CellRange): boolean | null {
  const used = intersection(sheet.usedArea(true) ?? cellArea(0, 0), area);
  let spilled = 0;
  for (let row = used?.row ?? 0; used && row <= lastRow(used); row += 1) {
    for (let column = used.column; column <= lastColumn(used); column += 1) {
      if (sheet.spillAt(row, column)) spilled += 1;
    }
  }
  return spilled === 0 ? false : spilled === area.rows * area.columns ? true : null;
}

export const rangeType: ObjectType<CellRange> = {
  name: 'Range',
  kept: true,
  properties: {
    Address: { get: (range) => range.address },
    AddressLocal: { get: (range) => range.address },
    CellCount: {
      // "If the cell count exceeds 2^31-1, -1 is returned."
      get: ({ area }) => (area.rows * area.columns > 2_147_483_647 ? -1 : area.rows * area.columns),
    },
    RowIndex: { get: ({ area }) => area.row },
    ColumnIndex: { get: ({ area }) => area.column },
    RowCount: { get: ({ area }) => area.rows },
    ColumnCount: { get: ({ area }) => area.columns },
    IsEntireRow: { get: ({ area }) => isWholeRows(area) },
    IsEntireColumn: { get: ({ area }) => isWholeColumns(area) },
    Values: contents(({ sheet, area }) => sheet.values(area).map((row) => row.map(wireCell))),
    Formulas: contents(({ sheet, area }) => sheet.formulas(area).map((row) => row.map(wireCell))),
    FormulasLocal: contents(({ sheet, area }) => sheet.formulas(area).map((row) => row.map(wireCell))),
    FormulasR1C1: {
      get: cellwise((range) => {
        const { area, sheet } = range;
        const formulas = sheet.formulas(area).map((row) => row.map(wireCell));
        return formulas.map((row, down) =>
          row.map((cell, right) =>
            isFormula(cell) ? toR1C1(cell, { row: area.row + down, column: area.column + right }) : cell,
          ),
        );
      }),
      set: (range, value) => {
        requireBounded(range);
        const { area } = range;
        const formulas = block(value, area).map((row, down) =>
          row.map((cell, right) =>
            isFormula(cell) ? fromR1C1(cell, { row: area.row + down, column: area.column + right }) : cell,
          ),
        );
        range.sheet.write(area, formulas);
      },
    },
    Text: { get: cellwise(({ sheet, area }) => sheet.texts(area)) },
    ValueTypes: { get: cellwise(({ sheet, area }) => sheet.values(area).map((row) => row.map(valueTypeOf))) },
    NumberFormat: numberFormat,
    NumberFormatLocal: numberFormat,
    Hidden: {
      get: (range) => {
        const states = [rowsHidden(range), columnsHidden(range)];
        return states.includes(true) ? true : states.includes(null) ? null : false;
      },
    },
    RowHidden: {
      get: rowsHidden,
      set: ({ sheet, area }, value) => sheet.setRows(area.row, area.rows, { hidden: boolean(value) }),
    },
    ColumnHidden: {
      get: columnsHidden,
      set: ({ sheet, area }, value) => sheet.setColumns(area.column, area.columns, { hidden: boolean(value) }),
    },
    Top: { get: (range) => pixels(range).top },
    Left: { get: (range) => pixels(range).left },
    Height: { get: (range) => pixels(range).height },
    Width: { get: (range) => pixels(range).width },
    HasSpill: { get: hasSpill },
    Hyperlink: hyperlinkProperty,
    Style: styleProperty,
  },
  navigations: {
    ConditionalFormats: (range) => hostObject(conditionalFormatCollectionType, range),
    DataValidation: (range) => hostObject(dataValidationType, range),
    Format: (range) => hostObject(rangeFormatType, range),
    Sort: (range) => hostObject(rangeSortType, range),
    Worksheet: (range, host) => host.worksheet(range.sheet),
  },
  methods: { ...rangeRelatives, ...rangeActions, ...cellProperties, ...traces },
};
