import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawnTied } from '../../support/spawn-tied';

const root = join(__dirname, '..', '..', '..');
const cli = join(root, 'dist', 'cli', 'main.js');
const skewedClock = join(root, 'test', 'chaos', 'world', 'skewed-clock.cjs');
const longestKept = 4_000;

/** An event of the command line's `--json`. */
export type ProgramEvent = Readonly<Record<string, unknown>> & { readonly event: string };

/** The product as it is handed on, in a process of its own whose clock can be set. */
export class Program {
  readonly events: ProgramEvent[] = [];
  readonly ended: Promise<number | null>;
  readonly #process: ChildProcess;
  readonly #waiting: (() => void)[] = [];
  #errors = '';
  #killed = false;

  constructor(
    parameters: readonly string[],
    environment: Readonly<Record<string, string>>,
    private readonly clockFile: string,
  ) {
    const started = spawnTied(['--require', skewedClock, cli, ...parameters, '--json'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        CHAOS_CLOCK_FILE: clockFile,
        ...environment,
      },
    });
    this.#process = started;
    createInterface(started.stdout).on('line', (line) => {
      this.events.push(JSON.parse(line) as ProgramEvent); // the product's own
      for (const heard of this.#waiting.splice(0)) heard();
    });
    started.stderr?.on(
      'data',
      (chunk: Buffer) => (this.#errors = (this.#errors + chunk.toString()).slice(-longestKept)),
    );
    this.ended = once(this.#process, 'close').then(([code]) => {
      for (const heard of this.#waiting.splice(0)) heard();
      return code as number | null; // what the event of a child brings
    });
  }

  /** Why it ended as it did, as far as it said so. */
  get complaint(): string {
    const problem = this.events.find(({ event }) => event === 'problem');
    if (problem !== undefined) return `${String(problem['code'])}: ${String(problem['sentence'])}`;
    // Progress is told there as well, an object a line.
    return this.#errors
      .split('\n')
      .filter((line) => !line.startsWith('{') && !line.endsWith('}'))
      .join('\n')
      .trim();
  }

  /** It has not ended, and nobody has killed it. */
  get lives(): boolean {
    return !this.#killed && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  get killed(): boolean {
    return this.#killed;
  }

  /** The first event of this name; undefined: it ended without one. */
  async told(event: string): Promise<ProgramEvent | undefined> {
    for (;;) {
      const found = this.events.find((one) => one.event === event);
      if (found !== undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#killed = true;
    this.#process.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end in order. */
  async stop(): Promise<void> {
    this.#killed = true;
    this.#process.kill('SIGTERM');
    await this.ended;
  }

  /** Sets its clock ahead of the machine's, or behind it. */
  setClock(ahead: number): void {
    writeFileSync(this.clockFile, String(ahead));
    if (this.lives) this.#process.kill('SIGCONT');
  }
}
