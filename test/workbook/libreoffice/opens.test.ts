import { copyFile } from 'node:fs/promises';
import { Workbook, type Worksheet } from 'exceljs';
import { renderModel, sheetTexts, tableSchemas } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { temporaryFolder } from '../file/temporary-folder';
import { clock, meta, plans, row, user } from '../samples';
import { LibreOffice } from './soffice';

const folder = temporaryFolder();
const texts = sheetTexts('en-US');
const hostile = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  "'x",
  '0012',
  '1E5',
  '3/4',
  'TRUE',
];

let libreOffice: LibreOffice;
beforeAll(async () => {
  libreOffice = await LibreOffice.open();
});
afterAll(() => libreOffice.close());

async function sample(name: string, locale: 'en-US' | 'pl-PL' = 'en-US'): Promise<string> {
  const path = folder.path(`${name}.xlsx`);
  const rows = hostile.map((customer, index) =>
    row(index + 1, { source: { ...row(index + 1).source, customer, country: index === 0 ? 'US' : 'DE' } }),
  );
  await openWorkbookFile(path, clock).render(
    renderModel(rows, [user(1)], plans, { ...meta, locale }, sheetTexts(locale)),
  );
  const port = openWorkbookFile(path, clock);
  const content = await port.read();
  await port.patch({
    rows: content.rows.slice(0, 4).map(({ customerId, subscriptionId, planEcho }, index) => ({
      customerId,
      subscriptionId,
      state: index === 0 ? 'done' : 'ready',
      check: { check: 'clean', cost: 100 + index, costChange: 10, currency: index === 3 ? 'SEK' : 'EUR' },
      checkedPlan: planEcho,
    })),
  });
  return path;
}

/** The results that we cached are taken away, so that what LibreOffice shows is what it works out. */
async function withoutResults(path: string, change: (sheet: Worksheet) => void = () => undefined): Promise<string> {
  const bare = path.replace('.xlsx', '-bare.xlsx');
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((line) => {
      line.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula };
      });
    });
  }
  const sheet = workbook.getWorksheet('Migrations');
  if (sheet) change(sheet);
  await workbook.xlsx.writeFile(bare);
  return bare;
}

describe('LibreOffice', () => {
  it('shows every cell as it was meant, hostile names as text', async () => {
    const path = await sample('shown');
    const rows = await libreOffice.shown(path, 'Migrations');
    expect(rows[0]).toEqual(
      tableSchemas.migrations.columns.map((column) => texts.text(`column.migrations.${column.key}`)),
    );
    expect(rows.slice(1).map((cells) => cells[0])).toEqual(hostile);
    expect(rows[1]?.[5]).toBe('2026-12-24');
    expect(rows[1]?.[2]).toBe('Done');
    const saved = new Workbook();
    await saved.xlsx.readFile(await libreOffice.saved(path));
    const sheet = saved.getWorksheet('Migrations');
    hostile.forEach((name, index) => {
      expect(sheet?.getCell(index + 2, 1).value).toBe(name);
    });
  });

  it('works out the same Summary as we do', async () => {
    const path = await sample('summary');
    const cached = await libreOffice.shown(path, 'Summary');
    const computed = await libreOffice.shown(await withoutResults(path), 'Summary');
    // What depends on the day it is opened on is compared with that day's clock in the unit test.
    const timeless = (rows: readonly (readonly string[])[]) =>
      rows.filter((cells) => !/^(Passed|Within|Later)/.test(cells[0] ?? ''));
    expect(timeless(computed)).toEqual(timeless(cached));
    const line = (label: string) => computed.find((cells) => cells[0] === label);
    expect(line('Done')).toEqual(['Done', '1', '25', '']);
    expect(line('Ready')).toEqual(['Ready', '3', '75', '']);
    expect(line('Total')).toEqual(['Total', '9', '225', '']);
    expect(line('Microsoft 365 Business Basic')).toEqual(['Microsoft 365 Business Basic', '9', '180', '']);
    expect(line('2026-12-21')).toEqual(['2026-12-21', '9', '225', '']);
    expect(line('EUR')?.slice(1).map(Number)).toEqual([273, 303, 30]);
    expect(line('SEK')?.slice(1).map(Number)).toEqual([93, 103, 10]);
  });

  it('counts days at risk by its own day', async () => {
    const rows = await libreOffice.shown(await withoutResults(await sample('risk')), 'Summary');
    const counts = rows
      .filter((cells) => /^(Passed|Within|Later)/.test(cells[0] ?? ''))
      .map((cells) => Number(cells[1]));
    // One of the nine rows is done.
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  it('says by itself that a row was changed since its check', async () => {
    const path = await sample('changed');
    const bare = await withoutResults(path, (sheet) => {
      sheet.getCell('O3').value = 21;
      sheet.getCell('X4').value = 'a note changes nothing';
      sheet.getCell('V5').value = new Date('2026-12-01T10:30:00Z');
    });
    const rows = await libreOffice.shown(bare, 'Migrations');
    expect(rows.slice(1, 6).map((cells) => cells[24])).toEqual([
      'No objections',
      'Changed since check',
      'No objections',
      'Changed since check',
      '',
    ]);
  });

  it('agrees with our echo of a time', async () => {
    const path = await sample('echo');
    const before = new Workbook();
    await before.xlsx.readFile(path);
    const typed = before.getWorksheet('Migrations');
    if (typed) typed.getCell('V3').value = new Date('2026-12-01T10:31:00Z');
    await before.xlsx.writeFile(path);
    const port = openWorkbookFile(path, clock);
    const { rows } = await port.read();
    const second = rows[1];
    if (!second) throw new Error('there is a second row');
    const { customerId, subscriptionId, planEcho } = second;
    await port.patch({ rows: [{ customerId, subscriptionId, check: { check: 'clean' }, checkedPlan: planEcho }] });
    const shown = await libreOffice.shown(await withoutResults(path), 'Migrations');
    expect(shown[2]?.[24]).toBe('No objections');
  });

  it('keeps drop-downs, refusals, colours and names when it saves', async () => {
    const path = await sample('kept');
    const understood = await libreOffice.understood(path);
    expect(understood).toContain('cell-content-is-in-list(cg_list_include)');
    expect(understood).toMatch(/cell-content-is-in-list\(IF\(COUNTIF\(cg_list_market;/);
    expect(understood).toMatch(/cell-content-is-in-list\(IF\(\[\.\$AR2\]=INDEX\(cg_list_commerce;1\)/);
    expect(understood).toMatch(/is-true-formula\((?:0|FALSE\(\))\)/);
    expect(understood).toMatch(/<table:named-range[^>]*table:name="cg_migrations_customer"/);
    expect(understood).toMatch(/calcext:conditional-format [^>]*Migrations\.C2:Migrations\.C10/);
    expect(understood).not.toContain('Err:5');
    expect(understood).not.toContain('#REF!');
    expect(understood).not.toContain('#NAME?');
  });

  it('saves a workbook that goes on being ours', async () => {
    const path = await sample('again');
    const saved = folder.path('again-saved.xlsx');
    await copyFile(await libreOffice.saved(path), saved);
    const port = openWorkbookFile(saved, clock);
    const content = await port.read();
    expect(content.problems).toEqual([]);
    expect(content.rows.map((one) => one.source.customer)).toEqual(hostile);
    expect(content.plans).toEqual(plans);
    expect(content.meta).toEqual(meta);
    expect(content.rows[0]?.suggested).toEqual([
      'targetPlan',
      'targetLicenses',
      'targetTerm',
      'targetBilling',
      'newPlans',
      'retire',
    ]);
    const { customerId, subscriptionId } = row(2);
    await port.patch({ rows: [{ customerId, subscriptionId, state: 'done', message: '=1+1' }] });
    await port.render(renderModel([row(20)], [], plans, meta, texts));
    const rows = await libreOffice.shown(saved, 'Migrations');
    expect(rows[2]?.slice(2, 5)).toEqual(['Done', 'Nothing', '=1+1']);
    expect(rows).toHaveLength(11);
  });

  it('saves a Polish workbook that stays Polish', async () => {
    const path = await sample('polish', 'pl-PL');
    const content = await openWorkbookFile(await libreOffice.saved(path), clock).read();
    expect(content.locale).toBe('pl-PL');
    expect(content.rows.map((one) => one.plan.retire)).toEqual(
      hostile.map((_, index) => (index % 2 === 0 ? 'suspend' : 'end-at-term')),
    );
  });
});
