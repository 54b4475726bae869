import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runTypeScript } from './run-typescript';
import { spawnTied } from './spawn-tied';

/** Milliseconds. Nothing that is waited for takes so long, and it is less than the limit of any suite. */
const longestSilence = 45_000;

/** A process of its own that runs a TypeScript file and says lines; for what only a killed process can show. */
export class Child {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<number | null>;
  #heard: () => void = () => undefined;
  #errors = '';

  constructor(file: string, parameters: readonly string[], options: { uid?: number; cwd?: string } = {}) {
    this.#process = spawnTied(['--require', runTypeScript, file, ...parameters], { stdin: 'pipe', ...options });
    this.#ended = once(this.#process, 'close').then(([exitCode]) => exitCode as number | null);
    void this.#ended.then(() => this.#heard());
    this.#process.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    if (!this.#process.stdout) throw new Error('no stdout');
    createInterface(this.#process.stdout).on('line', (line) => {
      this.#lines.push(line);
      this.#heard();
    });
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The rest of the first line that begins with this word; rejects where the process does not say it. */
  async says(word: string): Promise<string> {
    const limit = new Limit();
    try {
      for (;;) {
        const line = this.#lines.find((candidate) => candidate === word || candidate.startsWith(`${word} `));
        if (line !== undefined) return line.slice(word.length + 1);
        const news = new Promise<'line'>((resolve) => (this.#heard = () => resolve('line')));
        const outcome = await Promise.race([news, this.#ended, limit.reached]);
        if (outcome !== 'line' && !this.#lines.some((candidate) => candidate.startsWith(word))) {
          throw new Error(`${String(outcome)}: "${word}" was not said, but\n${this.#said()}`);
        }
      }
    } finally {
      limit.lift();
    }
  }

  /** Says a line to the process. */
  tell(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }

  /** Stops it where it is, as a machine that swaps or sleeps does, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  /** Ends it the hard way and waits until it is gone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async ended(): Promise<number | null> {
    const limit = new Limit();
    const exitCode = await Promise.race([this.#ended, limit.reached]);
    limit.lift();
    if (exitCode !== 0 && exitCode !== null) throw new Error(`exit code ${exitCode}\n${this.#said()}`);
    return exitCode;
  }

  #said(): string {
    return [...this.#lines, this.#errors].join('\n');
  }
}

/** An end to waiting that comes before the suite's own and lets the process's words be shown. */
class Limit {
  #timer: NodeJS.Timeout | undefined;
  readonly reached = new Promise<'too late'>((resolve) => {
    this.#timer = setTimeout(() => resolve('too late'), longestSilence);
  });

  lift(): void {
    clearTimeout(this.#timer);
  }
}
