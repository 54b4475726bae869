import { buildPatience, ServedWorkbench } from './served-workbench';
import { SheetPage } from './sheet-page';

const workbench = new ServedWorkbench();
beforeAll(() => workbench.start(), buildPatience);
afterAll(() => workbench.stop());

let sheet: SheetPage;
const complaints: string[] = [];
beforeEach(async () => {
  sheet = new SheetPage(await workbench.visit());
  sheet.page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  expect(complaints.splice(0)).toEqual([]);
  await sheet.page.context().close();
});

describe('typing', () => {
  it('fills cells, moves on with Enter and Tab, and works formulas out', async () => {
    await sheet.enter('12');
    await sheet.enter('30');
    await sheet.enter('=SUM(A1:A2)');
    expect(await sheet.text('A3')).toBe('42');
    await sheet.press('ArrowUp Tab');
    await sheet.page.keyboard.type('right');
    await sheet.press('Tab');
    expect([await sheet.text('B3'), await sheet.selected()]).toEqual(['right', 'C3']);
    await sheet.goTo('A1');
    await sheet.enter('13');
    expect(await sheet.text('A3')).toBe('43');
    await sheet.goTo('A3');
    expect(await sheet.formula()).toBe('=SUM(A1:A2)');
  });

  it('edits with F2, keeps the old text with Escape and starts anew with Backspace', async () => {
    await sheet.enter('one');
    await sheet.press('ArrowUp F2');
    await sheet.page.keyboard.type(' two');
    await sheet.press('ArrowLeft ArrowLeft Enter');
    expect(await sheet.text('A1')).toBe('one two');
    await sheet.press('ArrowUp F2');
    await sheet.page.keyboard.type(' never');
    await sheet.press('Escape');
    expect(await sheet.text('A1')).toBe('one two');
    await sheet.press('Backspace');
    await sheet.enter('new');
    expect(await sheet.text('A1')).toBe('new');
  });

  it('opens a cell with a double click', async () => {
    await sheet.enter('old');
    await sheet.cell('A1').dblclick();
    await sheet.page.keyboard.type('er');
    await sheet.press('Enter');
    expect(await sheet.text('A1')).toBe('older');
  });

  it('ends with an arrow key and moves in its direction', async () => {
    await sheet.page.keyboard.type('x');
    await sheet.press('ArrowRight');
    expect([await sheet.text('A1'), await sheet.selected()]).toEqual(['x', 'B1']);
  });

  it('is undone and done again, as is Delete', async () => {
    await sheet.enter('first');
    await sheet.press('ArrowUp Delete');
    expect(await sheet.text('A1')).toBe('');
    await sheet.press('Control+z');
    expect(await sheet.text('A1')).toBe('first');
    await sheet.press('Control+z');
    expect(await sheet.text('A1')).toBe('');
    await sheet.press('Control+y');
    expect(await sheet.text('A1')).toBe('first');
  });

  it('goes on in the formula bar', async () => {
    await sheet.enter('abc');
    await sheet.press('ArrowUp');
    await sheet.page.getByRole('textbox', { name: 'Formula bar' }).fill('=UPPER("abc")');
    await sheet.page.keyboard.press('Enter');
    expect([await sheet.text('A1'), await sheet.selected()]).toEqual(['ABC', 'A2']);
    await sheet.enter('keyboard is back');
    expect(await sheet.text('A2')).toBe('keyboard is back');
  });
});

describe('a formula that spills', () => {
  it('fills cells that show it in grey, and gives way to what is typed there', async () => {
    await sheet.enter('=SEQUENCE(3)*10');
    expect([await sheet.text('A1'), await sheet.text('A2'), await sheet.text('A3')]).toEqual(['10', '20', '30']);
    const bar = sheet.page.locator('[data-formula-bar]');
    await sheet.goTo('A3');
    expect([await sheet.formula(), await bar.getAttribute('data-formula-bar')]).toEqual(['=SEQUENCE(3)*10', 'parent']);
    await sheet.page.locator('[data-frame="spill"]').waitFor();
    await sheet.enter('mine');
    expect([await sheet.text('A1'), await sheet.text('A2'), await sheet.text('A3')]).toEqual(['#SPILL!', '', 'mine']);
    await sheet.goTo('A3');
    expect([await sheet.formula(), await bar.getAttribute('data-formula-bar')]).toEqual(['mine', '']);
    await sheet.press('Delete');
    expect([await sheet.text('A1'), await sheet.text('A3')]).toEqual(['10', '30']);
    // An entry begins with nothing: what the cell shows is not its own.
    await sheet.press('F2 Escape Control+Home Delete');
    expect([await sheet.text('A1'), await sheet.text('A2'), await sheet.text('A3')]).toEqual(['', '', '']);
  });
});

describe('selecting', () => {
  it('follows the pointer over cells, row numbers and column letters', async () => {
    await sheet.cell('B2').hover();
    await sheet.page.mouse.down();
    await sheet.cell('D5').hover();
    await sheet.page.mouse.up();
    expect(await sheet.selected()).toBe('B2:D5');
    await sheet.cell('C7').click({ modifiers: ['Shift'] });
    expect(await sheet.selected()).toBe('B2:C7');
    await sheet.page.locator('[data-column-header="3"]').click();
    expect(await sheet.page.getByRole('gridcell', { selected: true }).first().getAttribute('data-cell')).toBe('D1');
    await sheet.page.keyboard.type('in D');
    await sheet.page.keyboard.press('Enter');
    expect(await sheet.text('D1')).toBe('in D');
  });

  it('tells count, sum and average of what is selected', async () => {
    for (const number of ['1', '2', '6']) await sheet.enter(number);
    await sheet.press('Control+Home Shift+ArrowDown Shift+ArrowDown');
    const status = sheet.page.getByRole('status', { name: 'Status bar' });
    await status.getByText('Sum: 9').waitFor();
    expect(await status.textContent()).toContain('Count: 3');
    expect(await status.textContent()).toContain('Average: 3');
  });

  it('names the active cell to screen readers', async () => {
    await sheet.goTo('C4');
    const field = sheet.page.locator('[data-cell-field]');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const id = await field.getAttribute('aria-activedescendant');
    expect(await sheet.page.locator(`[id="${id ?? ''}"]`).getAttribute('data-cell')).toBe('C4');
    expect(await sheet.cell('C4').getAttribute('aria-colindex')).toBe('4');
    expect(
      await sheet.page
        .getByRole('row')
        .filter({ has: sheet.cell('C4') })
        .getAttribute('aria-rowindex'),
    ).toBe('5');
  });

  it('says when a name is not there', async () => {
    await sheet.goTo('Nothing');
    expect(await sheet.page.getByRole('textbox', { name: 'Name box' }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the clipboard', () => {
  it('gives cells to other programs as text and as a table', async () => {
    await sheet.enter('a');
    await sheet.enter('two "words"');
    await sheet.press('Control+Home Shift+ArrowDown Shift+ArrowRight Control+c');
    expect((await sheet.clipboard()).replaceAll('\r\n', '\n')).toBe('a\t\n"two ""words"""\t');
    const html = await sheet.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType('text/html'))?.text();
    });
    expect(html).toContain('<td>a</td>');
  });

  it('takes what other programs put there', async () => {
    await sheet.fillClipboard('x\t1\r\n"line\nbreak"\t=1+1\r\n');
    await sheet.goTo('B2');
    await sheet.press('Control+v');
    expect([await sheet.text('B2'), await sheet.text('C2'), await sheet.text('C3')]).toEqual(['x', '1', '2']);
    await sheet.goTo('B3');
    expect(await sheet.formula()).toBe('line\nbreak');
    expect(await sheet.selected()).toBe('B3');
  });

  it('carries formulas within the workbook and adjusts them', async () => {
    for (const text of ['5', '=A1*2']) await sheet.enter(text);
    await sheet.press('ArrowUp Control+c ArrowRight Control+v');
    expect(await sheet.formula()).toBe('=B1*2');
  });

  it('moves what was cut', async () => {
    await sheet.enter('moved');
    await sheet.press('ArrowUp Control+x ArrowRight ArrowRight Control+v');
    expect([await sheet.text('A1'), await sheet.text('C1')]).toEqual(['', 'moved']);
  });

  it('fills the whole selection with one text', async () => {
    await sheet.fillClipboard('same');
    await sheet.goTo('A1:B3');
    await sheet.press('Control+v');
    expect([await sheet.text('A1'), await sheet.text('B3')]).toEqual(['same', 'same']);
  });
});

describe('rows and columns', () => {
  it('are inserted and deleted from the menu, by keyboard alone', async () => {
    for (const text of ['one', 'two', '=A1&A2']) await sheet.enter(text);
    await sheet.goTo('A2');
    await sheet.press('Shift+F10');
    await sheet.page.getByRole('menuitem', { name: 'Insert rows' }).press('Enter');
    expect([await sheet.text('A2'), await sheet.text('A3')]).toEqual(['', 'two']);
    await sheet.goTo('A4');
    expect(await sheet.formula()).toBe('=A1&A3');
    await sheet.press('Control+z');
    expect(await sheet.text('A2')).toBe('two');
  });

  it('take another width by dragging, and what fits by a double click', async () => {
    await sheet.enter('a text that is much longer than its cell');
    const header = sheet.page.locator('[data-column-header="0"]');
    const edge = sheet.page.locator('[data-column-edge="0"]');
    const width = async () => (await header.boundingBox())?.width ?? 0;
    expect(await width()).toBe(64);
    const box = await edge.boundingBox();
    await sheet.page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 5);
    await sheet.page.mouse.down();
    await sheet.page.mouse.move((box?.x ?? 0) + 103, (box?.y ?? 0) + 5, { steps: 4 });
    await sheet.page.mouse.up();
    expect(await width()).toBe(164);
    await edge.dblclick();
    expect(await width()).toBeGreaterThan(200);
  });

  it('are filled by dragging the handle', async () => {
    await sheet.enter('1');
    await sheet.enter('2');
    await sheet.goTo('A1:A2');
    await sheet.page.locator('[data-fill-handle]').hover();
    await sheet.page.mouse.down();
    await sheet.cell('A5').hover();
    await sheet.page.mouse.up();
    expect(await sheet.text('A5')).toBe('5');
  });
});

describe('ten thousand rows', () => {
  const lines = Array.from({ length: 10_000 }, (_none, index) =>
    Array.from({ length: 65 }, (_cell, column) =>
      column === 0 ? `Row ${String(index + 1)}` : String(index + column),
    ).join('\t'),
  ).join('\n');

  it('are pasted, and only those in view are drawn', async () => {
    await sheet.fillClipboard(lines);
    await sheet.press('Control+v');
    await sheet.press('Control+End');
    await sheet.cell('BM10000').waitFor();
    expect((await sheet.drawnRows()).length).toBeLessThan(60);
    expect(await sheet.page.getByRole('gridcell').count()).toBeLessThan(2_000);
    await sheet.press('Control+Home');
    await sheet.cell('A5').hover();
    await sheet.page.mouse.wheel(0, 100_000);
    await sheet.cell('A5010').waitFor();
    expect(await sheet.text('A5010')).toBe('Row 5010');
  });
});

describe('sheets', () => {
  it('are added, renamed and left by keys', async () => {
    await sheet.page.getByRole('button', { name: 'Add a sheet' }).click();
    const tabs = sheet.page.getByRole('tablist', { name: 'Sheets' });
    await tabs.getByRole('tab', { name: 'Sheet2' }).dblclick();
    await sheet.page.getByRole('textbox', { name: 'Name of the sheet' }).fill('Mine');
    await sheet.page.keyboard.press('Enter');
    await tabs.getByRole('tab', { name: 'Mine', selected: true }).waitFor();
    await sheet.press('Control+PageUp');
    await tabs.getByRole('tab', { name: 'Sheet1', selected: true }).waitFor();
  });
});

describe('saving', () => {
  it('is what Ctrl and S does, in the cells and in the pane', async () => {
    for (const where of ['cells', 'pane']) {
      if (where === 'pane') await sheet.page.frameLocator('[data-pane-frame]').locator('body').press('Shift');
      const saved = sheet.page.waitForEvent('download');
      await sheet.press('Control+s');
      expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
      await sheet.page.getByText('Saved', { exact: true }).waitFor();
    }
  });
});
