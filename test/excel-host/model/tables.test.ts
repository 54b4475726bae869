import { area, at, formula, newWorkbook, put, refusal, value, values } from './support';

function withTable() {
  const { workbook, sheet } = newWorkbook();
  put(sheet, 'A1', [
    ['Key', 'Status', 'Qty'],
    ['K1', 'Open', 3],
    ['K2', 'Done', 1],
    ['K3', 'Open', 2],
  ]);
  const table = sheet.addTable(area('A1:C4'), true, { name: 'Items' });
  return { workbook, sheet, table };
}

describe('making a table', () => {
  test('names that look like cells, have wrong signs or are taken are refused', () => {
    const { workbook, sheet } = newWorkbook();
    put(sheet, 'A1', [['a', 'b']]);
    const make = (name: string) => () => sheet.addTable(area('A1:B2'), true, { name });
    for (const name of ['T1', 'R1C1', 'C', 'My table', '1st', '', 'a'.repeat(256)]) {
      expect([name, refusal(make(name))]).toEqual([name, 'InvalidArgument']);
    }
    workbook.names.add('Taken', '=1');
    expect(refusal(make('taken'))).toBe('ItemAlreadyExists');
    expect(make('Items')().name).toBe('Items');
  });

  test('tables do not overlap', () => {
    const { sheet } = withTable();
    expect(refusal(() => sheet.addTable(area('C4:D6'), true))).toBe('InvalidOperation');
  });

  test('headers become texts that differ', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['Qty', 'qty', 2026, '', 'Column4']]);
    const table = sheet.addTable(area('A1:E2'), true);
    expect(table.name).toBe('Table1');
    expect(table.columns.map((column) => column.name)).toEqual(['Qty', 'qty2', '2026', 'Column5', 'Column4']);
    expect(values(sheet, 'A1:E1')).toEqual([['Qty', 'qty2', '2026', 'Column5', 'Column4']]);
  });

  test('without headers a row for them is put above', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [
      ['a', 1],
      ['b', 2],
    ]);
    const table = sheet.addTable(area('A1:B2'), false);
    expect(table.area).toEqual(area('A1:B3'));
    expect(values(sheet, 'A1:B3')).toEqual([
      ['Column1', 'Column2'],
      ['a', 1],
      ['b', 2],
    ]);
  });
});

describe('growing', () => {
  test('what a person types below becomes a row, with formulas, looks and rules', () => {
    const { workbook, sheet, table } = withTable();
    table.addColumn(undefined, ['Twice', '=[@Qty]*2', '=[@Qty]*2', '=[@Qty]*2']);
    sheet.changeFormat(area('C2:C4'), { numberFormat: '0.0' });
    sheet.validations.change(area('B2:B4'), { rule: { list: { inCellDropDown: true, source: 'Open,Done' } } });
    sheet.conditionalFormats.add([area('A2:D4')], { type: 'Custom', rule: { formula: '=$C2>2' } }, { fill: '#FF0000' });
    workbook.user.type(sheet.id, at('A5'), 'K4');
    expect(table.area).toEqual(area('A1:D5'));
    workbook.user.type(sheet.id, at('C5'), '21');
    expect(value(sheet, 'D5')).toBe(42);
    expect(formula(sheet, 'D5')).toBe('=[@Qty]*2');
    expect(sheet.text(4, 2)).toBe('21.0');
    expect(sheet.validations.choices(4, 1)).toEqual(['Open', 'Done']);
    expect(sheet.shownFormat(4, 0).fill).toBe('#FF0000');
  });

  test('what is typed to the right becomes a column, what is apart does not', () => {
    const { workbook, sheet, table } = withTable();
    workbook.user.type(sheet.id, at('D1'), 'Note');
    expect(table.columns.map((column) => column.name)).toEqual(['Key', 'Status', 'Qty', 'Note']);
    workbook.user.type(sheet.id, at('A7'), 'apart');
    expect(table.area).toEqual(area('A1:D4'));
  });

  test('rows of an add-in push down what is below', () => {
    const { sheet, table } = withTable();
    put(sheet, 'A5', [['below', '', '=SUM(C2:C4)']]);
    expect(
      table.addRows(undefined, [
        ['K4', 'Open', 4],
        ['K5', 'Open', 5],
      ]),
    ).toBe(3);
    expect(table.area).toEqual(area('A1:C6'));
    expect(values(sheet, 'A6:C7')).toEqual([
      ['K5', 'Open', 5],
      ['below', '', 6],
    ]);
    table.addRows(0, [['K0', 'Open', 10]]);
    expect(values(sheet, 'A2:A3')).toEqual([['K0'], ['K1']]);
    expect(refusal(() => table.addRows(undefined, [['too', 'few']]))).toBe('InvalidArgument');
    expect(refusal(() => table.addRows(99, [['a', 'b', 1]]))).toBe('InvalidArgument');
  });

  test('a table may not come over another one', () => {
    const { sheet, table } = withTable();
    put(sheet, 'A7', [['x', 'y', 'z']]);
    sheet.addTable(area('A7:C8'), true);
    expect(refusal(() => table.resize(area('A1:C7')))).toBe('InvalidOperation');
    expect(refusal(() => table.resize(area('A2:C4')))).toBe('InvalidArgument');
  });
});

describe('changing', () => {
  test('a header that is edited renames the column, in formulas as well', () => {
    const { workbook, sheet, table } = withTable();
    put(sheet, 'E1', [['=SUM(Items[Qty])', '=Items[[#Headers],[Qty]]', '=ROWS(Items[#All])', '=COUNTA(Items)']]);
    expect(values(sheet, 'E1:H1')).toEqual([[6, 'Qty', 4, 9]]);
    workbook.user.type(sheet.id, at('C1'), 'How [many]');
    expect(formula(sheet, 'E1')).toBe("=SUM(Items[How '[many']])");
    expect(values(sheet, 'E1:F1')).toEqual([[6, 'How [many]']]);
    workbook.user.type(sheet.id, at('B1'), 'key');
    expect(value(sheet, 'B1')).toBe('key2');
    table.rename('Orders');
    expect(formula(sheet, 'H1')).toBe('=COUNTA(Orders)');
    workbook.user.clear(sheet.id, [area('A1')]);
    expect(value(sheet, 'A1')).toBe('Column1');
  });

  test('a column that is gone leaves an error', () => {
    const { sheet, table } = withTable();
    put(sheet, 'E1', [['=SUM(Items[Qty])']]);
    table.removeColumn(2);
    expect(value(sheet, 'D1')).toBe('#REF!');
    expect(table.columns.map((column) => column.name)).toEqual(['Key', 'Status']);
  });

  test('columns of the sheet that are inserted or removed are columns of the table', () => {
    const { workbook, sheet, table } = withTable();
    put(sheet, 'F1', [['=SUM(Items[Qty])']]);
    workbook.user.insertColumns(sheet.id, 1, 1);
    expect(table.columns.map((column) => column.name)).toEqual(['Key', 'Column2', 'Status', 'Qty']);
    expect(value(sheet, 'B1')).toBe('Column2');
    workbook.user.removeColumns(sheet.id, 2, 1);
    expect(table.columns.map((column) => column.name)).toEqual(['Key', 'Column2', 'Qty']);
    expect(value(sheet, 'F1')).toBe(6);
  });

  test('of all rows that are removed an empty one stays, and the header cannot go alone', () => {
    const { workbook, sheet, table } = withTable();
    expect(workbook.user.removeRows(sheet.id, 0, 1).outcome).toBe('refused');
    workbook.user.removeRows(sheet.id, 1, 3);
    expect(table.area).toEqual(area('A1:C2'));
    expect(values(sheet, 'A2:C2')).toEqual([['', '', '']]);
  });

  test('a part of a table is not shifted', () => {
    const { sheet } = withTable();
    expect(refusal(() => sheet.insert(area('B2:B2'), 'Down'))).toBe('InsertDeleteConflict');
    expect(refusal(() => sheet.remove(area('A2:A2'), 'Left'))).toBe('InsertDeleteConflict');
  });

  test('totals come below and go again', () => {
    const { sheet, table } = withTable();
    table.configure({ showTotals: true });
    expect(table.totalsArea).toEqual(area('A5:C5'));
    put(sheet, 'C5', [['=SUBTOTAL(109,[Qty])']]);
    expect(value(sheet, 'C5')).toBe(6);
    table.applyFilter(1, { filterOn: 'Values', values: ['Open'] });
    sheet.write(area('F1'), [['=SUBTOTAL(9,Items[Qty])']]);
    expect(value(sheet, 'F1')).toBe(5);
    table.configure({ showTotals: false });
    expect(table.area).toEqual(area('A1:C4'));
  });
});

describe('sorting and filtering', () => {
  test('rows go whole, and say so', () => {
    const { workbook, sheet, table } = withTable();
    const told: string[] = [];
    workbook.on((event) => told.push(event.type));
    workbook.user.sortTable(table.id, [{ key: 1 }, { key: 2, ascending: false }]);
    expect(values(sheet, 'A2:C4')).toEqual([
      ['K2', 'Done', 1],
      ['K1', 'Open', 3],
      ['K3', 'Open', 2],
    ]);
    expect(told).toContain('rowSorted');
    expect(table.sortFields).toHaveLength(2);
  });

  test('a filter hides rows by what they show, custom conditions and ranks', () => {
    const { sheet, table } = withTable();
    const hidden = () => [1, 2, 3].map((row) => sheet.row(row).filtered);
    table.applyFilter(1, { filterOn: 'Values', values: ['open'] });
    expect(hidden()).toEqual([false, true, false]);
    table.applyFilter(2, { filterOn: 'Custom', criterion1: '>2' });
    expect(hidden()).toEqual([false, true, true]);
    table.clearFilter(1);
    table.applyFilter(2, { filterOn: 'Custom', criterion1: '<2', criterion2: '>=3', operator: 'Or' });
    expect(hidden()).toEqual([false, false, true]);
    table.applyFilter(2, { filterOn: 'TopItems', criterion1: '1' });
    expect(hidden()).toEqual([false, true, true]);
    table.clearFilters();
    expect(hidden()).toEqual([false, false, false]);
    table.applyFilter(0, { filterOn: 'Custom', criterion1: '=*2' });
    expect(hidden()).toEqual([true, false, true]);
    expect(refusal(() => table.applyFilter(9, { filterOn: 'Values', values: [] }))).toBe('InvalidArgument');
  });
});

test('a table that is cut goes where it is pasted, with the formulas that read it', () => {
  const { workbook, sheet, table } = withTable();
  put(sheet, 'H1', [['=SUM(Items[Qty])', '=C2']]);
  const paste = (address: string) =>
    workbook.user.pasteCells({ sheetId: sheet.id, area: area('A1:C4') }, { sheetId: sheet.id, at: at(address) }, true);
  expect(paste('B6').outcome).toBe('done');
  expect(table.area).toEqual(area('B6:D9'));
  expect([value(sheet, 'H1'), formula(sheet, 'I1'), value(sheet, 'A1')]).toEqual([6, '=D7', '']);
  expect(workbook.user.undo()).toBe(true);
  expect(table.area).toEqual(area('A1:C4'));
});
