import { useId } from '@fluentui/react-components';
import {
  memo,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
} from 'react';
import { isWholeRows, lastColumn, lastRow } from '../../../../src/excel-host';
import { LocaleContext, textIn } from '../../text/text';
import { ChartLayer } from '../charts/ChartLayer';
import { frozenSize, paneArea } from '../geometry/sheet-geometry';
import { visibleLines, visibleWindow } from '../geometry/window';
import type { Paper } from '../look/cell-style';
import { canvasMeasure } from '../look/fits';
import { withWholeMerges } from '../selection/merged';
import { selectedArea } from '../selection/selection';
import { cellContextOf, type CellContext } from './cell-context';
import { CellField } from './CellField';
import { ColumnHeaders } from './ColumnHeaders';
import { GridRow } from './GridRow';
import { OutlineCorner, OutlineOfColumns, OutlineOfRows } from './Outline';
import { Overlays } from './Overlays';
import { SelectionLayer } from './SelectionLayer';
import { useGridStyles } from './styles';
import { useGrid } from './use-grid';
import { usePointer } from './use-pointer';

export interface GridProps {
  readonly paper: Paper;
  /** Moves the keyboard out of the grid. */
  readonly leave: (backwards: boolean) => void;
}

/** The sheet: what is in view of it, and nothing else, is drawn. */
export const Grid = memo(function Grid({ paper, leave }: GridProps) {
  const state = useGrid();
  const styles = useGridStyles();
  const locale = useContext(LocaleContext);
  const text = textIn(locale);
  const gridId = useId('grid');
  const scroller = useRef<HTMLDivElement>(null);
  const { sheet, geometry, viewport, selection, workbook } = state;
  const pointer = usePointer(state, () => scroller.current);
  const measure = useMemo(() => canvasMeasure(document.createElement('canvas')), []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    state.scrollTo = (place) => element.scrollTo({ left: place.scrollLeft, top: place.scrollTop });
    const look = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      state.look({ scrollLeft, scrollTop, width: clientWidth, height: clientHeight });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => {
      observer.disconnect();
      state.scrollTo = () => undefined;
    };
  }, [state]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    state.look({ ...state.viewport, scrollLeft: element.scrollLeft, scrollTop: element.scrollTop });
  }, [state]);

  // Cells are drawn again when the workbook or the paper changes, and not when the view only moves.
  const revision = state.contentVersion;
  const drawn = useRef<CellContext | undefined>(undefined);
  const context = useMemo(
    () =>
      cellContextOf(state, paper, measure, drawn.current, (place) =>
        textIn(locale)('workbench.grid.link-hint', { place }),
      ),
    // The content is another one when its version is
    [state, sheet.id, revision, paper, measure, workbook, locale],
  );

  const [pass, setPass] = useState(1);
  context.looks.begin();

  const window = withWholeMerges(visibleWindow(geometry, viewport), context.merges, paneArea(geometry, 'main'));
  const lines = (first: number, last: number, axis: typeof geometry.rows) => visibleLines(axis, first, last);
  const columnKey = `${sheet.id} ${String(window.column)} ${String(lastColumn(window))}`;
  const columns = useMemo(
    () => lines(window.column, lastColumn(window), geometry.columns),
    // The key says which columns are in view
    [columnKey, geometry],
  );
  const frozenColumns = useMemo(() => lines(0, geometry.frozen.columns - 1, geometry.columns), [geometry]);
  const rows = lines(window.row, lastRow(window), geometry.rows);
  const frozenRows = lines(0, geometry.frozen.rows - 1, geometry.rows);

  const drawnRows = [...frozenRows, ...rows];
  useEffect(() => {
    drawn.current = context;
    // Looks that had to wait are worked out frame by frame, as long as somebody can see them.
    if (!drawnRows.some((row) => context.looks.unfinished.has(row))) return undefined;
    const frame = requestAnimationFrame(() => setPass((before) => before + 1));
    return () => cancelAnimationFrame(frame);
  });

  const { reach } = state;
  const width = geometry.headerWidth + geometry.columns.startOf(reach.columns);
  const height = geometry.headerHeight + geometry.rows.startOf(reach.rows);
  const fixed = frozenSize(geometry);
  const area = selectedArea(selection);

  const drawRow = (row: number, top: number) => {
    const touched = row >= area.row && row <= lastRow(area);
    return (
      <GridRow
        key={row}
        context={context}
        geometry={geometry}
        row={row}
        top={top}
        frozenColumns={frozenColumns}
        columns={columns}
        selectedFrom={touched ? area.column : -1}
        selectedTo={touched ? lastColumn(area) : -1}
        wholeSelected={touched && isWholeRows(area)}
        pass={context.looks.unfinished.has(row) ? pass : 0}
      />
    );
  };
  const layer = { state, geometry, fillTarget: pointer.fillTarget };
  const { headerWidth, headerHeight } = geometry;

  useEffect(() => {
    // Whoever works in the add-in goes on there.
    if (!(document.activeElement instanceof HTMLIFrameElement)) state.focus();
  }, [state, sheet.id]);

  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    const box = scroller.current?.getBoundingClientRect();
    const lineKind =
      event.target instanceof Element && event.target.closest('[data-row-header]')
        ? 'rows'
        : event.target instanceof Element && event.target.closest('[data-column-header]')
          ? 'columns'
          : 'cells';
    state.open({
      kind: 'menu',
      at: { x: event.clientX - (box?.x ?? 0), y: event.clientY - (box?.y ?? 0) },
      lines: lineKind,
    });
  };

  return (
    <div className={styles.frame} data-grid-frame>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        onPointerDown={pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onPointerUp={pointer.onPointerUp}
        onPointerCancel={pointer.onPointerUp}
        onDoubleClick={pointer.onDoubleClick}
        onContextMenu={onContextMenu}
      >
        <div className={styles.canvas} style={{ width, height }}>
          <div className={styles.anchor}>
            <CellField gridId={gridId} leave={leave} />
          </div>
          <div
            id={gridId}
            role="grid"
            aria-label={text('workbench.grid.name', { sheet: sheet.name })}
            aria-rowcount={reach.rows + 1}
            aria-colcount={reach.columns + 1}
            aria-multiselectable
            style={{ width, height }}
          >
            <div className={styles.above} role="rowgroup" style={{ height: headerHeight + fixed.height, width }}>
              {headerHeight > 0 && (
                <ColumnHeaders geometry={geometry} frozenColumns={frozenColumns} columns={columns} selected={area} />
              )}
              {frozenRows.map((row) => drawRow(row, headerHeight + geometry.rows.startOf(row)))}
              <SelectionLayer {...layer} pane="top" shift={{ x: headerWidth, y: headerHeight }} />
              <div className={styles.sideAnchor} role="presentation">
                <SelectionLayer {...layer} pane="corner" shift={{ x: headerWidth, y: headerHeight }} />
                <OutlineCorner />
              </div>
              {geometry.outline.height > 0 && <OutlineOfColumns />}
            </div>
            <div role="rowgroup">{rows.map((row) => drawRow(row, headerHeight + geometry.rows.startOf(row)))}</div>
            <SelectionLayer {...layer} pane="main" shift={{ x: headerWidth, y: headerHeight }} />
            <div
              className={styles.sideAnchor}
              role="presentation"
              style={{ position: 'sticky', marginTop: -(headerHeight + fixed.height) }}
            >
              <SelectionLayer {...layer} pane="side" shift={{ x: headerWidth, y: headerHeight }} />
              {geometry.outline.width > 0 && <OutlineOfRows />}
            </div>
          </div>
          <ChartLayer sheet={sheet} workbook={workbook} left={headerWidth} top={headerHeight} revision={revision} />
        </div>
      </div>
      <Overlays resizing={pointer.resizing} />
    </div>
  );
});
