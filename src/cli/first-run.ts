import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDuration, translate, type MessageKey, type MessageValues } from '../messages';
import type { CommandContext } from './commands/command-context';
import { countStates } from './commands/count-states';
import { exitCodeOfRows, type ExitCode } from './exit-code';
import type { Progress, RowReport, RunDone } from './job-for-cli';
import type { TextStream } from './output/json-output';

/** What the demonstration needs beside a command's own things. */
export interface FirstRun extends CommandContext {
  /** For the sentences of the demonstration itself. */
  readonly out: TextStream;
  /** Folder in which the workbook is made. */
  readonly folder: string;
  /** Makes up another world, because nothing is left to do in the present one. */
  renewWorld(): Promise<void>;
}

/** A name that is not taken: the demonstration overwrites nothing. */
function freshFile(folder: string): string {
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? 'crossgrade-demo.xlsx' : `crossgrade-demo-${String(number)}.xlsx`);
    if (!existsSync(file)) return file;
  }
}

/** The days in which the demonstration looks for ends: far enough that there is something to do. */
const demonstrationWindow = 90;

/**
 * The whole job once, against the sandbox: pulls into a new workbook, accepts the suggested plans, checks, runs, and
 * says what came of it and where the workbook is.
 */
export async function firstRun(context: FirstRun): Promise<ExitCode> {
  const { now } = context;
  const began = now();
  const demonstration = new Demonstration(context);
  demonstration.say('demo.title');
  let ready = await demonstration.prepare();
  if (ready === 0) {
    await demonstration.discard();
    await context.renewWorld();
    ready = await demonstration.prepare();
  }
  const done = await demonstration.run();
  return demonstration.conclude(done, now() - began);
}

class Demonstration {
  readonly #file: string;

  constructor(private readonly context: FirstRun) {
    this.#file = freshFile(context.folder);
  }

  say(key: MessageKey, values: MessageValues = {}): void {
    const { output, out, locale } = this.context;
    output.settle();
    out.write(`${translate(key, values, locale)}\n`);
  }

  /** Pulls, accepts and checks; the number of rows that are ready. */
  async prepare(): Promise<number> {
    const { job, locale } = this.context;
    this.say('demo.pull');
    const pulled = await job.pull(
      this.#file,
      { within: demonstrationWindow, late: false, preset: 'all', customers: undefined, locale },
      this.#follow,
    );
    this.say('cli.pulled', { rows: pulled.rows });
    this.say('demo.plan');
    this.say('demo.check');
    const { rows } = await job.check(this.#file, this.#follow);
    const ready = rows.filter((row) => row.state === 'ready').length;
    this.say('demo.ready', { rows: ready });
    if (rows.length > ready) this.say('demo.left-out', { count: rows.length - ready });
    return ready;
  }

  /** Takes the workbook away again: it shows a world that is about to be left. */
  async discard(): Promise<void> {
    await rm(this.#file, { force: true });
  }

  run(): Promise<RunDone> {
    const { job, output, stop } = this.context;
    this.say('demo.run');
    return job.run(
      this.#file,
      { only: undefined, rows: undefined },
      async (offer) => {
        output.settle();
        output.tell({ event: 'offer', offer });
        return !stop.aborted;
      },
      {
        ...this.#follow,
        started: () => undefined,
        row: (row: RowReport) => {
          output.tell({ event: 'row', row, detail: 'change' });
        },
        // Nothing there is real, and what counts as its last days is made up.
        atRisk: () => undefined,
      },
      stop,
    );
  }

  /** Says what came of it, where the workbook is, and what to try next. */
  conclude({ outcome, rows }: RunDone, milliseconds: number): ExitCode {
    const { output, out, locale } = this.context;
    const judged = outcome === 'ended' ? exitCodeOfRows(rows.map((row) => row.state)) : 3;
    // The made-up customers have their traps on purpose: a row that needs a person is part of what is shown.
    const exitCode = judged === 2 ? 0 : judged;
    const left = rows.filter((row) => row.state !== 'done').length;
    output.settle();
    output.tell({
      event: 'summary',
      command: 'run',
      exitCode,
      rows: rows.length,
      states: countStates(rows),
      outcome: outcome === 'ended' ? undefined : outcome,
      milliseconds: undefined,
      next: undefined,
    });
    if (outcome === 'ended' && left > 0) this.say('demo.needs-person', { count: left });
    this.say('demo.duration', { duration: formatDuration(milliseconds, locale) });
    this.say('cli.file', { file: this.#file });
    this.say('demo.next');
    for (const line of ['npx crossgrade pull my-plan.xlsx', 'npx crossgrade --help']) out.write(`  ${line}\n`);
    return exitCode;
  }

  get #follow(): { progress: (progress: Progress) => void } {
    return {
      progress: (progress) => {
        this.context.output.tell({ event: 'progress', ...progress });
      },
    };
  }
}
