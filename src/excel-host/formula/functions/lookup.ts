import { addressOf, columnLetters, parseArea, quotedSheet, splitAddress } from '../../model/address';
import { sheetColumns, sheetRows } from '../../model/area';
import { errorValue, isError, type CellValue } from '../../model/value';
import { compareValues, toBoolean, toText, toWhole } from '../coercion';
import { wildcard } from '../criteria';
import { broadcast, lazyFunction, rangeFunction, scalarFunction, type Functions } from '../definition';
import { Cells, Grid, isMany, rowsOf, scalarOf, sizeOf, type Context, type Operand } from '../operand';

const invalid = errorValue('#VALUE!');
const outside = errorValue('#REF!');
const missing = errorValue('#N/A');

/** A row or a column as a list. */
function lineOf(operand: Operand, context: Context): readonly CellValue[] {
  const rows = rowsOf(operand, context);
  return sizeOf(operand).rows === 1 ? (rows[0] ?? []) : rows.map((row) => row[0]);
}

const sameKind = (a: CellValue, b: CellValue): boolean => typeof a === typeof b && !isError(a) && !isError(b);

function exactIndex(wanted: CellValue, values: readonly CellValue[], patterns: boolean, backwards = false): number {
  const pattern = patterns && typeof wanted === 'string' ? wildcard(wanted) : undefined;
  const matches = (value: CellValue): boolean =>
    pattern
      ? typeof value === 'string' && pattern.test(value)
      : sameKind(value, wanted) && compareValues(value, wanted) === 0;
  return backwards ? values.findLastIndex(matches) : values.findIndex(matches);
}

/** Place of the last value that is not beyond the wanted one, in values that ascend (or descend). */
function nearIndex(wanted: CellValue, values: readonly CellValue[], ascending: boolean): number {
  let found = -1;
  for (const [index, value] of values.entries()) {
    if (!sameKind(value, wanted)) continue;
    const order = compareValues(value, wanted);
    if (ascending ? order > 0 : order < 0) break;
    found = index;
  }
  return found;
}

/** Part of a range: cells stay cells, so that they can be a corner of another range. */
function part(operand: Operand, row: number, column: number, rows: number, columns: number, context: Context): Operand {
  if (operand instanceof Cells) {
    return new Cells(operand.sheetId, {
      row: operand.area.row + row,
      column: operand.area.column + column,
      rows,
      columns,
    });
  }
  const all = rowsOf(operand, context);
  return new Grid(all.slice(row, row + rows).map((line) => line.slice(column, column + columns)));
}

const index = rangeFunction([2, 4], ([range, rowNumber, columnNumber], context) => {
  const { rows, columns } = sizeOf(range);
  let row = toWhole(scalarOf(rowNumber, context), context);
  let column = columnNumber === undefined ? undefined : toWhole(scalarOf(columnNumber, context), context);
  if (column === undefined) {
    // One number counts along a single row.
    column = rows === 1 && columns > 1 ? row : columns === 1 ? 1 : 0;
    if (rows === 1 && columns > 1) row = 1;
  }
  if (row < 0 || column < 0) return invalid;
  if (row > rows || column > columns) return outside;
  const found = part(
    range,
    Math.max(row - 1, 0),
    Math.max(column - 1, 0),
    row === 0 ? rows : 1,
    column === 0 ? columns : 1,
    context,
  );
  return found instanceof Grid && !isMany(found) ? scalarOf(found, context) : found;
});

const match = rangeFunction([2, 3], ([wanted, range, kind], context) => {
  const values = lineOf(range, context);
  const how = kind === undefined ? 1 : toWhole(scalarOf(kind, context), context);
  return broadcast([wanted], context, ([value]) => {
    if (isError(value)) return value;
    const at = how === 0 ? exactIndex(value, values, true) : nearIndex(value, values, how > 0);
    return at < 0 ? missing : at + 1;
  });
});

const tableLookup = (vertical: boolean) =>
  rangeFunction([3, 4], ([wanted, range, number, near], context) => {
    const { rows, columns } = sizeOf(range);
    const at = toWhole(scalarOf(number, context), context);
    if (at < 1) return invalid;
    if (at > (vertical ? columns : rows)) return outside;
    const keys = lineOf(
      vertical ? part(range, 0, 0, rows, 1, context) : part(range, 0, 0, 1, columns, context),
      context,
    );
    const closest = near === undefined || toBoolean(scalarOf(near, context));
    return broadcast([wanted], context, ([value]) => {
      if (isError(value)) return value;
      const found = closest ? nearIndex(value, keys, true) : exactIndex(value, keys, true);
      if (found < 0) return missing;
      return (
        scalarOf(
          vertical ? part(range, found, at - 1, 1, 1, context) : part(range, at - 1, found, 1, 1, context),
          context,
        ) ?? 0
      );
    });
  });

/** Place of a value by the rules of XLOOKUP and XMATCH: exactly, or the next smaller, the next larger, or a pattern. */
function modernIndex(wanted: CellValue, values: readonly CellValue[], mode: number, backwards: boolean): number {
  const exact = exactIndex(wanted, values, mode === 2, backwards);
  if (exact >= 0 || mode === 0 || mode === 2) return exact;
  let best = -1;
  for (const [at, value] of values.entries()) {
    if (!sameKind(value, wanted)) continue;
    const order = compareValues(value, wanted);
    if (mode < 0 ? order > 0 : order < 0) continue;
    const better = best < 0 ? -1 : compareValues(value, values[best]);
    if (best < 0 || (mode < 0 ? better > 0 : better < 0)) best = at;
  }
  return best;
}

const xlookup = rangeFunction([3, 6], ([wanted, keys, results, otherwise, mode, order], context) => {
  const how = mode === undefined ? 0 : toWhole(scalarOf(mode, context), context);
  const backwards = order !== undefined && toWhole(scalarOf(order, context), context) < 0;
  const at = modernIndex(scalarOf(wanted, context), lineOf(keys, context), how, backwards);
  if (at < 0) return otherwise ?? missing;
  const { rows, columns } = sizeOf(results);
  return sizeOf(keys).rows === 1 && sizeOf(keys).columns > 1
    ? part(results, 0, at, rows, 1, context)
    : part(results, at, 0, 1, columns, context);
});

const lookup = rangeFunction([2, 3], ([wanted, keys, results], context) => {
  const at = nearIndex(scalarOf(wanted, context), lineOf(keys, context), true);
  return at < 0 ? missing : lineOf(results ?? keys, context)[at];
});

const offset = rangeFunction(
  [3, 5],
  ([start, down, right, height, width], context) => {
    if (!(start instanceof Cells)) return invalid;
    const { area, sheetId } = start;
    const given = (operand: Operand, standard: number): number => {
      const value = scalarOf(operand, context);
      return value === undefined ? standard : toWhole(value, context);
    };
    const rows = given(height, area.rows);
    const columns = given(width, area.columns);
    let row = area.row + given(down, 0);
    let column = area.column + given(right, 0);
    if (rows === 0 || columns === 0) return outside;
    if (rows < 0) row += rows + 1;
    if (columns < 0) column += columns + 1;
    const found = { row, column, rows: Math.abs(rows), columns: Math.abs(columns) };
    if (row < 0 || column < 0 || row + found.rows > sheetRows || column + found.columns > sheetColumns) return outside;
    return new Cells(sheetId, found);
  },
  { volatile: 'always' },
);

function indirect(text: string, context: Context): Operand {
  const { sheet, rest } = splitAddress(text);
  const sheetId = sheet === undefined ? context.sheetId : context.scope.sheetIdOf(sheet);
  const area = parseArea(rest.replaceAll('$', ''));
  if (sheetId !== undefined && area) return new Cells(sheetId, area);
  const table = context.scope.tableNamed(rest);
  if (table) return new Cells(table.sheetId, table.bodyArea);
  const formula = context.scope.nameFormula(rest, context.sheetId);
  return formula === undefined || formula.slice(1) === text ? outside : indirect(formula.slice(1), context);
}

/** What a function of places answers for its argument, or for the formula's own cell without one. */
const placeFunction = (work: (cells: Cells) => number) =>
  rangeFunction([0, 1], ([operand], context) => {
    if (operand === undefined)
      return work(new Cells(context.sheetId, { row: context.row, column: context.column, rows: 1, columns: 1 }));
    return operand instanceof Cells ? work(operand) : invalid;
  });

/** Functions that find cells and values, our own: they take and answer references. */
export const lookupFunctions: Functions = {
  INDEX: index,
  MATCH: match,
  XMATCH: rangeFunction([2, 4], ([wanted, keys, mode, order], context) => {
    const how = mode === undefined ? 0 : toWhole(scalarOf(mode, context), context);
    const backwards = order !== undefined && toWhole(scalarOf(order, context), context) < 0;
    const at = modernIndex(scalarOf(wanted, context), lineOf(keys, context), how, backwards);
    return at < 0 ? missing : at + 1;
  }),
  VLOOKUP: tableLookup(true),
  HLOOKUP: tableLookup(false),
  XLOOKUP: xlookup,
  LOOKUP: lookup,
  OFFSET: offset,
  INDIRECT: rangeFunction([1, 2], ([text], context) => indirect(toText(scalarOf(text, context), context), context), {
    volatile: 'always',
  }),
  ROW: placeFunction((cells) => cells.area.row + 1),
  COLUMN: placeFunction((cells) => cells.area.column + 1),
  ROWS: rangeFunction([1], ([operand]) => sizeOf(operand).rows),
  COLUMNS: rangeFunction([1], ([operand]) => sizeOf(operand).columns),
  ADDRESS: scalarFunction([2, 5], ([row, column, kind, style, sheet], context) => {
    const how = kind === undefined ? 1 : toWhole(kind, context);
    if (style === false || style === 0) return invalid;
    const letters = columnLetters(toWhole(column, context) - 1);
    const cell = `${how === 1 || how === 3 ? '$' : ''}${letters}${how <= 2 ? '$' : ''}${String(toWhole(row, context))}`;
    return sheet === undefined ? cell : `${quotedSheet(toText(sheet, context))}!${cell}`;
  }),
  FORMULATEXT: rangeFunction([1], ([operand], context) => {
    if (!(operand instanceof Cells)) return missing;
    return context.reader.formulaText(operand.sheetId, operand.area.row, operand.area.column) ?? missing;
  }),
  ISREF: lazyFunction([1], ([arg], context) => arg?.operand(context) instanceof Cells),
  CELL: rangeFunction(
    [1, 2],
    ([what, operand], context) => {
      const cells =
        operand instanceof Cells
          ? operand
          : new Cells(context.sheetId, { row: context.row, column: context.column, rows: 1, columns: 1 });
      const corner = { ...cells.area, rows: 1, columns: 1 };
      switch (toText(scalarOf(what, context), context).toLowerCase()) {
        case 'address':
          return addressOf(corner).replace(/[A-Z]+|\d+/g, (text) => `$${text}`);
        case 'row':
          return corner.row + 1;
        case 'col':
          return corner.column + 1;
        case 'contents':
          return context.reader.value(cells.sheetId, corner.row, corner.column) ?? 0;
        default:
          return invalid;
      }
    },
    { volatile: 'always' },
  ),
};
