import {
  isFormula,
  summarySections,
  summaryWidth,
  type Block,
  type BlockLook,
  type SheetTexts,
  type SummaryPart,
} from '../../../index';
import { rangeOf } from '../excel-run';
import { enteredValue, type Entered } from '../writing/entered-value';
import { wholeColumns } from './formats';
import { drawLook } from './looks';

/** Parts that a chart shows, with the cells that the chart covers: right of what Summary fills. */
const chartParts: readonly {
  readonly part: SummaryPart;
  readonly type: 'BarClustered' | 'ColumnClustered';
  readonly place: [string, string];
}[] = [
  { part: 'atRisk', type: 'BarClustered', place: ['H2', 'O16'] },
  { part: 'byWeek', type: 'ColumnClustered', place: ['H18', 'O34'] },
  { part: 'byPlan', type: 'BarClustered', place: ['H36', 'O52'] },
];

const chartName = (part: SummaryPart): string => `cg_chart_${part}`;

interface LookRun {
  readonly look: BlockLook;
  readonly column: number;
  readonly firstRow: number;
  lastRow: number;
}

/** Cells of one look below each other, column by column. */
function lookRuns(block: Block): readonly LookRun[] {
  const runs: LookRun[] = [];
  for (let column = 0; column < summaryWidth; column += 1) {
    let run: LookRun | undefined;
    block.forEach((cells, index) => {
      const look = cells[column]?.look;
      if (run && run.look === look) run.lastRow = index + 1;
      else if (look !== undefined) runs.push((run = { look, column, firstRow: index + 1, lastRow: index + 1 }));
      else run = undefined;
    });
  }
  return runs;
}

/** What Summary consists of, without what its formulas give: drawn again only where this changes. */
export function summarySignature(block: Block): string {
  return JSON.stringify(
    block.map((cells) => cells.map((cell) => (cell && isFormula(cell.cell) ? cell.cell.formula : cell?.cell))),
  );
}

/** Draws the cells of Summary anew; what stands right of them is the agent's. */
export function drawSummary(sheet: Excel.Worksheet, block: Block): void {
  wholeColumns(sheet, 0, summaryWidth - 1).clear();
  for (const { look, column, firstRow, lastRow } of lookRuns(block)) {
    drawLook(rangeOf(sheet, { firstRow, lastRow, firstColumn: column, lastColumn: column }), look);
  }
  const all = { firstRow: 1, lastRow: block.length, firstColumn: 0, lastColumn: summaryWidth - 1 };
  rangeOf(sheet, all).values = block.map((cells) =>
    Array.from({ length: summaryWidth }, (_, column): Entered => {
      const cell = cells[column];
      return cell === undefined ? '' : enteredValue(cell.cell, cell.look === 'code' ? 'id' : 'text');
    }),
  );
}

/** Draws or moves the charts of Summary to where their parts are now. `there`: charts that it has. */
export function drawCharts(
  sheet: Excel.Worksheet,
  block: Block,
  there: ReadonlySet<string>,
  texts: SheetTexts,
): readonly string[] {
  const sections = summarySections(block);
  const drawn: string[] = [];
  for (const { part, type, place } of chartParts) {
    const name = chartName(part);
    const section = sections.get(part);
    if (!section || section.lastRow < section.firstRow) {
      if (there.has(name)) sheet.charts.getItem(name).delete();
      continue;
    }
    const source = rangeOf(sheet, {
      firstRow: section.headings,
      lastRow: section.lastRow,
      firstColumn: 0,
      lastColumn: 1,
    });
    drawn.push(name);
    if (there.has(name)) {
      const chart = sheet.charts.getItem(name);
      chart.setData(source, 'Columns');
      chart.title.text = texts.text(`summary.${part}`);
    } else {
      const chart = sheet.charts.add(type, source, 'Columns');
      chart.name = name;
      chart.title.text = texts.text(`summary.${part}`);
      chart.legend.visible = false;
      chart.setPosition(...place);
    }
  }
  return drawn;
}
