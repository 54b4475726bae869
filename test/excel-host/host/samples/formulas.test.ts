import { failureOf, openBook } from '../../../support/office/open-book';
import { eventually } from '../../../support/office/eventually';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('traces of formulas', () => {
  it('lead to what a formula reads, directly or not, on every sheet', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const past = context.workbook.worksheets.add('Past');
      past.getRange('C2:E2').values = [[2, 3, '=C2*D2']];
      const sheet = sheetOf(context);
      sheet.getRange('C2:F2').values = [[4, 5, '=C2*D2', '=Past!E2+E2/2']];
      const cell = sheet.getRange('F2');
      const direct = cell.getDirectPrecedents().load('addresses');
      const all = cell.getPrecedents();
      all.load('addresses');
      all.areas.load('items/address');
      all.ranges.load('items/address');
      const ofPast = all.getRangeAreasBySheet('Past').load('address');
      await context.sync();
      expect(direct.addresses).toEqual(['Sheet1!E2', 'Past!E2']);
      expect(all.addresses).toEqual(['Sheet1!C2:E2', 'Past!C2:E2']);
      expect(all.areas.items.map(({ address }) => address)).toEqual(all.addresses);
      expect(all.ranges.items.map(({ address }) => address)).toEqual(all.addresses);
      expect(ofPast.address).toBe('Past!C2:E2');
      const readers = past.getRange('D2').getDirectDependents().load('addresses');
      const allReaders = past.getRange('D2').getDependents().load('addresses');
      await context.sync();
      expect([readers.addresses, allReaders.addresses]).toEqual([['Past!E2'], ['Sheet1!F2', 'Past!E2']]);
    });
  });

  it('end where nothing is read', async () => {
    const { Excel } = openBook();
    for (const way of ['getPrecedents', 'getDirectPrecedents', 'getDependents', 'getDirectDependents'] as const) {
      const refused = await failureOf(
        Excel.run(async (context) => {
          sheetOf(context).getRange('A1')[way]().load('addresses');
          await context.sync();
        }),
      );
      expect(refused.code).toBe('ItemNotFound');
    }
  });
});

describe('functions that an add-in calls', () => {
  it('work on values, ranges and on what other functions answer', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:C3');
      range.values = [
        ['Hammer', 23, 18],
        ['Wrench', 12, 11],
        ['Saw', 5, '=B3*3'],
      ];
      const { functions } = context.workbook;
      const found = functions.vlookup('Wrench', range, 2, false).load('value,error');
      const sum = functions.sum(functions.vlookup('Wrench', range, 2, false), functions.max(range), 5).load('value');
      const share = functions.round(functions.norm_S_Dist(1, true), 4).load('value');
      const missing = functions.vlookup('Plane', range, 2, false).load('value,error');
      const upper = functions.upper('saw').load('value');
      const counted = functions.countIf(range, '>11').load('value');
      await context.sync();
      expect([found.value, sum.value, share.value, upper.value, counted.value]).toEqual([12, 40, 0.8413, 'SAW', 4]);
      expect([missing.error, missing.value]).toEqual(['#N/A', null]);
    });
  });

  it('are refused by name where formulas do not know them', async () => {
    const { Excel } = openBook();
    const refused = await failureOf(
      Excel.run(async (context) => {
        context.workbook.functions.dbcs('a').load('value');
        await context.sync();
      }),
    );
    expect([refused.code, refused.message]).toEqual(['NotImplemented', 'The function DBCS is not modelled.']);
  });
});

describe('events of formulas and clicks', () => {
  it('tell which formulas are others now, and not what they answer', async () => {
    const { Excel } = openBook();
    const seen: unknown[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:D1').formulas = [[2, 4, 24, '=A1*B1']];
      sheet.onFormulaChanged.add(async (event) => void seen.push(event));
      await context.sync();
      sheet.getRange('A1').values = [[3]];
      sheet.getRange('D1:E1').formulas = [['=A1 * C1', '=D1']];
      await context.sync();
    });
    await eventually(() => seen.length === 1);
    expect(seen[0]).toMatchObject({
      type: 'WorksheetFormulaChanged',
      source: 'Local',
      formulaDetails: [
        { cellAddress: 'D1', previousFormula: '=A1*B1' },
        { cellAddress: 'E1', previousFormula: '' },
      ],
    });
  });

  it('tell where a person clicked', async () => {
    const { Excel, workbook } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      sheetOf(context).onSingleClicked.add(
        async ({ address, offsetX, offsetY }) => void seen.push(`${address} ${offsetX} ${offsetY}`),
      );
      await context.sync();
    });
    workbook.user.click(workbook.sheets.active.id, { row: 2, column: 1, offsetX: 4, offsetY: 7 });
    await eventually(() => seen.length === 1);
    expect(seen).toEqual(['B3 4 7']);
  });
});

describe('cells that go on', () => {
  type Kind = 'FillCopy' | 'FillSeries' | 'FillValues' | 'FillFormats' | 'FillWeekdays' | 'FillMonths' | 'FillYears';
  const filled = async (values: readonly unknown[], kind: Kind | undefined, numberFormat = 'General') => {
    const { Excel } = openBook();
    return Excel.run(async (context) => {
      const source = sheetOf(context)
        .getRange('A1')
        .getResizedRange(values.length - 1, 0);
      source.values = values.map((value) => [value]);
      source.numberFormat = values.map(() => [numberFormat]);
      source.format.font.bold = true;
      const whole = `A1:A${String(values.length + 3)}`;
      if (kind === undefined) source.autoFill(whole);
      else source.autoFill(whole, kind);
      const rest = source.getRowsBelow(3).load('text,format/font/bold');
      await context.sync();
      return [...rest.text.flat(), rest.format.font.bold];
    });
  };

  it.each([
    ['by their step', [1, 3], undefined, ['5', '7', '9', true]],
    ['along the nearest line', [1, 2, 4], undefined, ['5.333333333', '6.833333333', '8.333333333', true]],
    ['as copies', [1, 3], 'FillCopy', ['1', '3', '1', true]],
    ['by one', [1], 'FillSeries', ['2', '3', '4', true]],
    ['without their look', ['Item 1'], 'FillValues', ['Item 2', 'Item 3', 'Item 4', false]],
    ['as looks alone', ['Item 1'], 'FillFormats', ['', '', '', true]],
    ['by names of months', ['Nov'], undefined, ['Dec', 'Jan', 'Feb', true]],
    ['by every other day of the week', ['MON', 'WED'], undefined, ['FRI', 'SUN', 'TUE', true]],
  ] as const)('%s', async (_, values, kind, expected) => {
    expect(await filled(values, kind)).toEqual(expected);
  });

  it.each([
    ['weekdays', 'FillWeekdays', ['2026-01-30', '2026-02-02', '2026-02-03', true]],
    ['months, to the last day of a short one', 'FillMonths', ['2026-02-28', '2026-03-29', '2026-04-29', true]],
    ['years', 'FillYears', ['2027-01-29', '2028-01-29', '2029-01-29', true]],
  ] as const)('by %s', async (_, kind, expected) => {
    expect(await filled(['1/29/2026'], kind, 'yyyy-mm-dd')).toEqual(expected);
  });

  it('as formulas that read another range', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add('Other sheet');
      other.getRange('A1:A2').values = [[1], [2]];
      const range = sheetOf(context).getRange('C1:C2');
      range.copyFrom("'Other sheet'!A1:A2", Excel.RangeCopyType.link);
      range.load('formulas,values');
      await context.sync();
      expect([range.formulas, range.values]).toEqual([
        [["='Other sheet'!A1"], ["='Other sheet'!A2"]],
        [[1], [2]],
      ]);
    });
  });
});

describe('formulas that spill', () => {
  it('show their values below a heading, and tell where from and how far', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:C5').values = [
        ['Product', 'Region', 'Units'],
        ['Cherry', 'East', 5],
        ['Apple', 'West', 12],
        ['Banana', 'East', 20],
        ['Apple', 'East', 7],
      ];
      sheet.getRange('E2').formulas = [['=FILTER(A2:C5,C2:C5>6,"none")']];
      sheet.getRange('I2').formulas = [['=SORT(UNIQUE(A2:A5))']];
      sheet.getRange('K2').formulas = [['=COUNTA(I2#)']];
      const anchor = sheet.getRange('E2').load('hasSpill,formulas');
      const filled = anchor.getSpillingToRange().load('address,values,hasSpill,formulas,valueTypes');
      const parent = sheet.getRange('G3').getSpillParent().load('address,formulas');
      const names = sheet.getRange('I2').getSpillingToRange().load('values');
      const count = sheet.getRange('K2').load('values');
      const mixed = sheet.getRange('E2:E5').load('hasSpill');
      const plain = sheet.getRange('A1:C5').load('hasSpill');
      await context.sync();
      expect(filled.address).toBe('Sheet1!E2:G4');
      expect(filled.values).toEqual([
        ['Apple', 'West', 12],
        ['Banana', 'East', 20],
        ['Apple', 'East', 7],
      ]);
      // "If a cell has no formula, its value is returned instead" (Range.formulas).
      expect(filled.formulas[1]).toEqual(['Banana', 'East', 20]);
      expect([anchor.hasSpill, filled.hasSpill, mixed.hasSpill, plain.hasSpill]).toEqual([true, true, null, false]);
      expect([parent.address, parent.formulas]).toEqual(['Sheet1!E2', anchor.formulas]);
      expect(names.values).toEqual([['Apple'], ['Banana'], ['Cherry']]);
      expect(count.values).toEqual([[3]]);
    });
  });

  it('have neither parent nor range where nothing spills, and none of more than one cell', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:A3').values = [['=SEQUENCE(3)'], [''], ['mine']];
      const nothing = [
        sheet.getRange('A1').getSpillingToRangeOrNullObject(),
        sheet.getRange('A2').getSpillParentOrNullObject(),
        sheet.getRange('B1').getSpillParentOrNullObject(),
        sheet.getRange('A1:A2').getSpillingToRangeOrNullObject(),
        sheet.getRange('A1:A2').getSpillParentOrNullObject(),
      ];
      for (const one of nothing) one.load('address');
      const blocked = sheet.getRange('A1').load('values,valueTypes,hasSpill');
      await context.sync();
      expect(nothing.map(({ isNullObject }) => isNullObject)).toEqual([true, true, true, true, true]);
      expect([blocked.values, blocked.valueTypes, blocked.hasSpill]).toEqual([[['#SPILL!']], [['Error']], false]);
      sheet.getRange('A3').clear();
      const free = sheet.getRange('A1').getSpillingToRangeOrNullObject().load('address,values');
      await context.sync();
      expect([free.address, free.values]).toEqual(['Sheet1!A1:A3', [[1], [2], [3]]]);
    });
    const codes = ['getSpillingToRange', 'getSpillParent'] as const;
    for (const way of codes) {
      for (const [address, code] of [
        ['B1', 'ItemNotFound'],
        ['B1:B2', 'InvalidArgument'],
      ] as const) {
        const refused = await failureOf(
          Excel.run(async (context) => {
            sheetOf(context).getRange(address)[way]().load('address');
            await context.sync();
          }),
        );
        expect(refused.code).toBe(code);
      }
    }
  });
});
