import {
  fillPatterns,
  type CellFormat,
  type FormatChange,
  type HorizontalAlignment,
  type VerticalAlignment,
} from '../../../model';
import { HostError } from '../../host-error';
import { type Argument, type ObjectType, type Property } from '../../object-type';
import { boolean, color, integer, number, oneOf, text } from '../input';
import { type Look, lookProperty } from './look';

const horizontal = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const satisfies readonly HorizontalAlignment[];
const vertical = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const satisfies readonly VerticalAlignment[];
const underlines = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;
const readingOrders = ['Context', 'LeftToRight', 'RightToLeft'] as const;
const patterns = ['None', 'Solid', ...fillPatterns] as const;

const aspect = (
  pick: (format: CellFormat) => ReturnType<Property<Look>['get']>,
  change: (value: Argument) => FormatChange,
) => ({ pick, change }) as const;

/** How text stands in a cell: members of `RangeFormat` and of `Style` alike. */
const alignments = {
  HorizontalAlignment: aspect(
    (format) => format.horizontalAlignment,
    (value) => ({ horizontalAlignment: oneOf(horizontal, value) }),
  ),
  VerticalAlignment: aspect(
    (format) => format.verticalAlignment,
    (value) => ({ verticalAlignment: oneOf(vertical, value) }),
  ),
  WrapText: aspect(
    (format) => format.wrapText,
    (value) => ({ wrapText: boolean(value) }),
  ),
  IndentLevel: aspect(
    (format) => format.indentLevel,
    (value) => ({ indentLevel: indent(value) }),
  ),
  TextOrientation: aspect(
    (format) => format.textOrientation,
    (value) => ({ textOrientation: orientation(value) }),
  ),
  ShrinkToFit: aspect(
    (format) => format.shrinkToFit,
    (value) => ({ shrinkToFit: boolean(value) }),
  ),
  AutoIndent: aspect(
    (format) => format.autoIndent,
    (value) => ({ autoIndent: boolean(value) }),
  ),
  ReadingOrder: aspect(
    (format) => format.readingOrder,
    (value) => ({ readingOrder: oneOf(readingOrders, value) }),
  ),
};

/** "An integer from 0 to 250 that indicates the indent level" (`RangeFormat.indentLevel`). */
function indent(value: Argument): number {
  const level = integer(value);
  if (level < 0 || level > 250) throw new HostError('InvalidArgument');
  return level;
}

/** "Should be an integer either from -90 to 90, or 180 for vertically-oriented text" (`textOrientation`). */
function orientation(value: Argument): number {
  const angle = integer(value);
  if (angle !== 180 && (angle < -90 || angle > 90)) throw new HostError('InvalidArgument');
  return angle;
}

export const alignmentProperties = <Target>(
  lookOf: (target: Target) => Look,
): Readonly<Record<string, Property<Target>>> =>
  Object.fromEntries(
    Object.entries(alignments).map(([name, { pick, change }]) => [name, lookProperty(lookOf, pick, change)]),
  );

export const orientationProperty = <Target>(lookOf: (target: Target) => Look): Property<Target> =>
  lookProperty(lookOf, alignments.TextOrientation.pick, alignments.TextOrientation.change);

/** What protection of the sheet does to cells. */
export const protectionProperties = <Target>(lookOf: (target: Target) => Look) => ({
  Locked: lookProperty(
    lookOf,
    (format) => format.locked,
    (value) => ({ locked: boolean(value) }),
  ),
  FormulaHidden: lookProperty(
    lookOf,
    (format) => format.formulaHidden,
    (value) => ({ formulaHidden: boolean(value) }),
  ),
});

const property = (
  ...parts: [(format: CellFormat) => ReturnType<Property<Look>['get']>, (value: Argument) => FormatChange]
) => lookProperty((look: Look) => look, ...parts);

/** What setting the kind of a fill asks for: none at all, a plain one, or lines over it. */
export function patternChange(value: Argument): FormatChange {
  const kind = oneOf(patterns, value);
  if (kind === 'None') return { fill: null };
  return kind === 'Solid' ? { pattern: null } : { pattern: { kind } };
}

export const patternOf = ({ fill, pattern }: CellFormat) => pattern?.kind ?? (fill === undefined ? 'None' : 'Solid');

export const fillType: ObjectType<Look> = {
  name: 'RangeFill',
  properties: {
    // A cell without a fill is white ("RangeFill.color").
    Color: property(
      (format) => format.fill ?? '#FFFFFF',
      (value) => ({ fill: value === '' ? null : color(value) }),
    ),
    Pattern: property(patternOf, patternChange),
    PatternColor: property(
      (format) => format.pattern?.color ?? '#000000',
      (value) => ({ pattern: { color: color(value) } }),
    ),
  },
  methods: { Clear: (look) => look.change({ fill: null }) },
};

export const fontType: ObjectType<Look> = {
  name: 'RangeFont',
  properties: {
    Bold: property(
      ({ font }) => font.bold,
      (value) => ({ font: { bold: boolean(value) } }),
    ),
    Color: property(
      ({ font }) => font.color,
      (value) => ({ font: { color: color(value) } }),
    ),
    Italic: property(
      ({ font }) => font.italic,
      (value) => ({ font: { italic: boolean(value) } }),
    ),
    Name: property(
      ({ font }) => font.name,
      (value) => ({ font: { name: text(value) } }),
    ),
    Size: property(
      ({ font }) => font.size,
      (value) => ({ font: { size: fontSize(value) } }),
    ),
    Strikethrough: property(
      ({ font }) => font.strikethrough,
      (value) => ({ font: { strikethrough: boolean(value) } }),
    ),
    Subscript: property(
      ({ font }) => font.subscript,
      (value) => ({ font: { subscript: boolean(value), ...(value === true ? { superscript: false } : {}) } }),
    ),
    Superscript: property(
      ({ font }) => font.superscript,
      (value) => ({ font: { superscript: boolean(value), ...(value === true ? { subscript: false } : {}) } }),
    ),
    Underline: property(
      ({ font }) => font.underline,
      (value) => ({ font: { underline: oneOf(underlines, value) } }),
    ),
  },
};

/** Excel's font sizes go from 1 to 409 points. */
function fontSize(value: Argument): number {
  const size = number(value);
  if (size < 1 || size > 409) throw new HostError('InvalidArgument');
  return size;
}
