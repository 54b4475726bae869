import { type Sheet } from '../../../model';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType } from '../../object-type';
import { areaFormat, axes, dataLabels, legend, plotArea, title } from './chart-look';
import { changeChart, chartNow, type ChartOfSheet } from './chart-of-sheet';
import { type ChartPart, partOf, read, write } from './chart-part';
import { seriesCollectionType } from './chart-series';
import { registrations } from '../event-members';
import { columnsWidth, rowsHeight } from '../ranges/geometry';
import { integer, number, optionalOneOf, text } from '../input';
import { rangeOf } from '../ranges/lookup';

const seriesBys = ['Auto', 'Columns', 'Rows'] as const;

const measure = (name: 'top' | 'left' | 'width' | 'height') => ({
  get: (target: ChartOfSheet) => chartNow(target)[name],
  set: (target: ChartOfSheet, value: Argument) => changeChart(target, { [name]: number(value) }),
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
      set: (target, name) => changeChart(target, { name: text(name) }),
    },
    ChartType: {
      get: (target) => chartNow(target).type,
      set: (target, type) => changeChart(target, { type: text(type) }),
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
    Format: (target) => hostObject(areaFormat, partOf(root(target), 'Format')),
    Legend: (target) => hostObject(legend, partOf(root(target), 'Legend')),
    PlotArea: (target) => hostObject(plotArea, partOf(root(target), 'PlotArea')),
    Series: (target) => hostObject(seriesCollectionType, target),
    Title: (target) => hostObject(title, partOf(root(target), 'Title')),
    Worksheet: ({ sheet }, host) => host.worksheet(sheet),
  },
  methods: {
    Activate: (target, _, host) => host.workbook.activateChart(target.sheet.id, target.id),
    Delete: (target) => {
      chartNow(target);
      target.sheet.charts.remove(target.id);
    },
    SetData: (target, [source, seriesBy], host) => {
      const range = rangeOf(host, source, target.sheet);
      changeChart(target, {
        source: range.area,
        seriesBy: optionalOneOf(seriesBys, seriesBy) ?? 'Auto',
        properties: { ...chartNow(target).properties, sourceSheetId: range.sheetId },
      });
    },
    ...registrations<ChartOfSheet>(({ id }) => id, {
      ActivatedEvent: 'chartActivated',
      DeactivatedEvent: 'chartDeactivated',
    }),
    SetPosition: (target, [startCell, endCell], host) => {
      const start = rangeOf(host, startCell, target.sheet).area;
      const end = endCell == null ? undefined : rangeOf(host, endCell, target.sheet).area;
      const { sheet } = target;
      changeChart(target, {
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
    ...registrations<Sheet>((sheet) => sheet.id, {
      ActivatedEvent: 'chartActivated',
      AddedEvent: 'chartAdded',
      DeactivatedEvent: 'chartDeactivated',
      DeletedEvent: 'chartDeleted',
    }),
  },
};
