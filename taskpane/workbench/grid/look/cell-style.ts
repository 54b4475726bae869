import type { CSSProperties } from 'react';
import type { Border, CellFormat, CellValue, FillPattern } from '../../../../src/excel-host';
import { contrast, darkened, inkFor, readableOn } from './colour';
import { patternStyle } from './fill-pattern';
import type { TableLook } from './table-look';

/** The paper that cells are drawn on. */
export interface Paper {
  /** `#RRGGBB`. */
  readonly colour: string;
  readonly ink: string;
  readonly dark: boolean;
}

const widths: Readonly<Record<Border['weight'], number>> = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 };

const lineStyles: Readonly<Record<Border['style'], string>> = {
  None: 'none',
  Continuous: 'solid',
  Dash: 'dashed',
  DashDot: 'dashed',
  DashDotDot: 'dashed',
  Dot: 'dotted',
  Double: 'double',
  SlantDashDot: 'dashed',
};

function line({ style, weight, color }: Border, paper: Paper): string {
  const width = style === 'Double' ? 3 : widths[weight];
  return `${String(width)}px ${lineStyles[style]} ${paper.dark ? readableOn(color, paper.colour) : color}`;
}

function borders(format: CellFormat, table: TableLook | undefined, paper: Paper): CSSProperties {
  const { EdgeTop: top, EdgeBottom: bottom, EdgeLeft: left, EdgeRight: right } = format.borders;
  const tableLine = (color: string | undefined): Border | undefined =>
    color === undefined ? undefined : { style: 'Continuous', weight: 'Thin', color };
  const [above, below] = [top ?? tableLine(table?.lineAbove), bottom ?? tableLine(table?.lineBelow)];
  return {
    ...(above ? { borderTop: line(above, paper) } : {}),
    ...(below ? { borderBottom: line(below, paper) } : {}),
    ...(left ? { borderLeft: line(left, paper) } : {}),
    ...(right ? { borderRight: line(right, paper) } : {}),
  };
}

const vertical = {
  Top: 'flex-start',
  Center: 'center',
  Bottom: 'flex-end',
  Justify: 'flex-start',
  Distributed: 'center',
};

const horizontal = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'left',
  Justify: 'justify',
  CenterAcrossSelection: 'center',
  Distributed: 'center',
} as const;

/** Texts stand left, numbers right, truths and errors in the middle, unless the cell says otherwise. */
export function alignmentOf(format: CellFormat, value: CellValue): 'left' | 'center' | 'right' | 'justify' {
  if (format.horizontalAlignment !== 'General') return horizontal[format.horizontalAlignment];
  if (typeof value === 'number') return 'right';
  return value === undefined || typeof value === 'string' ? 'left' : 'center';
}

function decoration({ font }: CellFormat): string | undefined {
  const lines = [font.underline === 'None' ? '' : 'underline', font.strikethrough ? 'line-through' : ''];
  return lines.join(' ').trim() || undefined;
}

/** The paper's own ink, as long as it can be read well on the fill. */
function automaticInk(fill: string | undefined, paper: Paper): string {
  return fill === undefined || contrast(paper.ink, fill) >= 7 ? paper.ink : inkFor(fill);
}

/** The fill that is drawn, and the ink on it. */
function colours(format: CellFormat, table: TableLook | undefined, paper: Paper): { fill?: string; ink: string } {
  const own = format.fill ?? table?.fill;
  const fill = own !== undefined && paper.dark ? darkened(own) : own;
  const automatic = format.font.color === '#000000';
  const wanted = automatic ? (table?.color ?? automaticInk(fill, paper)) : format.font.color;
  const ground = fill ?? paper.colour;
  // On white paper the workbook's colours are what its author chose.
  const ink = paper.dark || automatic ? readableOn(wanted, ground) : wanted;
  return fill === undefined ? { ink } : { fill, ink };
}

/** On dark paper the signs of a pattern are as dark as fills are. */
function drawnPattern(pattern: FillPattern, ground: string, paper: Paper): CSSProperties {
  return patternStyle(pattern, paper.dark ? darkened(pattern.color) : pattern.color, ground);
}

/** How a cell is drawn, apart from where. */
export function cellStyle(
  format: CellFormat,
  value: CellValue,
  table: TableLook | undefined,
  paper: Paper,
): CSSProperties {
  const { fill, ink } = colours(format, table, paper);
  const { font } = format;
  const textDecoration = decoration(format);
  return {
    color: ink,
    ...(fill === undefined ? {} : { backgroundColor: fill }),
    ...(format.pattern ? drawnPattern(format.pattern, fill ?? paper.colour, paper) : {}),
    ...(font.bold || table?.bold ? { fontWeight: 700 } : {}),
    ...(font.italic ? { fontStyle: 'italic' } : {}),
    ...(font.size === 11 ? {} : { fontSize: `${String(font.size)}pt` }),
    ...(font.name === 'Calibri' ? {} : { fontFamily: `"${font.name.replaceAll('"', '')}", var(--cell-font)` }),
    ...(textDecoration === undefined ? {} : { textDecoration }),
    ...borders(format, table, paper),
    alignItems: vertical[format.verticalAlignment],
    textAlign: alignmentOf(format, value),
    ...(format.indentLevel > 0 ? { paddingInlineStart: `${String(4 + format.indentLevel * 9)}px` } : {}),
    ...(format.wrapText ? { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } : {}),
  };
}
