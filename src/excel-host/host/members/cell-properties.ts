import { type Border, cellArea, type CellEdge, type CellFormat, type FormatChange } from '../../model';
import { type CellRange } from '../cell-range';
import { HostError } from '../host-error';
import { type Argument, type Method } from '../object-type';
import { type WireValue } from '../protocol';
import { borderStyles, borderWeights } from './borders';
import { boolean, color, fields, isGiven, list, number, oneOf, text } from './input';

type Answer = Readonly<Record<string, WireValue>>;

const unknownProperty = (name: string) =>
  new HostError('ApiNotFound', { message: `This host does not know the cell property ${name}.` });

/** What is asked for with `true`, at any depth: `{ format: { fill: { color: true } } }`. */
function pick(wanted: Argument | undefined, all: Answer): Answer {
  const answer: Record<string, WireValue> = {};
  for (const [name, want] of Object.entries(fields(wanted))) {
    const value = all[name];
    if (!isGiven(want) || want === false) continue;
    if (value === undefined) throw unknownProperty(name);
    // What holds other properties is a record; lists and values are asked for with true.
    answer[name] = want === true ? value : pick(want, value as Answer);
  }
  return answer;
}

const formatOf = (format: CellFormat): Answer => ({
  fill: { color: format.fill ?? '#FFFFFF' },
  font: {
    bold: format.font.bold,
    color: format.font.color,
    italic: format.font.italic,
    name: format.font.name,
    size: format.font.size,
    strikethrough: format.font.strikethrough,
    underline: format.font.underline,
  },
  horizontalAlignment: format.horizontalAlignment,
  verticalAlignment: format.verticalAlignment,
  indentLevel: format.indentLevel,
  textOrientation: format.textOrientation,
  wrapText: format.wrapText,
  protection: { locked: format.locked, formulaHidden: format.formulaHidden },
});

const fontReaders: Readonly<Record<string, (value: Argument) => FormatChange['font']>> = {
  bold: (value) => ({ bold: boolean(value) }),
  color: (value) => ({ color: color(value) }),
  italic: (value) => ({ italic: boolean(value) }),
  name: (value) => ({ name: text(value) }),
  size: (value) => ({ size: number(value) }),
  strikethrough: (value) => ({ strikethrough: boolean(value) }),
};

const fillChange = (value: Argument): FormatChange => {
  const given = fields(value);
  // Patterns are not modelled: a cell has one colour or none.
  if (isGiven(given['pattern']) && !isGiven(given['color'])) throw unknownProperty('fill.pattern');
  return isGiven(given['color']) ? { fill: color(given['color']) } : {};
};

const edges = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;

function borderChange(value: Argument): NonNullable<FormatChange['borders']> {
  const given = fields(value);
  const borders: Partial<Record<CellEdge, Partial<Border>>> = {};
  for (const [side, edge] of Object.entries(edges)) {
    const border = given[side];
    if (!isGiven(border)) continue;
    const { style, weight, color: line } = fields(border);
    borders[edge] = {
      ...(isGiven(style) ? { style: oneOf(borderStyles, style) } : {}),
      ...(isGiven(weight) ? { weight: oneOf(borderWeights, weight) } : {}),
      ...(isGiven(line) ? { color: color(line) } : {}),
    };
  }
  return borders;
}

/** The change that `{ format: { fill, font, … } }` asks for. */
function formatChange(value: Argument): FormatChange {
  let change: FormatChange = {};
  for (const [name, given] of Object.entries(fields(value))) {
    if (!isGiven(given)) continue;
    if (name === 'fill') change = { ...change, ...fillChange(given) };
    else if (name === 'borders') change = { ...change, borders: borderChange(given) };
    else if (name === 'wrapText') change = { ...change, wrapText: boolean(given) };
    else if (name === 'font') {
      for (const [aspect, to] of Object.entries(fields(given))) {
        const read = fontReaders[aspect];
        if (read === undefined) throw unknownProperty(`font.${aspect}`);
        change = { ...change, font: { ...change.font, ...read(to) } };
      }
    } else if (name !== 'rowHeight' && name !== 'columnWidth') throw unknownProperty(name);
  }
  return change;
}

function rowsOf(range: CellRange, value: Argument | undefined): readonly Argument[] {
  const rows = list(value);
  if (rows.length !== range.area.rows) throw new HostError('InvalidArgument');
  return rows;
}

/** Members of `Range` that read or set what differs from cell to cell, row to row or column to column, at once. */
export const cellProperties: Readonly<Record<string, Method<CellRange>>> = {
  GetCellProperties: (range, [wanted]) => {
    const { sheet, area } = range;
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (__, column) => {
        const cell = cellArea(area.row + row, area.column + column);
        return pick(wanted, {
          address: range.at(cell).address,
          addressLocal: range.at(cell).address,
          format: formatOf(sheet.format(cell.row, cell.column)),
        });
      }),
    );
  },
  GetRowProperties: (range, [wanted]) => {
    const { sheet, area } = range;
    return Array.from({ length: area.rows }, (_, index) => {
      const row = { ...area, row: area.row + index, rows: 1 };
      const { hidden, filtered, size } = sheet.row(row.row);
      return pick(wanted, {
        address: range.at(row).address,
        rowHidden: hidden || filtered,
        rowIndex: row.row,
        format: { ...formatOf(sheet.format(row.row, row.column)), rowHeight: size ?? sheet.standardHeight },
      });
    });
  },
  GetColumnProperties: (range, [wanted]) => {
    const { sheet, area } = range;
    return Array.from({ length: area.columns }, (_, index) => {
      const column = { ...area, column: area.column + index, columns: 1 };
      const { hidden, size } = sheet.column(column.column);
      return pick(wanted, {
        address: range.at(column).address,
        columnHidden: hidden,
        columnIndex: column.column,
        format: { ...formatOf(sheet.format(column.row, column.column)), columnWidth: size ?? sheet.standardWidth },
      });
    });
  },
  SetCellProperties: (range, [values]) => {
    const { sheet, area } = range;
    for (const [row, cells] of rowsOf(range, values).entries()) {
      for (const [column, cell] of list(cells).entries()) {
        const format = isGiven(cell) ? fields(cell)['format'] : undefined;
        if (!isGiven(format)) continue;
        sheet.changeFormat(cellArea(area.row + row, area.column + column), formatChange(format));
      }
    }
  },
  SetRowProperties: (range, [values]) => {
    const { sheet, area } = range;
    for (const [index, row] of rowsOf(range, values).entries()) {
      const given = isGiven(row) ? fields(row) : {};
      if (isGiven(given['rowHidden'])) sheet.setRows(area.row + index, 1, { hidden: boolean(given['rowHidden']) });
      if (!isGiven(given['format'])) continue;
      sheet.changeFormat({ ...area, row: area.row + index, rows: 1 }, formatChange(given['format']));
      const height = fields(given['format'])['rowHeight'];
      if (isGiven(height)) sheet.setRows(area.row + index, 1, { size: number(height) });
    }
  },
  SetColumnProperties: (range, [values]) => {
    const { sheet, area } = range;
    const columns = list(values);
    if (columns.length !== area.columns) throw new HostError('InvalidArgument');
    for (const [index, column] of columns.entries()) {
      const given = isGiven(column) ? fields(column) : {};
      const at = area.column + index;
      if (isGiven(given['columnHidden'])) sheet.setColumns(at, 1, { hidden: boolean(given['columnHidden']) });
      if (!isGiven(given['format'])) continue;
      sheet.changeFormat({ ...area, column: at, columns: 1 }, formatChange(given['format']));
      const width = fields(given['format'])['columnWidth'];
      if (isGiven(width)) sheet.setColumns(at, 1, { size: number(width) });
    }
  },
};
