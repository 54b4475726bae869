import { failureOf, openBook } from '../../../support/office/open-book';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('styles of cells', () => {
  it('bring their own look, and are read by their word where Excel made them', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:B1');
      range.format.fill.color = 'yellow';
      range.style = Excel.BuiltInStyle.heading1;
      range.load('style,format/fill/color,format/font/size,format/font/bold');
      const bottom = range.format.borders.getItem('EdgeBottom').load('style,weight');
      const beyond = sheetOf(context).getRange('A1:C1').load('style');
      await context.sync();
      // A heading says nothing of the fill: what was there stays.
      expect([range.style, range.format.fill.color, range.format.font.size, range.format.font.bold]).toEqual([
        'Heading1',
        '#FFFF00',
        15,
        true,
      ]);
      expect([bottom.style, bottom.weight, beyond.style]).toEqual(['Continuous', 'Thick', null]);
    });
  });

  it('are made, changed and taken away by an add-in, and cells follow', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { styles } = context.workbook;
      styles.add('Slanted');
      const style = styles.getItem('Slanted');
      style.textOrientation = 38;
      style.shrinkToFit = true;
      style.locked = false;
      style.fill.color = '#00FF00';
      const range = sheetOf(context).getRange('A1');
      range.style = 'slanted';
      range.format.font.bold = true;
      style.textOrientation = 45;
      style.load('name,builtIn,textOrientation,includeFont');
      range.load('style,format/textOrientation,format/shrinkToFit,format/protection/locked,format/fill/color');
      await context.sync();
      expect([style.name, style.builtIn, style.textOrientation, style.includeFont]).toEqual([
        'Slanted',
        false,
        45,
        true,
      ]);
      expect([range.style, range.format.textOrientation, range.format.shrinkToFit]).toEqual(['Slanted', 45, true]);
      expect([range.format.protection.locked, range.format.fill.color]).toEqual([false, '#00FF00']);
      style.delete();
      range.load('style,format/textOrientation,format/font/bold');
      const gone = styles.getItemOrNullObject('Slanted');
      await context.sync();
      expect([range.style, range.format.textOrientation, range.format.font.bold, gone.isNullObject]).toEqual([
        'Normal',
        0,
        true,
        true,
      ]);
    });
  });

  it('have names that are taken once, and Normal is never another', async () => {
    const { Excel } = openBook();
    const twice = await failureOf(
      Excel.run(async (context) => {
        context.workbook.styles.add('Good');
        await context.sync();
      }),
    );
    const unknown = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').style = 'No such style';
        await context.sync();
      }),
    );
    const normal = await failureOf(
      Excel.run(async (context) => {
        context.workbook.styles.getItem('Normal').font.bold = true;
        await context.sync();
      }),
    );
    expect([twice.code, unknown.code, normal.code]).toEqual(['ItemAlreadyExists', 'ItemNotFound', 'NotImplemented']);
  });

  it('and patterns, borders and links are set and read cell by cell', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:C1');
      range.setCellProperties([
        [
          { style: 'Bad' },
          { format: { fill: { pattern: 'Gray25', patternColor: 'red' }, borders: { bottom: { style: 'Dash' } } } },
          {},
        ],
      ]);
      const read = range.getCellProperties({
        style: true,
        format: { fill: { pattern: true, patternColor: true, color: true }, borders: { style: true } },
      });
      const fill = sheetOf(context).getRange('B1').format.fill.load('pattern,patternColor,color');
      await context.sync();
      expect(
        read.value[0]?.map((cell) => [cell.style, cell.format?.fill?.pattern, cell.format?.borders?.bottom?.style]),
      ).toEqual([
        ['Bad', 'Solid', 'None'],
        ['Normal', 'Gray25', 'Dash'],
        ['Normal', 'None', 'None'],
      ]);
      expect([fill.pattern, fill.patternColor, fill.color]).toEqual(['Gray25', '#FF0000', '#FFFFFF']);
    });
    const wrong = await failureOf(
      Excel.run(async (context) => {
        // No version of Excel has it.
        const font = { colour: 'red' };
        sheetOf(context)
          .getRange('A1')
          .setCellProperties([[{ format: { font: { bold: true, ...font } } }]]);
        await context.sync();
      }),
    );
    expect([wrong.code, wrong.message]).toEqual(['ApiNotFound', expect.stringContaining('font.colour')]);
  });

  it('leave sizes and angles to what Excel takes', async () => {
    const { Excel } = openBook();
    for (const change of [
      (format: Excel.RangeFormat) => (format.textOrientation = 91),
      (format: Excel.RangeFormat) => (format.indentLevel = 251),
      (format: Excel.RangeFormat) => (format.font.size = 410),
    ]) {
      const refused = await failureOf(
        Excel.run(async (context) => {
          change(sheetOf(context).getRange('A1').format);
          await context.sync();
        }),
      );
      expect(refused.code).toBe('InvalidArgument');
    }
  });
});

describe('links of cells', () => {
  it('show a text, look like links, and lead out of the workbook or within it', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const out = sheet.getRange('A1');
      out.hyperlink = { address: 'https://example.org/', screenTip: 'Out', textToDisplay: 'Example' };
      const within = sheet.getRange('A2');
      within.values = [['there']];
      within.hyperlink = { documentReference: 'Sheet1!C1' };
      out.load('hyperlink,values,style,format/font/underline');
      within.load('hyperlink,values');
      const none = sheet.getRange('A3').load('hyperlink');
      await context.sync();
      expect(out.hyperlink).toEqual({ address: 'https://example.org/', screenTip: 'Out', textToDisplay: 'Example' });
      expect([out.values, out.style, out.format.font.underline]).toEqual([[['Example']], 'Hlink', 'Single']);
      expect([within.hyperlink, within.values]).toEqual([
        { documentReference: 'Sheet1!C1', textToDisplay: 'there' },
        [['there']],
      ]);
      expect(none.hyperlink).toBeNull();
    });
    // They go where their cells go, also in a copy.
    workbook.user.insertRows(workbook.sheets.active.id, 0, 1);
    expect([0, 1, 2].map((row) => workbook.sheets.active.hyperlinks.at(row, 0)?.address)).toEqual([
      undefined,
      'https://example.org/',
      undefined,
    ]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('D1').copyFrom('A2');
      sheet.getRange('A2').clear('Hyperlinks');
      sheet.getRange('A3').clear('RemoveHyperlinks');
      const cells = ['A2', 'A3', 'D1'].map((address) => sheet.getRange(address).load('hyperlink,values,style'));
      await context.sync();
      expect(
        cells.map(({ hyperlink, values, style }) => [
          (hyperlink as { address?: string } | null)?.address,
          String(values),
          style,
        ]),
      ).toEqual([
        [undefined, 'Example', 'Hlink'],
        [undefined, 'there', 'Normal'],
        ['https://example.org/', 'Example', 'Hlink'],
      ]);
    });
  });

  it('need somewhere to lead', async () => {
    const { Excel } = openBook();
    const refused = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').hyperlink = { textToDisplay: 'Nowhere' };
        await context.sync();
      }),
    );
    expect(refused.code).toBe('InvalidArgument');
  });
});
