import fc from 'fast-check';
import { type Area, type ChangeType, type WorkbookEvent } from '../../../src/excel-host';
import { structureChange } from '../../../src/excel-host/host/structure';

const wholeRows = (row: number, rows: number): Area => ({ row, rows, column: 0, columns: 16_384 });
const wholeColumns = (column: number, columns: number): Area => ({ row: 0, rows: 1_048_576, column, columns });

type Shift = 'None' | 'Up' | 'Down' | 'Left' | 'Right';

function changed(changeType: ChangeType, area: Area, shift: Shift): WorkbookEvent {
  return { type: 'changed', sheetId: '{1}', origin: 'user', areas: [area], changeType, shift, tableIds: [] };
}

const after = (event: WorkbookEvent, area: Area) => structureChange(event)?.move(area);

describe('a range that is kept', () => {
  const kept: Area = { row: 4, rows: 3, column: 1, columns: 2 };

  it.each<[string, WorkbookEvent, Partial<Area> | undefined]>([
    ['moves down under rows that are inserted above', changed('RowInserted', wholeRows(0, 2), 'Down'), { row: 6 }],
    ['grows by rows that are inserted inside', changed('RowInserted', wholeRows(5, 2), 'Down'), { rows: 5 }],
    ['stays above rows that are inserted below', changed('RowInserted', wholeRows(7, 2), 'Down'), {}],
    ['moves up where rows above are deleted', changed('RowDeleted', wholeRows(1, 2), 'Up'), { row: 2 }],
    ['shrinks by rows of its own that are deleted', changed('RowDeleted', wholeRows(5, 9), 'Up'), { rows: 1 }],
    ['moves and shrinks', changed('RowDeleted', wholeRows(3, 2), 'Up'), { row: 3, rows: 2 }],
    ['is gone when all of its rows are', changed('RowDeleted', wholeRows(4, 3), 'Up'), undefined],
    ['moves right', changed('ColumnInserted', wholeColumns(0, 1), 'Right'), { column: 2 }],
    ['moves left', changed('ColumnDeleted', wholeColumns(0, 1), 'Left'), { column: 0 }],
    [
      'moves down with cells that are pushed down',
      changed('CellInserted', { row: 0, rows: 2, column: 1, columns: 2 }, 'Down'),
      { row: 6 },
    ],
    [
      'stays where only some of its columns are pushed down',
      changed('CellInserted', { row: 0, rows: 2, column: 1, columns: 1 }, 'Down'),
      {},
    ],
  ])('%s', (_, event, expected) => {
    expect(after(event, kept)).toEqual(expected && { ...kept, ...expected });
  });

  it('does not move when cells are edited', () => {
    expect(structureChange(changed('RangeEdited', wholeRows(0, 1), 'None'))).toBeUndefined();
  });

  it('is where it was once inserted rows are deleted again', () => {
    const areas = fc.record({
      row: fc.nat(50),
      rows: fc.integer({ min: 1, max: 20 }),
      column: fc.nat(20),
      columns: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(areas, fc.nat(80), fc.integer({ min: 1, max: 9 }), (area, row, rows) => {
        const inserted = after(changed('RowInserted', wholeRows(row, rows), 'Down'), area);
        expect(inserted && after(changed('RowDeleted', wholeRows(row, rows), 'Up'), inserted)).toEqual(area);
      }),
    );
  });
});
