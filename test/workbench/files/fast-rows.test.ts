import { errorValue } from '../../../src/excel-host';
import { isSimple, sharedTexts, takeRows } from '../../../taskpane/workbench/file/xlsx/fast-rows';
import { openPackage } from '../../../taskpane/workbench/file/xlsx/workbook-package';
import { createWorkbook, parseArea } from '../../../src/excel-host';
import { modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

jest.setTimeout(60_000);
beforeAll(withXmlParser);

const sheetOf = (rows: string): string =>
  `<worksheet><sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`;
const turn = () => Promise.resolve();

describe('cells of a file', () => {
  it('are read in every spelling that a value has', async () => {
    const texts = sharedTexts(
      '<sst><si><t>Łódź &amp; co</t></si><si><r><t xml:space="preserve">two </t></r><r><t>fonts</t></r></si><si/></sst>',
    );
    const rows =
      '<row r="2" ht="30"><c r="A2" t="s" s="3"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c>' +
      '<c r="E2" t="e"><v>#N/A</v></c><c r="F2" t="inlineStr"><is><t>in &#10;place_x0041_</t></is></c></row>' +
      '<row><c><v>1.5E3</v></c><c s="3"/><c t="str"><f>A2&amp;"x"</f><v>yx</v></c></row>';
    const { cells } = await takeRows(sheetOf(rows), texts, turn);
    expect(cells.map(({ row, column, value, formula, style }) => [row, column, value, formula, style])).toEqual([
      [1, 0, 'Łódź & co', undefined, 3],
      [1, 1, 'two fonts', undefined, 0],
      [1, 3, true, undefined, 0],
      [1, 4, errorValue('#N/A'), undefined, 0],
      [1, 5, 'in \nplaceA', undefined, 0],
      [2, 0, 1500, undefined, 0],
      [2, 1, undefined, undefined, 3],
      [2, 2, 'yx', 'A2&"x"', 0],
    ]);
  });

  it('leave the reader of files the heights of rows, and every look once', async () => {
    const rows = '<row r="2" ht="30"><c r="A2" s="3"/></row><row r="9"><c r="A9" s="4"/><c r="B9" s="3"/></row>';
    const { rest, looks, looksRow } = await takeRows(sheetOf(rows), [], turn);
    expect([looks, looksRow]).toEqual([[3, 4], 10]);
    expect(rest).toBe(
      sheetOf('<row r="2" ht="30"/><row r="10"><c r="A10" s="3"/></row><row r="11"><c r="A11" s="4"/></row>'),
    );
  });

  it.each([
    ['a shared formula', '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>'],
    ['a date as a text', '<row r="1"><c r="A1" t="d"><v>2026-11-21</v></c></row>'],
  ])('with %s are left to the reader of files', (_, rows) => {
    expect(isSimple(sheetOf(rows))).toBe(false);
  });

  it('that share a formula have each its own', async () => {
    const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
    const area = parseArea('A1:B2');
    if (!area) throw new Error('A1:B2');
    workbook.sheets.get('Data').write(area, [
      [1, '=A1*2'],
      [3, '=A2*2'],
    ]);
    const file = await openPackage(await saved(workbook));
    const part = 'xl/worksheets/sheet1.xml';
    const xml = (await file.text(part)) ?? '';
    file.set(
      part,
      xml
        .replace('<f>A1*2</f>', '<f t="shared" ref="B1:B2" si="0">A1*2</f>')
        .replace('<f>A2*2</f>', '<f t="shared" si="0"/>'),
    );
    const sheet = (await opened(await file.bytes())).sheets.get('Data');
    expect([sheet.formula(0, 1), sheet.formula(1, 1), sheet.value(1, 1)]).toEqual(['=A1*2', '=A2*2', 6]);
  });

  it('whose text spells a sign are saved as that text', async () => {
    const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
    const area = parseArea('A1:A2');
    if (!area) throw new Error('A1:A2');
    workbook.sheets.get('Data').write(area, [['_x0041_'], ['  <b>&amp;\n ']]);
    const sheet = (await opened(await saved(workbook))).sheets.get('Data');
    expect(sheet.values(area)).toEqual([['_x0041_'], ['  <b>&amp;\n ']]);
  });
});
