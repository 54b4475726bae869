import { intersection, lastColumn, lastRow, type Area, type Position } from '../../../../src/excel-host';
import type { Axis } from './axis';

/** A rectangle in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of the sheet is looked at: how far it is scrolled, and how much fits, headers included. */
export interface Viewport {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
}

/** How many lines stay in view. */
export interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

/** Where everything of a sheet lies. Offsets of cells begin behind the headers. */
export interface SheetGeometry {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozen: Frozen;
  /** Width of the row numbers and height of the column letters, with the outline beside them. */
  readonly headerWidth: number;
  readonly headerHeight: number;
  /** What of the headers the outline takes: left of the row numbers, above the column letters. */
  readonly outline: { readonly width: number; readonly height: number };
}

/** The four panes that frozen lines make of a sheet. */
export const panes = ['corner', 'top', 'side', 'main'] as const;
export type Pane = (typeof panes)[number];

/** The cells of a pane; undefined where nothing is frozen in that direction. */
export function paneArea({ frozen, rows, columns }: SheetGeometry, pane: Pane): Area | undefined {
  const above = pane === 'corner' || pane === 'top';
  const beside = pane === 'corner' || pane === 'side';
  const area = {
    row: above ? 0 : frozen.rows,
    column: beside ? 0 : frozen.columns,
    rows: above ? frozen.rows : rows.count - frozen.rows,
    columns: beside ? frozen.columns : columns.count - frozen.columns,
  };
  return area.rows > 0 && area.columns > 0 ? area : undefined;
}

/** Where an area lies, from the first cell of the sheet on. */
export function areaRectangle({ rows, columns }: SheetGeometry, area: Area): Rectangle {
  const x = columns.startOf(area.column);
  const y = rows.startOf(area.row);
  const right = columns.startOf(Math.min(columns.count, area.column + area.columns));
  const bottom = rows.startOf(Math.min(rows.count, area.row + area.rows));
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

/** A part of an area in one pane, and which edges of it are edges of the whole. */
export interface AreaPart {
  readonly pane: Pane;
  readonly rectangle: Rectangle;
  readonly edges: { readonly top: boolean; readonly right: boolean; readonly bottom: boolean; readonly left: boolean };
}

/** An area as its parts in the panes, because each pane is drawn by itself. */
export function areaParts(geometry: SheetGeometry, area: Area): readonly AreaPart[] {
  return panes.flatMap((pane) => {
    const whole = paneArea(geometry, pane);
    const part = whole && intersection(whole, area);
    if (!part) return [];
    const edges = {
      top: part.row === area.row,
      right: lastColumn(part) === lastColumn(area),
      bottom: lastRow(part) === lastRow(area),
      left: part.column === area.column,
    };
    return [{ pane, rectangle: areaRectangle(geometry, part), edges }];
  });
}

/** Pixels that frozen columns and rows take, behind the headers. */
export function frozenSize({ rows, columns, frozen }: SheetGeometry): {
  readonly width: number;
  readonly height: number;
} {
  return { width: columns.startOf(frozen.columns), height: rows.startOf(frozen.rows) };
}

/** Where an area lies as one looks at it: from the upper left corner of the viewport, headers included. */
export function shownRectangle(geometry: SheetGeometry, viewport: Viewport, area: Area): Rectangle {
  const { x, y, width, height } = areaRectangle(geometry, area);
  return {
    x: x + geometry.headerWidth - (area.column < geometry.frozen.columns ? 0 : viewport.scrollLeft),
    y: y + geometry.headerHeight - (area.row < geometry.frozen.rows ? 0 : viewport.scrollTop),
    width,
    height,
  };
}

/** What a point of the viewport shows; a coordinate of -1 is that of a header. */
export function cellAt(geometry: SheetGeometry, viewport: Viewport, point: { x: number; y: number }): Position {
  const fixed = frozenSize(geometry);
  const along = (axis: Axis, position: number, header: number, fixedLength: number, scroll: number) => {
    if (position < header) return -1;
    const offset = position - header;
    return axis.indexAt(offset < fixedLength ? offset : offset + scroll);
  };
  return {
    row: along(geometry.rows, point.y, geometry.headerHeight, fixed.height, viewport.scrollTop),
    column: along(geometry.columns, point.x, geometry.headerWidth, fixed.width, viewport.scrollLeft),
  };
}
