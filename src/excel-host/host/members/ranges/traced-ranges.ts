import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type HostObject, type ObjectType } from '../../object-type';
import { integer, text } from '../input';
import { rangeAreasType, rangeCollectionType } from './range-areas';

/** Cells of several sheets, those of each sheet together. */
type RangesOfSheets = readonly CellRange[];

export const rangeAreasCollectionType: ObjectType<RangesOfSheets> = {
  name: 'RangeAreasCollection',
  collection: {
    itemType: () => rangeAreasType,
    items: (ranges, host) => ranges.map((range) => host.rangeAreas(range)),
  },
  methods: {
    GetCount: (ranges) => ranges.length,
    GetItemAt: (ranges, [index], host) => {
      const found = ranges[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return host.rangeAreas(found);
    },
  },
};

function ofSheet(ranges: RangesOfSheets, key: Argument | undefined, host: Host): HostObject | null {
  const sheet = host.workbook.sheets.find(text(key));
  const found = ranges.find((range) => range.sheetId === sheet?.id);
  return found === undefined ? null : host.rangeAreas(found);
}

export const workbookRangeAreasType: ObjectType<RangesOfSheets> = {
  name: 'WorkbookRangeAreas',
  kept: true,
  properties: { Addresses: { get: (ranges) => ranges.map((range) => range.address) } },
  navigations: {
    Areas: (ranges) => hostObject(rangeAreasCollectionType, ranges),
    Ranges: (ranges) =>
      hostObject(
        rangeCollectionType,
        ranges.flatMap((range) => range.areas.map((area) => range.at(area))),
      ),
  },
  methods: {
    GetRangeAreasBySheet: (ranges, [key], host) => {
      const found = ofSheet(ranges, key, host);
      if (found === null) throw new HostError('ItemNotFound');
      return found;
    },
    GetRangeAreasOrNullObjectBySheet: (ranges, [key], host) => ofSheet(ranges, key, host),
  },
};
