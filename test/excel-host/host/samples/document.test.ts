import { failureOf, openBook } from '../../../support/office/open-book';

describe('the document', () => {
  it('keeps settings', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('NeedsReview', true);
      settings.add('Filter', { columns: ['A'], level: 2 });
      settings.load('items/key,items/value');
      const filter = settings.getItem('Filter').load('value');
      const missing = settings.getItemOrNullObject('Missing');
      await context.sync();
      expect(settings.items.map(({ key, value }) => [key, value as unknown])).toEqual([
        ['NeedsReview', true],
        ['Filter', { columns: ['A'], level: 2 }],
      ]);
      expect([filter.value, missing.isNullObject]).toEqual([{ columns: ['A'], level: 2 }, true]);
      filter.delete();
      const count = settings.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
  });

  it('keeps custom properties of its own', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { custom } = context.workbook.properties;
      custom.add('Project', 'Alpha');
      custom.add('Budget', 1250.5);
      custom.load('items/key,items/value,items/type');
      await context.sync();
      expect(custom.items.map(({ key, value, type }) => [key, value as unknown, type])).toEqual([
        ['Project', 'Alpha', 'String'],
        ['Budget', 1250.5, 'Float'],
      ]);
    });
  });

  it('keeps XML parts, found by their namespace', async () => {
    const { Excel } = openBook();
    const xml = "<Reviewers xmlns='http://schemas.contoso.com/review/1.0'><Reviewer>Juan</Reviewer></Reviewers>";
    await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const added = parts.add(xml).load('id,namespaceUri');
      parts.add('<other/>');
      const found = parts.getByNamespace('http://schemas.contoso.com/review/1.0').getOnlyItem();
      const text = found.getXml();
      await context.sync();
      expect([added.namespaceUri, text.value]).toEqual(['http://schemas.contoso.com/review/1.0', xml]);
      added.setXml(xml.replace('Juan', 'Hong'));
      const changed = parts.getItem(added.id).getXml();
      added.delete();
      const count = parts.getCount();
      await context.sync();
      expect([changed.value.includes('Hong'), count.value]).toEqual([true, 1]);
    });
  });

  it('keeps comments with their replies', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { comments } = context.workbook;
      const comment = comments.add('Sheet1!A2', 'Is this right?');
      comment.replies.add('It is.');
      comment.resolved = true;
      const found = comments.getItemByCell('Sheet1!A2').load('content,authorName,resolved,replies/items/content');
      const location = found.getLocation().load('address');
      await context.sync();
      expect([found.content, found.authorName, found.resolved, location.address]).toEqual([
        'Is this right?',
        'Ada Lovelace',
        true,
        'Sheet1!A2',
      ]);
      expect(found.replies.items.map(({ content }) => content)).toEqual(['It is.']);
    });
    const twice = await failureOf(
      Excel.run(async (context) => {
        context.workbook.comments.add('Sheet1!A2', 'Again');
        await context.sync();
      }),
    );
    expect(twice.code).toBe('InvalidOperation');
  });

  it('draws charts of its cells', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').values = [
        ['State', 'Rows', 'Users'],
        ['Done', 12, 40],
        ['Failed', 1, 2],
      ];
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:C3'), 'Columns');
      chart.name = 'States';
      chart.title.text = 'Rows by state';
      chart.legend.position = 'Bottom';
      chart.setPosition('E2', 'J12');
      chart.series.getItemAt(0).format.fill.setSolidColor('#00FF00');
      const again = sheet.charts.getItem('States').load('chartType,title/text,legend/position,left,top');
      again.series.load('items/name,count');
      const values = again.series.getItemAt(1).getDimensionValues('Values');
      const added = chart.series.add('Again');
      added.setValues(sheet.getRange('C2:C3'));
      added.points.getItemAt(1).format.fill.setSolidColor('red');
      const points = added.points.load('items/value,count');
      const at = sheet.getRange('E2').load('left,top');
      await context.sync();
      expect([again.chartType, again.title.text, again.legend.position]).toEqual([
        'ColumnClustered',
        'Rows by state',
        'Bottom',
      ]);
      expect([again.left, again.top]).toEqual([at.left, at.top]);
      expect(again.series.items.map(({ name }) => name)).toEqual(['Rows', 'Users']);
      expect(points.items.map(({ value }) => value as unknown)).toEqual([40, 2]);
      expect(values.value).toEqual([40, 2]);
    });
  });

  it('is worked out when the add-in says so', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
      range.formulas = [[1, '=A1+1']];
      await context.sync();
      application.calculationMode = 'Manual';
      range.values = [[10, null]];
      const before = range.load('values');
      await context.sync();
      const stale = before.values[0]?.[1] as unknown;
      application.calculate('Full');
      range.load('values');
      application.load('calculationMode,decimalSeparator');
      await context.sync();
      expect([stale, range.values[0]?.[1]]).toEqual([2, 11]);
      expect([application.calculationMode, application.decimalSeparator]).toEqual(['Manual', '.']);
    });
  });
});
