import { mergeClasses } from '@fluentui/react-components';
import { columnLetters, isWholeColumns, lastColumn, type Area } from '../../../../src/excel-host';
import { useText } from '../../text/text';
import type { SheetGeometry } from '../geometry/sheet-geometry';
import { useGridStyles } from './styles';

export interface ColumnHeadersProps {
  readonly geometry: SheetGeometry;
  readonly frozenColumns: readonly number[];
  readonly columns: readonly number[];
  readonly selected: Area;
}

/** The letters above the columns, and the corner that selects everything. */
export function ColumnHeaders({ geometry, frozenColumns, columns, selected }: ColumnHeadersProps) {
  const styles = useGridStyles();
  const text = useText();
  const { headerWidth, headerHeight, frozen, outline } = geometry;
  const height = headerHeight - outline.height;
  const whole = isWholeColumns(selected);
  const header = (column: number) => {
    const touched = column >= selected.column && column <= lastColumn(selected);
    return (
      <div
        key={column}
        role="columnheader"
        aria-colindex={column + 2}
        data-column-header={column}
        className={mergeClasses(
          styles.header,
          styles.columnHeader,
          touched && styles.headerTouched,
          touched && whole && styles.headerWhole,
        )}
        style={{
          left: headerWidth + geometry.columns.startOf(column),
          top: outline.height,
          width: geometry.columns.sizeOf(column),
          height,
        }}
      >
        {columnLetters(column)}
        <span className={styles.edgeOfColumns} data-column-edge={column} />
      </div>
    );
  };
  return (
    <div role="row" aria-rowindex={1} className={styles.row} style={{ top: 0, height: headerHeight }}>
      {outline.height > 0 && (
        <div
          role="presentation"
          className={styles.outline}
          style={{ left: 0, right: 0, top: 0, height: outline.height }}
        />
      )}
      <div
        role="presentation"
        className={mergeClasses(styles.lead, frozen.columns > 0 && styles.frozenBeside)}
        style={{ width: headerWidth + geometry.columns.startOf(frozen.columns) }}
      >
        <div
          role="presentation"
          title={text('workbench.grid.corner')}
          data-corner
          className={styles.header}
          style={{ left: 0, top: 0, width: headerWidth, height: headerHeight }}
        />
        {frozenColumns.map(header)}
      </div>
      {columns.map(header)}
    </div>
  );
}
