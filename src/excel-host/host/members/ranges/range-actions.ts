import { addressOf, type Area, cellArea, type CopyWhat, type FillKind, quotedSheet } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type Method } from '../../object-type';
import { integer, list, oneOf, optionalBoolean, optionalFields, optionalOneOf, text } from '../input';
import { rangeOf } from './lookup';
import { removeDuplicatesResultType } from './remove-duplicates';
import { searchOptions } from './search';

const clears = ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'] as const;
const copies = ['All', 'Formulas', 'Values', 'Formats', 'Link', 'ColumnWidths'] as const;
const autoFills = [
  'FillDefault',
  'FillCopy',
  'FillSeries',
  'FillFormats',
  'FillValues',
  'FillDays',
  'FillWeekdays',
  'FillMonths',
  'FillYears',
  'LinearTrend',
  'GrowthTrend',
  'FlashFill',
] as const;
/** Trends and flash fill are left out. */
const fillKinds: Readonly<Partial<Record<(typeof autoFills)[number], FillKind>>> = {
  FillDefault: 'Default',
  FillCopy: 'Copy',
  FillSeries: 'Series',
  FillFormats: 'Formats',
  FillValues: 'Values',
  FillDays: 'Days',
  FillWeekdays: 'Weekdays',
  FillMonths: 'Months',
  FillYears: 'Years',
};
const groupings = ['ByRows', 'ByColumns'] as const;

export function clear(range: CellRange, [applyTo]: readonly Argument[]): void {
  const what = optionalOneOf(clears, applyTo) ?? 'All';
  for (const area of range.areas) range.sheet.clear(area, what);
}

/** Fills cells with formulas that read the source (`RangeCopyType.link`). */
function link(range: CellRange, { sheet, area: source }: CellRange, target: Area): void {
  const repeats = target.rows % source.rows === 0 && target.columns % source.columns === 0;
  const area = repeats ? target : { ...target, rows: source.rows, columns: source.columns };
  const prefix = sheet.id === range.sheetId ? '' : `${quotedSheet(sheet.name)}!`;
  const formulas = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => {
      const read = cellArea(source.row + (row % source.rows), source.column + (column % source.columns));
      return `=${prefix}${addressOf(read)}`;
    }),
  );
  range.sheet.write(area, formulas);
}

export function copyFrom(range: CellRange, input: readonly Argument[], host: Host): void {
  const [source, copyType, skipBlanks, transpose] = input;
  const from = rangeOf(host, source, range.sheet);
  const what = optionalOneOf(copies, copyType) ?? 'All';
  if (what === 'ColumnWidths') {
    for (let index = 0; index < from.area.columns; index += 1) {
      const { size } = from.sheet.column(from.area.column + index);
      if (size !== undefined) range.sheet.setColumns(range.area.column + index, 1, { size });
    }
    return;
  }
  if (what === 'Link') {
    for (const area of range.areas) link(range, from, area);
    return;
  }
  const copied: CopyWhat = what;
  const turned = optionalBoolean(transpose) ?? false;
  for (const area of range.areas) {
    // A source that is larger than its destination fills more than that ("Range.copyFrom").
    const size = turned
      ? { rows: from.area.columns, columns: from.area.rows }
      : { rows: from.area.rows, columns: from.area.columns };
    const repeats = area.rows % size.rows === 0 && area.columns % size.columns === 0;
    range.sheet.copy({ sheet: from.sheet, area: from.area }, repeats ? area : { ...area, ...size }, copied, {
      skipBlanks: optionalBoolean(skipBlanks) ?? false,
      transpose: turned,
    });
  }
}

/** Members of `Range` that change something. */
export const rangeActions: Readonly<Record<string, Method<CellRange>>> = {
  AutoFill: (range, [destination, kind], host) => {
    const to = destination == null ? undefined : rangeOf(host, destination, range.sheet);
    if (to === undefined) throw new HostError('InvalidArgument');
    const wanted = kind == null ? 'FillDefault' : oneOf(autoFills, kind);
    const how = fillKinds[wanted];
    if (how === undefined) {
      throw new HostError('NotImplemented', { message: `Range.autoFill with ${wanted} is not modelled.` });
    }
    if (to.sheetId !== range.sheetId) throw new HostError('InvalidArgument');
    range.sheet.fill(range.area, to.area, how);
  },
  Calculate: (_range, _, host) => host.workbook.calculate('Recalculate'),
  Clear: clear,
  CopyFrom: copyFrom,
  Delete: (range, [shift]) => range.sheet.remove(range.area, oneOf(['Up', 'Left'], shift)),
  Group: (range, [option]) => range.sheet.group(range.area, by(option)),
  Ungroup: (range, [option]) => range.sheet.ungroup(range.area, by(option)),
  HideGroupDetails: (range, [option]) => showDetails(range, by(option), false),
  ShowGroupDetails: (range, [option]) => showDetails(range, by(option), true),
  // The cells that are new are the answer; the range itself has moved away.
  Insert: (range, [shift], host) => {
    const { area } = range;
    range.sheet.insert(area, oneOf(['Down', 'Right'], shift));
    return host.range(range.at(area));
  },
  Merge: (range, [across]) => range.sheet.merge(range.area, optionalBoolean(across) ?? false),
  Unmerge: (range) => range.sheet.unmerge(range.area),
  MoveTo: (range, [destination], host) => {
    const to = rangeOf(host, destination, range.sheet);
    range.sheet.moveTo(range.area, { sheet: to.sheet, row: to.area.row, column: to.area.column });
  },
  RemoveDuplicates: (range, [columns, includesHeader]) => {
    const { removed, remaining } = range.sheet.removeDuplicates(
      range.area,
      list(columns).map(integer),
      optionalBoolean(includesHeader) ?? false,
    );
    return hostObject(removeDuplicatesResultType, { removed, remaining });
  },
  ReplaceAll: (range, [searched, replacement, criteria]) =>
    range.sheet.replaceAll(text(searched), text(replacement), range.area, searchOptions(optionalFields(criteria))),
  Select: (range, _, host) => host.workbook.select(range.sheet.id, range.areas),
  SetDirty: (_range, _, host) => host.workbook.calculate('Full'),
  /** The library asks before it sends a large block in parts, each of which would fit something else too. */
  _ValidateArraySize: (range, [rows, columns]) => {
    if (range.area.rows === integer(rows) && range.area.columns === integer(columns)) return;
    throw new HostError('InvalidArgument', {
      message: "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    });
  },
};

const by = (option: Argument | undefined) => (oneOf(groupings, option) === 'ByRows' ? 'Rows' : 'Columns');

/** Folds or opens the groups inside of the cells. */
function showDetails({ sheet, area }: CellRange, direction: 'Rows' | 'Columns', shown: boolean): void {
  const [first, count] = direction === 'Rows' ? [area.row, area.rows] : [area.column, area.columns];
  for (let index = first; index < first + count; index += 1) {
    const state = direction === 'Rows' ? sheet.row(index) : sheet.column(index);
    if (state.outlineLevel === 0) continue;
    if (direction === 'Rows') sheet.setRows(index, 1, { hidden: !shown });
    else sheet.setColumns(index, 1, { hidden: !shown });
  }
}
