import { failureOf, openBook } from '../../../support/office/open-book';

/** What the public samples of worksheets do, with the results that the documentation gives. */
describe('worksheets', () => {
  it('are added, renamed, moved and listed', async () => {
    const { Excel } = openBook();
    const listed = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add('Products');
      const orders = worksheets.add('Order');
      orders.name = 'Orders';
      orders.position = 0;
      orders.tabColor = '#00FF00';
      worksheets.load('items/name,items/position,items/tabColor');
      await context.sync();
      return worksheets.items.map(({ name, position, tabColor }) => ({ name, position, tabColor }));
    });
    expect(listed).toEqual([
      { name: 'Orders', position: 0, tabColor: '#00FF00' },
      { name: 'Sheet1', position: 1, tabColor: '' },
      { name: 'Products', position: 2, tabColor: '' },
    ]);
  });

  it('are found by name and by id, and by their place among the visible ones', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const second = worksheets.add('Second');
      worksheets.add('Third');
      second.visibility = 'Hidden';
      const first = worksheets.getFirst(true).load('name,id');
      const next = worksheets.getItem('Sheet1').getNext(true).load('name');
      const last = worksheets.getLast().load('name');
      const count = worksheets.getCount();
      const visible = worksheets.getCount(true);
      await context.sync();
      expect([first.name, next.name, last.name, count.value, visible.value]).toEqual([
        'Sheet1',
        'Third',
        'Third',
        3,
        2,
      ]);
      const byId = worksheets.getItem(first.id).load('name');
      await context.sync();
      expect(byId.name).toBe('Sheet1');
    });
  });

  it('answer null for one that is not there, of which nothing comes when it is deleted', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const missing = context.workbook.worksheets.getItemOrNullObject('Missing');
      const ofMissing = missing.getRange('A1').load('values');
      missing.delete();
      await context.sync();
      expect([missing.isNullObject, ofMissing.isNullObject]).toEqual([true, true]);
    });
  });

  it('cannot share a name, nor be without a visible one', async () => {
    const { Excel } = openBook();
    const taken = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.add('sheet1');
        await context.sync();
      }),
    );
    expect(taken.code).toBe('ItemAlreadyExists');
    expect(taken.debugInfo.errorLocation).toBe('WorksheetCollection.add');
    const last = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().delete();
        await context.sync();
      }),
    );
    expect(last.code).toBe('InvalidOperation');
  });

  it('are activated, copied and deleted', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [[42]];
      const copy = sheet.copy('End');
      copy.name = 'Copy';
      copy.activate();
      sheet.delete();
      const active = context.workbook.worksheets.getActiveWorksheet().load('name');
      const value = copy.getRange('A1').load('values');
      await context.sync();
      expect([active.name, value.values]).toEqual(['Copy', [[42]]]);
    });
    expect(workbook.sheets.list().map(({ name }) => name)).toEqual(['Copy']);
  });

  it('freeze panes and say where', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { freezePanes } = context.workbook.worksheets.getActiveWorksheet();
      const none = freezePanes.getLocationOrNullObject();
      freezePanes.freezeRows(2);
      const rows = freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      expect([none.isNullObject, rows.address]).toEqual([true, 'Sheet1!1:2']);
      freezePanes.freezeAt('A1:C1');
      const both = freezePanes.getLocation().load('address');
      await context.sync();
      expect(both.address).toBe('Sheet1!A1:C1');
      freezePanes.unfreeze();
      const unfrozen = freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(unfrozen.isNullObject).toBe(true);
    });
  });

  it('hide gridlines and headings', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.showGridlines = false;
      sheet.showHeadings = false;
      sheet.load('showGridlines,showHeadings');
      await context.sync();
      expect([sheet.showGridlines, sheet.showHeadings]).toEqual([false, false]);
    });
    expect(workbook.sheets.active.showGridlines).toBe(false);
  });
});
