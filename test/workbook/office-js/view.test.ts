import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

describe('what the agent has in view', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(6));
  });
  afterEach(() => {
    excel.close();
  });
  const ids = (rows: readonly { readonly subscriptionId: string }[]) => rows.map((row) => row.subscriptionId);
  const filter = (...customers: readonly string[]): void => {
    excel.office.workbook.user.filterTable(excel.table().id, 0, { filterOn: 'Values', values: customers });
  };
  const select = (...rows: readonly (readonly [first: number, count: number])[]): void => {
    excel.office.workbook.user.select(
      excel.sheet().id,
      rows.map(([row, count]) => ({ row, column: 2, rows: count, columns: 1 })),
    );
  };

  it('is all rows, or those that a filter and hiding leave', async () => {
    expect(ids(await excel.port.visible())).toEqual([1, 2, 3, 4, 5, 6].map(idOf));
    filter('Customer 2', 'Customer 3', 'Customer 5');
    excel.office.workbook.user.perform(() => {
      excel.sheet().setRows(3, 1, { hidden: true });
    });
    expect(ids(await excel.port.visible())).toEqual([2, 5].map(idOf));
  });

  it('is selected where the selection touches rows, from the top, hidden ones left out', async () => {
    select([4, 2], [1, 1]);
    expect(ids(await excel.port.selection())).toEqual([1, 4, 5].map(idOf));
    filter('Customer 1', 'Customer 5');
    select([0, 1000]);
    expect(ids(await excel.port.selection())).toEqual([1, 5].map(idOf));
  });

  it('has no selected rows on another sheet', async () => {
    const users = excel.office.workbook.sheets.get('Users');
    excel.office.workbook.user.select(users.id, [{ row: 1, column: 0, rows: 1, columns: 1 }]);
    expect(await excel.port.selection()).toEqual([]);
  });

  it('is told when another selection is made', async () => {
    let calls = 0;
    const stop = await excel.port.watchSelection(() => {
      calls += 1;
    });
    select([2, 1]);
    await stop();
    expect(calls).toBeGreaterThan(0);
    expect(excel.office.host.held).toEqual({ references: 0, events: [] });
  });

  it('gets a cell to see, wherever it stands by now, out of filters and hidden columns', async () => {
    await excel.agent.sortBy('Subscription ID');
    filter('Customer 2');
    await excel.agent.hide('Check details');
    excel.office.workbook.user.activate(excel.office.workbook.sheets.get('Plans').id);
    expect(await excel.port.reveal(keyOf(4), 'findings')).toBe(true);
    const { selection, sheets } = excel.office.workbook;
    expect(sheets.active.name).toBe('Migrations');
    const at = excel.cell('Check details', idOf(4));
    expect(selection.active).toEqual(at);
    expect(excel.sheet().row(at.row)).toMatchObject({ hidden: false });
    expect(excel.sheet().column(at.column)).toMatchObject({ hidden: false });
  });

  it('cannot show a row that is not there', async () => {
    expect(await excel.port.reveal(keyOf(9))).toBe(false);
  });
});
