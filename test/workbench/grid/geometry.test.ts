import * as fc from 'fast-check';
import { cellArea, lastRow } from '../../../src/excel-host';
import { createAxis } from '../../../taskpane/workbench/grid/geometry/axis';
import { fittingFrozen } from '../../../taskpane/workbench/grid/geometry/fitting-frozen';
import { scrollIntoView } from '../../../taskpane/workbench/grid/geometry/scroll-into-view';
import {
  areaParts,
  cellAt,
  shownRectangle,
  type SheetGeometry,
} from '../../../taskpane/workbench/grid/geometry/sheet-geometry';
import { visibleLines, visibleWindow } from '../../../taskpane/workbench/grid/geometry/window';

const none = new Map<number, number>();

function geometry(over: Partial<SheetGeometry> = {}): SheetGeometry {
  return {
    rows: createAxis(10_001, 20, none),
    columns: createAxis(65, 100, new Map([[1, 0]])),
    frozen: { rows: 1, columns: 3 },
    headerWidth: 50,
    headerHeight: 24,
    outline: { width: 0, height: 0 },
    ...over,
  };
}
const viewport = { scrollLeft: 0, scrollTop: 0, width: 1050, height: 444 };

describe('an axis', () => {
  it('agrees with counting line by line', () => {
    const lines = fc.integer({ min: 1, max: 60 });
    const sizes = fc.dictionary(fc.nat({ max: 59 }).map(String), fc.constantFrom(0, 7, 40));
    fc.assert(
      fc.property(lines, sizes, fc.integer({ min: 0, max: 2500 }), (count, exceptions, offset) => {
        const map = new Map(Object.entries(exceptions).map(([index, size]) => [Number(index), size]));
        const axis = createAxis(count, 20, map);
        let start = 0;
        let at: number | undefined;
        for (let index = 0; index < count; index += 1) {
          const size = map.get(index) ?? 20;
          expect(axis.startOf(index)).toBe(start);
          expect(axis.sizeOf(index)).toBe(size);
          if (size > 0 && (start <= offset || at === undefined)) at = index;
          start += size;
        }
        expect(axis.length).toBe(start);
        expect(axis.indexAt(offset)).toBe(at ?? 0);
      }),
    );
  });

  it('knows a million lines without counting them', () => {
    const axis = createAxis(1_048_576, 20, new Map([[5, 0]]));
    expect(axis.length).toBe(1_048_575 * 20);
    expect(axis.indexAt(20_000_000)).toBe(1_000_001);
  });

  it('passes over hidden lines, and says where there are none left', () => {
    const axis = createAxis(4, 20, new Map([1, 2, 3].map((index) => [index, 0])));
    expect(axis.visibleFrom(1, 1)).toBeUndefined();
    expect(axis.visibleFrom(3, -1)).toBe(0);
    expect(visibleLines(axis, 0, 3)).toEqual([0]);
  });
});

describe('the geometry of a sheet', () => {
  it('finds the cell under a point, before and behind the frozen lines', () => {
    const scrolled = { ...viewport, scrollTop: 1000, scrollLeft: 400 };
    expect(cellAt(geometry(), scrolled, { x: 60, y: 30 })).toEqual({ row: 0, column: 0 });
    expect(cellAt(geometry(), scrolled, { x: 170, y: 50 })).toEqual({ row: 51, column: 2 });
    expect(cellAt(geometry(), scrolled, { x: 260, y: 50 })).toEqual({ row: 51, column: 7 });
    expect(cellAt(geometry(), scrolled, { x: 10, y: 50 })).toEqual({ row: 51, column: -1 });
    expect(cellAt(geometry(), scrolled, { x: 60, y: 10 })).toEqual({ row: -1, column: 0 });
  });

  it('shows every cell where a point in its middle finds it', () => {
    const cells = fc.record({ row: fc.integer({ min: 0, max: 10_000 }), column: fc.integer({ min: 0, max: 64 }) });
    fc.assert(
      fc.property(cells, ({ row, column }) => {
        fc.pre(column !== 1);
        const place = { ...viewport, ...scrollIntoView(geometry(), viewport, { row, column }) };
        const shown = shownRectangle(geometry(), place, cellArea(row, column));
        expect(shown.y).toBeGreaterThanOrEqual(24);
        expect(shown.x + shown.width).toBeLessThanOrEqual(viewport.width);
        const middle = { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
        expect(cellAt(geometry(), place, middle)).toEqual({ row, column });
      }),
    );
  });

  it('draws a screenful of ten thousand rows, not more', () => {
    const window = visibleWindow(geometry(), { ...viewport, scrollTop: 100_000 });
    expect(window.rows).toBeLessThan(40);
    expect(window.columns).toBeLessThan(16);
    expect(window.row).toBeLessThanOrEqual(5001);
    expect(lastRow(window)).toBeGreaterThanOrEqual(5019);
  });

  it('cuts an area at the frozen lines and keeps its outer edges', () => {
    const parts = areaParts(geometry(), { row: 0, column: 2, rows: 5, columns: 4 });
    expect(parts.map(({ pane }) => pane)).toEqual(['corner', 'top', 'side', 'main']);
    expect(parts.map(({ edges }) => Object.values(edges).filter(Boolean).length)).toEqual([2, 2, 2, 2]);
    const whole = parts.reduce((sum, { rectangle }) => sum + rectangle.width * rectangle.height, 0);
    expect(whole).toBe(400 * 100);
  });
});

describe('frozen lines', () => {
  // Columns A to E, the second one hidden, take 400 pixels.
  const wide = geometry({ frozen: { rows: 1, columns: 5 } });
  it.each([
    { width: 1050, columns: 5 },
    { width: 650, columns: 5 },
    { width: 649, columns: 4 },
    { width: 360, columns: 2 },
    { width: 200, columns: 0 },
    { width: 0, columns: 5 },
  ])('leave room for the others: $columns columns in $width pixels', ({ width, columns }) => {
    expect(fittingFrozen(wide, { ...viewport, width }).columns).toBe(columns);
  });
});
