import { basename, join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { translate, type Locale } from '../../../../src/messages';
import { folderWith } from '../../../house/support/temporary-folder';
import { until } from '../../../support/until';
import { rowsOf, type Row } from '../../support/workbook-by-hand';

/** How long a step may take on a machine that does ten other things. */
export const patience = 120_000;

/** What a gateway that is away makes the browser say: for whoever kills it on purpose. */
const aboutTheNetwork = /Failed to load resource|net::ERR_|ERR_CONNECTION/;

/** A person before the workbench: the page, and the pane in it. */
export class Person {
  readonly #complaints: string[] = [];

  constructor(
    readonly page: Page,
    /** In which the workbench speaks to them. */
    readonly locale: Locale = 'en-US',
  ) {
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.#complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(message.text());
    });
  }

  /** What the page complained of: no suite lets that pass. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  /** The same, where the gateway was away for a while. */
  get complaintsOfItself(): readonly string[] {
    return this.#complaints.filter((complaint) => !aboutTheNetwork.test(complaint));
  }

  get pane(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** The pane's page, to run a script in. */
  async paneFrame(): Promise<Frame> {
    return until(async () => this.page.frames().find((frame) => frame.url().includes('taskpane.html')), patience);
  }

  button(name: RegExp | string): Locator {
    return this.pane.getByRole('button', { name });
  }

  /** A step of the pane: Pull, Plan, Check, Run, History. */
  step(name: string): Locator {
    return this.pane.getByRole('tab', { name });
  }

  /** A button of the add-in on the ribbon. */
  ribbon(name: string): Locator {
    return this.page.locator('[data-ribbon-button]').filter({ hasText: name });
  }

  /** Waits for a sentence in the pane. */
  async reads(sentence: RegExp | string): Promise<void> {
    await this.sees(this.pane.getByText(sentence).first());
  }

  /** Waits for a button in the pane. */
  async offers(name: RegExp | string): Promise<void> {
    await this.sees(this.button(name).first());
  }

  private async sees(part: Locator): Promise<void> {
    try {
      await part.waitFor();
    } catch (cause) {
      throw new Error(`the pane says: ${await this.pane.locator('body').innerText()}`, { cause });
    }
  }

  /** Goes to a cell by the name box, as the keyboard does from anywhere in the sheet. */
  async goTo(address: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: 'Name box' });
    await box.fill(address);
    await box.press('Enter');
  }

  cell(address: string): Locator {
    return this.page.locator(`[data-cell="${address}"]`);
  }

  /** The first visit: rows of the sandbox, every suggestion accepted, checked. */
  async prepareRows(): Promise<void> {
    await this.button('Try with the sandbox').click();
    await this.button(/^Plan \d+ rows$/).click();
    await this.button(/^Change \d+ rows$/).click();
    await this.reads(/^\d+ rows changed\.$/);
    await this.step('Check').click();
    await this.button('Check all rows').click();
    await this.reads('Data are deleted later');
  }

  /** Confirms the numbers and starts the run; gives the number of its rows. */
  async startRun(): Promise<number> {
    await this.step('Run').click();
    await this.pane.getByRole('checkbox', { name: /I have looked at these numbers/ }).check();
    const purchase = this.button(/^Purchase \d+ subscriptions$/);
    const [, rows] = /(\d+)/.exec((await purchase.textContent()) ?? '') ?? [];
    await purchase.click();
    await this.pane.getByRole('progressbar', { name: 'Rows of the run' }).waitFor();
    return Number(rows);
  }

  /** Opens the newest run of the workbook's history. */
  async openRun(): Promise<void> {
    await this.step('History').click();
    await this.button(/^Open the run/)
      .first()
      .click();
  }

  async awaitEnd(): Promise<void> {
    await this.reads(/^Ended: every row is at an end/);
  }

  /** Rows by state, as the pane shows them. */
  async states(): Promise<ReadonlyMap<string, number>> {
    const names = await this.pane.getByRole('group', { name: 'Rows by state' }).getByRole('button').allTextContents();
    return new Map(
      names.map((name) => {
        const [state = '', count = ''] = name.split(': ');
        return [state, Number(count)];
      }),
    );
  }

  /** Saves the workbook; gives the path of the file. */
  async save(): Promise<string> {
    const name = translate('workbench.file.save', {}, this.locale);
    return this.downloaded(() => this.page.getByRole('button', { name }).click());
  }

  /** The file that something makes the browser download. */
  async downloaded(cause: () => Promise<void>): Promise<string> {
    const download = this.page.waitForEvent('download');
    await cause();
    const path = join(folderWith({}), 'saved.xlsx');
    await (await download).saveAs(path);
    return path;
  }

  /** Opens a file in place of the workbook, and waits until the add-in has read it. */
  async open(file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: translate('workbench.file.open', {}, this.locale) }).click();
    await (await chooser).setFiles(file);
    const name = this.page.getByRole('textbox', { name: translate('workbench.file.name', {}, this.locale) });
    await until(async () => ((await name.inputValue()) === basename(file, '.xlsx') ? true : undefined), patience);
    await this.pane.getByRole('tablist').waitFor();
  }

  /** The saved workbook's rows, once the sheet has caught up with what the pane shows: it is written in batches. */
  async savedRows(doneRows: number): Promise<readonly Row[]> {
    const { rows } = await this.saved(doneRows);
    return rows;
  }

  /** The same, with the file. */
  async saved(doneRows: number): Promise<{ readonly path: string; readonly rows: readonly Row[] }> {
    return until(async () => {
      const path = await this.save();
      const rows = await rowsOf(path);
      return rows.filter((row) => row['State code'] === 'done').length === doneRows ? { path, rows } : undefined;
    }, patience);
  }
}
