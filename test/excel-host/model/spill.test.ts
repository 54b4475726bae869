import { answer, area, at, formula, newWorkbook, put, value, values } from './support';

/** Names with counts, and room beside them. */
function book() {
  const { workbook, sheet } = newWorkbook();
  put(sheet, 'A1', [
    ['Pear', 3],
    ['Fig', 1],
    ['pear', 2],
    ['Kiwi', 5],
  ]);
  return { workbook, sheet, user: workbook.user };
}

const spilled = (sheet: ReturnType<typeof book>['sheet'], address: string) =>
  sheet.spillAt(at(address).row, at(address).column);

describe('a formula that answers more than one value', () => {
  it('shows them below and beside its cell, which stay empty cells', () => {
    const { sheet } = book();
    put(sheet, 'D1', [['=B1:B4*2']]);
    expect(values(sheet, 'D1:D5')).toEqual([[6], [2], [4], [10], ['']]);
    expect(formula(sheet, 'D2')).toBeUndefined();
    expect(sheet.editText(1, 3)).toBe('');
    expect(spilled(sheet, 'D3')).toMatchObject({ row: 0, column: 3, area: area('D1:D4') });
    expect(sheet.usedArea(true)).toEqual(area('A1:D4'));
    expect(answer(sheet, '=SUM(D1:D4)', 'F1')).toBe(22);
  });

  it('shows other cells when what it reads changes, and so does what reads those', () => {
    const { sheet } = book();
    put(sheet, 'D1', [['=SEQUENCE(B2)']]);
    put(sheet, 'F1', [['=SUM(D1:D9)'], ['=COUNT(D3:D4)']]);
    put(sheet, 'B2', [[4]]);
    expect(values(sheet, 'D1:D5')).toEqual([[1], [2], [3], [4], ['']]);
    expect(values(sheet, 'F1:F2')).toEqual([[10], [2]]);
    put(sheet, 'B2', [[2]]);
    expect(values(sheet, 'D1:D4')).toEqual([[1], [2], [''], ['']]);
    expect(values(sheet, 'F1:F2')).toEqual([[3], [0]]);
  });

  it('is #SPILL! while a cell is in the way, and comes back without it', () => {
    const { sheet, user, workbook } = book();
    put(sheet, 'D1', [['=A1:A4']]);
    user.type(sheet.id, at('D3'), 'mine');
    expect(values(sheet, 'D1:D4')).toEqual([['#SPILL!'], [''], ['mine'], ['']]);
    expect(spilled(sheet, 'D1')).toBeUndefined();
    user.clear(sheet.id, [area('D3')]);
    expect(values(sheet, 'D1:D4')).toEqual([['Pear'], ['Fig'], ['pear'], ['Kiwi']]);
    user.undo();
    expect(values(sheet, 'D1:D4')).toEqual([['#SPILL!'], [''], ['mine'], ['']]);
    user.undo();
    expect(values(sheet, 'D3:D4')).toEqual([['pear'], ['Kiwi']]);
    expect(workbook.isCircular).toBe(false);
  });

  it('goes with all of its values, and comes back by undo', () => {
    const { sheet, user } = book();
    user.type(sheet.id, at('D1'), '=A1:B2');
    user.clear(sheet.id, [area('D1')]);
    expect(values(sheet, 'D1:E2')).toEqual([
      ['', ''],
      ['', ''],
    ]);
    user.undo();
    expect(values(sheet, 'D1:E2')).toEqual([
      ['Pear', 3],
      ['Fig', 1],
    ]);
    // Emptying a cell that is spilled into takes nothing away.
    user.clear(sheet.id, [area('E2')]);
    expect(value(sheet, 'E2')).toBe(1);
  });

  it('has no room in a table, over merged cells, over another one and over the edge', () => {
    const { sheet } = book();
    put(sheet, 'D1', [['Head'], ['=SEQUENCE(3)']]);
    const table = sheet.addTable(area('D1:D2'), true);
    expect(value(sheet, 'D2')).toBe('#SPILL!');
    table.convertToRange();
    expect(values(sheet, 'D2:D4')).toEqual([[1], [2], [3]]);
    put(sheet, 'C3', [['=SEQUENCE(1,3)']]);
    expect(value(sheet, 'C3')).toBe('#SPILL!');
    put(sheet, 'D2', [['']]);
    expect(values(sheet, 'C3:E3')).toEqual([[1, 2, 3]]);
    sheet.merge(area('E3:F3'));
    expect(value(sheet, 'C3')).toBe('#SPILL!');
    sheet.unmerge(area('E3:F3'));
    expect(value(sheet, 'E3')).toBe(3);
    expect(answer(sheet, '=SEQUENCE(2)', 'H1048576')).toBe('#SPILL!');
  });

  it('follows its cell when rows come and go, in the middle of what it shows as well', () => {
    const { sheet } = book();
    put(sheet, 'D2', [['=SEQUENCE(3)']]);
    put(sheet, 'F1', [['=SUM(D2#)']]);
    sheet.insert({ ...area('A1:A1'), columns: 16_384 }, 'Down');
    expect(values(sheet, 'D2:D5')).toEqual([[''], [1], [2], [3]]);
    expect(formula(sheet, 'F2')).toBe('=SUM(D3#)');
    sheet.remove({ ...area('A4:A4'), columns: 16_384 }, 'Up');
    expect(values(sheet, 'D3:D6')).toEqual([[1], [2], [3], ['']]);
    expect(value(sheet, 'F2')).toBe(6);
  });

  it('is a circle where it shows values in cells that it reads', () => {
    const { sheet, workbook } = book();
    put(sheet, 'D1', [['=SEQUENCE(3)+D2']]);
    expect(values(sheet, 'D1:D2')).toEqual([[0], ['']]);
    expect(workbook.isCircular).toBe(true);
    put(sheet, 'D1', [['=SEQUENCE(F1)']]);
    expect(workbook.isCircular).toBe(false);
    put(sheet, 'F1', [['=IF(D2=5,2,3)']]);
    expect(workbook.isCircular).toBe(true);
  });

  it('is read whole by the sign behind its cell, in formulas, in names and in lists of choices', () => {
    const { sheet, workbook } = book();
    put(sheet, 'D1', [['=SORT(UNIQUE(A1:A4))']]);
    expect(answer(sheet, '=COUNTA(D1#)', 'F1')).toBe(3);
    expect(answer(sheet, '=ROWS($D$1#)', 'F2')).toBe(3);
    expect(answer(sheet, '=D2#', 'F3')).toBe('#REF!');
    workbook.names.add('Fruits', '=Sheet1!$D$1#');
    expect(answer(sheet, '=INDEX(Fruits,2)', 'F4')).toBe('Kiwi');
    sheet.validations.change(area('H1'), { rule: { list: { inCellDropDown: true, source: '=$D$1#' } } });
    expect(sheet.validations.choices(0, 7)).toEqual(['Fig', 'Kiwi', 'Pear']);
    put(sheet, 'A4', [['Apple']]);
    expect(values(sheet, 'D1:D3')).toEqual([['Apple'], ['Fig'], ['Pear']]);
    expect(value(sheet, 'F4')).toBe('Fig');
    put(sheet, 'A3', [['Plum']]);
    expect(value(sheet, 'F1')).toBe(4);
  });

  it('is worked out once when it is entered while calculation is manual', () => {
    const { sheet, workbook } = book();
    workbook.calculationMode = 'Manual';
    put(sheet, 'D1', [['=B1:B2+1']]);
    expect(values(sheet, 'D1:D2')).toEqual([[4], [2]]);
    put(sheet, 'B2', [[8]]);
    expect(value(sheet, 'D2')).toBe(2);
    workbook.calculate();
    expect(value(sheet, 'D2')).toBe(9);
  });

  it('is copied as a formula with its cell, and as values without it', () => {
    const { sheet } = book();
    put(sheet, 'D1', [['=B1:B3']]);
    sheet.copy({ sheet, area: area('D2:D3') }, area('H1'));
    expect([formula(sheet, 'H1'), ...values(sheet, 'H1:H2').flat()]).toEqual([undefined, 1, 2]);
    sheet.copy({ sheet, area: area('D1:D3') }, area('F1'), 'Formulas');
    expect([formula(sheet, 'F1'), ...values(sheet, 'F1:F3').flat()]).toEqual(['=D1:D3', 3, 1, 2]);
    sheet.copy({ sheet, area: area('D1:D3') }, area('J1'), 'Values');
    put(sheet, 'D1', [['']]);
    expect(values(sheet, 'J1:J3')).toEqual([[3], [1], [2]]);
  });
});

describe('functions that answer arrays', () => {
  const { sheet } = book();
  put(sheet, 'A5', [['', '']]);
  const cases: readonly (readonly [formula: string, shown: readonly (readonly (string | number | boolean)[])[]])[] = [
    ['=UNIQUE(A1:A4)', [['Pear'], ['Fig'], ['Kiwi']]],
    ['=UNIQUE(A1:A4,FALSE,TRUE)', [['Fig'], ['Kiwi']]],
    ['=UNIQUE({1,2,1},TRUE)', [[1, 2]]],
    ['=FILTER(A1:B4,B1:B4>2)', [['Pear', 3], ['Kiwi', 5]]], // prettier-ignore
    ['=FILTER(A1:B5,A1:A5="")', [[0, 0]]],
    ['=FILTER(A1:B1,{0,1})', [[3]]],
    ['=FILTER(A1:A4,B1:B4>9)', [['#CALC!']]],
    ['=FILTER(A1:A4,B1:B4>9,"none")', [['none']]],
    ['=FILTER(A1:A4,B1:B3>1)', [['#VALUE!']]],
    ['=SORT(B1:B4)', [[1], [2], [3], [5]]],
    ['=SORT(A1:B4,2,-1)', [['Kiwi', 5], ['Pear', 3], ['pear', 2], ['Fig', 1]]], // prettier-ignore
    ['=SORT(A1:B4,{1,2},{-1,1})', [['pear', 2], ['Pear', 3], ['Kiwi', 5], ['Fig', 1]]], // prettier-ignore
    ['=SORT({3,1,2},1,1,TRUE)', [[1, 2, 3]]],
    ['=SORT(B3:B5)', [[2], [5], [0]]],
    ['=SORT(A1:B4,3)', [['#VALUE!']]],
    ['=SORTBY(A1:A4,B1:B4)', [['Fig'], ['pear'], ['Pear'], ['Kiwi']]],
    ['=SORTBY(A1:A4,B1:B3)', [['#VALUE!']]],
    ['=SEQUENCE(2,2,0.5,0.25)', [[0.5, 0.75], [1, 1.25]]], // prettier-ignore
    ['=SEQUENCE(,3)', [[1, 2, 3]]],
    ['=SEQUENCE(0)', [['#CALC!']]],
    ['=SEQUENCE(-1)', [['#VALUE!']]],
    ['=TRANSPOSE(A1:B2)', [['Pear', 'Fig'], [3, 1]]], // prettier-ignore
    ['=TAKE(B1:B4,-2)', [[2], [5]]],
    ['=DROP(A1:B4,3,1)', [[5]]],
    ['=CHOOSECOLS(A1:B2,2,1)', [[3, 'Pear'], [1, 'Fig']]], // prettier-ignore
    ['=CHOOSEROWS(B1:B4,-1,1)', [[5], [3]]],
    ['=HSTACK({1;2},3)', [[1, 3], [2, '#N/A']]], // prettier-ignore
    ['=VSTACK({1,2},3)', [[1, 2], [3, '#N/A']]], // prettier-ignore
    ['=TOCOL({1,2;3,4},0,TRUE)', [[1], [3], [2], [4]]],
    ['=TOROW(A4:B5,1)', [['Kiwi', 5]]],
    ['=WRAPROWS({1,2,3},2,"-")', [[1, 2], [3, '-']]], // prettier-ignore
    ['=WRAPCOLS({1,2,3},2)', [[1, 3], [2, '#N/A']]], // prettier-ignore
    ['=EXPAND({1,2},2,3,0)', [[1, 2, 0], [0, 0, 0]]], // prettier-ignore
    ['=TEXTSPLIT("a-b;c","-",";")', [['a', 'b'], ['c', '#N/A']]], // prettier-ignore
    ['=IF(B1:B4>2,"many","few")', [['many'], ['few'], ['few'], ['many']]],
    ['=COUNTIF(A1:A4,UNIQUE(A1:A4))', [[2], [1], [1]]],
    ['=SUMIFS(B1:B4,A1:A4,{"Pear","Kiwi"})', [[5, 5]]],
    ['=SUM(FILTER(B1:B4,B1:B4>2))', [[8]]],
  ];
  it.each(cases)('%s', (text, shown) => {
    put(sheet, 'K1', [[text]]);
    const found = sheet.spillAt(0, 10)?.area ?? area('K1');
    expect(sheet.values(found).map((row) => row.map((one) => (typeof one === 'object' ? one.error : one)))).toEqual(
      shown,
    );
  });

  it('draw as many numbers as they are asked for, within their bounds', () => {
    put(sheet, 'K1', [['=RANDARRAY(3,2,4,6,TRUE)']]);
    const drawn = values(sheet, 'K1:L3').flat();
    expect(drawn.every((one) => [4, 5, 6].includes(Number(one)))).toBe(true);
    expect(answer(sheet, '=RANDARRAY(1,1,6,4)', 'N1')).toBe('#VALUE!');
  });
});
