import { failureOf, openBook } from '../../../support/office/open-book';

const header = [['Date', 'Merchant', 'Category', 'Amount']];
const expenses = [
  ['1/1/2026', 'The Phone Company', 'Communications', 120],
  ['1/2/2026', 'Northwind Electric Cars', 'Transportation', 142.33],
  ['1/5/2026', 'Best For You Organics', 'Groceries', 27.9],
  ['1/10/2026', 'Coho Vineyard', 'Restaurant', 33],
  ['1/11/2026', 'Bellows College', 'Education', 350.1],
];

/** The table of the public samples: a header, and rows that are added to it. */
function addExpenses(context: Excel.RequestContext): Excel.Table {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  const table = sheet.tables.add('A1:D1', true);
  table.name = 'ExpensesTable';
  table.getHeaderRowRange().values = header;
  table.rows.add(undefined, expenses);
  return table;
}

describe('tables', () => {
  it('are made of a header row, and filled row by row without a blank one', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context).load('name,style,showTotals,showHeaders,showFilterButton');
      const all = table.getRange().load('address');
      const body = table.getDataBodyRange().load('address,values');
      const head = table.getHeaderRowRange().load('values');
      const count = table.rows.getCount();
      await context.sync();
      expect([all.address, body.address, count.value]).toEqual(['Sheet1!A1:D6', 'Sheet1!A2:D6', 5]);
      expect(body.values.map((row: unknown[]) => row[1])).toEqual(expenses.map((row) => row[1]));
      expect(head.values).toEqual(header);
      expect([table.name, table.showTotals, table.showHeaders, table.showFilterButton]).toEqual([
        'ExpensesTable',
        false,
        true,
        true,
      ]);
    });
  });

  it('load their columns and rows, from where and as many as asked', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.columns.load('items/name,items/index,count');
      table.rows.load({ select: 'values,index', top: 2, skip: 1 });
      await context.sync();
      expect(table.columns.items.map(({ name, index }) => [name, index])).toEqual([
        ['Date', 0],
        ['Merchant', 1],
        ['Category', 2],
        ['Amount', 3],
      ]);
      expect(table.columns.count).toBe(4);
      expect(table.rows.items.map(({ index, values }) => [index, values[0]?.[1] as unknown])).toEqual([
        [1, 'Northwind Electric Cars'],
        [2, 'Best For You Organics'],
      ]);
    });
  });

  it('load what they lead to, at any depth', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      addExpenses(context);
      const { tables } = context.workbook;
      tables.load('items/name,items/worksheet/name,items/columns/items/name');
      await context.sync();
      const [table] = tables.items;
      expect([table?.name, table?.worksheet.name, table?.columns.items.map(({ name }) => name)]).toEqual([
        'ExpensesTable',
        'Sheet1',
        header[0],
      ]);
    });
  });

  it('take columns with values or formulas', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.columns.add(undefined, [['Deductible?'], ['Yes'], ['Yes'], ['No'], ['No'], ['Yes']]);
      table.columns.add(undefined, [['Double'], ...expenses.map(() => ['=[@Amount]*2'])]);
      const added = table.columns.getItem('Double').getDataBodyRange().load('values,address');
      await context.sync();
      expect(added.address).toBe('Sheet1!F2:F6');
      expect(added.values).toEqual(expenses.map((row) => [Number(row[3]) * 2]));
      table.columns.getItem('Deductible?').delete();
      const count = table.columns.getCount();
      await context.sync();
      expect(count.value).toBe(5);
    });
  });

  it('lose rows', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.rows.getItemAt(1).delete();
      table.rows.deleteRowsAt(0, 1);
      const body = table.getDataBodyRange().load('values');
      await context.sync();
      expect(body.values.map((row: unknown[]) => row[1])).toEqual(expenses.slice(2).map((row) => row[1]));
    });
  });

  it('are sorted by their columns', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.sort.apply([{ key: 3, ascending: false }]);
      const amounts = table.columns.getItem('Amount').getDataBodyRange().load('values');
      table.sort.load('fields');
      await context.sync();
      expect(amounts.values.flat()).toEqual([350.1, 142.33, 120, 33, 27.9]);
      expect(table.sort.fields).toMatchObject([{ key: 3, ascending: false }]);
    });
  });

  it('are filtered by values and by conditions, and show what is left', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      const category = table.columns.getItem('Category').filter;
      const amount = table.columns.getItem('Amount').filter;
      category.applyValuesFilter(['Restaurant', 'Groceries', 'Education']);
      amount.applyCustomFilter('>30');
      const visible = table.getDataBodyRange().getVisibleView().load('values,rowCount');
      const cells = table.getDataBodyRange().getSpecialCells('Visible').load('address');
      category.load('criteria');
      table.autoFilter.load('isDataFiltered');
      await context.sync();
      expect(visible.values.map((row: unknown[]) => row[1])).toEqual(['Coho Vineyard', 'Bellows College']);
      expect(cells.address).toBe('Sheet1!A5:D6');
      expect(category.criteria).toMatchObject({ filterOn: 'Values' });
      expect(table.autoFilter.isDataFiltered).toBe(true);
      table.clearFilters();
      const all = table.getDataBodyRange().getVisibleView().load('rowCount');
      await context.sync();
      expect(all.rowCount).toBe(5);
    });
  });

  it('show the greatest of a column', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.columns.getItem('Amount').filter.applyTopItemsFilter(2);
      const visible = table.getDataBodyRange().getVisibleView().load('values');
      await context.sync();
      expect(visible.values.map((row: unknown[]) => row[3])).toEqual([142.33, 350.1]);
    });
  });

  it.each<[Excel.DynamicFilterCriteria | `${Excel.DynamicFilterCriteria}`, readonly string[]]>([
    ['AboveAverage', ['Northwind Electric Cars', 'Bellows College']],
    ['BelowAverage', ['The Phone Company', 'Best For You Organics', 'Coho Vineyard']],
  ])('show what is %s', async (criteria, merchants) => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      const { filter } = table.columns.getItem('Amount');
      filter.apply({ filterOn: 'Dynamic', dynamicCriteria: criteria });
      const visible = table.getDataBodyRange().getVisibleView().load('values');
      filter.load('criteria');
      await context.sync();
      expect(visible.values.map((row: unknown[]) => row[1])).toEqual(merchants);
      expect(filter.criteria).toMatchObject({ filterOn: 'Dynamic', dynamicCriteria: criteria });
    });
  });

  it.each<[`${Excel.DynamicFilterCriteria}`, readonly string[]]>([
    ['Today', ['2026-11-21']],
    ['Tomorrow', ['2026-11-22']],
    ['ThisWeek', ['2026-11-15', '2026-11-21']],
    ['NextWeek', ['2026-11-22']],
    ['LastMonth', ['2026-10-31']],
    ['ThisQuarter', ['2026-10-31', '2026-11-15', '2026-11-21', '2026-11-22', '2026-12-31']],
    ['NextYear', ['2027-01-01']],
  ])('show the days of %s, which is seen from 21 November 2026', async (criteria, days) => {
    const { Excel } = openBook();
    const all = ['2026-10-31', '2026-11-15', '2026-11-21', '2026-11-22', '2026-12-31', '2027-01-01'];
    const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.add('A1:A7', true);
      table.getDataBodyRange().values = all.map((day) => [serial(day)]);
      table.columns.getItemAt(0).filter.applyDynamicFilter(criteria);
      const visible = table.getDataBodyRange().getVisibleView().load('values');
      await context.sync();
      expect(visible.values.flat()).toEqual(days.map(serial));
    });
  });

  it('are resized, get totals, and become plain cells again', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const table = addExpenses(context);
      table.resize('A1:D4');
      table.showTotals = true;
      table.showBandedRows = false;
      table.style = 'TableStyleLight9';
      const totals = table.getTotalRowRange().load('address');
      table.load('style,showBandedRows');
      await context.sync();
      expect([totals.address, table.style, table.showBandedRows]).toEqual(['Sheet1!A5:D5', 'TableStyleLight9', false]);
      const range = table.convertToRange().load('address');
      const count = context.workbook.tables.getCount();
      await context.sync();
      expect([range.address, count.value]).toEqual(['Sheet1!A1:D5', 0]);
    });
  });

  it('are found at a range', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      addExpenses(context);
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const touching = sheet.getRange('A1:B2').getTables(false).getFirst().load('name');
      const inside = sheet.getRange('A1:B2').getTables(true).getCount();
      await context.sync();
      expect([touching.name, inside.value]).toEqual(['ExpensesTable', 0]);
    });
  });

  it.each([
    ['a name that is taken', 'InvalidArgument', 'ExpensesTable'],
    ['a name like a cell', 'InvalidArgument', 'T1'],
    ['a name with a blank', 'InvalidArgument', 'My table'],
  ])('refuse %s', async (_, code, name) => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        addExpenses(context);
        const other = context.workbook.worksheets.getActiveWorksheet().tables.add('H1:I2', false);
        other.name = name;
        await context.sync();
      }),
    );
    expect([code, 'ItemAlreadyExists']).toContain(error.code);
    expect(error.debugInfo.errorLocation).toBe('Table.name');
  });

  it('refuse to overlap', async () => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        addExpenses(context);
        context.workbook.tables.add('Sheet1!C1:F3', true);
        await context.sync();
      }),
    );
    expect(error.debugInfo.errorLocation).toBe('TableCollection.add');
  });
});
