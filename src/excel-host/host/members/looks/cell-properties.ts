import { type Border, cellArea, type CellEdge, type CellFormat, type FormatChange } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, type Method, type Property, wireName } from '../../object-type';
import { type WireValue } from '../../protocol';
import { borderStyles, borderWeights } from './borders';
import { hyperlinkProperty } from '../hyperlink';
import { boolean, color, type Fields, fields, isGiven, list, number, oneOf, text } from '../input';
import { type Look } from './look';
import { alignmentProperties, fillType, fontType, patternOf, protectionProperties } from './look-parts';
import { styleProperty } from './style-name';

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
    if (want === true) answer[name] = value;
    else if (name === 'borders') answer[name] = pickOfEach(want, value as Answer);
    else answer[name] = pick(want, value as Answer);
  }
  return answer;
}

/** Of borders it is said once what is wanted of every side (`CellPropertiesBorderLoadOptions`). */
const pickOfEach = (wanted: Argument, sides: Answer): Answer =>
  Object.fromEntries(Object.entries(sides).map(([side, border]) => [side, pick(wanted, border as Answer)]));

const sides = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
  diagonalDown: 'DiagonalDown',
  diagonalUp: 'DiagonalUp',
} as const;

const noBorder: Border = { style: 'None', weight: 'Thin', color: '#000000' };

const formatOf = (format: CellFormat): Answer => ({
  fill: {
    color: format.fill ?? '#FFFFFF',
    pattern: patternOf(format),
    patternColor: format.pattern?.color ?? '#000000',
  },
  font: { ...format.font },
  borders: Object.fromEntries(
    Object.entries(sides).map(([side, edge]) => [side, { ...(format.borders[edge] ?? noBorder) }]),
  ),
  horizontalAlignment: format.horizontalAlignment,
  verticalAlignment: format.verticalAlignment,
  indentLevel: format.indentLevel,
  textOrientation: format.textOrientation,
  wrapText: format.wrapText,
  shrinkToFit: format.shrinkToFit,
  autoIndent: format.autoIndent,
  readingOrder: format.readingOrder,
  protection: { locked: format.locked, formulaHidden: format.formulaHidden },
});

/** A look that keeps what is asked of it, to be asked of cells together. */
class Wanted implements Look {
  format: FormatChange = {};

  common(): null {
    return null;
  }

  change(change: FormatChange): void {
    const { font, borders } = this.format;
    this.format = {
      ...this.format,
      ...change,
      ...(change.font ? { font: { ...font, ...change.font } } : {}),
      ...(change.borders ? { borders: { ...borders, ...change.borders } } : {}),
      ...(change.pattern && this.format.pattern ? { pattern: { ...this.format.pattern, ...change.pattern } } : {}),
    };
  }
}

/** Sets what is given by the members of a class that `Range.format` leads to. */
function setMembers(
  properties: Readonly<Record<string, Property<Look>>>,
  wanted: Look,
  value: Argument,
  host: Host,
  path: string,
) {
  for (const [name, given] of Object.entries(fields(value))) {
    if (!isGiven(given)) continue;
    const set = properties[wireName(name)]?.set;
    if (set === undefined) throw unknownProperty(path + name);
    set(wanted, given, host);
  }
}

function borderChange(value: Argument): NonNullable<FormatChange['borders']> {
  const borders: Partial<Record<CellEdge, Partial<Border>>> = {};
  for (const [side, border] of Object.entries(fields(value))) {
    if (!isGiven(border)) continue;
    const edge = Object.entries(sides).find(([name]) => name === side)?.[1];
    if (edge === undefined) throw unknownProperty(`borders.${side}`);
    const { style, weight, color: line, ...others } = fields(border);
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw unknownProperty(`borders.${side}.${unknown}`);
    borders[edge] = {
      ...(isGiven(style) ? { style: oneOf(borderStyles, style) } : {}),
      ...(isGiven(weight) ? { weight: oneOf(borderWeights, weight) } : {}),
      ...(isGiven(line) ? { color: color(line) } : {}),
    };
  }
  return borders;
}

const alignments = alignmentProperties<Look>((look) => look);
const protections = protectionProperties<Look>((look) => look);

/** The change that `{ fill, font, borders, … }` asks for; sizes of rows and columns are not a cell's. */
function formatChange(value: Argument, host: Host): FormatChange {
  const wanted = new Wanted();
  for (const [name, given] of Object.entries(fields(value))) {
    if (!isGiven(given) || name === 'rowHeight' || name === 'columnWidth') continue;
    if (name === 'fill') setMembers(fillType.properties ?? {}, wanted, given, host, 'fill.');
    else if (name === 'font') setMembers(fontType.properties ?? {}, wanted, given, host, 'font.');
    else if (name === 'protection') setMembers(protections, wanted, given, host, 'protection.');
    else if (name === 'borders') wanted.change({ borders: borderChange(given) });
    else setMembers(alignments, wanted, { [name]: given }, host, '');
  }
  return wanted.format;
}

/** What cells, rows and columns can be given: a style, which "will overwrite any formatting", a look, a link. */
function setShared(range: CellRange, given: Fields, host: Host): void {
  for (const [name, value] of Object.entries(given)) {
    if (!isGiven(value) || name === 'rowHidden' || name === 'columnHidden') continue;
    if (name === 'style') range.sheet.applyStyle(range.area, text(value));
    else if (name === 'format') range.sheet.changeFormat(range.area, formatChange(value, host));
    else if (name === 'hyperlink') hyperlinkProperty.set?.(range, value, host);
    else throw unknownProperty(name);
  }
}

/** What is answered of cells that are alike. */
const shared = (range: CellRange, host: Host, extra: Answer = {}): Answer => {
  const { sheet, area } = range;
  return {
    address: range.address,
    addressLocal: range.address,
    format: { ...formatOf(sheet.format(area.row, area.column)), ...extra },
    style: styleProperty.get(range, host),
    hyperlink: hyperlinkProperty.get(range, host),
  };
};

function rowsOf(range: CellRange, value: Argument | undefined): readonly Argument[] {
  const rows = list(value);
  if (rows.length !== range.area.rows) throw new HostError('InvalidArgument');
  return rows;
}

/** Members of `Range` that read or set what differs from cell to cell, row to row or column to column, at once. */
export const cellProperties: Readonly<Record<string, Method<CellRange>>> = {
  GetCellProperties: (range, [wanted], host) => {
    const { sheet, area } = range;
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (__, column) => {
        const cell = cellArea(area.row + row, area.column + column);
        const { hidden, filtered } = sheet.row(cell.row);
        return pick(wanted, {
          ...shared(range.at(cell), host),
          hidden: hidden || filtered || sheet.column(cell.column).hidden,
        });
      }),
    );
  },
  GetRowProperties: (range, [wanted], host) => {
    const { sheet, area } = range;
    return Array.from({ length: area.rows }, (_, index) => {
      const row = { ...area, row: area.row + index, rows: 1 };
      const { hidden, filtered, size } = sheet.row(row.row);
      return pick(wanted, {
        ...shared(range.at(row), host, { rowHeight: size ?? sheet.standardHeight }),
        rowHidden: hidden || filtered,
        rowIndex: row.row,
      });
    });
  },
  GetColumnProperties: (range, [wanted], host) => {
    const { sheet, area } = range;
    return Array.from({ length: area.columns }, (_, index) => {
      const column = { ...area, column: area.column + index, columns: 1 };
      const { hidden, size } = sheet.column(column.column);
      return pick(wanted, {
        ...shared(range.at(column), host, { columnWidth: size ?? sheet.standardWidth }),
        columnHidden: hidden,
        columnIndex: column.column,
      });
    });
  },
  SetCellProperties: (range, [values], host) => {
    const { area } = range;
    for (const [row, given] of rowsOf(range, values).entries()) {
      const cells = list(given);
      if (cells.length !== area.columns) throw new HostError('InvalidArgument');
      for (const [column, cell] of cells.entries()) {
        if (isGiven(cell)) setShared(range.at(cellArea(area.row + row, area.column + column)), fields(cell), host);
      }
    }
  },
  SetRowProperties: (range, [values], host) => {
    const { sheet, area } = range;
    for (const [index, row] of rowsOf(range, values).entries()) {
      if (!isGiven(row)) continue;
      const given = fields(row);
      setShared(range.at({ ...area, row: area.row + index, rows: 1 }), given, host);
      if (isGiven(given['rowHidden'])) sheet.setRows(area.row + index, 1, { hidden: boolean(given['rowHidden']) });
      const height = isGiven(given['format']) ? fields(given['format'])['rowHeight'] : undefined;
      if (isGiven(height)) sheet.setRows(area.row + index, 1, { size: number(height) });
    }
  },
  SetColumnProperties: (range, [values], host) => {
    const { sheet, area } = range;
    const columns = list(values);
    if (columns.length !== area.columns) throw new HostError('InvalidArgument');
    for (const [index, column] of columns.entries()) {
      if (!isGiven(column)) continue;
      const given = fields(column);
      const at = area.column + index;
      setShared(range.at({ ...area, column: at, columns: 1 }), given, host);
      if (isGiven(given['columnHidden'])) sheet.setColumns(at, 1, { hidden: boolean(given['columnHidden']) });
      const width = isGiven(given['format']) ? fields(given['format'])['columnWidth'] : undefined;
      if (isGiven(width)) sheet.setColumns(at, 1, { size: number(width) });
    }
  },
};
