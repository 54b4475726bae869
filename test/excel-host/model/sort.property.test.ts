import fc from 'fast-check';
import type { CellInput } from '../../../src/excel-host/model';
import { area, newWorkbook, values } from './support';

const content: fc.Arbitrary<CellInput> = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom('a', 'B', 'b', 'ż', 'Z', '', true, false, '=1/0', "'5"),
);
const rows = fc.array(fc.tuple(content, content, content), { minLength: 2, maxLength: 12 });

/** Numbers, texts, truth values, errors, and blanks at the end. */
function rank(value: string | number | boolean): number {
  if (value === '') return 4;
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return 2;
  return value.startsWith('#') ? 3 : 1;
}

test('sorting keeps rows whole, orders them, and leaves equal ones in their order', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (block, ascending) => {
      const { sheet } = newWorkbook();
      const numbered = block.map((row, index) => [...row, index]);
      const cells = { row: 0, column: 0, rows: block.length, columns: 4 };
      sheet.write(cells, numbered);
      const address = `A1:D${String(block.length)}`;
      const before = values(sheet, address);
      sheet.sort(cells, [{ key: 0, ascending }]);
      const after = values(sheet, address);
      const byNumber = (all: typeof after) => [...all].sort((a, b) => Number(a[3]) - Number(b[3]));
      expect(byNumber(after)).toEqual(byNumber(before));
      const compare = new Intl.Collator('en-US', { sensitivity: 'accent' }).compare;
      for (let at = 1; at < after.length; at += 1) {
        const [a, b] = [after[at - 1]![0]!, after[at]![0]!];
        const blanks = Number(a === '') - Number(b === '');
        const kinds = rank(a) - rank(b);
        const inKind =
          typeof a === 'string' && typeof b === 'string' && rank(a) === 1 ? compare(a, b) : Number(a) - Number(b);
        const order = a === '' || b === '' ? blanks : (ascending ? 1 : -1) * (kinds === 0 ? inKind || 0 : kinds);
        expect(order).toBeLessThanOrEqual(0);
        if (order === 0) expect(Number(after[at - 1]![3])).toBeLessThan(Number(after[at]![3]));
      }
    }),
  );
});

test('formulas of a row that moves still read their own row', () => {
  const { sheet } = newWorkbook();
  sheet.write(area('A1:B3'), [
    [3, '=A1*10'],
    [1, '=A2*10'],
    [2, '=A3*10'],
  ]);
  sheet.sort(area('A1:B3'), [{ key: 0 }]);
  expect(values(sheet, 'A1:B3')).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
});
