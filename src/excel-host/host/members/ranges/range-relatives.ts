import {
  type Area,
  boundingArea,
  cellArea,
  intersection,
  lastColumn,
  lastRow,
  overlaps,
  sheetColumns,
  sheetRows,
} from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type Method } from '../../object-type';
import { integer, oneOf, optionalBoolean, optionalFields, optionalInteger, text } from '../input';
import { rangeOf } from './lookup';
import { rangeViewType } from './range-view';
import { findAll } from './search';
import { specialCells } from './special-cells';
import { tableScopedCollectionType } from '../tables/table';

const directions = ['Up', 'Down', 'Left', 'Right'] as const;

/** The area, where all of it lies on the sheet. */
function onSheet(area: Area): Area {
  const { row, column, rows, columns } = area;
  const fits =
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= sheetRows && column + columns <= sheetColumns;
  if (!fits) throw new HostError('InvalidArgument');
  return area;
}

const move = (find: (range: CellRange, input: readonly Argument[], host: Host) => Area | undefined) => {
  const orThrow: Method<CellRange> = (range, input, host) => {
    const area = find(range, input, host);
    if (area === undefined) throw new HostError('ItemNotFound');
    return host.range(range.at(onSheet(area)));
  };
  return orThrow;
};

const moveOrNull = (find: (range: CellRange, input: readonly Argument[], host: Host) => Area | undefined) => {
  const orNull: Method<CellRange> = (range, input, host) => {
    const area = find(range, input, host);
    return area === undefined ? null : host.range(range.at(onSheet(area)));
  };
  return orNull;
};

/** `count` rows or columns on this side: above and left are negative. */
const beside = (by: 'rows' | 'columns', side: 1 | -1) =>
  move(({ area }, [given]) => {
    const count = optionalInteger(given) ?? 1;
    if (count === 0) throw new HostError('InvalidArgument');
    // A negative count turns to the other side ("Range.getColumnsAfter").
    const after = side * Math.sign(count) > 0;
    const at = by === 'rows' ? 'row' : 'column';
    const start = after ? area[at] + area[by] : area[at] - Math.abs(count);
    return { ...area, [at]: start, [by]: Math.abs(count) };
  });

function common(range: CellRange, [other]: readonly Argument[], host: Host): Area | undefined {
  const second = rangeOf(host, other, range.sheet);
  return second.sheetId === range.sheetId ? intersection(range.area, second.area) : undefined;
}

const usedWithin = (range: CellRange, [valuesOnly]: readonly Argument[]) =>
  range.sheet.usedArea(optionalBoolean(valuesOnly) ?? false, range.area);

/** The cell from which a direction is walked: the given active cell, else the edge's own corner. */
function start(range: CellRange, direction: (typeof directions)[number], active: Argument | undefined, host: Host) {
  if (active != null) return rangeOf(host, active, range.sheet).area;
  const { area } = range;
  return cellArea(
    direction === 'Down' ? lastRow(area) : area.row,
    direction === 'Right' ? lastColumn(area) : area.column,
  );
}

function edge(range: CellRange, [given, active]: readonly Argument[], host: Host): Area {
  const direction = oneOf(directions, given);
  const from = start(range, direction, active, host);
  const to = range.sheet.edge(from.row, from.column, direction);
  return cellArea(to.row, to.column);
}

const first = (range: CellRange, [searched, criteria]: readonly Argument[]): Area | undefined => {
  const options = optionalFields(criteria);
  const found = findAll(range.at(range.area), text(searched), options)?.areas.flatMap((area) => cellsOf(area));
  const backwards = options['searchDirection'] === 'Backwards';
  const sorted = found?.toSorted((left, right) => left.row - right.row || left.column - right.column);
  return backwards ? sorted?.at(-1) : sorted?.[0];
};

const cellsOf = (area: Area): readonly Area[] =>
  Array.from({ length: area.rows * area.columns }, (_, index) =>
    cellArea(area.row + Math.floor(index / area.columns), area.column + (index % area.columns)),
  );

const isSingle = ({ area }: CellRange): boolean => area.rows === 1 && area.columns === 1;

/** What a cell has to do with a formula that spills; fails for more than one cell ("Range.getSpillParent"). */
function spillOf(range: CellRange) {
  if (!isSingle(range)) throw new HostError('InvalidArgument');
  return range.sheet.spillAt(range.area.row, range.area.column);
}

/** The cell with the formula; a cell that is not spilled into has none, and the formula's own is not spilled into. */
function spillParent(range: CellRange): Area | undefined {
  const spill = spillOf(range);
  const isOwn = spill?.row === range.area.row && spill.column === range.area.column;
  return spill && !isOwn ? cellArea(spill.row, spill.column) : undefined;
}

/** All cells that show what the formula of a cell answers. */
function spillingTo(range: CellRange): Area | undefined {
  const spill = spillOf(range);
  return spill?.row === range.area.row && spill.column === range.area.column ? spill.area : undefined;
}

const merged = (range: CellRange) => range.sheet.merges().filter((area) => overlaps(area, range.area));

/** Members of `Range` that lead to other cells. */
export const rangeRelatives: Readonly<Record<string, Method<CellRange>>> = {
  GetAbsoluteResizedRange: move(({ area }, [rows, columns]) => ({
    ...area,
    rows: integer(rows),
    columns: integer(columns),
  })),
  GetBoundingRect: (range, [other], host) => {
    const second = rangeOf(host, other, range.sheet);
    if (second.sheetId !== range.sheetId) throw new HostError('InvalidArgument');
    return host.range(range.at(boundingArea(range.area, second.area)));
  },
  // Outside of the range is allowed, as long as it is on the sheet ("Range.getCell").
  GetCell: move(({ area }, [row, column]) => cellArea(area.row + integer(row), area.column + integer(column))),
  GetRow: move(({ area }, [row]) => ({ ...area, row: area.row + within(integer(row), area.rows), rows: 1 })),
  GetColumn: move(({ area }, [column]) => ({
    ...area,
    column: area.column + within(integer(column), area.columns),
    columns: 1,
  })),
  GetColumnsAfter: beside('columns', 1),
  GetColumnsBefore: beside('columns', -1),
  GetRowsAbove: beside('rows', -1),
  GetRowsBelow: beside('rows', 1),
  GetEntireColumn: move(({ area }) => ({ ...area, row: 0, rows: sheetRows })),
  GetEntireRow: move(({ area }) => ({ ...area, column: 0, columns: sheetColumns })),
  GetExtendedRange: move((range, input, host) => boundingArea(range.area, edge(range, input, host))),
  GetRangeEdge: move(edge),
  GetIntersection: move(common),
  GetIntersectionOrNullObject: moveOrNull(common),
  GetLastCell: move(({ area }) => cellArea(lastRow(area), lastColumn(area))),
  GetLastColumn: move(({ area }) => ({ ...area, column: lastColumn(area), columns: 1 })),
  GetLastRow: move(({ area }) => ({ ...area, row: lastRow(area), rows: 1 })),
  GetOffsetRange: move(({ area }, [rows, columns]) => ({
    ...area,
    row: area.row + integer(rows),
    column: area.column + integer(columns),
  })),
  GetResizedRange: move(({ area }, [rows, columns]) => ({
    ...area,
    rows: area.rows + integer(rows),
    columns: area.columns + integer(columns),
  })),
  GetSurroundingRegion: move(({ sheet, area }) => sheet.region(area.row, area.column)),
  // A range without anything in it answers its first cell ("Range.getUsedRange").
  GetUsedRange: move((range, input) => usedWithin(range, input) ?? range.firstCell),
  GetUsedRangeOrNullObject: moveOrNull(usedWithin),
  GetSpillParent: move(spillParent),
  GetSpillParentOrNullObject: moveOrNull((range) => (isSingle(range) ? spillParent(range) : undefined)),
  GetSpillingToRange: move(spillingTo),
  GetSpillingToRangeOrNullObject: moveOrNull((range) => (isSingle(range) ? spillingTo(range) : undefined)),
  Find: move(first),
  FindOrNullObject: moveOrNull(first),
  GetMergedAreasOrNullObject: (range, _, host) => {
    const areas = merged(range);
    return areas.length === 0 ? null : host.rangeAreas(range.at(...areas));
  },
  GetSpecialCells: (range, input, host) => {
    const found = specialCells(range, input);
    if (found === undefined) throw new HostError('ItemNotFound');
    return host.rangeAreas(found);
  },
  GetSpecialCellsOrNullObject: (range, input, host) => {
    const found = specialCells(range, input);
    return found === undefined ? null : host.rangeAreas(found);
  },
  GetTables: (range, [fully]) =>
    hostObject(tableScopedCollectionType, { range, fully: optionalBoolean(fully) ?? false }),
  GetVisibleView: (range) => hostObject(rangeViewType, { range, rows: undefined }),
};

function within(index: number, count: number): number {
  if (index < 0 || index >= count) throw new HostError('InvalidArgument');
  return index;
}
