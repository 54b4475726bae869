import { type Area, type ConditionalFormat, type ConditionalRule, type ConditionalType } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType } from '../../object-type';
import { type FormatOfSheet, formatNow } from './format-of-sheet';
import { ruleTypes } from './conditional-rule';
import { boolean, integer, oneOf, text } from '../input';

/** The rule that a new format of each kind has until the add-in sets one: it never holds, or needs no more. */
const initialRules: Readonly<Record<ConditionalType, ConditionalRule>> = {
  CellValue: { type: 'CellValue', rule: { operator: 'EqualTo', formula1: '=NA()' } },
  Custom: { type: 'Custom', rule: { formula: '=FALSE' } },
  ContainsText: { type: 'ContainsText', rule: { operator: 'Contains', text: '' } },
  PresetCriteria: { type: 'PresetCriteria', rule: { criterion: 'Blanks' } },
  TopBottom: { type: 'TopBottom', rule: { type: 'TopItems', rank: 10 } },
  DataBar: { type: 'DataBar', rule: {} },
  ColorScale: { type: 'ColorScale', rule: {} },
  IconSet: { type: 'IconSet', rule: {} },
};
const kinds = [
  'CellValue',
  'Custom',
  'ContainsText',
  'PresetCriteria',
  'TopBottom',
  'DataBar',
  'ColorScale',
  'IconSet',
] as const;

const priority = (target: FormatOfSheet) =>
  target.sheet.conditionalFormats.list().findIndex((format) => format.id === target.id);

const rangesOf = (target: FormatOfSheet, host: Host) => host.cells(target.sheet.id, ...formatNow(target).areas);

/** The part of a format that only one kind has. */
function ofKind(kind: ConditionalType, orNull: boolean) {
  return (target: FormatOfSheet) => {
    if (formatNow(target).rule.type === kind) return hostObject(ruleTypes[kind], target);
    if (orNull) return null;
    throw new HostError('InvalidOperation');
  };
}

export const conditionalFormatType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalFormat',
  identify: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    Type: { get: (target) => formatNow(target).rule.type },
    Priority: {
      get: priority,
      set: (target, value) => target.sheet.conditionalFormats.change(target.id, { priority: integer(value) }),
    },
    StopIfTrue: {
      get: (target) => formatNow(target).stopIfTrue,
      set: (target, value) => target.sheet.conditionalFormats.change(target.id, { stopIfTrue: boolean(value) }),
    },
  },
  navigations: {
    CellValue: ofKind('CellValue', false),
    CellValueOrNullObject: ofKind('CellValue', true),
    Custom: ofKind('Custom', false),
    CustomOrNullObject: ofKind('Custom', true),
    TextComparison: ofKind('ContainsText', false),
    TextComparisonOrNullObject: ofKind('ContainsText', true),
    Preset: ofKind('PresetCriteria', false),
    PresetOrNullObject: ofKind('PresetCriteria', true),
    TopBottom: ofKind('TopBottom', false),
    TopBottomOrNullObject: ofKind('TopBottom', true),
    ColorScale: ofKind('ColorScale', false),
    ColorScaleOrNullObject: ofKind('ColorScale', true),
    DataBar: ofKind('DataBar', false),
    DataBarOrNullObject: ofKind('DataBar', true),
    IconSet: ofKind('IconSet', false),
    IconSetOrNullObject: ofKind('IconSet', true),
  },
  methods: {
    Delete: (target) => {
      formatNow(target);
      target.sheet.conditionalFormats.remove(target.id);
    },
    // Of one that lies on several areas there is no range ("ConditionalFormat.getRange").
    GetRange: (target, _, host) => {
      const cells = rangesOf(target, host);
      if (cells.areas.length > 1) throw new HostError('InvalidOperation');
      return host.range(cells);
    },
    GetRangeOrNullObject: (target, _, host) => {
      const cells = rangesOf(target, host);
      return cells.areas.length > 1 ? null : host.range(cells);
    },
    GetRanges: (target, _, host) => host.rangeAreas(rangesOf(target, host)),
  },
};

const touching = (range: CellRange): readonly ConditionalFormat[] => {
  const { conditionalFormats } = range.sheet;
  const ids = new Set(range.areas.flatMap((area: Area) => conditionalFormats.list(area).map(({ id }) => id)));
  return conditionalFormats.list().filter(({ id }) => ids.has(id));
};

const objectOf = (range: CellRange, { id }: ConditionalFormat) =>
  hostObject(conditionalFormatType, { sheet: range.sheet, id });

const find = (range: CellRange, key: Argument | undefined) => {
  const found = touching(range).find(({ id }) => id === text(key));
  return found === undefined ? null : objectOf(range, found);
};

export const conditionalFormatCollectionType: ObjectType<CellRange> = {
  name: 'ConditionalFormatCollection',
  collection: {
    itemType: () => conditionalFormatType,
    items: (range) => touching(range).map((format) => objectOf(range, format)),
    find,
  },
  methods: {
    Add: (range, [kind]) => {
      const rule = initialRules[oneOf(kinds, kind)];
      return objectOf(range, range.sheet.conditionalFormats.add(range.areas, rule));
    },
    ClearAll: (range) => {
      for (const area of range.areas) range.sheet.conditionalFormats.clear(area);
    },
    GetCount: (range) => touching(range).length,
    GetItemAt: (range, [index]) => {
      const found = touching(range)[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return objectOf(range, found);
    },
    GetItemOrNullObject: (range, [key]) => find(range, key),
  },
};
