/** Edges of a cell (`Excel.BorderIndex` without the inner ones). */
export const cellEdges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'DiagonalDown', 'DiagonalUp'] as const;
export type CellEdge = (typeof cellEdges)[number];

export interface Border {
  readonly style: 'None' | 'Continuous' | 'Dash' | 'DashDot' | 'DashDotDot' | 'Dot' | 'Double' | 'SlantDashDot';
  readonly weight: 'Hairline' | 'Thin' | 'Medium' | 'Thick';
  /** `#RRGGBB`. */
  readonly color: string;
}

export interface Font {
  readonly name: string;
  readonly size: number;
  /** `#RRGGBB`. */
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: 'None' | 'Single' | 'Double' | 'SingleAccountant' | 'DoubleAccountant';
  readonly strikethrough: boolean;
  readonly subscript: boolean;
  readonly superscript: boolean;
}

export type HorizontalAlignment =
  'General' | 'Left' | 'Center' | 'Right' | 'Fill' | 'Justify' | 'CenterAcrossSelection' | 'Distributed';
export type VerticalAlignment = 'Top' | 'Center' | 'Bottom' | 'Justify' | 'Distributed';

/** Lines and dots over a cell's fill (`Excel.FillPattern` without the gradients); none of them: the fill is solid. */
export const fillPatterns = [
  'Gray50',
  'Gray75',
  'Gray25',
  'Horizontal',
  'Vertical',
  'Down',
  'Up',
  'Checker',
  'SemiGray75',
  'LightHorizontal',
  'LightVertical',
  'LightDown',
  'LightUp',
  'Grid',
  'CrissCross',
  'Gray16',
  'Gray8',
] as const;

export interface FillPattern {
  readonly kind: (typeof fillPatterns)[number];
  /** `#RRGGBB`. */
  readonly color: string;
}

/** How a cell looks. Formats are shared by all cells that look alike, and never changed. */
export interface CellFormat {
  readonly numberFormat: string;
  /** `#RRGGBB`; undefined: no fill. */
  readonly fill: string | undefined;
  /** What is drawn over the fill; undefined: nothing. */
  readonly pattern: FillPattern | undefined;
  readonly font: Font;
  readonly borders: Readonly<Partial<Record<CellEdge, Border>>>;
  readonly horizontalAlignment: HorizontalAlignment;
  readonly verticalAlignment: VerticalAlignment;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly textOrientation: number;
  readonly shrinkToFit: boolean;
  readonly autoIndent: boolean;
  readonly readingOrder: 'Context' | 'LeftToRight' | 'RightToLeft';
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** The content was entered behind an apostrophe: it is text whatever it looks like. */
  readonly quoted: boolean;
  /** Name of the style that the cell was given; what was formatted since then differs from it. */
  readonly style: string;
}

/** A change of looks: what it does not name stays. `fill: null` takes the fill away, a border of `null` the border. */
export interface FormatChange extends Partial<Omit<CellFormat, 'fill' | 'pattern' | 'font' | 'borders'>> {
  readonly fill?: string | null;
  /** `null`: the fill is solid. */
  readonly pattern?: Partial<FillPattern> | null;
  readonly font?: Partial<Font>;
  readonly borders?: Readonly<Partial<Record<CellEdge, Partial<Border> | null>>>;
}

/** What a conditional format lays over a cell's own look. */
export interface FormatOverlay {
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly font?: Partial<Pick<Font, 'color' | 'bold' | 'italic' | 'underline' | 'strikethrough'>>;
  readonly borders?: CellFormat['borders'];
}

export const defaultFont: Font = {
  name: 'Calibri',
  size: 11,
  color: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  subscript: false,
  superscript: false,
};

/** The look of a cell that nobody formatted. */
export const defaultFormat: CellFormat = {
  numberFormat: 'General',
  fill: undefined,
  pattern: undefined,
  font: defaultFont,
  borders: {},
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  indentLevel: 0,
  textOrientation: 0,
  shrinkToFit: false,
  autoIndent: false,
  readingOrder: 'Context',
  locked: true,
  formulaHidden: false,
  quoted: false,
  style: 'Normal',
};

/** The pattern after a change; a cell without fill has none. */
function changedPattern(before: FillPattern | undefined, { fill, pattern }: FormatChange): FillPattern | undefined {
  if (fill === null || pattern === null) return undefined;
  return pattern === undefined ? before : { kind: 'Gray50', color: '#000000', ...before, ...pattern };
}

/** The format with a change applied. */
export function changedFormat(format: CellFormat, change: FormatChange): CellFormat {
  const { fill, pattern: _pattern, font, borders, ...plain } = change;
  let edges = format.borders;
  if (borders) {
    const next = new Map(Object.entries(edges));
    for (const edge of cellEdges) {
      const border = borders[edge];
      if (border === undefined) continue;
      if (border === null || border.style === 'None') next.delete(edge);
      else next.set(edge, { style: 'Continuous', weight: 'Thin', color: '#000000', ...next.get(edge), ...border });
    }
    edges = Object.fromEntries(next);
  }
  return {
    ...format,
    ...plain,
    fill: fill === undefined ? format.fill : (fill ?? undefined),
    pattern: changedPattern(format.pattern, change),
    font: font ? { ...format.font, ...font } : format.font,
    borders: edges,
  };
}

/** The format with a conditional format laid over it. */
export function overlaidFormat(format: CellFormat, overlay: FormatOverlay): CellFormat {
  return {
    ...format,
    numberFormat: overlay.numberFormat ?? format.numberFormat,
    fill: overlay.fill ?? format.fill,
    font: overlay.font ? { ...format.font, ...overlay.font } : format.font,
    borders: overlay.borders ? { ...format.borders, ...overlay.borders } : format.borders,
  };
}
