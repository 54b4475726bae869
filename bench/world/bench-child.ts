import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runTypeScript } from './run-typescript';

/** A process of this folder that is told things and says things, a line each; for what a process of its own must show. */
export class BenchChild {
  readonly #child;
  readonly #lines: string[] = [];
  #heard: () => void = () => undefined;

  /** `wish` comes to it as JSON in its first argument. */
  constructor(file: string, wish: unknown) {
    this.#child = spawn(process.execPath, ['--require', runTypeScript, join(__dirname, file), JSON.stringify(wish)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface(this.#child.stdout).on('line', (line) => {
      this.#lines.push(line);
      this.#heard();
    });
    this.#child.once('exit', () => {
      this.#lines.push('exit');
      this.#heard();
    });
  }

  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** The rest of the next line that begins with this word. */
  async says(word: string): Promise<string> {
    for (;;) {
      const index = this.#lines.findIndex((line) => line === word || line.startsWith(`${word} `));
      const [line] = index < 0 ? [] : this.#lines.splice(index, 1);
      if (line !== undefined) return line.slice(word.length + 1);
      if (this.#lines.includes('exit')) throw new Error(`It ended before it said ${word}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
