import fc from 'fast-check';
import { wireValue, type Sheet } from '../../../src/excel-host/model';
import { area, formula, newWorkbook, put, value, values } from './support';

const size = 8;

const cell = fc.record({ row: fc.nat(size - 1), column: fc.nat(size - 1) });
const span = fc.record({ at: fc.nat(size), count: fc.integer({ min: 1, max: 3 }), rows: fc.boolean() });
const letters = (column: number): string => String.fromCharCode(65 + column);

/** A sheet whose cells hold numbers that no two of them share. */
function numbered(sheet: Sheet): void {
  put(
    sheet,
    'A1',
    Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => 100 * row + column + 1)),
  );
}

function change(
  sheet: Sheet,
  kind: 'insert' | 'remove',
  { at, count, rows }: { at: number; count: number; rows: boolean },
) {
  const whole = rows
    ? { row: at, rows: count, column: 0, columns: 16_384 }
    : { row: 0, rows: 1_048_576, column: at, columns: count };
  if (kind === 'insert') sheet.insert(whole, rows ? 'Down' : 'Right');
  else sheet.remove(whole, rows ? 'Up' : 'Left');
}

describe('references follow their cells', () => {
  test('what a formula of another sheet answers does not change when rows and columns are inserted', () => {
    fc.assert(
      fc.property(
        cell,
        cell,
        fc.tuple(fc.boolean(), fc.boolean()),
        fc.array(span, { maxLength: 4 }),
        (a, b, fixed, spans) => {
          const { workbook } = newWorkbook({ sheets: ['Data', 'Formulas'] });
          const [data, formulas] = workbook.sheets.list();
          numbered(data!);
          const spelled = ({ row, column }: { row: number; column: number }): string =>
            `${fixed[0] ? '$' : ''}${letters(column)}${fixed[1] ? '$' : ''}${String(row + 1)}`;
          put(formulas!, 'C3', [[`=Data!${spelled(a)}`, `=SUM(Data!${spelled(a)}:${spelled(b)})`, '=SUM(Data!A:H)']]);
          const before = values(formulas!, 'C3:E3');
          for (const one of spans) change(data!, 'insert', one);
          expect(values(formulas!, 'C3:E3')).toEqual(before);
        },
      ),
    );
  });

  test('after a removal a formula answers what is left of its cells, and an error where none is', () => {
    fc.assert(
      fc.property(cell, cell, span, (a, b, removed) => {
        const { workbook } = newWorkbook({ sheets: ['Data', 'Formulas'] });
        const [data, formulas] = workbook.sheets.list();
        numbered(data!);
        const spelled = (one: typeof a): string => `${letters(one.column)}${String(one.row + 1)}`;
        put(formulas!, 'C3', [[`=SUM(Data!${spelled(a)}:${spelled(b)})`]]);
        change(data!, 'remove', removed);
        const isGone = (row: number, column: number): boolean => {
          const line = removed.rows ? row : column;
          return line >= removed.at && line < removed.at + removed.count;
        };
        let left = 0;
        let sum = 0;
        for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1) {
          for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column += 1) {
            if (isGone(row, column)) continue;
            left += 1;
            sum += 100 * row + column + 1;
          }
        }
        expect(value(formulas!, 'C3')).toBe(left === 0 ? '#REF!' : sum);
      }),
    );
  });

  test('formulas within the sheet go with their cells and answer the same', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), span, (targets, inserted) => {
        const { sheet } = newWorkbook();
        numbered(sheet);
        // Far off, so that they move as well, and each points at a cell of the block.
        targets.forEach(({ row, column }, index) => {
          put(sheet, `K${String(20 + index)}`, [[`=${letters(column)}${String(row + 1)}*2`]]);
        });
        const answers = () =>
          [...sheet.cells()].filter((one) => one.formula !== undefined).map((one) => wireValue(one.value));
        const before = answers();
        change(sheet, 'insert', inserted);
        expect(answers()).toEqual(before);
        change(sheet, 'remove', inserted);
        expect(answers()).toEqual(before);
        targets.forEach(({ row, column }, index) => {
          expect(formula(sheet, `K${String(20 + index)}`)).toBe(`=${letters(column)}${String(row + 1)}*2`);
        });
      }),
    );
  });

  test('names, validations and conditional formats follow as well', () => {
    const { workbook, sheet } = newWorkbook();
    workbook.names.add('Choices', '=Sheet1!$F$2:$F$4');
    put(sheet, 'F2', [['a'], ['b'], ['c']]);
    sheet.validations.change(area('B2:B9'), { rule: { list: { inCellDropDown: true, source: '=$F$2:$F$4' } } });
    sheet.validations.change(area('C2:C9'), { rule: { custom: { formula: '=$A2>0' } } });
    sheet.conditionalFormats.add(
      [area('D2:D9')],
      { type: 'Custom', rule: { formula: '=$A2>$F$1' } },
      { fill: '#00FF00' },
    );
    workbook.user.insertRows(sheet.id, 0, 2);
    workbook.user.insertColumns(sheet.id, 0, 1);
    expect(workbook.names.get('Choices').formula).toBe('=Sheet1!$G$4:$G$6');
    expect(sheet.validations.choices(10, 2)).toEqual(['a', 'b', 'c']);
    expect(sheet.validations.at(10, 3)?.rule.custom?.formula).toBe('=$B11>0');
    expect(sheet.conditionalFormats.list()[0]?.rule).toEqual({ type: 'Custom', rule: { formula: '=$B4>$G$3' } });
    // The first of the cells goes: the rest means the same as before.
    workbook.user.removeRows(sheet.id, 3, 1);
    expect(sheet.conditionalFormats.list()[0]?.rule).toEqual({ type: 'Custom', rule: { formula: '=$B4>$G$3' } });
    expect(sheet.conditionalFormats.list()[0]?.areas).toEqual([area('E4:E10')]);
    expect(sheet.validations.choices(9, 2)).toEqual(['b', 'c']);
  });
});
