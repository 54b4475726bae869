import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod/mini';
import { Problem, type Clock, type Day } from '../../base';
import { SandboxMembers } from './sandbox-members';
import { askSandbox, startSandboxProcess, type SandboxProgram, type SandboxState } from './sandbox-process';

export interface EmbeddedSandboxOptions {
  /** Folder of the simulator's worlds and of the record of its process. */
  readonly directory: string;
  readonly program: SandboxProgram;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Divides the waits of the simulated service. */
  readonly timeScale: number;
  /** The word that ends a subscription at its term. */
  readonly termEndAction: string;
  /** Undefined: the day of the clock. */
  readonly today: Day | undefined;
  /** Leaves the present world for a new one, with other customers. */
  readonly newWorld?: boolean;
}

/** The simulator that all processes of one data directory share; each has joined it and leaves it again. */
export interface EmbeddedSandbox {
  readonly url: string;
  /** Number of the made-up world, from 1: it names the connection. */
  readonly world: number;
  /** The last one to leave stops the simulator. Its journal remembers everything. */
  leave(): Promise<void>;
}

const recordSchema = z.object({ url: z.string(), pid: z.number() });
const worldSchema = z.object({ world: z.number() });

const pauseBetweenLooks = 50;
const mostLooks = 200;

/** Opens the shared simulator: the running one where there is one, also after its starter was killed. */
export async function openEmbeddedSandbox(options: EmbeddedSandboxOptions): Promise<EmbeddedSandbox> {
  await mkdir(options.directory, { recursive: true });
  const shared = new SharedSandbox(options);
  return shared.join();
}

let opened = 0;

class SharedSandbox {
  readonly #members: SandboxMembers;
  readonly #name: string;

  constructor(private readonly options: EmbeddedSandboxOptions) {
    this.#members = new SandboxMembers(options.directory);
    opened += 1;
    this.#name = `${String(process.pid)}-${String(opened)}`;
  }

  async join(): Promise<EmbeddedSandbox> {
    return this.#alone(async () => {
      const world = await this.#chooseWorld();
      await this.#members.join(this.#name);
      try {
        const url = await this.#url(world);
        return { url, world, leave: () => this.#leave() };
      } catch (error) {
        await this.#members.leave(this.#name);
        throw error;
      }
    });
  }

  /** Joining and leaving happen one after the other, so that nobody joins what is being stopped. */
  async #alone<T>(act: () => Promise<T>): Promise<T> {
    const release = await lock(this.options.directory, {
      // A process killed inside lets the others wait this long.
      stale: 5_000,
      retries: { retries: 150, factor: 1, minTimeout: 100, maxTimeout: 100, randomize: true },
    }).catch((error: unknown) => {
      throw new Problem('sandbox-start-failed', { detail: String(error) }, { cause: error });
    });
    try {
      return await act();
    } finally {
      await release().catch(() => undefined);
    }
  }

  async #chooseWorld(): Promise<number> {
    const file = join(this.options.directory, 'world.json');
    const present = (await readJson(file, worldSchema))?.world ?? 1;
    if (this.options.newWorld !== true) return present;
    await this.#stop();
    await writeFileAtomic(file, JSON.stringify({ world: present + 1 }));
    return present + 1;
  }

  async #url(world: number): Promise<string> {
    const data = resolve(this.options.directory, `world-${String(world)}`);
    const record = await this.#record();
    const state = record && (await askSandbox(record.url));
    if (record && state?.dataDirectory === data) {
      if (this.#fits(state)) return record.url;
      // The same address again: those who use it meanwhile only see a short break.
      await this.#stop();
      return this.#start(world, data, Number(new URL(record.url).port));
    }
    return this.#start(world, data, 0);
  }

  #fits(state: SandboxState): boolean {
    return state.timeScale === this.options.timeScale && state.termEndActions[0] === this.options.termEndAction;
  }

  async #start(world: number, data: string, port: number): Promise<string> {
    const { program, timeScale, termEndAction, today, clock } = this.options;
    const parameters = [
      ...['--data-dir', data],
      ...['--port', String(port)],
      ...['--seed', String(world)],
      ...['--time-scale', String(timeScale)],
      ...['--cancel-action', termEndAction],
      ...(today === undefined ? [] : ['--today', today]),
    ];
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const found = await startSandboxProcess(program, parameters);
      if (found) {
        // One whose starter was killed before it wrote this has no record, and is used without being stopped later.
        if (found.pid !== undefined) {
          await writeFileAtomic(this.#recordFile, JSON.stringify({ url: found.url, pid: found.pid }));
        }
        return found.url;
      }
      await clock.sleep(pauseBetweenLooks);
    }
    throw new Problem('sandbox-start-failed', { detail: data });
  }

  async #leave(): Promise<void> {
    await this.#alone(async () => {
      await this.#members.leave(this.#name);
      if ((await this.#members.living()).length === 0) await this.#stop();
    });
  }

  /** Stops the recorded simulator, if it is the one that answers at the recorded address. */
  async #stop(): Promise<void> {
    const record = await this.#record();
    if (!record) return;
    if ((await askSandbox(record.url)) !== undefined) {
      signal(record.pid, 'SIGTERM');
      for (let looks = 0; looks < mostLooks && signal(record.pid, 0); looks += 1) {
        await this.options.clock.sleep(pauseBetweenLooks);
      }
    }
    await rm(this.#recordFile, { force: true });
  }

  #record(): Promise<z.infer<typeof recordSchema> | undefined> {
    return readJson(this.#recordFile, recordSchema);
  }

  get #recordFile(): string {
    return join(this.options.directory, 'process.json');
  }
}

/** Whether the signal reached a process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function readJson<Schema extends z.ZodMiniType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
