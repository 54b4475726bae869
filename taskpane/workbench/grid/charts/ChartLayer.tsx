import { makeStyles } from '@fluentui/react-components';
import { memo } from 'react';
import type { Sheet, Workbook } from '../../../../src/excel-host';
import { pixels } from '../state/geometry-of-sheet';
import { ChartFigure } from './ChartFigure';
import { drawnChart } from './drawn-chart';

const useStyles = makeStyles({ chart: { position: 'absolute', zIndex: 1 } });

interface ChartLayerProps {
  readonly sheet: Sheet;
  readonly workbook: Workbook;
  /** From the corner of the canvas to the first cell of the sheet. */
  readonly left: number;
  readonly top: number;
  /** Another one when what the sheet holds is another. */
  readonly revision: number;
}

/** The charts of a sheet, over its cells. */
export const ChartLayer = memo(function ChartLayer({ sheet, workbook, left, top }: ChartLayerProps) {
  const styles = useStyles();
  return sheet.charts.list().map((chart) => {
    const size = { width: pixels(chart.width), height: pixels(chart.height) };
    return (
      <div
        key={chart.id}
        className={styles.chart}
        style={{ left: left + pixels(chart.left), top: top + pixels(chart.top), ...size }}
        // What lies beneath a chart is not selected through it.
        onPointerDown={(event) => event.stopPropagation()}
      >
        <ChartFigure chart={drawnChart(chart, sheet, workbook)} {...size} locale={workbook.locale} />
      </div>
    );
  });
});
