import fc from 'fast-check';
import type { Sheet, Workbook } from '../../../src/excel-host/model';
import { area, newWorkbook, put } from './support';

/** Everything of a sheet that a person can see. */
function picture(workbook: Workbook): unknown {
  return workbook.sheets.list().map((sheet) => ({
    name: sheet.name,
    cells: [...sheet.cells()].filter((cell) => cell.value !== undefined || cell.formula !== undefined || cell.format),
    rows: [...sheet.rowBands()],
    columns: [...sheet.columnBands()],
    tables: sheet.tables.list().map(({ name, area: cells, columns, filter }) => ({
      name,
      cells,
      columns,
      criteria: [...filter.criteria],
    })),
    validations: sheet.validations.list(),
    conditions: sheet.conditionalFormats.list(),
    merges: sheet.merges(),
    names: workbook.names.list(),
  }));
}

type Action = (workbook: Workbook, sheet: Sheet) => void;

const row = fc.nat(9);
const column = fc.nat(6);
const count = fc.integer({ min: 1, max: 3 });

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(row, column, fc.constantFrom('5', 'text', '=SUM(A1:C4)', '=B2*2', '', '1/2/2026', '12%', 'Key')).map(
    ([r, c, text]): Action =>
      (workbook, sheet) =>
        void workbook.user.type(sheet.id, { row: r, column: c }, text),
  ),
  fc.tuple(row, count).map(
    ([at, n]): Action =>
      (workbook, sheet) =>
        void workbook.user.insertRows(sheet.id, at, n),
  ),
  fc.tuple(row, count).map(
    ([at, n]): Action =>
      (workbook, sheet) =>
        void workbook.user.removeRows(sheet.id, at, n),
  ),
  fc.tuple(column, count).map(
    ([at, n]): Action =>
      (workbook, sheet) =>
        void workbook.user.insertColumns(sheet.id, at, n),
  ),
  fc.tuple(column, count).map(
    ([at, n]): Action =>
      (workbook, sheet) =>
        void workbook.user.removeColumns(sheet.id, at, n),
  ),
  fc.tuple(column, fc.boolean()).map(([key, ascending]): Action => (workbook) => {
    const table = workbook.tables.list()[0];
    if (table && key < table.columns.length) workbook.user.sortTable(table.id, [{ key, ascending }]);
  }),
  fc.tuple(column).map(([key]): Action => (workbook) => {
    const table = workbook.tables.list()[0];
    if (table && key < table.columns.length) {
      workbook.user.filterTable(table.id, key, { filterOn: 'Custom', criterion1: '>1' });
    }
  }),
  fc.tuple(row, column).map(
    ([r, c]): Action =>
      (workbook, sheet) =>
        void workbook.user.pasteText(sheet.id, { row: r, column: c }, 'a\t1\r\n=A1\t"x\ny"\r\n'),
  ),
  fc.tuple(row, column).map(
    ([r, c]): Action =>
      (workbook, sheet) =>
        void workbook.user.clear(sheet.id, [{ row: r, column: c, rows: 2, columns: 2 }]),
  ),
  fc.tuple(row, column).map(
    ([r, c]): Action =>
      (workbook, sheet) =>
        void workbook.user.pasteCells(
          { sheetId: sheet.id, area: { row: r, column: c, rows: 2, columns: 2 } },
          { sheetId: sheet.id, at: { row: c, column: r } },
          r % 2 === 0,
        ),
  ),
  fc.tuple(row, column).map(
    ([r, c]): Action =>
      (workbook, sheet) =>
        void workbook.user.fill(
          sheet.id,
          { row: r, column: c, rows: 1, columns: 1 },
          { row: r, column: c, rows: 3, columns: 1 },
        ),
  ),
  fc.constantFrom('#FF0000', '#00FF00').map(
    (fill): Action =>
      (workbook, sheet) =>
        void workbook.user.perform(() => sheet.changeFormat(area('B2:C3'), { fill })),
  ),
);

function start() {
  const found = newWorkbook();
  put(found.sheet, 'A1', [
    ['Key', 'Qty', 'Twice'],
    ['K1', 3, '=B2*2'],
    ['K2', 1, '=B3*2'],
    ['K3', 2, '=B4*2'],
  ]);
  found.sheet.addTable(area('A1:C4'), true, { name: 'Items' });
  put(found.sheet, 'F1', [['=SUM(Items[Qty])', '=SUM(B:B)']]);
  found.sheet.validations.change(area('A2:A4'), { rule: { textLength: { operator: 'LessThan', formula1: 9 } } });
  found.sheet.conditionalFormats.add(
    [area('B2:B4')],
    { type: 'Custom', rule: { formula: '=$B2>1' } },
    { fill: '#0000FF' },
  );
  found.workbook.names.add('First', '=Sheet1!$B$2');
  return found;
}

test('undoing everything brings the workbook back, redoing everything the changes', () => {
  fc.assert(
    fc.property(fc.array(actions, { minLength: 1, maxLength: 8 }), (steps) => {
      const { workbook, sheet } = start();
      const before = picture(workbook);
      for (const step of steps) {
        step(workbook, sheet);
        // What formulas show that read themselves depends on where Excel began.
        fc.pre(!workbook.isCircular);
      }
      const after = picture(workbook);
      while (workbook.user.undo());
      expect(picture(workbook)).toEqual(before);
      while (workbook.user.redo());
      expect(picture(workbook)).toEqual(after);
    }),
    { numRuns: 250 },
  );
});

test('a step is taken back as a whole', () => {
  const { workbook, sheet } = start();
  workbook.user.type(sheet.id, { row: 4, column: 0 }, 'K4');
  expect(workbook.tables.get('Items').area).toEqual(area('A1:C5'));
  expect(workbook.user.undo()).toBe(true);
  expect(workbook.tables.get('Items').area).toEqual(area('A1:C4'));
  expect(workbook.user.canUndo).toBe(false);
  expect(workbook.user.canRedo).toBe(true);
});

test('a change of the add-in ends what can be undone', () => {
  const { workbook, sheet } = start();
  workbook.user.type(sheet.id, { row: 9, column: 9 }, 'x');
  expect(workbook.user.canUndo).toBe(true);
  workbook.batch('addin', () => put(sheet, 'H9', [['from the add-in']]));
  expect(workbook.user.canUndo).toBe(false);
});

test('a table that is small again is added up as such', () => {
  const { workbook, sheet } = start();
  workbook.user.type(sheet.id, { row: 4, column: 1 }, '5');
  expect(sheet.value(0, 5)).toBe(11);
  workbook.user.undo();
  expect(sheet.value(0, 5)).toBe(6);
});
