import { area, formula, newWorkbook, put, refusal, value, values } from './support';

describe('sheets', () => {
  test.each(['', 'x'.repeat(32), 'a/b', 'a\\b', 'a?b', 'a*b', 'a[b', 'a]b', 'a:b', "'quoted", "quoted'", 'History'])(
    'are not called %j',
    (name) => {
      const { workbook } = newWorkbook();
      expect(refusal(() => workbook.sheets.add(name))).toBe('InvalidArgument');
      expect(refusal(() => workbook.sheets.active.rename(name))).toBe('InvalidArgument');
    },
  );

  test('have names that differ in more than capitals', () => {
    const { workbook } = newWorkbook({ sheets: ['Plan'] });
    expect(refusal(() => workbook.sheets.add('PLAN'))).toBe('ItemAlreadyExists');
    workbook.sheets.active.rename('PLAN');
    expect(workbook.sheets.get('plan').name).toBe('PLAN');
    expect(refusal(() => workbook.sheets.get('other'))).toBe('ItemNotFound');
    expect([workbook.sheets.add().name, workbook.sheets.add().name]).toEqual(['Sheet1', 'Sheet2']);
  });

  test('one stays visible', () => {
    const { workbook } = newWorkbook({ sheets: ['One', 'Two'] });
    const [one, two] = workbook.sheets.list();
    one!.setVisibility('VeryHidden');
    expect(workbook.sheets.active.name).toBe('Two');
    expect(refusal(() => two!.setVisibility('Hidden'))).toBe('InvalidOperation');
    expect(refusal(() => workbook.sheets.remove('Two'))).toBe('InvalidOperation');
    expect(refusal(() => workbook.sheets.remove('One'))).toBe('InvalidOperation');
    expect(refusal(() => workbook.activate(one!.id))).toBe('InvalidOperation');
  });

  test('that are gone leave errors in formulas', () => {
    const { workbook } = newWorkbook({ sheets: ['One', 'Two'] });
    const [one, two] = workbook.sheets.list();
    put(one!, 'A1', [['=Two!A1', '=SUM(Two!A:A)']]);
    put(two!, 'A1', [[5]]);
    expect(values(one!, 'A1:B1')).toEqual([[5, 5]]);
    workbook.sheets.remove('Two');
    expect(values(one!, 'A1:B1')).toEqual([['#REF!', '#REF!']]);
    expect(formula(one!, 'A1')).toBe('=#REF!');
  });

  test('are copied with tables of their own', () => {
    const { workbook, sheet } = newWorkbook();
    put(sheet, 'A1', [
      ['Key', 'Twice'],
      [2, '=A2*2'],
    ]);
    sheet.addTable(area('A1:B2'), true, { name: 'Items' });
    const copy = workbook.sheets.copy('Sheet1');
    expect(copy.name).toBe('Sheet1 (2)');
    put(copy, 'A2', [[5]]);
    expect([value(sheet, 'B2'), value(copy, 'B2')]).toEqual([4, 10]);
    expect(workbook.tables.list().map((table) => table.name)).toEqual(['Items', 'Items1']);
  });

  test('are moved', () => {
    const { workbook } = newWorkbook({ sheets: ['One', 'Two', 'Three'] });
    workbook.sheets.move('Three', 0);
    expect(workbook.sheets.list().map((sheet) => sheet.name)).toEqual(['Three', 'One', 'Two']);
    expect(refusal(() => workbook.sheets.move('One', 3))).toBe('InvalidArgument');
  });
});

describe('names', () => {
  test('are refused where Excel does', () => {
    const { workbook, sheet } = newWorkbook();
    const add = (name: string, text = '=Sheet1!$A$1') => refusal(() => workbook.names.add(name, text));
    for (const name of ['A1', 'R1C1', 'my name', '1a', 'c', 'x'.repeat(256)]) expect(add(name)).toBe('InvalidArgument');
    expect(add('Good.name_1')).toBeUndefined();
    expect(add('good.NAME_1')).toBe('ItemAlreadyExists');
    expect(add('Other', '=1+')).toBe('InvalidArgument');
    sheet.names.add('Good.name_1', '=5');
    put(sheet, 'A1', [[7]]);
    put(sheet, 'B1', [['=Good.name_1']]);
    expect(value(sheet, 'B1')).toBe(5);
    sheet.names.remove('Good.name_1');
    workbook.calculate();
    expect(value(sheet, 'B1')).toBe(7);
    expect(workbook.names.area(workbook.names.get('Good.name_1'))).toEqual({ sheetId: sheet.id, area: area('A1') });
  });
});

describe('rows and columns', () => {
  test('are hidden, sized and grouped', () => {
    const { sheet } = newWorkbook();
    sheet.setColumns(2, 3, { size: 100 });
    sheet.group(area('C:D'), 'Columns');
    sheet.showOutline(0, 1);
    expect(
      [...sheet.columnBands()].map(({ index, count, hidden, outlineLevel }) => [index, count, hidden, outlineLevel]),
    ).toEqual([
      [2, 2, true, 1],
      [4, 1, false, 0],
    ]);
    sheet.showOutline(0, 2);
    expect(sheet.column(2).hidden).toBe(false);
    expect(refusal(() => sheet.setRows(0, 1, { size: 410 }))).toBe('InvalidArgument');
    for (let level = 1; level < 7; level += 1) sheet.group(area('C:D'), 'Columns');
    expect(refusal(() => sheet.group(area('C:D'), 'Columns'))).toBe('InvalidArgument');
  });

  test('looks of whole columns reach cells that come later, not those above a part', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['head']]);
    sheet.changeFormat(area('A2:A1048576'), { numberFormat: '0.00' });
    put(sheet, 'A5', [[1]]);
    expect(sheet.text(4, 0)).toBe('1.00');
    expect(sheet.format(0, 0).numberFormat).toBe('General');
    expect(sheet.common(area('A1:A9'), (format) => format.numberFormat)).toBeNull();
    expect(sheet.common(area('A2:A900000'), (format) => format.numberFormat)).toBe('0.00');
  });
});

describe('copying', () => {
  test('formulas point as far as before, values and looks go alone', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [[1, '=A1*2', '=$A$1']]);
    sheet.changeFormat(area('B1'), { font: { bold: true } });
    sheet.copy({ sheet, area: area('A1:C1') }, area('A2:C3'));
    expect(['B3', 'C3'].map((address) => formula(sheet, address))).toEqual(['=A3*2', '=$A$1']);
    sheet.copy({ sheet, area: area('B1') }, area('F1'), 'Values');
    expect([value(sheet, 'F1'), formula(sheet, 'F1'), sheet.format(0, 5).font.bold]).toEqual([2, undefined, false]);
    sheet.copy({ sheet, area: area('A1:C1') }, area('H1:H3'), 'Values', { transpose: true });
    expect(values(sheet, 'H1:H3')).toEqual([[1], [2], [1]]);
  });

  test('cells that are cut take the formulas that name them along', () => {
    const { workbook, sheet } = newWorkbook();
    put(sheet, 'A1', [[4, '=A1', '=SUM(A1:A2)']]);
    workbook.user.pasteCells(
      { sheetId: sheet.id, area: area('A1') },
      { sheetId: sheet.id, at: { row: 9, column: 5 } },
      true,
    );
    expect([formula(sheet, 'B1'), value(sheet, 'B1'), value(sheet, 'A1')]).toEqual(['=F10', 4, '']);
  });

  test('filling goes on with numbers, days, months and texts that count', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [
      [1, 'K1', '2026-01-31', '=A1*2', 'x'],
      [3, 'K2', '2026-02-28', '=A2*2', 'x'],
    ]);
    sheet.fill(area('A1:E2'), area('A1:E4'));
    expect(values(sheet, 'A3:B4')).toEqual([
      [5, 'K3'],
      [7, 'K4'],
    ]);
    expect(formula(sheet, 'D4')).toBe('=A4*2');
    expect(refusal(() => sheet.fill(area('A1:E2'), area('B1:G9')))).toBe('InvalidArgument');
  });

  test('finding goes by what is shown', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [
      ['Alpha', 12.5],
      ['alphabet', '12.5%'],
    ]);
    expect(sheet.find('ALPHA', area('A:B'), {})).toHaveLength(2);
    expect(sheet.find('alpha', area('A:B'), { completeMatch: true })).toEqual([{ row: 0, column: 0 }]);
    expect(sheet.find('12.50%', area('A:B'), {})).toEqual([{ row: 1, column: 1 }]);
    expect(sheet.replaceAll('alpha', 'beta', area('A:B'), {})).toBe(2);
    expect(values(sheet, 'A1:A2')).toEqual([['beta'], ['betabet']]);
  });

  test('duplicates go, the first of each stays', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [
      ['k', 'v'],
      ['a', 1],
      ['A', 2],
      ['b', 3],
      ['a', 4],
    ]);
    expect(sheet.removeDuplicates(area('A1:B5'), [0], true)).toEqual({ removed: 2, remaining: 2 });
    expect(values(sheet, 'A1:B5')).toEqual([
      ['k', 'v'],
      ['a', 1],
      ['b', 3],
      ['', ''],
      ['', ''],
    ]);
  });
});

describe('protected sheets', () => {
  test('take changes of cells that are not locked, and what was allowed', () => {
    const { workbook, sheet } = newWorkbook();
    put(sheet, 'A1', [['a', 'b']]);
    sheet.changeFormat(area('B1:B2'), { locked: false });
    sheet.protect({ allowInsertRows: true }, 'secret');
    expect(refusal(() => put(sheet, 'A1', [['x']]))).toBe('AccessDenied');
    expect(workbook.user.type(sheet.id, { row: 0, column: 0 }, 'x')).toMatchObject({
      outcome: 'refused',
      problem: 'AccessDenied',
    });
    put(sheet, 'B1', [['y']]);
    expect(refusal(() => sheet.changeFormat(area('B1'), { fill: '#FF0000' }))).toBe('AccessDenied');
    expect(refusal(() => sheet.remove(area('1:1'), 'Up'))).toBe('AccessDenied');
    sheet.insert(area('1:1'), 'Down');
    expect(values(sheet, 'A2:B2')).toEqual([['a', 'y']]);
    expect(refusal(() => sheet.unprotect('wrong'))).toBe('AccessDenied');
    sheet.unprotect('secret');
    put(sheet, 'A2', [['x']]);
    expect(value(sheet, 'A2')).toBe('x');
  });
});

describe('other names', () => {
  test('of sheets, tables and columns reach names, validations and conditional formats', () => {
    const { workbook } = newWorkbook({ sheets: ['Lists', 'Plan'] });
    const [lists, plan] = workbook.sheets.list();
    put(lists!, 'A1', [['Choice'], ['a'], ['b']]);
    const table = lists!.addTable(area('A1:A3'), true, { name: 'Choices' });
    workbook.names.add('All', '=Lists!$A$2:$A$3');
    workbook.names.add('Count', '=COUNTA(Choices[Choice])');
    plan!.validations.change(area('A1'), { rule: { list: { inCellDropDown: true, source: '=Lists!$A$2:$A$3' } } });
    plan!.conditionalFormats.add(
      [area('A1')],
      { type: 'Custom', rule: { formula: '=COUNTIF(Lists!$A:$A,$A1)=0' } },
      { fill: '#FF0000' },
    );
    put(plan!, 'B1', [['=Count']]);
    const spelled = () => [
      workbook.names.get('All').formula,
      workbook.names.get('Count').formula,
      plan!.validations.at(0, 0)?.rule.list?.source,
      JSON.stringify(plan!.conditionalFormats.list()[0]?.rule),
    ];
    const before = spelled();
    workbook.user.perform(() => lists!.rename('My lists'));
    workbook.user.perform(() => table.rename('Options'));
    workbook.user.type(lists!.id, { row: 0, column: 0 }, 'Option');
    expect(spelled()).toEqual([
      "='My lists'!$A$2:$A$3",
      '=COUNTA(Options[Option])',
      "='My lists'!$A$2:$A$3",
      expect.stringContaining("COUNTIF('My lists'!$A:$A,$A1)"),
    ]);
    expect(plan!.validations.choices(0, 0)).toEqual(['a', 'b']);
    put(lists!, 'A3', [['']]);
    expect(value(plan!, 'B1')).toBe(1);
    put(lists!, 'A3', [['b']]);
    lists!.rename('Lists');
    table.rename('Choices');
    table.renameColumn(0, 'Choice');
    expect(spelled()).toEqual(before);
    workbook.sheets.remove('Lists');
    expect(workbook.names.get('All').formula).toBe('=#REF!');
    expect(plan!.validations.choices(0, 0)).toEqual(['#REF!']);
  });
});
