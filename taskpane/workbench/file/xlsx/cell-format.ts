import type { Border as FileBorder, Borders, Style } from 'exceljs';
import {
  defaultFont,
  defaultFormat,
  type Border,
  type CellEdge,
  type CellFormat,
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

function fileBorders(borders: CellFormat['borders']): Partial<Borders> {
  const drawn: Partial<Record<(typeof edges)[keyof typeof edges], Partial<FileBorder>>> = {};
  for (const [edge, name] of edgeNames) {
    const border = borders[edge];
    if (!border) continue;
    const found =
      lineNames.find(([, line]) => line.style === border.style && line.weight === border.weight) ??
      lineNames.find(([, line]) => line.style === border.style);
    drawn[name] = { style: found?.[0] ?? 'thin', color: argb(border.color) };
  }
  return drawn;
}

function bordersOf(borders: Partial<Borders> | undefined): CellFormat['borders'] {
  const found: Partial<Record<CellEdge, Border>> = {};
  for (const [edge, name] of edgeNames) {
    const border = borders?.[name];
    if (border?.style) found[edge] = { ...lines[border.style], color: colourOf(border.color) ?? '#000000' };
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
    ...(format.fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(format.fill) } }),
    border: fileBorders(format.borders),
    alignment: {
      vertical: verticals[format.verticalAlignment],
      ...(horizontalAlignment === 'General' ? {} : { horizontal: horizontals[horizontalAlignment] }),
      ...(format.wrapText ? { wrapText: true } : {}),
      ...(format.indentLevel > 0 ? { indent: format.indentLevel } : {}),
      ...(format.shrinkToFit ? { shrinkToFit: true } : {}),
      ...(format.textOrientation === 0 ? {} : { textRotation: format.textOrientation }),
    },
    ...(format.locked && !format.formulaHidden
      ? {}
      : { protection: { locked: format.locked, hidden: format.formulaHidden } }),
  };
}

/** The look that a file's style is. */
export function formatOf(style: Partial<Style>): CellFormat {
  const { font, fill, alignment } = style;
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? colourOf(fill.fgColor) : undefined;
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
    textOrientation: typeof alignment?.textRotation === 'number' ? alignment.textRotation : 0,
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
