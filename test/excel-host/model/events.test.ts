import type { WorkbookEvent } from '../../../src/excel-host/model';
import { area, at, newWorkbook, put } from './support';

function listening() {
  const found = newWorkbook();
  put(found.sheet, 'A1', [
    ['Key', 'Qty'],
    ['K1', 1],
    ['K2', 2],
  ]);
  const table = found.sheet.addTable(area('A1:B3'), true, { name: 'Items' });
  const events: WorkbookEvent[] = [];
  found.workbook.on((event) => events.push(event));
  const changed = () => events.filter((event) => event.type === 'changed');
  return { ...found, table, events, changed };
}

test('an edit of one cell tells what was there before and after', () => {
  const { workbook, sheet, table, changed } = listening();
  workbook.user.type(sheet.id, at('B2'), '5');
  workbook.user.type(sheet.id, at('B3'), '=B2*2');
  expect(changed()).toMatchObject([
    {
      origin: 'user',
      changeType: 'RangeEdited',
      areas: [area('B2')],
      tableIds: [table.id],
      details: { valueBefore: 1, valueAfter: 5 },
    },
    { details: { valueBefore: 2, valueAfter: 10 } },
  ]);
});

test('an edit of many cells tells where', () => {
  const { workbook, sheet, changed } = listening();
  workbook.user.pasteText(sheet.id, at('D1'), 'a\tb\nc\td');
  expect(changed()).toMatchObject([{ areas: [area('D1:E2')], tableIds: [] }]);
  expect(changed()[0]).not.toHaveProperty('details');
});

test('a batch of the add-in is told at its end, and as the add-in’s', () => {
  const { workbook, sheet, events, changed } = listening();
  workbook.batch('addin', () => {
    put(sheet, 'D1', [['a']]);
    put(sheet, 'D2', [['b']]);
    expect(events).toEqual([]);
  });
  expect(changed().map((event) => event.origin)).toEqual(['addin', 'addin']);
});

test('what a batch changed before it failed stays and is told', () => {
  const { workbook, sheet, changed } = listening();
  expect(() =>
    workbook.batch('addin', () => {
      put(sheet, 'D1', [['a']]);
      put(sheet, 'D2', [['=1+']]);
    }),
  ).toThrow('InvalidArgument');
  expect(sheet.value(0, 3)).toBe('a');
  expect(changed()).toHaveLength(1);
});

test('rows that come and go are told as such', () => {
  const { workbook, sheet, changed } = listening();
  workbook.user.insertRows(sheet.id, 1, 1);
  workbook.user.removeRows(sheet.id, 1, 1);
  workbook.user.insertColumns(sheet.id, 5, 1);
  sheet.insert(area('F1:G2'), 'Down');
  expect(changed().map(({ changeType, shift }) => [changeType, shift])).toEqual([
    ['RowInserted', 'Down'],
    ['RowDeleted', 'Up'],
    ['ColumnInserted', 'Right'],
    ['CellInserted', 'Down'],
  ]);
});

test('selecting, activating, filtering and sorting are told', () => {
  const { workbook, sheet, table, events } = listening();
  const other = workbook.sheets.add('Other');
  workbook.user.select(sheet.id, [area('A2:B2')]);
  workbook.user.activate(other.id);
  workbook.user.filterTable(table.id, 1, { filterOn: 'Custom', criterion1: '>1' });
  workbook.user.sortTable(table.id, [{ key: 1, ascending: false }]);
  other.rename('Another');
  workbook.sheets.remove(other.id);
  expect(events.map((event) => event.type)).toEqual([
    'added',
    'selectionChanged',
    'deactivated',
    'activated',
    'filtered',
    'changed',
    'rowSorted',
    'renamed',
    'deactivated',
    'activated',
    'deleted',
  ]);
  expect(events[1]).toMatchObject({ areas: [area('A2:B2')], tableIds: [table.id], origin: 'user' });
});

test('views hear once of what they must draw again', () => {
  const { workbook, sheet } = listening();
  const drawn: (readonly string[])[] = [];
  const stop = workbook.subscribe((change) => drawn.push([...change.sheetIds]));
  workbook.batch('addin', () => {
    put(sheet, 'D1', [['a']]);
    sheet.changeFormat(area('D1'), { fill: '#FF0000' });
  });
  expect(drawn).toEqual([[sheet.id]]);
  stop();
  put(sheet, 'D1', [['b']]);
  expect(drawn).toHaveLength(1);
});

test('taking back rows that were removed tells that they came', () => {
  const { workbook, sheet, changed } = listening();
  workbook.user.removeRows(sheet.id, 1, 1);
  workbook.user.undo();
  workbook.user.redo();
  expect(changed().map(({ changeType }) => changeType)).toEqual(['RowDeleted', 'RowInserted', 'RowDeleted']);
});
