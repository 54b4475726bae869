import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of its own that runs a TypeScript file and says lines; for what only a killed process can show. */
export class Child {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<number | null>;
  #heard: () => void = () => undefined;
  #errors = '';

  constructor(file: string, parameters: readonly string[], options: { uid?: number; cwd?: string } = {}) {
    this.#process = spawn(process.execPath, ['--import', require.resolve('tsx'), file, ...parameters], {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...options,
    });
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

  /** The rest of the first line that begins with this word; rejects where the process ends without saying it. */
  async says(word: string): Promise<string> {
    for (;;) {
      const line = this.#lines.find((candidate) => candidate === word || candidate.startsWith(`${word} `));
      if (line !== undefined) return line.slice(word.length + 1);
      const news = new Promise<'line'>((resolve) => (this.#heard = () => resolve('line')));
      const outcome = await Promise.race([news, this.#ended]);
      if (outcome !== 'line' && !this.#lines.some((candidate) => candidate.startsWith(word))) {
        throw new Error(`ended with ${String(outcome)} before it said "${word}"\n${this.#errors}`);
      }
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
    const exitCode = await this.#ended;
    if (exitCode !== 0 && exitCode !== null) throw new Error(`exit code ${exitCode}\n${this.#errors}`);
    return exitCode;
  }
}
