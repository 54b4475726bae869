import { createWorkbook, parseArea, type Chart } from '../../../src/excel-host';
import { drawnChart } from '../../../taskpane/workbench/grid/charts/drawn-chart';
import { scaleOf } from '../../../taskpane/workbench/grid/charts/scale';

function chartOf(
  change: Partial<Chart> = {},
  block = [
    ['Plan', 'Licenses', 'Users'],
    ['E1', 3, 2],
    ['E3', '', 5],
  ],
) {
  const workbook = createWorkbook({ clock: { serialNow: () => 46_347.5 }, sheets: ['Data', 'Other'] });
  const sheet = workbook.sheets.get('Data');
  const source = parseArea('A1:C3');
  if (!source) throw new Error('A1:C3');
  sheet.write(source, block);
  const chart = sheet.charts.add({
    name: 'Chart 1',
    type: 'ColumnClustered',
    source,
    seriesBy: 'Columns',
    title: '',
    left: 0,
    top: 0,
    width: 360,
    height: 216,
    properties: {},
    ...change,
  });
  return drawnChart(chart, sheet, workbook);
}

describe('a chart', () => {
  it('shows the numbers of its source by series and category', () => {
    expect(chartOf()).toMatchObject({
      kind: 'column',
      title: 'Chart 1',
      categories: ['E1', 'E3'],
      series: [
        { name: 'Licenses', values: [3, undefined] },
        { name: 'Users', values: [2, 5] },
      ],
      legend: true,
    });
  });

  it('shows them by rows where it was made so', () => {
    expect(chartOf({ seriesBy: 'Rows', type: 'BarClustered', title: 'By plan' })).toMatchObject({
      kind: 'bar',
      title: 'By plan',
      categories: ['Licenses', 'Users'],
      series: [
        { name: 'E1', values: [3, 2] },
        { name: 'E3', values: [undefined, 5] },
      ],
    });
  });

  it('leaves out a series that was deleted and a legend that was switched off', () => {
    const drawn = chartOf({ properties: { 'series/0/deleted': true, 'legend/visible': false } });
    expect(drawn).toMatchObject({ title: 'Users', series: [{ name: 'Users' }], legend: false });
  });

  it('of a kind that is not drawn is numbers alone', () => {
    expect(chartOf({ type: 'Radar' })).toMatchObject({ kind: undefined, categories: ['E1', 'E3'] });
  });
});

describe('a scale', () => {
  it.each([
    [
      [3, 12],
      [0, 5, 10, 15],
    ],
    [
      [0, 1],
      [0, 1],
    ],
    [
      [0.1, 0.4],
      [0, 0.1, 0.2, 0.3, 0.4],
    ],
    [
      [-40, 90],
      [-50, 0, 50, 100],
    ],
    [[], [0, 1]],
  ])('of %j has round numbers', (values, ticks) => {
    expect(scaleOf(values).ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks);
  });
});
