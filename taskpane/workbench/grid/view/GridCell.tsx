import { mergeClasses } from '@fluentui/react-components';
import { cellArea, addressOf } from '../../../../src/excel-host';
import type { Axis } from '../geometry/axis';
import { alignmentOf, cellStyle } from '../look/cell-style';
import { barBackground } from '../look/data-bar';
import { cellFont, headerFont, shownNumber } from '../look/fits';
import { tableLook } from '../look/table-look';
import { filterButtonAt, noteKey, type CellContext } from './cell-context';
import { FilterButtonOfCell } from './FilterButtonOfCell';
import type { useGridStyles } from './styles';

export interface GridCellProps {
  readonly context: CellContext;
  readonly styles: ReturnType<typeof useGridStyles>;
  readonly columns: Axis;
  readonly row: number;
  readonly column: number;
  /** From the beginning of what the cell is drawn in. */
  readonly left: number;
  readonly selected: boolean;
  /** Where a text that is longer than its cell has to end: the frozen columns, or the last one drawn. */
  readonly limit: number;
  /** Of the first one of merged cells: how large they are together. */
  readonly merged:
    { readonly width: number; readonly height: number; readonly rows: number; readonly columns: number } | undefined;
}

/** Room beside the text that the cell's lines and padding take. */
const padding = 8;

/** Pixels that a text may take over from empty cells behind its own. */
function roomBehind({ sheet }: CellContext, { columns, row, column, limit }: GridCellProps, wanted: number): number {
  let room = columns.sizeOf(column);
  for (let next = column + 1; next <= limit && room < wanted && sheet.value(row, next) === undefined; next += 1) {
    room += columns.sizeOf(next);
  }
  return room;
}

/** Room of a filter button beside the text of its header. */
const buttonRoom = 20;

/** Whether a text keeps clear of the button in its cell without a break within a word. */
function fitsBeside({ measure }: CellContext, text: string, width: number): boolean {
  return text.split(/\s+/).every((word) => measure(word, headerFont) <= width - padding - buttonRoom);
}

/** One cell: its text in its look. Knows nothing of keys and clicks, which the grid takes for all of them. */
export function GridCell(props: GridCellProps) {
  const { context, styles, columns, row, column, left, selected, merged } = props;
  const { sheet, paper, measure } = context;
  const look = context.looks.at(row, column);
  const { value, format } = look;
  const table = context.tables.length > 0 ? sheet.tableAt(row, column) : undefined;
  const width = merged?.width ?? columns.sizeOf(column);
  const button = filterButtonAt(context, row, column);
  const bar = context.dataBars.at(row, column, value);
  const hint = context.linkHint?.(row, column);
  const style = {
    ...cellStyle(format, value, table && tableLook(table, row, column), paper),
    left,
    width,
    ...(merged ? { height: merged.height, zIndex: 1 } : {}),
    ...(bar ? { backgroundImage: barBackground(bar) } : {}),
  };
  let { text } = look;
  let overflow = 0;
  if (text !== '' && !format.wrapText) {
    text = text.replace(/\s*\n\s*/g, ' ');
    if (typeof value === 'number') {
      text = shownNumber(text, width - padding + 2, (part) => measure(part, cellFont));
    } else if (alignmentOf(format, value) === 'left' && !button && !merged && text.length * 4 > width - padding) {
      const wanted = measure(text, cellFont) + padding;
      if (wanted > width) overflow = roomBehind(context, props, wanted);
    }
  }
  const overflowing = overflow > width;
  const beside = button && text !== '' && fitsBeside(context, text, width);
  return (
    <div
      role={table?.headerArea?.row === row ? 'columnheader' : 'gridcell'}
      id={cellId(row, column)}
      data-cell={addressOf(cellArea(row, column))}
      aria-colindex={column + 2}
      aria-selected={selected}
      {...(hint === undefined ? {} : { title: hint })}
      {...(merged ? { 'aria-rowspan': merged.rows, 'aria-colspan': merged.columns } : {})}
      className={mergeClasses(
        styles.cell,
        !sheet.showGridlines && styles.plain,
        overflowing && styles.overflowing,
        context.noted.has(noteKey(row, column)) && styles.note,
      )}
      style={beside ? { ...style, paddingRight: buttonRoom } : style}
    >
      {text !== '' && (
        <span
          className={styles.cellText}
          style={overflowing ? { width: overflow - padding, flexShrink: 0 } : undefined}
        >
          {text}
        </span>
      )}
      {button && <FilterButtonOfCell button={button} name={text} />}
    </div>
  );
}

/** The id by which the field that holds the keyboard names the active cell to screen readers. */
export const cellId = (row: number, column: number): string => `cell-${String(row)}-${String(column)}`;
