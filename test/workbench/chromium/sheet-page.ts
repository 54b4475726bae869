import type { Locator, Page } from 'playwright-core';

/** What a person does in the grid, and what they see there. */
export class SheetPage {
  constructor(readonly page: Page) {}

  cell(address: string): Locator {
    return this.page.locator(`[data-cell="${address}"]`);
  }

  async text(address: string): Promise<string> {
    return (await this.cell(address).textContent()) ?? '';
  }

  /** Goes to a cell by the name box, from wherever the keyboard is. */
  async goTo(address: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: 'Name box' });
    await box.fill(address);
    await box.press('Enter');
  }

  /** The keys of several strokes, with blanks between them. */
  async press(keys: string): Promise<void> {
    for (const key of keys.split(' ')) await this.page.keyboard.press(key);
  }

  /** Types into the active cell and presses Enter. */
  async enter(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The selection as the name box shows it. */
  async selected(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Name box' }).inputValue();
  }

  async formula(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Formula bar' }).inputValue();
  }

  /** Puts texts on the clipboard, as another program would. */
  async fillClipboard(text: string): Promise<void> {
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async open(file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open a file (.xlsx)' }).click();
    await (await chooser).setFiles(file);
    await this.page.getByText('Saved', { exact: true }).waitFor();
  }

  /** Numbers of the rows that are drawn below the frozen ones. */
  async drawnRows(): Promise<readonly number[]> {
    const headers = await this.page.locator('[data-row-header]').allTextContents();
    return headers.map(Number).sort((one, other) => one - other);
  }
}
