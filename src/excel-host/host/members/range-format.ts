import { type CellFormat, type FormatChange, type HorizontalAlignment, type VerticalAlignment } from '../../model';
import { type CellRange } from '../cell-range';
import { type Argument, hostObject, type ObjectType, type Property } from '../object-type';
import { type WireValue } from '../protocol';
import { rangeBorderCollectionType } from './borders';
import { boolean, color, integer, number, oneOf, optionalInteger, text } from './input';

const horizontal = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const satisfies readonly HorizontalAlignment[];
const vertical = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const satisfies readonly VerticalAlignment[];
const underlines = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;

/** What the cells of all areas have in common; null where they differ. */
export function common<Value>(range: CellRange, pick: (format: CellFormat) => Value): Value | null {
  const [first, ...others] = range.areas.map((area) => range.sheet.common(area, pick));
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

export function changeFormat(range: CellRange, change: FormatChange): void {
  for (const area of range.areas) range.sheet.changeFormat(area, change);
}

const aspect = (
  pick: (format: CellFormat) => WireValue,
  change: (value: Argument) => FormatChange,
): Property<CellRange> => ({
  get: (range) => common(range, pick),
  set: (range, value) => changeFormat(range, change(value)),
});

/** One size where all rows or columns share it, else null. */
function size(range: CellRange, by: 'row' | 'column'): number | null {
  const { sheet, area } = range;
  const standard = by === 'row' ? sheet.standardHeight : sheet.standardWidth;
  const [start, count] = by === 'row' ? [area.row, area.rows] : [area.column, area.columns];
  const sizes = new Set<number>();
  let seen = 0;
  for (const band of by === 'row' ? sheet.rowBands() : sheet.columnBands()) {
    const shared = Math.min(start + count, band.index + band.count) - Math.max(start, band.index);
    if (shared <= 0) continue;
    seen += shared;
    sizes.add(band.size ?? standard);
  }
  if (seen < count) sizes.add(standard);
  const [only = standard] = sizes;
  return sizes.size === 1 ? only : null;
}

export const rangeFormatType: ObjectType<CellRange> = {
  name: 'RangeFormat',
  properties: {
    HorizontalAlignment: aspect(
      (format) => format.horizontalAlignment,
      (value) => ({ horizontalAlignment: oneOf(horizontal, value) }),
    ),
    VerticalAlignment: aspect(
      (format) => format.verticalAlignment,
      (value) => ({ verticalAlignment: oneOf(vertical, value) }),
    ),
    WrapText: aspect(
      (format) => format.wrapText,
      (value) => ({ wrapText: boolean(value) }),
    ),
    IndentLevel: aspect(
      (format) => format.indentLevel,
      (value) => ({ indentLevel: integer(value) }),
    ),
    TextOrientation: aspect(
      (format) => format.textOrientation,
      (value) => ({ textOrientation: integer(value) }),
    ),
    ShrinkToFit: aspect(
      (format) => format.shrinkToFit,
      (value) => ({ shrinkToFit: boolean(value) }),
    ),
    ColumnWidth: {
      get: (range) => size(range, 'column'),
      set: ({ sheet, areas }, value) => {
        for (const area of areas) sheet.setColumns(area.column, area.columns, { size: number(value) });
      },
    },
    RowHeight: {
      get: (range) => size(range, 'row'),
      set: ({ sheet, areas }, value) => {
        for (const area of areas) sheet.setRows(area.row, area.rows, { size: number(value) });
      },
    },
  },
  navigations: {
    Borders: (range) => hostObject(rangeBorderCollectionType, range),
    Fill: (range) => hostObject(rangeFillType, range),
    Font: (range) => hostObject(rangeFontType, range),
    Protection: (range) => hostObject(formatProtectionType, range),
  },
  methods: {
    AdjustIndent: (range, [amount]) => {
      const level = common(range, (format) => format.indentLevel) ?? 0;
      changeFormat(range, { indentLevel: Math.max(0, level + (optionalInteger(amount) ?? 0)) });
    },
    AutofitColumns: ({ sheet, areas }) => {
      for (const area of areas) sheet.autofit(area, 'Columns');
    },
    AutofitRows: ({ sheet, areas }) => {
      for (const area of areas) sheet.autofit(area, 'Rows');
    },
  },
};

export const rangeFillType: ObjectType<CellRange> = {
  name: 'RangeFill',
  properties: {
    // A cell without a fill is white ("RangeFill.color").
    Color: aspect(
      (format) => format.fill ?? '#FFFFFF',
      (value) => ({ fill: value === '' ? null : color(value) }),
    ),
    Pattern: { get: (range) => common(range, (format) => (format.fill === undefined ? 'None' : 'Solid')) },
  },
  methods: { Clear: (range) => changeFormat(range, { fill: null }) },
};

export const rangeFontType: ObjectType<CellRange> = {
  name: 'RangeFont',
  properties: {
    Bold: aspect(
      ({ font }) => font.bold,
      (value) => ({ font: { bold: boolean(value) } }),
    ),
    Color: aspect(
      ({ font }) => font.color,
      (value) => ({ font: { color: color(value) } }),
    ),
    Italic: aspect(
      ({ font }) => font.italic,
      (value) => ({ font: { italic: boolean(value) } }),
    ),
    Name: aspect(
      ({ font }) => font.name,
      (value) => ({ font: { name: text(value) } }),
    ),
    Size: aspect(
      ({ font }) => font.size,
      (value) => ({ font: { size: number(value) } }),
    ),
    Strikethrough: aspect(
      ({ font }) => font.strikethrough,
      (value) => ({ font: { strikethrough: boolean(value) } }),
    ),
    Subscript: aspect(
      ({ font }) => font.subscript,
      (value) => ({ font: { subscript: boolean(value) } }),
    ),
    Superscript: aspect(
      ({ font }) => font.superscript,
      (value) => ({ font: { superscript: boolean(value) } }),
    ),
    Underline: aspect(
      ({ font }) => font.underline,
      (value) => ({ font: { underline: oneOf(underlines, value) } }),
    ),
  },
};

export const formatProtectionType: ObjectType<CellRange> = {
  name: 'FormatProtection',
  properties: {
    Locked: aspect(
      (format) => format.locked,
      (value) => ({ locked: boolean(value) }),
    ),
    FormulaHidden: aspect(
      (format) => format.formulaHidden,
      (value) => ({ formulaHidden: boolean(value) }),
    ),
  },
};
