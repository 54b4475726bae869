import { writeFile } from 'node:fs/promises';
import { createWorkbook } from '../../../src/excel-host';
import { LibreOffice } from '../../workbook/libreoffice/soffice';
import { temporaryFolder } from '../../workbook/file/temporary-folder';
import { modelClock, saved, throughWorkbench, writtenByCommandLine } from '../files/through-workbench';
import { withXmlParser } from '../files/xml-parser';

const folder = temporaryFolder();
let office: LibreOffice;
beforeAll(async () => {
  withXmlParser();
  office = await LibreOffice.open();
});
afterAll(() => office.close());

describe('LibreOffice, with a workbook that the workbench has saved', () => {
  it('shows the same cells as before', async () => {
    const path = await writtenByCommandLine(folder.path('office.xlsx'));
    const again = await throughWorkbench(path);
    for (const sheet of ['Migrations', 'Users', 'Plans', 'Summary']) {
      expect(await office.shown(again, sheet)).toEqual(await office.shown(path, sheet));
    }
  });

  it('understands its lists, names and conditional formats', async () => {
    const path = await writtenByCommandLine(folder.path('understood.xlsx'));
    const understood = await office.understood(await throughWorkbench(path));
    expect(understood).toContain('cell-content-is-in-list(cg_list_include)');
    expect(understood).toMatch(/is-true-formula\((?:0|FALSE\(\))\)/);
    expect(understood).toMatch(/<table:named-range[^>]*table:name="cg_migrations_customer"/);
    expect(understood).toMatch(/calcext:conditional-format /);
    expect(understood).not.toContain('#REF!');
    expect(understood).not.toContain('#NAME?');
  });

  it('shows the values of formulas that spill', async () => {
    const workbook = createWorkbook({ clock: modelClock, sheets: ['Data'] });
    const sheet = workbook.sheets.get('Data');
    sheet.write({ row: 0, column: 0, rows: 3, columns: 4 }, [
      [3, '=A1:A3*2', '=SUM(B1:B3)', '=@A1:A3'],
      [1, '', '=TRANSPOSE(A1:A2)', ''],
      [2, '', '', ''],
    ]);
    const path = folder.path('spilled.xlsx');
    await writeFile(path, new Uint8Array(await saved(workbook)));
    expect(await office.shown(path, 'Data')).toEqual([
      ['3', '6', '12', '3'],
      ['1', '2', '3', '1'],
      ['2', '4', '', ''],
    ]);
  });
});
