import { type Area, type Chart, type Sheet, wireValue as wireCell } from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, hostObject, type ObjectType } from '../object-type';
import { type ChartPart, chartPart, fillType, lineType, partOf, read, write } from './chart-part';
import { integer, number, oneOf, optionalOneOf, optionalText, text } from './input';
import { rangeOf } from './lookup';
import { columnsWidth, rowsHeight } from './geometry';

const seriesBys = ['Auto', 'Columns', 'Rows'] as const;

interface ChartOfSheet {
  readonly sheet: Sheet;
  readonly id: string;
}

function chartNow({ sheet, id }: ChartOfSheet): Chart {
  const found = sheet.charts.find(id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

const change = (target: ChartOfSheet, to: Partial<Omit<Chart, 'id'>>) => {
  chartNow(target);
  target.sheet.charts.change(target.id, to);
};

export const font = chartPart('ChartFont', ['Bold', 'Color', 'Italic', 'Name', 'Size', 'Underline']);
export const border = chartPart('ChartBorder', ['Color', 'LineStyle', 'Weight']);
const textFormat = (name: string) => chartPart(name, [], { Font: font, Fill: fillType, Border: border });

export const title = chartPart(
  'ChartTitle',
  [
    'Visible',
    'Text',
    'Overlay',
    'HorizontalAlignment',
    'VerticalAlignment',
    'Position',
    'ShowShadow',
    'TextOrientation',
  ],
  { Format: textFormat('ChartTitleFormat') },
);
export const legend = chartPart(
  'ChartLegend',
  ['Visible', 'Position', 'Overlay', 'ShowShadow', 'Height', 'Width', 'Left', 'Top'],
  {
    Format: textFormat('ChartLegendFormat'),
  },
);
export const dataLabels = chartPart(
  'ChartDataLabels',
  [
    'Position',
    'ShowValue',
    'ShowSeriesName',
    'ShowCategoryName',
    'ShowLegendKey',
    'ShowPercentage',
    'ShowBubbleSize',
    'Separator',
    'NumberFormat',
    'LinkNumberFormat',
    'AutoText',
    'TextOrientation',
  ],
  { Format: textFormat('ChartDataLabelFormat') },
);
export const gridlines = chartPart('ChartGridlines', ['Visible'], {
  Format: chartPart('ChartGridlinesFormat', [], { Line: lineType }),
});
export const axis = chartPart(
  'ChartAxis',
  [
    'MajorUnit',
    'Maximum',
    'Minimum',
    'MinorUnit',
    'NumberFormat',
    'LinkNumberFormat',
    'Visible',
    'ReversePlotOrder',
    'CategoryType',
    'TickLabelPosition',
    'TickLabelSpacing',
    'DisplayUnit',
    'ShowDisplayUnitLabel',
    'ScaleType',
    'LogBase',
    'Position',
    'TextOrientation',
    'BaseTimeUnit',
    'MajorTickMark',
    'MinorTickMark',
  ],
  {
    Format: chartPart('ChartAxisFormat', [], { Font: font, Fill: fillType, Line: lineType }),
    MajorGridlines: gridlines,
    MinorGridlines: gridlines,
    Title: chartPart('ChartAxisTitle', ['Visible', 'Text', 'TextOrientation'], {
      Format: textFormat('ChartAxisTitleFormat'),
    }),
  },
);
export const axes = chartPart(
  'ChartAxes',
  [],
  { CategoryAxis: axis, SeriesAxis: axis, ValueAxis: axis },
  {
    GetItem: (part, [kind]) => {
      const names = { Category: 'categoryAxis', Value: 'valueAxis', Series: 'seriesAxis' } as const;
      return hostObject(axis, {
        ...part,
        path: `${part.path}/${names[oneOf(['Category', 'Value', 'Series'], kind)]}`,
      });
    },
  },
);

/** The sheet on which the source stands: a chart may show another sheet's cells. */
function sourceSheet(target: ChartOfSheet, host: Host): Sheet {
  const id = chartNow(target).properties['sourceSheetId'];
  return typeof id === 'string' ? host.workbook.sheets.get(id) : target.sheet;
}

/** How a source is read: which of its rows or columns are series, and where names and categories stand. */
function layout(target: ChartOfSheet, host: Host) {
  const { source, seriesBy } = chartNow(target);
  const sheet = sourceSheet(target, host);
  const byRows = seriesBy === 'Rows' || (seriesBy === 'Auto' && source.columns > source.rows);
  const value = (row: number, column: number) => sheet.value(source.row + row, source.column + column);
  const hasNames = source.rows > 1 && typeof value(0, source.columns - 1) !== 'number';
  const hasCategories = source.columns > 1 && typeof value(source.rows - 1, 0) !== 'number';
  const [namesFirst, categoriesFirst] = byRows ? [hasCategories, hasNames] : [hasNames, hasCategories];
  const skip = byRows ? (hasNames ? 1 : 0) : hasCategories ? 1 : 0;
  const count = (byRows ? source.rows : source.columns) - skip;
  const line = (index: number): Area =>
    byRows ? { ...source, row: source.row + index, rows: 1 } : { ...source, column: source.column + index, columns: 1 };
  const body = (area: Area): Area => {
    const head = namesFirst ? 1 : 0;
    return byRows
      ? { ...area, column: area.column + head, columns: area.columns - head }
      : { ...area, row: area.row + head, rows: area.rows - head };
  };
  return {
    count,
    nameOf: (index: number) => {
      const area = line(index + skip);
      const name = namesFirst ? sheet.text(area.row, area.column) : '';
      return name === '' ? `Series${index + 1}` : name;
    },
    values: (index: number) => body(line(index + skip)),
    categories: categoriesFirst ? body(line(0)) : undefined,
  };
}

interface SeriesOfChart extends ChartOfSheet {
  readonly index: number;
}

const seriesPart = ({ sheet, id, index }: SeriesOfChart): ChartPart => ({ sheet, id, path: `series/${index}` });
const seriesScalars = [
  'ChartType',
  'HasDataLabels',
  'GapWidth',
  'Overlap',
  'Smooth',
  'MarkerStyle',
  'MarkerSize',
  'MarkerBackgroundColor',
  'MarkerForegroundColor',
  'PlotOrder',
  'AxisGroup',
  'Filtered',
  'ShowShadow',
  'DoughnutHoleSize',
  'Explosion',
  'FirstSliceAngle',
  'InvertIfNegative',
  'VaryByCategories',
  'ShowLeaderLines',
] as const;

export const seriesFormat = chartPart('ChartSeriesFormat', [], { Fill: fillType, Line: lineType });

const setSource =
  (name: string) =>
  (target: SeriesOfChart, [range]: readonly Argument[], host: Host) =>
    write(seriesPart(target), name, rangeOf(host, range, target.sheet).address);

export const seriesType: ObjectType<SeriesOfChart> = {
  name: 'ChartSeries',
  properties: {
    Name: {
      get: (target, host) => {
        const own = read(seriesPart(target), 'Name');
        return typeof own === 'string' ? own : layout(target, host).nameOf(target.index);
      },
      set: (target, name) => write(seriesPart(target), 'Name', text(name)),
    },
    ...Object.fromEntries(
      seriesScalars.map((name) => [
        name,
        {
          get: (target: SeriesOfChart) => read(seriesPart(target), name),
          set: (target: SeriesOfChart, value: Argument) => write(seriesPart(target), name, value),
        },
      ]),
    ),
  },
  navigations: {
    Format: (target) => hostObject(seriesFormat, partOf(seriesPart(target), 'Format')),
    DataLabels: (target) => hostObject(dataLabels, partOf(seriesPart(target), 'DataLabels')),
  },
  methods: {
    Delete: (target) => write(seriesPart(target), 'Deleted', true),
    GetDimensionValues: (target, [dimension], host) => {
      const wanted = oneOf(['Categories', 'Values', 'XValues', 'YValues'], dimension);
      const { categories, values } = layout(target, host);
      const area = wanted === 'Categories' || wanted === 'XValues' ? categories : values(target.index);
      if (area === undefined) return [];
      return sourceSheet(target, host).values(area).flat().map(wireCell);
    },
    SetValues: setSource('Values'),
    SetXAxisValues: setSource('XAxisValues'),
  },
};

/** The series that are left, those that were added after those of the source. */
function seriesOf(target: ChartOfSheet, host: Host): readonly SeriesOfChart[] {
  const added = Number(chartNow(target).properties['series/added'] ?? 0);
  return Array.from({ length: layout(target, host).count + added }, (_, index) => ({ ...target, index })).filter(
    (series) => read(seriesPart(series), 'Deleted') !== true,
  );
}

export const seriesCollectionType: ObjectType<ChartOfSheet> = {
  name: 'ChartSeriesCollection',
  properties: { Count: { get: (target, host) => seriesOf(target, host).length } },
  collection: {
    itemType: () => seriesType,
    items: (target, host) => seriesOf(target, host).map((series) => hostObject(seriesType, series)),
  },
  methods: {
    Add: (target, [name], host) => {
      const { properties } = chartNow(target);
      const added = Number(properties['series/added'] ?? 0);
      change(target, { properties: { ...properties, 'series/added': added + 1 } });
      const series = { ...target, index: layout(target, host).count + added };
      write(seriesPart(series), 'Name', optionalText(name) ?? `Series${series.index + 1}`);
      return hostObject(seriesType, series);
    },
    GetCount: (target, _, host) => seriesOf(target, host).length,
    GetItemAt: (target, [index], host) => {
      const found = seriesOf(target, host)[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return hostObject(seriesType, found);
    },
  },
};

const measure = (name: 'top' | 'left' | 'width' | 'height') => ({
  get: (target: ChartOfSheet) => chartNow(target)[name],
  set: (target: ChartOfSheet, value: Argument) => change(target, { [name]: number(value) }),
});

const root = ({ sheet, id }: ChartOfSheet): ChartPart => ({ sheet, id, path: '' });

/** A chart: kept with what was set on it, and drawn by whoever shows the sheet. */
export const chartType: ObjectType<ChartOfSheet> = {
  name: 'Chart',
  identify: (target) => chartNow(target).name,
  properties: {
    Id: { get: ({ id }) => id },
    Name: {
      get: (target) => chartNow(target).name,
      set: (target, name) => change(target, { name: text(name) }),
    },
    ChartType: {
      get: (target) => chartNow(target).type,
      set: (target, type) => change(target, { type: text(type) }),
    },
    Top: measure('top'),
    Left: measure('left'),
    Width: measure('width'),
    Height: measure('height'),
    ...Object.fromEntries(
      (['Style', 'DisplayBlanksAs', 'PlotBy', 'PlotVisibleOnly', 'CategoryLabelLevel', 'SeriesNameLevel'] as const).map(
        (name) => [
          name,
          {
            get: (target: ChartOfSheet) => read(root(target), name),
            set: (target: ChartOfSheet, value: Argument) => write(root(target), name, value),
          },
        ],
      ),
    ),
  },
  navigations: {
    Axes: (target) => hostObject(axes, partOf(root(target), 'Axes')),
    DataLabels: (target) => hostObject(dataLabels, partOf(root(target), 'DataLabels')),
    Format: (target) =>
      hostObject(
        chartPart('ChartAreaFormat', [], { Font: font, Fill: fillType, Border: border }),
        partOf(root(target), 'Format'),
      ),
    Legend: (target) => hostObject(legend, partOf(root(target), 'Legend')),
    PlotArea: (target) =>
      hostObject(
        chartPart('ChartPlotArea', ['Height', 'Width', 'Left', 'Top', 'Position'], {
          Format: chartPart('ChartPlotAreaFormat', [], { Fill: fillType, Border: border }),
        }),
        partOf(root(target), 'PlotArea'),
      ),
    Series: (target) => hostObject(seriesCollectionType, target),
    Title: (target) => hostObject(title, partOf(root(target), 'Title')),
    Worksheet: ({ sheet }, host) => host.worksheet(sheet),
  },
  methods: {
    Activate: (target, _, host) => host.workbook.activate(target.sheet.id),
    Delete: (target) => {
      chartNow(target);
      target.sheet.charts.remove(target.id);
    },
    SetData: (target, [source, seriesBy], host) => {
      const range = rangeOf(host, source, target.sheet);
      change(target, {
        source: range.area,
        seriesBy: optionalOneOf(seriesBys, seriesBy) ?? 'Auto',
        properties: { ...chartNow(target).properties, sourceSheetId: range.sheetId },
      });
    },
    SetPosition: (target, [startCell, endCell], host) => {
      const start = rangeOf(host, startCell, target.sheet).area;
      const end = endCell == null ? undefined : rangeOf(host, endCell, target.sheet).area;
      const { sheet } = target;
      change(target, {
        top: rowsHeight(sheet, 0, start.row),
        left: columnsWidth(sheet, 0, start.column),
        ...(end === undefined
          ? {}
          : {
              height: rowsHeight(sheet, start.row, end.row + end.rows - start.row),
              width: columnsWidth(sheet, start.column, end.column + end.columns - start.column),
            }),
      });
    },
  },
};

const find = (sheet: Sheet, key: Argument | undefined) => {
  const wanted = text(key).toLowerCase();
  const found = sheet.charts
    .list()
    .find(({ id, name }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted);
  return found === undefined ? null : hostObject(chartType, { sheet, id: found.id });
};

/** Size of a new chart in Excel, in points. */
const newSize = { width: 360, height: 216 };

export const chartCollectionType: ObjectType<Sheet> = {
  name: 'ChartCollection',
  properties: { Count: { get: (sheet) => sheet.charts.list().length } },
  collection: {
    itemType: () => chartType,
    items: (sheet) => sheet.charts.list().map(({ id }) => hostObject(chartType, { sheet, id })),
    find,
  },
  methods: {
    Add: (sheet, [type, source, seriesBy], host) => {
      const range = rangeOf(host, source, sheet);
      const chart = sheet.charts.add({
        name: `Chart ${sheet.charts.list().length + 1}`,
        type: text(type),
        source: range.area,
        seriesBy: optionalOneOf(seriesBys, seriesBy) ?? 'Auto',
        title: '',
        left: 0,
        top: 0,
        ...newSize,
        properties: { sourceSheetId: range.sheetId },
      });
      return hostObject(chartType, { sheet, id: chart.id });
    },
    GetCount: (sheet) => sheet.charts.list().length,
    GetItem: (sheet, [key]) => {
      const found = find(sheet, key);
      if (found === null) throw new HostError('ItemNotFound');
      return found;
    },
    GetItemAt: (sheet, [index]) => {
      const found = sheet.charts.list()[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return hostObject(chartType, { sheet, id: found.id });
    },
    GetItemOrNullObject: (sheet, [key]) => find(sheet, key),
  },
};
