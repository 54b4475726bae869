import { failureOf, openBook } from '../../../support/office/open-book';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('data validation', () => {
  it('limits cells to a list that is written out', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const { dataValidation } = sheetOf(context).getRange('B2:B6');
      dataValidation.rule = { list: { inCellDropDown: true, source: 'Open,Done,Blocked' } };
      dataValidation.prompt = { showPrompt: true, title: 'Status', message: 'Choose one.' };
      dataValidation.errorAlert = { showAlert: true, style: 'Stop', title: 'No', message: 'Not of the list.' };
      dataValidation.load('type,rule,prompt,errorAlert,ignoreBlanks,valid');
      await context.sync();
      expect(dataValidation.type).toBe('List');
      expect(dataValidation.rule).toEqual({ list: { inCellDropDown: true, source: 'Open,Done,Blocked' } });
      expect(dataValidation.prompt).toMatchObject({ title: 'Status', message: 'Choose one.' });
      expect([dataValidation.errorAlert.style, dataValidation.ignoreBlanks, dataValidation.valid]).toEqual([
        'Stop',
        true,
        true,
      ]);
    });
    const { id } = workbook.sheets.active;
    expect(workbook.user.type(id, { row: 1, column: 1 }, 'Later').outcome).toBe('refused');
    expect(workbook.user.type(id, { row: 1, column: 1 }, 'Done').outcome).toBe('done');
  });

  it('takes a range as the source of a list', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('E1:E2').values = [['Paris'], ['Oslo']];
      sheet.getRange('B2').dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange('E1:E2') } };
      await context.sync();
    });
    expect(workbook.sheets.active.validations.choices(1, 1)).toEqual(['Paris', 'Oslo']);
  });

  it('judges what cells hold, which the API may set whatever it is', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('B2:B4');
      range.dataValidation.rule = { wholeNumber: { formula1: 0, formula2: 10, operator: 'Between' } };
      range.values = [[5], [50], ['']];
      range.dataValidation.load('valid,type');
      const invalid = range.dataValidation.getInvalidCells().load('address');
      await context.sync();
      expect([range.dataValidation.type, range.dataValidation.valid, invalid.address]).toEqual([
        'WholeNumber',
        null,
        'Sheet1!B3',
      ]);
      range.dataValidation.clear();
      range.dataValidation.load('type,valid');
      await context.sync();
      expect([range.dataValidation.type, range.dataValidation.valid]).toEqual(['None', true]);
    });
  });

  it('says where cells of a range differ', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('B2').dataValidation.rule = { custom: { formula: '=A2<>""' } };
      const both = sheet.getRange('B2:B3').dataValidation.load('type');
      await context.sync();
      expect(['Inconsistent', 'MixedCriteria']).toContain(both.type);
    });
  });

  it.each<[string, Excel.DataValidationRule]>([
    ['two kinds at once', { list: { inCellDropDown: true, source: 'a' }, custom: { formula: '=TRUE' } }],
    ['none', {}],
    ['no second bound', { decimal: { formula1: 1, operator: 'Between' } }],
    ['a list of more than 255 characters', { list: { inCellDropDown: true, source: 'x'.repeat(256) } }],
  ])('refuses a rule of %s', async (_, rule) => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').dataValidation.rule = rule;
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(['InvalidArgument', 'DataValidation.rule']);
  });
});

describe('conditional formats', () => {
  it('colour cells by their value and by formula, the last that was added first', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:B3');
      range.values = [
        [1, 'Done'],
        [5, 'Open'],
        [-3, 'Done'],
      ];
      const negative = sheetOf(context).getRange('A1:A3').conditionalFormats.add('CellValue');
      negative.cellValue.format.font.color = 'red';
      negative.cellValue.rule = { formula1: '=0', operator: 'LessThan' };
      const done = range.conditionalFormats.add('Custom');
      done.custom.rule.formula = '=$B1="Done"';
      done.custom.format.fill.color = 'green';
      done.stopIfTrue = true;
      const { conditionalFormats } = range;
      conditionalFormats.load('items/type,items/priority,items/stopIfTrue');
      await context.sync();
      expect(conditionalFormats.items.map(({ type, priority, stopIfTrue }) => [type, priority, stopIfTrue])).toEqual([
        ['Custom', 0, true],
        ['CellValue', 1, false],
      ]);
    });
    const sheet = workbook.sheets.active;
    expect([0, 1, 2].map((row) => sheet.shownFormat(row, 0).fill)).toEqual(['#008000', undefined, '#008000']);
    // The first one says that no other is asked after it.
    expect(sheet.shownFormat(2, 0).font.color).toBe('#000000');
  });

  it('colour cells that contain a text', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A2');
      range.values = [['was delayed'], ['on time']];
      const format = range.conditionalFormats.add('ContainsText');
      format.textComparison.format.font.bold = true;
      format.textComparison.rule = { operator: 'Contains', text: 'Delayed' };
      const other = format.cellValueOrNullObject;
      format.textComparison.load('rule');
      await context.sync();
      expect(other.isNullObject).toBe(true);
      expect(format.textComparison.rule).toEqual({ operator: 'Contains', text: 'Delayed' });
    });
    expect([0, 1].map((row) => workbook.sheets.active.shownFormat(row, 0).font.bold)).toEqual([true, false]);
  });

  it.each<[`${Excel.ConditionalFormatPresetCriterion}`, readonly number[]]>([
    ['AboveAverage', [100]],
    ['EqualOrBelowAverage', [1, 2, 2, 3, 20]],
    ['OneStdDevAboveAverage', [100]],
    ['TwoStdDevBelowAverage', []],
    ['DuplicateValues', [2, 2]],
  ])('colour the numbers that are %s', async (criterion, expected) => {
    const { Excel, workbook } = openBook();
    // Their average is 21.3.
    const numbers = [1, 2, 2, 3, 20, 100];
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange(`A1:A${numbers.length}`);
      range.values = numbers.map((number) => [number]);
      const { preset } = range.conditionalFormats.add('PresetCriteria');
      preset.rule = { criterion };
      preset.format.font.color = 'red';
      preset.load('rule');
      await context.sync();
      expect(preset.rule).toEqual({ criterion });
    });
    const coloured = numbers.filter((_, row) => workbook.sheets.active.shownFormat(row, 0).font.color === '#FF0000');
    expect(coloured).toEqual(expected);
  });

  it.each<[`${Excel.ConditionalFormatPresetCriterion}`, readonly string[]]>([
    ['Today', ['2026-11-21']],
    ['LastSevenDays', ['2026-11-15', '2026-11-21']],
    ['NextWeek', ['2026-11-22']],
    ['LastMonth', ['2026-10-31']],
  ])('colour the days of %s, which is seen from 21 November 2026', async (criterion, expected) => {
    const { Excel, workbook } = openBook();
    const days = ['2026-10-31', '2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22', '2026-12-01'];
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A6');
      range.values = days.map((day) => [Date.parse(day) / 86_400_000 + 25_569]);
      const { preset } = range.conditionalFormats.add('PresetCriteria');
      preset.rule = { criterion };
      preset.format.fill.color = 'yellow';
      await context.sync();
    });
    expect(days.filter((_, row) => workbook.sheets.active.shownFormat(row, 0).fill === '#FFFF00')).toEqual(expected);
  });

  it('change their order, are deleted and cleared', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { conditionalFormats } = sheetOf(context).getRange('A1:A5');
      const first = conditionalFormats.add('Custom').load('id');
      const second = conditionalFormats.add('Custom').load('id');
      await context.sync();
      first.priority = 0;
      conditionalFormats.load('items/id');
      const range = first.getRange().load('address');
      await context.sync();
      expect(conditionalFormats.items.map(({ id }) => id)).toEqual([first.id, second.id]);
      expect(range.address).toBe('Sheet1!A1:A5');
      second.delete();
      const count = conditionalFormats.getCount();
      conditionalFormats.clearAll();
      const none = conditionalFormats.getCount();
      await context.sync();
      expect([count.value, none.value]).toEqual([1, 0]);
    });
  });
});

describe('names', () => {
  it('say the values behind them, and of what kind they are', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:B2').values = [
        [1, 'one'],
        [true, ''],
      ];
      const block = context.workbook.names.add('Block', sheet.getRange('A1:B2')).arrayValues.load('values,types');
      const rate = context.workbook.names.add('Rate', '=0.25').arrayValues.load('values,types');
      await context.sync();
      expect([block.values, block.types]).toEqual([
        [
          [1, 'one'],
          [true, ''],
        ],
        [
          ['Double', 'String'],
          ['Boolean', 'Empty'],
        ],
      ]);
      expect([rate.values, rate.types]).toEqual([[[0.25]], [['Double']]]);
    });
  });

  it('stand for cells, formulas and constants', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const { names } = context.workbook;
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      names.add('Numbers', sheet.getRange('A1:A3'), 'what is summed up');
      names.add('Total', '=SUM(Numbers)');
      sheet.names.add('Greeting', 'Hello');
      sheet.getRange('B1:B2').formulas = [['=Total'], ['=Greeting']];
      const shown = sheet.getRange('B1:B2').load('values');
      names.load('items/name,items/type,items/value,items/formula,items/comment,items/scope');
      sheet.names.load('items/name,items/type,items/value,items/scope');
      const range = names.getItem('numbers').getRange().load('address');
      await context.sync();
      expect(shown.values).toEqual([[6], ['Hello']]);
      expect(names.items.map((item) => [item.name, item.type, item.scope, item.comment])).toEqual([
        ['Numbers', 'Range', 'Workbook', 'what is summed up'],
        ['Total', expect.any(String), 'Workbook', ''],
      ]);
      expect(names.items[0]?.formula).toBe('=Sheet1!$A$1:$A$3');
      expect(sheet.names.items.map((item) => [item.name, item.type, item.value as unknown, item.scope])).toEqual([
        ['Greeting', 'String', 'Hello', 'Worksheet'],
      ]);
      expect(range.address).toBe('Sheet1!A1:A3');
    });
  });

  it('follow their cells, change and go', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const item = context.workbook.names.add('Here', sheet.getRange('B2'));
      sheet.getRange('1:1').insert('Down');
      item.load('formula');
      await context.sync();
      expect(item.formula).toBe('=Sheet1!$B$3');
      item.formula = '=Sheet1!$D$4';
      const range = item.getRange().load('address');
      await context.sync();
      expect(range.address).toBe('Sheet1!D4');
      item.delete();
      const gone = context.workbook.names.getItemOrNullObject('Here');
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });
});
