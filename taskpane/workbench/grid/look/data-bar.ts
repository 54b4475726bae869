import { contains, type Area, type CellValue, type ConditionalFormat, type Sheet } from '../../../../src/excel-host';

/** A bar behind a number, as shares of the cell's width. */
export interface DataBar {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** What Excel gives a new data bar ("Excel.ConditionalDataBarPositiveFormat" says no more than that it has a colour). */
const standard = { positive: '#638EC6', negative: '#FF555A' };

interface Span {
  readonly low: number;
  readonly high: number;
}

/** The numbers of a rule that stand for themselves; any other bound is the lowest or highest value. */
function boundOf(rule: unknown, otherwise: number): number {
  if (typeof rule !== 'object' || rule === null || !('type' in rule) || rule.type !== 'Number') return otherwise;
  const bound = 'formula' in rule ? Number(String(rule.formula).replace(/^=/, '')) : Number.NaN;
  return Number.isFinite(bound) ? bound : otherwise;
}

function spanOf(sheet: Sheet, areas: readonly Area[], rule: Readonly<Record<string, unknown>>): Span {
  let [low, high] = [0, 0];
  for (const area of areas) {
    for (const value of sheet.values(area).flat()) {
      if (typeof value !== 'number') continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return { low: boundOf(rule.lowerBoundRule, low), high: boundOf(rule.upperBoundRule, high) };
}

const colourIn = (rule: Readonly<Record<string, unknown>>, key: string, otherwise: string): string => {
  const colour = rule[key];
  return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : otherwise;
};

/** The data bars of a sheet, for what it holds now. */
export class DataBars {
  private readonly formats: readonly ConditionalFormat[];
  private readonly spans = new Map<string, Span>();

  constructor(private readonly sheet: Sheet) {
    this.formats = sheet.conditionalFormats.list().filter(({ rule }) => rule.type === 'DataBar');
  }

  at(row: number, column: number, value: CellValue): DataBar | undefined {
    if (typeof value !== 'number') return undefined;
    const format = this.formats.find(({ areas }) => areas.some((area) => contains(area, row, column)));
    if (format?.rule.type !== 'DataBar') return undefined;
    const { rule } = format.rule;
    let span = this.spans.get(format.id);
    if (!span) this.spans.set(format.id, (span = spanOf(this.sheet, format.areas, rule)));
    const { low, high } = span;
    if (high <= low) return undefined;
    const share = (number: number) => Math.min(1, Math.max(0, (number - low) / (high - low)));
    const [zero, end] = [share(0), share(value)];
    const colour =
      value < 0
        ? colourIn(rule, 'negative.fillColor', standard.negative)
        : colourIn(rule, 'positive.fillColor', standard.positive);
    return { from: Math.min(zero, end), to: Math.max(zero, end), colour };
  }
}

/** A bar as the background of a cell, pale enough for the number to be read over it. */
export function barBackground({ from, to, colour }: DataBar): string {
  const [start, end] = [from, to].map((share) => `${String(Math.round(share * 1000) / 10)}%`);
  const pale = `color-mix(in srgb, ${colour} 55%, transparent)`;
  return `linear-gradient(to right, transparent ${start ?? ''}, ${pale} ${start ?? ''}, ${pale} ${end ?? ''}, transparent ${end ?? ''})`;
}
