import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { assertNever, Problem } from '../base';
import type { Connection } from '../job';
import type { Locale } from '../messages';
import type {
  FirstRunInvocation,
  HelpInvocation,
  Invocation,
  SandboxInvocation,
  ServeInvocation,
} from './arguments/invocation';
import { localeOfPerson } from './arguments/locale-of-person';
import { parseArguments } from './arguments/parse-arguments';
import { checkCommand } from './commands/check';
import type { CommandContext } from './commands/command-context';
import { pullCommand } from './commands/pull';
import { resolveCommand } from './commands/resolve';
import { runCommand } from './commands/run';
import { statusCommand } from './commands/status';
import { steerCommand } from './commands/steer';
import { problemsOf, tellProblems } from './commands/tell-problems';
import { exitCodeOfProblems, type ExitCode } from './exit-code';
import { firstRun } from './first-run';
import { listenForInterruption } from './interruption';
import type { JobForCli } from './job-for-cli';
import type { Output } from './output/cli-event';
import { humanOutput } from './output/human-output';
import { jsonOutput } from './output/json-output';
import { pauseTeller } from './output/pause-teller';
import { barDisplay, lineDisplay } from './output/progress-display';

/** The job with what it was put on. */
export interface OpenedJob {
  readonly job: JobForCli;
  /** What an error of the lower rooms means to a person; undefined: nobody expected it. */
  problemOf(error: unknown): Problem | undefined;
  renewWorld(): Promise<void>;
  close(): Promise<void>;
}

export interface JobOpening {
  /** The demonstration: always the sandbox, at a quick pace, and every suggestion accepted. */
  readonly demonstration: boolean;
  readonly connected: (connection: Connection) => void;
  /** Told whenever the service asks for a pause: until when. */
  readonly paused: (until: Date) => void;
}

/** The process around the command line, and what main.ts puts together. */
export interface CliHost {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly input: NodeJS.ReadStream;
  readonly out: NodeJS.WriteStream;
  readonly error: NodeJS.WriteStream;
  /** Language of the platform. */
  readonly platformLocale: string;
  readonly version: string;
  readonly now: () => number;
  /** Ends the process at once. */
  readonly exit: (code: ExitCode) => void;
  openJob(opening: JobOpening): OpenedJob | Promise<OpenedJob>;
  startSandbox(invocation: SandboxInvocation): Promise<{ readonly url: string; stop(): Promise<void> }>;
  /** Opens a gateway that lives until the process is told to end, or others have replaced it. */
  serve(
    invocation: ServeInvocation,
    connected: (connection: Connection) => void,
  ): Promise<{ readonly url: string; readonly replaced: AbortSignal }>;
}

type Working = Exclude<Invocation, HelpInvocation | ServeInvocation>;

/** Runs one command line to its end. */
export async function runCli(host: CliHost): Promise<ExitCode> {
  const locale = localeOfPerson({ argv: host.argv, environment: host.environment, platform: host.platformLocale });
  let json = host.argv.includes('--json');
  let output = outputFor(host, json, locale);
  try {
    const invocation = parseArguments(host.argv, locale, host.version);
    if (invocation.command === 'help') {
      host.out.write(`${invocation.text}\n`);
      return 0;
    }
    ({ json } = invocation);
    output = outputFor(host, json, locale);
    if (invocation.command === 'serve') return await serve(host, invocation, output);
    return await work(host, invocation, output, locale);
  } catch (error) {
    return failed(error, output, json);
  }
}

function outputFor(host: CliHost, json: boolean, locale: Locale): Output {
  if (json) return jsonOutput(host, locale);
  const display = host.error.isTTY ? barDisplay(host.error, locale) : lineDisplay(host.error, locale, host.now);
  return humanOutput(host, display, locale);
}

function failed(error: unknown, output: Output, json: boolean): ExitCode {
  const problems = problemsOf(error);
  output.settle();
  tellProblems(problems, output, json);
  return exitCodeOfProblems(problems);
}

/** How long an orderly end may take after the person asked to stop. */
const longestClosing = 10_000;

/** Commands with steps under way that want to come to their end; everything else can be left where it is. */
const worksOnRows: ReadonlySet<Working['command']> = new Set<Working['command']>([
  'run',
  'resolve',
  'undo',
  'pause',
  'resume',
  'cancel',
  'first-run',
]);

async function work(host: CliHost, invocation: Working, output: Output, locale: Locale): Promise<ExitCode> {
  const graceful = worksOnRows.has(invocation.command);
  const interruption = listenForInterruption(host.now, {
    first: () => {
      if (graceful) output.tell({ event: 'stopping' });
    },
    second: () => {
      output.settle();
      host.exit(3);
    },
  });
  try {
    if (invocation.command === 'sandbox') return await serveSandbox(host, invocation, output, interruption.signal);
    const opened = await host.openJob({
      demonstration: invocation.command === 'first-run',
      connected: ({ name, sandbox }) => {
        output.tell({ event: 'connection', name, sandbox });
      },
      paused: pauseTeller(output, host.now),
    });
    try {
      const context: CommandContext = {
        job: opened.job,
        output,
        locale,
        now: host.now,
        stop: interruption.signal,
        ask: asker(host, interruption.signal),
      };
      const ended = command(host, invocation, context, opened);
      return await (graceful ? ended : Promise.race([ended, interrupted(interruption.signal)]));
    } catch (error) {
      throw opened.problemOf(error) ?? error;
    } finally {
      await closed(opened, interruption.signal);
    }
  } finally {
    interruption.end();
  }
}

function command(
  host: CliHost,
  invocation: Exclude<Working, SandboxInvocation>,
  context: CommandContext,
  opened: OpenedJob,
): Promise<ExitCode> {
  switch (invocation.command) {
    case 'pull':
      return pullCommand(invocation, context);
    case 'check':
      return checkCommand(invocation, context);
    case 'run':
      return runCommand(invocation, context);
    case 'status':
      return statusCommand(invocation, context);
    case 'resolve':
      return resolveCommand(invocation, context);
    case 'undo':
    case 'pause':
    case 'resume':
    case 'cancel':
      return steerCommand(invocation, context);
    case 'first-run':
      return demonstrate(host, invocation, context, opened);
    default:
      return assertNever(invocation);
  }
}

function demonstrate(
  host: CliHost,
  _invocation: FirstRunInvocation,
  context: CommandContext,
  opened: OpenedJob,
): Promise<ExitCode> {
  return firstRun({ ...context, out: host.out, folder: host.folder, renewWorld: () => opened.renewWorld() });
}

/** Asks at the terminal; undefined where either end of it is missing. Stopped or left without an answer: an empty one. */
function asker(host: CliHost, signal: AbortSignal): CommandContext['ask'] {
  if (!host.input.isTTY || !host.error.isTTY) return undefined;
  return async (question) => {
    const terminal = createInterface({ input: host.input, output: host.error });
    // While it reads, the terminal keeps Ctrl+C for itself.
    terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    try {
      const left = once(terminal, 'close', { signal }).then(() => '');
      return await Promise.race([terminal.question(question, { signal }), left]);
    } catch (error) {
      // Asked to stop, or Ctrl+D.
      if (error instanceof Error && error.name === 'AbortError') return '';
      throw error;
    } finally {
      terminal.close();
    }
  };
}

function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => {
      reject(new Problem('interrupted'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Leaves database and sandbox in order; a person who asked to stop does not wait for it for ever. */
async function closed(opened: OpenedJob, signal: AbortSignal): Promise<void> {
  if (!signal.aborted) return opened.close();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestClosing);
  });
  await Promise.race([opened.close(), patience]);
  clearTimeout(timer);
}

/** The process ends with the gateway, which ends itself in order. */
async function serve(host: CliHost, invocation: ServeInvocation, output: Output): Promise<never> {
  const { url, replaced } = await host.serve(invocation, ({ name, sandbox }) => {
    output.tell({ event: 'connection', name, sandbox });
  });
  output.tell({ event: 'listening', what: 'gateway', url });
  replaced.addEventListener('abort', () => {
    output.tell({ event: 'problem', problem: new Problem('gateway-replaced') });
  });
  return new Promise<never>(() => undefined);
}

async function serveSandbox(
  host: CliHost,
  invocation: SandboxInvocation,
  output: Output,
  stop: AbortSignal,
): Promise<ExitCode> {
  const sandbox = await host.startSandbox(invocation);
  output.tell({ event: 'listening', what: 'sandbox', url: sandbox.url });
  await interrupted(stop).catch(() => undefined);
  await sandbox.stop();
  return 0;
}
