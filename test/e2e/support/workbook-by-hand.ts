import { Workbook, type Cell, type Worksheet } from 'exceljs';

/** What a person sees in a cell; of a formula, its result. */
export type Shown = string | number | boolean | Date | null;

/** A row as a person sees it: each cell under its header. */
export type Row = Readonly<Record<string, Shown>>;

function shownIn(cell: Cell): Shown {
  const value = cell.value;
  if (value === null || value === undefined || value instanceof Date) return value ?? null;
  return typeof value === 'object' ? cell.text : value;
}

function columnsOf(sheet: Worksheet): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => columns.set(cell.text, column));
  return columns;
}

async function opened(
  file: string,
  sheetName: string,
): Promise<{ readonly workbook: Workbook; readonly sheet: Worksheet }> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet(sheetName);
  if (!sheet) throw new Error(`${file} has no sheet ${sheetName}`);
  return { workbook, sheet };
}

/** All rows of a sheet that hold something, by the texts of its first row. */
export async function rowsOf(file: string, sheetName = 'Migrations'): Promise<readonly Row[]> {
  const { sheet } = await opened(file, sheetName);
  const columns = columnsOf(sheet);
  const rows: Row[] = [];
  for (let number = 2; number <= sheet.rowCount; number += 1) {
    const row = Object.fromEntries(
      [...columns].map(([header, column]): [string, Shown] => [header, shownIn(sheet.getRow(number).getCell(column))]),
    );
    if (Object.values(row).some((value) => value !== null)) rows.push(row);
  }
  return rows;
}

/** Types into the cells of every row, as a person does, and saves the file. */
export async function typeIn(
  file: string,
  cells: (row: Row) => Readonly<Record<string, string | number>>,
): Promise<void> {
  const { workbook, sheet } = await opened(file, 'Migrations');
  const columns = columnsOf(sheet);
  const rows = await rowsOf(file);
  rows.forEach((row, index) => {
    for (const [header, value] of Object.entries(cells(row))) {
      const column = columns.get(header);
      if (column === undefined) throw new Error(`No column "${header}"`);
      sheet.getRow(index + 2).getCell(column).value = value;
    }
  });
  await workbook.xlsx.writeFile(file);
}
