import { failureOf, openBook } from '../../../support/office/open-book';

const products = [
  ['Product', 'Quantity', 'Price'],
  ['Frames', 2, 5000],
  ['Saddles', 10, 323.5],
];

/** What the public samples of ranges do, with the results that the documentation gives. */
describe('ranges', () => {
  it('take values, formulas and number formats, and answer them with their texts', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').values = products;
      const total = sheet.getRange('D2:D3');
      total.formulas = [['=B2*C2'], ['=B3*C3']];
      total.numberFormat = [['#,##0.00']];
      const all = sheet.getRange('B2:D3').load('values,formulas,text,valueTypes,numberFormat,address,rowCount');
      await context.sync();
      expect(all.values).toEqual([
        [2, 5000, 10000],
        [10, 323.5, 3235],
      ]);
      expect(all.formulas).toEqual([
        [2, 5000, '=B2*C2'],
        [10, 323.5, '=B3*C3'],
      ]);
      expect(all.text[0]).toEqual(['2', '5000', '10,000.00']);
      expect(all.valueTypes[0]).toEqual(['Double', 'Double', 'Double']);
      expect(all.numberFormat[1]).toEqual(['General', 'General', '#,##0.00']);
      expect([all.address, all.rowCount]).toEqual(['Sheet1!B2:D3', 2]);
    });
  });

  it('take and answer formulas as seen from their own cells', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1');
      range.formulasR1C1 = [[2, 3, '=RC[-2]*RC[-1]+R1C1']];
      range.load('formulas,formulasR1C1,values');
      await context.sync();
      expect(range.formulas).toEqual([[2, 3, '=A1*B1+$A$1']]);
      expect(range.formulasR1C1).toEqual([[2, 3, '=RC[-2]*RC[-1]+R1C1']]);
      expect(range.values).toEqual([[2, 3, 8]]);
    });
  });

  it('leave a cell where null is set, clear it where an empty text is', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1');
      range.values = [[1, 2, 3]];
      range.values = [[null, '', '7']];
      range.load('values,valueTypes');
      await context.sync();
      expect(range.values).toEqual([[1, '', 7]]);
      expect(range.valueTypes).toEqual([['Double', 'Empty', 'Double']]);
    });
  });

  it('take one value for all cells, and no block of another size', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
      // The types know blocks only; the documentation has "a single value applies to all cells".
      Object.assign(range, { values: 'x' });
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([
        ['x', 'x'],
        ['x', 'x'],
      ]);
    });
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [[1, 2, 3]];
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(['InvalidArgument', 'Range.values']);
  });

  it('lead to other ranges', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('B4:D6');
      const ranges = [
        range.getCell(0, 1),
        range.getRow(1),
        range.getColumn(2),
        range.getOffsetRange(-2, 1),
        range.getResizedRange(1, -1),
        range.getBoundingRect('G20:H21'),
        range.getIntersection('C5:J9'),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getLastCell(),
        range.getRowsBelow(2),
        range.getColumnsBefore(),
        sheet.getCell(0, 0),
        sheet.getRangeByIndexes(1, 1, 2, 3),
      ].map((one) => one.load('address'));
      const apart = range.getIntersectionOrNullObject('J1:J2');
      await context.sync();
      expect(ranges.map(({ address }) => address.replace('Sheet1!', ''))).toEqual([
        'C4',
        'B5:D5',
        'D4:D6',
        'C2:E4',
        'B4:C7',
        'B4:H21',
        'C5:D6',
        '4:6',
        'B:D',
        'D6',
        'B7:D8',
        'A4:A6',
        'A1',
        'B2:D3',
      ]);
      expect(apart.isNullObject).toBe(true);
    });
  });

  it('fail where they would leave the sheet', async () => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').getOffsetRange(-1, 0).load('address');
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(['InvalidArgument', 'Range.getOffsetRange']);
  });

  it('say what is used, and null where nothing is', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const blank = sheet.getUsedRangeOrNullObject();
      const first = sheet.getUsedRange().load('address');
      await context.sync();
      expect([blank.isNullObject, first.address]).toEqual([true, 'Sheet1!A1']);
      sheet.getRange('B2').values = [[1]];
      sheet.getRange('D9').format.fill.color = 'yellow';
      const used = sheet.getUsedRange().load('address');
      const values = sheet.getUsedRange(true).load('address');
      await context.sync();
      expect([used.address, values.address]).toEqual(['Sheet1!B2:D9', 'Sheet1!B2']);
    });
  });

  it('are inserted and deleted, and what is kept follows its cells at once', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').values = products;
      const kept = sheet.getRange('A3').load('address');
      await context.sync();
      const inserted = sheet.getRange('2:2').insert('Down').load('address');
      kept.values = [['Saddles, leather']];
      sheet.getRange('A:A').insert('Right');
      kept.load('address,values');
      await context.sync();
      expect([inserted.address, kept.address, kept.values]).toEqual([
        'Sheet1!2:2',
        'Sheet1!B4',
        [['Saddles, leather']],
      ]);
      sheet.getRange('1:3').delete('Up');
      kept.load('address');
      await context.sync();
      expect(kept.address).toBe('Sheet1!B1');
    });
  });

  it('follow rows that the person inserts, and are gone with rows that are deleted', async () => {
    const { Excel, workbook } = openBook();
    const { id } = workbook.sheets.active;
    const error = await failureOf(
      Excel.run(async (context) => {
        const kept = context.workbook.worksheets.getActiveWorksheet().getRange('B5').load('address');
        await context.sync();
        workbook.user.insertRows(id, 0, 3);
        kept.load('address');
        await context.sync();
        expect(kept.address).toBe('Sheet1!B8');
        workbook.user.removeRows(id, 7, 1);
        kept.load('address');
        await context.sync();
      }),
    );
    expect(error.code).toBe('InvalidReference');
  });

  it('are found by what they hold', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').values = products;
      const frames = sheet.getRange('A1:C3').find('frame', { completeMatch: false }).load('address');
      const exact = sheet.getRange('A1:C3').findOrNullObject('frame', { completeMatch: true });
      const all = sheet.findAll('s', { completeMatch: false }).load('address,areaCount');
      await context.sync();
      expect([frames.address, exact.isNullObject, all.address]).toEqual(['Sheet1!A2', true, 'Sheet1!A2:A3']);
    });
  });

  it('are copied with formulas that move along, or as values', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C1').formulas = [[3, 4, '=SUM(A1:B1)']];
      sheet.getRange('A2').copyFrom('A1:C1');
      sheet.getRange('A3').copyFrom(sheet.getRange('A1:C1'), 'Values');
      sheet.getRange('A4').copyFrom('A1:B1', 'All', false, true);
      const all = sheet.getRange('A2:C5').load('formulas');
      await context.sync();
      expect(all.formulas).toEqual([
        [3, 4, '=SUM(A2:B2)'],
        [3, 4, 7],
        [3, '', ''],
        [4, '', ''],
      ]);
    });
  });

  it('name their special cells', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C2').formulas = [
        [1, 'a', '=A1+1'],
        [true, '', '=1/0'],
      ];
      const formulas = sheet.getUsedRange().getSpecialCells('Formulas').load('address');
      const blanks = sheet.getUsedRange().getSpecialCells('Blanks').load('address');
      const texts = sheet.getUsedRange().getSpecialCells('Constants', 'LogicalText').load('address,cellCount');
      const none = sheet.getRange('A1').getSpecialCellsOrNullObject('Formulas');
      await context.sync();
      expect([formulas.address, blanks.address, texts.cellCount, none.isNullObject]).toEqual([
        'Sheet1!C1:C2',
        'Sheet1!B2',
        2,
        true,
      ]);
    });
  });

  it('without an end answer null for their cells', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('C:C');
      column.load('values,formulas,cellCount,rowCount,isEntireColumn');
      await context.sync();
      expect([column.values, column.formulas, column.rowCount, column.isEntireColumn]).toEqual([
        null,
        null,
        1_048_576,
        true,
      ]);
    });
  });

  it('are what the person selected', async () => {
    const { Excel, workbook } = openBook();
    workbook.user.select(workbook.sheets.active.id, [
      { row: 1, column: 1, rows: 2, columns: 2 },
      { row: 9, column: 0, rows: 1, columns: 1 },
    ]);
    await Excel.run(async (context) => {
      const ranges = context.workbook.getSelectedRanges().load('address,areaCount,cellCount');
      await context.sync();
      expect([ranges.address, ranges.areaCount, ranges.cellCount]).toEqual(['Sheet1!B2:C3,Sheet1!A10', 2, 5]);
      context.workbook.worksheets.getActiveWorksheet().getRange('D4:D5').select();
      const selected = context.workbook.getSelectedRange().load('address');
      const cell = context.workbook.getActiveCell().load('address');
      await context.sync();
      expect([selected.address, cell.address]).toEqual(['Sheet1!D4:D5', 'Sheet1!D4']);
    });
  });

  it('are written in blocks that the library cuts into pieces', async () => {
    const office = openBook();
    const rows = Array.from({ length: 400 }, (_, row) =>
      Array.from({ length: 20 }, (__, column) => row * 100 + column),
    );
    await office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:T400');
      range.values = rows;
      range.load('values');
      await context.sync();
      expect(range.values).toEqual(rows);
    });
    expect(office.syncs).toBeLessThanOrEqual(3);
    expect(office.host.held.references).toBe(0);
  });
});
