import { cellArea, createWorkbook, defaultFormat, errorValue, parseArea, type Workbook } from '../../../src/excel-host';
import { atOnce, type FilePace } from '../../../taskpane/workbench/file/xlsx/file-pace';
import { isSimple, sharedTexts, takeRows } from '../../../taskpane/workbench/file/xlsx/fast-rows';
import { openPackage } from '../../../taskpane/workbench/file/xlsx/workbook-package';
import { modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

const sheetOf = (rows: string): string =>
  `<worksheet><sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`;

describe('cells of a file', () => {
  it('are read in every spelling that a value has', async () => {
    const texts = sharedTexts(
      '<sst><si><t>Łódź &amp; co</t></si><si><r><t xml:space="preserve">two </t></r><r><t>fonts</t></r></si><si/></sst>',
    );
    const rows =
      '<row r="2" ht="30"><c r="A2" t="s" s="3"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c>' +
      '<c r="E2" t="e"><v>#N/A</v></c><c r="F2" t="inlineStr"><is><t>in &#10;place_x0041_</t></is></c></row>' +
      '<row><c><v>1.5E3</v></c><c s="3"/><c t="str"><f>A2&amp;"x"</f><v>yx</v></c></row>';
    const { cells } = await takeRows(sheetOf(rows), texts, atOnce);
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
    const { rest, looks, looksRow } = await takeRows(sheetOf(rows), [], atOnce);
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

describe('long work on a file', () => {
  const numbered = (): Workbook => {
    const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
    const cells = Array.from({ length: 200 }, (_, row) => ({ row, column: 0, value: row }));
    workbook.sheets.get('Data').store(cells);
    return workbook;
  };
  /** Gives turns as often as it is asked, and does something in the one of this number. */
  const pacedWith = (number: number, work: () => void): FilePace => {
    let turns = 0;
    const turn = async () => {
      turns += 1;
      if (turns === number) work();
      return Promise.resolve();
    };
    return { ...atOnce, due: () => true, turn };
  };

  it('saves the cells of the instant at which it was asked for', async () => {
    const workbook = numbered();
    const sheet = workbook.sheets.get('Data');
    const change = () =>
      sheet.store([{ row: 150, column: 0, value: 'later', format: { ...defaultFormat, fill: '#FF0000' } }]);
    const file = await opened(await saved(workbook, pacedWith(20, change)));
    expect([sheet.value(150, 0), file.sheets.get('Data').value(150, 0)]).toEqual(['later', 150]);
  });

  it('begins anew where rows come in between', async () => {
    const workbook = numbered();
    const sheet = workbook.sheets.get('Data');
    const file = await opened(
      await saved(
        workbook,
        pacedWith(20, () => sheet.insert(cellArea(10, 0), 'Down')),
      ),
    );
    const column = { row: 0, column: 0, rows: 201, columns: 1 };
    expect(file.sheets.get('Data').values(column)).toEqual(sheet.values(column));
  });

  it('opens in turns as it opens at once, and says how far it has come', async () => {
    const workbook = numbered();
    workbook.sheets.get('Data').store([{ row: 0, column: 1, value: 7, formula: '=SUM(A:A)' }]);
    const shares: number[] = [];
    const pace = { ...pacedWith(0, () => undefined), done: (share: number) => shares.push(share) };
    const sheet = (await opened(await saved(workbook), pace)).sheets.get('Data');
    expect([sheet.value(199, 0), sheet.value(0, 1)]).toEqual([199, 19_900]);
    expect(shares.length).toBeGreaterThan(100);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('ends where it is told to', async () => {
    const bytes = await saved(numbered());
    const stop = () => {
      throw new DOMException('enough', 'AbortError');
    };
    await expect(opened(bytes, pacedWith(30, stop))).rejects.toThrow('enough');
  });
});
