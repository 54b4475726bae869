import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { folderWith } from '../../../house/support/temporary-folder';
import { openChromium } from '../../../support/chromium';
import { killLaunchers, Launcher } from '../../../support/launcher';
import { freshDatabase, type FreshDatabase } from '../../../support/postgres';
import type { SandboxLedger } from '../../../support/sandbox-truth';
import { until } from '../../../support/until';
import { rowsOf, type Row } from '../../support/workbook-by-hand';

/** How long a step may take on a machine that does ten other things. */
const patience = 60_000;

/** A person before the workbench: the page, and the pane in it. */
export class Person {
  /** What the page complained of: no suite lets that pass. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  get pane(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  button(name: RegExp | string): Locator {
    return this.pane.getByRole('button', { name });
  }

  /** A step of the pane: Pull, Plan, Check, Run, History. */
  step(name: string): Locator {
    return this.pane.getByRole('tab', { name });
  }

  /** Waits for a sentence in the pane. */
  async reads(sentence: RegExp | string): Promise<void> {
    await this.pane.getByText(sentence).first().waitFor();
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
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Save as .xlsx' }).click();
    const path = join(folderWith({}), 'saved.xlsx');
    await (await download).saveAs(path);
    return path;
  }

  /** The saved workbook's rows, once the sheet has caught up with what the pane shows: it is written in batches. */
  async savedRows(doneRows: number): Promise<readonly Row[]> {
    return until(async () => {
      const rows = await rowsOf(await this.save());
      return rows.filter((row) => row['State code'] === 'done').length === doneRows ? rows : undefined;
    }, patience);
  }
}

/** What the workbench starts with. */
export interface WorkbenchSettings {
  /** 1 is the pace of the real service; what takes minutes there should take seconds here. */
  readonly waitScale?: number;
}

/** The workbench as `npm start` serves it, with the browser that looks at it. */
export class Workbench {
  readonly #launcher: Launcher;
  readonly #port: number;
  readonly #browsers: Browser[] = [];

  private constructor(
    private readonly database: FreshDatabase,
    launcher: Launcher,
    port: number,
  ) {
    this.#launcher = launcher;
    this.#port = port;
  }

  static async start({ waitScale = 0.01 }: WorkbenchSettings = {}): Promise<Workbench> {
    const database = await freshDatabase();
    const environment = { CROSSGRADE_DATABASE_URL: database.url, CROSSGRADE_WAIT_SCALE: String(waitScale) };
    const launcher = new Launcher({ ...environment, CROSSGRADE_PORT: String(3100 + Math.floor(process.pid % 500)) });
    return new Workbench(database, launcher, await launcher.port());
  }

  get address(): string {
    return `https://localhost:${String(this.#port)}/workbench/`;
  }

  /** A browser of its own, as a person has one. */
  async visit(options: BrowserContextOptions = {}): Promise<Person> {
    const browser = await openChromium();
    this.#browsers.push(browser);
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const person = new Person(await context.newPage());
    await person.page.goto(this.address);
    await person.pane.getByRole('tablist').waitFor();
    return person;
  }

  /** The window and everything in it is gone. */
  async closeBrowsers(): Promise<void> {
    for (const browser of this.#browsers.splice(0)) await browser.close();
  }

  /** What the simulator saw, in its own process. */
  async ledger(): Promise<SandboxLedger> {
    const file = join(this.#launcher.data, 'sandbox', 'process.json');
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as { readonly url: string }; // our own file
    const answer = await fetch(`${url}/_sandbox/ledger`);
    return (await answer.json()) as SandboxLedger; // the simulator's own answer
  }

  async stop(): Promise<void> {
    await this.closeBrowsers();
    this.#launcher.process.kill('SIGTERM');
    await this.#launcher.ended;
    killLaunchers();
    await this.database.drop();
  }
}

/** The three promises, by the simulator's own count. */
export function expectPromisesKept(ledger: SandboxLedger): void {
  const markers = ledger.purchases.map((purchase) => purchase.friendlyName);
  expect(new Set(markers).size).toBe(markers.length);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
}
