import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cellArea, createWorkbook } from '../../../src/excel-host';
import { renderModel, sheetTexts } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { folderWith } from '../../house/support/temporary-folder';
import { clock, meta, plans, row, user } from '../../workbook/samples';
import { modelClock, saved } from '../files/through-workbench';
import { withXmlParser } from '../files/xml-parser';
import { buildPatience, ServedWorkbench } from './served-workbench';
import { SheetPage } from './sheet-page';

const workbench = new ServedWorkbench();
const path = join(folderWith({}), 'Migrations.xlsx');

beforeAll(async () => {
  withXmlParser();
  const rows = Array.from({ length: 40 }, (_none, index) =>
    row(index + 1, {
      source: {
        ...row(index + 1).source,
        customer: `Customer ${String(40 - index)}`,
        product: index % 4 === 0 ? 'Kaizala Pro' : 'Office 365 E4',
      },
    }),
  );
  await openWorkbookFile(path, clock).render(renderModel(rows, [user(1)], plans, meta, sheetTexts('en-US')));
  await workbench.start();
}, buildPatience);
afterAll(() => workbench.stop());

let sheet: SheetPage;
beforeEach(async () => {
  sheet = new SheetPage(await workbench.visit());
  await sheet.open(path);
});
afterEach(() => sheet.page.context().close());

const status = () => sheet.page.getByRole('status', { name: 'Status bar' });

describe('a workbook of Crossgrade', () => {
  it('is shown as it was written, without its very hidden sheet', async () => {
    const tabs = sheet.page.getByRole('tablist', { name: 'Sheets' }).getByRole('tab');
    expect(await tabs.allTextContents()).toEqual(['Migrations', 'Users', 'Plans', 'Summary']);
    expect(await sheet.page.getByRole('textbox', { name: 'Name of the workbook' }).inputValue()).toBe('Migrations');
    await sheet.goTo('N1');
    const look = await sheet
      .cell('N1')
      .evaluate((cell) => [getComputedStyle(cell).backgroundColor, getComputedStyle(cell).color]);
    expect(look).toEqual(['rgb(15, 94, 168)', 'rgb(255, 255, 255)']);
    await sheet.goTo('F2');
    expect(await sheet.text('F2')).toMatch(/^2026-12-\d\d$/);
  });

  it('keeps frozen rows and columns in view', async () => {
    await sheet.goTo('AD40');
    for (const address of ['A1', 'A40', 'AD1', 'AD40']) {
      const box = await sheet.cell(address).boundingBox();
      const grid = await sheet.page.locator('[data-grid-frame]').boundingBox();
      expect(box && grid && box.x >= grid.x && box.y >= grid.y && box.y + box.height <= grid.y + grid.height).toBe(
        true,
      );
    }
  });

  it('offers the choices of a cell by keyboard, and by what is typed', async () => {
    await sheet.goTo('M2');
    await sheet.press('Alt+ArrowDown');
    const options = sheet.page.getByRole('option');
    expect(await options.allTextContents()).toEqual(['Yes', 'No']);
    await sheet.press('ArrowDown Enter');
    expect(await sheet.text('M2')).toBe('No');
    await sheet.press('ArrowRight');
    await sheet.page.keyboard.type('standard');
    expect((await options.allTextContents()).every((option) => /standard/i.test(option))).toBe(true);
    await sheet.press('ArrowDown Enter');
    expect(await sheet.text('N2')).toBe('Microsoft 365 Business Standard');
  });

  it('refuses what validation refuses, and lets the entry be corrected', async () => {
    await sheet.goTo('O2');
    await sheet.enter('many');
    const alert = sheet.page.getByRole('alertdialog');
    await alert.getByText('Enter a whole number of 1 or more.').waitFor();
    await alert.getByRole('button', { name: 'Try again' }).press('Enter');
    expect(await sheet.page.locator('[data-cell-field]').inputValue()).toBe('many');
    await sheet.page.keyboard.press('Control+a');
    await sheet.enter('7');
    expect(await sheet.text('O2')).toBe('7');
    await sheet.goTo('A2');
    await sheet.enter('mine');
    await alert.getByRole('button', { name: 'Cancel' }).press('Enter');
    expect(await sheet.text('A2')).toBe('Customer 40');
  });

  it('shows the help of a cell beside it', async () => {
    await sheet.goTo('O2');
    const help = sheet.page.getByRole('note');
    await help.waitFor();
    expect(await help.textContent()).toContain('Target licenses');
  });

  it('is filtered by keyboard: list, search, count of rows, and all rows again', async () => {
    await sheet.goTo('B1');
    await sheet.press('Alt+ArrowDown');
    await sheet.page.keyboard.type('kaiz');
    await sheet.press('Enter');
    await status().getByText('10 of 40 rows shown').waitFor();
    expect(await sheet.drawnRows()).toEqual(expect.arrayContaining([1, 2, 6, 10]));
    expect(await sheet.drawnRows()).not.toContain(3);
    await sheet.press('Control+Home ArrowDown');
    expect(await sheet.selected()).toBe('F6');
    await sheet.press('Control+z');
    await status().getByText('rows shown').waitFor({ state: 'detached' });
  });

  it('is filtered and sorted by the pointer', async () => {
    await sheet.page.getByRole('button', { name: 'Sort and filter Customer' }).click();
    const menu = sheet.page.getByRole('dialog', { name: 'Sort and filter' });
    await menu.getByRole('button', { name: 'Sort A to Z' }).click();
    expect(await sheet.text('A2')).toBe('Customer 1');
    await sheet.page.getByRole('button', { name: 'Sort and filter Current product' }).click();
    await menu.getByRole('checkbox', { name: 'Select all' }).uncheck();
    await menu.getByRole('checkbox', { name: 'Kaizala Pro' }).check();
    await menu.getByRole('button', { name: 'Filter', exact: true }).click();
    await status().getByText('10 of 40 rows shown').waitFor();
    expect(await sheet.text('A5')).toBe('Customer 12');
  });

  it('folds and unfolds the groups of its columns', async () => {
    await sheet.goTo('AE2');
    const folds = sheet.page.getByTitle('Fold the group');
    const before = await sheet.page.getByTitle('Unfold the group').count();
    expect((await folds.count()) + before).toBeGreaterThan(0);
    await sheet.page.getByTitle('Show outline level 1').click();
    expect(await sheet.cell('AE2').count()).toBe(0);
    await sheet.page.getByTitle('Show outline level 2').click();
    await sheet.goTo('AE2');
    await sheet.cell('AE2').waitFor();
  });

  it('is asked about before it is left with changes', async () => {
    await sheet.goTo('O2');
    await sheet.enter('8');
    await sheet.page.getByRole('button', { name: 'New workbook' }).click();
    await sheet.page.getByRole('alertdialog').getByRole('button', { name: 'Stay' }).click();
    expect(await sheet.text('O2')).toBe('8');
    await sheet.page.getByRole('button', { name: 'New workbook' }).click();
    await sheet.page.getByRole('alertdialog').getByRole('button', { name: 'Leave it' }).click();
    await sheet.page.getByRole('tab', { name: 'Sheet1' }).waitFor();
  });
});

/** The bytes of a workbook that the workbench itself has saved, with cells that lead somewhere. */
async function linkedFile(): Promise<string> {
  const made = createWorkbook({ clock: modelClock, sheets: ['Links', 'Other'] });
  const links = made.sheets.get('Links');
  const rows = ['Page', 'Script', 'Place', 'Striped'];
  rows.forEach((text, row) => links.store([{ row, column: 0, value: text }]));
  const leads = (row: number, address: string | undefined, documentReference?: string) =>
    links.hyperlinks.restore([{ area: cellArea(row, 0), link: { address, documentReference, screenTip: undefined } }]);
  leads(0, 'https://linked.invalid/page');
  leads(1, 'javascript:window.broken=true');
  leads(2, undefined, 'Other!B3');
  links.changeFormat(cellArea(3, 0), { fill: '#FFFF00', pattern: { kind: 'Gray50', color: '#FF0000' } });
  const file = join(folderWith({}), 'Links.xlsx');
  await writeFile(file, new Uint8Array(await saved(made)));
  return file;
}

describe('cells that lead somewhere', () => {
  it('are followed with Ctrl and a click, to pages and places alone; patterns are drawn', async () => {
    const { page } = sheet;
    const context = page.context();
    await context.route('https://linked.invalid/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Linked</title>' }),
    );
    await sheet.open(await linkedFile());
    expect(await sheet.cell('A4').evaluate((cell) => getComputedStyle(cell).backgroundColor)).toMatch(
      /color\(srgb 1 0\.5 0\)/,
    );
    expect(await sheet.cell('A1').getAttribute('title')).toBe('https://linked.invalid/page (Ctrl+click opens it)');
    await sheet.cell('A1').click();
    await sheet.cell('A2').click({ modifiers: ['Control'] });
    expect(context.pages()).toHaveLength(1);
    const opened = context.waitForEvent('page');
    await sheet.cell('A1').click({ modifiers: ['Control'] });
    const other = await opened;
    await other.waitForURL('https://linked.invalid/page');
    expect(await other.evaluate(() => window.opener as unknown)).toBeNull();
    await other.close();
    await sheet.cell('A3').click({ modifiers: ['Control'] });
    await page.getByRole('tab', { name: 'Other', selected: true }).waitFor();
    expect(await sheet.selected()).toBe('B3');
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });
});
