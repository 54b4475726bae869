import { createWorkbook, parseArea, type Area, type Sheet, type Workbook } from '../../../src/excel-host';
import { openPackage } from '../../../taskpane/workbench/file/xlsx/workbook-package';
import { lostOf, modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

const sheetPart = 'xl/worksheets/sheet1.xml';

function area(address: string): Area {
  const found = parseArea(address);
  if (!found) throw new Error(address);
  return found;
}

function put(sheet: Sheet, address: string, block: readonly (readonly (string | number)[])[]): void {
  sheet.write({ ...area(address), rows: block.length, columns: block[0]?.length ?? 0 }, block);
}

/** A sheet that comes before the one with the table, whose formulas name it by every kind of part. */
function stock(): Workbook {
  const workbook = createWorkbook({ clock: modelClock, sheets: ['Total', 'Data'] });
  const sheet = workbook.sheets.get('Data');
  put(sheet, 'A1', [
    ['Item', 'Qty 1'],
    ['Pear', 3],
    ['Fig', 1],
  ]);
  const table = sheet.addTable(area('A1:B3'), true, { name: 'Stock' });
  table.addColumn(undefined, ['Twice', '=[@[Qty 1]]*2', '=[@[Qty 1]]*2']);
  table.addColumn(undefined, ['Share', '=[@[Qty 1]]/SUM([Qty 1])', '=[@[Qty 1]]/SUM([Qty 1])']);
  put(sheet, 'F2', [['=SUM(Stock[@[Qty 1]:[Twice]])']]);
  put(workbook.sheets.get('Total'), 'A1', [
    ['=SUM(Stock[Qty 1])', '=ROWS(Stock)', '=LOWER(Stock[[#Headers],[Twice]])'],
  ]);
  return workbook;
}

const formulas = (sheet: Sheet, address: string) => sheet.formulas(area(address)).flat();

describe('formulas that name parts of a table, in a file', () => {
  it('say which table and which row, as files do', async () => {
    const file = await openPackage(await saved(stock()));
    const xml = (await file.text('xl/worksheets/sheet2.xml')) ?? '';
    const written = [...xml.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula);
    expect(written).toEqual([
      'Stock[[#This Row],[Qty 1]]*2',
      'Stock[[#This Row],[Qty 1]]/SUM(Stock[Qty 1])',
      'SUM(Stock[[#This Row],[Qty 1]:[Twice]])',
      'Stock[[#This Row],[Qty 1]]*2',
      'Stock[[#This Row],[Qty 1]]/SUM(Stock[Qty 1])',
    ]);
    expect(await file.text(sheetPart)).toContain('LOWER(Stock[[#Headers],[Twice]])</f>');
  });

  it('are opened again wherever their table stands, and go on following it', async () => {
    const workbook = await opened(await saved(stock()));
    const [data, total] = [workbook.sheets.get('Data'), workbook.sheets.get('Total')];
    expect(formulas(data, 'C2:D2')).toEqual(['=[@[Qty 1]]*2', '=[@[Qty 1]]/SUM(Stock[Qty 1])']);
    expect(formulas(data, 'F2')).toEqual(['=SUM(Stock[@[Qty 1]:[Twice]])']);
    expect(formulas(total, 'A1:C1')).toEqual([
      '=SUM(Stock[Qty 1])',
      '=ROWS(Stock)',
      '=LOWER(Stock[[#Headers],[Twice]])',
    ]);
    put(data, 'B2', [[7]]);
    expect(data.values(area('C2:D2')).flat()).toEqual([14, 0.875]);
    expect(total.values(area('A1:C1')).flat()).toEqual([8, 2, 'twice']);
    expect(data.value(1, 5)).toBe(21);
  });

  it('that nobody here can read leave their values, and are counted', async () => {
    const file = await openPackage(await saved(stock()));
    const xml = (await file.text(sheetPart)) ?? '';
    file.set(sheetPart, xml.replace('SUM(Stock[Qty 1])', "SUM('[1]Prices'!A1:A9)"));
    const bytes = await file.bytes();
    const total = (await opened(bytes)).sheets.get('Total');
    expect(formulas(total, 'A1:B1')).toEqual([4, '=ROWS(Stock)']);
    expect(await lostOf(bytes)).toEqual([{ code: 'formulas', count: 1 }]);
  });
});
