import { chartLayout, isError, sourceSheetOf, type Chart, type Sheet, type Workbook } from '../../../../src/excel-host';

export interface ChartSeries {
  readonly name: string;
  /** As long as the categories; undefined where the cell holds no number. */
  readonly values: readonly (number | undefined)[];
}

/** A chart as it is drawn. */
export interface DrawnChart {
  readonly id: string;
  readonly title: string;
  /** Undefined for a kind that is not drawn: its numbers are shown as a table. */
  readonly kind: 'column' | 'bar' | 'pie' | undefined;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly legend: boolean;
}

const kinds: readonly (readonly [RegExp, NonNullable<DrawnChart['kind']>])[] = [
  [/^Column(?:Clustered)?$/, 'column'],
  [/^Bar(?:Clustered)?$/, 'bar'],
  [/^Pie$/, 'pie'],
];

/** What a chart of a sheet shows now. */
export function drawnChart(chart: Chart, own: Sheet, workbook: Workbook): DrawnChart {
  const sheet = sourceSheetOf(chart, own, workbook);
  const layout = chartLayout(chart, sheet);
  const { properties } = chart;
  const indexes = Array.from({ length: layout.count }, (_, index) => index).filter(
    (index) => properties[`series/${String(index)}/deleted`] !== true,
  );
  const series = indexes.map((index): ChartSeries => {
    const named = properties[`series/${String(index)}/name`];
    return {
      name: typeof named === 'string' ? named : layout.nameOf(index),
      values: sheet
        .values(layout.values(index))
        .flat()
        .map((value) => (typeof value === 'number' && !isError(value) ? value : undefined)),
    };
  });
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  const texts = layout.categories ? sheet.texts(layout.categories).flat() : [];
  return {
    id: chart.id,
    title: chart.title === '' ? (series.length === 1 ? (series[0]?.name ?? '') : chart.name) : chart.title,
    kind: kinds.find(([type]) => type.test(chart.type))?.[1],
    categories: Array.from({ length }, (_, index) => texts[index] ?? String(index + 1)),
    series,
    legend: properties['legend/visible'] !== false && series.length > 1,
  };
}
