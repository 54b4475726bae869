import { join } from 'node:path';
import { source, type AxeResults, type ContextObject } from 'axe-core';

import type { BrowserContextOptions } from 'playwright-core';
import { renderModel, sheetTexts } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { folderWith } from '../../house/support/temporary-folder';
import { clock, meta, plans, row, user } from '../../workbook/samples';
import { buildPatience, ServedWorkbench } from './served-workbench';
import { SheetPage } from './sheet-page';

const workbench = new ServedWorkbench();
const path = join(folderWith({}), 'Migrations.xlsx');

beforeAll(async () => {
  const rows = [1, 2, 3, 4].map((number) => row(number));
  await openWorkbookFile(path, clock).render(renderModel(rows, [user(1)], plans, meta, sheetTexts('en-US')));
  await workbench.start();
}, buildPatience);
afterAll(() => workbench.stop());

async function visited(asked = '', options: BrowserContextOptions = {}): Promise<SheetPage> {
  const sheet = new SheetPage(await workbench.visit(asked, options));
  await sheet.open(path);
  return sheet;
}

interface WithAxe {
  readonly axe: { readonly run: (where: ContextObject) => Promise<AxeResults> };
}

/** What an accessibility check complains of, as one line each. */
async function complaints({ page }: SheetPage): Promise<readonly string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as WithAxe; // the line above has put it there
    // The frame is the add-in's. Fluent's guards of the focus are never read out, and hand the keyboard on at once.
    const { violations } = await axe.run({ exclude: [['iframe'], ['[data-tabster-dummy]']] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

describe('the workbench', () => {
  it.each([
    ['light', '?theme=light', {}],
    ['dark', '?theme=dark', {}],
    ['forced colours', '', { forcedColors: 'active' }],
  ] as const)('passes an accessibility check: %s', async (_look, asked, options) => {
    const sheet = await visited(asked, options);
    expect(await complaints(sheet)).toEqual([]);
    await sheet.goTo('B1');
    await sheet.press('Alt+ArrowDown');
    expect(await complaints(sheet)).toEqual([]);
    await sheet.press('Escape');
    await sheet.goTo('M2');
    await sheet.press('Alt+ArrowDown');
    expect(await complaints(sheet)).toEqual([]);
    await sheet.page.context().close();
  });

  it('passes it with the tools of developers open', async () => {
    const sheet = await visited();
    await sheet.page.getByRole('button', { name: 'Developer tools' }).click();
    await sheet.page.getByRole('combobox', { name: 'Display language' }).waitFor();
    expect(await complaints(sheet)).toEqual([]);
    await sheet.page.context().close();
  });

  it('shows what is selected where the system chooses the colours', async () => {
    const sheet = await visited('', { forcedColors: 'active' });
    await sheet.goTo('F2:H3');
    const frame = sheet.page.locator('[data-frame="selection"]').first();
    const highlight = await sheet.page.evaluate(() => {
      const probe = document.createElement('span');
      probe.style.color = 'Highlight';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    expect(await frame.evaluate((element) => getComputedStyle(element).borderTopColor)).toBe(highlight);
    await sheet.page.context().close();
  });

  it('keeps the name of the sheet readable where the pointer rests on its tab', async () => {
    const sheet = await visited('', { forcedColors: 'active' });
    const tab = sheet.page.getByRole('tablist', { name: 'Sheets' }).getByRole('tab', { selected: true });
    await tab.hover();
    const [ink, ground] = await tab.evaluate((one) => [
      getComputedStyle(one).color,
      getComputedStyle(one).backgroundColor,
    ]);
    expect(ink).not.toBe(ground);
    await sheet.page.context().close();
  });

  it('is left and entered again by keyboard', async () => {
    const sheet = await visited();
    await sheet.goTo('F2');
    const focused = () =>
      sheet.page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName);
    await sheet.press('F6');
    expect(await focused()).toBe('tab');
    await sheet.press('Shift+Tab');
    expect(
      await sheet.page.locator('[data-cell-field]').evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await sheet.press('Shift+F6');
    expect(
      await sheet.page
        .getByRole('textbox', { name: 'Name box' })
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await sheet.page.context().close();
  });

  it.each(['pl-PL', 'sv-SE', 'zh-CN', 'tr-TR', 'it-IT'])('speaks %s', async (locale) => {
    const page = await workbench.visit(`?locale=${locale}`);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
    // Nothing of the page is left in English but names.
    const labels = await page
      .locator('header [aria-label], nav [aria-label]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(
      labels.filter((label) => ['Undo', 'Save as .xlsx', 'Insert rows', 'Developer tools'].includes(label)),
    ).toEqual([]);
    await page.context().close();
  });

  it('has no sentence in its code', async () => {
    const page = await workbench.visit('?locale=en-XA');
    const texts = await page.evaluate(() => {
      const found: string[] = [];
      for (const element of document.querySelectorAll('header *, nav *, main *, aside *, [role="status"] *')) {
        const own = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? '')
          .join('');
        const label = element.getAttribute('aria-label') ?? '';
        const title = element.getAttribute('title') ?? '';
        found.push(...[own, label, title].map((text) => text.trim()).filter((text) => /\p{L}{2,}/u.test(text)));
      }
      return found;
    });
    // Sentences of the catalogue stand in brackets; the manifest's own words and the sheet's name are data.
    const data = /^(?:Crossgrade|Pull|Check|Run|Show pane|Sheet1|fx|[A-Z]{1,3}|[A-Z]{1,3}\d+)$/;
    expect(texts.filter((text) => !/^\[.*\]$/s.test(text) && !data.test(text))).toEqual([]);
    await page.context().close();
  });

  it('remembers how it is to be shown', async () => {
    const page = await workbench.visit('?theme=dark');
    await page.getByRole('button', { name: 'Developer tools' }).click();
    await page.getByRole('combobox', { name: 'Display language' }).selectOption('sv-SE');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Crossgrades verkstad' }).waitFor();
    await page.goto(page.url().replace('?theme=dark', ''));
    await page.getByRole('heading', { level: 1, name: 'Crossgrades verkstad' }).waitFor();
    await page.context().close();
  });
});
