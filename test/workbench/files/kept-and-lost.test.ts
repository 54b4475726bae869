import { createWorkbook, parseArea, type Area, type FilterCriteria, type Workbook } from '../../../src/excel-host';
import { lostAtSaving } from '../../../taskpane/workbench/file/xlsx';
import { openPackage } from '../../../taskpane/workbench/file/xlsx/workbook-package';
import { lostOf, modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

const again = async (workbook: Workbook): Promise<Workbook> => opened(await saved(workbook));

function at(address: string): Area {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  return area;
}

/** A workbook of one sheet with a table. */
function workbookWithTable(): Workbook {
  const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
  const sheet = workbook.sheets.get('Data');
  sheet.write(at('A1:B5'), [
    ['Name', 'Count'],
    ['Łódź', 1],
    ['Lund', 2],
    ['Rome', 3],
    ['', 4],
  ]);
  sheet.addTable(at('A1:B5'), true, { name: 'Items' });
  return workbook;
}

describe('what a file keeps', () => {
  test('custom document properties, each as what it is', async () => {
    const workbook = workbookWithTable();
    const values = { 'Team & co': 'Łódź "1"', 'Rows': 12, 'Rate': 0.25, 'Done': true };
    for (const [name, value] of Object.entries(values)) workbook.properties.set(name, JSON.stringify(value));
    const kept = [...(await again(workbook)).properties.entries()].map(([name, text]): [string, unknown] => [
      name,
      JSON.parse(text),
    ]);
    expect(Object.fromEntries(kept)).toEqual(values);
  });

  test('custom XML parts under their ids', async () => {
    const workbook = workbookWithTable();
    const parts = { '{11111111-2222-4333-8444-555555555555}': '<a xmlns="urn:a">ł &amp; 1</a>', '{2}': '<b/>' };
    for (const [id, xml] of Object.entries(parts)) workbook.xmlParts.set(id, xml);
    expect(Object.fromEntries((await again(workbook)).xmlParts.entries())).toEqual(parts);
  });

  test('the protection of a sheet, with what it allows', async () => {
    const workbook = workbookWithTable();
    workbook.sheets.get('Data').protect({ allowSort: true, allowFormatCells: true, selectionMode: 'Unlocked' });
    const kept = (await again(workbook)).sheets.get('Data').protection;
    expect(kept?.options).toMatchObject({
      allowSort: true,
      allowFormatCells: true,
      allowDeleteRows: false,
      selectionMode: 'Unlocked',
    });
  });

  test('headers, footers and the paper that a sheet is printed on', async () => {
    const part = 'xl/worksheets/sheet1.xml';
    const file = await openPackage(await saved(workbookWithTable()));
    const xml = (await file.text(part)) ?? '';
    const page =
      '<pageSetup orientation="landscape" paperSize="9"/><headerFooter><oddHeader>&amp;CRun</oddHeader></headerFooter>';
    file.set(part, xml.replace(/<pageSetup\b[^>]*\/>/, page));
    const kept = await openPackage(await saved(await opened(await file.bytes())));
    expect(await kept.text(part)).toContain('<oddHeader>&amp;CRun</oddHeader>');
    expect(await kept.text(part)).toMatch(/<pageSetup\b[^>]*orientation="landscape"/);
  });

  test('data bars, with their colour and their bounds', async () => {
    const workbook = workbookWithTable();
    const rule = {
      'lowerBoundRule': { type: 'Number', formula: '1' },
      'upperBoundRule': { type: 'HighestValue' },
      'positive.fillColor': '#112233',
    };
    workbook.sheets.get('Data').conditionalFormats.add([at('B2:B5')], { type: 'DataBar', rule }, {}, 'last');
    const [kept] = (await again(workbook)).sheets.get('Data').conditionalFormats.list();
    expect(kept).toMatchObject({ areas: [at('B2:B5')], rule: { type: 'DataBar', rule } });
  });

  test.each<FilterCriteria>([
    { filterOn: 'Values', values: ['1', '3'] },
    { filterOn: 'Custom', criterion1: '>1', criterion2: '<=3', operator: 'And' },
    { filterOn: 'Custom', criterion1: '=2' },
    { filterOn: 'TopItems', criterion1: '2' },
    { filterOn: 'BottomPercent', criterion1: '50' },
    { filterOn: 'Dynamic', dynamicCriteria: 'AboveAverage' },
  ])('a filter of a table: %j', async (criteria) => {
    const workbook = workbookWithTable();
    const [table] = workbook.tables.list();
    table?.applyFilter(1, criteria);
    const kept = (await again(workbook)).tables.list()[0];
    expect(kept?.filter.criteria.get(1)).toEqual(criteria);
    const hidden = (book: Workbook) =>
      [...book.sheets.get('Data').rowBands()]
        .filter(({ filtered }) => filtered)
        .map(({ index, count }) => [index, count]);
    expect(hidden(await again(workbook))).toEqual(hidden(workbook));
  });
});

describe('what a file keeps of sheets and the document', () => {
  test('links, out of the workbook and within it, with the looks of their cells', async () => {
    const workbook = workbookWithTable();
    const links = workbook.sheets.get('Data').hyperlinks;
    links.set(at('A2'), {
      address: 'https://example.org/?a=1&b="2"',
      documentReference: undefined,
      screenTip: 'Out & on',
    });
    links.set(at('A3:A4'), { address: undefined, documentReference: 'Data!B2', screenTip: undefined });
    const bytes = await saved(workbook);
    const kept = (await opened(bytes)).sheets.get('Data');
    expect(kept.hyperlinks.list()).toEqual(links.list());
    expect(kept.format(1, 0).font.underline).toBe('Single');
    expect(await lostOf(bytes)).toEqual([]);
  });

  test('patterns, diagonals and the way of reading', async () => {
    const workbook = workbookWithTable();
    const sheet = workbook.sheets.get('Data');
    sheet.changeFormat(at('D1'), { fill: '#FFFF00', pattern: { kind: 'Gray25', color: '#FF0000' } });
    sheet.changeFormat(at('D2'), { pattern: { kind: 'LightUp' } });
    sheet.changeFormat(at('D3'), { borders: { DiagonalUp: { style: 'Dash', color: '#00FF00' } } });
    sheet.changeFormat(at('D4'), { readingOrder: 'RightToLeft', textOrientation: 180 });
    sheet.changeFormat(at('D5'), { textOrientation: -45 });
    const kept = (await again(workbook)).sheets.get('Data');
    for (const row of [0, 1, 2, 3, 4]) expect(kept.format(row, 3)).toEqual(sheet.format(row, 3));
  });

  test('how a sheet is printed', async () => {
    const workbook = workbookWithTable();
    const sheet = workbook.sheets.get('Data');
    const { headersFooters } = sheet.page;
    const texts = { ...headersFooters.firstPage, leftHeader: 'A & B', rightFooter: '&P of &N' };
    sheet.changePage({
      orientation: 'Landscape',
      paperSize: 'A4',
      printErrors: 'Dash',
      printComments: 'EndSheet',
      printOrder: 'OverThenDown',
      printGridlines: true,
      centerVertically: true,
      zoom: { horizontalFitToPages: 1, verticalFitToPages: undefined },
      margins: { ...sheet.page.margins, left: 72 },
      printArea: [at('A1:B5'), at('D1:D9')],
      titleRows: at('1:2'),
      titleColumns: at('A:A'),
      headersFooters: { ...headersFooters, state: 'FirstAndDefault', firstPage: texts },
      rowBreaks: [3, 20],
      columnBreaks: [2],
    });
    expect((await again(workbook)).sheets.get('Data').page).toEqual(sheet.page);
  });

  test('a sheet whose headers and footers say nothing', async () => {
    const file = await openPackage(await saved(workbookWithTable()));
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = (await file.text(sheet)) ?? '';
    file.set(
      sheet,
      xml.replace(/<pageMargins\b[^>]*\/>/, (tag) => `${tag}<headerFooter/>`),
    );
    const { page } = (await opened(await file.bytes())).sheets.get('Data');
    expect(page.headersFooters.defaultForAllPages.centerHeader).toBe('');
  });

  test('properties of the document and the protection of its structure', async () => {
    const workbook = workbookWithTable();
    workbook.documentProperties.set('title', 'Plan & more');
    workbook.documentProperties.set('comments', 'Said');
    workbook.documentProperties.set('author', 'Ada');
    workbook.protectStructure();
    const kept = await again(workbook);
    expect(['title', 'comments', 'author'].map((name) => kept.documentProperties.get(name))).toEqual([
      'Plan & more',
      'Said',
      'Ada',
    ]);
    expect(kept.structureProtection).toEqual({ password: undefined });
  });
});

describe('what a file loses is said', () => {
  test('a file of the workbench loses nothing when it is opened', async () => {
    expect(await lostOf(await saved(workbookWithTable()))).toEqual([]);
  });

  test('charts, pictures and passwords of a file from elsewhere are named and counted', async () => {
    const file = await openPackage(await saved(workbookWithTable()));
    file.set('xl/charts/chart1.xml', '<c/>');
    file.set('xl/charts/chart2.xml', '<c/>');
    file.set('xl/media/image1.png', '');
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = (await file.text(sheet)) ?? '';
    const more = '<hyperlinks><hyperlink ref="A2" location="Data!A1"/></hyperlinks>';
    const locked = '<sheetProtection sheet="1" password="CC1A"/>';
    file.set(sheet, xml.replace('</sheetData>', `</sheetData>${locked}${more}`));
    expect(await lostOf(await file.bytes())).toEqual([
      { code: 'charts', count: 2 },
      { code: 'drawings', count: 1 },
      { code: 'passwords', count: 1 },
    ]);
  });

  test('charts and threads of the workbook itself are named when it is saved', async () => {
    const workbook = workbookWithTable();
    const sheet = workbook.sheets.get('Data');
    sheet.charts.add({
      name: 'Chart 1',
      type: 'ColumnClustered',
      source: at('A1:B5'),
      seriesBy: 'Columns',
      title: '',
      left: 0,
      top: 0,
      width: 360,
      height: 216,
      properties: {},
    });
    expect(await lostAtSaving(workbook)).toEqual([{ code: 'charts', count: 1 }]);
  });

  test('names of styles, bindings, properties of sheets and the password of the structure are named', async () => {
    const workbook = workbookWithTable();
    const sheet = workbook.sheets.get('Data');
    sheet.applyStyle(at('A1:B1'), 'Heading 1');
    sheet.applyStyle(at('A2'), 'Good');
    sheet.bind({ id: 'watched', type: 'Range', area: at('A1:B5') });
    sheet.customProperties.set('team', '"blue"');
    workbook.protectStructure('secret');
    expect(await lostAtSaving(workbook)).toEqual([
      { code: 'styles', count: 2 },
      { code: 'sheetProperties', count: 1 },
      { code: 'bindings', count: 1 },
      { code: 'passwords', count: 1 },
    ]);
  });
});
