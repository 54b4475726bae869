import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { browserOfThisMachine } from '../build/workbench/browser.cjs';
import { localCertificate } from '../build/workbench/certificate.cjs';
import type { Figure } from './figure';

const root = join(__dirname, '..');
const scripts = join(root, 'dist', 'pane', 'scripts');

const firstScriptGoal = 250;
const startGoal = 10;
const usableGoal = 1;

const kilobytes = (file: string): number => gzipSync(readFileSync(join(scripts, file)), { level: 9 }).length / 1000;

function firstScript(): Figure {
  const file = readdirSync(scripts).find((name) => /^taskpane\.[0-9a-f]+\.js$/.test(name));
  if (file === undefined) throw new Error('the pages are not built: npm run build');
  return {
    name: 'pane: first script, gzipped',
    measured: kilobytes(file),
    ideal: undefined,
    goal: firstScriptGoal,
    unit: 'kB',
  };
}

/** `npm start` after its set-up, on data of its own: the address that it says, after how many seconds, and how to end it. */
async function startWorkbench(data: string) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'build', 'start.cjs'), '--no-window'], {
    cwd: root,
    env: { ...process.env, CROSSGRADE_DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [found] = /https:\/\/localhost:\d+\/workbench\//.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`npm start ended before it said an address\n${said}`)));
  });
  const ready = (performance.now() - began) / 1000;
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, ready, end };
}

interface Watched {
  /** Milliseconds since the epoch. */
  usableAt?: number;
}

/**
 * Runs in every frame, and notes in the pane's the frame of the screen in which its first button can be pressed: it is
 * drawn, not disabled, and what the pointer would meet. A look from outside would come up to half a second late.
 */
function watchForUse(): void {
  const look = (): void => {
    const button = [...document.querySelectorAll('button')].find((one) =>
      /^(?:Pull|Try with the sandbox)/.test(one.textContent),
    );
    const { left = 0, top = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
    const met = document.elementFromPoint(left + width / 2, top + height / 2);
    const canBePressed = button?.matches(':not(:disabled, [aria-disabled="true"])') === true && button.contains(met);
    if (canBePressed) (window as Watched).usableAt = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  if (window !== window.top) requestAnimationFrame(look);
}

/** Seconds from the request for the workbench to a pane that is connected and can be used; then it is used. */
async function secondsToUse(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  await page.addInitScript(watchForUse);
  await page.goto(address);
  const pane = page.frameLocator('iframe');
  await pane
    .getByRole('button', { name: /^(Pull|Try with the sandbox)/ })
    .first()
    .click();
  await pane.getByRole('button', { name: /^Plan \d+ rows$/ }).waitFor();
  const began = await page.evaluate(() => performance.timeOrigin);
  const usableAt = await pane.locator('body').evaluate(() => (window as Watched).usableAt);
  await context.close();
  if (usableAt === undefined) throw new Error('the pane was used before it could be');
  return (usableAt - began) / 1000;
}

/** So often the workbench is opened. */
const visits = 5;

async function startAndOpen(browser: Browser, data: string, title: string): Promise<readonly Figure[]> {
  const workbench = await startWorkbench(data);
  try {
    const opened = await secondsToUse(browser, workbench.address);
    const start = workbench.ready + opened;
    const all = [opened];
    while (all.length < visits) all.push(await secondsToUse(browser, workbench.address));
    const median = all.sort((one, other) => one - other)[(visits - 1) / 2] ?? opened;
    const ideal = undefined;
    return [
      { name: `npm start after its set-up, ${title}`, measured: start, ideal, goal: startGoal, unit: 's' },
      {
        name: `workbench opened until the pane can be used, ${title}`,
        measured: median,
        ideal,
        goal: usableGoal,
        unit: 's',
      },
    ];
  } finally {
    await workbench.end();
  }
}

/** What starting the workbench and opening the pane cost a person; the browser keeps nothing from one time to the next. */
export async function bench(): Promise<readonly Figure[]> {
  const executablePath = browserOfThisMachine();
  if (executablePath === undefined) {
    return [{ ...firstScript(), note: 'no browser here: the rest is not measured' }];
  }
  const data = await mkdtemp(join(tmpdir(), 'crossgrade-bench-'));
  // As `npm start` opens it: under a certificate that is only put up with, a browser keeps nothing it has fetched.
  const { publicKeyHash } = await localCertificate(join(data, 'workbench'));
  const args = [
    `--ignore-certificate-errors-spki-list=${publicKeyHash}`,
    // Chromium refuses to run as root with its sandbox on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return [
      firstScript(),
      ...(await startAndOpen(browser, data, 'first time')),
      ...(await startAndOpen(browser, data, 'later')),
    ];
  } finally {
    await browser.close();
    await rm(data, { recursive: true, force: true });
  }
}
