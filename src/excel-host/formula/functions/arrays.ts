import { sheetColumns, sheetRows } from '../../model/area';
import { errorValue, isError, type CellValue } from '../../model/value';
import { compareValues, toBoolean, toNumber, toText, toWhole } from '../coercion';
import { rangeFunction, type Functions } from '../definition';
import { Cells, Failure, Grid, rowsOf, scalarOf, sizeOf, type Context, type Operand } from '../operand';

const invalid = errorValue('#VALUE!');
const nothing = errorValue('#CALC!');
const missing = errorValue('#N/A');

type Rows = readonly (readonly CellValue[])[];

/** All values of an argument; of a whole column those down to the last row in use. */
function allRows(operand: Operand, context: Context): Rows {
  return rowsOf(operand, context, !(operand instanceof Cells) || operand.area.rows < sheetRows);
}

const turned = (rows: Rows): CellValue[][] => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));

/** Rows to answer; of none at all there is nothing to show. */
const gridOf = (rows: Rows): Operand => (rows.length === 0 || rows[0]?.length === 0 ? nothing : new Grid(rows));

function wholeOr(operand: Operand, otherwise: number, context: Context): number {
  return operand === undefined ? otherwise : toWhole(scalarOf(operand, context), context);
}

const isTrue = (operand: Operand, context: Context): boolean =>
  operand !== undefined && toBoolean(scalarOf(operand, context));

function keyOf(value: CellValue): string {
  if (value === undefined) return 'n0';
  if (isError(value)) return `e${value.error}`;
  return typeof value === 'string' ? `s${value.toLowerCase()}` : `${typeof value}${String(value)}`;
}

/** Rows (or columns) that differ, or those that come once ("UNIQUE function"). */
const unique = rangeFunction([1, 3], ([array, byColumn, once], context) => {
  const columns = isTrue(byColumn, context);
  const lines = columns ? turned(allRows(array, context)) : allRows(array, context);
  const counts = new Map<string, number>();
  const keys = lines.map((line) => line.map(keyOf).join('\u0001'));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const only = isTrue(once, context);
  const seen = new Set<string>();
  const kept = lines.filter((_, at) => {
    const key = keys[at] ?? '';
    if (only) return counts.get(key) === 1;
    return !seen.has(key) && seen.add(key);
  });
  return gridOf(columns ? turned(kept) : kept);
});

/** The rows or columns for which a condition holds ("FILTER function"). */
const filter = rangeFunction([2, 3], ([array, include, otherwise], context) => {
  const size = sizeOf(array);
  const judged = sizeOf(include);
  const downwards = judged.columns === 1 && judged.rows === size.rows;
  const sideways = !downwards && judged.rows === 1 && judged.columns === size.columns;
  if (!downwards && !sideways) return invalid;
  const conditions = allRows(include, context).flat();
  for (const condition of conditions) if (isError(condition)) return condition;
  const lines = sideways ? turned(allRows(array, context)) : allRows(array, context);
  const kept = lines.filter((_, at) => toBoolean(conditions[at]));
  if (kept.length === 0) return otherwise ?? nothing;
  return gridOf(sideways ? turned(kept) : kept);
});

/** Numbers before texts before truth values before errors; blank cells last, whichever way is sorted. */
function sortOrder(a: CellValue, b: CellValue, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (isError(a) || isError(b)) return sign * (Number(isError(a)) - Number(isError(b)));
  return sign * compareValues(a, b);
}

function signOf(value: CellValue, context: Context): number {
  const sign = toWhole(value, context);
  if (sign !== 1 && sign !== -1) throw new Failure(invalid);
  return sign;
}

function sortedBy(
  lines: Rows,
  keys: readonly { readonly values: readonly CellValue[]; readonly sign: number }[],
): Rows {
  const order = lines.map((_, at) => at);
  order.sort((a, b) => {
    for (const { values, sign } of keys) {
      const result = sortOrder(values[a], values[b], sign);
      if (result !== 0) return result;
    }
    return a - b;
  });
  return order.flatMap((at) => (lines[at] ? [lines[at]] : []));
}

const sort = rangeFunction([1, 4], ([array, by, order, byColumn], context) => {
  const columns = isTrue(byColumn, context);
  const lines = columns ? turned(allRows(array, context)) : allRows(array, context);
  const places = by === undefined ? [1] : rowsOf(by, context, true).flat();
  const signs = order === undefined ? [1] : rowsOf(order, context, true).flat();
  const keys = places.map((place, at) => {
    const index = toWhole(place, context) - 1;
    if (index < 0 || index >= (lines[0]?.length ?? 0)) throw new Failure(invalid);
    return { values: lines.map((line) => line[index]), sign: signOf(signs[at] ?? signs[0], context) };
  });
  const sorted = sortedBy(lines, keys);
  return gridOf(columns ? turned(sorted) : sorted);
});

const sortBy = rangeFunction([2, 127], ([array, ...pairs], context) => {
  const rows = allRows(array, context);
  const keys = [];
  let sideways = false;
  for (let at = 0; at < pairs.length; at += 2) {
    const size = sizeOf(pairs[at]);
    sideways = size.rows === 1 && size.columns > 1;
    if (size.rows > 1 && size.columns > 1) return invalid;
    const values = allRows(pairs[at], context).flat();
    if (values.length !== (sideways ? rows[0]?.length : rows.length)) return invalid;
    const order = pairs[at + 1];
    keys.push({ values, sign: order === undefined ? 1 : signOf(scalarOf(order, context), context) });
  }
  return gridOf(sideways ? turned(sortedBy(turned(rows), keys)) : sortedBy(rows, keys));
});

/** So many rows and columns, each value by its place; none is an array that Excel does not have. */
function made(rows: number, columns: number, value: (row: number, column: number) => CellValue): Operand {
  if (rows < 0 || columns < 0 || rows > sheetRows || columns > sheetColumns) return invalid;
  if (rows === 0 || columns === 0) return nothing;
  if (rows * columns > sheetRows) return invalid;
  return new Grid(Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => value(r, c))));
}

const sequence = rangeFunction([1, 4], ([rows, columns, start, step], context) => {
  const width = wholeOr(columns, 1, context);
  const [first = 1, by = 1] = [start, step].map((one) =>
    one === undefined ? undefined : toNumber(scalarOf(one, context), context),
  );
  return made(wholeOr(rows, 1, context), width, (row, column) => first + (row * width + column) * by);
});

const randomArray = rangeFunction(
  [0, 5],
  ([rows, columns, least, most, whole], context) => {
    const [low = 0, high = 1] = [least, most].map((one) =>
      one === undefined ? undefined : toNumber(scalarOf(one, context), context),
    );
    const integers = isTrue(whole, context);
    if (low > high || (integers && (!Number.isInteger(low) || !Number.isInteger(high)))) return invalid;
    const draw = (): number => {
      const random = context.reader.random();
      return integers ? low + Math.floor(random * (high - low + 1)) : low + random * (high - low);
    };
    return made(wholeOr(rows, 1, context), wholeOr(columns, 1, context), draw);
  },
  { volatile: 'always' },
);

/** The lines from the start or, with a negative count, from the end. */
function taken<Line>(lines: readonly Line[], count: number): readonly Line[] {
  return count >= 0 ? lines.slice(0, count) : lines.slice(Math.max(lines.length + count, 0));
}

function dropped<Line>(lines: readonly Line[], count: number): readonly Line[] {
  return count >= 0 ? lines.slice(count) : lines.slice(0, Math.max(lines.length + count, 0));
}

const cutting = (cut: <Line>(lines: readonly Line[], count: number) => readonly Line[]) =>
  rangeFunction([2, 3], ([array, rows, columns], context) => {
    const lines = allRows(array, context);
    const kept = rows === undefined ? lines : cut(lines, wholeOr(rows, 0, context));
    return gridOf(columns === undefined ? kept : kept.map((line) => cut(line, wholeOr(columns, 0, context))));
  });

const choosing = (columns: boolean) =>
  rangeFunction([2, 254], ([array, ...numbers], context) => {
    const lines = columns ? turned(allRows(array, context)) : allRows(array, context);
    const chosen = numbers.flatMap((operand) =>
      rowsOf(operand, context, true)
        .flat()
        .map((number) => {
          const at = toWhole(number, context);
          const line = at > 0 ? lines[at - 1] : at < 0 ? lines[lines.length + at] : undefined;
          if (!line) throw new Failure(invalid);
          return line;
        }),
    );
    return gridOf(columns ? turned(chosen) : chosen);
  });

/** Arrays below each other, the narrower ones filled up with `#N/A`. */
function stacked(arrays: readonly Rows[]): Rows {
  const width = Math.max(...arrays.map((rows) => rows[0]?.length ?? 0));
  return arrays.flatMap((rows) =>
    rows.map((row) => Array.from({ length: width }, (_, at) => (at < row.length ? row[at] : missing))),
  );
}

/** One row or column of all values ("TOCOL function"): kinds to leave out, and whether column by column. */
const flattened = (asRow: boolean) =>
  rangeFunction([1, 3], ([array, ignore, byColumn], context) => {
    const rows = allRows(array, context);
    const left = wholeOr(ignore, 0, context);
    if (left < 0 || left > 3) return invalid;
    const values = (isTrue(byColumn, context) ? turned(rows) : rows)
      .flat()
      .filter((value) => !((left & 1) === 1 && value === undefined) && !((left & 2) === 2 && isError(value)));
    return gridOf(asRow ? (values.length > 0 ? [values] : []) : values.map((value) => [value]));
  });

const wrapped = (columns: boolean) =>
  rangeFunction([2, 3], ([vector, count, pad], context) => {
    const size = sizeOf(vector);
    if (size.rows > 1 && size.columns > 1) return invalid;
    const values = allRows(vector, context).flat();
    const length = wholeOr(count, 0, context);
    if (length < 1) return errorValue('#NUM!');
    const filler = pad === undefined ? missing : scalarOf(pad, context);
    const lines = Array.from({ length: Math.ceil(values.length / length) }, (_, line) =>
      Array.from({ length }, (__, at) => (line * length + at < values.length ? values[line * length + at] : filler)),
    );
    return gridOf(columns ? turned(lines) : lines);
  });

const expand = rangeFunction([2, 4], ([array, rows, columns, pad], context) => {
  const found = allRows(array, context);
  const [height, width] = [wholeOr(rows, found.length, context), wholeOr(columns, found[0]?.length ?? 0, context)];
  if (height < found.length || width < (found[0]?.length ?? 0)) return invalid;
  const filler = pad === undefined ? missing : scalarOf(pad, context);
  return made(height, width, (row, column) => {
    const line = found[row];
    return line && column < line.length ? line[column] : filler;
  });
});

function partsOf(text: string, delimiters: readonly string[], exactCase: boolean): readonly string[] {
  const marks = delimiters.filter((mark) => mark !== '').map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (marks.length === 0) throw new Failure(invalid);
  return text.split(new RegExp(marks.join('|'), exactCase ? 'u' : 'iu'));
}

const textSplit = rangeFunction([2, 6], ([text, columnMarks, rowMarks, ignoreEmpty, matchMode, pad], context) => {
  const marksOf = (operand: Operand): readonly string[] =>
    rowsOf(operand, context, true)
      .flat()
      .map((mark) => toText(mark, context));
  const exactCase = wholeOr(matchMode, 0, context) === 0;
  const skips = isTrue(ignoreEmpty, context);
  const split = (part: string, operand: Operand): readonly string[] => {
    const found = operand === undefined ? [part] : partsOf(part, marksOf(operand), exactCase);
    return skips ? found.filter((one) => one !== '') : found;
  };
  const lines = split(toText(scalarOf(text, context), context), rowMarks).map((line) => split(line, columnMarks));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const filler = pad === undefined ? missing : scalarOf(pad, context);
  return gridOf(lines.map((line) => Array.from({ length: width }, (_, at) => (at < line.length ? line[at] : filler))));
});

/** Functions that answer arrays, which spill into the cells around their formula. */
export const arrayFunctions: Functions = {
  UNIQUE: unique,
  FILTER: filter,
  SORT: sort,
  SORTBY: sortBy,
  SEQUENCE: sequence,
  RANDARRAY: randomArray,
  TRANSPOSE: rangeFunction([1], ([array], context) => gridOf(turned(allRows(array, context)))),
  TAKE: cutting(taken),
  DROP: cutting(dropped),
  CHOOSEROWS: choosing(false),
  CHOOSECOLS: choosing(true),
  VSTACK: rangeFunction([1, 254], (arrays, context) => gridOf(stacked(arrays.map((one) => allRows(one, context))))),
  HSTACK: rangeFunction([1, 254], (arrays, context) =>
    gridOf(turned(stacked(arrays.map((one) => turned(allRows(one, context)))))),
  ),
  TOCOL: flattened(false),
  TOROW: flattened(true),
  WRAPROWS: wrapped(false),
  WRAPCOLS: wrapped(true),
  EXPAND: expand,
  TEXTSPLIT: textSplit,
};
