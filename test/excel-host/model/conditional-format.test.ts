import type { ConditionalRule } from '../../../src/excel-host/model';
import { area, newWorkbook, put, refusal } from './support';

describe('cells look as their conditional formats say', () => {
  test.each<[string, ConditionalRule, readonly boolean[]]>([
    ['cell value', { type: 'CellValue', rule: { operator: 'GreaterThan', formula1: 2 } }, [false, true, true, false]],
    [
      'text value',
      { type: 'CellValue', rule: { operator: 'EqualTo', formula1: '="done"' } },
      [false, false, true, false],
    ],
    [
      'between',
      { type: 'CellValue', rule: { operator: 'Between', formula1: '=$B$1', formula2: '3' } },
      [true, true, false, false],
    ],
    ['formula', { type: 'Custom', rule: { formula: '=AND(ISNUMBER($A1),$A1<=$B$1)' } }, [true, false, false, false]],
    ['text', { type: 'ContainsText', rule: { operator: 'Contains', text: 'ON' } }, [false, false, true, false]],
    ['no text', { type: 'ContainsText', rule: { operator: 'NotContains', text: 'on' } }, [true, true, false, true]],
    ['blanks', { type: 'PresetCriteria', rule: { criterion: 'Blanks' } }, [false, false, false, true]],
    ['duplicates', { type: 'PresetCriteria', rule: { criterion: 'UniqueValues' } }, [true, true, true, false]],
    ['ranks', { type: 'TopBottom', rule: { type: 'TopItems', rank: 1 } }, [false, true, false, false]],
  ])('%s', (_, rule, expected) => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [
      [1, 1],
      [3, ''],
      ['Done', ''],
      ['', ''],
    ]);
    sheet.conditionalFormats.add([area('A1:A4')], rule, { fill: '#FF0000' });
    expect([0, 1, 2, 3].map((row) => sheet.shownFormat(row, 0).fill === '#FF0000')).toEqual(expected);
  });

  test('of two that contradict each other the first one wins, the rest is laid over', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['x']]);
    const rule: ConditionalRule = { type: 'Custom', rule: { formula: '=TRUE' } };
    const first = sheet.conditionalFormats.add([area('A1')], rule, { fill: '#111111', font: { bold: true } });
    const second = sheet.conditionalFormats.add([area('A1')], rule, { fill: '#222222', font: { italic: true } });
    expect(sheet.conditionalFormats.list().map((format) => format.id)).toEqual([second.id, first.id]);
    expect(sheet.shownFormat(0, 0)).toMatchObject({ fill: '#222222', font: { bold: true, italic: true } });
    sheet.conditionalFormats.change(first.id, { priority: 0, stopIfTrue: true });
    expect(sheet.shownFormat(0, 0)).toMatchObject({ fill: '#111111', font: { bold: true, italic: false } });
    expect(sheet.format(0, 0).fill).toBeUndefined();
  });

  test('a number format for texts shows a word in place of the cell’s own', () => {
    const { sheet } = newWorkbook();
    put(sheet, 'A1', [['s-1'], ['s-2'], ['s-1']]);
    const rule: ConditionalRule = { type: 'Custom', rule: { formula: '=AND($A1<>"",COUNTIF($A:$A,$A1)>1)' } };
    sheet.conditionalFormats.add([area('A1:A3')], rule, { numberFormat: 'General;General;General;"Duplicate"' });
    expect([0, 1, 2].map((row) => sheet.shownText(row, 0))).toEqual(['Duplicate', 's-2', 'Duplicate']);
    expect(sheet.text(0, 0)).toBe('s-1');
    const before = sheet.conditionalFormats.add(
      [area('A3')],
      { type: 'Custom', rule: { formula: '=TRUE' } },
      { fill: '#111111' },
    );
    expect(sheet.shownText(2, 0)).toBe('Duplicate');
    sheet.conditionalFormats.change(before.id, { stopIfTrue: true });
    expect([0, 2].map((row) => sheet.shownText(row, 0))).toEqual(['Duplicate', 's-1']);
  });

  test('what is counted of many cells follows every edit, with manual calculation as well', () => {
    const { sheet, workbook } = newWorkbook();
    put(
      sheet,
      'A1',
      Array.from({ length: 40 }, (_, row) => [`s-${String(row)}`, '', row]),
    );
    const marked = '#111111';
    const counted: ConditionalRule = { type: 'Custom', rule: { formula: '=COUNTIF($A$1:$B$40,$A1)>1' } };
    const preset: ConditionalRule = { type: 'PresetCriteria', rule: { criterion: 'DuplicateValues' } };
    const above: ConditionalRule = { type: 'PresetCriteria', rule: { criterion: 'AboveAverage' } };
    sheet.conditionalFormats.add([area('A1:A40')], counted, { fill: marked });
    sheet.conditionalFormats.add([area('A1:A40')], preset, { font: { bold: true } });
    sheet.conditionalFormats.add([area('C1:C40')], above, { fill: marked });
    const rows = (is: (row: number) => boolean) => Array.from({ length: 40 }, (_, row) => row).filter(is);
    const filled = (column: number) => rows((row) => sheet.shownFormat(row, column).fill === marked);
    const bold = () => rows((row) => sheet.shownFormat(row, 0).font.bold);
    expect([filled(0), bold(), filled(2)]).toEqual([[], [], rows((row) => row > 19)]);
    put(sheet, 'B1', [['S-7']]);
    put(sheet, 'A3', [['s-9']]);
    put(sheet, 'C1', [[100_000]]);
    expect([filled(0), bold(), filled(2)]).toEqual([[2, 7, 9], [2, 9], [0]]);
    sheet.remove({ ...area('A3:A3'), columns: 16_384 }, 'Up');
    expect([filled(0), bold()]).toEqual([[6], []]);
    workbook.calculationMode = 'Manual';
    put(sheet, 'A1', [['s-39']]);
    expect([filled(0), bold()]).toEqual([
      [0, 6, 38],
      [0, 38],
    ]);
    workbook.user.clear(sheet.id, [area('A1')]);
    workbook.user.undo();
    expect(bold()).toEqual([0, 38]);
  });

  test('clearing a part leaves the rest, formulas that cannot be read are refused', () => {
    const { sheet } = newWorkbook();
    sheet.conditionalFormats.add([area('A1:A9')], { type: 'Custom', rule: { formula: '=$B1>0' } }, { fill: '#FF0000' });
    sheet.conditionalFormats.clear(area('A1:A3'));
    expect(sheet.conditionalFormats.list()[0]).toMatchObject({
      areas: [area('A4:A9')],
      rule: { rule: { formula: '=$B4>0' } },
    });
    const wrong: ConditionalRule = { type: 'Custom', rule: { formula: '=IF(' } };
    expect(refusal(() => sheet.conditionalFormats.add([area('A1')], wrong))).toBe('InvalidArgument');
    expect(refusal(() => sheet.conditionalFormats.remove('nothing'))).toBe('ItemNotFound');
  });
});
