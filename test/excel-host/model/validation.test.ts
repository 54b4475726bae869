import type { ValidationChange } from '../../../src/excel-host/model';
import { area, at, newWorkbook, put, refusal, value } from './support';

/** Types into a cell with a validation and answers what came of it. */
function entry(change: ValidationChange, typed: string, cells: Readonly<Record<string, string | number>> = {}) {
  const { workbook, sheet } = newWorkbook();
  for (const [address, content] of Object.entries(cells)) put(sheet, address, [[content]]);
  sheet.validations.change(area('B2:B5'), change);
  const { outcome } = workbook.user.type(sheet.id, at('B3'), typed);
  return { outcome, held: value(sheet, 'B3') };
}

const refused = { outcome: 'refused', held: '' };

describe('what a person types is judged', () => {
  test.each<[string, ValidationChange['rule'], string, boolean]>([
    ['a list of constants', { list: { inCellDropDown: true, source: 'Yes, No' } }, 'No', true],
    ['a list of constants', { list: { inCellDropDown: true, source: 'Yes,No' } }, 'no', false],
    ['a list of cells', { list: { inCellDropDown: true, source: '=$F$1:$F$2' } }, 'yes', true],
    ['a list of cells', { list: { inCellDropDown: true, source: '=$F$1:$F$2' } }, 'other', false],
    ['a list by name', { list: { inCellDropDown: true, source: '=Sheet1!$F$1:$F$2' } }, 'No', true],
    ['a list by a formula', { list: { inCellDropDown: true, source: '=IF($A2=1,$F$1:$F$1,$F$2:$F$2)' } }, 'Yes', true],
    ['a list by a formula', { list: { inCellDropDown: true, source: '=IF($A2=1,$F$1:$F$1,$F$2:$F$2)' } }, 'No', false],
    ['a list by OFFSET', { list: { inCellDropDown: true, source: '=OFFSET($F$1,1,0,1,1)' } }, 'No', true],
    ['whole numbers', { wholeNumber: { operator: 'Between', formula1: 1, formula2: 10 } }, '10', true],
    ['whole numbers', { wholeNumber: { operator: 'Between', formula1: 1, formula2: 10 } }, '2.5', false],
    ['whole numbers', { wholeNumber: { operator: 'Between', formula1: 1, formula2: 10 } }, '11', false],
    ['whole numbers', { wholeNumber: { operator: 'GreaterThan', formula1: '=$A3' } }, '2', true],
    ['whole numbers', { wholeNumber: { operator: 'GreaterThan', formula1: 1 } }, 'text', false],
    ['decimals', { decimal: { operator: 'NotBetween', formula1: 1, formula2: 2 } }, '1.5', false],
    ['decimals', { decimal: { operator: 'LessThanOrEqualTo', formula1: 1.5 } }, '1.5', true],
    ['dates', { date: { operator: 'GreaterThanOrEqualTo', formula1: '=DATE(2026,1,1)' } }, '2025-12-31', false],
    ['dates', { date: { operator: 'GreaterThanOrEqualTo', formula1: 46_023 } }, '2026-01-01', true],
    ['text lengths', { textLength: { operator: 'EqualTo', formula1: 2 } }, 'PL', true],
    ['text lengths', { textLength: { operator: 'EqualTo', formula1: 2 } }, 'POL', false],
    ['a formula', { custom: { formula: '=COUNTIF($B$2:$B$5,B2)=1' } }, 'once', true],
    ['a formula', { custom: { formula: '=FALSE' } }, 'x', false],
    ['a formula that fails', { custom: { formula: '=1/0' } }, 'x', false],
  ])('%s: %j takes %j: %s', (_, rule, typed, taken) => {
    const cells = { F1: 'Yes', F2: 'No', A2: 0, A3: 1 };
    const result = entry({ rule: rule! }, typed, cells);
    if (taken) expect(result.outcome).toBe('done');
    else expect(result).toEqual(refused);
  });

  test('blank cells are taken, unless they are not to be ignored', () => {
    const rule = { custom: { formula: '=FALSE' } };
    expect(entry({ rule, ignoreBlanks: false }, '').outcome).toBe('done');
    expect(entry({ rule }, 'x')).toEqual(refused);
  });

  test('a warning asks, information only tells', () => {
    const { workbook, sheet } = newWorkbook();
    const rule = { custom: { formula: '=FALSE' } };
    sheet.validations.change(area('A1'), { rule, errorAlert: { style: 'Warning', title: 'Sure?', message: 'Odd.' } });
    sheet.validations.change(area('A2'), { rule, errorAlert: { style: 'Information' } });
    sheet.validations.change(area('A3'), { rule, errorAlert: { showAlert: false } });
    const asked = workbook.user.type(sheet.id, at('A1'), 'x');
    expect(asked).toMatchObject({ outcome: 'asked', alert: { title: 'Sure?', message: 'Odd.' } });
    expect(value(sheet, 'A1')).toBe('');
    expect(workbook.user.canUndo).toBe(false);
    if (asked.outcome === 'asked') expect(asked.accept().outcome).toBe('done');
    expect(value(sheet, 'A1')).toBe('x');
    expect(workbook.user.type(sheet.id, at('A2'), 'x')).toMatchObject({
      outcome: 'done',
      alert: { style: 'Information' },
    });
    expect(workbook.user.type(sheet.id, at('A3'), 'x')).toEqual({ outcome: 'done' });
  });

  test('a refused entry tells nobody of anything', () => {
    const { workbook, sheet } = newWorkbook();
    put(sheet, 'A1', [['before', '=A1&"!"']]);
    sheet.validations.change(area('A1'), { rule: { custom: { formula: '=FALSE' } } });
    const told: string[] = [];
    workbook.on((event) => told.push(event.type));
    expect(workbook.user.type(sheet.id, at('A1'), 'after').outcome).toBe('refused');
    expect(told.filter((type) => type === 'changed')).toEqual([]);
    expect([value(sheet, 'A1'), value(sheet, 'B1')]).toEqual(['before', 'before!']);
  });

  test('pasting and the add-in are not judged, but the cell is known to be wrong', () => {
    const { workbook, sheet } = newWorkbook();
    sheet.validations.change(area('A1:A3'), { rule: { wholeNumber: { operator: 'GreaterThan', formula1: 0 } } });
    expect(workbook.user.pasteText(sheet.id, at('A1'), 'x').outcome).toBe('done');
    put(sheet, 'A2', [['y']]);
    expect([0, 1, 2].map((row) => sheet.validations.isValid(row, 0))).toEqual([false, false, true]);
  });
});

describe('validations of ranges', () => {
  test('cells of a range that differ say so', () => {
    const { sheet } = newWorkbook();
    sheet.validations.change(area('A1:A4'), { rule: { list: { inCellDropDown: true, source: 'a,b' } } });
    expect(sheet.validations.common(area('A2:A3')).type).toBe('List');
    expect(sheet.validations.common(area('A2:B3')).type).toBe('Inconsistent');
    sheet.validations.change(area('A3'), { rule: { textLength: { operator: 'LessThan', formula1: 5 } } });
    expect(sheet.validations.common(area('A1:A4')).type).toBe('MixedCriteria');
    expect(sheet.validations.common(area('C1')).type).toBe('None');
    sheet.validations.clear(area('A1:A4'));
    expect(sheet.validations.list()).toEqual([]);
  });

  test('a part of the cells keeps the meaning of its formula', () => {
    const { sheet } = newWorkbook();
    sheet.validations.change(area('B2:B9'), { rule: { custom: { formula: '=$A2>0' } } });
    sheet.validations.clear(area('B2:B4'));
    expect(sheet.validations.at(4, 1)?.rule.custom?.formula).toBe('=$A5>0');
    expect(sheet.validations.at(1, 1)).toBeUndefined();
  });

  test('what Excel does not take is refused', () => {
    const { sheet } = newWorkbook();
    const set = (change: ValidationChange) => refusal(() => sheet.validations.change(area('A1'), change));
    expect(set({ rule: { list: { inCellDropDown: true, source: 'x'.repeat(256) } } })).toBe('InvalidArgument');
    expect(set({ rule: { custom: { formula: '=1+' } } })).toBe('InvalidArgument');
    expect(set({ rule: { custom: { formula: 'no formula' } } })).toBe('InvalidArgument');
    expect(set({ errorAlert: { title: 'x'.repeat(33) } })).toBe('InvalidArgument');
    expect(set({ prompt: { title: 'fine', message: 'x'.repeat(255) } })).toBeUndefined();
  });
});
