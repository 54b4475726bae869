import type { Style, Workbook, WorkbookView, Worksheet } from 'exceljs';
import {
  blockLooks,
  headerColours,
  settingsLayout,
  settingsSheetName,
  stylesOf,
  summaryName,
  tableKeys,
  tableSchemas,
  toneColours,
  type BlockLook,
  type SheetTexts,
  type TableKey,
} from '../../../index';
import { baseFont, columnStyle, drawTableSheet } from './draw-table-sheet';

type Look = Partial<Style>;

const bold = { ...baseFont, bold: true } as const;

const lookStyles: Readonly<Record<BlockLook, Look>> = {
  title: { font: { ...bold, size: 13 } },
  alarm: { font: { ...bold, color: { argb: `FF${toneColours.bad.text}` } } },
  heading: {
    font: { ...bold, color: { argb: `FF${headerColours.S.text}` } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${headerColours.S.fill}` } },
  },
  total: { font: bold },
  label: { numFmt: 'General', alignment: { vertical: 'top' } },
  code: { numFmt: '@' },
  number: { numFmt: '#,##0' },
  amount: { numFmt: '#,##0.00' },
  day: { numFmt: 'yyyy-mm-dd' },
};

/**
 * One cell of every look, beside its name. Programs renumber looks when they save; the cell keeps its own, and new
 * cells take theirs from it.
 */
function drawStyleSamples(sheet: Worksheet): void {
  const samples: [string, Look][] = [
    ...tableKeys.flatMap((key) =>
      tableSchemas[key].columns.flatMap((column) =>
        stylesOf([column]).map((name): [string, Look] => [name, columnStyle(column)]),
      ),
    ),
    ...blockLooks.map((look): [string, Look] => [look, lookStyles[look]]),
  ];
  [...new Map(samples)].forEach(([name, style], index) => {
    sheet.getCell(index + 2, settingsLayout.styles + 1).value = name;
    sheet.getCell(index + 2, settingsLayout.styles + 2).style = style;
  });
}

function freeName(workbook: Workbook, wanted: string): string {
  const taken = new Set(workbook.worksheets.map((sheet) => sheet.name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${String(number)}`;
  return name;
}

function drawSummarySheet(workbook: Workbook, texts: SheetTexts): void {
  const name = freeName(workbook, texts.text('sheet.summary'));
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'normal', showGridLines: false }] });
  sheet.columns = [34, 14, 14, 14, 14, 14].map((width) => ({ width }));
  workbook.definedNames.add(`'${name.replaceAll("'", "''")}'!$A$1`, summaryName);
}

/** Without a window of the workbook, programs forget those of its sheets, frozen panes among them. */
const mainWindow: WorkbookView = {
  x: 0,
  y: 0,
  width: 24_000,
  height: 14_000,
  firstSheet: 0,
  activeTab: 0,
  visibility: 'visible',
};

/** Order of the tabs. */
const tabs: readonly TableKey[] = ['migrations', 'users', 'plans'];

/** Draws our sheets, without rows, into a workbook: a new one, or a copy of an agent's own. */
export function drawSkeleton(workbook: Workbook, sandbox: boolean, texts: SheetTexts): void {
  workbook.creator = 'Crossgrade';
  workbook.title = texts.text('summary.title');
  if (sandbox) workbook.subject = texts.text('summary.sandbox');
  for (const key of tabs) {
    const name = freeName(workbook, texts.text(`sheet.${key}`));
    drawTableSheet(workbook, tableSchemas[key], { name, sandbox }, texts);
  }
  drawSummarySheet(workbook, texts);
  const settings = workbook.addWorksheet(settingsSheetName, { state: 'veryHidden' });
  drawStyleSamples(settings);
  // A loaded workbook without windows has no list of them, whatever the types say.
  const views = workbook.views as readonly WorkbookView[] | undefined;
  if (views === undefined || views.length === 0) workbook.views = [mainWindow];
  workbook.calcProperties = { fullCalcOnLoad: true };
}
