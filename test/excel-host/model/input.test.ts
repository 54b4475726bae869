import { formula, newWorkbook, put, refusal, text, value, values } from './support';

describe('values of an add-in', () => {
  test.each([
    ['1', 1],
    ['-2.50', -2.5],
    ['1,234.5', 1234.5],
    ['12%', 0.12],
    ['$5', 5],
    ['(3)', -3],
    ['1e3', 1000],
    ['E3', 'E3'],
    ['.5', 0.5],
    ['.', '.'],
    ['TRUE', true],
    ['false', false],
    ['2026-01-31', 46_053],
    ['1/31/2026', 46_053],
    ['31-Jan-2026', 46_053],
    ['12:00', 0.5],
    ['#N/A', '#N/A'],
    ["'007", '007'],
    ["'=1+1", '=1+1'],
    ['007', 7],
    ['1.2.3', '1.2.3'],
    ['12 34', '12 34'],
    ['1,23', '1,23'],
    ['2026-02-30', '2026-02-30'],
    ['2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
    ['a-1', 'a-1'],
    ['=', '='],
    [' x ', ' x '],
    ['3-K1', '3-K1'],
    ['ab12cd34-0000-4000-8000-000000000001', 'ab12cd34-0000-4000-8000-000000000001'],
  ])('%j becomes %j', (input, expected) => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [[input]]);
    expect(value(sheet, 'A1')).toBe(expected);
  });

  test('null leaves a cell, an empty text clears it', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['a', 'b', 'c']]);
    put(sheet, 'A1', [[null, '', 'd']]);
    expect(values(sheet, 'A1:C1')).toEqual([['a', '', 'd']]);
    expect(sheet.usedArea(true)).toEqual({ row: 0, column: 0, rows: 1, columns: 3 });
  });

  test('the text format keeps texts that look like numbers and formulas', () => {
    const { sheet } = newWorkbook();
    sheet.changeFormat({ row: 0, column: 0, rows: 1, columns: 3 }, { numberFormat: '@' });
    put(sheet, 'A1', [['007', '=1+1', '2026-01-31']]);
    expect(values(sheet, 'A1:C1')).toEqual([['007', '=1+1', '2026-01-31']]);
    expect(formula(sheet, 'B1')).toBeUndefined();
  });

  test('a sign in front makes a formula, and what is none is refused', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['+1+2', '-A1']]);
    expect(values(sheet, 'A1:B1')).toEqual([[3, -3]]);
    expect(refusal(() => put(sheet, 'A1', [['- not a formula']]))).toBe('InvalidArgument');
    expect(refusal(() => put(sheet, 'A1', [['=HYPERLINK(']]))).toBe('InvalidArgument');
  });

  test('an entry brings its number format where the cell has none', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['12.5%', '$1,234.50', '2026-01-31', '1,000']]);
    expect(['A1', 'B1', 'C1', 'D1'].map((address) => text(sheet, address))).toEqual([
      '12.50%',
      '$1,234.50',
      '1/31/2026',
      '1,000',
    ]);
    sheet.changeFormat({ row: 1, column: 0, rows: 1, columns: 1 }, { numberFormat: '0.0' });
    put(sheet, 'A2', [['50%']]);
    expect(text(sheet, 'A2')).toBe('0.5');
  });

  test('blocks of another size, texts that are too long and numbers that are none are refused', () => {
    const { sheet } = newWorkbook();
    const one = { row: 0, column: 0, rows: 1, columns: 1 };
    expect(refusal(() => sheet.write(one, [['a', 'b']]))).toBe('InvalidArgument');
    expect(refusal(() => sheet.write(one, [['x'.repeat(32_768)]]))).toBe('InvalidArgument');
    expect(refusal(() => sheet.write(one, [[Number.NaN]]))).toBe('InvalidArgument');
    expect(refusal(() => sheet.write({ ...one, row: 1_048_576 }, [['a']]))).toBe('InvalidArgument');
  });
});

describe('what a person types is read in the language of the workbook', () => {
  test.each([
    ['pl-PL', '1 234,5', 1234.5],
    ['pl-PL', '31.01.2026', 46_053],
    ['pl-PL', 'PRAWDA', true],
    ['sv-SE', '2026-01-31', 46_053],
    ['sv-SE', '12,5 %', 0.125],
    ['tr-TR', '1.234,5', 1234.5],
    ['tr-TR', '31.01.2026', 46_053],
    ['it-IT', '31/01/2026', 46_053],
    ['it-IT', '1.5', 46_143],
    ['zh-CN', '2026/1/31', 46_053],
    ['en-US', '1/2/2026', 46_024],
    ['it-IT', '1/2/2026', 46_054],
    ['en-US', '1/2', 46_024],
  ])('%s %j', (locale, typed, expected) => {
    const { workbook, sheet } = newWorkbook({ locale });
    workbook.user.type(sheet.id, { row: 0, column: 0 }, typed);
    expect(value(sheet, 'A1')).toBe(expected);
  });

  test('formulas have the separators of the language, and English inside', () => {
    const { workbook, sheet } = newWorkbook({ locale: 'pl-PL' });
    workbook.user.type(sheet.id, { row: 0, column: 0 }, '=SUM(1,5;2)&"a;b,c"');
    expect(formula(sheet, 'A1')).toBe('=SUM(1.5,2)&"a;b,c"');
    expect(sheet.editText(0, 0)).toBe('=SUM(1,5;2)&"a;b,c"');
    expect(value(sheet, 'A1')).toBe('3,5a;b,c');
  });

  test('the formula bar shows what would have to be typed', () => {
    const { workbook, sheet } = newWorkbook({ locale: 'sv-SE' });
    const cells = ['1234,5', '12,5%', "'007", '2026-01-31', 'text'];
    cells.forEach((typed, column) => workbook.user.type(sheet.id, { row: 0, column }, typed));
    expect(cells.map((_, column) => sheet.editText(0, column))).toEqual(cells);
  });
});
