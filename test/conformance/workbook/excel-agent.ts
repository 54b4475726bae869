import { cellArea, type Sheet, type Table, type Workbook } from '../../../src/excel-host';
import type { Agent, Shown } from './agent';

const millisecondsPerDay = 86_400_000;
/** Day 0 of the numbers that Excel keeps for dates. */
const epoch = Date.UTC(1899, 11, 30);

/** An agent in front of Excel: uses the keys, the mouse and the menus of the model. */
export function excelAgent(workbook: Workbook): Agent {
  const { user } = workbook;
  const sheet = (): Sheet => {
    const first = workbook.sheets.list()[0];
    if (!first) throw new Error('there is no sheet');
    return first;
  };
  const table = (): Table => workbook.tables.get('Migrations');
  const width = (): number => {
    const used = sheet().usedArea(true);
    return used ? used.column + used.columns : 0;
  };
  const height = (): number => {
    const used = sheet().usedArea(true);
    return used ? used.row + used.rows : 0;
  };
  const headers = (): readonly string[] => Array.from({ length: width() }, (_, column) => sheet().text(0, column));
  const columnOf = (header: string): number => {
    const column = headers().indexOf(header);
    if (column < 0) throw new Error(`no column shows ${header}`);
    return column;
  };
  // The hidden key column is known by its header, or by what it holds.
  const idColumn = (): number => {
    const column = headers().indexOf('Subscription ID');
    if (column >= 0) return column;
    return headers().findIndex((_, at) => /^00000002-/.test(sheet().text(1, at)));
  };
  const rowOf = (subscription: string): number => {
    for (let row = 1; row < height(); row += 1) if (sheet().value(row, idColumn()) === subscription) return row;
    throw new Error(`no row of ${subscription}`);
  };
  const done = (act: () => { readonly outcome: string }): Promise<void> => {
    const { outcome } = act();
    return outcome === 'done' ? Promise.resolve() : Promise.reject(new Error(`the entry was ${outcome}`));
  };
  /** As the cells of another program are pasted: validation is not asked, and a text stays one. */
  const put = (row: number, column: number, value: Shown): void => {
    const entered =
      value instanceof Date
        ? (value.getTime() - epoch) / millisecondsPerDay
        : typeof value === 'string'
          ? `'${value}`
          : (value ?? '');
    sheet().write(cellArea(row, column), [[entered]]);
  };
  const look = <Result>(read: () => Result): Promise<Result> => Promise.resolve().then(read);

  return {
    shown: (header, subscription) =>
      look((): Shown => {
        const row = rowOf(subscription);
        const column = columnOf(header);
        const value = sheet().value(row, column);
        const isDate = sheet().format(row, column).numberFormat.includes('yyyy');
        if (typeof value === 'number' && isDate) return new Date(Math.round(epoch + value * millisecondsPerDay));
        return typeof value === 'object' ? value.error : value;
      }),
    headers: () => look(headers),
    subscriptions: () =>
      look(() =>
        Array.from({ length: height() - 1 }, (_, index) => sheet().text(index + 1, idColumn())).filter(
          (id) => id !== '',
        ),
      ),
    type: (header, subscription, value) =>
      done(() =>
        user.perform(() => {
          put(rowOf(subscription), columnOf(header), value);
        }),
      ),
    sortBy: (header) => done(() => user.sortTable(table().id, [{ key: columnOf(header) }])),
    insertColumn: async (before, header) => {
      const column = columnOf(before);
      await done(() => user.insertColumns(sheet().id, column, 1));
      await done(() => user.type(sheet().id, { row: 0, column }, header));
    },
    rename: (header, to) =>
      done(() =>
        user.perform(() => {
          sheet().write(cellArea(0, columnOf(header)), [[to]]);
        }),
      ),
    hide: (header) =>
      done(() =>
        user.perform(() => {
          sheet().setColumns(columnOf(header), 1, { hidden: true });
        }),
      ),
    copyRow: (subscription) =>
      done(() => {
        const area = { row: rowOf(subscription), column: 0, rows: 1, columns: width() };
        const at = { row: height(), column: 0 };
        return user.pasteCells({ sheetId: sheet().id, area }, { sheetId: sheet().id, at });
      }),
    deleteRow: (subscription) => done(() => user.removeRows(sheet().id, rowOf(subscription), 1)),
    addSheet: (name, text) =>
      done(() =>
        user.perform(() => {
          workbook.sheets.add(name).write(cellArea(0, 0), [[text]]);
        }),
      ),
    firstCell: (name) => look(() => workbook.sheets.find(name)?.text(0, 0)),
    renameSheet: (from, to) =>
      done(() =>
        user.perform(() => {
          workbook.sheets.get(from).rename(to);
        }),
      ),
    sheets: () => look(() => workbook.sheets.list().map((one) => one.name)),
  };
}
