/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://localhost:3000/taskpane.html", "resources": "usable"}
 */
import { createWorkbook } from '../../../src/excel-host';
import { openOfficePage, type OfficePage } from '../../support/office/open-office-page';
import { eventually } from '../../support/office/eventually';

const workbook = createWorkbook({ clock: { serialNow: () => 46_347 }, locale: 'sv-SE' });
let page: OfficePage;

beforeAll(async () => {
  workbook.settings.set('colour', '"blue"');
  page = await openOfficePage({ workbook, displayLanguage: 'pl-PL' });
});
afterAll(() => page.close());

/** A call of the common API, which answers by a callback. */
function asked<Value>(call: (answer: (result: Office.AsyncResult<Value>) => void) => void) {
  return new Promise<Office.AsyncResult<Value>>((resolve) => call(resolve));
}

describe('a page in its conversation with the host', () => {
  it('knows in which Excel it is, in which languages, and what that Excel has', () => {
    const { context } = page.Office;
    expect([context.displayLanguage, context.contentLanguage]).toEqual(['pl-PL', 'sv-SE']);
    expect(context.diagnostics.platform).toBe('OfficeOnline');
    expect([
      context.requirements.isSetSupported('ExcelApi', '1.15'),
      context.requirements.isSetSupported('ExcelApi', '1.16'),
      context.requirements.isSetSupported('SharedRuntime', '1.1'),
    ]).toEqual([true, false, true]);
  });

  it('works on the workbook', async () => {
    await page.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
      range.values = [['one', 2]];
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([['one', 2]]);
    });
    expect(page.host.held.references).toBe(0);
  });

  it('hears of changes', async () => {
    const seen: string[] = [];
    await page.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
    });
    workbook.user.type(workbook.sheets.active.id, { row: 4, column: 2 }, 'x');
    await eventually(() => seen.length === 1);
    expect(seen).toEqual(['C5']);
  });

  it('hears what is selected by the common API', async () => {
    let heard = 0;
    const result = await asked<unknown>((answer) =>
      page.Office.context.document.addHandlerAsync(
        Office.EventType.DocumentSelectionChanged,
        () => (heard += 1),
        answer,
      ),
    );
    expect(result.status).toBe('succeeded');
    workbook.user.select(workbook.sheets.active.id, [{ row: 0, column: 0, rows: 3, columns: 1 }]);
    await eventually(() => heard === 1);
    expect(heard).toBe(1);
  });

  it('reads and saves settings of the document', async () => {
    const { settings } = page.Office.context.document;
    expect(settings.get('colour')).toBe('blue');
    settings.set('shade', { dark: true });
    settings.remove('colour');
    expect((await asked<unknown>((answer) => settings.saveAsync(answer))).status).toBe('succeeded');
    expect([...workbook.settings.entries()]).toEqual([['shade', '{"dark":true}']]);
    workbook.settings.set('shade', '{"dark":false}');
    expect((await asked<Office.Settings>((answer) => settings.refreshAsync(answer))).status).toBe('succeeded');
    expect(settings.get('shade')).toEqual({ dark: false });
  });

  it('carries out ribbon commands', async () => {
    const pressed: string[] = [];
    page.Office.actions.associate('pull', (event: Office.AddinCommands.Event) => {
      pressed.push(event.source.id);
      event.completed();
    });
    await page.host.commands.invoke('pull', 'PullButton');
    expect(pressed).toEqual(['PullButton']);
    expect(page.host.services.state.actionsReady).toBe(true);
  });

  it('shows and hides its pane, and hears of it', async () => {
    const seen: string[] = [];
    const remove = await page.Office.addin.onVisibilityModeChanged(({ visibilityMode }) => seen.push(visibilityMode));
    await page.Office.addin.hide();
    expect(page.host.services.state.pane).toBe('Background');
    page.host.services.change({ pane: 'Visible' });
    await eventually(() => seen.length === 2);
    expect(seen).toEqual(['Hidden', 'Taskpane']);
    await remove();
  });

  it('says whether it starts with the document', async () => {
    expect(await page.Office.addin.getStartupBehavior()).toBe('None');
    await page.Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    expect(await page.Office.addin.getStartupBehavior()).toBe('Load');
  });

  it('switches controls of the ribbon off and on', async () => {
    const update = (enabled: boolean) =>
      page.Office.ribbon.requestUpdate({
        tabs: [{ id: 'Crossgrade', visible: true, groups: [{ id: 'Job', controls: [{ id: 'RunButton', enabled }] }] }],
      });
    await update(false);
    expect([...page.host.services.state.disabledControls]).toEqual(['RunButton']);
    await update(true);
    expect([...page.host.services.state.disabledControls]).toEqual([]);
    expect(page.host.services.state.tabs.get('Crossgrade')).toBe(true);
  });

  it('hears of settings by the workbook as well', async () => {
    let heard = 0;
    await page.Excel.run(async (context) => {
      context.workbook.settings.onSettingsChanged.add(async () => void (heard += 1));
      await context.sync();
      context.workbook.settings.add('level', 2);
      await context.sync();
    });
    await eventually(() => heard === 1);
    expect(workbook.settings.get('level')).toBe('2');
  });

  it('hears what happens in cells that it has bound, and where in them something is selected', async () => {
    const seen: unknown[] = [];
    await page.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.add('F1:G3', true);
      const bindings = context.workbook.bindings;
      const items = bindings.add(table.getRange(), 'Table', 'items');
      const block = bindings.add(sheet.getRange('I5:J8'), 'Range', 'block');
      await context.sync();
      items.onDataChanged.add(async ({ binding }) => void seen.push(binding.id));
      block.onSelectionChanged.add(async ({ startRow, startColumn, rowCount, columnCount }) => {
        seen.push([startRow, startColumn, rowCount, columnCount]);
      });
      await context.sync();
    });
    const { id } = workbook.sheets.active;
    workbook.user.type(id, { row: 8, column: 8 }, 'beside');
    workbook.user.type(id, { row: 3, column: 5 }, 'a new row of the table');
    await eventually(() => seen.length === 1);
    workbook.user.select(id, [{ row: 5, column: 9, rows: 9, columns: 2 }]);
    await eventually(() => seen.length === 2);
    expect(seen).toEqual(['items', [1, 1, 3, 1]]);
    const missing = await asked<Office.Binding>((answer) =>
      page.Office.context.document.bindings.getByIdAsync('none', answer),
    );
    expect([missing.status, missing.error.code]).toEqual(['failed', 3002]);
  });

  it('is told that a method is not there', async () => {
    const result = await asked<unknown>((answer) =>
      page.Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, answer),
    );
    expect(result.status).toBe('failed');
  });
});
