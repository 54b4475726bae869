import type { Border as FileBorder, Borders, Fill, FillPatterns, Style } from 'exceljs';
import {
  defaultFont,
  defaultFormat,
  type Border,
  type CellEdge,
  type CellFormat,
  type FillPattern,
  type FormatOverlay,
} from '../../../../src/excel-host';

type BorderStyle = NonNullable<FileBorder['style']>;

const edges = { EdgeTop: 'top', EdgeBottom: 'bottom', EdgeLeft: 'left', EdgeRight: 'right' } as const;
const edgeNames = Object.entries(edges) as readonly [keyof typeof edges, (typeof edges)[keyof typeof edges]][]; // keys of the table above

/** Files name style and weight of a line in one word. */
const lines: Readonly<Record<BorderStyle, Pick<Border, 'style' | 'weight'>>> = {
  thin: { style: 'Continuous', weight: 'Thin' },
  hair: { style: 'Continuous', weight: 'Hairline' },
  medium: { style: 'Continuous', weight: 'Medium' },
  thick: { style: 'Continuous', weight: 'Thick' },
  dotted: { style: 'Dot', weight: 'Thin' },
  dashed: { style: 'Dash', weight: 'Thin' },
  mediumDashed: { style: 'Dash', weight: 'Medium' },
  dashDot: { style: 'DashDot', weight: 'Thin' },
  mediumDashDot: { style: 'DashDot', weight: 'Medium' },
  dashDotDot: { style: 'DashDotDot', weight: 'Thin' },
  mediumDashDotDot: { style: 'DashDotDot', weight: 'Medium' },
  double: { style: 'Double', weight: 'Thick' },
  slantDashDot: { style: 'SlantDashDot', weight: 'Medium' },
};
const lineNames = Object.entries(lines) as readonly [BorderStyle, Pick<Border, 'style' | 'weight'>][]; // keys of the table above

const argb = (colour: string) => ({ argb: `FF${colour.replace('#', '').toUpperCase()}` });

/** The colours of the usual theme, by their number in a file. */
const themeColours = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
];

/** A colour of a file as `#RRGGBB`; undefined where it is the automatic one. */
function colourOf(colour: unknown): string | undefined {
  if (typeof colour !== 'object' || colour === null) return undefined;
  if ('argb' in colour && typeof colour.argb === 'string') return `#${colour.argb.slice(-6).toUpperCase()}`;
  if ('theme' in colour && typeof colour.theme === 'number') {
    const found = themeColours[colour.theme];
    return found === undefined ? undefined : `#${found}`;
  }
  return undefined;
}

function fileLine({ style, weight, color }: Border): FileBorder {
  const found =
    lineNames.find(([, line]) => line.style === style && line.weight === weight) ??
    lineNames.find(([, line]) => line.style === style);
  return { style: found?.[0] ?? 'thin', color: argb(color) };
}

function fileBorders(borders: CellFormat['borders']): Partial<Borders> {
  const drawn: Partial<Borders> = {};
  for (const [edge, name] of edgeNames) {
    const border = borders[edge];
    if (!border) continue;
    drawn[name] = fileLine(border);
  }
  const { DiagonalDown: down, DiagonalUp: up } = borders;
  const line = down ?? up;
  // A file has one line for both diagonals.
  if (line) drawn.diagonal = { ...fileLine(line), down: down !== undefined, up: up !== undefined };
  return drawn;
}

function bordersOf(borders: Partial<Borders> | undefined): CellFormat['borders'] {
  const found: Partial<Record<CellEdge, Border>> = {};
  for (const [edge, name] of edgeNames) {
    const border = borders?.[name];
    if (border?.style) found[edge] = { ...lines[border.style], color: colourOf(border.color) ?? '#000000' };
  }
  const { diagonal } = borders ?? {};
  if (diagonal?.style) {
    const line: Border = { ...lines[diagonal.style], color: colourOf(diagonal.color) ?? '#000000' };
    if (diagonal.down === true) found.DiagonalDown = line;
    if (diagonal.up === true) found.DiagonalUp = line;
  }
  return found;
}

const verticals = {
  Top: 'top',
  Center: 'middle',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed',
} as const;
const horizontals = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
} as const;

function keyOf<Key extends string>(table: Readonly<Record<Key, string>>, value: string | undefined): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => table[key] === value); // the keys of a record are its keys
}

const readingOrders = { LeftToRight: 'ltr', RightToLeft: 'rtl' } as const;

/** Signs below each other have a number of their own in Office and a word in the writer of files. */
const fileRotation = (angle: number) => (angle === 180 ? ('vertical' as const) : angle);

/** Patterns of Office by the words that a file has for them. */
const patterns = {
  Gray50: 'mediumGray',
  Gray75: 'darkGray',
  Gray25: 'lightGray',
  Horizontal: 'darkHorizontal',
  Vertical: 'darkVertical',
  Down: 'darkDown',
  Up: 'darkUp',
  Checker: 'darkGrid',
  SemiGray75: 'darkTrellis',
  LightHorizontal: 'lightHorizontal',
  LightVertical: 'lightVertical',
  LightDown: 'lightDown',
  LightUp: 'lightUp',
  Grid: 'lightGrid',
  CrissCross: 'lightTrellis',
  Gray16: 'gray125',
  Gray8: 'gray0625',
} as const satisfies Record<FillPattern['kind'], FillPatterns>;

/** A plain fill has its colour in front; behind a pattern the colour of the fill is the one at the back. */
function fileFill({ fill, pattern }: CellFormat): Pick<Partial<Style>, 'fill'> {
  if (pattern) {
    const back = fill === undefined ? {} : { bgColor: argb(fill) };
    return { fill: { type: 'pattern', pattern: patterns[pattern.kind], fgColor: argb(pattern.color), ...back } };
  }
  return fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(fill) } };
}

function fillOf(fill: Fill | undefined): Pick<CellFormat, 'fill' | 'pattern'> {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return { fill: undefined, pattern: undefined };
  if (fill.pattern === 'solid') return { fill: colourOf(fill.fgColor), pattern: undefined };
  const kind = keyOf(patterns, fill.pattern);
  const pattern = kind && { kind, color: colourOf(fill.fgColor) ?? '#000000' };
  return { fill: colourOf(fill.bgColor), pattern };
}

/** What a file writes of a look. */
export function fileStyle(format: CellFormat): Partial<Style> {
  const { font, horizontalAlignment } = format;
  const underline = {
    None: false,
    Single: true,
    Double: 'double',
    SingleAccountant: 'singleAccounting',
    DoubleAccountant: 'doubleAccounting',
  } as const;
  return {
    numFmt: format.numberFormat,
    font: {
      name: font.name,
      family: 2,
      size: font.size,
      ...(font.color === defaultFont.color ? {} : { color: argb(font.color) }),
      ...(font.bold ? { bold: true } : {}),
      ...(font.italic ? { italic: true } : {}),
      ...(font.underline === 'None' ? {} : { underline: underline[font.underline] }),
      ...(font.strikethrough ? { strike: true } : {}),
      ...(font.subscript ? { vertAlign: 'subscript' as const } : {}),
      ...(font.superscript ? { vertAlign: 'superscript' as const } : {}),
    },
    ...fileFill(format),
    border: fileBorders(format.borders),
    alignment: {
      vertical: verticals[format.verticalAlignment],
      ...(horizontalAlignment === 'General' ? {} : { horizontal: horizontals[horizontalAlignment] }),
      ...(format.wrapText ? { wrapText: true } : {}),
      ...(format.indentLevel > 0 ? { indent: format.indentLevel } : {}),
      ...(format.shrinkToFit ? { shrinkToFit: true } : {}),
      ...(format.readingOrder === 'Context' ? {} : { readingOrder: readingOrders[format.readingOrder] }),
      ...(format.textOrientation === 0 ? {} : { textRotation: fileRotation(format.textOrientation) }),
    },
    ...(format.locked && !format.formulaHidden
      ? {}
      : { protection: { locked: format.locked, hidden: format.formulaHidden } }),
  };
}

/** The look that a file's style is. */
export function formatOf(style: Partial<Style>): CellFormat {
  const { font, fill, alignment } = style;
  const { fill: solid, pattern } = fillOf(fill);
  const underlines = {
    true: 'Single',
    single: 'Single',
    double: 'Double',
    singleAccounting: 'SingleAccountant',
    doubleAccounting: 'DoubleAccountant',
  } as const;
  const underline = String(font?.underline ?? false);
  return {
    ...defaultFormat,
    numberFormat: style.numFmt ?? 'General',
    fill: solid,
    pattern,
    font: {
      ...defaultFont,
      name: font?.name ?? defaultFont.name,
      size: font?.size ?? defaultFont.size,
      color: colourOf(font?.color) ?? defaultFont.color,
      bold: font?.bold === true,
      italic: font?.italic === true,
      underline: underline in underlines ? underlines[underline as keyof typeof underlines] : 'None', // it is one of its keys
      strikethrough: font?.strike === true,
      subscript: font?.vertAlign === 'subscript',
      superscript: font?.vertAlign === 'superscript',
    },
    borders: bordersOf(style.border),
    horizontalAlignment: keyOf(horizontals, alignment?.horizontal) ?? 'General',
    verticalAlignment: keyOf(verticals, alignment?.vertical) ?? 'Bottom',
    wrapText: alignment?.wrapText === true,
    indentLevel: alignment?.indent ?? 0,
    shrinkToFit: alignment?.shrinkToFit === true,
    readingOrder: keyOf(readingOrders, alignment?.readingOrder) ?? 'Context',
    textOrientation: alignment?.textRotation === 'vertical' ? 180 : (alignment?.textRotation ?? 0),
    locked: style.protection?.locked !== false,
    formulaHidden: style.protection?.hidden === true,
  };
}

/** What a file writes of the look of a conditional format. */
export function fileOverlay({ fill, font, numberFormat, borders }: FormatOverlay): Partial<Style> {
  return {
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fill) } }),
    ...(font
      ? {
          font: {
            ...(font.color === undefined ? {} : { color: argb(font.color) }),
            ...(font.bold === undefined ? {} : { bold: font.bold }),
            ...(font.italic === undefined ? {} : { italic: font.italic }),
            ...(font.strikethrough === undefined ? {} : { strike: font.strikethrough }),
            ...(font.underline === undefined || font.underline === 'None' ? {} : { underline: true }),
          },
        }
      : {}),
    ...(numberFormat === undefined ? {} : { numFmt: numberFormat }),
    ...(borders && Object.keys(borders).length > 0 ? { border: fileBorders(borders) } : {}),
  };
}

/** The look that a conditional format of a file lays over its cells. */
export function overlayOf(style: Partial<Style> | undefined): FormatOverlay {
  const fill = style?.fill?.type === 'pattern' ? colourOf(style.fill.bgColor ?? style.fill.fgColor) : undefined;
  const font = style?.font;
  const color = colourOf(font?.color);
  // The reader of files gives a number format as an object where it belongs to a condition.
  const given: unknown = style?.numFmt;
  const numberFormat =
    typeof given === 'object' && given !== null && 'formatCode' in given ? String(given.formatCode) : given;
  return {
    ...(fill === undefined ? {} : { fill }),
    ...(font
      ? {
          font: {
            ...(color === undefined ? {} : { color }),
            ...(font.bold === undefined ? {} : { bold: font.bold }),
            ...(font.italic === undefined ? {} : { italic: font.italic }),
            ...(font.strike === undefined ? {} : { strikethrough: font.strike }),
            ...(font.underline === undefined || font.underline === false ? {} : { underline: 'Single' as const }),
          },
        }
      : {}),
    ...(typeof numberFormat === 'string' ? { numberFormat } : {}),
    ...(style?.border ? { borders: bordersOf(style.border) } : {}),
  };
}
