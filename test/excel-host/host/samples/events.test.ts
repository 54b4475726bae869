import { type Workbook } from '../../../../src/excel-host';
import { openBook } from '../../../support/office/open-book';
import { eventually } from '../../../support/office/eventually';

const first = (workbook: Workbook) => workbook.sheets.active.id;
const at = (row: number, column: number) => ({ row, column });

describe('events', () => {
  it('tell what a person changed in a cell, before and after', async () => {
    const { Excel, workbook } = openBook();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B2').values = [['Open']];
      sheet.onChanged.add(async (event) => void seen.push(event));
      await context.sync();
    });
    workbook.user.type(first(workbook), at(1, 1), 'Blocked');
    await eventually(() => seen.length === 1);
    expect(seen[0]).toMatchObject({
      type: 'WorksheetChanged',
      address: 'B2',
      changeType: 'RangeEdited',
      source: 'Local',
      triggerSource: 'Unknown',
      worksheetId: first(workbook),
      details: { valueBefore: 'Open', valueAfter: 'Blocked', valueTypeBefore: 'String', valueTypeAfter: 'String' },
    });
  });

  it('tell what the add-in changed itself, once its batch was answered', async () => {
    const { Excel } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onChanged.add(async ({ address, triggerSource }) => void seen.push(`${address} ${triggerSource}`));
      await context.sync();
      sheet.getRange('A1:B2').values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
      seen.push('answered');
    });
    await eventually(() => seen.length === 2);
    expect(seen.toSorted()).toEqual(['A1:B2 ThisLocalAddin', 'answered']);
  });

  it('lead to the range that changed, wherever it is by then', async () => {
    const { Excel, workbook } = openBook();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (event) => void seen.push(event));
      await context.sync();
    });
    workbook.user.type(first(workbook), at(4, 0), '7');
    workbook.user.insertRows(first(workbook), 0, 2);
    await eventually(() => seen.length === 2);
    await Excel.run(async (context) => {
      const range = seen[0]?.getRange(context).load('address,values');
      await context.sync();
      expect([range?.address, range?.values]).toEqual(['Sheet1!A7', [[7]]]);
    });
    expect(seen.map(({ changeType, address }) => [changeType, address])).toEqual([
      ['RangeEdited', 'A5'],
      ['RowInserted', '1:2'],
    ]);
  });

  it('tell of changes in tables, in one of them or in all of a sheet or the workbook', async () => {
    const { Excel, workbook } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.add('A1:B3', true);
      table.onChanged.add(
        async ({ address, details }) => void seen.push(`table ${address} ${String(details.valueAfter)}`),
      );
      sheet.tables.onChanged.add(async ({ address }) => void seen.push(`sheet ${address}`));
      context.workbook.tables.onChanged.add(async ({ address }) => void seen.push(`workbook ${address}`));
      await context.sync();
    });
    workbook.user.type(first(workbook), at(1, 1), 'x');
    workbook.user.type(first(workbook), at(9, 9), 'outside');
    await eventually(() => seen.length >= 3);
    expect(seen.toSorted()).toEqual(['sheet B2', 'table B2 x', 'workbook B2']);
  });

  it('tell what is selected, in a sheet and inside of a table', async () => {
    const { Excel, workbook } = openBook();
    const seen: unknown[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.add('A1:B3', true);
      sheet.onSelectionChanged.add(async ({ address }) => void seen.push(address));
      table.onSelectionChanged.add(async ({ address, isInsideTable }) => void seen.push([address, isInsideTable]));
      await context.sync();
    });
    const { id } = workbook.sheets.active;
    workbook.user.select(id, [{ row: 1, column: 0, rows: 2, columns: 1 }]);
    await eventually(() => seen.length === 2);
    expect(seen).toEqual(['A2:A3', ['A2:A3', true]]);
  });

  it('tell of sheets that come, go, are opened and get another name', async () => {
    const { Excel, workbook } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async ({ worksheetId }) => void seen.push(`added ${worksheetId}`));
      worksheets.onActivated.add(async ({ worksheetId }) => void seen.push(`activated ${worksheetId}`));
      worksheets.onDeactivated.add(async ({ worksheetId }) => void seen.push(`deactivated ${worksheetId}`));
      worksheets.onDeleted.add(async ({ worksheetId }) => void seen.push(`deleted ${worksheetId}`));
      worksheets.onNameChanged.add(
        async ({ nameBefore, nameAfter }) => void seen.push(`${nameBefore} is ${nameAfter}`),
      );
      await context.sync();
    });
    const before = first(workbook);
    const added = workbook.sheets.add('Second').id;
    workbook.user.activate(added);
    workbook.sheets.get(added).rename('Third');
    workbook.sheets.remove(before);
    await eventually(() => seen.some((text) => text.startsWith('deleted')));
    expect(seen).toEqual([
      `added ${added}`,
      `deactivated ${before}`,
      `activated ${added}`,
      'Second is Third',
      `deleted ${before}`,
    ]);
  });

  it('tell of rows that are sorted and of columns that a person puts in', async () => {
    const { Excel, workbook } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').values = [[3], [1], [2]];
      sheet.onRowSorted.add(async ({ address }) => void seen.push(`sorted ${address}`));
      sheet.onChanged.add(async ({ changeType, address }) => void seen.push(`${changeType} ${address}`));
      await context.sync();
      sheet
        .getRange('A1:A3')
        .getSurroundingRegion()
        .sort.apply([{ key: 0, ascending: true }]);
      await context.sync();
    });
    workbook.user.insertColumns(first(workbook), 0, 1);
    await eventually(() => seen.some((text) => text.startsWith('ColumnInserted')));
    expect(seen.filter((text) => text.startsWith('sorted'))).toHaveLength(1);
    expect(seen).toContain('ColumnInserted A:A');
  });

  it('are told to nobody once the handler is removed, or while events are switched off', async () => {
    const { Excel, host, workbook } = openBook();
    const seen: string[] = [];
    const handler = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const added = sheet.onChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
      return added;
    });
    expect(host.held.events).toEqual([`worksheetChanged ${first(workbook)}`]);
    await Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
      workbook.user.type(first(workbook), at(0, 0), 'unheard');
      context.runtime.enableEvents = true;
      await context.sync();
    });
    workbook.user.type(first(workbook), at(1, 0), 'heard');
    await eventually(() => seen.length > 0);
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    workbook.user.type(first(workbook), at(2, 0), 'unheard');
    expect(host.held.events).toEqual([]);
    expect(seen).toEqual(['A2']);
  });
});
