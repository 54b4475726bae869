import { Workbook, type Cell, type CellValue, type Worksheet } from 'exceljs';
import { columnLetters, columnNumber } from '../../../src/workbook';
import type { Agent, Shown } from './agent';

/** Text that a header cell shows. */
const headerOf = (cell: Cell): string => cell.text;

function shownValue(value: CellValue): Shown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('result' in value) return shownValue(value.result ?? null);
  if ('text' in value) return value.text;
  throw new Error(`a cell that an agent cannot read: ${JSON.stringify(value)}`);
}

/** What rows are sorted by. */
const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Names move along with the cells they stand for when a column is inserted; ExcelJS leaves that to its user. */
function moveNames(workbook: Workbook, sheet: string, from: number): void {
  const names = workbook.definedNames;
  names.model = names.model.map(({ name, ranges }) => ({
    name,
    ranges: ranges.map((range) => {
      const match = /^'?(.+?)'?!\$([A-Z]+)\$(\d+)$/.exec(range);
      if (!match || match[1] !== sheet) return range;
      const column = columnNumber(match[2] ?? '');
      return column + 1 < from ? range : `'${sheet}'!$${columnLetters(column + 1)}$${match[3] ?? ''}`;
    }),
  }));
}

/** An agent who works on the file with another program: ExcelJS loads it, changes it and saves it whole. */
export function excelFileAgent(path: string): Agent {
  const load = async (): Promise<Workbook> => {
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    return workbook;
  };
  const rowsSheet = (workbook: Workbook): Worksheet => {
    const sheet = workbook.worksheets[0];
    if (!sheet) throw new Error('there is no sheet');
    return sheet;
  };
  const columnOf = (sheet: Worksheet, header: string): number => {
    let found = 0;
    sheet.getRow(1).eachCell((cell, column) => {
      if (headerOf(cell) === header) found = column;
    });
    if (found === 0) throw new Error(`no column shows ${header}`);
    return found;
  };
  // The hidden key column is where a program would look too; its place is known by what it holds.
  const idColumn = (sheet: Worksheet): number => {
    let found = 0;
    sheet.getRow(2).eachCell((cell, column) => {
      if (/^00000002-/.test(cell.text) && found === 0) found = column;
    });
    sheet.getRow(1).eachCell((cell, column) => {
      if (headerOf(cell) === 'Subscription ID') found = column;
    });
    return found;
  };
  const rowOf = (sheet: Worksheet, subscription: string): number => {
    const column = idColumn(sheet);
    for (let row = 2; row <= sheet.rowCount; row += 1) {
      if (sheet.getCell(row, column).value === subscription) return row;
    }
    throw new Error(`no row of ${subscription}`);
  };
  const look = async <Result>(read: (sheet: Worksheet, workbook: Workbook) => Result): Promise<Result> => {
    const workbook = await load();
    return read(rowsSheet(workbook), workbook);
  };
  const change = async (act: (sheet: Worksheet, workbook: Workbook) => void): Promise<void> => {
    const workbook = await load();
    act(rowsSheet(workbook), workbook);
    await workbook.xlsx.writeFile(path);
  };
  const valuesOf = (sheet: Worksheet, row: number): CellValue[] =>
    Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(row, index + 1).value);
  /** The relative parts of a formula go with its row. */
  const moved = (value: CellValue, row: number): CellValue =>
    typeof value === 'object' && value !== null && 'formula' in value
      ? { ...value, formula: value.formula.replace(/(\$[A-Z]+)\d+/g, `$1${String(row)}`) }
      : value;
  const put = (sheet: Worksheet, row: number, values: readonly CellValue[]): void => {
    values.forEach((value, index) => {
      sheet.getCell(row, index + 1).value = moved(value, row);
    });
  };

  return {
    shown: (header, subscription) =>
      look((sheet) => shownValue(sheet.getCell(rowOf(sheet, subscription), columnOf(sheet, header)).value)),
    headers: () =>
      look((sheet) => Array.from({ length: sheet.columnCount }, (_, index) => headerOf(sheet.getCell(1, index + 1)))),
    subscriptions: () =>
      look((sheet) => {
        const column = idColumn(sheet);
        return Array.from({ length: sheet.rowCount - 1 }, (_, index) => sheet.getCell(index + 2, column).value)
          .filter((value) => value !== null)
          .map(String);
      }),
    type: (header, subscription, value) =>
      change((sheet) => {
        sheet.getCell(rowOf(sheet, subscription), columnOf(sheet, header)).value = value ?? null;
      }),
    sortBy: (header) =>
      change((sheet) => {
        const column = columnOf(sheet, header);
        const rows = Array.from({ length: sheet.rowCount - 1 }, (_, index) => valuesOf(sheet, index + 2));
        rows.sort((a, b) => (textOf(a[column - 1]) < textOf(b[column - 1]) ? -1 : 1));
        rows.forEach((values, index) => {
          put(sheet, index + 2, values);
        });
      }),
    insertColumn: (before, header) =>
      change((sheet, workbook) => {
        const column = columnOf(sheet, before);
        moveNames(workbook, sheet.name, column);
        for (let row = 1; row <= sheet.rowCount; row += 1) {
          const values = valuesOf(sheet, row);
          values.splice(column - 1, 0, row === 1 ? header : null);
          put(sheet, row, values);
        }
      }),
    rename: (header, to) =>
      change((sheet) => {
        sheet.getCell(1, columnOf(sheet, header)).value = to;
      }),
    hide: (header) =>
      change((sheet) => {
        sheet.getColumn(columnOf(sheet, header)).hidden = true;
      }),
    copyRow: (subscription) =>
      change((sheet) => {
        put(sheet, sheet.rowCount + 1, valuesOf(sheet, rowOf(sheet, subscription)));
      }),
    deleteRow: (subscription) =>
      change((sheet) => {
        sheet.spliceRows(rowOf(sheet, subscription), 1);
      }),
    addSheet: (name, text) =>
      change((_, workbook) => {
        workbook.addWorksheet(name).getCell('A1').value = text;
      }),
    firstCell: (name) =>
      look((_, workbook) => {
        const sheet = workbook.getWorksheet(name);
        return sheet && sheet.getCell('A1').text;
      }),
    renameSheet: (from, to) =>
      change((_, workbook) => {
        const sheet = workbook.getWorksheet(from);
        if (!sheet) throw new Error(`there is no sheet ${from}`);
        sheet.name = to;
      }),
    sheets: () => look((_, workbook) => workbook.worksheets.map((sheet) => sheet.name)),
  };
}
