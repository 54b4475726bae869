import type { Context } from '../excel-run';

export interface SheetFact {
  readonly name: string;
  /** Stays the same when the sheet is renamed. */
  readonly id: string;
}

export interface TableFact {
  readonly name: string;
  readonly sheet: string;
  readonly totals: boolean;
}

/** What a workbook holds, without its cells. */
export interface Structure {
  /** The workbook's own name. */
  readonly place: string;
  readonly sheets: readonly SheetFact[];
  readonly tables: readonly TableFact[];
  /** Formula of each name of the workbook, `=Sheet1!$A$1`. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads a workbook's structure in one round trip. */
export async function readStructure(context: Context): Promise<Structure> {
  const { workbook } = context;
  workbook.load('name');
  const sheets = workbook.worksheets.load('items/name,items/id');
  const tables = workbook.tables.load('items/name,items/showTotals,items/worksheet/name');
  const names = workbook.names.load('items/name,items/formula');
  await context.sync();
  return {
    place: workbook.name,
    sheets: sheets.items.map(({ name, id }) => ({ name, id })),
    tables: tables.items.map((table) => ({
      name: table.name,
      sheet: table.worksheet.name,
      totals: table.showTotals,
    })),
    // A formula is what Excel says it is; a name that stands for a number gives that.
    names: new Map(names.items.map((item) => [item.name, String(item.formula as unknown)])),
  };
}
