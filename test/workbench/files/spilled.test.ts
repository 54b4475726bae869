import { cellArea, createWorkbook, parseArea, type Sheet, type Workbook } from '../../../src/excel-host';
import { openPackage } from '../../../taskpane/workbench/file/xlsx/workbook-package';
import { modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

function put(sheet: Sheet, address: string, block: readonly (readonly (string | number)[])[]): void {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  sheet.write({ ...area, rows: block.length, columns: block[0]?.length ?? 0 }, block);
}

function sample(): Workbook {
  const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
  const sheet = workbook.sheets.get('Data');
  put(sheet, 'A1', [
    ['Pear', 3],
    ['Fig', 1],
    ['Pear', 2],
  ]);
  put(sheet, 'D1', [['=SORT(UNIQUE(A1:A3))', '=TRANSPOSE(B1:B2)']]);
  put(sheet, 'D5', [['=COUNTA(D1#)', '=@B1:B9', '=MAX(B1:B3)', '=INDEX(A1:A3,2)']]);
  put(sheet, 'I1', [['=B1:B3*2'], [''], ['mine']]);
  workbook.names.add('Fruits', '=Data!$D$1#');
  sheet.validations.change(cellArea(0, 10), { rule: { list: { inCellDropDown: true, source: '=$D$1#' } } });
  return workbook;
}

const formulas = (sheet: Sheet, address: string) =>
  [parseArea(address)].flatMap((area) => (area ? sheet.formulas(area).flat() : []));

describe('formulas that spill, in a file', () => {
  it('are marked as Excel marks them, with the values that they show beside them', async () => {
    const file = await openPackage(await saved(sample()));
    const xml = (await file.text('xl/worksheets/sheet1.xml')) ?? '';
    expect(xml).toMatch(
      /<c r="D1"[^>]* cm="1" t="str"><f t="array" ref="D1:D2">_xlfn\._xlws\.SORT\(_xlfn\.UNIQUE\(A1:A3\)\)<\/f><v>Fig</,
    );
    expect(xml).toMatch(/<c r="D2"[^>]*t="inlineStr"><is><t[^>]*>Pear</);
    expect(xml).toContain('<f>COUNTA(_xlfn.ANCHORARRAY(D1))</f>');
    expect(xml).toContain('<f t="array" ref="I1">B1:B3*2</f><v>#SPILL!</v>');
    expect(xml).toContain('<f>MAX(B1:B3)</f>');
    // One value of many is what a formula without a mark means.
    expect(xml).toContain('<f>B1:B9</f><v>0</v>');
    expect(xml).toContain('<formula1>_xlfn.ANCHORARRAY($D$1)</formula1>');
    expect(await file.text('xl/workbook.xml')).toContain('>_xlfn.ANCHORARRAY(Data!$D$1)</definedName>');
    expect(await file.text('xl/metadata.xml')).toContain('name="XLDAPR"');
    expect(await file.text('xl/_rels/workbook.xml.rels')).toContain('relationships/sheetMetadata');
    expect(await file.text('[Content_Types].xml')).toContain('PartName="/xl/metadata.xml"');
  });

  it('are the same after saving and opening, and go on following what they read', async () => {
    const workbook = await opened(await saved(sample()));
    const sheet = workbook.sheets.get('Data');
    expect(formulas(sheet, 'D1:E2')).toEqual(['=SORT(UNIQUE(A1:A3))', '=TRANSPOSE(B1:B2)', 'Pear', undefined]);
    expect(sheet.value(0, 5)).toBe(1);
    expect(formulas(sheet, 'D5:G5')).toEqual(['=COUNTA(D1#)', '=@B1:B9', '=MAX(B1:B3)', '=INDEX(A1:A3,2)']);
    expect(sheet.spillAt(1, 3)).toMatchObject({ row: 0, column: 3, area: parseArea('D1:D2') });
    expect(workbook.names.find('Fruits')?.formula).toBe('=Data!$D$1#');
    expect(sheet.validations.choices(0, 10)).toEqual(['Fig', 'Pear']);
    put(sheet, 'A3', [['Kiwi']]);
    expect([sheet.value(1, 3), sheet.value(2, 3), sheet.value(4, 3)]).toEqual(['Kiwi', 'Pear', 3]);
    put(sheet, 'I3', [['']]);
    expect([sheet.value(0, 8), sheet.value(2, 8)]).toEqual([6, 4]);
  });

  it('ask for one value where the file is older than spilling', async () => {
    const file = await openPackage(await saved(sample()));
    const xml = (await file.text('xl/worksheets/sheet1.xml')) ?? '';
    file.set('xl/worksheets/sheet1.xml', xml.replace('<f>MAX(B1:B3)</f>', '<f>IF(TRUE,B1:B3)+1</f>'));
    const sheet = (await opened(await file.bytes())).sheets.get('Data');
    expect(formulas(sheet, 'F5')).toEqual(['=IF(TRUE,@B1:B3)+1']);
    expect(sheet.spillAt(4, 5)).toBeUndefined();
  });

  it('need no mark in a workbook without any', async () => {
    const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
    put(workbook.sheets.get('Data'), 'A1', [[1, '=SUM(A1:A9)', '=A1*2']]);
    expect(await (await openPackage(await saved(workbook))).text('xl/metadata.xml')).toBeUndefined();
  });
});
