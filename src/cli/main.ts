import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { Problem, Problems } from '../base';
import { Composition, prepareDataDirectory, quickestPace, systemClock } from '../composition';
import { readSettings, type Settings } from '../config';
import { problemOfFailure } from '../job';
import { openWorkbookFile } from '../workbook/writers/xlsx-file';
import { withAcceptedSuggestions } from './accepted-suggestions';
import type { SandboxInvocation, ServeInvocation } from './arguments/invocation';
import { jobOnFiles } from './job-on-files';
import { runCli, type JobOpening, type OpenedJob } from './run-cli';

/** The pace of the demonstration, where the person has set none: what takes a minute takes three seconds. */
const demonstrationScale = 0.05;

async function settingsFor(demonstration: boolean): Promise<Settings> {
  const outcome = await readSettings({ environment: process.env, folder: process.cwd() });
  if (!outcome.ok) throw new Problems(outcome.problems);
  const { settings } = outcome;
  if (!demonstration) return settings;
  // The demonstration never touches a real partner, and the simulator does not count requests.
  return {
    ...settings,
    partnerCenterUrl: undefined,
    requestsPerMinute: 0,
    waitScale: settings.waitScale === 1 ? demonstrationScale : settings.waitScale,
  };
}

/** Who is at the keyboard, as the sheet shows it. */
function runBy(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname();
  }
}

async function openJob(opening: JobOpening): Promise<OpenedJob> {
  const settings = await settingsFor(opening.demonstration);
  await prepareDataDirectory(settings.dataDir);
  const { connected, paused } = opening;
  const composition = new Composition({ settings, runBy: runBy(), random: Math.random, connected, paused });
  return {
    job: jobOnFiles({
      jobWorld: () => composition.jobWorld(),
      runWorld: () => composition.runWorld(),
      openWorkbook: (file) => {
        const workbook = openWorkbookFile(file, systemClock(settings.today));
        return opening.demonstration ? withAcceptedSuggestions(workbook) : workbook;
      },
    }),
    problemOf: (error) => problemOfFailure(error, composition.serviceUrl),
    renewWorld: () => composition.renewWorld(),
    close: () => composition.close(),
  };
}

/**
 * The simulator alone. With a port of its own it keeps a journal, so that it goes on where it was killed. Its packages
 * are many, as the server's below are: only who serves waits for them.
 */
async function serveSandbox({ port, customers, seed, faults }: SandboxInvocation) {
  const settings = await settingsFor(false);
  if (port !== 0) await prepareDataDirectory(settings.dataDir);
  const place = [`port-${String(port)}`, `seed-${String(seed ?? 1)}`, `customers-${String(customers ?? 'default')}`];
  const { startSandbox } = await import('../sandbox/index.js');
  try {
    return await startSandbox({
      port,
      faults,
      ...(customers === undefined ? {} : { customers }),
      ...(seed === undefined ? {} : { seed }),
      ...(settings.today === undefined ? {} : { today: settings.today }),
      ...(port === 0 ? {} : { dataDirectory: join(settings.dataDir, 'sandbox-alone', place.join('-')) }),
      timeScale: 1 / Math.max(settings.waitScale, 1 / quickestPace),
    });
  } catch (error) {
    throw new Problem(
      'sandbox-start-failed',
      { detail: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

async function serve({ port }: ServeInvocation, connected: JobOpening['connected']) {
  const { closeAtEnd, startGateway } = await import('../gateway/index.js');
  const gateway = await startGateway({ environment: process.env, folder: process.cwd(), port, connected });
  closeAtEnd(gateway);
  return gateway;
}

function packageVersion(): string {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version; // our own file
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes its end; that is no failure of ours.
  process.stdout.on('error', () => undefined);
  const code = await runCli({
    argv: process.argv.slice(2),
    environment: process.env,
    folder: process.cwd(),
    input: process.stdin,
    out: process.stdout,
    error: process.stderr,
    platformLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    version: packageVersion(),
    now: Date.now,
    exit: (exitCode) => process.exit(exitCode),
    openJob,
    startSandbox: serveSandbox,
    serve,
  });
  await new Promise<void>((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
  process.exit(code);
}

void main();
