import { type CellRange } from '../../cell-range';
import { hostObject, type ObjectType } from '../../object-type';
import { edgesOfCells, rangeBorderCollectionType } from '../looks/borders';
import { boolean, number, optionalInteger } from '../input';
import { changeFormat, common, lookOfCells } from '../looks/look';
import { alignmentProperties, fillType, fontType, protectionProperties } from '../looks/look-parts';

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

const isStandard = (size: number | null, standard: number) => (size === null ? null : size === standard);

export const rangeFormatType: ObjectType<CellRange> = {
  name: 'RangeFormat',
  properties: {
    ...alignmentProperties<CellRange>(lookOfCells),
    ColumnWidth: {
      get: (range) => size(range, 'column'),
      set: ({ sheet, areas }, value) => {
        for (const area of areas) sheet.setColumns(area.column, area.columns, { size: number(value) });
      },
    },
    UseStandardHeight: {
      get: (range) => isStandard(size(range, 'row'), range.sheet.standardHeight),
      set: ({ sheet, areas }, value) => {
        // Without the standard height rows have the one that `rowHeight` gives them.
        if (!boolean(value)) return;
        for (const area of areas) sheet.setRows(area.row, area.rows, { size: sheet.standardHeight });
      },
    },
    UseStandardWidth: {
      get: (range) => isStandard(size(range, 'column'), range.sheet.standardWidth),
      set: ({ sheet, areas }, value) => {
        if (!boolean(value)) return;
        for (const area of areas) sheet.setColumns(area.column, area.columns, { size: sheet.standardWidth });
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
    Borders: (range) => hostObject(rangeBorderCollectionType, edgesOfCells(range)),
    Fill: (range) => hostObject(fillType, lookOfCells(range)),
    Font: (range) => hostObject(fontType, lookOfCells(range)),
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

export const formatProtectionType: ObjectType<CellRange> = {
  name: 'FormatProtection',
  properties: protectionProperties<CellRange>(lookOfCells),
};
