import { type Area, type Sheet, wireValue as wireCell } from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, hostObject, type ObjectType } from '../object-type';
import { dataLabels } from './chart-look';
import { changeChart, chartNow, type ChartOfSheet } from './chart-of-sheet';
import { type ChartPart, chartPart, fillType, lineType, partOf, read, write } from './chart-part';
import { integer, oneOf, optionalText, text } from './input';
import { rangeOf } from './lookup';

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

export interface SeriesOfChart extends ChartOfSheet {
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
      changeChart(target, { properties: { ...properties, 'series/added': added + 1 } });
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
