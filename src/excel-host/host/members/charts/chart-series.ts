import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType } from '../../object-type';
import { cellsOf, layout, seriesPart, type SeriesOfChart } from './chart-layout';
import { dataLabels } from './chart-look';
import { changeChart, chartNow, type ChartOfSheet } from './chart-of-sheet';
import { chartPart, fillType, lineType, partOf, read, write } from './chart-part';
import { pointsCollectionType } from './chart-point';
import { integer, oneOf, optionalText, text } from '../input';
import { rangeOf } from '../ranges/lookup';

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
    Points: (target) => hostObject(pointsCollectionType, target),
  },
  methods: {
    Delete: (target) => write(seriesPart(target), 'Deleted', true),
    GetDimensionValues: (target, [dimension], host) => {
      const wanted = oneOf(['Categories', 'Values', 'XValues', 'YValues'], dimension);
      return cellsOf(target, wanted === 'Categories' || wanted === 'XValues' ? 'XAxisValues' : 'Values', host);
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
