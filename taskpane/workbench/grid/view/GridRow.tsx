import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { areaRectangle, type SheetGeometry } from '../geometry/sheet-geometry';
import { mergeAt } from '../selection/merged';
import type { CellContext } from './cell-context';
import { GridCell } from './GridCell';
import { useGridStyles } from './styles';

export interface GridRowProps {
  readonly context: CellContext;
  readonly geometry: SheetGeometry;
  readonly row: number;
  /** From the beginning of what the row is drawn in. */
  readonly top: number;
  readonly frozenColumns: readonly number[];
  readonly columns: readonly number[];
  /** Selected columns of this row; -1 where none is. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly wholeSelected: boolean;
  /** Changes while looks of the row are still being worked out, so that it is drawn again. */
  readonly pass: number;
}

/** One row: its number and frozen cells, which stay beside, and the other cells that are in view. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { context, geometry, row, top, frozenColumns, columns, selectedFrom, selectedTo } = props;
  const styles = useGridStyles();
  context.looks.beginRow(row);
  const { headerWidth, frozen, outline } = geometry;
  const frozenWidth = geometry.columns.startOf(frozen.columns);
  const touched = selectedFrom >= 0;
  const shared = { context, styles, columns: geometry.columns, row };
  const isSelected = (column: number) => column >= selectedFrom && column <= selectedTo;
  const cellOf = (column: number, limit: number) => {
    const merge = mergeAt(context.merges, { row, column });
    // Merged cells are drawn where they begin.
    if (merge && (merge.row !== row || merge.column !== column)) return null;
    return (
      <GridCell
        key={column}
        {...shared}
        column={column}
        left={headerWidth + geometry.columns.startOf(column)}
        selected={isSelected(column)}
        limit={limit}
        merged={merge && { ...areaRectangle(geometry, merge), rows: merge.rows, columns: merge.columns }}
      />
    );
  };
  return (
    <div role="row" aria-rowindex={row + 2} className={styles.row} style={{ top, height: geometry.rows.sizeOf(row) }}>
      <div
        role="presentation"
        className={mergeClasses(styles.lead, frozen.columns > 0 && styles.frozenBeside)}
        style={{ width: headerWidth + frozenWidth }}
      >
        {headerWidth > 0 && (
          <div
            role="rowheader"
            aria-colindex={1}
            data-row-header={row}
            className={mergeClasses(
              styles.header,
              styles.rowHeader,
              touched && styles.headerTouched,
              props.wholeSelected && styles.headerWhole,
            )}
            style={{ left: outline.width, top: 0, width: headerWidth - outline.width, height: '100%' }}
          >
            {row + 1}
            <span className={styles.edgeOfRows} data-row-edge={row} />
          </div>
        )}
        {frozenColumns.map((column) => cellOf(column, frozen.columns - 1))}
      </div>
      {columns.map((column) => cellOf(column, columns.at(-1) ?? column))}
    </div>
  );
});
