import { Workbook, type CellValue, type Worksheet } from 'exceljs';

/** A row as a person sees it: each cell under its header. */
export type Row = Readonly<Record<string, CellValue>>;

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
      [...columns].map(([header, column]): [string, CellValue] => [header, sheet.getRow(number).getCell(column).value]),
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
