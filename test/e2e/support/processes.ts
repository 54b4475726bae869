import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledCli } from '../../support/compiled';
import { runTypeScript } from '../../support/run-typescript';
import { spawnTied } from '../../support/spawn-tied';

const root = join(__dirname, '..', '..', '..');

/** Variables of a shell in which a person has set Crossgrade up. */
export type Environment = Readonly<Record<string, string>>;

/** One event of the command line's `--json`. */
export type CliEvent = Readonly<Record<string, unknown>> & { readonly event: string };

export interface Ended {
  /** null: it was killed. */
  readonly code: number | null;
  readonly events: readonly CliEvent[];
  readonly errors: string;
}

/** A command of the product in a process of its own. */
export class Command {
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;
  readonly #events: CliEvent[] = [];
  readonly #waiting = new Map<string, () => void>();
  #errors = '';

  constructor(parameters: readonly string[], environment: Environment) {
    const started = spawnTied([compiledCli, ...parameters, '--json'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    });
    this.#process = started;
    createInterface(started.stdout).on('line', (line) => {
      const event = JSON.parse(line) as CliEvent; // the product's own
      this.#events.push(event);
      this.#waiting.get(event.event)?.();
    });
    started.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.ended = once(this.#process, 'close').then(([code]) => ({
      code: code as number | null, // what the event of a child brings
      events: this.#events,
      errors: this.#errors,
    }));
  }

  /** Resolves when the command has told such an event. */
  async told(event: string): Promise<void> {
    if (this.#events.some((one) => one.event === event)) return;
    await new Promise<void>((resolve) => this.#waiting.set(event, resolve));
  }

  /** Ends it in the middle of whatever it does. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }
}

/** Runs a command to its end. */
export function crossgrade(parameters: readonly string[], environment: Environment): Promise<Ended> {
  return new Command(parameters, environment).ended;
}

/** A server in a process of its own, which says as its first line where it listens. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** `file`: a TypeScript file from the root. */
  static async start(file: string, parameters: readonly string[]): Promise<ServerProcess> {
    const child = spawnTied(['--require', runTypeScript, join(root, file), ...parameters], {
      cwd: root,
      stderr: 'inherit',
    });
    const gone = once(child, 'close').then(() => {
      throw new Error(`${file} ended before it listened`);
    });
    gone.catch(() => undefined);
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), gone])) as [string];
    const { listening } = JSON.parse(line) as { readonly listening: string }; // the first line of both servers
    return new ServerProcess(listening, child);
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}${path}`);
    return (await answer.json()) as T; // the server's own report
  }

  async stop(): Promise<void> {
    const closed = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await closed;
  }
}
