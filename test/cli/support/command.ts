import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledCli, compileOnce } from '../../support/compiled';
import { spawnTied } from '../../support/spawn-tied';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** One JSON object a line. */
export function events(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The command line in a process of its own, as a person starts it. */
export class RunningCommand {
  readonly process: ChildProcess;
  out = '';
  error = '';
  readonly #ended: Promise<number | null>;
  #heard: () => void = () => undefined;

  constructor(parameters: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
    this.process = spawnTied([compiledCli, ...parameters], options);
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
      this.#heard();
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.error += text;
      this.#heard();
    });
    this.#ended = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** Resolves when it has said something that fits, on either of its outputs. */
  async says(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.out) && !pattern.test(this.error)) {
      const news = new Promise<'news'>((resolve) => (this.#heard = () => resolve('news')));
      if ((await Promise.race([news, this.#ended])) !== 'news') {
        throw new Error(`ended without saying ${String(pattern)}\n${this.out}\n${this.error}`);
      }
    }
  }

  async ended(): Promise<Ended> {
    const code = await this.#ended;
    return { code, out: this.out, error: this.error };
  }

  async kill(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal);
    return this.ended();
  }
}

/** A folder with nothing in it, and commands that run in it with their data in it too. */
export class Place {
  private constructor(
    readonly folder: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async make(settings: Readonly<Record<string, string>> = {}): Promise<Place> {
    compileOnce();
    return new Place(await mkdtemp(join(tmpdir(), 'crossgrade-cli-')), settings);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  start(parameters: readonly string[], settings: Readonly<Record<string, string>> = {}): RunningCommand {
    const clean = Object.entries(process.env).filter(([name]) => !/^(CROSSGRADE_|LC_|LANG)/.test(name));
    const env = {
      ...Object.fromEntries(clean),
      LANG: 'C.UTF-8',
      CROSSGRADE_DATA_DIR: join(this.folder, 'data'),
      CROSSGRADE_WAIT_SCALE: '0.01',
      CROSSGRADE_REQUESTS_PER_MINUTE: '0',
      ...this.settings,
      ...settings,
    };
    return new RunningCommand(parameters, { cwd: this.folder, env });
  }

  run(parameters: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(parameters, settings).ended();
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
