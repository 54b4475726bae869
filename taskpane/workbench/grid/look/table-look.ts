import { contains, lastRow, type Table } from '../../../../src/excel-host';

/** What a table's style gives to a cell that has no look of its own. */
export interface TableLook {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly lineAbove?: string;
  readonly lineBelow?: string;
}

/** Accents of the usual theme, in the order in which the styles of a kind use them. */
const accents = ['#000000', '#4472c4', '#ed7d31', '#a5a5a5', '#ffc000', '#5b9bd5', '#70ad47'] as const;
const bands = ['#f2f2f2', '#d9e2f3', '#fbe5d6', '#ededed', '#fff2cc', '#deebf7', '#e2f0d9'] as const;

interface Style {
  readonly accent: string;
  readonly band: string;
  /** Light styles draw lines and tints, medium and dark ones a filled header. */
  readonly filledHeader: boolean;
}

function readStyle(name: string): Style | undefined {
  const match = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(name);
  if (!match) return undefined;
  const number = Number(match[2]) - 1;
  const index = number % accents.length;
  const filledHeader = match[1] !== 'Light' || (number >= 7 && number < 14);
  return { accent: accents[index] ?? accents[0], band: bands[index] ?? bands[0], filledHeader };
}

/** The look that the table gives to one of its cells. */
export function tableLook(table: Table, row: number, column: number): TableLook | undefined {
  const style = readStyle(table.style);
  if (!style) return undefined;
  const { accent, band, filledHeader } = style;
  if (table.headerArea && contains(table.headerArea, row, column)) {
    if (filledHeader) return { fill: accent, color: '#ffffff', bold: true };
    return { bold: true, lineAbove: accent, lineBelow: accent };
  }
  const end = row === lastRow(table.area) ? { lineBelow: accent } : {};
  if (table.totalsArea && contains(table.totalsArea, row, column)) return { bold: true, lineAbove: accent, ...end };
  const odd = (row - table.bodyArea.row) % 2 === 0;
  const oddColumn = (column - table.bodyArea.column) % 2 === 0;
  const banded = (table.showBandedRows && odd) || (table.showBandedColumns && oddColumn);
  const first = table.highlightFirstColumn && column === table.area.column;
  const last = table.highlightLastColumn && column === table.area.column + table.area.columns - 1;
  return { ...(banded ? { fill: band } : {}), ...(first || last ? { bold: true as const } : {}), ...end };
}
