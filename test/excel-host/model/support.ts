import {
  createWorkbook,
  parseArea,
  wireValue,
  type Area,
  type CellInput,
  type Position,
  type Sheet,
  type Workbook,
  type WorkbookOptions,
} from '../../../src/excel-host/model';

/** Noon of 2026-11-21. */
export const noon = 46_347.5;

export function newWorkbook(options: Partial<WorkbookOptions> = {}): { workbook: Workbook; sheet: Sheet } {
  const workbook = createWorkbook({ clock: { serialNow: () => noon }, ...options });
  return { workbook, sheet: workbook.sheets.active };
}

export function area(address: string): Area {
  const found = parseArea(address);
  if (!found) throw new Error(`${address} is no address`);
  return found;
}

export function at(address: string): Position {
  const { row, column } = area(address);
  return { row, column };
}

/** Writes a block from a cell on, as an add-in does. */
export function put(sheet: Sheet, address: string, block: readonly (readonly CellInput[])[]): void {
  const { row, column } = at(address);
  sheet.write({ row, column, rows: block.length, columns: block[0]?.length ?? 1 }, block);
}

/** What `Range.values` would answer. */
export function values(sheet: Sheet, address: string): (string | number | boolean)[][] {
  return sheet.values(area(address)).map((row) => row.map(wireValue));
}

export function value(sheet: Sheet, address: string): string | number | boolean {
  const { row, column } = at(address);
  return wireValue(sheet.value(row, column));
}

export function text(sheet: Sheet, address: string): string {
  const { row, column } = at(address);
  return sheet.text(row, column);
}

export function formula(sheet: Sheet, address: string): string | undefined {
  const { row, column } = at(address);
  return sheet.formula(row, column);
}

/** What a formula answers in a free cell. */
export function answer(sheet: Sheet, text_: string, address = 'Z1'): string | number | boolean {
  put(sheet, address, [[text_]]);
  return value(sheet, address);
}

/** The code of the problem that a change is refused with. */
export function refusal(change: () => unknown): string | undefined {
  try {
    change();
    return undefined;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return String(problem.code);
    throw problem;
  }
}
