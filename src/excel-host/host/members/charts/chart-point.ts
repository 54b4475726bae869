import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../../object-type';
import { cellsOf, seriesPart, type SeriesOfChart } from './chart-layout';
import { border, dataLabels } from './chart-look';
import { type ChartPart, chartPart, fillType, partOf, read, write } from './chart-part';
import { integer } from '../input';

/** One value of a series, as it is drawn. */
interface PointOfSeries extends SeriesOfChart {
  readonly point: number;
}

const partOfPoint = (target: PointOfSeries): ChartPart => {
  const series = seriesPart(target);
  return { ...series, path: `${series.path}/points/${target.point}` };
};

const pointFormat = chartPart('ChartPointFormat', [], { Fill: fillType, Border: border });
/** A point's own label has what the labels of its series have, and a text. */
const pointLabel = chartPart('ChartDataLabel', [...Object.keys(dataLabels.properties ?? {}), 'Text', 'Formula']);

const kept = (name: string): Property<PointOfSeries> => ({
  get: (target) => read(partOfPoint(target), name),
  set: (target, value: Argument) => write(partOfPoint(target), name, value),
});

export const pointType: ObjectType<PointOfSeries> = {
  name: 'ChartPoint',
  properties: {
    Value: { get: (target, host) => cellsOf(target, 'Values', host)[target.point] ?? null },
    HasDataLabel: kept('HasDataLabel'),
    MarkerStyle: kept('MarkerStyle'),
    MarkerSize: kept('MarkerSize'),
    MarkerBackgroundColor: kept('MarkerBackgroundColor'),
    MarkerForegroundColor: kept('MarkerForegroundColor'),
  },
  navigations: {
    DataLabel: (target) => hostObject(pointLabel, partOf(partOfPoint(target), 'DataLabel')),
    Format: (target) => hostObject(pointFormat, partOf(partOfPoint(target), 'Format')),
  },
};

const count = (target: SeriesOfChart, host: Host) => cellsOf(target, 'Values', host).length;

export const pointsCollectionType: ObjectType<SeriesOfChart> = {
  name: 'ChartPointsCollection',
  properties: { Count: { get: count } },
  collection: {
    itemType: () => pointType,
    items: (target, host) =>
      Array.from({ length: count(target, host) }, (_, point) => hostObject(pointType, { ...target, point })),
  },
  methods: {
    GetCount: (target, _, host) => count(target, host),
    GetItemAt: (target, [index], host) => {
      const point = integer(index);
      if (point < 0 || point >= count(target, host)) throw new HostError('InvalidArgument');
      return hostObject(pointType, { ...target, point });
    },
  },
};
