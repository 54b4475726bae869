import { intersection, isWholeColumns, isWholeRows, sheetColumns, sheetRows, type Area } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, type HostObject, hostObject, type ObjectType } from '../../object-type';
import { conditionalFormatCollectionType } from '../looks/conditional-format';
import { dataValidationType } from '../data-validation';
import { integer, optionalBoolean } from '../input';
import { rangeOf } from './lookup';
import { clear, copyFrom } from './range-actions';
import { rangeFormatType } from './range-format';
import { rangeType } from './range';
import { styleProperty } from '../looks/style-name';
import { specialCells } from './special-cells';
import { tableScopedCollectionType } from '../tables/table';

/** Several areas of one sheet, as one. */
const each = (range: CellRange, change: (area: Area) => Area) => range.at(...range.areas.map(change));

function common(range: CellRange, [other]: readonly Argument[], host: Host): CellRange | undefined {
  const second = rangeOf(host, other, range.sheet);
  if (second.sheetId !== range.sheetId) return undefined;
  const areas = range.areas.flatMap((one) => second.areas.flatMap((two) => intersection(one, two) ?? []));
  return areas.length === 0 ? undefined : range.at(...areas);
}

function used(range: CellRange, [valuesOnly]: readonly Argument[]): CellRange | undefined {
  const areas = range.areas.flatMap((area) => range.sheet.usedArea(optionalBoolean(valuesOnly) ?? false, area) ?? []);
  return areas.length === 0 ? undefined : range.at(...areas);
}

function found(range: CellRange | undefined, host: Host): HostObject {
  if (range === undefined) throw new HostError('ItemNotFound');
  return host.rangeAreas(range);
}

const foundOrNull = (range: CellRange | undefined, host: Host) => (range === undefined ? null : host.rangeAreas(range));

export const rangeCollectionType: ObjectType<readonly CellRange[]> = {
  name: 'RangeCollection',
  collection: { itemType: () => rangeType, items: (ranges, host) => ranges.map((range) => host.range(range)) },
  methods: {
    GetCount: (ranges) => ranges.length,
    GetItemAt: (ranges, [index], host) => {
      const found = ranges[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return host.range(found);
    },
  },
};

export const rangeAreasType: ObjectType<CellRange> = {
  name: 'RangeAreas',
  kept: true,
  properties: {
    Address: { get: (range) => range.address },
    AddressLocal: { get: (range) => range.address },
    AreaCount: { get: (range) => range.areas.length },
    CellCount: { get: (range) => range.areas.reduce((sum, area) => sum + area.rows * area.columns, 0) },
    IsEntireColumn: { get: (range) => range.areas.every(isWholeColumns) },
    Style: styleProperty,
    IsEntireRow: { get: (range) => range.areas.every(isWholeRows) },
  },
  navigations: {
    Areas: (range) =>
      hostObject(
        rangeCollectionType,
        range.areas.map((area) => range.at(area)),
      ),
    ConditionalFormats: (range) => hostObject(conditionalFormatCollectionType, range),
    DataValidation: (range) => hostObject(dataValidationType, range),
    Format: (range) => hostObject(rangeFormatType, range),
    Worksheet: (range, host) => host.worksheet(range.sheet),
  },
  methods: {
    Calculate: (_range, _, host) => host.workbook.calculate('Recalculate'),
    Clear: clear,
    CopyFrom: copyFrom,
    GetEntireColumn: (range, _, host) => host.rangeAreas(each(range, (area) => ({ ...area, row: 0, rows: sheetRows }))),
    GetEntireRow: (range, _, host) =>
      host.rangeAreas(each(range, (area) => ({ ...area, column: 0, columns: sheetColumns }))),
    GetIntersection: (range, input, host) => found(common(range, input, host), host),
    GetIntersectionOrNullObject: (range, input, host) => foundOrNull(common(range, input, host), host),
    GetOffsetRangeAreas: (range, [rows, columns], host) =>
      host.rangeAreas(
        each(range, (area) => ({ ...area, row: area.row + integer(rows), column: area.column + integer(columns) })),
      ),
    GetSpecialCells: (range, input, host) => found(specialCells(range, input), host),
    GetSpecialCellsOrNullObject: (range, input, host) => foundOrNull(specialCells(range, input), host),
    GetTables: (range, [fully]) =>
      hostObject(tableScopedCollectionType, { range, fully: optionalBoolean(fully) ?? false }),
    GetUsedRangeAreas: (range, input, host) => found(used(range, input), host),
    GetUsedRangeAreasOrNullObject: (range, input, host) => foundOrNull(used(range, input), host),
    SetDirty: (_range, _, host) => host.workbook.calculate('Full'),
  },
};
