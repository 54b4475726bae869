import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The processes that use one simulator: a file for each, named by its process id, so that a killed one is noticed. */
export class SandboxMembers {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = join(directory, 'members');
  }

  async join(name: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    await writeFile(join(this.#directory, name), '');
  }

  async leave(name: string): Promise<void> {
    await rm(join(this.#directory, name), { force: true });
  }

  /** Members whose process lives; the files of the others are removed. */
  async living(): Promise<readonly string[]> {
    const names = await readdir(this.#directory).catch(() => []);
    const living: string[] = [];
    for (const name of names) {
      if (isAlive(Number.parseInt(name, 10))) living.push(name);
      else await this.leave(name);
    }
    return living;
  }
}
