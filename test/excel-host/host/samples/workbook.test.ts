import { failureOf, openBook } from '../../../support/office/open-book';
import { eventually } from '../../../support/office/eventually';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('the workbook', () => {
  it('has properties of its document', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { properties } = context.workbook;
      properties.set({ title: 'Plan', keywords: 'a, b', manager: 'Ada', revisionNumber: 3 });
      properties.load('title,subject,keywords,manager,author,lastAuthor,revisionNumber,creationDate');
      await context.sync();
      const { title, subject, keywords, manager, author, lastAuthor, revisionNumber, creationDate } = properties;
      expect([title, subject, keywords, manager]).toEqual(['Plan', '', 'a, b', 'Ada']);
      expect([author, lastAuthor, revisionNumber]).toEqual(['Ada Lovelace', 'Ada Lovelace', 3]);
      expect(creationDate.toISOString()).toBe('2026-11-21T08:00:00.000Z');
    });
  });

  it('keeps custom properties of a sheet under keys of any case', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { customProperties } = sheetOf(context);
      customProperties.add('Team', 'blue');
      customProperties.add('TEAM', 'green');
      customProperties.load('items/key,items/value');
      const found = customProperties.getItem('team').load('value');
      const ofOther = context.workbook.worksheets.add().customProperties.getCount();
      await context.sync();
      expect(customProperties.items.map(({ key, value }) => [key, value])).toEqual([['Team', 'green']]);
      expect([found.value, ofOther.value]).toEqual(['green', 0]);
    });
    const long = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).customProperties.add('k'.repeat(256), 'x');
        await context.sync();
      }),
    );
    expect(long.code).toBe('InvalidArgument');
  });

  it('keeps its sheets while its structure is protected', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('Second');
      context.workbook.protection.protect('secret');
      context.workbook.protection.load('protected');
      await context.sync();
      expect(context.workbook.protection.protected).toBe(true);
    });
    for (const change of [
      (sheets: Excel.WorksheetCollection) => void sheets.add('Third').load('name'),
      (sheets: Excel.WorksheetCollection) => sheets.getItem('Second').delete(),
      (sheets: Excel.WorksheetCollection) => (sheets.getItem('Second').name = 'Other'),
      (sheets: Excel.WorksheetCollection) => (sheets.getItem('Second').visibility = 'Hidden'),
      (sheets: Excel.WorksheetCollection) => (sheets.getItem('Second').position = 0),
      (sheets: Excel.WorksheetCollection) => void sheets.getItem('Second').copy().load('name'),
    ]) {
      const refused = await failureOf(
        Excel.run(async (context) => {
          change(context.workbook.worksheets);
          await context.sync();
        }),
      );
      expect(refused.code).toBe('AccessDenied');
    }
    const wrong = await failureOf(
      Excel.run(async (context) => {
        context.workbook.protection.unprotect('guess');
        await context.sync();
      }),
    );
    const twice = await failureOf(
      Excel.run(async (context) => {
        context.workbook.protection.protect();
        await context.sync();
      }),
    );
    expect([wrong.code, twice.code]).toEqual(['AccessDenied', 'InvalidOperation']);
    await Excel.run(async (context) => {
      // Cells are no part of the structure.
      sheetOf(context).getRange('A1').values = [[1]];
      context.workbook.protection.unprotect('secret');
      context.workbook.worksheets.getItem('Second').delete();
      await context.sync();
    });
    expect(workbook.sheets.list().map(({ name }) => name)).toEqual(['Sheet1']);
  });

  it('lets a protected sheet be changed only as its switches say, wherever the cells are', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1').format.protection.locked = false;
      sheet.getRange('A1').format.fill.color = 'red';
      sheet.protection.protect({ allowFormatRows: true });
      sheet.getRange('A1').values = [[1]];
      sheet.getRange('2:2').rowHidden = true;
      await context.sync();
    });
    for (const change of [
      (sheet: Excel.Worksheet) => (sheet.getRange('A500').values = [['far below all that is used']]),
      (sheet: Excel.Worksheet) => (sheet.getRange('XFD1').values = [['far beside it']]),
      (sheet: Excel.Worksheet) => (sheet.getRange('B:B').columnHidden = true),
      (sheet: Excel.Worksheet) => (sheet.getRange('A1').format.font.bold = true),
      (sheet: Excel.Worksheet) => sheet.getRange('A1').clear(),
      (sheet: Excel.Worksheet) => sheet.getRange('A1:B1').merge(),
      (sheet: Excel.Worksheet) => sheet.getRange('A1').dataValidation.clear(),
      (sheet: Excel.Worksheet) => (sheet.getRange('A1').hyperlink = { address: 'https://example.org/' }),
      (sheet: Excel.Worksheet) => void sheet.getRange('A1').conditionalFormats.add('Custom').load('id'),
      (sheet: Excel.Worksheet) => void sheet.tables.add('C1:D2', true).load('id'),
    ]) {
      const refused = await failureOf(
        Excel.run(async (context) => {
          change(sheetOf(context));
          await context.sync();
        }),
      );
      expect(refused.code).toBe('AccessDenied');
    }
    await Excel.run(async (context) => {
      const cell = sheetOf(context).getRange('A1').load('values,format/fill/color');
      await context.sync();
      // What was refused changed nothing.
      expect([cell.values, cell.format.fill.color]).toEqual([[[1]], '#FF0000']);
    });
  });

  it('has bindings that go where their cells go', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const table = sheet.tables.add('A1:B3', true);
      table.name = 'Items';
      sheet.getRange('D5').values = [['word']];
      const { bindings } = context.workbook;
      bindings.add(table.getRange(), 'Table', 'items');
      bindings.add('Sheet1!D5', 'Text', 'word');
      bindings.add(sheet.getRange('D6:E7'), 'Range', 'block');
      await context.sync();
      sheet.getRange('D1:F1').insert('Down');
      const bound = bindings.getItem('items').getTable().load('name');
      const text = bindings.getItem('word').getText();
      const block = bindings.getItem('block').getRange().load('address');
      bindings.load('items/id,items/type,count');
      await context.sync();
      expect([bound.name, text.value, block.address]).toEqual(['Items', 'word', 'Sheet1!D7:E8']);
      expect(bindings.items.map(({ id, type }) => `${id} ${type}`)).toEqual([
        'items Table',
        'word Text',
        'block Range',
      ]);
      bindings.getItem('word').delete();
      await context.sync();
    });
    expect(workbook.sheets.active.bindings.map(({ id }) => id)).toEqual(['items', 'block']);
    const wrong = await failureOf(
      Excel.run(async (context) => {
        context.workbook.bindings.getItem('block').getTable().load('name');
        await context.sync();
      }),
    );
    const noTable = await failureOf(
      Excel.run(async (context) => {
        context.workbook.bindings.add('Sheet1!H1:H2', 'Table', 'none').load('id');
        await context.sync();
      }),
    );
    expect([wrong.code, noTable.code]).toEqual(['InvalidBinding', 'InvalidArgument']);
  });

  it('tells of charts that come, go and are active', async () => {
    const { Excel, workbook } = openBook();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:B2').values = [
        ['a', 1],
        ['b', 2],
      ];
      const tell =
        (what: string) =>
        async ({ chartId }: { chartId: string }) =>
          void seen.push(`${what} ${chartId}`);
      sheet.charts.onAdded.add(tell('added'));
      sheet.charts.onActivated.add(tell('activated'));
      sheet.charts.onDeactivated.add(tell('deactivated'));
      sheet.charts.onDeleted.add(tell('deleted'));
      await context.sync();
      const chart = sheet.charts.add('Pie', sheet.getRange('A1:B2'));
      chart.activate();
      const active = context.workbook.getActiveChart().load('id');
      await context.sync();
      const { id } = active;
      sheet.getRange('C3').select();
      const none = context.workbook.getActiveChartOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
      chart.delete();
      await context.sync();
      await eventually(() => seen.length === 4);
      expect(seen).toEqual([`added ${id}`, `activated ${id}`, `deactivated ${id}`, `deleted ${id}`]);
    });
    expect(workbook.activeChart).toBeUndefined();
  });
});

describe('the page of a sheet', () => {
  it('is set up part by part', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { pageLayout } = sheetOf(context);
      pageLayout.orientation = 'Landscape';
      pageLayout.paperSize = Excel.PaperType.a4;
      pageLayout.centerHorizontally = true;
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintMargins('Centimeters', { left: 2.54 });
      pageLayout.setPrintArea('A1:D41');
      pageLayout.setPrintTitleRows('$1:$2');
      pageLayout.headersFooters.defaultForAllPages.centerHeader = '&P';
      pageLayout.load(
        'orientation,paperSize,centerHorizontally,centerVertically,zoom,leftMargin,rightMargin,firstPageNumber',
      );
      pageLayout.headersFooters.defaultForAllPages.load('centerHeader');
      const area = pageLayout.getPrintArea().load('address');
      const titles = pageLayout.getPrintTitleRows().load('address');
      const columns = pageLayout.getPrintTitleColumnsOrNullObject();
      await context.sync();
      expect([pageLayout.orientation, pageLayout.paperSize, pageLayout.centerHorizontally]).toEqual([
        'Landscape',
        'A4',
        true,
      ]);
      expect(pageLayout.centerVertically).toBe(false);
      expect(pageLayout.zoom).toEqual({ horizontalFitToPages: 1, scale: null, verticalFitToPages: null });
      expect([pageLayout.leftMargin, pageLayout.rightMargin, pageLayout.firstPageNumber]).toEqual([72, 50.4, '']);
      expect([area.address, titles.address, columns.isNullObject]).toEqual(['Sheet1!A1:D41', 'Sheet1!1:2', true]);
      expect(pageLayout.headersFooters.defaultForAllPages.centerHeader).toBe('&P');
    });
    const wrong = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).pageLayout.zoom = { scale: 401 };
        await context.sync();
      }),
    );
    expect(wrong.code).toBe('InvalidArgument');
  });

  it('ends where somebody said so, and follows the rows', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const { horizontalPageBreaks: breaks, verticalPageBreaks } = sheetOf(context);
      breaks.add('A21:E21');
      breaks.add('A11');
      verticalPageBreaks.add('C1');
      const cell = breaks.getItem(20).getCellAfterBreak().load('address');
      breaks.load('items/rowIndex');
      await context.sync();
      expect([cell.address, breaks.items.map(({ rowIndex }) => rowIndex)]).toEqual(['Sheet1!A21', [10, 20]]);
      breaks.getItem(20).delete();
      sheetOf(context).getRange('1:2').insert('Down');
      const count = breaks.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
    const { rowBreaks, columnBreaks } = workbook.sheets.active.page;
    expect([rowBreaks, columnBreaks]).toEqual([[12], [2]]);
  });
});

describe('conditional formats', () => {
  it('take any priority: what is beyond an end is the end, below 0 is counted from the back', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { conditionalFormats } = sheetOf(context).getRange('A1:A3');
      const [first, , third] = [0, 1, 2].map(() => conditionalFormats.add('Custom'));
      if (!first || !third) throw new Error('formats');
      await context.sync();
      // Every new one came first.
      third.priority = 99;
      first.priority = -3;
      first.load('priority');
      third.load('priority');
      await context.sync();
      expect([first.priority, third.priority]).toEqual([0, 2]);
    });
  });

  it('go with the look that is cleared, and validation stays', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A3');
      range.conditionalFormats.add('Custom').custom.rule.formula = '=A1>1';
      range.dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: 'Between' } };
      range.clear('Formats');
      const count = range.conditionalFormats.getCount();
      range.dataValidation.load('type');
      await context.sync();
      expect([count.value, range.dataValidation.type]).toEqual([0, 'WholeNumber']);
      range.clear();
      range.dataValidation.load('type');
      await context.sync();
      expect(range.dataValidation.type).toBe('None');
    });
  });
});
