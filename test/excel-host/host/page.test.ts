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

  it('is told that a method is not there', async () => {
    const result = await asked<unknown>((answer) =>
      page.Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, answer),
    );
    expect(result.status).toBe('failed');
  });
});
