import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { rowsOf, typeIn, type Row } from '../../e2e/support/workbook-by-hand';
import type { Shown } from '../judge/rows';
import type { Wanted } from '../world/customers';
import { Program } from './program';

const pauseBetweenRuns = 300;
/** How often the command is given again after it has ended by itself and something is still to be done. */
const mostCommands = 40;
/** A command takes up again what has failed; what fails in so many of them stays failed. */
const mostFailures = 2;
/** One of so many rows that are done is undone. */
const undoneEvery = 3;

const text = (row: Row, header: string): string => String(row[header] ?? '');
const number = (row: Row, header: string): number | undefined =>
  row[header] === null || row[header] === undefined || row[header] === '' ? undefined : Number(row[header]);

/**
 * An agent at the command line: the same job on a workbook, in two waves, killed and given again until every row has its
 * end; then some of what is done is undone.
 */
export class WorkbookDesk {
  readonly #file: string;
  readonly #clockFile: string;
  #program: Program | undefined;
  #working: Promise<void> | undefined;
  #closing = false;
  starts = 0;
  /** Rows that the workbook shows as undone. */
  undone = 0;
  /** How the commands ended that nobody killed. */
  readonly ends: string[] = [];

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    folder: string,
    private readonly rows: readonly Wanted[],
  ) {
    this.#file = join(folder, 'plan.xlsx');
    this.#clockFile = join(folder, 'workbook.clock');
  }

  /** The workbook as it is before anything is run. */
  async prepare(): Promise<void> {
    const customers = [...new Set(this.rows.map(({ customer }) => customer))];
    await this.#done(['pull', this.#file, '--within', 'any', ...customers.flatMap((id) => ['--customer', id])]);
    await typeIn(this.#file, (row) => {
      const wanted = this.#wanted(row);
      return wanted === undefined
        ? {}
        : {
            'Include': 'Yes',
            'Target plan': wanted.target,
            'Target licenses': wanted.licenses,
            'Wave': wanted.wave,
            'Reference': wanted.subscription,
          };
    });
    await this.#done(['check', this.#file]);
  }

  /** Begins to run the workbook, again and again, until it is told to end or all is done. */
  start(): void {
    this.#working ??= this.#work();
  }

  /** True where a command was under way and was killed. */
  async kill(): Promise<boolean> {
    const program = this.#program;
    if (program?.lives !== true) return false;
    await program.kill();
    return true;
  }

  setClock(ahead: number): void {
    this.#program?.setClock(ahead);
  }

  /**
   * Lets the commands come to their end, with nobody killing them any more; until `by`, and then as long as the workbook
   * shows something new within so many milliseconds.
   */
  async settle(by: number, stuckAfter: number): Promise<void> {
    const ended = (this.#working ?? Promise.resolve()).then(() => 'ended' as const);
    for (let shown = ''; ;) {
      const patience = Math.max(stuckAfter, by - performance.now());
      if ((await Promise.race([ended, wait(patience, 'late' as const, { ref: false })])) === 'ended') return;
      const now = (await this.look()).map(({ state, message }) => `${state} ${message}`).join('\n');
      if (now === shown) return;
      shown = now;
    }
  }

  /** Every row as the workbook shows it. */
  async look(): Promise<readonly Shown[]> {
    const shown = await rowsOf(this.#file);
    return this.rows.map((wanted): Shown => {
      const row = shown.find((one) => this.#wanted(one) === wanted) ?? {};
      return {
        where: 'workbook',
        subscription: wanted.subscription,
        state: text(row, 'State code'),
        newSubscription: text(row, 'New subscription ID'),
        licenses: number(row, 'Bought licenses'),
        moved: undefined,
        message: [text(row, 'Message'), text(row, 'Check details')].filter((part) => part !== '').join(' '),
      };
    });
  }

  async stop(): Promise<void> {
    this.#closing = true;
    if (this.#program?.lives === true) await this.#program.stop();
    await this.#working;
  }

  async #work(): Promise<void> {
    await this.#run();
    await this.#undo();
  }

  /** Runs the first wave; given again the command takes up what was interrupted, and approves the second. */
  async #run(): Promise<void> {
    let failures = 0;
    for (let ended = 0; ended < mostCommands && !this.#closing;) {
      const { code, killed } = await this.#command(['run', this.#file, '--waves', '--yes']);
      if (!killed) ended += 1;
      if (code === 2) failures += 1;
      if (code === 0 || failures >= mostFailures) return;
      await wait(pauseBetweenRuns);
    }
  }

  /** Undoes some of what is done. Who was killed, or comes too late, looks what became of it. */
  async #undo(): Promise<void> {
    const done = (await this.look()).filter(({ state }) => state === 'done');
    const wanted = new Set(
      done.filter((_, place) => place % undoneEvery === 0).map(({ subscription }) => subscription),
    );
    for (let commands = 0; commands < mostCommands && wanted.size > 0 && !this.#closing; commands += 1) {
      const open = (await this.look()).filter(
        ({ subscription, state }) => wanted.has(subscription) && state !== 'undone',
      );
      if (open.length === 0) break;
      const back = open.filter(({ state }) => state === 'done').flatMap(({ subscription }) => ['--rows', subscription]);
      await this.#command(back.length > 0 ? ['undo', this.#file, ...back, '--yes'] : ['status', this.#file]);
      await this.#command(['status', this.#file]);
      await wait(pauseBetweenRuns);
    }
    this.undone = (await this.look()).filter(({ state }) => state === 'undone').length;
  }

  /** Gives a command that may be killed. */
  async #command(parameters: readonly string[]): Promise<{ readonly code: number | null; readonly killed: boolean }> {
    this.starts += 1;
    const program = new Program(parameters, this.environment, this.#clockFile);
    this.#program = program;
    const code = await program.ended;
    if (!program.killed) this.ends.push(`${parameters[0] ?? ''} ${String(code)} ${program.complaint}`.trim());
    return { code, killed: program.killed };
  }

  async #done(parameters: readonly string[]): Promise<void> {
    const program = new Program(parameters, this.environment, this.#clockFile);
    const code = await program.ended;
    if (code !== 0) throw new Error(`${parameters[0] ?? ''} ended with ${String(code)}: ${program.complaint}`);
  }

  #wanted(row: Row): Wanted | undefined {
    const id = text(row, 'Subscription ID').toLowerCase();
    return this.rows.find(({ subscription }) => subscription.toLowerCase() === id);
  }
}
