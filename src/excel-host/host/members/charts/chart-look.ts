import { hostObject } from '../../object-type';
import { chartPart, fillType, lineType } from './chart-part';
import { oneOf } from '../input';

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
export const areaFormat = chartPart('ChartAreaFormat', [], { Font: font, Fill: fillType, Border: border });
export const plotArea = chartPart('ChartPlotArea', ['Height', 'Width', 'Left', 'Top', 'Position'], {
  Format: chartPart('ChartPlotAreaFormat', [], { Fill: fillType, Border: border }),
});
