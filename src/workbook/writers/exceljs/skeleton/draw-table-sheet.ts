import type { DataValidation, Workbook, Worksheet } from 'exceljs';
import {
  columnLetters,
  columnName,
  entryRule,
  formulaFor,
  headerColours,
  numberFormats,
  planFill,
  quotedSheetName,
  toneColours,
  type ColumnSchema,
  type SheetTexts,
  type TableSchema,
} from '../../../index';
import { validationOf } from './validation';

/** First and only row of an empty table. */
const firstRow = 2;

const solid = (colour: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour}` } }) as const;

/** The font of everything; a font without a name is another one in every program. */
export const baseFont = { name: 'Calibri', family: 2, size: 11 } as const;

/** The look of a column's cells, filled or not. */
export function columnStyle(column: Pick<ColumnSchema, 'kind' | 'group'>) {
  return {
    numFmt: numberFormats[column.kind],
    alignment: { vertical: 'top', ...(column.kind === 'prose' ? { wrapText: true } : {}) },
    ...(column.group === 'P' ? { fill: solid(planFill) } : {}),
  } as const;
}

function drawColumns(sheet: Worksheet, schema: TableSchema): void {
  sheet.columns = schema.columns.map((column) => ({
    width: column.width,
    hidden: column.hidden === true,
    outlineLevel: column.outlined === true ? 1 : 0,
    style: columnStyle(column),
  }));
}

function drawHeaders(sheet: Worksheet, schema: TableSchema, headers: readonly string[]): void {
  sheet.addTable({
    name: schema.table,
    ref: 'A1',
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: headers.map((name) => ({ name, filterButton: true })),
    rows: [schema.columns.map(() => null)],
  });
  sheet.getRow(1).height = 32;
  schema.columns.forEach((column, index) => {
    const colours = headerColours[column.group];
    sheet.getCell(1, index + 1).style = {
      font: { ...baseFont, bold: true, color: { argb: `FF${colours.text}` } },
      fill: solid(colours.fill),
      alignment: { vertical: 'middle', wrapText: true },
    };
  });
}

/** ExcelJS keeps validations by address and takes a range for one; its types do not name the property. */
interface WithValidations {
  readonly dataValidations: { readonly model: Record<string, DataValidation> };
}

function drawValidations(sheet: Worksheet, schema: TableSchema, headers: readonly string[], texts: SheetTexts): void {
  const { model } = (sheet as unknown as WithValidations).dataValidations;
  const columns = new Map(schema.columns.map((column, index) => [column.key, index]));
  schema.columns.forEach((column, index) => {
    const letters = columnLetters(index);
    const header = headers[index] ?? '';
    model[`${letters}1`] = validationOf(entryRule(schema, column, 'header', header, texts));
    const cells = validationOf(entryRule(schema, column, 'cells', header, texts));
    const formulae = cells.formulae.map((formula: unknown) =>
      typeof formula === 'string' ? formulaFor(formula, columns, firstRow) : formula,
    );
    model[`${letters}${String(firstRow)}`] = { ...cells, formulae };
  });
}

function drawConditions(sheet: Worksheet, schema: TableSchema, texts: SheetTexts): void {
  const columns = new Map(schema.columns.map((column, index) => [column.key, index]));
  schema.conditions.forEach((condition, priority) => {
    const { fill, text, italic } = toneColours[condition.tone];
    for (const key of condition.columns) {
      const letters = columnLetters(columns.get(key) ?? 0);
      sheet.addConditionalFormatting({
        ref: `${letters}${String(firstRow)}`,
        rules: [
          {
            type: 'expression',
            priority: priority + 1,
            formulae: [formulaFor(condition.formula, columns, firstRow)],
            style: {
              font: { color: { argb: `FF${text}` }, ...(italic === true ? { italic: true } : {}) },
              ...(fill === undefined
                ? {}
                : { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill}` } } }),
              // A number format for texts shows a fixed word in place of the cell's own, which stays what it is.
              ...(condition.shows === undefined
                ? {}
                : { numFmt: `General;General;General;"${texts.text(condition.shows).replaceAll('"', '')}"` }),
            },
          },
        ],
      });
    }
  });
}

/** Draws the empty sheet of one of our tables. */
export function drawTableSheet(
  workbook: Workbook,
  schema: TableSchema,
  { name, sandbox }: { readonly name: string; readonly sandbox: boolean },
  texts: SheetTexts,
): void {
  const headers = schema.columns.map((column) => texts.text(`column.${schema.key}.${column.key}`));
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: schema.frozenColumns, ySplit: 1, showGridLines: true }],
    properties: { outlineLevelCol: 1, dyDescent: 0.25, outlineProperties: { summaryBelow: true, summaryRight: false } },
    ...(sandbox ? { headerFooter: { oddHeader: `&C&B${texts.text('summary.sandbox')}` } } : {}),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
  });
  drawColumns(sheet, schema);
  drawHeaders(sheet, schema, headers);
  drawValidations(sheet, schema, headers, texts);
  drawConditions(sheet, schema, texts);
  schema.columns.forEach((column, index) => {
    const cell = `${quotedSheetName(name)}!$${columnLetters(index)}$1`;
    workbook.definedNames.add(cell, columnName(schema.key, column.key));
  });
}
