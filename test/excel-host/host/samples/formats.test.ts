import { openBook } from '../../../support/office/open-book';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('the look of cells', () => {
  it('is set part by part, and is null where cells differ', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { format } = sheetOf(context).getRange('A1:B2');
      format.fill.color = '#4472C4';
      format.font.color = 'white';
      format.font.bold = true;
      format.horizontalAlignment = 'Center';
      format.wrapText = true;
      sheetOf(context).getRange('B2').format.font.bold = false;
      format.load('horizontalAlignment,wrapText,fill/color,font/color,font/bold,font/name,font/size');
      await context.sync();
      expect([format.fill.color, format.font.color, format.font.bold]).toEqual(['#4472C4', '#FFFFFF', null]);
      expect([format.horizontalAlignment, format.wrapText, format.font.name, format.font.size]).toEqual([
        'Center',
        true,
        'Calibri',
        11,
      ]);
      format.fill.clear();
      format.load('fill/color');
      await context.sync();
      expect(format.fill.color).toBe('#FFFFFF');
    });
  });

  it('is set as one object, and taken over from another range', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const source = sheet.getRange('B2');
      source.set({ format: { fill: { color: '#FFFF00' }, font: { name: 'Verdana', italic: true } }, values: [[1]] });
      source.load('format/fill/color,format/font/name,format/font/italic');
      await context.sync();
      const target = sheet.getRange('B4');
      target.set(source);
      target.load('format/fill/color,format/font/name,format/font/italic');
      await context.sync();
      expect(target.format.toJSON()).toMatchObject({
        fill: { color: '#FFFF00' },
        font: { name: 'Verdana', italic: true },
      });
    });
  });

  it('has borders on its sides', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const { borders } = sheetOf(context).getRange('B2:C3').format;
      borders.getItem('EdgeBottom').style = 'Continuous';
      borders.getItem('EdgeBottom').color = 'blue';
      borders.getItem('InsideVertical').style = 'Dot';
      const bottom = borders.getItem('EdgeBottom').load('style,color,weight');
      const top = borders.getItem('EdgeTop').load('style');
      borders.load('count');
      await context.sync();
      expect([bottom.style, bottom.color, bottom.weight, top.style, borders.count]).toEqual([
        'Continuous',
        '#0000FF',
        'Thin',
        'None',
        8,
      ]);
    });
    const { borders } = workbook.sheets.active.format(1, 1);
    expect([borders.EdgeRight?.style, borders.EdgeBottom]).toEqual(['Dot', undefined]);
  });

  it('has widths and heights, hidden rows and columns', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:B1').format.columnWidth = 120;
      sheet.getRange('2:3').format.rowHeight = 30;
      sheet.getRange('C:C').columnHidden = true;
      sheet.getRange('3:3').rowHidden = true;
      const columns = sheet.getRange('A1:B2').load('format/columnWidth,format/rowHeight,hidden,width,columnHidden');
      const hidden = sheet.getRange('B2:C3').load('hidden,rowHidden,columnHidden');
      await context.sync();
      expect([columns.format.columnWidth, columns.format.rowHeight, columns.width, columns.hidden]).toEqual([
        120,
        null,
        240,
        false,
      ]);
      expect([hidden.rowHidden, hidden.columnHidden]).toEqual([null, null]);
    });
  });

  it('is read and set cell by cell in one go', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:B1');
      range.setCellProperties([[{ format: { fill: { color: 'red' } } }, { format: { font: { bold: true } } }]]);
      const read = range.getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } });
      await context.sync();
      expect(read.value).toEqual([
        [
          { address: 'Sheet1!A1', format: { fill: { color: '#FF0000' }, font: { bold: false } } },
          { address: 'Sheet1!B1', format: { fill: { color: '#FFFFFF' }, font: { bold: true } } },
        ],
      ]);
    });
  });

  it('groups rows that can be folded', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('2:4').group('ByRows');
      sheet.showOutlineLevels(1, 0);
      await context.sync();
    });
    expect([0, 1, 3, 4].map((row) => workbook.sheets.active.row(row).hidden)).toEqual([false, true, true, false]);
  });
});
