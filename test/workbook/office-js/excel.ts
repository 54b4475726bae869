import type { Position, Sheet, Table } from '../../../src/excel-host';
import {
  renderModel,
  sheetTexts,
  type InteractiveWorkbook,
  type MigrationRow,
  type RowKey,
  type UserRow,
} from '../../../src/workbook';
import { openExcelWorkbook } from '../../../src/workbook/writers/office-js';
import { excelAgent } from '../../conformance/workbook/excel-agent';
import type { Agent } from '../../conformance/workbook/agent';
import { openEmptyExcel } from '../../support/office/empty-excel';
import type { OpenOffice } from '../../support/office/open-office';
import { clock, meta, plans, row } from '../samples';

export const english = sheetTexts('en-US');

/** Excel with a workbook of ours in front of an agent, and our hands on both. */
export interface ExcelAtWork {
  readonly office: OpenOffice;
  readonly port: InteractiveWorkbook;
  readonly agent: Agent;
  /** What went wrong while an edit was read. */
  readonly failures: readonly unknown[];
  render(rows: readonly MigrationRow[], users?: readonly UserRow[]): Promise<void>;
  sheet(): Sheet;
  table(): Table;
  /** The cell of a row of Migrations, under a header. */
  cell(header: string, subscription: string): Position;
  /** Does something in Excel directly after the round trip with this number, counted from now. */
  after(roundTrip: number, act: () => void): void;
  close(): void;
}

export function excelAtWork(): ExcelAtWork {
  const office = openEmptyExcel();
  const failures: unknown[] = [];
  const port = openExcelWorkbook({ clock, onWatchFailed: (error) => failures.push(error) });
  const { workbook } = office;
  const sheet = (): Sheet => {
    const first = workbook.sheets.list()[0];
    if (!first) throw new Error('there is no sheet');
    return first;
  };
  const table = (): Table => workbook.tables.get('Migrations');
  const columnOf = (header: string): number => table().columns.findIndex((column) => column.name === header);
  return {
    office,
    port,
    agent: excelAgent(workbook),
    failures,
    render: async (rows, users = []) => {
      await port.render(renderModel(rows, users, plans, meta, english));
    },
    sheet,
    table,
    cell: (header, subscription) => {
      const { bodyArea } = table();
      const ids = columnOf('Subscription ID');
      for (let index = bodyArea.row; index < bodyArea.row + bodyArea.rows; index += 1) {
        if (sheet().value(index, ids) === subscription) return { row: index, column: columnOf(header) };
      }
      throw new Error(`no row of ${subscription}`);
    },
    after: (roundTrip, act) => {
      const number = office.host.log.count + roundTrip;
      const stop = office.host.log.subscribe((entry) => {
        if (entry.number !== number) return;
        stop();
        act();
      });
    },
    close: () => {
      office.close();
    },
  };
}

export const keyOf = (number: number): RowKey => ({
  customerId: row(number).customerId,
  subscriptionId: row(number).subscriptionId,
});

export const idOf = (number: number): string => row(number).subscriptionId;

/** Rows of so many customers. */
export const rowsTo = (count: number): readonly MigrationRow[] =>
  Array.from({ length: count }, (_, index) => row(index + 1));
