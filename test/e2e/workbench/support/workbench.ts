import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Locale } from '../../../../src/messages';
import { openChromium } from '../../../support/chromium';
import { killLaunchers, Launcher } from '../../../support/launcher';
import { freshDatabase, type FreshDatabase } from '../../../support/postgres';
import type { SandboxLedger } from '../../../support/sandbox-truth';
import { killGatewayOf } from './gateway-process';
import { Person } from './person';

/** What the workbench starts with. */
export interface WorkbenchSettings {
  /** 1 is the pace of the real service; what takes minutes there should take seconds here. */
  readonly waitScale?: number;
}

/** A visit as a browser makes it, and what stands behind the workbench's address. */
export interface Visit extends BrowserContextOptions {
  readonly asked?: string;
  /** Language of the workbench; default English. */
  readonly language?: Locale;
}

/** The workbench as `npm start` serves it, with the browsers that look at it. */
export class Workbench {
  readonly #browsers: Browser[] = [];
  #shared: Browser | undefined;

  private constructor(
    private readonly database: FreshDatabase,
    private readonly environment: Readonly<Record<string, string>>,
    private launcher: Launcher,
    private readonly port: number,
  ) {}

  static async start({ waitScale = 0.01 }: WorkbenchSettings = {}): Promise<Workbench> {
    const database = await freshDatabase();
    const environment = { CROSSGRADE_DATABASE_URL: database.url, CROSSGRADE_WAIT_SCALE: String(waitScale) };
    // Not one of those that are gone when the suite ends: the gateway finds its sandbox through it to the last.
    const data = mkdtempSync(join(tmpdir(), 'crossgrade-workbench-'));
    const launcher = new Launcher({ ...environment, CROSSGRADE_PORT: String(3100 + (process.pid % 500)) }, data);
    return new Workbench(database, environment, launcher, await launcher.port());
  }

  get address(): string {
    return `https://localhost:${String(this.port)}/workbench/`;
  }

  /** A person with a browser of their own. */
  async visit(visit: Visit = {}): Promise<Person> {
    const browser = await openChromium();
    this.#browsers.push(browser);
    return this.#openIn(browser, visit);
  }

  /** A person with a profile of their own in a browser that others use as well: quicker, and as separate. */
  async visitShared(visit: Visit = {}): Promise<Person> {
    if (this.#shared === undefined) {
      this.#shared = await openChromium();
      this.#browsers.push(this.#shared);
    }
    return this.#openIn(this.#shared, visit);
  }

  async #openIn(browser: Browser, { asked = '', language = 'en-US', ...options }: Visit): Promise<Person> {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: language,
      ...options,
    });
    const person = new Person(await context.newPage(), language);
    await person.page.goto(this.address + asked);
    await person.pane.getByRole('tablist').waitFor();
    await person.page.getByRole('grid').waitFor();
    return person;
  }

  /** The windows and everything in them are gone. */
  async closeBrowsers(): Promise<void> {
    this.#shared = undefined;
    for (const browser of this.#browsers.splice(0)) await browser.close();
  }

  /** Kills the gateway in the middle of whatever it does, lets something happen meanwhile, and starts another one. */
  async restartGateway(meanwhile: () => Promise<void>): Promise<void> {
    const { process: launched, ended, data } = this.launcher;
    await killGatewayOf(launched);
    // The launcher ends with its gateway.
    await ended;
    await meanwhile();
    this.launcher = new Launcher({ ...this.environment, CROSSGRADE_PORT: String(this.port) }, data);
    const port = await this.launcher.port();
    if (port !== this.port) throw new Error(`the port was taken meanwhile: ${String(port)}`);
  }

  /** What the simulator saw, in its own process. */
  async ledger(): Promise<SandboxLedger> {
    const answer = await fetch(`${this.sandbox}/_sandbox/ledger`);
    return (await answer.json()) as SandboxLedger; // the simulator's own answer
  }

  /** The checkouts of one customer go out, and are never answered, until the simulator behaves again. */
  async loseCheckoutsOf(customer: string): Promise<void> {
    const answer = await fetch(`${this.sandbox}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ route: `POST /v1/customers/${customer}/carts/*/checkout`, kind: 'reset-before' }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async behave(): Promise<void> {
    await fetch(`${this.sandbox}/_sandbox/faults`, { method: 'DELETE' });
  }

  private get sandbox(): string {
    const file = join(this.launcher.data, 'sandbox', 'process.json');
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as { readonly url: string }; // our own file
    return url;
  }

  async stop(): Promise<void> {
    await this.closeBrowsers();
    this.launcher.process.kill('SIGTERM');
    await this.launcher.ended;
    killLaunchers();
    rmSync(this.launcher.data, { recursive: true, force: true });
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
